"""``java.util.Calendar`` and its builder."""

from typing import Any

from blueprintc.errors import UnsupportedError
from blueprintc.jvm.errors import JavaError
from blueprintc.painless.api.java.util.calendar_fields import (
    CONSTANTS,
    COUNT,
    DATE,
    HOUR_OF_DAY,
    MILLISECOND,
    MINUTE,
    MONTH,
    SECOND,
    YEAR,
)
from blueprintc.painless.api.java.util.date import Date
from blueprintc.painless.api.java.util.gregorian_calendar import METHODS, GregorianCalendar, now
from blueprintc.painless.api.java.util.time_zone import TimeZone
from blueprintc.painless.api.native import Native, bind, bind_interface, require
from blueprintc.painless.values import Array, HashSet


class Builder(Native):
    """``Calendar.Builder``."""

    __slots__ = ("_fields", "_instant", "_lenient", "_type", "_week", "_week_date", "_zone")
    JAVA_CLASS = "java.util.Calendar$Builder"

    def __init__(self) -> None:
        self._fields: list[tuple[int, int]] = []
        self._instant: int | None = None
        self._lenient = True
        self._type = "gregory"
        self._week: tuple[int, int] | None = None
        self._week_date: tuple[int, int, int] | None = None
        self._zone: TimeZone | None = None

    @staticmethod
    def new_0() -> "Builder":
        return Builder()

    def set_instant_1(self, value: Any) -> "Builder":
        if self._fields:
            raise JavaError("IllegalStateException")
        self._instant = value.millis if isinstance(value, Date) else value
        return self

    def set_2(self, field: int, value: int) -> "Builder":
        if not 0 <= field < COUNT:
            raise JavaError("IllegalArgumentException", "field is invalid")
        if self._instant is not None:
            raise JavaError("IllegalStateException", "instant has been set")
        self._fields.append((field, value))
        return self

    def set_fields(self, pairs: Array) -> "Builder":
        if len(require(pairs)) % 2:
            raise JavaError("IllegalArgumentException")
        for index in range(0, len(pairs), 2):
            self.set_2(pairs[index], pairs[index + 1])
        return self

    def set_date(self, year: int, month: int, day: int) -> "Builder":
        return self.set_2(YEAR, year).set_2(MONTH, month).set_2(DATE, day)

    def set_time_of_day_3(self, hour: int, minute: int, second: int) -> "Builder":
        return self.set_time_of_day_4(hour, minute, second, 0)

    def set_time_of_day_4(self, hour: int, minute: int, second: int, millis: int) -> "Builder":
        return self.set_2(HOUR_OF_DAY, hour).set_2(MINUTE, minute).set_2(SECOND, second).set_2(MILLISECOND, millis)

    def set_week_date(self, year: int, week: int, weekday: int) -> "Builder":
        self._week_date = (year, week, weekday)
        return self

    def set_time_zone(self, zone: TimeZone) -> "Builder":
        self._zone = require(zone)
        return self

    def set_lenient(self, value: bool) -> "Builder":
        self._lenient = value
        return self

    def set_calendar_type(self, name: str) -> "Builder":
        if require(name) == "gregorian":
            name = "gregory"
        if name not in ("gregory", "iso8601", "buddhist", "japanese"):
            raise JavaError("IllegalArgumentException", f"unknown calendar type: {name}")
        if name in ("buddhist", "japanese"):
            raise UnsupportedError(f"the calendar type {name} of java.util.Calendar is not supported")
        self._type = name
        return self

    def set_locale(self, locale: Any) -> "Builder":
        from blueprintc.painless.api.java.time.temporal.week_fields import week_data

        first, minimal = week_data(require(locale))
        if self._week is None:
            self._week = (first % 7 + 1, minimal)
        return self

    def set_week_definition(self, first: int, minimal: int) -> "Builder":
        if not 1 <= first <= 7 or not 1 <= minimal <= 7:
            raise JavaError("IllegalArgumentException")
        self._week = (first, minimal)
        return self

    def build(self) -> GregorianCalendar:
        """Upstream: Calendar.Builder.build."""
        first, minimal = (2, 4) if self._type == "iso8601" else self._week or (1, 1)
        made = GregorianCalendar(TimeZone.get_default() if self._zone is None else self._zone, first, minimal)
        if self._type == "iso8601":
            made._change = -(1 << 62)
        made.set_lenient(self._lenient)
        if self._instant is not None:
            made.set_time_in_millis(self._instant)
            return made
        for field, value in self._fields:
            made.set_2(field, value)
        if self._week_date is not None:
            made.set_week_date(*self._week_date)
        made.get_time_in_millis()
        return made


_CALENDAR = bind_interface("java.util.Calendar", "java.lang.Comparable", METHODS, interface=False)
_CALENDAR.constants(**CONSTANTS)
for _arity in range(3):
    _CALENDAR.static(f"getInstance/{_arity}", runtime=True)(now)
_CALENDAR.statics({"getAvailableCalendarTypes/0": lambda: HashSet(["gregory", "buddhist", "japanese"])})
CLASSES = (
    _CALENDAR,
    bind(
        Builder,
        "java.util.Calendar$Builder",
        constructors="0",
        methods="build/0 set/2 setCalendarType/1 setDate/3 setFields/1 setInstant/1 setLenient/1 setLocale/1 "
        "setTimeOfDay/3 setTimeOfDay/4 setTimeZone/1 setWeekDate/3 setWeekDefinition/2",
    ),
)
