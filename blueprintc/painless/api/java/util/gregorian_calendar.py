"""``java.util.GregorianCalendar``: fields from a time, a time from fields, and arithmetic on them."""

from typing import Any

from blueprintc.errors import UnsupportedError
from blueprintc.jvm.errors import JavaError
from blueprintc.painless.api.java.time import civil
from blueprintc.painless.api.java.util import hybrid_calendar
from blueprintc.painless.api.java.util.calendar_fields import (
    AM_PM,
    COUNT,
    DATE,
    DAY_OF_WEEK,
    DAY_OF_WEEK_IN_MONTH,
    DAY_OF_YEAR,
    DST_OFFSET,
    ERA,
    HOUR,
    HOUR_OF_DAY,
    LEAST_MAXIMUM,
    MAXIMUM,
    MILLISECOND,
    MINIMUM,
    MINUTE,
    MONTH,
    NAMES,
    SECOND,
    WEEK_OF_MONTH,
    WEEK_OF_YEAR,
    YEAR,
    ZONE_OFFSET,
    deciding_fields,
)
from blueprintc.painless.api.java.util.date import Date
from blueprintc.painless.api.java.util.time_zone import FIRST_MILLIS, TimeZone
from blueprintc.painless.api.native import Native, bind, require, sign

DAY = 86_400_000
_COMPUTED, _FIRST_STAMP = 1, 2


def on_or_before(day: int, weekday: int) -> int:
    """The last epoch day up to ``day`` with that weekday (1 is Sunday)."""
    return day - (day + 4 - (weekday - 1)) % 7


