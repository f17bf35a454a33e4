"""``java.time.temporal.ChronoField``."""

from typing import Any, ClassVar

from blueprintc.painless.api.java.time.civil import (
    MAX_SECOND,
    MAX_YEAR,
    MIN_SECOND,
    MIN_YEAR,
    NANOS_PER_DAY,
    NANOS_PER_SECOND,
)
from blueprintc.painless.api.java.time.temporal.chrono_unit import ChronoUnit
from blueprintc.painless.api.java.time.temporal.temporal_field import TemporalField
from blueprintc.painless.api.java.time.temporal.temporal_unit import TemporalUnit
from blueprintc.painless.api.java.time.temporal.value_range import ValueRange
from blueprintc.painless.api.native import NativeEnum, bind, require

_MIN_EPOCH_DAY, _MAX_EPOCH_DAY = -365_243_219_162, 365_241_780_471

# name, text, base unit, range unit, range (2 to 4 numbers)
_FIELDS: tuple[tuple[str, str, str, str, tuple[int, ...]], ...] = (
    ("NANO_OF_SECOND", "NanoOfSecond", "NANOS", "SECONDS", (0, NANOS_PER_SECOND - 1)),
    ("NANO_OF_DAY", "NanoOfDay", "NANOS", "DAYS", (0, NANOS_PER_DAY - 1)),
    ("MICRO_OF_SECOND", "MicroOfSecond", "MICROS", "SECONDS", (0, 999_999)),
    ("MICRO_OF_DAY", "MicroOfDay", "MICROS", "DAYS", (0, 86_400_000_000 - 1)),
    ("MILLI_OF_SECOND", "MilliOfSecond", "MILLIS", "SECONDS", (0, 999)),
    ("MILLI_OF_DAY", "MilliOfDay", "MILLIS", "DAYS", (0, 86_400_000 - 1)),
    ("SECOND_OF_MINUTE", "SecondOfMinute", "SECONDS", "MINUTES", (0, 59)),
    ("SECOND_OF_DAY", "SecondOfDay", "SECONDS", "DAYS", (0, 86_399)),
    ("MINUTE_OF_HOUR", "MinuteOfHour", "MINUTES", "HOURS", (0, 59)),
    ("MINUTE_OF_DAY", "MinuteOfDay", "MINUTES", "DAYS", (0, 1439)),
    ("HOUR_OF_AMPM", "HourOfAmPm", "HOURS", "HALF_DAYS", (0, 11)),
    ("CLOCK_HOUR_OF_AMPM", "ClockHourOfAmPm", "HOURS", "HALF_DAYS", (1, 12)),
    ("HOUR_OF_DAY", "HourOfDay", "HOURS", "DAYS", (0, 23)),
    ("CLOCK_HOUR_OF_DAY", "ClockHourOfDay", "HOURS", "DAYS", (1, 24)),
    ("AMPM_OF_DAY", "AmPmOfDay", "HALF_DAYS", "DAYS", (0, 1)),
    ("DAY_OF_WEEK", "DayOfWeek", "DAYS", "WEEKS", (1, 7)),
    ("ALIGNED_DAY_OF_WEEK_IN_MONTH", "AlignedDayOfWeekInMonth", "DAYS", "WEEKS", (1, 7)),
    ("ALIGNED_DAY_OF_WEEK_IN_YEAR", "AlignedDayOfWeekInYear", "DAYS", "WEEKS", (1, 7)),
    ("DAY_OF_MONTH", "DayOfMonth", "DAYS", "MONTHS", (1, 28, 31)),
    ("DAY_OF_YEAR", "DayOfYear", "DAYS", "YEARS", (1, 365, 366)),
    ("EPOCH_DAY", "EpochDay", "DAYS", "FOREVER", (_MIN_EPOCH_DAY, _MAX_EPOCH_DAY)),
    ("ALIGNED_WEEK_OF_MONTH", "AlignedWeekOfMonth", "WEEKS", "MONTHS", (1, 4, 5)),
    ("ALIGNED_WEEK_OF_YEAR", "AlignedWeekOfYear", "WEEKS", "YEARS", (1, 53)),
    ("MONTH_OF_YEAR", "MonthOfYear", "MONTHS", "YEARS", (1, 12)),
    ("PROLEPTIC_MONTH", "ProlepticMonth", "MONTHS", "FOREVER", (MIN_YEAR * 12, MAX_YEAR * 12 + 11)),
    ("YEAR_OF_ERA", "YearOfEra", "YEARS", "FOREVER", (1, MAX_YEAR, MAX_YEAR + 1)),
    ("YEAR", "Year", "YEARS", "FOREVER", (MIN_YEAR, MAX_YEAR)),
    ("ERA", "Era", "ERAS", "FOREVER", (0, 1)),
    ("INSTANT_SECONDS", "InstantSeconds", "SECONDS", "FOREVER", (MIN_SECOND, MAX_SECOND)),
    ("OFFSET_SECONDS", "OffsetSeconds", "SECONDS", "FOREVER", (-18 * 3600, 18 * 3600)),
)

