"""Texts in a formatter: names of field values, day periods, chronologies, localized patterns."""

from typing import Any

from blueprintc.errors import UnsupportedError
from blueprintc.painless.api.java.time.format.elements import Composite, Element, ParseContext, PrintContext
from blueprintc.painless.api.java.time.format.enums import SignStyle, TextStyle
from blueprintc.painless.api.java.time.format.names import day_period, era_name, field_text, localized_pattern, texts
from blueprintc.painless.api.java.time.format.number_elements import Number
from blueprintc.painless.api.java.time.temporal.chrono_field import ChronoField
from blueprintc.painless.api.java.time.temporal.temporal_queries import CHRONOLOGY


class FieldText(Element):
    """The text of a field's value, or the number where there is none. ``table``: own texts by value."""

    def __init__(self, field: Any, style: TextStyle, table: dict[int, str] | None = None) -> None:
        self.field = field
        self.style = style
        self.table = table
        self._number = Number(field, 1, 19, SignStyle.NORMAL)

    def format(self, context: PrintContext, out: list[str]) -> bool:
        value = context.value(self.field)
        if value is None:
            return False
        if self.table is not None:
            text = self.table.get(value)
        else:
            chronology = context.temporal.query(CHRONOLOGY)
            if (
                self.field is ChronoField.MONTH_OF_YEAR
                and chronology is not None
                and chronology.get_id().startswith("Hijrah")
            ):
                raise UnsupportedError("texts of months of the Hijrah calendar are not supported")
            if chronology is None or chronology.get_id() == "ISO" or self.field is not ChronoField.ERA:
                text = field_text(self.field, value, self.style, context.locale)
            else:
                text = era_name(chronology.era_of(value), self.style, context.locale)
        if text is None:
            return self._number.format(context, out)
        out.append(text)
        return True

    def parse(self, context: ParseContext, text: str, position: int) -> int:
        if position > len(text):
            return ~position
        style = self.style if context.strict else None
        known = (
            sorted(((t, v) for v, t in self.table.items()), key=lambda pair: -len(pair[0]))
            if self.table is not None
            else self._texts(context, style)
        )
        for candidate, value in known:
            if context.same(text, position, candidate):
                return context.set_field(self.field, value, position, position + len(candidate))
        if context.strict and known:
            return ~position
        return self._number.parse(context, text, position)

    def _texts(self, context: ParseContext, style: TextStyle | None) -> list[tuple[str, int]]:
        chronology = context.chronology()
        if chronology.get_id() != "ISO" and self.field is ChronoField.ERA:
            pairs = [(era_name(era, self.style, context.locale), era.get_value()) for era in chronology.eras()]
            return sorted(pairs, key=lambda pair: -len(pair[0]))
        return texts(self.field, style, context.locale)

    def __str__(self) -> str:
        return f"Text({self.field})" if self.style is TextStyle.FULL else f"Text({self.field},{self.style})"


class DayPeriod(Element):
    """The letter ``B``."""

    def __init__(self, style: TextStyle) -> None:
        self.style = style

    def format(self, context: PrintContext, out: list[str]) -> bool:
        hour = context.value(ChronoField.HOUR_OF_DAY)
        if hour is None:
            return False
        minute = 0
        if context.temporal.is_supported(ChronoField.MINUTE_OF_HOUR):
            minute = int(context.temporal.get_long(ChronoField.MINUTE_OF_HOUR))
        out.append(day_period(hour % 24 * 60 + minute, self.style, context.locale))
        return True

    def parse(self, context: ParseContext, text: str, position: int) -> int:
        raise UnsupportedError("parsing day periods (the pattern letter B) is not supported")

    def __str__(self) -> str:
        return f"DayPeriod({self.style})"


class ChronologyElement(Element):
    """The id of the calendar, or its name in a style."""

    def __init__(self, style: TextStyle | None) -> None:
        self.style = style

    def _text(self, chronology: Any, locale: Any) -> str:
        if self.style is None:
            return str(chronology.get_id())
        return str(chronology.get_display_name(self.style, locale))

    def format(self, context: PrintContext, out: list[str]) -> bool:
        chronology = context.query(CHRONOLOGY)
        if chronology is None:
            return False
        out.append(self._text(chronology, context.locale))
        return True

    def parse(self, context: ParseContext, text: str, position: int) -> int:
        from blueprintc.painless.api.java.time.chrono.chronology import NAMES, find

        best = None
        for name in NAMES:
            chronology = find(name)
            candidate = self._text(chronology, context.locale)
            if context.same(text, position, candidate) and (best is None or len(candidate) > best[0]):
                best = (len(candidate), chronology)
        if best is None:
            return ~position
        context.state.chronology = best[1]
        return position + best[0]

    def __str__(self) -> str:
        return "java.time.format.DateTimeFormatterBuilder$ChronoPrinterParser@0"


class LocalizedPattern(Element):
    """The locale's own pattern of a date style and a time style."""

    def __init__(self, date: Any, time: Any) -> None:
        self.date = date
        self.time = time

    def _inner(self, locale: Any) -> Composite:
        from blueprintc.painless.api.java.time.format.date_time_formatter_builder import DateTimeFormatterBuilder

        return DateTimeFormatterBuilder().append_pattern(localized_pattern(self.date, self.time, locale)).composite()

    def format(self, context: PrintContext, out: list[str]) -> bool:
        return self._inner(context.locale).format(context, out)

    def parse(self, context: ParseContext, text: str, position: int) -> int:
        return self._inner(context.locale).parse(context, text, position)

    def __str__(self) -> str:
        date, time = self.date or "", self.time or ""
        return f"Localized({date},{time})"
