"""``java.time.LocalDate``."""

from typing import Any, ClassVar

from blueprintc.jvm.numbers import to_int, to_long
from blueprintc.painless.api.java.time import civil
from blueprintc.painless.api.java.time.chrono.chrono_local_date import ChronoLocalDate
from blueprintc.painless.api.java.time.civil import date_time_error, unsupported
from blueprintc.painless.api.java.time.temporal.chrono_field import ChronoField
from blueprintc.painless.api.java.time.temporal.chrono_unit import ChronoUnit
from blueprintc.painless.api.java.time.temporal.temporal_field import TemporalField
from blueprintc.painless.api.java.time.temporal.temporal_unit import TemporalUnit
from blueprintc.painless.api.java.time.temporal.value_range import ValueRange
from blueprintc.painless.api.java.time.typed import unable
from blueprintc.painless.api.native import bind, exact_long, require, truncated_divide

_MONTHS = [
    "JANUARY",
    "FEBRUARY",
    "MARCH",
    "APRIL",
    "MAY",
    "JUNE",
    "JULY",
    "AUGUST",
    "SEPTEMBER",
    "OCTOBER",
    "NOVEMBER",
    "DECEMBER",
]
_MONTH_UNITS = {"MONTHS": 1, "YEARS": 12, "DECADES": 120, "CENTURIES": 1200, "MILLENNIA": 12_000}