_DISPLAY_NAMES = {  # locale ROOT and English
    "AMPM_OF_DAY": ("Dayperiod", "AM/PM"),
    "DAY_OF_WEEK": ("Day of the Week", "day of the week"),
    "MONTH_OF_YEAR": ("Month", "month"),
    "YEAR": ("Year", "year"),
    "ERA": ("Era", "era"),
    "HOUR_OF_DAY": ("Hour", "hour"),
    "MINUTE_OF_HOUR": ("Minute", "minute"),
    "SECOND_OF_MINUTE": ("Second", "second"),
}


class ChronoField(TemporalField, NativeEnum):
    """The standard fields."""

    __slots__ = ("_base", "_limits", "_range", "text")
    JAVA_CLASS = "java.time.temporal.ChronoField"
    is_chrono = True

    NANO_OF_SECOND: "ClassVar[ChronoField]"
    NANO_OF_DAY: "ClassVar[ChronoField]"
    MICRO_OF_SECOND: "ClassVar[ChronoField]"
    MICRO_OF_DAY: "ClassVar[ChronoField]"
    MILLI_OF_SECOND: "ClassVar[ChronoField]"
    MILLI_OF_DAY: "ClassVar[ChronoField]"
    SECOND_OF_MINUTE: "ClassVar[ChronoField]"
    SECOND_OF_DAY: "ClassVar[ChronoField]"
    MINUTE_OF_HOUR: "ClassVar[ChronoField]"
    MINUTE_OF_DAY: "ClassVar[ChronoField]"
    HOUR_OF_AMPM: "ClassVar[ChronoField]"
    CLOCK_HOUR_OF_AMPM: "ClassVar[ChronoField]"
    HOUR_OF_DAY: "ClassVar[ChronoField]"
    CLOCK_HOUR_OF_DAY: "ClassVar[ChronoField]"
    AMPM_OF_DAY: "ClassVar[ChronoField]"
    DAY_OF_WEEK: "ClassVar[ChronoField]"
    ALIGNED_DAY_OF_WEEK_IN_MONTH: "ClassVar[ChronoField]"
    ALIGNED_DAY_OF_WEEK_IN_YEAR: "ClassVar[ChronoField]"
    DAY_OF_MONTH: "ClassVar[ChronoField]"
    DAY_OF_YEAR: "ClassVar[ChronoField]"
    EPOCH_DAY: "ClassVar[ChronoField]"
    ALIGNED_WEEK_OF_MONTH: "ClassVar[ChronoField]"
    ALIGNED_WEEK_OF_YEAR: "ClassVar[ChronoField]"
    MONTH_OF_YEAR: "ClassVar[ChronoField]"
    PROLEPTIC_MONTH: "ClassVar[ChronoField]"
    YEAR_OF_ERA: "ClassVar[ChronoField]"
    YEAR: "ClassVar[ChronoField]"
    ERA: "ClassVar[ChronoField]"
    INSTANT_SECONDS: "ClassVar[ChronoField]"
    OFFSET_SECONDS: "ClassVar[ChronoField]"

    def __init__(self, name: str, ordinal: int) -> None:
        super().__init__(name, ordinal)
        _, self.text, base, range_, limits = _FIELDS[ordinal]
        self._base: ChronoUnit = getattr(ChronoUnit, base)
        self._range: ChronoUnit = getattr(ChronoUnit, range_)
        self._limits = ValueRange(limits[0], limits[0], limits[-2] if len(limits) == 3 else limits[1], limits[-1])

    def range(self) -> ValueRange:
        return self._limits

    def get_base_unit(self) -> TemporalUnit:
        return self._base

    def get_range_unit(self) -> TemporalUnit:
        return self._range

    def is_date_based(self) -> bool:
        return 15 <= self._ordinal <= 27

    def is_time_based(self) -> bool:
        return self._ordinal < 15

    def check_valid_value(self, value: int) -> int:
        """The value, or DateTimeException."""
        return self._limits.check_valid_value(value, self)

    def check_valid_int_value(self, value: int) -> int:
        """The value, or DateTimeException (also for a field with longs)."""
        return self._limits.check_valid_int_value(value, self)

    def is_supported_by(self, temporal: Any) -> bool:
        return bool(require(temporal).is_supported(self))

    def range_refined_by(self, temporal: Any) -> ValueRange:
        return require(temporal).range(self)  # type: ignore[no-any-return]

    def get_from(self, temporal: Any) -> int:
        return require(temporal).get_long(self)  # type: ignore[no-any-return]

    def adjust_into(self, temporal: Any, value: int) -> Any:
        return require(temporal).with_2(self, value)

    def get_display_name(self, locale: Any) -> str:
        names = _DISPLAY_NAMES.get(self._name)
        if names is None:
            return self.text
        from blueprintc.painless.api.java.util.locale import is_root

        return names[0] if is_root(require(locale, "locale")) else names[1]

    def __str__(self) -> str:
        return self.text


ChronoField._declare(*(field[0] for field in _FIELDS))

CLASSES = (
    bind(
        ChronoField,
        "java.time.temporal.ChronoField",
        "java.lang.Enum java.time.temporal.TemporalField",
        methods="checkValidIntValue/1 checkValidValue/1",
    ),
)
