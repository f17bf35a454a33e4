"""Pattern letters of ``DateTimeFormatter.ofPattern``.

Upstream: DateTimeFormatterBuilder.parsePattern and parseField.
"""

from typing import TYPE_CHECKING, Any, Never

from blueprintc.jvm.errors import JavaError
from blueprintc.painless.api.java.time.format.enums import SignStyle, TextStyle
from blueprintc.painless.api.java.time.format.number_elements import Reduced, WeekBased
from blueprintc.painless.api.java.time.format.text_elements import DayPeriod, FieldText
from blueprintc.painless.api.java.time.format.zone_elements import PATTERNS, ZoneText
from blueprintc.painless.api.java.time.local_date import LocalDate
from blueprintc.painless.api.java.time.temporal.chrono_field import ChronoField as F
from blueprintc.painless.api.java.time.temporal.iso_fields import IsoFields
from blueprintc.painless.api.java.time.temporal.julian_fields import JulianFields

if TYPE_CHECKING:
    from blueprintc.painless.api.java.time.format.date_time_formatter_builder import DateTimeFormatterBuilder

_FIELDS: dict[str, Any] = {
    "G": F.ERA,
    "y": F.YEAR_OF_ERA,
    "u": F.YEAR,
    "Q": IsoFields.QUARTER_OF_YEAR,
    "q": IsoFields.QUARTER_OF_YEAR,
    "M": F.MONTH_OF_YEAR,
    "L": F.MONTH_OF_YEAR,
    "D": F.DAY_OF_YEAR,
    "d": F.DAY_OF_MONTH,
    "F": F.ALIGNED_WEEK_OF_MONTH,
    "E": F.DAY_OF_WEEK,
    "c": F.DAY_OF_WEEK,
    "e": F.DAY_OF_WEEK,
    "a": F.AMPM_OF_DAY,
    "H": F.HOUR_OF_DAY,
    "k": F.CLOCK_HOUR_OF_DAY,
    "K": F.HOUR_OF_AMPM,
    "h": F.CLOCK_HOUR_OF_AMPM,
    "m": F.MINUTE_OF_HOUR,
    "s": F.SECOND_OF_MINUTE,
    "S": F.NANO_OF_SECOND,
    "A": F.MILLI_OF_DAY,
    "n": F.NANO_OF_SECOND,
    "N": F.NANO_OF_DAY,
    "g": JulianFields.MODIFIED_JULIAN_DAY,
}
_BASE = LocalDate(2000, 1, 1)
_STYLES = {3: TextStyle.SHORT, 4: TextStyle.FULL, 5: TextStyle.NARROW}


def _illegal(message: str) -> Never:
    raise JavaError("IllegalArgumentException", message)


def _too_many(letter: str) -> Never:
    _illegal(f"Too many pattern letters: {letter}")


def append_pattern(builder: "DateTimeFormatterBuilder", pattern: str) -> None:
    """Append what the pattern says, or IllegalArgumentException."""
    at = 0
    while at < len(pattern):
        char = pattern[at]
        if char.isascii() and char.isalpha():
            at = _letters(builder, pattern, at)
        elif char == "'":
            at = _quoted(builder, pattern, at)
        elif char == "[":
            builder.optional_start()
        elif char == "]":
            if not builder.in_optional:
                _illegal("Pattern invalid as it contains ] without previous [")
            builder.optional_end()
        elif char in "{}#":
            _illegal(f"Pattern includes reserved character: '{char}'")
        else:
            builder.append_literal(char)
        at += 1


def _run_end(pattern: str, at: int) -> int:
    end = at
    while end < len(pattern) and pattern[end] == pattern[at]:
        end += 1
    return end


def _letters(builder: "DateTimeFormatterBuilder", pattern: str, at: int) -> int:
    """Handle a run of one letter; gives the index of its last character."""
    end = _run_end(pattern, at)
    letter, count = pattern[at], end - at
    if letter == "p":
        if not (end < len(pattern) and pattern[end].isascii() and pattern[end].isalpha()):
            _illegal(f"Pad letter 'p' must be followed by valid pad pattern: {pattern}")
        builder.pad_next_1(count)
        at, end = end, _run_end(pattern, end)
        letter, count = pattern[at], end - at
    field = _FIELDS.get(letter)
    if field is not None:
        _field(builder, letter, count, field)
    else:
        _other(builder, letter, count)
    return end - 1


def _quoted(builder: "DateTimeFormatterBuilder", pattern: str, at: int) -> int:
    end = at + 1
    while end < len(pattern):
        if pattern[end] == "'":
            if pattern[end + 1 : end + 2] != "'":
                break
            end += 1
        end += 1
    if end >= len(pattern):
        _illegal(f"Pattern ends with an incomplete string literal: {pattern}")
    text = pattern[at + 1 : end]
    builder.append_literal(text.replace("''", "'") if text else "'")
    return end