class GregorianCalendar(Native):
    """``_millis`` is None while fields that were set wait to be made into a time."""

    __slots__ = (
        "_change", "_fields", "_fresh", "_lenient", "_millis", "_next", "_stamps", "first_day", "minimal_days", "zone",
    )  # fmt: skip
    JAVA_CLASS = "java.util.GregorianCalendar"

    def __init__(self, zone: TimeZone, first_day: int = 1, minimal_days: int = 1) -> None:
        self.zone = zone
        self.first_day = first_day
        self.minimal_days = minimal_days
        self._lenient = True
        self._change = hybrid_calendar.CHANGE_DAY
        self._fields = [0] * COUNT
        self._stamps = [0] * COUNT
        self._next = _FIRST_STAMP
        self._millis: int | None = None
        self._fresh = False

    @staticmethod
    def _dated(values: dict[int, int]) -> "GregorianCalendar":
        made = GregorianCalendar(TimeZone.get_default())
        for field, value in values.items():
            made.set_2(field, value)
        return made

    @staticmethod
    def new_3(year: int, month: int, day: int) -> "GregorianCalendar":
        return GregorianCalendar.new_6(year, month, day, 0, 0, 0)

    @staticmethod
    def new_5(year: int, month: int, day: int, hour: int, minute: int) -> "GregorianCalendar":
        return GregorianCalendar.new_6(year, month, day, hour, minute, 0)

    @staticmethod
    def new_6(year: int, month: int, day: int, hour: int, minute: int, second: int) -> "GregorianCalendar":
        values = {YEAR: year, MONTH: month, DATE: day, HOUR_OF_DAY: hour, MINUTE: minute, SECOND: second}
        return GregorianCalendar._dated(values)

    @staticmethod
    def from_(moment: Any) -> "GregorianCalendar":
        """Upstream: GregorianCalendar.from(ZonedDateTime): ISO weeks, no Julian calendar."""
        made = GregorianCalendar(TimeZone.of_zone_id(require(moment).zone), 2, 4)
        made._change = -(1 << 62)
        made.set_time_in_millis(moment.to_instant().to_epoch_milli())
        return made

    # time

    def get_time_in_millis(self) -> int:
        if self._millis is None:
            self._compute_time()
        assert self._millis is not None  # noqa: S101
        return self._millis

    @property
    def millis(self) -> int:
        """The time (``String.format`` asks for it)."""
        return self.get_time_in_millis()

    def set_time_in_millis(self, millis: int) -> None:
        self._millis = millis
        self._compute_fields()

    def get_time(self) -> Date:
        return Date(self.get_time_in_millis())

    def set_time(self, date: Date) -> None:
        self.set_time_in_millis(require(date).millis)

    def to_instant(self) -> Any:
        from blueprintc.painless.api.java.time.instant import Instant

        return Instant.of_epoch_milli(self.get_time_in_millis())

    def to_zoned_date_time(self) -> Any:
        return self.to_instant().at_zone(self.zone.to_zone_id())

    to_zoned = to_zoned_date_time

    def get_time_zone(self) -> TimeZone:
        return self.zone

    def set_time_zone(self, zone: TimeZone) -> None:
        self.zone = require(zone)
        self._fresh = False

    # fields from the time

    def _compute_fields(self) -> None:
        millis = self.get_time_in_millis() if self._millis is None else self._millis
        offset = self.zone.get_offset_1(millis)
        raw = self.zone.get_raw_offset()
        day, rest = divmod(millis + offset, DAY)
        year, month, date = hybrid_calendar.from_epoch_day(day, self._change)
        first_of_year = hybrid_calendar.to_epoch_day(year, 1, 1, self._change)
        first_of_month = max(hybrid_calendar.to_epoch_day(year, month, 1, self._change), first_of_year)
        fields = self._fields
        fields[ERA], fields[YEAR] = (1, year) if year > 0 else (0, 1 - year)
        fields[MONTH], fields[DATE] = month - 1, date
        fields[DAY_OF_YEAR] = day - first_of_year + 1
        fields[DAY_OF_WEEK] = (day + 4) % 7 + 1
        fields[WEEK_OF_MONTH] = self._week(day - date + 1 if first_of_month > day else first_of_month, day)
        fields[WEEK_OF_YEAR] = self._week_of_year(year, first_of_year, day)
        fields[DAY_OF_WEEK_IN_MONTH] = (date - 1) // 7 + 1
        hours = rest // 3_600_000
        fields[AM_PM], fields[HOUR], fields[HOUR_OF_DAY] = hours // 12, hours % 12, hours
        fields[MINUTE] = rest // 60_000 % 60
        fields[SECOND] = rest // 1000 % 60
        fields[MILLISECOND] = rest % 1000
        fields[ZONE_OFFSET], fields[DST_OFFSET] = raw, offset - raw
        self._stamps = [_COMPUTED] * COUNT
        self._fresh = True

    def _week(self, first: int, day: int) -> int:
        start = on_or_before(first + 6, self.first_day)
        if start - first >= self.minimal_days:
            start -= 7
        return (day - start) // 7 + 1

    def _week_of_year(self, year: int, first: int, day: int) -> int:
        week = self._week(first, day)
        if week == 0:
            previous = hybrid_calendar.to_epoch_day(year - 1, 1, 1, self._change)
            return self._week(previous, first - 1)
        if week >= 52:
            following = hybrid_calendar.to_epoch_day(year + 1, 1, 1, self._change)
            start = on_or_before(following + 6, self.first_day)
            if start - following >= self.minimal_days and day >= start - 7:
                return 1
        return week

    # the time from fields

    def _compute_time(self) -> None:
        if not self._lenient:
            self._check_limits()
        fields, stamps = self._fields, self._stamps
        used = deciding_fields(stamps)
        given = list(fields)
        year = fields[YEAR] if stamps[YEAR] else 1970
        if stamps[ERA]:
            if fields[ERA] not in (0, 1):
                raise JavaError("IllegalArgumentException", "Invalid era")
            if fields[ERA] == 0:
                year = 1 - year
        time = fields[HOUR_OF_DAY] if HOUR_OF_DAY in used else 0
        if HOUR in used:
            time = fields[HOUR] + (12 * fields[AM_PM] if AM_PM in used else 0)
        values = [fields[f] if stamps[f] else 0 for f in (MINUTE, SECOND, MILLISECOND)]
        time = ((time * 60 + values[0]) * 60 + values[1]) * 1000 + values[2]
        local = self._date(year, used) * DAY + time
        set_offsets = [f for f in (ZONE_OFFSET, DST_OFFSET) if stamps[f] >= _FIRST_STAMP]
        if set_offsets:
            total = sum(fields[f] for f in set_offsets)
            if len(set_offsets) == 1 and set_offsets[0] == ZONE_OFFSET:
                total = fields[ZONE_OFFSET]
            self._millis = local - total
        else:
            self._millis = local - self._offset_of_wall(local)
        set_fields = [f for f in range(COUNT) if stamps[f] >= _FIRST_STAMP]
        self._compute_fields()
        if not self._lenient:
            for field in set_fields:
                if given[field] != self._fields[field]:
                    raise JavaError(
                        "IllegalArgumentException", f"{NAMES[field]}: {given[field]} -> {self._fields[field]}"
                    )

    def _offset_of_wall(self, local: int) -> int:
        from blueprintc.painless.api.java.time.local_date_time import LocalDateTime
        from blueprintc.painless.api.java.time.zone_offset import ZoneOffset

        rules = getattr(self.zone, "rules", None) if local >= FIRST_MILLIS else None
        if rules is None or getattr(self.zone, "raw", None) is not None:
            return self.zone.get_offset_1(local - self.zone.get_raw_offset())
        wall = LocalDateTime.of_epoch_second(local // 1000, 0, ZoneOffset.UTC)
        offsets = list(rules.get_valid_offsets(wall))
        chosen = offsets[-1] if offsets else rules.offset_for(wall)
        seconds: int = chosen.total_seconds
        return seconds * 1000

    def _date(self, year: int, used: set[int]) -> int:
        """Upstream: GregorianCalendar.getFixedDate."""
        fields, stamps = self._fields, self._stamps
        month = 0
        if MONTH in used:
            years, month = divmod(fields[MONTH] if stamps[MONTH] else 0, 12)
            year += years
        first = hybrid_calendar.to_epoch_day(year, month + 1, 1, self._change)
        if MONTH not in used:
            if DAY_OF_YEAR in used:
                return first + fields[DAY_OF_YEAR] - 1
            start = self._week_start(first)
            if DAY_OF_WEEK in used and fields[DAY_OF_WEEK] != self.first_day:
                start = on_or_before(start + 6, fields[DAY_OF_WEEK])
            return start + 7 * (fields[WEEK_OF_YEAR] - 1)
        if DATE in used:
            return first + (fields[DATE] - 1 if stamps[DATE] else 0)
        if WEEK_OF_MONTH in used:
            start = self._week_start(first)
            if stamps[DAY_OF_WEEK]:
                start = on_or_before(start + 6, fields[DAY_OF_WEEK])
            return start + 7 * (fields[WEEK_OF_MONTH] - 1)
        weekday = fields[DAY_OF_WEEK] if DAY_OF_WEEK in used else self.first_day
        which = fields[DAY_OF_WEEK_IN_MONTH] if DAY_OF_WEEK_IN_MONTH in used else 1
        if which >= 0:
            return on_or_before(first + 7 * which - 1, weekday)
        length = civil.month_length(year, month + 1)
        return on_or_before(first + length + 7 * (which + 1) - 1, weekday)

    def _week_start(self, first: int) -> int:
        start = on_or_before(first + 6, self.first_day)
        return start - 7 if start - first >= self.minimal_days else start

    def _check_limits(self) -> None:
        for field in range(COUNT):
            if self._stamps[field] >= _FIRST_STAMP and not (MINIMUM[field] <= self._fields[field] <= MAXIMUM[field]):
                raise JavaError("IllegalArgumentException", NAMES[field])

    # reading and setting

    @staticmethod
    def _checked(field: int) -> int:
        if not 0 <= field < COUNT:
            raise JavaError("ArrayIndexOutOfBoundsException", f"Index {field} out of bounds for length {COUNT}")
        return field

    def get(self, field: int) -> int:
        self._checked(field)
        self._complete()
        return self._fields[field]

    def _complete(self) -> None:
        if self._millis is None:
            self._compute_time()
        elif not self._fresh:
            self._compute_fields()

    def is_set(self, field: int) -> bool:
        return self._stamps[self._checked(field)] != 0

    def set_2(self, field: int, value: int) -> None:
        self._checked(field)
        self._fields[field] = value
        self._stamps[field] = self._next
        self._next += 1
        self._millis = None
        self._fresh = False

    def set_3(self, year: int, month: int, day: int) -> None:
        for field, value in ((YEAR, year), (MONTH, month), (DATE, day)):
            self.set_2(field, value)

    def set_5(self, year: int, month: int, day: int, hour: int, minute: int) -> None:
        self.set_3(year, month, day)
        self.set_2(HOUR_OF_DAY, hour)
        self.set_2(MINUTE, minute)

    def set_6(self, year: int, month: int, day: int, hour: int, minute: int, second: int) -> None:
        self.set_5(year, month, day, hour, minute)
        self.set_2(SECOND, second)

    def clear_0(self) -> None:
        self._fields = [0] * COUNT
        self._stamps = [0] * COUNT
        self._millis = None
        self._fresh = False

    def clear_1(self, field: int) -> None:
        self._fields[self._checked(field)] = 0
        self._stamps[field] = 0
        self._millis = None
        self._fresh = False

    def is_lenient(self) -> bool:
        return self._lenient

    def set_lenient(self, value: bool) -> None:
        self._lenient = value

    def get_first_day_of_week(self) -> int:
        return self.first_day

    def set_first_day_of_week(self, value: int) -> None:
        self.first_day = value
        self._fresh = False

    def get_minimal_days_in_first_week(self) -> int:
        return self.minimal_days

    def set_minimal_days_in_first_week(self, value: int) -> None:
        self.minimal_days = value
        self._fresh = False

    def get_gregorian_change(self) -> Date:
        return Date(max(self._change * DAY, -(1 << 63)))

    def set_gregorian_change(self, date: Date) -> None:
        self._complete()
        self._change = require(date).millis // DAY
        self._compute_fields()

    def is_leap_year(self, year: int) -> bool:
        return hybrid_calendar.is_leap(year, self._change)

    def get_calendar_type(self) -> str:
        return "gregory"

    # limits

    def get_minimum(self, field: int) -> int:
        return MINIMUM[self._checked(field)]

    def get_greatest_minimum(self, field: int) -> int:
        return MINIMUM[self._checked(field)]

    def get_maximum(self, field: int) -> int:
        return MAXIMUM[self._checked(field)]

    def get_least_maximum(self, field: int) -> int:
        return LEAST_MAXIMUM[self._checked(field)]

    def get_actual_minimum(self, field: int) -> int:
        return MINIMUM[self._checked(field)]

    def get_actual_maximum(self, field: int) -> int:
        if not 0 <= field < COUNT:
            raise JavaError("ArrayIndexOutOfBoundsException", f"Array index out of range: {field}")
        self._complete()
        year = self._proleptic()
        month = self._fields[MONTH] + 1
        if field == DATE:
            return self._month_length(year, month)
        if field == DAY_OF_YEAR:
            return self._first(year + 1, 1) - self._first(year, 1)
        if field == WEEK_OF_YEAR:
            first, last = self._first(year, 1), self._first(year + 1, 1) - 1
            week = self._week(first, last)
            return week - 1 if self._week_of_year(year, first, last) == 1 else week
        if field == WEEK_OF_MONTH:
            first = self._first(year, month)
            return self._week(first, first + self._month_length(year, month) - 1)
        if field == DAY_OF_WEEK_IN_MONTH:
            first = self._first(year, month)
            offset = (self._fields[DAY_OF_WEEK] - ((first + 4) % 7 + 1)) % 7
            return (self._month_length(year, month) - offset + 6) // 7
        if field == YEAR:
            raise UnsupportedError("java.util.Calendar.getActualMaximum of YEAR is not supported")
        return MAXIMUM[field]

    def _proleptic(self) -> int:
        return self._fields[YEAR] if self._fields[ERA] else 1 - self._fields[YEAR]

    def _first(self, year: int, month: int) -> int:
        return hybrid_calendar.to_epoch_day(year, month, 1, self._change)

    def _month_length(self, year: int, month: int) -> int:
        if hybrid_calendar.to_epoch_day(year, month, 28, self._change) >= self._change:
            return civil.month_length(year, month)
        return 29 if month == 2 and year % 4 == 0 else civil.month_length(2001, month)

    # arithmetic

    def add(self, field: int, amount: int) -> None:
        if amount == 0:
            return
        if not 0 <= field < ZONE_OFFSET:
            raise JavaError("IllegalArgumentException")
        self._complete()
        if field == ERA:
            self.set_2(ERA, max(0, min(1, self._fields[ERA] + amount)))
            self._complete()
        elif field == YEAR:
            self._move_months(12 * amount)
        elif field == MONTH:
            self._move_months(amount)
        else:
            self._move_time(field, amount)

    def _move_months(self, months: int) -> None:
        year, month = divmod(self._proleptic() * 12 + self._fields[MONTH] + months, 12)
        day = min(self._fields[DATE], self._month_length(year, month + 1))
        era, shown = (1, year) if year > 0 else (0, 1 - year)
        for field, value in ((ERA, era), (YEAR, shown), (MONTH, month), (DATE, day)):
            self.set_2(field, value)
        self._complete()

    def _move_time(self, field: int, amount: int) -> None:
        units = {
            HOUR: 3_600_000, HOUR_OF_DAY: 3_600_000, MINUTE: 60_000, SECOND: 1000, MILLISECOND: 1, AM_PM: DAY // 2,
            WEEK_OF_YEAR: 7 * DAY, WEEK_OF_MONTH: 7 * DAY, DAY_OF_WEEK_IN_MONTH: 7 * DAY,
        }  # fmt: skip
        step = units.get(field, DAY)
        millis = self.get_time_in_millis()
        offset = self.zone.get_offset_1(millis)
        moved = millis + step * amount
        if step >= DAY // 2:
            # the wall time is kept
            moved += offset - self.zone.get_offset_1(moved)
        self.set_time_in_millis(moved)

    def roll_2(self, field: int, amount: int) -> None:
        """Upstream: GregorianCalendar.roll(int, int): no larger field changes."""
        if amount == 0:
            return
        if not 0 <= field < ZONE_OFFSET:
            raise JavaError("IllegalArgumentException")
        self._complete()
        if field in (WEEK_OF_YEAR, WEEK_OF_MONTH, DAY_OF_WEEK_IN_MONTH):
            raise UnsupportedError(f"java.util.Calendar.roll of {NAMES[field]} is not supported")
        if field in (DATE, DAY_OF_YEAR):
            size = self.get_actual_maximum(field)
            self._shift_days((self._fields[field] - 1 + amount) % size + 1 - self._fields[field])
        elif field == DAY_OF_WEEK:
            position = (self._fields[DAY_OF_WEEK] - self.first_day) % 7
            self._shift_days((position + amount) % 7 - position)
        elif field == MONTH:
            self._move_months((self._fields[MONTH] + amount) % 12 - self._fields[MONTH])
        elif field == YEAR:
            self._move_months(12 * amount)
        else:
            low, high = MINIMUM[field], MAXIMUM[field]
            rolled = (self._fields[field] - low + amount) % (high - low + 1) + low
            units = {HOUR: 3_600_000, HOUR_OF_DAY: 3_600_000, MINUTE: 60_000, SECOND: 1000, MILLISECOND: 1}
            units |= {AM_PM: DAY // 2}
            if field == ERA:
                self.set_2(ERA, rolled)
                self._complete()
            else:
                self.set_time_in_millis(self.get_time_in_millis() + (rolled - self._fields[field]) * units[field])

    def _shift_days(self, days: int) -> None:
        self._move_time(DATE, days)

    # weeks

    def is_week_date_supported(self) -> bool:
        return True

    def get_week_year(self) -> int:
        self._complete()
        year = self._proleptic()
        week = self._fields[WEEK_OF_YEAR]
        if self._fields[MONTH] == 0 and week >= 52:
            return year - 1
        return year + 1 if self._fields[MONTH] == 11 and week == 1 else year

    def get_weeks_in_week_year(self) -> int:
        if self._millis is None:
            # Upstream: GregorianCalendar.getWeeksInWeekYear works on a copy whose weekday is not computed yet
            raise UnsupportedError("java.util.Calendar.getWeeksInWeekYear before the time is computed is not supported")
        year = self.get_week_year()
        start = self._week_start(self._first(year, 1))
        return (self._week_start(self._first(year + 1, 1)) - start) // 7

    def set_week_date(self, year: int, week: int, weekday: int) -> None:
        if not 1 <= weekday <= 7:
            raise JavaError("IllegalArgumentException", f"invalid dayOfWeek: {weekday}")
        self._complete()
        time = (self.get_time_in_millis() + self.zone.get_offset_1(self.get_time_in_millis())) % DAY
        start = self._week_start(self._first(year, 1)) + 7 * (week - 1)
        day = on_or_before(start + 6, weekday)
        local = day * DAY + time
        self.set_time_in_millis(local - self._offset_of_wall(local))

    # names

    def get_display_name(self, field: int, style: int, locale: Any) -> str | None:
        from blueprintc.painless.api.java.util.calendar_names import display_name

        if not 0 <= field < COUNT:
            raise JavaError("IllegalArgumentException")
        self._complete()
        return display_name(field, self._fields[field], style, require(locale))

    def get_display_names(self, field: int, style: int, locale: Any) -> Any:
        from blueprintc.painless.api.java.util.calendar_names import display_names

        if not 0 <= field < COUNT:
            raise JavaError("IllegalArgumentException")
        self._complete()
        return display_names(field, style, require(locale))

    # comparison and text

    def after(self, other: Any) -> bool:
        return isinstance(other, GregorianCalendar) and self.compare_to(other) > 0

    def before(self, other: Any) -> bool:
        return isinstance(other, GregorianCalendar) and self.compare_to(other) < 0

    def compare_to(self, other: "GregorianCalendar") -> int:
        return sign(self.get_time_in_millis() - require(other).get_time_in_millis())

    def java_compare(self, other: Any) -> int:
        return self.compare_to(other)

    def clone(self) -> "GregorianCalendar":
        made = GregorianCalendar(self.zone.clone(), self.first_day, self.minimal_days)
        for name in ("_change", "_lenient", "_millis", "_next", "_fresh"):
            setattr(made, name, getattr(self, name))
        made._fields, made._stamps = list(self._fields), list(self._stamps)
        return made

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, GregorianCalendar)
            and self.get_time_in_millis() == other.get_time_in_millis()
            and (self._lenient, self.first_day, self.minimal_days, self._change)
            == (other._lenient, other.first_day, other.minimal_days, other._change)
            and self.zone == other.zone
        )

    __hash__ = Native.__hash__

    def __str__(self) -> str:
        # Java's text shows which fields happen to be computed already
        raise UnsupportedError("the text of a java.util.GregorianCalendar is not supported")


