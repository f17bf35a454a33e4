"""How parsed fields become a date: ``AbstractChronology.resolveDate`` and its ISO variant.

Upstream: java.time.chrono.AbstractChronology and IsoChronology. ``fields`` maps fields to values; what is used is
taken out. ``style`` is ``STRICT``, ``SMART`` or ``LENIENT``.
"""

from collections.abc import MutableMapping
from typing import Any

from blueprintc.jvm.errors import JavaError
from blueprintc.painless.api.java.time import civil
from blueprintc.painless.api.java.time.civil import date_time_error
from blueprintc.painless.api.java.time.temporal.chrono_field import ChronoField
from blueprintc.painless.api.java.time.temporal.chrono_unit import ChronoUnit
from blueprintc.painless.api.native import exact_int, exact_long, truncated_divide, truncated_remainder

Fields = MutableMapping[Any, int]
F = ChronoField


def resolve(chronology: Any, fields: Fields, style: str) -> Any:
    """The date, or ``None`` when the fields do not suffice."""
    if F.EPOCH_DAY in fields:
        return chronology.date_epoch_day(fields.pop(F.EPOCH_DAY))
    _proleptic_month(chronology, fields, style)
    special = chronology.resolve_year_of_era(fields, style) if chronology.ID == "Japanese" else None
    if special is not None:
        return special
    if chronology.ID == "ISO":
        _iso_year_of_era(fields, style)
    elif chronology.ID != "Japanese":
        year_of_era(chronology, fields, style)
    if F.YEAR not in fields:
        return None
    if F.MONTH_OF_YEAR in fields:
        if F.DAY_OF_MONTH in fields:
            return _year_month_day(chronology, fields, style)
        if F.ALIGNED_WEEK_OF_MONTH in fields:
            if F.ALIGNED_DAY_OF_WEEK_IN_MONTH in fields:
                return _aligned(chronology, fields, style, month=True, day=F.ALIGNED_DAY_OF_WEEK_IN_MONTH)
            if F.DAY_OF_WEEK in fields:
                return _aligned(chronology, fields, style, month=True, day=F.DAY_OF_WEEK)
    if F.DAY_OF_YEAR in fields:
        return _year_day(chronology, fields, style)
    if F.ALIGNED_WEEK_OF_YEAR in fields:
        if F.ALIGNED_DAY_OF_WEEK_IN_YEAR in fields:
            return _aligned(chronology, fields, style, month=False, day=F.ALIGNED_DAY_OF_WEEK_IN_YEAR)
        if F.DAY_OF_WEEK in fields:
            return _aligned(chronology, fields, style, month=False, day=F.DAY_OF_WEEK)
    return None


def add_field(fields: Fields, field: ChronoField, value: int) -> None:
    """Store a derived field; one that is there already must agree."""
    old = fields.get(field)
    if old is not None and old != value:
        date_time_error(f"Conflict found: {field} {old} differs from {field} {value}")
    fields[field] = value


def take(chronology: Any, fields: Fields, field: ChronoField) -> int:
    """Take a field out; its value must be valid."""
    return int(chronology.range(field).check_valid_int_value(fields.pop(field), field))


def _proleptic_month(chronology: Any, fields: Fields, style: str) -> None:
    value = fields.pop(F.PROLEPTIC_MONTH, None)
    if value is None:
        return
    if style != "LENIENT":
        F.PROLEPTIC_MONTH.check_valid_value(value)
    if chronology.ID == "ISO":
        year, month = value // 12, value % 12 + 1
    else:
        year, month = chronology.proleptic_month_fields(value)
    add_field(fields, F.MONTH_OF_YEAR, month)
    add_field(fields, F.YEAR, year)


def _iso_year_of_era(fields: Fields, style: str) -> None:
    value = fields.pop(F.YEAR_OF_ERA, None)
    if value is None:
        if F.ERA in fields:
            F.ERA.check_valid_value(fields[F.ERA])
        return
    if style != "LENIENT":
        F.YEAR_OF_ERA.check_valid_value(value)
    era = fields.pop(F.ERA, None)
    if era is None:
        year = fields.get(F.YEAR)
        if style == "STRICT" and year is None:
            fields[F.YEAR_OF_ERA] = value
        else:
            add_field(fields, F.YEAR, value if year is None or year > 0 else exact_long(1 - value))
    elif era == 1:
        add_field(fields, F.YEAR, value)
    elif era == 0:
        add_field(fields, F.YEAR, exact_long(1 - value))
    else:
        date_time_error(f"Invalid value for era: {era}")


