"""``java.time.MonthDay``."""

from typing import Any

from blueprintc.jvm.errors import JavaError
from blueprintc.painless.api.java.time import civil
from blueprintc.painless.api.java.time.civil import date_time_error, unsupported
from blueprintc.painless.api.java.time.local_date import LocalDate
from blueprintc.painless.api.java.time.month import Month
from blueprintc.painless.api.java.time.temporal.chrono_field import ChronoField
from blueprintc.painless.api.java.time.temporal.temporal_accessor import TemporalAccessor
from blueprintc.painless.api.java.time.temporal.temporal_field import TemporalField
from blueprintc.painless.api.java.time.temporal.value_range import ValueRange
from blueprintc.painless.api.java.time.typed import unable
from blueprintc.painless.api.java.time.year import as_iso, require_iso
from blueprintc.painless.api.native import bind, require

_LEAP = 2000


class MonthDay(TemporalAccessor):
    """A day of a month, in any year."""

    __slots__ = ("day", "month")
    JAVA_CLASS = "java.time.MonthDay"

    def __init__(self, month: int, day: int) -> None:
        self.month = month
        self.day = day

    @staticmethod
    def of(month: int, day: int) -> "MonthDay":
        if not 1 <= month <= 12:
            date_time_error(f"Invalid value for MonthOfYear: {month}")
        ChronoField.DAY_OF_MONTH.check_valid_value(day)
        if day > civil.month_length(_LEAP, month):
            date_time_error(
                f"Illegal value for DayOfMonth field, value {day} is not valid for month {Month.of(month).name()}"
            )
        return MonthDay(month, day)

    @staticmethod
    def from_(temporal: Any) -> "MonthDay":
        if isinstance(temporal, MonthDay):
            return temporal
        try:
            iso = as_iso(temporal)
            return MonthDay.of(iso.get(ChronoField.MONTH_OF_YEAR), iso.get(ChronoField.DAY_OF_MONTH))
        except JavaError as error:
            if error.java_class == "java.lang.NullPointerException":
                raise
            date_time_error(unable("MonthDay", temporal))

    @staticmethod
    def parse_1(text: str) -> "MonthDay":
        from blueprintc.painless.api.java.time.format.date_time_formatter import DateTimeFormatter

        return MonthDay.parse_2(text, DateTimeFormatter.constant("MONTH_DAY"))

    @staticmethod
    def parse_2(text: str, formatter: Any) -> "MonthDay":
        return require(formatter, "formatter").parse_2(text, MonthDay.from_)  # type: ignore[no-any-return]

    def get_month_value(self) -> int:
        return self.month

    def get_month(self) -> Month:
        return Month.of(self.month)

    def get_day_of_month(self) -> int:
        return self.day

    def is_valid_year(self, year: int) -> bool:
        return self.day != 29 or self.month != 2 or civil.is_leap(year)

    def is_supported(self, field: TemporalField | None) -> bool:
        if field is None:
            return False
        if field.is_chrono:
            return field in (ChronoField.MONTH_OF_YEAR, ChronoField.DAY_OF_MONTH)
        return field.is_supported_by(self)

    def range(self, field: TemporalField) -> ValueRange:
        if field is ChronoField.DAY_OF_MONTH:
            month = self.get_month()
            return ValueRange.of_3(1, month.min_length(), month.max_length())
        return super().range(field)

    def get(self, field: TemporalField) -> int:
        return self.range(field).check_valid_int_value(self.get_long(field), field)

    def get_long(self, field: TemporalField) -> int:
        if not require(field).is_chrono:
            return field.get_from(self)
        if field is ChronoField.DAY_OF_MONTH:
            return self.day
        if field is ChronoField.MONTH_OF_YEAR:
            return self.month
        return unsupported(f"Unsupported field: {field}")

    def answer(self, kind: str) -> Any:
        if kind == "chronology":
            from blueprintc.painless.api.java.time.chrono.iso_chronology import IsoChronology

            return IsoChronology.INSTANCE
        return None

    def adjust_into(self, temporal: Any) -> Any:
        require_iso(temporal)
        temporal = temporal.with_2(ChronoField.MONTH_OF_YEAR, self.month)
        last = temporal.range(ChronoField.DAY_OF_MONTH).get_maximum()
        return temporal.with_2(ChronoField.DAY_OF_MONTH, min(last, self.day))

    def with_(self, month: Month) -> "MonthDay":
        return MonthDay(require(month, "month").get_value(), min(self.day, month.max_length()))

    def with_month(self, month: int) -> "MonthDay":
        return self.with_(Month.of(month))

    def with_day_of_month(self, day: int) -> "MonthDay":
        return MonthDay.of(self.month, day)

    def at_year(self, year: int) -> LocalDate:
        return LocalDate.of(year, self.month, self.day if self.is_valid_year(year) else 28)

    def format(self, formatter: Any) -> str:
        return require(formatter, "formatter").format(self)  # type: ignore[no-any-return]

    def compare_to(self, other: "MonthDay") -> int:
        return (self.month - require(other).month) or (self.day - other.day)

    def java_compare(self, other: Any) -> int:
        return self.compare_to(other)

    def is_after(self, other: "MonthDay") -> bool:
        return self.compare_to(other) > 0

    def is_before(self, other: "MonthDay") -> bool:
        return self.compare_to(other) < 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, MonthDay) and (self.month, self.day) == (other.month, other.day)

    def hash_code(self) -> int:
        return (self.month << 6) + self.day

    def __hash__(self) -> int:
        return self.hash_code()

    def __str__(self) -> str:
        return f"--{self.month:02d}-{self.day:02d}"


CLASSES = (
    bind(
        MonthDay,
        "java.time.MonthDay",
        "java.lang.Comparable java.time.temporal.TemporalAccessor java.time.temporal.TemporalAdjuster",
        statics="from/1 of/2 parse/1 parse/2",
        methods="atYear/1 compareTo/1 format/1 getDayOfMonth/0 getMonth/0 getMonthValue/0 isAfter/1 isBefore/1 "
        "isValidYear/1 with/1 withDayOfMonth/1 withMonth/1",
    ),
)