class LocalDate(ChronoLocalDate):
    """A date of the ISO calendar."""

    __slots__ = ("day", "month", "year")
    JAVA_CLASS = "java.time.LocalDate"
    MIN: "ClassVar[LocalDate]"
    MAX: "ClassVar[LocalDate]"
    EPOCH: "ClassVar[LocalDate]"

    def __init__(self, year: int, month: int, day: int) -> None:
        """Unchecked; ``of`` checks."""
        self.year = year
        self.month = month
        self.day = day

    @staticmethod
    def of(year: int, month: int, day: int) -> "LocalDate":
        """A checked date."""
        ChronoField.YEAR.check_valid_value(year)
        ChronoField.MONTH_OF_YEAR.check_valid_value(month)
        ChronoField.DAY_OF_MONTH.check_valid_value(day)
        if day > civil.month_length(year, month):
            if day == 29:
                date_time_error(f"Invalid date 'February 29' as '{year}' is not a leap year")
            date_time_error(f"Invalid date '{_MONTHS[month - 1]} {day}'")
        return LocalDate(year, month, day)

    @staticmethod
    def of_epoch_day(epoch_day: int) -> "LocalDate":
        ChronoField.EPOCH_DAY.check_valid_value(epoch_day)
        return LocalDate(*civil.from_epoch_day(epoch_day))

    @staticmethod
    def of_year_day(year: int, day_of_year: int) -> "LocalDate":
        ChronoField.YEAR.check_valid_value(year)
        ChronoField.DAY_OF_YEAR.check_valid_value(day_of_year)
        if day_of_year == 366 and not civil.is_leap(year):
            date_time_error(f"Invalid date 'DayOfYear 366' as '{year}' is not a leap year")
        return LocalDate(*civil.from_epoch_day(civil.to_epoch_day(year, 1, 1) + day_of_year - 1))

    @staticmethod
    def resolve_previous_valid(year: int, month: int, day: int) -> "LocalDate":
        """The day of the month, or the month's last."""
        return LocalDate(year, month, min(day, civil.month_length(year, month)))

    @staticmethod
    def from_(temporal: Any) -> "LocalDate":
        if isinstance(temporal, LocalDate):
            return temporal
        from blueprintc.painless.api.java.time.temporal.temporal_queries import LOCAL_DATE

        date = require(temporal, "temporal").query(LOCAL_DATE)
        if date is None:
            date_time_error(unable("LocalDate", temporal))
        return date  # type: ignore[no-any-return]

    @staticmethod
    def parse_1(text: str) -> "LocalDate":
        from blueprintc.painless.api.java.time.format.date_time_formatter import DateTimeFormatter

        return LocalDate.parse_2(text, DateTimeFormatter.constant("ISO_LOCAL_DATE"))

    @staticmethod
    def parse_2(text: str, formatter: Any) -> "LocalDate":
        return require(formatter, "formatter").parse_2(text, LocalDate.from_)  # type: ignore[no-any-return]

    # fields

    def get_year(self) -> int:
        return self.year

    def get_month_value(self) -> int:
        return self.month

    def get_month(self) -> Any:
        from blueprintc.painless.api.java.time.month import Month

        return Month.of(self.month)

    def get_day_of_month(self) -> int:
        return self.day

    def get_day_of_year(self) -> int:
        return civil.first_day_of_year(self.month, civil.is_leap(self.year)) + self.day - 1

    def day_of_week(self) -> int:
        """1 (Monday) to 7."""
        return (self.to_epoch_day() + 3) % 7 + 1

    def get_day_of_week(self) -> Any:
        from blueprintc.painless.api.java.time.day_of_week import DayOfWeek

        return DayOfWeek.of(self.day_of_week())

    def get_chronology(self) -> Any:
        from blueprintc.painless.api.java.time.chrono.iso_chronology import IsoChronology

        return IsoChronology.INSTANCE

    def get_era(self) -> Any:
        from blueprintc.painless.api.java.time.chrono.iso_era import IsoEra

        return IsoEra.CE if self.year >= 1 else IsoEra.BCE

    def is_leap_year(self) -> bool:
        return civil.is_leap(self.year)

    def length_of_month(self) -> int:
        return civil.month_length(self.year, self.month)

    def length_of_year(self) -> int:
        return civil.year_length(self.year)

    def to_epoch_day(self) -> int:
        return civil.to_epoch_day(self.year, self.month, self.day)

    def proleptic_month(self) -> int:
        """Months since year 0."""
        return self.year * 12 + self.month - 1

    def range(self, field: TemporalField) -> ValueRange:
        if not require(field).is_chrono:
            return field.range_refined_by(self)
        if not self.is_supported(field):
            unsupported(f"Unsupported field: {field}")
        if field is ChronoField.DAY_OF_MONTH:
            return ValueRange.of_2(1, self.length_of_month())
        if field is ChronoField.DAY_OF_YEAR:
            return ValueRange.of_2(1, self.length_of_year())
        if field is ChronoField.ALIGNED_WEEK_OF_MONTH:
            return ValueRange.of_2(1, 4 if self.month == 2 and not self.is_leap_year() else 5)
        if field is ChronoField.YEAR_OF_ERA:
            return ValueRange.of_2(1, civil.MAX_YEAR + (self.year <= 0))
        return field.range()

    def get(self, field: TemporalField) -> int:
        if not require(field).is_chrono:
            return super().get(field)
        if field is ChronoField.EPOCH_DAY or field is ChronoField.PROLEPTIC_MONTH:
            unsupported(f"Invalid field '{field}' for get() method, use getLong() instead")
        return self.get_long(field)

    def get_long(self, field: TemporalField) -> int:
        if not require(field).is_chrono:
            return field.get_from(self)
        getter = _GETTERS.get(field.name())  # type: ignore[attr-defined]
        if getter is None:
            unsupported(f"Unsupported field: {field}")
        return int(getter(self))

    def answer(self, kind: str) -> Any:
        return self if kind == "local_date" else super().answer(kind)

    # changes

    def with_1(self, adjuster: object) -> Any:
        return adjuster if isinstance(adjuster, LocalDate) else super().with_1(adjuster)

    def with_2(self, field: TemporalField, value: int) -> Any:
        if not require(field).is_chrono:
            return field.adjust_into(self, value)
        assert isinstance(field, ChronoField)  # noqa: S101
        field.check_valid_value(value)
        name = field.name()
        if name in ("DAY_OF_WEEK", "ALIGNED_DAY_OF_WEEK_IN_MONTH", "ALIGNED_DAY_OF_WEEK_IN_YEAR"):
            return self.plus_days(value - self.get_long(field))
        if name in ("ALIGNED_WEEK_OF_MONTH", "ALIGNED_WEEK_OF_YEAR"):
            return self.plus_weeks(value - self.get_long(field))
        if name == "DAY_OF_MONTH":
            return self.with_day_of_month(value)
        if name == "DAY_OF_YEAR":
            return self.with_day_of_year(value)
        if name == "EPOCH_DAY":
            return LocalDate.of_epoch_day(value)
        if name == "MONTH_OF_YEAR":
            return self.with_month(value)
        if name == "PROLEPTIC_MONTH":
            return self.plus_months(value - self.proleptic_month())
        if name == "YEAR_OF_ERA":
            return self.with_year(value if self.year >= 1 else 1 - value)
        if name == "YEAR":
            return self.with_year(value)
        if name == "ERA":
            return self if (self.year >= 1) == (value == 1) else self.with_year(1 - self.year)
        return unsupported(f"Unsupported field: {field}")

    def with_year(self, year: int) -> "LocalDate":
        ChronoField.YEAR.check_valid_value(year)
        return LocalDate.resolve_previous_valid(year, self.month, self.day)

    def with_month(self, month: int) -> "LocalDate":
        ChronoField.MONTH_OF_YEAR.check_valid_value(month)
        return LocalDate.resolve_previous_valid(self.year, month, self.day)

    def with_day_of_month(self, day: int) -> "LocalDate":
        return LocalDate.of(self.year, self.month, day)

    def with_day_of_year(self, day: int) -> "LocalDate":
        return LocalDate.of_year_day(self.year, day)

    def plus_2(self, amount: int, unit: TemporalUnit) -> Any:
        if not isinstance(require(unit), ChronoUnit):
            return unit.add_to(self, amount)
        name = unit.name()
        if name == "DAYS":
            return self.plus_days(amount)
        if name == "WEEKS":
            return self.plus_weeks(amount)
        if name in _MONTH_UNITS:
            factor = _MONTH_UNITS[name]
            if factor == 1:
                return self.plus_months(amount)
            return self.plus_years(exact_long(amount * (factor // 12)))
        if name == "ERAS":
            return self.with_2(ChronoField.ERA, exact_long(self.get_long(ChronoField.ERA) + amount))
        return unsupported(f"Unsupported unit: {unit}")

    def plus_1(self, amount: object) -> Any:
        from blueprintc.painless.api.java.time.period import Period

        if isinstance(amount, Period):
            return self.plus_months(amount.to_total_months()).plus_days(amount.days)
        return super().plus_1(amount)

    def minus_1(self, amount: object) -> Any:
        from blueprintc.painless.api.java.time.period import Period

        if isinstance(amount, Period):
            return self.minus_months(amount.to_total_months()).minus_days(amount.days)
        return super().minus_1(amount)

    def plus_years(self, years: int) -> "LocalDate":
        if years == 0:
            return self
        year = ChronoField.YEAR.check_valid_int_value(to_long(self.year + years))
        return LocalDate.resolve_previous_valid(year, self.month, self.day)

    def plus_months(self, months: int) -> "LocalDate":
        if months == 0:
            return self
        year, month = divmod(to_long(self.proleptic_month() + months), 12)
        ChronoField.YEAR.check_valid_int_value(year)
        return LocalDate.resolve_previous_valid(year, month + 1, self.day)

    def plus_weeks(self, weeks: int) -> "LocalDate":
        return self.plus_days(exact_long(weeks * 7))

    def plus_days(self, days: int) -> "LocalDate":
        if days == 0:
            return self
        if 0 < self.day + days <= 59 and self.year == civil.MAX_YEAR and self.month == 12 and self.day + days > 31:
            ChronoField.YEAR.check_valid_value(self.year + 1)
        return LocalDate.of_epoch_day(exact_long(self.to_epoch_day() + days))

    def minus_years(self, years: int) -> "LocalDate":
        return self.plus_years(-years)

    def minus_months(self, months: int) -> "LocalDate":
        return self.plus_months(-months)

    def minus_weeks(self, weeks: int) -> "LocalDate":
        return self.plus_weeks(-weeks)

    def minus_days(self, days: int) -> "LocalDate":
        return self.plus_days(-days)

    def until_2(self, end: Any, unit: TemporalUnit) -> int:
        other = LocalDate.from_(end)
        if not isinstance(require(unit), ChronoUnit):
            return unit.between(self, other)
        name = unit.name()
        if name in ("DAYS", "WEEKS"):
            days = other.to_epoch_day() - self.to_epoch_day()
            return days if name == "DAYS" else truncated_divide(days, 7)
        if name in _MONTH_UNITS:
            return truncated_divide(self.months_until(other), _MONTH_UNITS[name])
        if name == "ERAS":
            return other.get_long(ChronoField.ERA) - self.get_long(ChronoField.ERA)
        return unsupported(f"Unsupported unit: {unit}")

    def months_until(self, other: "LocalDate") -> int:
        """Complete months."""
        mine = self.proleptic_month() * 32 + self.day
        return truncated_divide(other.proleptic_month() * 32 + other.day - mine, 32)

    def until_1(self, end: Any) -> Any:
        from blueprintc.painless.api.java.time.period import Period

        other = LocalDate.from_(end)
        months = other.proleptic_month() - self.proleptic_month()
        days = other.day - self.day
        if months > 0 and days < 0:
            months -= 1
            days = other.to_epoch_day() - self.plus_months(months).to_epoch_day()
        elif months < 0 and days > 0:
            months += 1
            days -= other.length_of_month()
        years = truncated_divide(months, 12)
        return Period(years, months - years * 12, days)

    # with a time

    def at_time_1(self, time: Any) -> Any:
        from blueprintc.painless.api.java.time.local_date_time import LocalDateTime

        return LocalDateTime.of_2(self, time)

    def at_time_2(self, hour: int, minute: int) -> Any:
        return self.at_time_4(hour, minute, 0, 0)

    def at_time_3(self, hour: int, minute: int, second: int) -> Any:
        return self.at_time_4(hour, minute, second, 0)

    def at_time_4(self, hour: int, minute: int, second: int, nano: int) -> Any:
        from blueprintc.painless.api.java.time.local_time import LocalTime

        return self.at_time_1(LocalTime.of_4(hour, minute, second, nano))

    def at_start_of_day_0(self) -> Any:
        return self.at_time_2(0, 0)

    def at_start_of_day_1(self, zone: Any) -> Any:
        from blueprintc.painless.api.java.time.zoned_date_time import ZonedDateTime

        local = self.at_start_of_day_0()
        transition = require(zone, "zone").get_rules().get_transition(local)
        if transition is not None and transition.is_gap():
            local = transition.get_date_time_after()
        return ZonedDateTime.of_2(local, zone)

    # comparison and text

    def compare_to(self, other: Any) -> int:
        """The difference of the first field that differs (years, months or days)."""
        if not isinstance(other, LocalDate):
            return super().compare_to(other)
        return (self.year - other.year) or (self.month - other.month) or (self.day - other.day)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, LocalDate) and self._key() == other._key()

    def _key(self) -> tuple[int, int, int]:
        return self.year, self.month, self.day

    def hash_code(self) -> int:
        packed = to_int((self.year << 11) + (self.month << 6) + self.day)
        return to_int((self.year & -2048) ^ packed)

    def __hash__(self) -> int:
        return self.hash_code()

    def __str__(self) -> str:
        return f"{civil.year_text(self.year)}-{self.month:02d}-{self.day:02d}"


LocalDate.MIN = LocalDate(civil.MIN_YEAR, 1, 1)
LocalDate.MAX = LocalDate(civil.MAX_YEAR, 12, 31)
LocalDate.EPOCH = LocalDate(1970, 1, 1)

_GETTERS: dict[str, Any] = {
    "DAY_OF_WEEK": LocalDate.day_of_week,
    "ALIGNED_DAY_OF_WEEK_IN_MONTH": lambda d: (d.day - 1) % 7 + 1,
    "ALIGNED_DAY_OF_WEEK_IN_YEAR": lambda d: (d.get_day_of_year() - 1) % 7 + 1,
    "DAY_OF_MONTH": lambda d: d.day,
    "DAY_OF_YEAR": LocalDate.get_day_of_year,
    "EPOCH_DAY": LocalDate.to_epoch_day,
    "ALIGNED_WEEK_OF_MONTH": lambda d: (d.day - 1) // 7 + 1,
    "ALIGNED_WEEK_OF_YEAR": lambda d: (d.get_day_of_year() - 1) // 7 + 1,
    "MONTH_OF_YEAR": lambda d: d.month,
    "PROLEPTIC_MONTH": LocalDate.proleptic_month,
    "YEAR_OF_ERA": lambda d: d.year if d.year >= 1 else 1 - d.year,
    "YEAR": lambda d: d.year,
    "ERA": lambda d: int(d.year >= 1),
}

CLASSES = (
    bind(
        LocalDate,
        "java.time.LocalDate",
        "java.time.chrono.ChronoLocalDate",
        constants="MAX MIN",
        statics="from/1 of/3 ofEpochDay/1 ofYearDay/2 parse/1 parse/2",
        methods="atStartOfDay/0 atStartOfDay/1 atTime/1 atTime/2 atTime/3 atTime/4 getChronology/0 getDayOfMonth/0 "
        "getDayOfWeek/0 getDayOfYear/0 getMonth/0 getMonthValue/0 getYear/0 minus/1 minus/2 minusDays/1 "
        "minusMonths/1 minusWeeks/1 minusYears/1 plus/1 plus/2 plusDays/1 plusMonths/1 plusWeeks/1 plusYears/1 "
        "until/1 with/1 with/2 withDayOfMonth/1 withDayOfYear/1 withMonth/1 withYear/1",
    ),
)