def year_of_era(chronology: Any, fields: Fields, style: str) -> None:
    """The year from era and year of the era, for calendars other than ISO."""
    value = fields.pop(F.YEAR_OF_ERA, None)
    if value is None:
        if F.ERA in fields:
            chronology.range(F.ERA).check_valid_value(fields[F.ERA], F.ERA)
        return
    era = fields.pop(F.ERA, None)
    if style != "LENIENT":
        year = chronology.range(F.YEAR_OF_ERA).check_valid_int_value(value, F.YEAR_OF_ERA)
    else:
        year = exact_int(value)
    if era is not None:
        known = chronology.era_of(chronology.range(F.ERA).check_valid_int_value(era, F.ERA))
    elif F.YEAR in fields:
        given = chronology.range(F.YEAR).check_valid_int_value(fields[F.YEAR], F.YEAR)
        known = chronology.date_year_day_2(given, 1).get_era()
    elif style == "STRICT":
        fields[F.YEAR_OF_ERA] = value
        return
    else:
        known = list(chronology.eras())[-1]
    add_field(fields, F.YEAR, chronology.proleptic_year(known, year))


def _year_month_day(chronology: Any, fields: Fields, style: str) -> Any:
    year = take(chronology, fields, F.YEAR)
    if style == "LENIENT":
        months = exact_long(fields.pop(F.MONTH_OF_YEAR) - 1)
        days = exact_long(fields.pop(F.DAY_OF_MONTH) - 1)
        return chronology.date_3(year, 1, 1).plus_2(months, ChronoUnit.MONTHS).plus_2(days, ChronoUnit.DAYS)
    month = take(chronology, fields, F.MONTH_OF_YEAR)
    day = take(chronology, fields, F.DAY_OF_MONTH)
    if style == "SMART":
        if chronology.ID == "ISO":
            day = min(day, civil.month_length(year, month))
        else:
            try:
                return chronology.date_3(year, month, day)
            except JavaError:
                first = chronology.date_3(year, month, 1)
                return first.with_2(F.DAY_OF_MONTH, first.range(F.DAY_OF_MONTH).get_maximum())
    return chronology.date_3(year, month, day)


def _year_day(chronology: Any, fields: Fields, style: str) -> Any:
    year = take(chronology, fields, F.YEAR)
    if style == "LENIENT":
        days = exact_long(fields.pop(F.DAY_OF_YEAR) - 1)
        return chronology.date_year_day_2(year, 1).plus_2(days, ChronoUnit.DAYS)
    return chronology.date_year_day_2(year, take(chronology, fields, F.DAY_OF_YEAR))


def _aligned(chronology: Any, fields: Fields, style: str, *, month: bool, day: ChronoField) -> Any:
    """Weeks counted from the first day of the month or year, and a day of such a week or of the calendar's week."""
    week = F.ALIGNED_WEEK_OF_MONTH if month else F.ALIGNED_WEEK_OF_YEAR
    year = take(chronology, fields, F.YEAR)
    if style == "LENIENT":
        months = exact_long(fields.pop(F.MONTH_OF_YEAR) - 1) if month else 0
        weeks = exact_long(fields.pop(week) - 1)
        first = chronology.date_3(year, 1, 1) if month else chronology.date_year_day_2(year, 1)
        moved = first.plus_2(months, ChronoUnit.MONTHS).plus_2(weeks, ChronoUnit.WEEKS)
        if day is F.DAY_OF_WEEK:
            return _week_day(moved, exact_long(fields.pop(day) - 1))
        return moved.plus_2(exact_long(fields.pop(day) - 1), ChronoUnit.DAYS)
    wanted_month = take(chronology, fields, F.MONTH_OF_YEAR) if month else 0
    weeks = take(chronology, fields, week)
    wanted = take(chronology, fields, day)
    first = chronology.date_3(year, wanted_month, 1) if month else chronology.date_year_day_2(year, 1)
    if day is F.DAY_OF_WEEK:
        date = _next_or_same(first.plus_2((weeks - 1) * 7, ChronoUnit.DAYS), wanted)
    else:
        date = first.plus_2((weeks - 1) * 7 + wanted - 1, ChronoUnit.DAYS)
    if style == "STRICT":
        if month and date.get(F.MONTH_OF_YEAR) != wanted_month:
            date_time_error("Strict mode rejected resolved date as it is in a different month")
        if not month and date.get(F.YEAR) != year:
            date_time_error("Strict mode rejected resolved date as it is in a different year")
    return date


def _next_or_same(date: Any, weekday: int) -> Any:
    return date.plus_2((weekday - date.get(F.DAY_OF_WEEK)) % 7, ChronoUnit.DAYS)


def _week_day(date: Any, weekday: int) -> Any:
    # Upstream: AbstractChronology.resolveAligned; the day arrives less one, as the other parts do
    if weekday > 7:
        date = date.plus_2((weekday - 1) // 7, ChronoUnit.WEEKS)
        weekday = (weekday - 1) % 7 + 1
    elif weekday < 1:
        date = date.plus_2(truncated_divide(weekday - 7, 7), ChronoUnit.WEEKS)
        weekday = truncated_remainder(weekday + 6, 7) + 1
    return _next_or_same(date, weekday)
