"""``java.time.chrono.ChronoPeriod``: years, months and days of any calendar."""

from typing import Any

from blueprintc.jvm.errors import JavaError
from blueprintc.jvm.numbers import to_int
from blueprintc.painless.api.java.time.civil import date_time_error, unsupported
from blueprintc.painless.api.java.time.temporal.chrono_field import ChronoField
from blueprintc.painless.api.java.time.temporal.chrono_unit import ChronoUnit
from blueprintc.painless.api.java.time.temporal.temporal_queries import CHRONOLOGY
from blueprintc.painless.api.native import (
    Native,
    bind,
    bind_interface,
    exact_int,
    require,
    rotate_left,
    truncated_divide,
    truncated_remainder,
)


class ChronoPeriodOf(Native):
    """The period of the calendars other than ISO."""

    __slots__ = ("chronology", "days", "months", "years")
    JAVA_CLASS = "java.time.chrono.ChronoPeriodImpl"

    def __init__(self, chronology: Any, years: int, months: int, days: int) -> None:
        self.chronology = chronology
        self.years = years
        self.months = months
        self.days = days

    def _of(self, years: int, months: int, days: int) -> "ChronoPeriodOf":
        return ChronoPeriodOf(self.chronology, exact_int(years), exact_int(months), exact_int(days))

    def _same(self, amount: Any) -> "ChronoPeriodOf":
        if not isinstance(require(amount), ChronoPeriodOf):
            date_time_error(f"Unable to obtain ChronoPeriod from TemporalAmount: class {amount.JAVA_CLASS}")
        if amount.chronology != self.chronology:
            raise JavaError(
                "ClassCastException",
                f"Chronology mismatch, expected: {self.chronology.get_id()}, actual: {amount.chronology.get_id()}",
            )
        return amount  # type: ignore[no-any-return]

    def get(self, unit: Any) -> int:
        if unit is ChronoUnit.YEARS:
            return self.years
        if unit is ChronoUnit.MONTHS:
            return self.months
        if unit is ChronoUnit.DAYS:
            return self.days
        return unsupported(f"Unsupported unit: {unit}")

    def get_units(self) -> Any:
        from blueprintc.painless.api.java.util.immutable_collections import list_of

        return list_of([ChronoUnit.YEARS, ChronoUnit.MONTHS, ChronoUnit.DAYS])

    def get_chronology(self) -> Any:
        return self.chronology

    def is_zero(self) -> bool:
        return not (self.years or self.months or self.days)

    def is_negative(self) -> bool:
        return min(self.years, self.months, self.days) < 0

    def plus(self, amount: Any) -> "ChronoPeriodOf":
        other = self._same(amount)
        return self._of(self.years + other.years, self.months + other.months, self.days + other.days)

    def minus(self, amount: Any) -> "ChronoPeriodOf":
        other = self._same(amount)
        return self._of(self.years - other.years, self.months - other.months, self.days - other.days)

    def multiplied_by(self, factor: int) -> "ChronoPeriodOf":
        return self._of(self.years * factor, self.months * factor, self.days * factor)

    def negated(self) -> "ChronoPeriodOf":
        return self.multiplied_by(-1)

    def _months_of_year(self) -> int:
        range_ = self.chronology.range(ChronoField.MONTH_OF_YEAR)
        if range_.is_fixed() and range_.is_int_value():
            return int(range_.get_maximum() - range_.get_minimum() + 1)
        return -1

    def normalized(self) -> "ChronoPeriodOf":
        length = self._months_of_year()
        if length <= 0:
            return self
        total = self.years * length + self.months
        return self._of(truncated_divide(total, length), truncated_remainder(total, length), self.days)

    def add_to(self, temporal: Any) -> Any:
        return self._apply(temporal, "plus_2")

    def subtract_from(self, temporal: Any) -> Any:
        return self._apply(temporal, "minus_2")

    def _apply(self, temporal: Any, method: str) -> Any:
        found = require(temporal, "temporal").query(CHRONOLOGY)
        if found is not None and found != self.chronology:
            date_time_error(f"Chronology mismatch, expected: {self.chronology.get_id()}, actual: {found.get_id()}")
        length = self._months_of_year()
        parts = [(self.years, ChronoUnit.YEARS), (self.months, ChronoUnit.MONTHS), (self.days, ChronoUnit.DAYS)]
        if self.months and length > 0:
            parts[:2] = [(self.years * length + self.months, ChronoUnit.MONTHS)]
        for amount, unit in parts:
            if amount:
                temporal = getattr(temporal, method)(amount, unit)
        return temporal

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ChronoPeriodOf) and (self.chronology, self.years, self.months, self.days) == (
            other.chronology,
            other.years,
            other.months,
            other.days,
        )

    def hash_code(self) -> int:
        parts = to_int(self.years + rotate_left(self.months, 8) + rotate_left(self.days, 16))
        return parts ^ self.chronology.hash_code()  # type: ignore[no-any-return]

    __hash__ = Native.__hash__

    def __str__(self) -> str:
        if self.is_zero():
            return f"{self.chronology} P0D"
        parts = ((self.years, "Y"), (self.months, "M"), (self.days, "D"))
        return f"{self.chronology} P" + "".join(f"{value}{letter}" for value, letter in parts if value)


class ChronoPeriods:
    """The static methods of ``ChronoPeriod``."""

    @staticmethod
    def between(start: Any, end: Any) -> Any:
        require(start, "startDateInclusive")
        return start.until_1(require(end, "endDateExclusive"))


CHRONO_PERIOD = bind_interface(
    "java.time.chrono.ChronoPeriod",
    "java.time.temporal.TemporalAmount",
    "getChronology/0 getUnits/0 isNegative/0 isZero/0 minus/1 multipliedBy/1 negated/0 normalized/0 plus/1",
)
CHRONO_PERIOD.static_methods.update(
    bind(ChronoPeriods, "java.time.chrono.ChronoPeriod", statics="between/2").static_methods
)
CLASSES = (CHRONO_PERIOD,)
