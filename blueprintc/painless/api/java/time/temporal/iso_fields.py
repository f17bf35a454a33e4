"""``java.time.temporal.IsoFields``: quarters and ISO weeks."""

from typing import Any, ClassVar

from blueprintc.painless.api.java.time import civil
from blueprintc.painless.api.java.time.civil import unsupported
from blueprintc.painless.api.java.time.temporal.chrono_field import ChronoField
from blueprintc.painless.api.java.time.temporal.chrono_unit import ChronoUnit
from blueprintc.painless.api.java.time.temporal.temporal_field import TemporalField
from blueprintc.painless.api.java.time.temporal.temporal_unit import TemporalUnit
from blueprintc.painless.api.java.time.temporal.value_range import ValueRange
from blueprintc.painless.api.native import NativeEnum, bind, exact_long, require, truncated_divide

_QUARTER_DAYS = (0, 90, 181, 273, 0, 91, 182, 274)


class IsoUnit(TemporalUnit, NativeEnum):
    """``QUARTER_YEARS`` and ``WEEK_BASED_YEARS``."""

    __slots__ = ()
    JAVA_CLASS = "java.time.temporal.IsoFields$Unit"
    WEEK_BASED_YEARS: "ClassVar[IsoUnit]"
    QUARTER_YEARS: "ClassVar[IsoUnit]"

    def get_duration(self) -> Any:
        from blueprintc.painless.api.java.time.duration import Duration

        return Duration(31_556_952 if self is IsoUnit.WEEK_BASED_YEARS else 31_556_952 // 4)

    def is_date_based(self) -> bool:
        return True

    def is_time_based(self) -> bool:
        return False

    def is_duration_estimated(self) -> bool:
        return True

    def is_supported_by(self, temporal: Any) -> bool:
        return bool(require(temporal).is_supported(ChronoField.EPOCH_DAY)) and is_iso(temporal)

    def add_to(self, temporal: Any, amount: int) -> Any:
        if self is IsoUnit.WEEK_BASED_YEARS:
            year = exact_long(temporal.get(IsoFields.WEEK_BASED_YEAR) + amount)
            return temporal.with_2(IsoFields.WEEK_BASED_YEAR, year)
        years = truncated_divide(amount, 4)
        return temporal.plus_2(years, ChronoUnit.YEARS).plus_2((amount - years * 4) * 3, ChronoUnit.MONTHS)

    def between(self, start: Any, end: Any) -> int:
        if type(start) is not type(end):
            return int(start.until_2(end, self))
        if self is IsoUnit.WEEK_BASED_YEARS:
            field = IsoFields.WEEK_BASED_YEAR
            return exact_long(end.get_long(field) - start.get_long(field))
        months = start.until_2(end, ChronoUnit.MONTHS)
        return -(-months // 3) if months < 0 else int(months // 3)

    def __str__(self) -> str:
        return "WeekBasedYears" if self is IsoUnit.WEEK_BASED_YEARS else "QuarterYears"


IsoUnit._declare("WEEK_BASED_YEARS", "QUARTER_YEARS")


def is_iso(temporal: Any) -> bool:
    """Whether the years and months of the temporal's calendar begin with those of ISO."""
    from blueprintc.painless.api.java.time.chrono.chronology import chronology_from

    return chronology_from(temporal).get_id() in ("ISO", "ThaiBuddhist", "Minguo", "Japanese")


class IsoField(TemporalField, NativeEnum):
    """The four fields."""

    __slots__ = ()
    JAVA_CLASS = "java.time.temporal.IsoFields$Field"
    DAY_OF_QUARTER: "ClassVar[IsoField]"
    QUARTER_OF_YEAR: "ClassVar[IsoField]"
    WEEK_OF_WEEK_BASED_YEAR: "ClassVar[IsoField]"
    WEEK_BASED_YEAR: "ClassVar[IsoField]"

    def range(self) -> ValueRange:
        return (
            ValueRange(1, 1, 90, 92),
            ValueRange(1, 1, 4, 4),
            ValueRange(1, 1, 52, 53),
            ChronoField.YEAR.range(),
        )[self._ordinal]

    def get_base_unit(self) -> TemporalUnit:
        return (ChronoUnit.DAYS, IsoUnit.QUARTER_YEARS, ChronoUnit.WEEKS, IsoUnit.WEEK_BASED_YEARS)[self._ordinal]

    def get_range_unit(self) -> TemporalUnit:
        return (IsoUnit.QUARTER_YEARS, ChronoUnit.YEARS, IsoUnit.WEEK_BASED_YEARS, ChronoUnit.FOREVER)[self._ordinal]

    def is_date_based(self) -> bool:
        return True

    def is_time_based(self) -> bool:
        return False

    def is_supported_by(self, temporal: Any) -> bool:
        if self is IsoField.DAY_OF_QUARTER:
            needed = (ChronoField.DAY_OF_YEAR, ChronoField.MONTH_OF_YEAR, ChronoField.YEAR)
            return all(map(temporal.is_supported, needed)) and is_iso(temporal)
        field = ChronoField.MONTH_OF_YEAR if self is IsoField.QUARTER_OF_YEAR else ChronoField.EPOCH_DAY
        return temporal.is_supported(field) and is_iso(temporal)

    def _require(self, temporal: Any) -> None:
        if not self.is_supported_by(temporal):
            unsupported(f"Unsupported field: {self}")

    def range_refined_by(self, temporal: Any) -> ValueRange:
        self._require(temporal)
        if self is IsoField.DAY_OF_QUARTER:
            quarter = temporal.get_long(IsoField.QUARTER_OF_YEAR)
            if quarter == 1:
                return ValueRange.of_2(1, 91 if civil.is_leap(temporal.get_long(ChronoField.YEAR)) else 90)
            return ValueRange.of_2(1, 91 if quarter == 2 else 92)
        if self is IsoField.WEEK_OF_WEEK_BASED_YEAR:
            return ValueRange.of_2(1, weeks_of_year(week_and_year(temporal)[1]))
        return self.range()

    def get_from(self, temporal: Any) -> int:
        self._require(temporal)
        if self is IsoField.DAY_OF_QUARTER:
            month = temporal.get(ChronoField.MONTH_OF_YEAR)
            leap = civil.is_leap(temporal.get_long(ChronoField.YEAR))
            return int(temporal.get(ChronoField.DAY_OF_YEAR) - _QUARTER_DAYS[(month - 1) // 3 + (4 if leap else 0)])
        if self is IsoField.QUARTER_OF_YEAR:
            return int((temporal.get_long(ChronoField.MONTH_OF_YEAR) + 2) // 3)
        week, year = week_and_year(temporal)
        return week if self is IsoField.WEEK_OF_WEEK_BASED_YEAR else year

    def adjust_into(self, temporal: Any, value: int) -> Any:
        if self is IsoField.WEEK_BASED_YEAR:
            self._require(temporal)
            year = self.range().check_valid_int_value(value, self)
            return _with_week_based_year(temporal, year)
        if self is IsoField.WEEK_OF_WEEK_BASED_YEAR:
            self.range().check_valid_value(value, self)
            return temporal.plus_2(exact_long(value - self.get_from(temporal)), ChronoUnit.WEEKS)
        old = self.get_from(temporal)
        self.range().check_valid_value(value, self)
        if self is IsoField.DAY_OF_QUARTER:
            day = temporal.get_long(ChronoField.DAY_OF_YEAR) + value - old
            return temporal.with_2(ChronoField.DAY_OF_YEAR, day)
        month = temporal.get_long(ChronoField.MONTH_OF_YEAR) + (value - old) * 3
        return temporal.with_2(ChronoField.MONTH_OF_YEAR, month)

    def resolve(self, values: Any, partial: Any, style: Any) -> Any:
        if self is IsoField.DAY_OF_QUARTER:
            return _resolve_quarter(values, style.name())
        if self is IsoField.WEEK_OF_WEEK_BASED_YEAR:
            return _resolve_week(values, style.name())
        return None

    def get_display_name(self, locale: Any) -> str:
        if self is not IsoField.WEEK_OF_WEEK_BASED_YEAR:
            return str(self)
        from blueprintc.painless.api.java.util.locale import is_root

        return "Week" if is_root(require(locale)) else "week"

    def __str__(self) -> str:
        return ("DayOfQuarter", "QuarterOfYear", "WeekOfWeekBasedYear", "WeekBasedYear")[self._ordinal]


IsoField._declare("DAY_OF_QUARTER", "QUARTER_OF_YEAR", "WEEK_OF_WEEK_BASED_YEAR", "WEEK_BASED_YEAR")


def week_and_year(temporal: Any) -> tuple[int, int]:
    """Week of the week-based year, and that year."""
    from blueprintc.painless.api.java.time.local_date import LocalDate

    day = LocalDate.from_(temporal).to_epoch_day()
    thursday = day - (day + 3) % 7 + 3
    year = civil.from_epoch_day(thursday)[0]
    return (thursday - civil.to_epoch_day(year, 1, 1)) // 7 + 1, year


def weeks_of_year(year: int) -> int:
    """52 or 53."""
    weekday = (civil.to_epoch_day(year, 1, 1) + 3) % 7 + 1
    return 53 if weekday == 4 or (weekday == 3 and civil.is_leap(year)) else 52


def _with_week_based_year(temporal: Any, year: int) -> Any:
    from blueprintc.painless.api.java.time.local_date import LocalDate

    date = LocalDate.from_(temporal)
    week = week_and_year(date)[0]
    if week == 53 and weeks_of_year(year) == 52:
        week = 52
    resolved = LocalDate.of(year, 1, 4)
    days = date.day_of_week() - resolved.day_of_week() + (week - 1) * 7
    return temporal.with_1(resolved.plus_days(days))


def _resolve_quarter(values: Any, style: str) -> Any:
    from blueprintc.painless.api.java.time.local_date import LocalDate

    year = values.get(ChronoField.YEAR)
    quarter = values.get(IsoField.QUARTER_OF_YEAR)
    if year is None or quarter is None:
        return None
    ChronoField.YEAR.check_valid_int_value(year)
    day = values[IsoField.DAY_OF_QUARTER]
    if style == "LENIENT":
        date = LocalDate.of(year, 1, 1).plus_months((quarter - 1) * 3)
    else:
        quarter = IsoField.QUARTER_OF_YEAR.range().check_valid_int_value(quarter, IsoField.QUARTER_OF_YEAR)
        date = LocalDate.of(year, (quarter - 1) * 3 + 1, 1)
        if style == "STRICT":
            IsoField.DAY_OF_QUARTER.range_refined_by(date).check_valid_value(day, IsoField.DAY_OF_QUARTER)
        else:
            IsoField.DAY_OF_QUARTER.range().check_valid_value(day, IsoField.DAY_OF_QUARTER)
    for field in (IsoField.DAY_OF_QUARTER, ChronoField.YEAR, IsoField.QUARTER_OF_YEAR):
        values.pop(field)
    return date.plus_days(day - 1)


def _resolve_week(values: Any, style: str) -> Any:
    from blueprintc.painless.api.java.time.local_date import LocalDate

    year = values.get(IsoField.WEEK_BASED_YEAR)
    weekday = values.get(ChronoField.DAY_OF_WEEK)
    if year is None or weekday is None:
        return None
    IsoField.WEEK_BASED_YEAR.range().check_valid_int_value(year, IsoField.WEEK_BASED_YEAR)
    week = values[IsoField.WEEK_OF_WEEK_BASED_YEAR]
    date = LocalDate.of(year, 1, 4)
    if style == "LENIENT":
        weeks, weekday = divmod(weekday - 1, 7)
        weekday += 1
        date = date.plus_weeks(weeks)
    else:
        weekday = ChronoField.DAY_OF_WEEK.check_valid_int_value(weekday)
        if week < 1 or week > 52:
            limits = (
                ValueRange.of_2(1, weeks_of_year(year))
                if style == "STRICT"
                else IsoField.WEEK_OF_WEEK_BASED_YEAR.range()
            )
            limits.check_valid_value(week, IsoField.WEEK_OF_WEEK_BASED_YEAR)
    date = date.plus_weeks(week - 1).with_2(ChronoField.DAY_OF_WEEK, weekday)
    for field in (IsoField.WEEK_OF_WEEK_BASED_YEAR, IsoField.WEEK_BASED_YEAR, ChronoField.DAY_OF_WEEK):
        values.pop(field)
    return date


class IsoFields:
    """The constants."""

    DAY_OF_QUARTER = IsoField.DAY_OF_QUARTER
    QUARTER_OF_YEAR = IsoField.QUARTER_OF_YEAR
    WEEK_OF_WEEK_BASED_YEAR = IsoField.WEEK_OF_WEEK_BASED_YEAR
    WEEK_BASED_YEAR = IsoField.WEEK_BASED_YEAR
    WEEK_BASED_YEARS = IsoUnit.WEEK_BASED_YEARS
    QUARTER_YEARS = IsoUnit.QUARTER_YEARS


CLASSES = (
    bind(
        IsoFields,
        "java.time.temporal.IsoFields",
        constants="DAY_OF_QUARTER QUARTER_OF_YEAR QUARTER_YEARS WEEK_BASED_YEAR WEEK_BASED_YEARS "
        "WEEK_OF_WEEK_BASED_YEAR",
    ),
    bind(IsoField, "java.time.temporal.IsoFields$Field", "java.lang.Enum java.time.temporal.TemporalField"),
    bind(IsoUnit, "java.time.temporal.IsoFields$Unit", "java.lang.Enum java.time.temporal.TemporalUnit"),
)
