"""The calendar of ``java.util.Date`` and ``GregorianCalendar``: Julian before a change date, Gregorian after it."""

from blueprintc.painless.api.java.time import civil

CHANGE_DAY = -141_427
"""1582-10-15 as an epoch day, the first of the Gregorian calendar."""
CHANGE_MILLIS = CHANGE_DAY * 86_400_000
_EPOCH_JULIAN = 2_440_588


def from_epoch_day(day: int, change: int = CHANGE_DAY) -> tuple[int, int, int]:
    """Proleptic year (0 is 1 BC), month and day."""
    return civil.from_epoch_day(day) if day >= change else julian_from_epoch_day(day)


def to_epoch_day(year: int, month: int, day: int, change: int = CHANGE_DAY) -> int:
    """The day number; dates that the change left out count on in the Julian calendar."""
    number = civil.to_epoch_day(year, month, day)
    if number >= change:
        return number
    return julian_to_epoch_day(year, month, day)


def julian_from_epoch_day(day: int) -> tuple[int, int, int]:
    """Of the Julian calendar."""
    shifted = day + _EPOCH_JULIAN + 32_082
    year = (4 * shifted + 3) // 1461
    rest = shifted - 1461 * year // 4
    month = (5 * rest + 2) // 153
    return year - 4800 + month // 10, month + 3 - 12 * (month // 10), rest - (153 * month + 2) // 5 + 1


def julian_to_epoch_day(year: int, month: int, day: int) -> int:
    """Of the Julian calendar."""
    before_march = (14 - month) // 12
    shifted_year = year + 4800 - before_march
    shifted_month = month + 12 * before_march - 3
    return day + (153 * shifted_month + 2) // 5 + 365 * shifted_year + shifted_year // 4 - 32_083 - _EPOCH_JULIAN


def is_leap(year: int, change: int = CHANGE_DAY) -> bool:
    """Upstream: GregorianCalendar.isLeapYear: by the rule of the calendar that is in force in that year."""
    change_year = from_epoch_day(change, change)[0]
    return civil.is_leap(year) if year >= change_year else year % 4 == 0
