"""``java.time.YearMonth``."""

from typing import Any

from blueprintc.jvm.errors import JavaError
from blueprintc.jvm.numbers import to_int, to_long
from blueprintc.painless.api.java.time import civil
from blueprintc.painless.api.java.time.civil import date_time_error, unsupported
from blueprintc.painless.api.java.time.local_date import LocalDate
from blueprintc.painless.api.java.time.month import Month
from blueprintc.painless.api.java.time.temporal.chrono_field import ChronoField
from blueprintc.painless.api.java.time.temporal.chrono_unit import ChronoUnit
from blueprintc.painless.api.java.time.temporal.temporal import Temporal
from blueprintc.painless.api.java.time.temporal.temporal_field import TemporalField
from blueprintc.painless.api.java.time.temporal.temporal_unit import TemporalUnit
from blueprintc.painless.api.java.time.temporal.value_range import ValueRange
from blueprintc.painless.api.java.time.typed import unable
from blueprintc.painless.api.java.time.year import YEARS_OF_UNIT, as_iso, require_iso
from blueprintc.painless.api.native import bind, exact_long, require, truncated_divide

_FIELDS = (
    ChronoField.YEAR,
    ChronoField.MONTH_OF_YEAR,
    ChronoField.PROLEPTIC_MONTH,
    ChronoField.YEAR_OF_ERA,
    ChronoField.ERA,
)


