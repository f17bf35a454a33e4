"""``java.time.temporal.WeekFields``: weeks by first day and minimal days of the first week."""

from typing import Any, ClassVar

from blueprintc.errors import UnsupportedError
from blueprintc.jvm.errors import JavaError
from blueprintc.painless.api.java.time.day_of_week import DayOfWeek
from blueprintc.painless.api.java.time.temporal.chrono_field import ChronoField
from blueprintc.painless.api.java.time.temporal.chrono_unit import ChronoUnit
from blueprintc.painless.api.java.time.temporal.iso_fields import IsoUnit
from blueprintc.painless.api.java.time.temporal.temporal_field import TemporalField
from blueprintc.painless.api.java.time.temporal.temporal_unit import TemporalUnit
from blueprintc.painless.api.java.time.temporal.value_range import ValueRange
from blueprintc.painless.api.native import Native, bind, exact_int, exact_long, require
from blueprintc.painless.values import cannot_cast, class_name

F = ChronoField


class WeekFields(Native):
    """A definition of weeks."""

    __slots__ = ("first", "minimal")
    JAVA_CLASS = "java.time.temporal.WeekFields"
    ISO: "ClassVar[WeekFields]"
    SUNDAY_START: "ClassVar[WeekFields]"
    WEEK_BASED_YEARS: "ClassVar[TemporalUnit]"

    def __init__(self, first: DayOfWeek, minimal: int) -> None:
        self.first = first
        self.minimal = minimal

    @staticmethod
    def of_2(first: DayOfWeek, minimal: int) -> "WeekFields":
        require(first, "firstDayOfWeek")
        if not 1 <= minimal <= 7:
            raise JavaError("IllegalArgumentException", "Minimal number of days is invalid")
        return WeekFields(first, minimal)

    @staticmethod
    def of_1(locale: Any) -> "WeekFields":
        """Upstream: WeekFields.of(Locale), CLDR week data."""
        first, minimal = week_data(require(locale, "locale"))
        return WeekFields(DayOfWeek.of(first), minimal)

    def get_first_day_of_week(self) -> DayOfWeek:
        return self.first

    def get_minimal_days_in_first_week(self) -> int:
        return self.minimal

    def day_of_week(self) -> "WeekField":
        return WeekField(self, "DayOfWeek")

    def week_of_month(self) -> "WeekField":
        return WeekField(self, "WeekOfMonth")

    def week_of_year(self) -> "WeekField":
        return WeekField(self, "WeekOfYear")

    def week_of_week_based_year(self) -> "WeekField":
        return WeekField(self, "WeekOfWeekBasedYear")

    def week_based_year(self) -> "WeekField":
        return WeekField(self, "WeekBasedYear")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, WeekFields) and (self.first, self.minimal) == (other.first, other.minimal)

    def hash_code(self) -> int:
        return self.first.ordinal() * 7 + self.minimal

    __hash__ = Native.__hash__

    def __str__(self) -> str:
        return f"WeekFields[{self.first},{self.minimal}]"


_MONDAY_4_REGIONS = (
    "AD AN AT AX BE BG CH CZ DE DK ES FI FJ FO FR GB GF GG GI GP GR HU IE IM IS IT JE LI LT LU MC MQ NL "
    "NO PL PT RE RU SE SJ SK SM VA"
)
_SUNDAY_REGIONS = (
    "AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN JM JP KE KH KR LA MH MM MO MT MX MZ NI "
    "NP PA PE PH PK PR PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW"
)
_MONDAY_4 = frozenset(_MONDAY_4_REGIONS.split())
_SUNDAY = frozenset(_SUNDAY_REGIONS.split())


def week_data(locale: Any) -> tuple[int, int]:
    """First day (1 is Monday) and minimal days; Sunday and 1 without a country. Only data that is certain."""
    country = locale.get_country()
    if country == "" or country in _SUNDAY:
        return 7, 1
    if country in _MONDAY_4:
        return 1, 4
    raise UnsupportedError(f"the week definition of the locale {locale} is not supported")


