"""What the dates of the calendars other than ISO share. Upstream: java.time.chrono.ChronoLocalDateImpl."""

from typing import Any, ClassVar

from blueprintc.jvm.hashing import string_hash
from blueprintc.jvm.numbers import to_int
from blueprintc.painless.api.java.time.chrono.chrono_local_date import ChronoLocalDate
from blueprintc.painless.api.java.time.chrono.chronology import Chronology, ensure_same, find
from blueprintc.painless.api.java.time.civil import unsupported
from blueprintc.painless.api.java.time.temporal.chrono_field import ChronoField
from blueprintc.painless.api.java.time.temporal.chrono_unit import ChronoUnit
from blueprintc.painless.api.java.time.temporal.temporal_unit import TemporalUnit
from blueprintc.painless.api.native import bind, call, exact_long, require, truncated_divide

F = ChronoField
_YEARS = {"YEARS": 1, "DECADES": 10, "CENTURIES": 100, "MILLENNIA": 1000}

DATE_METHODS = "getChronology/0 getEra/0 minus/1 minus/2 plus/1 plus/2 until/1 with/1 with/2"
DATE_STATICS = "from/1 of/3"


class OtherDate(ChronoLocalDate):
    """Subclasses define ``plus_days``, ``plus_months``, ``plus_years``, ``with_field`` and the fields."""

    __slots__ = ()
    CALENDAR: ClassVar[str]

    def get_chronology(self) -> Any:
        return find(self.CALENDAR)

    def plus_days(self, days: int) -> Any:
        raise NotImplementedError

    def plus_months(self, months: int) -> Any:
        raise NotImplementedError

    def plus_years(self, years: int) -> Any:
        raise NotImplementedError

    def with_field(self, field: ChronoField, value: int) -> Any:
        """``with`` for a standard field."""
        raise NotImplementedError

    def with_1(self, adjuster: Any) -> Any:
        return ensure_same(self.get_chronology(), call(adjuster, "adjust_into", self))

    def with_2(self, field: Any, value: int) -> Any:
        if not require(field).is_chrono:
            return ensure_same(self.get_chronology(), field.adjust_into(self, value))
        return self.with_field(field, value)

    def plus_1(self, amount: Any) -> Any:
        return ensure_same(self.get_chronology(), call(amount, "add_to", self))

    def minus_1(self, amount: Any) -> Any:
        return ensure_same(self.get_chronology(), call(amount, "subtract_from", self))

    def plus_2(self, amount: int, unit: TemporalUnit) -> Any:
        if not isinstance(require(unit), ChronoUnit):
            return ensure_same(self.get_chronology(), unit.add_to(self, amount))
        name = unit.name()
        if name == "DAYS":
            return self.plus_days(amount)
        if name == "WEEKS":
            return self.plus_days(exact_long(amount * 7))
        if name == "MONTHS":
            return self.plus_months(amount)
        if name in _YEARS:
            return self.plus_years(exact_long(amount * _YEARS[name]))
        if name == "ERAS":
            return self.with_2(F.ERA, exact_long(self.get_long(F.ERA) + amount))
        return unsupported(f"Unsupported unit: {unit}")

    def until_2(self, end: Any, unit: TemporalUnit) -> int:
        other = self.get_chronology().date_1(require(end, "endExclusive"))
        if not isinstance(require(unit, "unit"), ChronoUnit):
            return unit.between(self, other)
        name = unit.name()
        if name in ("DAYS", "WEEKS"):
            days = other.to_epoch_day() - self.to_epoch_day()
            return int(days) if name == "DAYS" else truncated_divide(days, 7)
        if name == "MONTHS" or name in _YEARS:
            mine = self.get_long(F.PROLEPTIC_MONTH) * 32 + self.get(F.DAY_OF_MONTH)
            others = other.get_long(F.PROLEPTIC_MONTH) * 32 + other.get(F.DAY_OF_MONTH)
            months = truncated_divide(others - mine, 32)
            return months if name == "MONTHS" else truncated_divide(months, 12 * _YEARS[name])
        if name == "ERAS":
            return int(other.get_long(F.ERA) - self.get_long(F.ERA))
        return unsupported(f"Unsupported unit: {unit}")

    def __str__(self) -> str:
        month, day = self.get_long(F.MONTH_OF_YEAR), self.get_long(F.DAY_OF_MONTH)
        return f"{self.CALENDAR} {self.get_era()} {self.get_long(F.YEAR_OF_ERA)}-{month:02d}-{day:02d}"


class IsoBackedDate(OtherDate):
    """A date that is an ISO date with another count of years."""

    __slots__ = ("iso",)

    def __init__(self, iso: Any) -> None:
        self.iso = iso

    def _same(self, iso: Any) -> Any:
        return self if iso is self.iso else type(self)(iso)

    @classmethod
    def from_(cls, temporal: Any) -> Any:
        return find(cls.CALENDAR).date_1(require(temporal))

    def to_epoch_day(self) -> int:
        return int(self.iso.to_epoch_day())

    def length_of_month(self) -> int:
        return int(self.iso.length_of_month())

    def plus_days(self, days: int) -> Any:
        return self._same(self.iso.plus_days(days))

    def plus_months(self, months: int) -> Any:
        return self._same(self.iso.plus_months(months))

    def plus_years(self, years: int) -> Any:
        return self._same(self.iso.plus_years(years))

    def until_1(self, end: Any) -> Any:
        from blueprintc.painless.api.java.time.local_date import LocalDate

        period = self.iso.until_1(LocalDate.of_epoch_day(require(end).to_epoch_day()))
        return self.get_chronology().period(period.years, period.months, period.days)

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and self.iso == other.iso

    def hash_code(self) -> int:
        return to_int(string_hash(self.CALENDAR) ^ self.iso.hash_code())

    def __hash__(self) -> int:
        return self.hash_code()