class YearMonth(Temporal):
    """A month of a year of the ISO calendar."""

    __slots__ = ("month", "year")
    JAVA_CLASS = "java.time.YearMonth"

    def __init__(self, year: int, month: int) -> None:
        self.year = year
        self.month = month

    @staticmethod
    def of(year: int, month: int) -> "YearMonth":
        ChronoField.YEAR.check_valid_value(year)
        ChronoField.MONTH_OF_YEAR.check_valid_value(month)
        return YearMonth(year, month)

    @staticmethod
    def from_(temporal: Any) -> "YearMonth":
        if isinstance(temporal, YearMonth):
            return temporal
        try:
            iso = as_iso(temporal)
            return YearMonth.of(iso.get(ChronoField.YEAR), iso.get(ChronoField.MONTH_OF_YEAR))
        except JavaError as error:
            if error.java_class == "java.lang.NullPointerException":
                raise
            date_time_error(unable("YearMonth", temporal))

    @staticmethod
    def parse_1(text: str) -> "YearMonth":
        from blueprintc.painless.api.java.time.format.date_time_formatter import DateTimeFormatter

        return YearMonth.parse_2(text, DateTimeFormatter.constant("YEAR_MONTH"))

    @staticmethod
    def parse_2(text: str, formatter: Any) -> "YearMonth":
        return require(formatter, "formatter").parse_2(text, YearMonth.from_)  # type: ignore[no-any-return]

    # fields

    def get_year(self) -> int:
        return self.year

    def get_month_value(self) -> int:
        return self.month

    def get_month(self) -> Month:
        return Month.of(self.month)

    def is_leap_year(self) -> bool:
        return civil.is_leap(self.year)

    def is_valid_day(self, day: int) -> bool:
        return 1 <= day <= self.length_of_month()

    def length_of_month(self) -> int:
        return civil.month_length(self.year, self.month)

    def length_of_year(self) -> int:
        return civil.year_length(self.year)

    def proleptic_month(self) -> int:
        """Months since year 0."""
        return self.year * 12 + self.month - 1

    def is_supported(self, field: TemporalField | None) -> bool:
        if field is None:
            return False
        return field in _FIELDS if field.is_chrono else field.is_supported_by(self)

    def is_supported_unit(self, unit: TemporalUnit | None) -> bool:
        if unit is None:
            return False
        if isinstance(unit, ChronoUnit):
            return unit.name() in YEARS_OF_UNIT or unit in (ChronoUnit.ERAS, ChronoUnit.MONTHS)
        return unit.is_supported_by(self)

    def range(self, field: TemporalField) -> ValueRange:
        if field is ChronoField.YEAR_OF_ERA:
            return ValueRange.of_2(1, civil.MAX_YEAR + (self.year <= 0))
        return super().range(field)

    def get(self, field: TemporalField) -> int:
        return self.range(field).check_valid_int_value(self.get_long(field), field)

    def get_long(self, field: TemporalField) -> int:
        if not require(field).is_chrono:
            return field.get_from(self)
        if field not in _FIELDS:
            unsupported(f"Unsupported field: {field}")
        if field is ChronoField.PROLEPTIC_MONTH:
            return self.proleptic_month()
        return LocalDate(self.year, self.month, 1).get_long(field)

    def answer(self, kind: str) -> Any:
        if kind == "chronology":
            from blueprintc.painless.api.java.time.chrono.iso_chronology import IsoChronology

            return IsoChronology.INSTANCE
        return ChronoUnit.MONTHS if kind == "precision" else None

    def adjust_into(self, temporal: Any) -> Any:
        require_iso(temporal)
        return temporal.with_2(ChronoField.PROLEPTIC_MONTH, self.proleptic_month())

    # changes

    def with_2(self, field: TemporalField, value: int) -> Any:
        if not require(field).is_chrono:
            return field.adjust_into(self, value)
        assert isinstance(field, ChronoField)  # noqa: S101
        field.check_valid_value(value)
        if field is ChronoField.MONTH_OF_YEAR:
            return self.with_month(value)
        if field is ChronoField.PROLEPTIC_MONTH:
            return self.plus_months(value - self.proleptic_month())
        if field is ChronoField.YEAR_OF_ERA:
            return self.with_year(value if self.year >= 1 else 1 - value)
        if field is ChronoField.YEAR:
            return self.with_year(value)
        if field is ChronoField.ERA:
            return self if self.get_long(field) == value else self.with_year(1 - self.year)
        return unsupported(f"Unsupported field: {field}")

    def with_year(self, year: int) -> "YearMonth":
        ChronoField.YEAR.check_valid_value(year)
        return YearMonth(year, self.month)

    def with_month(self, month: int) -> "YearMonth":
        ChronoField.MONTH_OF_YEAR.check_valid_value(month)
        return YearMonth(self.year, month)

    def plus_2(self, amount: int, unit: TemporalUnit) -> Any:
        if not isinstance(require(unit), ChronoUnit):
            return unit.add_to(self, amount)
        if unit is ChronoUnit.MONTHS:
            return self.plus_months(amount)
        if unit.name() in YEARS_OF_UNIT:
            return self.plus_years(exact_long(amount * YEARS_OF_UNIT[unit.name()]))
        if unit is ChronoUnit.ERAS:
            return self.with_2(ChronoField.ERA, exact_long(self.get_long(ChronoField.ERA) + amount))
        return unsupported(f"Unsupported unit: {unit}")

    def plus_years(self, years: int) -> "YearMonth":
        if years == 0:
            return self
        return YearMonth(ChronoField.YEAR.check_valid_int_value(to_long(self.year + years)), self.month)

    def plus_months(self, months: int) -> "YearMonth":
        year, month = divmod(to_long(self.proleptic_month() + months), 12)
        return self if months == 0 else YearMonth(ChronoField.YEAR.check_valid_int_value(year), month + 1)

    def minus_years(self, years: int) -> "YearMonth":
        return self.plus_years(-years)

    def minus_months(self, months: int) -> "YearMonth":
        return self.plus_months(-months)

    def until_2(self, end: Any, unit: TemporalUnit) -> int:
        other = YearMonth.from_(end)
        if not isinstance(require(unit), ChronoUnit):
            return unit.between(self, other)
        months = other.proleptic_month() - self.proleptic_month()
        if unit is ChronoUnit.MONTHS:
            return months
        if unit.name() in YEARS_OF_UNIT:
            return truncated_divide(months, 12 * YEARS_OF_UNIT[unit.name()])
        if unit is ChronoUnit.ERAS:
            return other.get_long(ChronoField.ERA) - self.get_long(ChronoField.ERA)
        return unsupported(f"Unsupported unit: {unit}")

    def at_day(self, day: int) -> LocalDate:
        return LocalDate.of(self.year, self.month, day)

    def at_end_of_month(self) -> LocalDate:
        return LocalDate.of(self.year, self.month, self.length_of_month())

    def format(self, formatter: Any) -> str:
        return require(formatter, "formatter").format(self)  # type: ignore[no-any-return]

    # comparison and text

    def compare_to(self, other: "YearMonth") -> int:
        return (self.year - require(other).year) or (self.month - other.month)

    def java_compare(self, other: Any) -> int:
        return self.compare_to(other)

    def is_after(self, other: "YearMonth") -> bool:
        return self.compare_to(other) > 0

    def is_before(self, other: "YearMonth") -> bool:
        return self.compare_to(other) < 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, YearMonth) and (self.year, self.month) == (other.year, other.month)

    def hash_code(self) -> int:
        return to_int(self.year ^ (self.month << 27))

    def __hash__(self) -> int:
        return self.hash_code()

    def __str__(self) -> str:
        # unlike LocalDate, years beyond 9999 have no sign
        year = str(self.year) if abs(self.year) >= 1000 else civil.year_text(self.year)
        return f"{year}-{self.month:02d}"


CLASSES = (
    bind(
        YearMonth,
        "java.time.YearMonth",
        "java.lang.Comparable java.time.temporal.Temporal java.time.temporal.TemporalAdjuster",
        statics="from/1 of/2 parse/1 parse/2",
        methods="atDay/1 atEndOfMonth/0 compareTo/1 format/1 getMonth/0 getMonthValue/0 getYear/0 isAfter/1 isBefore/1 "
        "isLeapYear/0 isValidDay/1 lengthOfMonth/0 lengthOfYear/0 minus/1 minus/2 minusMonths/1 minusYears/1 plus/1 "
        "plus/2 plusMonths/1 plusYears/1 with/1 with/2 withMonth/1 withYear/1",
    ),
)
