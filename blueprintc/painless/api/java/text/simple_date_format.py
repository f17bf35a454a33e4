"""``java.text.SimpleDateFormat``."""

import re
from typing import Any

from blueprintc.errors import UnsupportedError
from blueprintc.jvm.errors import JavaError
from blueprintc.painless.api.java.text.date_format import DateFormat
from blueprintc.painless.api.java.text.date_format_symbols import DateFormatSymbols
from blueprintc.painless.api.java.time.temporal.week_fields import week_data
from blueprintc.painless.api.java.util.calendar_fields import (
    AM_PM,
    DATE,
    DAY_OF_WEEK,
    DAY_OF_WEEK_IN_MONTH,
    DAY_OF_YEAR,
    DST_OFFSET,
    ERA,
    HOUR,
    HOUR_OF_DAY,
    MILLISECOND,
    MINUTE,
    MONTH,
    SECOND,
    WEEK_OF_MONTH,
    WEEK_OF_YEAR,
    YEAR,
    ZONE_OFFSET,
)
from blueprintc.painless.api.java.util.date import Date
from blueprintc.painless.api.java.util.gregorian_calendar import GregorianCalendar
from blueprintc.painless.api.java.util.locale import Locale
from blueprintc.painless.api.java.util.time_zone import TimeZone
from blueprintc.painless.api.native import bind, require
from blueprintc.painless.values import Runtime

_LETTERS = "GyMdkHmsSEDFwWahKzZYuXL"
_NUMERIC = {
    "d": DATE, "H": HOUR_OF_DAY, "m": MINUTE, "s": SECOND, "S": MILLISECOND, "D": DAY_OF_YEAR,
    "F": DAY_OF_WEEK_IN_MONTH,
    "w": WEEK_OF_YEAR, "W": WEEK_OF_MONTH, "K": HOUR,
}  # fmt: skip


def _illegal(message: str) -> JavaError:
    return JavaError("IllegalArgumentException", message)


def _compiled(pattern: str) -> list[tuple[str, str | int]]:
    """Letters with counts, and (with an empty letter) literal texts."""
    parts: list[tuple[str, str | int]] = []
    literal = ""
    at = 0
    quoted = False
    while at < len(pattern):
        char = pattern[at]
        if char == "'":
            if pattern[at + 1 : at + 2] == "'":
                literal += "'"
                at += 2
                continue
            quoted = not quoted
            at += 1
            continue
        if quoted or not (char.isascii() and char.isalpha()):
            literal += char
            at += 1
            continue
        if char not in _LETTERS:
            raise _illegal(f"Illegal pattern character '{char}'")
        end = at
        while end < len(pattern) and pattern[end] == char:
            end += 1
        if literal:
            parts.append(("", literal))
            literal = ""
        if char == "X" and end - at > 3:
            raise _illegal(f"invalid ISO 8601 format: length={end - at}")
        parts.append((char, end - at))
        at = end
    if quoted:
        raise _illegal("Unterminated quote")
    if literal:
        parts.append(("", literal))
    return parts