class WeekField(TemporalField):
    """One of the five fields of a week definition."""

    __slots__ = ("kind", "weeks")
    JAVA_CLASS = "java.time.temporal.WeekFields$ComputedDayOfField"

    def __init__(self, weeks: WeekFields, kind: str) -> None:
        self.weeks = weeks
        self.kind = kind

    def range(self) -> ValueRange:
        return {
            "DayOfWeek": ValueRange(1, 1, 7, 7),
            "WeekOfMonth": ValueRange(0, 1, 4, 6),
            "WeekOfYear": ValueRange(0, 1, 52, 54),
            "WeekOfWeekBasedYear": ValueRange(1, 1, 52, 53),
            "WeekBasedYear": F.YEAR.range(),
        }[self.kind]

    def get_base_unit(self) -> TemporalUnit:
        if self.kind == "WeekBasedYear":
            return IsoUnit.WEEK_BASED_YEARS
        return ChronoUnit.DAYS if self.kind == "DayOfWeek" else ChronoUnit.WEEKS

    def get_range_unit(self) -> TemporalUnit:
        return {
            "DayOfWeek": ChronoUnit.WEEKS,
            "WeekOfMonth": ChronoUnit.MONTHS,
            "WeekOfYear": ChronoUnit.YEARS,
            "WeekOfWeekBasedYear": IsoUnit.WEEK_BASED_YEARS,
            "WeekBasedYear": ChronoUnit.FOREVER,
        }[self.kind]

    def is_date_based(self) -> bool:
        return True

    def is_time_based(self) -> bool:
        return False

    def is_supported_by(self, temporal: Any) -> bool:
        if not temporal.is_supported(F.DAY_OF_WEEK):
            return False
        needed = {"DayOfWeek": F.DAY_OF_WEEK, "WeekOfMonth": F.DAY_OF_MONTH, "WeekBasedYear": F.YEAR}
        return bool(temporal.is_supported(needed.get(self.kind, F.DAY_OF_YEAR)))

    # reading

    def _weekday(self, temporal: Any) -> int:
        return self._local(temporal.get(F.DAY_OF_WEEK))

    def _local(self, iso: int) -> int:
        return (iso - self.weeks.first.get_value()) % 7 + 1

    def _start(self, day: int, weekday: int) -> int:
        """Upstream: startOfWeekOffset: where the first week begins."""
        week_start = (day - weekday) % 7
        return 7 - week_start if week_start + 1 > self.weeks.minimal else -week_start

    @staticmethod
    def _week(offset: int, day: int) -> int:
        return (7 + offset + day - 1) // 7

    def _of(self, temporal: Any, field: ChronoField) -> int:
        weekday = self._weekday(temporal)
        day = temporal.get(field)
        return self._week(self._start(day, weekday), day)

    def get_from(self, temporal: Any) -> int:
        if self.kind == "DayOfWeek":
            return self._weekday(temporal)
        if self.kind == "WeekOfMonth":
            return self._of(temporal, F.DAY_OF_MONTH)
        if self.kind == "WeekOfYear":
            return self._of(temporal, F.DAY_OF_YEAR)
        if self.kind == "WeekOfWeekBasedYear":
            return self._week_of_week_based_year(temporal)
        return self._week_based_year(temporal)

    def _week_based_year(self, temporal: Any) -> int:
        self._weekday(temporal)
        year = int(temporal.get(F.YEAR))
        week = self._of(temporal, F.DAY_OF_YEAR)
        if week == 0:
            return year - 1
        return year + 1 if week >= self._new_year_week(temporal) else year

    def _new_year_week(self, temporal: Any) -> int:
        offset = self._start(temporal.get(F.DAY_OF_YEAR), self._weekday(temporal))
        length = int(temporal.range(F.DAY_OF_YEAR).get_maximum())
        return self._week(offset, length + self.weeks.minimal)

    def _week_of_week_based_year(self, temporal: Any) -> int:
        from blueprintc.painless.api.java.time.chrono.chronology import chronology_from

        weekday = self._weekday(temporal)
        day = temporal.get(F.DAY_OF_YEAR)
        week = self._week(self._start(day, weekday), day)
        if week == 0:
            date = chronology_from(temporal).date_1(temporal)
            return self._week_of_week_based_year(date.minus_2(day, ChronoUnit.DAYS))
        if week > 50:
            new_year = self._new_year_week(temporal)
            if week >= new_year:
                return week - new_year + 1
        return week

    def range_refined_by(self, temporal: Any) -> ValueRange:
        if self.kind in ("DayOfWeek", "WeekBasedYear"):
            return self.range()
        if self.kind == "WeekOfWeekBasedYear":
            return self._range_of_week_based(temporal)
        field = F.DAY_OF_MONTH if self.kind == "WeekOfMonth" else F.DAY_OF_YEAR
        weekday = self._weekday(temporal)
        offset = self._start(temporal.get(field), weekday)
        limits = temporal.range(field)
        return ValueRange.of_2(self._week(offset, limits.get_minimum()), self._week(offset, limits.get_maximum()))

    def _range_of_week_based(self, temporal: Any) -> ValueRange:
        from blueprintc.painless.api.java.time.chrono.chronology import chronology_from

        if not temporal.is_supported(F.DAY_OF_YEAR):
            return WeekField(self.weeks, "WeekOfYear").range()
        day = temporal.get(F.DAY_OF_YEAR)
        week = self._week(self._start(day, self._weekday(temporal)), day)
        date = chronology_from(temporal).date_1(temporal)
        if week == 0:
            return self._range_of_week_based(date.minus_2(day + 7, ChronoUnit.DAYS))
        new_year = self._new_year_week(temporal)
        if week >= new_year:
            length = temporal.range(F.DAY_OF_YEAR).get_maximum()
            return self._range_of_week_based(date.plus_2(length - day + 1 + 7, ChronoUnit.DAYS))
        return ValueRange.of_2(1, new_year - 1)

    # changing

    def adjust_into(self, temporal: Any, value: int) -> Any:
        checked = self.range().check_valid_int_value(value, self)
        current = temporal.get(self)
        if checked == current:
            return temporal
        if self.kind == "WeekBasedYear":
            from blueprintc.painless.api.java.time.chrono.chronology import chronology_from

            weekday = temporal.get(self.weeks.day_of_week())
            week = temporal.get(self.weeks.week_of_week_based_year())
            date = self._date(chronology_from(temporal), checked, week, weekday)
            if type(date) is not type(temporal):
                raise cannot_cast(date, class_name(temporal))
            return date
        return temporal.plus_2(checked - current, self.get_base_unit())

    def _date(self, chronology: Any, year: int, week: int, weekday: int) -> Any:
        """Upstream: ofWeekBasedYear."""
        date = chronology.date_3(year, 1, 1)
        offset = self._start(1, self._weekday(date))
        new_year = self._week(offset, date.length_of_year() + self.weeks.minimal)
        days = -offset + weekday - 1 + (min(week, new_year - 1) - 1) * 7
        return date.plus_2(days, ChronoUnit.DAYS)

    # parsing

    def resolve(self, values: Any, partial: Any, style: Any) -> Any:
        """Upstream: ComputedDayOfField.resolve."""
        lenient = style.name() == "LENIENT"
        value = values[self]
        if self.kind == "DayOfWeek":
            checked = self.range().check_valid_int_value(value, self)
            values.pop(self)
            values[F.DAY_OF_WEEK] = (self.weeks.first.get_value() - 1 + checked - 1) % 7 + 1
            return None
        if F.DAY_OF_WEEK not in values:
            return None
        weekday = self._local(F.DAY_OF_WEEK.check_valid_int_value(values[F.DAY_OF_WEEK]))
        from blueprintc.painless.api.java.time.chrono.chronology import chronology_from

        chronology = chronology_from(partial)
        if F.YEAR in values:
            year = F.YEAR.check_valid_int_value(values[F.YEAR])
            week = exact_int(value)
            if self.kind == "WeekOfMonth" and F.MONTH_OF_YEAR in values:
                return self._resolve_month(values, chronology, year, week, weekday, style.name())
            if self.kind == "WeekOfYear":
                return self._resolve_year(values, chronology, year, week, weekday, style.name())
            return None
        if self.kind in ("WeekBasedYear", "WeekOfWeekBasedYear"):
            year_field = self.weeks.week_based_year()
            week_field = self.weeks.week_of_week_based_year()
            if year_field in values and week_field in values:
                return self._resolve_week_based(values, chronology, weekday, lenient, style.name())
        return None

    def _resolve_month(self, values: Any, chronology: Any, year: int, week: int, weekday: int, style: str) -> Any:
        month = values[F.MONTH_OF_YEAR]
        if style == "LENIENT":
            date = chronology.date_3(year, 1, 1).plus_2(exact_long(month - 1), ChronoUnit.MONTHS)
        else:
            month = F.MONTH_OF_YEAR.check_valid_int_value(month)
            week = self.range().check_valid_int_value(week, self)
            date = chronology.date_3(year, month, 1)
        weeks = week - self.get_from(date)
        date = date.plus_2(weeks * 7 + weekday - self._weekday(date), ChronoUnit.DAYS)
        if style == "STRICT" and date.get_long(F.MONTH_OF_YEAR) != month:
            _strict("month")
        for field in (self, F.YEAR, F.MONTH_OF_YEAR, F.DAY_OF_WEEK):
            values.pop(field)
        return date

    def _resolve_year(self, values: Any, chronology: Any, year: int, week: int, weekday: int, style: str) -> Any:
        date = chronology.date_3(year, 1, 1)
        if style != "LENIENT":
            week = self.range().check_valid_int_value(week, self)
        weeks = week - self.get_from(date)
        date = date.plus_2(weeks * 7 + weekday - self._weekday(date), ChronoUnit.DAYS)
        if style == "STRICT" and date.get_long(F.YEAR) != year:
            _strict("year")
        for field in (self, F.YEAR, F.DAY_OF_WEEK):
            values.pop(field)
        return date

    def _resolve_week_based(self, values: Any, chronology: Any, weekday: int, lenient: bool, style: str) -> Any:
        year_field, week_field = self.weeks.week_based_year(), self.weeks.week_of_week_based_year()
        year = year_field.range().check_valid_int_value(values[year_field], year_field)
        week = values[week_field]
        if lenient:
            date = self._date(chronology, year, 1, weekday).plus_2(exact_long(week - 1), ChronoUnit.WEEKS)
        else:
            week = week_field.range().check_valid_int_value(week, week_field)
            date = self._date(chronology, year, week, weekday)
            if style == "STRICT" and self._week_based_year(date) != year:
                _strict("week-based-year")
        for field in (self, year_field, week_field, F.DAY_OF_WEEK):
            values.pop(field, None)
        return date

    # text

    def get_display_name(self, locale: Any) -> str:
        if self.kind != "WeekOfYear":
            return self.kind
        from blueprintc.painless.api.java.util.locale import is_root

        return "Week" if is_root(require(locale)) else "week"

    def __eq__(self, other: object) -> bool:
        # one object per definition and kind in Java
        return isinstance(other, WeekField) and (self.kind, self.weeks) == (other.kind, other.weeks)

    def __hash__(self) -> int:
        return hash((self.kind, self.weeks.hash_code()))

    def __str__(self) -> str:
        return f"{self.kind}[{self.weeks}]"


def _strict(what: str) -> None:
    from blueprintc.painless.api.java.time.civil import date_time_error

    date_time_error(f"Strict mode rejected resolved date as it is in a different {what}")


WeekFields.ISO = WeekFields(DayOfWeek.of(1), 4)
WeekFields.SUNDAY_START = WeekFields(DayOfWeek.of(7), 1)
WeekFields.WEEK_BASED_YEARS = IsoUnit.WEEK_BASED_YEARS

CLASSES = (
    bind(
        WeekFields,
        "java.time.temporal.WeekFields",
        constants="ISO SUNDAY_START WEEK_BASED_YEARS",
        statics="of/1 of/2",
        methods="dayOfWeek/0 getFirstDayOfWeek/0 getMinimalDaysInFirstWeek/0 weekBasedYear/0 weekOfMonth/0 "
        "weekOfWeekBasedYear/0 weekOfYear/0",
    ),
    bind(WeekField, "java.time.temporal.WeekFields$ComputedDayOfField", "java.time.temporal.TemporalField"),
)
