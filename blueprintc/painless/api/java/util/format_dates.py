"""Dates of ``java.util.Formatter``: the conversions ``%t…``."""

from typing import Any

from blueprintc.errors import UnsupportedError
from blueprintc.jvm.errors import JavaError
from blueprintc.painless.api.java.time.day_of_week import DayOfWeek
from blueprintc.painless.api.java.time.format.enums import TextStyle
from blueprintc.painless.api.java.time.format.names import day_name, month_name, zone_name
from blueprintc.painless.api.java.time.temporal.chrono_field import ChronoField as F
from blueprintc.painless.api.java.time.temporal.temporal_queries import ZONE
from blueprintc.painless.api.java.util.format_exceptions import illegal_conversion
from blueprintc.painless.values import Long, class_name

_COMPOSED = {
    "R": "H:M",
    "T": "H:M:S",
    "r": "I:M:S p",
    "D": "m/d/y",
    "F": "Y-m-d",
    "c": "a b d T Z Y",
}


def date_text(value: Any, letter: str, locale: Any) -> str:
    """The text of one date letter; ``value`` is a Long, Date, Calendar or TemporalAccessor."""
    moment = _temporal(value, letter)
    try:
        return _text(moment, letter, locale)
    except JavaError as error:
        if error.java_class.startswith("java.time"):
            raise illegal_conversion(letter, class_name(value)) from None
        raise


def _temporal(value: Any, letter: str) -> Any:
    from blueprintc.painless.api.java.time.instant import Instant
    from blueprintc.painless.api.java.time.temporal.temporal_accessor import TemporalAccessor
    from blueprintc.painless.api.java.time.zone_id import ZoneId

    if isinstance(value, TemporalAccessor):
        return value
    if type(value) is Long:
        millis, zone = int(value), ZoneId.system_default()
    elif hasattr(value, "to_zoned"):
        return value.to_zoned()
    elif hasattr(value, "millis"):
        millis, zone = value.millis, ZoneId.system_default()
    else:
        raise illegal_conversion(letter, class_name(value))
    return Instant.of_epoch_milli(millis).at_zone(zone)


def _text(moment: Any, letter: str, locale: Any) -> str:
    if letter in _COMPOSED:
        pattern = _COMPOSED[letter]
        out = "".join(_text(moment, char, locale) if char.isalpha() else char for char in pattern)
        return out[:-2] + out[-2:].upper() if letter == "r" else out
    number = _NUMBERS.get(letter)
    if number is not None:
        field, width, change = number
        return str(change(moment.get_long(field))).rjust(width, "0")
    if letter == "Q":
        second = moment.get_long(F.INSTANT_SECONDS)
        return str(second * 1000 + moment.get_long(F.MILLI_OF_SECOND))
    if letter in "aA":
        day = DayOfWeek.of(moment.get(F.DAY_OF_WEEK)).get_value()
        return day_name(day, TextStyle.FULL if letter == "A" else TextStyle.SHORT, locale)
    if letter in "bBh":
        return month_name(moment.get(F.MONTH_OF_YEAR), TextStyle.FULL if letter == "B" else TextStyle.SHORT, locale)
    if letter == "p":
        return ("am", "pm")[moment.get(F.AMPM_OF_DAY)]
    if letter == "z":
        total = moment.get(F.OFFSET_SECONDS)
        minutes = abs(total) // 60
        return f"{'-' if total < 0 else '+'}{minutes // 60:02d}{minutes % 60:02d}"
    if letter == "Z":
        return _zone(moment, locale, letter)
    raise UnsupportedError(f"the date conversion %t{letter} is not supported")


def _zone(moment: Any, locale: Any, letter: str) -> str:
    zone = moment.query(ZONE)
    if zone is None:
        raise illegal_conversion(letter, class_name(moment))
    second = moment.get_long(F.INSTANT_SECONDS) if moment.is_supported(F.INSTANT_SECONDS) else None
    return zone_name(zone, TextStyle.SHORT, locale, moment=second)


def _same(value: int) -> int:
    return value


# letter -> field, width, what is shown of its value
_NUMBERS: dict[str, Any] = {
    "H": (F.HOUR_OF_DAY, 2, _same),
    "k": (F.HOUR_OF_DAY, 1, _same),
    "I": (F.HOUR_OF_DAY, 2, lambda hour: hour % 12 or 12),
    "l": (F.HOUR_OF_DAY, 1, lambda hour: hour % 12 or 12),
    "M": (F.MINUTE_OF_HOUR, 2, _same),
    "S": (F.SECOND_OF_MINUTE, 2, _same),
    "N": (F.NANO_OF_SECOND, 9, _same),
    "L": (F.MILLI_OF_SECOND, 3, _same),
    "s": (F.INSTANT_SECONDS, 1, _same),
    "C": (F.YEAR_OF_ERA, 2, lambda year: year // 100),
    "y": (F.YEAR_OF_ERA, 2, lambda year: year % 100),
    "Y": (F.YEAR_OF_ERA, 4, _same),
    "d": (F.DAY_OF_MONTH, 2, _same),
    "e": (F.DAY_OF_MONTH, 1, _same),
    "j": (F.DAY_OF_YEAR, 3, _same),
    "m": (F.MONTH_OF_YEAR, 2, _same),
}
