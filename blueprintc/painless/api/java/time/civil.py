"""Arithmetic of the proleptic ISO calendar, for years far beyond ``datetime``, and java.time's exceptions."""

from typing import Never

from blueprintc.jvm.errors import JavaError

NANOS_PER_SECOND = 1_000_000_000
SECONDS_PER_DAY = 86_400
NANOS_PER_DAY = SECONDS_PER_DAY * NANOS_PER_SECOND
MIN_YEAR, MAX_YEAR = -999_999_999, 999_999_999
MIN_SECOND, MAX_SECOND = -31_557_014_167_219_200, 31_556_889_864_403_199
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_leap(year: int) -> bool:
    """``Year.isLeap``."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """Days of the month."""
    return 29 if month == 2 and is_leap(year) else _LENGTHS[month - 1]


def year_length(year: int) -> int:
    """Days of the year."""
    return 366 if is_leap(year) else 365


def first_day_of_year(month: int, leap: bool) -> int:
    """Day of the year on which the month begins."""
    return 1 + sum(_LENGTHS[: month - 1]) + (1 if leap and month > 2 else 0)


def to_epoch_day(year: int, month: int, day: int) -> int:
    """Days since 1970-01-01."""
    shifted = year - (month <= 2)
    era, year_of_era = divmod(shifted, 400)
    day_of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    return era * 146_097 + year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year - 719_468


def from_epoch_day(epoch_day: int) -> tuple[int, int, int]:
    """Year, month and day of the month."""
    era, day_of_era = divmod(epoch_day + 719_468, 146_097)
    year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36_524 - day_of_era // 146_096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted_month = (5 * day_of_year + 2) // 153
    month = shifted_month + (3 if shifted_month < 10 else -9)
    return era * 400 + year_of_era + (month <= 2), month, day_of_year - (153 * shifted_month + 2) // 5 + 1


def date_time_error(message: str) -> Never:
    """Throw ``DateTimeException``."""
    raise JavaError("java.time.DateTimeException", message)


def unsupported(message: str) -> Never:
    """Throw ``UnsupportedTemporalTypeException``."""
    raise JavaError("java.time.temporal.UnsupportedTemporalTypeException", message)


def parse_error(message: str | None, text: str, index: int) -> JavaError:
    """A ``DateTimeParseException``; ``parsed_string`` and ``error_index`` are its getters' values."""
    error = JavaError("java.time.format.DateTimeParseException", message)
    error.parsed_string = text  # type: ignore[attr-defined]
    error.error_index = index  # type: ignore[attr-defined]
    return error


def year_text(year: int) -> str:
    """A year as ``toString`` of the dates prints it: four digits, a sign where needed."""
    if abs(year) < 1000:
        return f"-{-year:04d}" if year < 0 else f"{year:04d}"
    return f"+{year}" if year > 9999 else str(year)


def time_text(hour: int, minute: int, second: int, nano: int) -> str:
    """A time of day as ``LocalTime.toString`` prints it."""
    text = f"{hour:02d}:{minute:02d}"
    if second or nano:
        text += f":{second:02d}"
        if nano:
            text += (
                f".{nano // 1_000_000:03d}"
                if nano % 1_000_000 == 0
                else (f".{nano // 1000:06d}" if nano % 1000 == 0 else f".{nano:09d}")
            )
    return text
