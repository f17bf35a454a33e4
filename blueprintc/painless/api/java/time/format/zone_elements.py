"""Offsets and zones in a formatter.

Upstream: OffsetIdPrinterParser, LocalizedOffsetIdPrinterParser, ZoneIdPrinterParser, ZoneTextPrinterParser of
java.time.format.DateTimeFormatterBuilder."""

from typing import Any

from blueprintc.errors import UnsupportedError
from blueprintc.jvm.errors import JavaError
from blueprintc.painless.api.java.time.civil import date_time_error
from blueprintc.painless.api.java.time.format.elements import Element, ParseContext, PrintContext
from blueprintc.painless.api.java.time.format.enums import TextStyle
from blueprintc.painless.api.java.time.format.names import is_english, zone_name
from blueprintc.painless.api.java.time.temporal.chrono_field import ChronoField
from blueprintc.painless.api.java.time.temporal.temporal_queries import ZONE, ZONE_ID

PATTERNS = (
    "+HH", "+HHmm", "+HH:mm", "+HHMM", "+HH:MM", "+HHMMss", "+HH:MM:ss", "+HHMMSS", "+HH:MM:SS", "+HHmmss", "+HH:mm:ss",
    "+H", "+Hmm", "+H:mm", "+HMM", "+H:MM", "+HMMss", "+H:MM:ss", "+HMMSS", "+H:MM:SS", "+Hmmss", "+H:mm:ss",
)  # fmt: skip


def _two_digits(text: str, at: int) -> int:
    digits = text[at : at + 2]
    return int(digits) if len(digits) == 2 and digits.isascii() and digits.isdigit() else -1


class OffsetId(Element):
    """An offset such as ``+01:00``."""

    def __init__(self, pattern: str, zero: str) -> None:
        if pattern not in PATTERNS:
            raise JavaError("IllegalArgumentException", f"Invalid zone offset pattern: {pattern}")
        self.kind = PATTERNS.index(pattern)
        self.style = self.kind % 11
        self.zero = zero

    def format(self, context: PrintContext, out: list[str]) -> bool:
        total = context.value(ChronoField.OFFSET_SECONDS)
        if total is None:
            return False
        hours, minutes, seconds = abs(total) // 3600 % 100, abs(total) // 60 % 60, abs(total) % 60
        colon = ":" if self.style > 0 and self.style % 2 == 0 else ""
        shown = hours
        text = ("-" if total < 0 else "+") + (f"{hours:02d}" if self.kind < 11 else str(hours))
        style = self.style
        if 3 <= style <= 8 or (style >= 9 and seconds) or (style >= 1 and minutes):
            text += f"{colon}{minutes:02d}"
            shown += minutes
            if style in (7, 8) or (style >= 5 and seconds):
                text += f"{colon}{seconds:02d}"
                shown += seconds
        out.append(text if total and shown else self.zero)
        return True

    def parse(self, context: ParseContext, text: str, position: int) -> int:
        if not self.zero:
            if position == len(text):
                return context.set_field(ChronoField.OFFSET_SECONDS, 0, position, position)
        else:
            if position == len(text):
                return ~position
            if context.same(text, position, self.zero):
                return context.set_field(ChronoField.OFFSET_SECONDS, 0, position, position + len(self.zero))
        if position < len(text) and text[position] in "+-":
            end, parts = self._parts(context, text, position + 1)
            if end > 0:
                hours, minutes, seconds = parts
                if hours > 23 or minutes > 59 or seconds > 59:
                    date_time_error("Value out of range: Hour[0-23], Minute[0-59], Second[0-59]")
                total = (hours * 3600 + minutes * 60 + seconds) * (-1 if text[position] == "-" else 1)
                return context.set_field(ChronoField.OFFSET_SECONDS, total, position, end)
        if not self.zero:
            return context.set_field(ChronoField.OFFSET_SECONDS, 0, position, position)
        return ~position

    def _parts(self, context: ParseContext, text: str, at: int) -> tuple[int, list[int]]:
        """End (negative: no offset) and hours, minutes, seconds."""
        style, padded = self.style, self.kind < 11
        colon = style > 0 and style % 2 == 0
        if not context.strict:
            colon = colon or (style == 0 and text[at + 2 : at + 3] == ":")
            if not padded:
                colon = colon or (style == 0 and ":" in text[at + 1 : at + 3])
            style = 10 if colon else 9
        parts = [0, 0, 0]
        hours = _two_digits(text, at)
        if hours >= 0:
            at += 2
        elif not padded and text[at : at + 1].isdigit():
            hours = int(text[at])
            at += 1
        else:
            return -1, parts
        parts[0] = hours
        mandatory = {3: 1, 4: 1, 5: 1, 6: 1, 7: 2, 8: 2}.get(style, 0)
        optional = {1: 1, 2: 1, 5: 2, 6: 2, 9: 2, 10: 2}.get(style, 0)
        for index in (1, 2):
            if index > max(mandatory, optional):
                break
            start = at
            if colon:
                start = at + 1 if text[at : at + 1] == ":" else -1
            value = _two_digits(text, start) if start >= 0 else -1
            if not 0 <= value <= 59:
                if index <= mandatory:
                    return -1, parts
                break
            parts[index] = value
            at = start + 2
        return at, parts

    def __str__(self) -> str:
        zero = self.zero.replace("'", "''")
        return f"Offset({PATTERNS[self.kind]},'{zero}')"