class OffsetDate(IsoBackedDate):
    """Years are ISO years plus ``OFFSET``, in two eras."""

    __slots__ = ()
    OFFSET: ClassVar[int]

    def proleptic_year(self) -> int:
        """The year, counted through year 0."""
        return int(self.iso.year + self.OFFSET)

    @classmethod
    def of(cls, year: int, month: int, day: int) -> Any:
        return find(cls.CALENDAR).date_3(year, month, day)

    def range(self, field: Any) -> Any:
        from blueprintc.painless.api.java.time.temporal.value_range import ValueRange

        if not require(field).is_chrono:
            return field.range_refined_by(self)
        if not self.is_supported(field):
            unsupported(f"Unsupported field: {field}")
        if field in (F.DAY_OF_MONTH, F.DAY_OF_YEAR, F.ALIGNED_WEEK_OF_MONTH):
            return self.iso.range(field)
        if field is F.YEAR_OF_ERA:
            years = F.YEAR.range()
            low, high = years.min + self.OFFSET, years.max + self.OFFSET
            return ValueRange.of_2(1, -low + 1 if self.proleptic_year() <= 0 else high)
        return self.get_chronology().range(field)

    def get_long(self, field: Any) -> int:
        if not require(field).is_chrono:
            return int(field.get_from(self))
        year = self.proleptic_year()
        if field is F.PROLEPTIC_MONTH:
            return year * 12 + int(self.iso.month) - 1
        if field is F.YEAR_OF_ERA:
            return year if year >= 1 else 1 - year
        if field is F.YEAR:
            return year
        if field is F.ERA:
            return int(year >= 1)
        return int(self.iso.get_long(field))

    def with_field(self, field: ChronoField, value: int) -> Any:
        if self.get_long(field) == value:
            return self
        chronology = self.get_chronology()
        if field is F.PROLEPTIC_MONTH:
            chronology.range(field).check_valid_value(value, field)
            return self.plus_months(value - self.get_long(F.PROLEPTIC_MONTH))
        if field is F.ERA and self.CALENDAR == "Minguo":  # not checked upstream
            return self._same(self.iso.with_year(1 - self.proleptic_year() - self.OFFSET))
        if field in (F.YEAR_OF_ERA, F.YEAR, F.ERA):
            checked = chronology.range(field).check_valid_int_value(value, field)
            year = self.proleptic_year()
            if field is F.YEAR_OF_ERA:
                checked = checked if year >= 1 else 1 - checked
            elif field is F.ERA:
                checked = 1 - year
            return self._same(self.iso.with_year(checked - self.OFFSET))
        return self._same(self.iso.with_2(field, value))


class OtherChronology(Chronology):
    """A calendar other than ISO: ``DATE`` makes its dates of ISO dates."""

    __slots__ = ()

    def date_1(self, temporal: Any) -> Any:
        from blueprintc.painless.api.java.time.local_date import LocalDate

        if isinstance(temporal, OtherDate) and temporal.CALENDAR == self.ID:
            return temporal
        return self.date_epoch_day(LocalDate.from_(temporal).to_epoch_day())


class OffsetChronology(OtherChronology):
    """A calendar of ``OffsetDate``."""

    __slots__ = ()
    DATE: ClassVar[type[OffsetDate]]
    ERA: ClassVar[Any]
    ERA_NAME: ClassVar[str]

    def date_epoch_day(self, epoch_day: int) -> Any:
        from blueprintc.painless.api.java.time.local_date import LocalDate

        return self.DATE(LocalDate.of_epoch_day(epoch_day))

    def date_3(self, year: int, month: int, day: int) -> Any:
        from blueprintc.painless.api.java.time.local_date import LocalDate

        return self.DATE(LocalDate.of(year - self.DATE.OFFSET, month, day))

    def date_year_day_2(self, year: int, day: int) -> Any:
        from blueprintc.painless.api.java.time.local_date import LocalDate

        return self.DATE(LocalDate.of_year_day(year - self.DATE.OFFSET, day))

    def is_leap_year(self, year: int) -> bool:
        from blueprintc.painless.api.java.time import civil

        return civil.is_leap(year - self.DATE.OFFSET)

    def proleptic_year(self, era: Any, year: int) -> int:
        if not isinstance(require(era), self.ERA):
            from blueprintc.jvm.errors import JavaError

            raise JavaError("ClassCastException", f"Era must be {self.ERA_NAME}")
        return year if era.get_value() == 1 else 1 - year

    def era_of(self, value: int) -> Any:
        return self.ERA.of(value)

    def eras(self) -> Any:
        from blueprintc.painless.api.java.util.immutable_collections import list_of

        return list_of(self.ERA.CONSTANTS)

    def range(self, field: ChronoField) -> Any:
        from blueprintc.painless.api.java.time.temporal.value_range import ValueRange

        offset = self.DATE.OFFSET
        if field is F.PROLEPTIC_MONTH:
            months = F.PROLEPTIC_MONTH.range()
            return ValueRange.of_2(months.min + offset * 12, months.max + offset * 12)
        years = F.YEAR.range()
        low, high = years.min + offset, years.max + offset
        if field is F.YEAR_OF_ERA:
            ends = sorted((-low + 1, high))
            return ValueRange(1, 1, ends[0], ends[1])
        return ValueRange.of_2(low, high) if field is F.YEAR else require(field).range()


def bind_date(python: type[OtherDate], name: str, extra: str = "") -> Any:
    """Register a date class."""
    return bind(
        python,
        f"java.time.chrono.{name}",
        "java.time.chrono.ChronoLocalDate",
        statics=DATE_STATICS,
        methods=f"{DATE_METHODS} {extra}",
    )
