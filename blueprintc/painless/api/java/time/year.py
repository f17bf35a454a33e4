"""``java.time.Year``."""

from typing import Any

from blueprintc.jvm.errors import JavaError
from blueprintc.jvm.numbers import to_long
from blueprintc.painless.api.java.time import civil
from blueprintc.painless.api.java.time.civil import date_time_error, unsupported
from blueprintc.painless.api.java.time.local_date import LocalDate
from blueprintc.painless.api.java.time.temporal.chrono_field import ChronoField
from blueprintc.painless.api.java.time.temporal.chrono_unit import ChronoUnit
from blueprintc.painless.api.java.time.temporal.temporal import Temporal
from blueprintc.painless.api.java.time.temporal.temporal_field import TemporalField
from blueprintc.painless.api.java.time.temporal.temporal_queries import CHRONOLOGY
from blueprintc.painless.api.java.time.temporal.temporal_unit import TemporalUnit
from blueprintc.painless.api.java.time.temporal.value_range import ValueRange
from blueprintc.painless.api.java.time.typed import unable
from blueprintc.painless.api.native import bind, exact_long, require, truncated_divide

YEARS_OF_UNIT = {"YEARS": 1, "DECADES": 10, "CENTURIES": 100, "MILLENNIA": 1000}


def require_iso(temporal: Any) -> None:
    """Upstream: the check of ``adjustInto`` in Year, YearMonth and MonthDay."""
    from blueprintc.painless.api.java.time.chrono.chronology import chronology_from

    if chronology_from(temporal).get_id() != "ISO":
        date_time_error("Adjustment only supported on ISO date-time")


def as_iso(temporal: Any) -> Any:
    """The temporal, or its ISO date when it is of another calendar."""
    chronology = require(temporal, "temporal").query(CHRONOLOGY)
    return temporal if chronology is None or chronology.get_id() == "ISO" else LocalDate.from_(temporal)