METHODS = (
    "add/2 after/1 before/1 clear/0 clear/1 clone/0 compareTo/1 get/1 getActualMaximum/1 getActualMinimum/1 "
    "getCalendarType/0 getDisplayName/3 getDisplayNames/3 getFirstDayOfWeek/0 getGreatestMinimum/1 getLeastMaximum/1 "
    "getMaximum/1 getMinimalDaysInFirstWeek/0 getMinimum/1 getTime/0 getTimeInMillis/0 getTimeZone/0 getWeekYear/0 "
    "getWeeksInWeekYear/0 isLenient/0 isSet/1 isWeekDateSupported/0 roll/2 set/2 set/3 set/5 set/6 setFirstDayOfWeek/1 "
    "setLenient/1 setMinimalDaysInFirstWeek/1 setTime/1 setTimeInMillis/1 setTimeZone/1 setWeekDate/3 toInstant/0"
)
_GREGORIAN = bind(
    GregorianCalendar,
    "java.util.GregorianCalendar",
    "java.util.Calendar",
    constructors="3 5 6",
    statics="from/1",
    methods=METHODS + " getGregorianChange/0 isLeapYear/1 setGregorianChange/1 toZonedDateTime/0",
)
_GREGORIAN.constants(AD=1, BC=0)


def now(runtime: Any, zone: TimeZone | None = None, locale: Any = None) -> GregorianCalendar:
    """A calendar at the present moment."""
    from blueprintc.painless.api.java.time.temporal.week_fields import week_data

    first, minimal = (7, 1) if locale is None else week_data(locale)
    made = GregorianCalendar(TimeZone.get_default() if zone is None else zone, first % 7 + 1, minimal)
    made.set_time_in_millis(runtime.clock() // 1_000_000)
    return made


_GREGORIAN.constructor(0, runtime=True)(now)
_GREGORIAN.constructor(1, runtime=True)(now)
_GREGORIAN.constructor(2, runtime=True)(now)
CLASSES = (_GREGORIAN,)
