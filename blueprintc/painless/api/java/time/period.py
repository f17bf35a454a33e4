"""``java.time.Period``."""

import re
from typing import Any, ClassVar

from blueprintc.jvm.numbers import INT_MAX, INT_MIN, to_int
from blueprintc.painless.api.java.time.civil import date_time_error, parse_error, unsupported
from blueprintc.painless.api.java.time.local_date import LocalDate
from blueprintc.painless.api.java.time.temporal.chrono_unit import ChronoUnit
from blueprintc.painless.api.java.time.temporal.temporal_queries import CHRONOLOGY
from blueprintc.painless.api.java.time.temporal.temporal_unit import TemporalUnit
from blueprintc.painless.api.native import Native, bind, exact_int, exact_long, require, rotate_left, truncated_divide

_ISO = re.compile(
    r"([-+]?)P(?:([-+]?[0-9]+)Y)?(?:([-+]?[0-9]+)M)?(?:([-+]?[0-9]+)W)?(?:([-+]?[0-9]+)D)?", re.IGNORECASE
)


class Period(Native):
    """Years, months and days of the ISO calendar."""

    __slots__ = ("days", "months", "years")
    JAVA_CLASS = "java.time.Period"
    ZERO: "ClassVar[Period]"

    def __init__(self, years: int, months: int, days: int) -> None:
        self.years = years
        self.months = months
        self.days = days

    @staticmethod
    def of(years: int, months: int, days: int) -> "Period":
        return Period(years, months, days)

    @staticmethod
    def of_years(years: int) -> "Period":
        return Period(years, 0, 0)

    @staticmethod
    def of_months(months: int) -> "Period":
        return Period(0, months, 0)

    @staticmethod
    def of_weeks(weeks: int) -> "Period":
        return Period(0, 0, exact_int(weeks * 7))

    @staticmethod
    def of_days(days: int) -> "Period":
        return Period(0, 0, days)

    @staticmethod
    def between(start: LocalDate, end: LocalDate) -> "Period":
        return require(start).until_1(end)  # type: ignore[no-any-return]

    @staticmethod
    def from_(amount: Any) -> "Period":
        if isinstance(amount, Period):
            return amount
        chronology = getattr(amount, "get_chronology", None)
        if chronology is not None and chronology().get_id() != "ISO":
            date_time_error(f"Period requires ISO chronology: {amount}")
        parts = {"YEARS": 0, "MONTHS": 0, "DAYS": 0}
        for unit in require(amount, "amount").get_units():
            name = unit.name() if isinstance(unit, ChronoUnit) else ""
            if name not in parts:
                date_time_error(f"Unit must be Years, Months or Days, but was {unit}")
            parts[name] = exact_int(amount.get(unit))
        return Period(parts["YEARS"], parts["MONTHS"], parts["DAYS"])

    @staticmethod
    def parse(text: str) -> "Period":
        match = _ISO.fullmatch(require(text, "text"))
        if match is None or not any(match.groups()[1:]):
            raise parse_error("Text cannot be parsed to a Period", text, 0)
        negate = -1 if match[1] == "-" else 1
        years, months, weeks, days = (int(part or 0) * negate for part in match.groups()[1:])
        total = days + weeks * 7
        if any(not INT_MIN <= part <= INT_MAX for part in (years, months, weeks, days, weeks * 7, total)):
            raise parse_error("Text cannot be parsed to a Period", text, 0)
        return Period(years, months, total)

    # reading

    def get(self, unit: TemporalUnit) -> int:
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
        from blueprintc.painless.api.java.time.chrono.iso_chronology import IsoChronology

        return IsoChronology.INSTANCE

    def get_years(self) -> int:
        return self.years

    def get_months(self) -> int:
        return self.months

    def get_days(self) -> int:
        return self.days

    def is_zero(self) -> bool:
        return self == Period.ZERO

    def is_negative(self) -> bool:
        return self.years < 0 or self.months < 0 or self.days < 0

    def to_total_months(self) -> int:
        return self.years * 12 + self.months

    # arithmetic

    def with_years(self, years: int) -> "Period":
        return Period(years, self.months, self.days)

    def with_months(self, months: int) -> "Period":
        return Period(self.years, months, self.days)

    def with_days(self, days: int) -> "Period":
        return Period(self.years, self.months, days)

    def plus(self, amount: Any) -> "Period":
        other = Period.from_(amount)
        return Period(
            exact_int(self.years + other.years),
            exact_int(self.months + other.months),
            exact_int(self.days + other.days),
        )

    def minus(self, amount: Any) -> "Period":
        other = Period.from_(amount)
        return Period(
            exact_int(self.years - other.years),
            exact_int(self.months - other.months),
            exact_int(self.days - other.days),
        )

    def plus_years(self, years: int) -> "Period":
        return self.with_years(exact_int(exact_long(self.years + years)))

    def plus_months(self, months: int) -> "Period":
        return self.with_months(exact_int(exact_long(self.months + months)))

    def plus_days(self, days: int) -> "Period":
        return self.with_days(exact_int(exact_long(self.days + days)))

    def minus_years(self, years: int) -> "Period":
        return self.plus_years(-years)

    def minus_months(self, months: int) -> "Period":
        return self.plus_months(-months)

    def minus_days(self, days: int) -> "Period":
        return self.plus_days(-days)

    def multiplied_by(self, factor: int) -> "Period":
        return Period(exact_int(self.years * factor), exact_int(self.months * factor), exact_int(self.days * factor))

    def negated(self) -> "Period":
        return self.multiplied_by(-1)

    def normalized(self) -> "Period":
        total = self.to_total_months()
        years = truncated_divide(total, 12)
        return Period(exact_int(years), total - years * 12, self.days)

    def add_to(self, temporal: Any) -> Any:
        return self._apply(temporal, "plus_2")

    def subtract_from(self, temporal: Any) -> Any:
        return self._apply(temporal, "minus_2")

    def _apply(self, temporal: Any, method: str) -> Any:
        chronology = require(temporal, "temporal").query(CHRONOLOGY)
        if chronology is not None and chronology.get_id() != "ISO":
            date_time_error(f"Chronology mismatch, expected: ISO, actual: {chronology.get_id()}")
        if self.months == 0:
            if self.years:
                temporal = getattr(temporal, method)(self.years, ChronoUnit.YEARS)
        elif self.to_total_months():
            temporal = getattr(temporal, method)(self.to_total_months(), ChronoUnit.MONTHS)
        if self.days:
            temporal = getattr(temporal, method)(self.days, ChronoUnit.DAYS)
        return temporal

    # comparison and text

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Period) and (self.years, self.months, self.days) == (
            other.years,
            other.months,
            other.days,
        )

    def hash_code(self) -> int:
        return to_int(self.years + rotate_left(self.months, 8) + rotate_left(self.days, 16))

    def __hash__(self) -> int:
        return self.hash_code()

    def __str__(self) -> str:
        parts = ((self.years, "Y"), (self.months, "M"), (self.days, "D"))
        return "P" + ("".join(f"{value}{letter}" for value, letter in parts if value) or "0D")


Period.ZERO = Period(0, 0, 0)

CLASSES = (
    bind(
        Period,
        "java.time.Period",
        "java.time.chrono.ChronoPeriod",
        constants="ZERO",
        statics="between/2 from/1 of/3 ofDays/1 ofMonths/1 ofWeeks/1 ofYears/1 parse/1",
        methods="getChronology/0 getDays/0 getMonths/0 getYears/0 minus/1 minusDays/1 minusMonths/1 minusYears/1 "
        "multipliedBy/1 negated/0 normalized/0 plus/1 plusDays/1 plusMonths/1 plusYears/1 toTotalMonths/0 withDays/1 "
        "withMonths/1 withYears/1",
    ),
)
