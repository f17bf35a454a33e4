"""``java.time.format.DateTimeFormatterBuilder``."""

from typing import Any

from blueprintc.jvm.errors import JavaError
from blueprintc.painless.api.java.time.format.elements import Composite, Default, Element, Literal, Pad, Setting
from blueprintc.painless.api.java.time.format.enums import SignStyle, TextStyle
from blueprintc.painless.api.java.time.format.names import localized_pattern
from blueprintc.painless.api.java.time.format.number_elements import Fraction, InstantElement, Number, Reduced
from blueprintc.painless.api.java.time.format.text_elements import ChronologyElement, FieldText, LocalizedPattern
from blueprintc.painless.api.java.time.format.zone_elements import LocalizedOffset, OffsetId, ZoneIdElement, ZoneText
from blueprintc.painless.api.native import Native, bind, require


def _illegal(message: str) -> JavaError:
    return JavaError("IllegalArgumentException", message)


class DateTimeFormatterBuilder(Native):
    """Elements under construction; ``_parent`` is the builder around an optional group."""

    __slots__ = ("_active", "_number_at", "_optional", "_pad", "_parent", "_parts")
    JAVA_CLASS = "java.time.format.DateTimeFormatterBuilder"

    def __init__(self, parent: "DateTimeFormatterBuilder | None" = None) -> None:
        self._active: DateTimeFormatterBuilder = self
        self._parent = parent
        self._optional = parent is not None
        self._parts: list[Element] = []
        self._number_at = -1
        self._pad: tuple[int, str] | None = None

    @staticmethod
    def new_0() -> "DateTimeFormatterBuilder":
        return DateTimeFormatterBuilder()

    @staticmethod
    def get_localized_date_time_pattern(date: Any, time: Any, chronology: Any, locale: Any) -> str:
        require(locale, "locale")
        require(chronology, "chrono")
        if date is None and time is None:
            raise _illegal("Either dateStyle or timeStyle must be non-null")
        return localized_pattern(date, time, locale)

    # building

    def add(self, element: Element) -> "DateTimeFormatterBuilder":
        """Append an element, padded if padding was asked for."""
        active = self._active
        if active._pad is not None:
            element = Pad(element, *active._pad)
            active._pad = None
        active._parts.append(element)
        active._number_at = -1
        return self

    def add_number(self, number: Number) -> "DateTimeFormatterBuilder":
        """Append a number; numbers that follow each other directly share their digits (adjacent value parsing)."""
        active = self._active
        at = active._number_at
        first = active._parts[at] if at >= 0 else None
        if not isinstance(first, Number):
            self.add(number)
            active._number_at = len(active._parts) - 1
        elif number.least == number.most and number.sign is SignStyle.NOT_NEGATIVE:
            self.add(number.fixed_width())
            active._number_at = at
            active._parts[at] = first.followed_by(number.most)
        else:
            self.add(number)
            active._number_at = len(active._parts) - 1
            active._parts[at] = first.fixed_width()
        return self

    def append(self, formatter: Any) -> "DateTimeFormatterBuilder":
        return self.add(require(formatter, "formatter").composite(optional=False))

    def append_optional(self, formatter: Any) -> "DateTimeFormatterBuilder":
        return self.add(require(formatter, "formatter").composite(optional=True))

    def append_value_1(self, field: Any) -> "DateTimeFormatterBuilder":
        return self.add_number(Number(require(field, "field"), 1, 19, SignStyle.NORMAL))

    def append_value_2(self, field: Any, width: int) -> "DateTimeFormatterBuilder":
        require(field, "field")
        if not 1 <= width <= 19:
            raise _illegal(f"The width must be from 1 to 19 inclusive but was {width}")
        return self.add_number(Number(field, width, width, SignStyle.NOT_NEGATIVE))

    def append_value_4(self, field: Any, least: int, most: int, sign: SignStyle) -> "DateTimeFormatterBuilder":
        if least == most and sign is SignStyle.NOT_NEGATIVE:
            return self.append_value_2(field, most)
        require(field, "field")
        require(sign, "signStyle")
        if not 1 <= least <= 19:
            raise _illegal(f"The minimum width must be from 1 to 19 inclusive but was {least}")
        if not 1 <= most <= 19:
            raise _illegal(f"The maximum width must be from 1 to 19 inclusive but was {most}")
        if most < least:
            raise _illegal(f"The maximum width must exceed or equal the minimum width but {most} < {least}")
        return self.add_number(Number(field, least, most, sign))

    def append_value_reduced(self, field: Any, least: int, most: int, base: int) -> "DateTimeFormatterBuilder":
        require(field, "field")
        if not 1 <= least <= 10:
            raise _illegal(f"The minWidth must be from 1 to 10 inclusive but was {least}")
        if not 1 <= most <= 10:
            raise _illegal(f"The maxWidth must be from 1 to 10 inclusive but was {least}")
        if most < least:
            raise _illegal(f"Maximum width must exceed or equal the minimum width but {most} < {least}")
        if not field.range().is_valid_value(base):
            raise _illegal("The base value must be within the range of the field")
        if base + 10**most > 2**31 - 1:
            raise JavaError(
                "java.time.DateTimeException",
                "Unable to add printer-parser as the range exceeds the capacity of an int",
            )
        return self.add_number(Reduced(field, least, most, base))

    def append_fraction(self, field: Any, least: int, most: int, point: bool) -> "DateTimeFormatterBuilder":
        if not require(field, "field").range().is_fixed():
            raise _illegal(f"Field must have a fixed set of values: {field}")
        if not 0 <= least <= 9:
            raise _illegal(f"Minimum width must be from 0 to 9 inclusive but was {least}")
        if not 1 <= most <= 9:
            raise _illegal(f"Maximum width must be from 1 to 9 inclusive but was {most}")
        if most < least:
            raise _illegal(f"Maximum width must exceed or equal the minimum width but {most} < {least}")
        element = Fraction(field, least, most, point)
        return self.add_number(element) if least == most and not point else self.add(element)

    def append_text_1(self, field: Any) -> "DateTimeFormatterBuilder":
        return self.append_text_2(field, TextStyle.FULL)

    def append_text_2(self, field: Any, style: Any) -> "DateTimeFormatterBuilder":
        """``style`` may be a map of the texts by value instead."""
        from blueprintc.painless.values import JavaMap

        require(field, "field")
        if isinstance(require(style, "textStyle"), JavaMap):
            table = {int(value): text for value, text in style.java_items()}
            return self.add(FieldText(field, TextStyle.FULL, table))
        return self.add(FieldText(field, style))

    def append_literal(self, text: str) -> "DateTimeFormatterBuilder":
        return self.add(Literal(text)) if require(text, "literal") else self

    def append_pattern(self, pattern: str) -> "DateTimeFormatterBuilder":
        from blueprintc.painless.api.java.time.format.pattern import append_pattern

        append_pattern(self, require(pattern, "pattern"))
        return self

    def append_instant_0(self) -> "DateTimeFormatterBuilder":
        return self.add(InstantElement(-2))

    def append_instant_1(self, digits: int) -> "DateTimeFormatterBuilder":
        if not -1 <= digits <= 9:
            raise _illegal(f"The fractional digits must be from -1 to 9 inclusive but was {digits}")
        return self.add(InstantElement(digits))

    def append_offset_id(self) -> "DateTimeFormatterBuilder":
        return self.add(OffsetId("+HH:MM:ss", "Z"))

    def append_offset(self, pattern: str, zero: str) -> "DateTimeFormatterBuilder":
        return self.add(OffsetId(require(pattern, "pattern"), require(zero, "noOffsetText")))

    def append_localized_offset(self, style: TextStyle) -> "DateTimeFormatterBuilder":
        if require(style, "style") not in (TextStyle.FULL, TextStyle.SHORT):
            raise _illegal("Style must be either full or short")
        return self.add(LocalizedOffset(style))

    def append_zone_id(self) -> "DateTimeFormatterBuilder":
        return self.add(ZoneIdElement("ZoneId"))

    def append_zone_region_id(self) -> "DateTimeFormatterBuilder":
        return self.add(ZoneIdElement("ZoneRegionId"))

    def append_zone_or_offset_id(self) -> "DateTimeFormatterBuilder":
        return self.add(ZoneIdElement("ZoneOrOffsetId"))

    def append_zone_text_1(self, style: TextStyle) -> "DateTimeFormatterBuilder":
        return self.add(ZoneText(require(style)))

    def append_zone_text_2(self, style: TextStyle, preferred: Any) -> "DateTimeFormatterBuilder":
        require(preferred, "preferredZones")
        return self.add(ZoneText(require(style)))

    def append_chronology_id(self) -> "DateTimeFormatterBuilder":
        return self.add(ChronologyElement(None))

    def append_chronology_text(self, style: TextStyle) -> "DateTimeFormatterBuilder":
        return self.add(ChronologyElement(require(style, "textStyle")))

    def append_localized(self, date: Any, time: Any) -> "DateTimeFormatterBuilder":
        if date is None and time is None:
            raise _illegal("Either the date or time style must be non-null")
        return self.add(LocalizedPattern(date, time))

    def optional_start(self) -> "DateTimeFormatterBuilder":
        self._active._number_at = -1
        self._active = DateTimeFormatterBuilder(self._active)
        return self

    def optional_end(self) -> "DateTimeFormatterBuilder":
        group = self._active
        if group._parent is None:
            raise JavaError(
                "IllegalStateException",
                "Cannot call optionalEnd() as there was no previous call to optionalStart()",
            )
        self._active = group._parent
        if group._parts:
            self.add(Composite(group._parts, group._optional))
        return self

    @property
    def in_optional(self) -> bool:
        """Whether an optional group is open."""
        return self._active._parent is not None

    def pad_next_1(self, width: int) -> "DateTimeFormatterBuilder":
        return self.pad_next_2(width, ord(" "))

    def pad_next_2(self, width: int, char: int) -> "DateTimeFormatterBuilder":
        if width < 1:
            raise _illegal(f"The pad width must be at least one but was {width}")
        self._active._pad = (width, chr(char))
        self._active._number_at = -1
        return self

    def parse_case_sensitive(self) -> "DateTimeFormatterBuilder":
        return self.add(Setting("case_sensitive", True))

    def parse_case_insensitive(self) -> "DateTimeFormatterBuilder":
        return self.add(Setting("case_sensitive", False))

    def parse_strict(self) -> "DateTimeFormatterBuilder":
        return self.add(Setting("strict", True))

    def parse_lenient(self) -> "DateTimeFormatterBuilder":
        return self.add(Setting("strict", False))

    def parse_defaulting(self, field: Any, value: int) -> "DateTimeFormatterBuilder":
        return self.add(Default(require(field, "field"), value))

    # result

    def composite(self) -> Composite:
        """All elements; closes open groups."""
        while self._active._parent is not None:
            self.optional_end()
        return Composite(list(self._parts))

    def to_formatter_0(self) -> Any:
        from blueprintc.painless.api.java.util.locale import Locale

        return self.to_formatter_1(Locale.ROOT)

    def to_formatter_1(self, locale: Any) -> Any:
        from blueprintc.painless.api.java.time.format.date_time_formatter import DateTimeFormatter

        return DateTimeFormatter(self.composite(), require(locale, "locale"))


CLASSES = (
    bind(
        DateTimeFormatterBuilder,
        "java.time.format.DateTimeFormatterBuilder",
        constructors="0",
        statics="getLocalizedDateTimePattern/4",
        methods="append/1 appendChronologyId/0 appendChronologyText/1 appendFraction/4 appendInstant/0 "
        "appendInstant/1 appendLiteral/1 appendLocalized/2 appendLocalizedOffset/1 appendOffset/2 appendOffsetId/0 "
        "appendOptional/1 appendPattern/1 appendText/1 appendText/2 appendValue/1 appendValue/2 appendValue/4 "
        "appendValueReduced/4 appendZoneId/0 appendZoneOrOffsetId/0 appendZoneRegionId/0 appendZoneText/1 "
        "appendZoneText/2 optionalEnd/0 optionalStart/0 padNext/1 padNext/2 parseCaseInsensitive/0 "
        "parseCaseSensitive/0 parseDefaulting/2 parseLenient/0 parseStrict/0 toFormatter/0 toFormatter/1",
    ),
)