class Year(Temporal):
    """A year of the ISO calendar."""

    __slots__ = ("year",)
    JAVA_CLASS = "java.time.Year"
    MIN_VALUE = civil.MIN_YEAR
    MAX_VALUE = civil.MAX_YEAR

    def __init__(self, year: int) -> None:
        self.year = year

    @staticmethod
    def of(year: int) -> "Year":
        ChronoField.YEAR.check_valid_value(year)
        return Year(year)

    @staticmethod
    def is_leap_1(year: int) -> bool:
        return civil.is_leap(year)

    @staticmethod
    def from_(temporal: Any) -> "Year":
        if isinstance(temporal, Year):
            return temporal
        try:
            return Year.of(as_iso(temporal).get(ChronoField.YEAR))
        except JavaError as error:
            if error.java_class == "java.lang.NullPointerException":
                raise
            date_time_error(unable("Year", temporal))

    @staticmethod
    def parse_1(text: str) -> "Year":
        from blueprintc.painless.api.java.time.format.date_time_formatter import DateTimeFormatter

        return Year.parse_2(text, DateTimeFormatter.constant("YEAR"))

    @staticmethod
    def parse_2(text: str, formatter: Any) -> "Year":
        return require(formatter, "formatter").parse_2(text, Year.from_)  # type: ignore[no-any-return]

    # fields

    def get_value(self) -> int:
        return self.year

    def is_leap_0(self) -> bool:
        return civil.is_leap(self.year)

    def length(self) -> int:
        return civil.year_length(self.year)

    def is_valid_month_day(self, month_day: Any) -> bool:
        return month_day is not None and month_day.is_valid_year(self.year)

    def is_supported(self, field: TemporalField | None) -> bool:
        if field is None:
            return False
        if field.is_chrono:
            return field in (ChronoField.YEAR, ChronoField.YEAR_OF_ERA, ChronoField.ERA)
        return field.is_supported_by(self)

    def is_supported_unit(self, unit: TemporalUnit | None) -> bool:
        if unit is None:
            return False
        if isinstance(unit, ChronoUnit):
            return unit.name() in YEARS_OF_UNIT or unit is ChronoUnit.ERAS
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
        if field is ChronoField.YEAR:
            return self.year
        if field is ChronoField.YEAR_OF_ERA:
            return self.year if self.year >= 1 else 1 - self.year
        if field is ChronoField.ERA:
            return int(self.year >= 1)
        return unsupported(f"Unsupported field: {field}")

    def answer(self, kind: str) -> Any:
        if kind == "chronology":
            from blueprintc.painless.api.java.time.chrono.iso_chronology import IsoChronology

            return IsoChronology.INSTANCE
        return ChronoUnit.YEARS if kind == "precision" else None

    def adjust_into(self, temporal: Any) -> Any:
        require_iso(temporal)
        return temporal.with_2(ChronoField.YEAR, self.year)

    # changes

    def with_2(self, field: TemporalField, value: int) -> Any:
        if not require(field).is_chrono:
            return field.adjust_into(self, value)
        assert isinstance(field, ChronoField)  # noqa: S101
        field.check_valid_value(value)
        if field is ChronoField.YEAR:
            return Year.of(value)
        if field is ChronoField.YEAR_OF_ERA:
            return Year.of(value if self.year >= 1 else 1 - value)
        if field is ChronoField.ERA:
            return self if self.get_long(field) == value else Year.of(1 - self.year)
        return unsupported(f"Unsupported field: {field}")

    def plus_2(self, amount: int, unit: TemporalUnit) -> Any:
        if not isinstance(require(unit), ChronoUnit):
            return unit.add_to(self, amount)
        if unit.name() in YEARS_OF_UNIT:
            return self.plus_years(exact_long(amount * YEARS_OF_UNIT[unit.name()]))
        if unit is ChronoUnit.ERAS:
            return self.with_2(ChronoField.ERA, exact_long(self.get_long(ChronoField.ERA) + amount))
        return unsupported(f"Unsupported unit: {unit}")

    def plus_years(self, years: int) -> "Year":
        return self if years == 0 else Year.of(ChronoField.YEAR.check_valid_int_value(to_long(self.year + years)))

    def minus_years(self, years: int) -> "Year":
        return self.plus_years(-years)

    def until_2(self, end: Any, unit: TemporalUnit) -> int:
        other = Year.from_(end)
        if not isinstance(require(unit), ChronoUnit):
            return unit.between(self, other)
        if unit.name() in YEARS_OF_UNIT:
            return truncated_divide(other.year - self.year, YEARS_OF_UNIT[unit.name()])
        if unit is ChronoUnit.ERAS:
            return other.get_long(ChronoField.ERA) - self.get_long(ChronoField.ERA)
        return unsupported(f"Unsupported unit: {unit}")

    def at_day(self, day: int) -> LocalDate:
        return LocalDate.of_year_day(self.year, day)

    def at_month(self, month: int) -> Any:
        from blueprintc.painless.api.java.time.year_month import YearMonth

        return YearMonth.of(self.year, month)

    def at_month_day(self, month_day: Any) -> LocalDate:
        return require(month_day).at_year(self.year)  # type: ignore[no-any-return]

    def format(self, formatter: Any) -> str:
        return require(formatter, "formatter").format(self)  # type: ignore[no-any-return]

    # comparison and text

    def compare_to(self, other: "Year") -> int:
        return self.year - require(other).year

    def java_compare(self, other: Any) -> int:
        return self.compare_to(other)

    def is_after(self, other: "Year") -> bool:
        return self.year > require(other).year

    def is_before(self, other: "Year") -> bool:
        return self.year < require(other).year

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Year) and self.year == other.year

    def hash_code(self) -> int:
        return self.year

    def __hash__(self) -> int:
        return self.year

    def __str__(self) -> str:
        return str(self.year)


CLASSES = (
    bind(
        Year,
        "java.time.Year",
        "java.lang.Comparable java.time.temporal.Temporal java.time.temporal.TemporalAdjuster",
        constants="MAX_VALUE MIN_VALUE",
        statics="from/1 isLeap/1 of/1 parse/1 parse/2",
        methods="atDay/1 atMonth/1 atMonthDay/1 compareTo/1 format/1 getValue/0 isAfter/1 isLeap/0 "
        "isValidMonthDay/1 length/0 minus/1 minus/2 minusYears/1 plus/1 plus/2 plusYears/1 with/1 with/2",
    ),
)