class LocalizedOffset(Element):
    """``GMT+1`` (short) or ``GMT+01:00`` (full)."""

    def __init__(self, style: TextStyle) -> None:
        self.style = style

    def format(self, context: PrintContext, out: list[str]) -> bool:
        total = context.value(ChronoField.OFFSET_SECONDS)
        if total is None:
            return False
        is_english(context.locale)
        text = "GMT"
        if total:
            hours, minutes, seconds = abs(total) // 3600 % 100, abs(total) // 60 % 60, abs(total) % 60
            text += "-" if total < 0 else "+"
            if self.style is TextStyle.FULL:
                text += f"{hours:02d}:{minutes:02d}" + (f":{seconds:02d}" if seconds else "")
            else:
                text += str(hours)
                if minutes or seconds:
                    text += f":{minutes:02d}" + (f":{seconds:02d}" if seconds else "")
        out.append(text)
        return True

    def parse(self, context: ParseContext, text: str, position: int) -> int:
        if not context.same(text, position, "GMT"):
            return ~position
        at = position + 3
        if text[at : at + 1] not in ("+", "-") or not text[at : at + 1]:
            return context.set_field(ChronoField.OFFSET_SECONDS, 0, position, at)
        factor = -1 if text[at] == "-" else 1
        at += 1
        hours = _two_digits(text, at)
        if hours >= 0:
            at += 2
        elif self.style is not TextStyle.FULL and text[at : at + 1].isdigit():
            hours = int(text[at])
            at += 1
        else:
            return ~position
        total = hours * 3600
        if text[at : at + 1] == ":" and (minutes := _two_digits(text, at + 1)) >= 0:
            total += minutes * 60
            at += 3
            if text[at : at + 1] == ":" and (seconds := _two_digits(text, at + 1)) >= 0:
                total += seconds
                at += 3
        elif self.style is TextStyle.FULL:
            return ~position
        return context.set_field(ChronoField.OFFSET_SECONDS, factor * total, position, at)

    def __str__(self) -> str:
        return f"LocalizedOffset({self.style})"


class ZoneIdElement(Element):
    """The id of a zone. ``kind``: ``ZoneId``, ``ZoneRegionId`` (no offsets) or ``ZoneOrOffsetId``."""

    def __init__(self, kind: str) -> None:
        self.kind = kind

    def format(self, context: PrintContext, out: list[str]) -> bool:
        zone = context.query(
            _Region if self.kind == "ZoneRegionId" else ZONE if self.kind == "ZoneOrOffsetId" else ZONE_ID
        )
        if zone is None:
            return False
        out.append(zone.get_id())
        return True

    def parse(self, context: ParseContext, text: str, position: int) -> int:
        from blueprintc.painless.api.java.time.zone.zone_rules_provider import match
        from blueprintc.painless.api.java.time.zone_id import ZoneId
        from blueprintc.painless.api.java.time.zone_offset import ZoneOffset

        if position >= len(text):
            return ~position
        if text[position] in "+-":
            return _offset_based(context, text, position, position, OffsetId("+HH:MM:ss", "Z"))
        for prefix in ("UTC", "UT", "GMT"):
            if context.same(text, position, prefix):
                if prefix == "GMT" and text[position + 3 : position + 4] == "0":
                    context.state.zone = ZoneId.of_1("GMT0")
                    return position + 4
                return _offset_based(context, text, position, position + len(prefix), OffsetId("+HH:MM:ss", "0"))
        name = match(text, position, ignore_case=not context.case_sensitive)
        if name is not None:
            context.state.zone = ZoneId.of_1(name)
            return position + len(name)
        if context.same_char(text[position], "Z"):
            context.state.zone = ZoneOffset.UTC
            return position + 1
        return ~position

    def __str__(self) -> str:
        return f"{self.kind}()"


class _RegionQuery:
    kind = None

    @staticmethod
    def query_from(temporal: Any) -> Any:
        zone = temporal.query(ZONE_ID)
        return None if zone is None or zone.JAVA_CLASS == "java.time.ZoneOffset" else zone

    def __str__(self) -> str:
        return "ZoneRegionId()"


_Region = _RegionQuery()


def _offset_based(context: ParseContext, text: str, start: int, position: int, offset: OffsetId) -> int:
    from blueprintc.painless.api.java.time.zone_id import ZoneId
    from blueprintc.painless.api.java.time.zone_offset import ZoneOffset

    prefix = text[start:position].upper()
    if position >= len(text) or text[position] == "0" or context.same_char(text[position], "Z"):
        context.state.zone = ZoneId.of_1(prefix)
        return position
    inner = context.copy()
    try:
        end = offset.parse(inner, text, position)
        if end < 0:
            if start == position:
                return ~start
            context.state.zone = ZoneId.of_1(prefix)
            return position
        context.state.zone = ZoneId.of_offset(
            prefix, ZoneOffset.of_total_seconds(inner.state.fields[ChronoField.OFFSET_SECONDS])
        )
    except JavaError:
        return ~start
    return end


class ZoneText(Element):
    """The name of a zone; ``generic``: without daylight saving."""

    def __init__(self, style: TextStyle, generic: bool = False) -> None:
        self.style = style
        self.generic = generic

    def format(self, context: PrintContext, out: list[str]) -> bool:
        zone = context.query(ZONE_ID)
        if zone is None:
            return False
        moment = None
        if not self.generic and context.temporal.is_supported(ChronoField.INSTANT_SECONDS):
            moment = context.temporal.get_long(ChronoField.INSTANT_SECONDS)
        out.append(zone_name(zone, self.style, context.locale, moment=moment))
        return True

    def parse(self, context: ParseContext, text: str, position: int) -> int:
        found = ZoneIdElement("ZoneId").parse(context, text, position)
        if found < 0:
            raise UnsupportedError("parsing names of time zones is not supported")
        return found

    def __str__(self) -> str:
        return f"ZoneText({self.style})"