def _other(builder: "DateTimeFormatterBuilder", letter: str, count: int) -> None:
    if letter in ("z", "v"):
        _zone_text(builder, letter, count)
    elif letter == "V":
        if count != 2:
            _illegal(f"Pattern letter count must be 2: {letter}")
        builder.append_zone_id()
    elif letter == "Z":
        if count < 4:
            builder.append_offset("+HHMM", "+0000")
        elif count == 4:
            builder.append_localized_offset(TextStyle.FULL)
        elif count == 5:
            builder.append_offset("+HH:MM:ss", "Z")
        else:
            _too_many(letter)
    elif letter == "O":
        if count not in (1, 4):
            _illegal(f"Pattern letter count must be 1 or 4: {letter}")
        builder.append_localized_offset(TextStyle.SHORT if count == 1 else TextStyle.FULL)
    elif letter in ("X", "x"):
        if count > 5:
            _too_many(letter)
        zero = "Z" if letter == "X" else "+00" if count == 1 else "+0000" if count % 2 == 0 else "+00:00"
        builder.append_offset(PATTERNS[count + (count != 1)], zero)
    elif letter in ("W", "w", "Y"):
        if (letter == "W" and count > 1) or (letter == "w" and count > 2):
            _too_many(letter)
        most = {"W": count, "w": 2, "Y": 2 if count == 2 else 19}[letter]
        builder.add_number(WeekBased(letter, count, count, most))
    elif letter == "B":
        styles = {1: TextStyle.SHORT, 4: TextStyle.FULL, 5: TextStyle.NARROW}
        if count not in styles:
            _illegal(f"Wrong number of pattern letters: {letter}")
        builder.add(DayPeriod(styles[count]))
    else:
        _illegal(f"Unknown pattern letter: {letter}")


def _zone_text(builder: "DateTimeFormatterBuilder", letter: str, count: int) -> None:
    if letter == "z" and count > 4:
        _too_many(letter)
    if letter == "v" and count not in (1, 4):
        _illegal(f"Wrong number of pattern letters: {letter}")
    builder.add(ZoneText(TextStyle.FULL if count == 4 else TextStyle.SHORT, generic=letter == "v"))


def _field(builder: "DateTimeFormatterBuilder", letter: str, count: int, field: Any) -> None:
    if letter in ("u", "y"):
        if count == 2:
            builder.add_number(Reduced(field, 2, 2, _BASE))
        else:
            sign = SignStyle.NORMAL if count < 4 else SignStyle.EXCEEDS_PAD
            builder.append_value_4(field, count, 19, sign)
    elif letter in "cLqMQEe":
        _text_or_number(builder, letter, count, field)
    elif letter == "a":
        if count != 1:
            _too_many(letter)
        builder.append_text_2(field, TextStyle.SHORT)
    elif letter == "G":
        if count > 5:
            _too_many(letter)
        builder.append_text_2(field, _STYLES.get(count, TextStyle.SHORT))
    elif letter == "S":
        builder.append_fraction(field, count, count, False)
    elif letter == "F":
        if count != 1:
            _too_many(letter)
        builder.append_value_1(field)
    elif letter in "dhHkKms":
        if count > 2:
            _too_many(letter)
        builder.append_value_1(field) if count == 1 else builder.append_value_2(field, count)
    elif letter == "D":
        if count > 3:
            _too_many(letter)
        if count == 1:
            builder.append_value_1(field)
        else:
            builder.append_value_4(field, count, 3, SignStyle.NOT_NEGATIVE)
    elif letter == "g":
        builder.append_value_4(field, count, 19, SignStyle.NORMAL)
    else:  # A n N
        builder.append_value_4(field, count, 19, SignStyle.NOT_NEGATIVE)


def _text_or_number(builder: "DateTimeFormatterBuilder", letter: str, count: int, field: Any) -> None:
    if letter == "c":
        if count == 1:
            builder.add_number(WeekBased(letter, count, count, count))
            return
        if count == 2:
            _illegal('Invalid pattern "cc"')
    standalone = letter in "cLq"
    if count in _STYLES:
        style = _STYLES[count]
        builder.add(FieldText(field, style.as_standalone() if standalone else style))
    elif count > 5:
        _too_many(letter)
    elif letter == "e":
        builder.add_number(WeekBased(letter, count, count, count))
    elif letter == "E":
        builder.append_text_2(field, TextStyle.SHORT)
    elif count == 1:
        builder.append_value_1(field)
    else:
        builder.append_value_2(field, 2)