class SimpleDateFormat(DateFormat):
    """A date format by pattern."""

    __slots__ = ("century_start", "locale", "parts", "pattern", "symbols")
    JAVA_CLASS = "java.text.SimpleDateFormat"

    def __init__(self, pattern: str, locale: Locale, symbols: DateFormatSymbols) -> None:
        first, minimal = week_data(locale)
        super().__init__(GregorianCalendar(TimeZone.get_default(), first % 7 + 1, minimal))
        self.pattern = pattern
        self.parts = _compiled(pattern)
        self.locale = locale
        self.symbols = symbols
        self.century_start: int | None = None

    @staticmethod
    def new_0() -> "SimpleDateFormat":
        return DateFormat.get_instance()  # type: ignore[return-value]

    @staticmethod
    def new_1(pattern: str) -> "SimpleDateFormat":
        return SimpleDateFormat.new_2(pattern, Locale.ROOT)

    @staticmethod
    def new_2(pattern: str, locale: Locale) -> "SimpleDateFormat":
        require(pattern)
        return SimpleDateFormat(pattern, require(locale), DateFormatSymbols(locale))

    # settings

    def apply_pattern(self, pattern: str) -> None:
        self.parts = _compiled(require(pattern))
        self.pattern = pattern

    def apply_localized_pattern(self, pattern: str) -> None:
        try:
            self.apply_pattern(pattern)
        except JavaError as error:
            raise _illegal((error.message or "").replace("pattern character", "pattern  character")) from error

    def to_pattern(self) -> str:
        return self.pattern

    def to_localized_pattern(self) -> str:
        return self.pattern

    def get_date_format_symbols(self) -> DateFormatSymbols:
        return self.symbols.clone()

    def set_date_format_symbols(self, symbols: DateFormatSymbols) -> None:
        self.symbols = require(symbols).clone()

    def set2_digit_year_start(self, date: Date) -> None:
        self.century_start = require(date).millis

    # formatting

    def date_text(self, millis: int) -> str:
        self.calendar.set_time_in_millis(millis)
        return "".join(
            str(value) if not letter else self._field_text(letter, int(value)) for letter, value in self.parts
        )

    def _field_text(self, letter: str, count: int) -> str:
        """Upstream: SimpleDateFormat.subFormat."""
        get = self.calendar.get
        if letter in _NUMERIC:
            return str(get(_NUMERIC[letter])).rjust(count, "0")
        if letter == "G":
            return self.symbols.eras[get(ERA)]
        if letter in "yY":
            year = self.calendar.get_week_year() if letter == "Y" else get(YEAR)
            return f"{year % 100:02d}" if count == 2 else str(year).rjust(count, "0")
        if letter in "ML":
            month = get(MONTH)
            if count >= 3:
                return (self.symbols.months if count >= 4 else self.symbols.short_months)[month]
            return str(month + 1).rjust(count, "0")
        if letter == "E":
            names = self.symbols.weekdays if count >= 4 else self.symbols.short_weekdays
            return names[get(DAY_OF_WEEK)]
        if letter == "a":
            return self.symbols.am_pm[get(AM_PM)]
        if letter == "k":
            return str(get(HOUR_OF_DAY) or 24).rjust(count, "0")
        if letter == "h":
            return str(get(HOUR) or 12).rjust(count, "0")
        if letter == "u":
            return str((get(DAY_OF_WEEK) - 2) % 7 + 1).rjust(count, "0")
        if letter == "z":
            daylight = get(DST_OFFSET) != 0
            return self.calendar.zone.get_display_name_3(daylight, 1 if count >= 4 else 0, self.locale)
        return self._offset_text(letter, count)

    def _offset_text(self, letter: str, count: int) -> str:
        total = (self.calendar.get(ZONE_OFFSET) + self.calendar.get(DST_OFFSET)) // 60_000
        if letter == "X" and total == 0:
            return "Z"
        sign = "-" if total < 0 else "+"
        hours, minutes = divmod(abs(total), 60)
        if letter == "X" and count == 1:
            return f"{sign}{hours:02d}"
        between = ":" if letter == "X" and count == 3 else ""
        return f"{sign}{hours:02d}{between}{minutes:02d}"

    # parsing

    def parse_2(self, text: str, position: Any) -> Date | None:
        """Upstream: SimpleDateFormat.parse(String, ParsePosition)."""
        start = at = require(position).index
        values: list[tuple[int, int]] = []
        for index, (letter, value) in enumerate(self.parts):
            if not letter:
                literal = str(value)
                end = self._literal(text, at, literal, last=index == len(self.parts) - 1)
                if end < 0:
                    position.index, position.error_index = start, ~end
                    return None
                at = end
                continue
            adjacent = self._adjacent(index)
            end = self._parse_field(text, at, letter, int(value), values, adjacent)
            if end < 0:
                position.index, position.error_index = start, ~end
                return None
            at = end
        calendar = self.calendar.clone()
        calendar.clear_0()
        for field, number in values:
            if field == -1:
                self._two_digit_year(calendar, number)
            else:
                calendar.set_2(field, number)
        try:
            result = calendar.get_time()
        except JavaError:
            position.error_index, position.index = at, start
            return None
        position.index = at
        return result

    @staticmethod
    def _literal(text: str, at: int, literal: str, *, last: bool) -> int:
        if not text.startswith(literal, at):
            for offset, char in enumerate(literal):
                if text[at + offset : at + offset + 1] != char:
                    return ~(at + offset)
        return at + len(literal)

    def _adjacent(self, index: int) -> bool:
        """Whether a number of exactly its count must be read: another number follows without a literal between."""
        if index + 1 >= len(self.parts):
            return False
        following, count = self.parts[index + 1]
        letter, own = self.parts[index]
        numeric = set("dHmsSDFwWKkhyYu")
        follows = following in numeric or (following in ("M", "L") and int(count) <= 2) if following else False
        here = letter in numeric or (letter in ("M", "L") and int(own) <= 2)
        return bool(follows and here)

    def _parse_field(
        self, text: str, at: int, letter: str, count: int, values: list[tuple[int, int]], adjacent: bool
    ) -> int:
        while at < len(text) and text[at] in " \t":
            at += 1
        if at >= len(text):
            return ~at
        if letter == "z" or letter in "ZX":
            return self._parse_zone(text, at, letter, count, values)
        if letter in "GEa" or (letter in "ML" and count >= 3):
            return self._parse_name(text, at, letter, values)
        match = re.compile(r"-?\d+").match(text, at, at + count if adjacent else len(text))
        if match is None or (adjacent and len(match[0]) < count):
            return ~at
        number = int(match[0])
        if not -(2**31) <= number < 2**31:
            number = (number + 2**31) % 2**32 - 2**31
        if letter in "yY":
            if letter == "Y":
                raise UnsupportedError("parsing week years (the pattern letter Y) is not supported")
            two = count <= 2 and len(match[0]) == 2 and match[0].isdigit()
            values.append((-1 if two else YEAR, number))
        elif letter in "ML":
            values.append((MONTH, number - 1))
        elif letter == "k":
            values.append((HOUR_OF_DAY, 0 if number == 24 else number))
        elif letter == "h":
            values.append((HOUR, 0 if number == 12 else number))
        elif letter == "u":
            values.append((DAY_OF_WEEK, number % 7 + 1))
        else:
            values.append((_NUMERIC[letter], number))
        return match.end()

    def _two_digit_year(self, calendar: GregorianCalendar, number: int) -> None:
        if self.century_start is None:
            raise UnsupportedError(
                "parsing two-digit years without set2DigitYearStart is not supported: it asks for the time"
            )
        start = GregorianCalendar(self.calendar.zone)
        start.set_time_in_millis(self.century_start)
        first = start.get(YEAR)
        year = first // 100 * 100 + number
        calendar.set_2(YEAR, year if year >= first else year + 100)

    def _parse_name(self, text: str, at: int, letter: str, values: list[tuple[int, int]]) -> int:
        symbols = self.symbols
        field, tables, shift = {
            "G": (ERA, (symbols.eras,), 0),
            "a": (AM_PM, (symbols.am_pm,), 0),
            "E": (DAY_OF_WEEK, (symbols.weekdays, symbols.short_weekdays), 0),
            "M": (MONTH, (symbols.months, symbols.short_months), 0),
            "L": (MONTH, (symbols.months, symbols.short_months), 0),
        }[letter]
        best = (-1, 0)
        for table in tables:
            for index, name in enumerate(table):
                if name and text[at : at + len(name)].lower() == name.lower() and len(name) > best[1]:
                    best = (index + shift, len(name))
        if best[0] < 0:
            return ~at
        values.append((field, best[0]))
        return at + best[1]

    def _parse_zone(self, text: str, at: int, letter: str, count: int, values: list[tuple[int, int]]) -> int:
        rest = text[at:]
        if letter == "X":
            if rest[0] == "Z":
                end, total = at + 1, 0
            else:
                match = re.match(
                    {1: r"([+-])(\d\d)()", 2: r"([+-])(\d\d)(\d\d)", 3: r"([+-])(\d\d):(\d\d)"}[count], rest
                )
                if match is None:
                    return ~at
                total = (int(match[2]) * 60 + int(match[3] or 0)) * (-1 if match[1] == "-" else 1)
                end = at + match.end()
        else:
            match = re.match(r"(?:GMT)?([+-])(\d{1,2}):?(\d\d)", rest, re.IGNORECASE)
            if match is not None:
                total = (int(match[2]) * 60 + int(match[3])) * (-1 if match[1] == "-" else 1)
                end = at + match.end()
            else:
                match = re.match(r"(GMT|UTC|UT)", rest, re.IGNORECASE)
                if match is None:
                    raise UnsupportedError("parsing names of time zones is not supported")
                total, end = 0, at + match.end()
        values.append((ZONE_OFFSET, total * 60_000))
        values.append((DST_OFFSET, 0))
        return end

    def clone(self) -> "SimpleDateFormat":
        made: SimpleDateFormat = super().clone()
        made.calendar = self.calendar.clone()
        made.symbols = self.symbols.clone()
        return made

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SimpleDateFormat) and (self.pattern, self.symbols) == (other.pattern, other.symbols)

    def hash_code(self) -> int:
        from blueprintc.jvm.hashing import string_hash

        return string_hash(self.pattern)

    def __hash__(self) -> int:
        return self.hash_code()

    def __str__(self) -> str:
        return f'SimpleDateFormat [locale: "{self.locale.get_display_name_0()}", pattern: "{self.pattern}"]\n'


_CLASS = bind(
    SimpleDateFormat,
    "java.text.SimpleDateFormat",
    "java.text.DateFormat",
    constructors="0 1 2",
    methods="applyLocalizedPattern/1 applyPattern/1 getDateFormatSymbols/0 setDateFormatSymbols/1 toLocalizedPattern/0 "
    "toPattern/0",
)
_CLASS.methods({"set2DigitYearStart/1": SimpleDateFormat.set2_digit_year_start})


def _century_start(runtime: Runtime, self: SimpleDateFormat) -> Date:
    if self.century_start is None:
        calendar = GregorianCalendar(self.calendar.zone)
        calendar.set_time_in_millis(runtime.clock() // 1_000_000)
        calendar.add(YEAR, -80)
        self.century_start = calendar.get_time_in_millis()
    return Date(self.century_start)


_CLASS.method("get2DigitYearStart/0", runtime=True)(_century_start)
CLASSES = (_CLASS,)
