"""``java.time.temporal.TemporalAdjusters``."""

from collections.abc import Callable
from typing import Any

from blueprintc.painless.api.java.time.temporal.chrono_field import ChronoField
from blueprintc.painless.api.java.time.temporal.chrono_unit import ChronoUnit
from blueprintc.painless.api.native import bind, require
from blueprintc.painless.values import Lambda

_MONTH, _YEAR = ChronoField.DAY_OF_MONTH, ChronoField.DAY_OF_YEAR


def _adjuster(function: Callable[[Any], Any]) -> Lambda:
    return Lambda("java.time.temporal.TemporalAdjuster", function)


def _move(wanted: Any, *, back: bool, same: bool) -> Lambda:
    weekday = require(wanted, "dayOfWeek").get_value()

    def adjust(temporal: Any) -> Any:
        current = temporal.get(ChronoField.DAY_OF_WEEK)
        if same and current == weekday:
            return temporal
        days = (current - weekday) % 7 or 7 if back else (weekday - current) % 7 or 7
        return temporal.minus_2(days, ChronoUnit.DAYS) if back else temporal.plus_2(days, ChronoUnit.DAYS)

    return _adjuster(adjust)


class TemporalAdjusters:
    """The static methods."""

    @staticmethod
    def of_date_adjuster(function: Any) -> Lambda:
        from blueprintc.painless.api.java.time.local_date import LocalDate

        require(function, "dateBasedAdjuster")
        return _adjuster(lambda temporal: temporal.with_1(function(LocalDate.from_(temporal))))

    @staticmethod
    def first_day_of_month() -> Lambda:
        return _adjuster(lambda t: t.with_2(_MONTH, 1))

    @staticmethod
    def last_day_of_month() -> Lambda:
        return _adjuster(lambda t: t.with_2(_MONTH, t.range(_MONTH).get_maximum()))

    @staticmethod
    def first_day_of_next_month() -> Lambda:
        return _adjuster(lambda t: t.with_2(_MONTH, 1).plus_2(1, ChronoUnit.MONTHS))

    @staticmethod
    def first_day_of_year() -> Lambda:
        return _adjuster(lambda t: t.with_2(_YEAR, 1))

    @staticmethod
    def last_day_of_year() -> Lambda:
        return _adjuster(lambda t: t.with_2(_YEAR, t.range(_YEAR).get_maximum()))

    @staticmethod
    def first_day_of_next_year() -> Lambda:
        return _adjuster(lambda t: t.with_2(_YEAR, 1).plus_2(1, ChronoUnit.YEARS))

    @staticmethod
    def first_in_month(weekday: Any) -> Lambda:
        return TemporalAdjusters.day_of_week_in_month(1, weekday)

    @staticmethod
    def last_in_month(weekday: Any) -> Lambda:
        return TemporalAdjusters.day_of_week_in_month(-1, weekday)

    @staticmethod
    def day_of_week_in_month(ordinal: int, weekday: Any) -> Lambda:
        wanted = require(weekday, "dayOfWeek").get_value()

        def adjust(temporal: Any) -> Any:
            if ordinal >= 0:
                first = temporal.with_2(_MONTH, 1)
                distance = (wanted - first.get(ChronoField.DAY_OF_WEEK)) % 7
                return first.plus_2(distance + (ordinal - 1) * 7, ChronoUnit.DAYS)
            last = temporal.with_2(_MONTH, temporal.range(_MONTH).get_maximum())
            distance = (last.get(ChronoField.DAY_OF_WEEK) - wanted) % 7
            return last.plus_2(-distance - (-ordinal - 1) * 7, ChronoUnit.DAYS)

        return _adjuster(adjust)

    @staticmethod
    def next(weekday: Any) -> Lambda:
        return _move(weekday, back=False, same=False)

    @staticmethod
    def next_or_same(weekday: Any) -> Lambda:
        return _move(weekday, back=False, same=True)

    @staticmethod
    def previous(weekday: Any) -> Lambda:
        return _move(weekday, back=True, same=False)

    @staticmethod
    def previous_or_same(weekday: Any) -> Lambda:
        return _move(weekday, back=True, same=True)


CLASSES = (
    bind(
        TemporalAdjusters,
        "java.time.temporal.TemporalAdjusters",
        statics="dayOfWeekInMonth/2 firstDayOfMonth/0 firstDayOfNextMonth/0 firstDayOfNextYear/0 firstDayOfYear/0 "
        "firstInMonth/1 lastDayOfMonth/0 lastDayOfYear/0 lastInMonth/1 next/1 nextOrSame/1 ofDateAdjuster/1 previous/1 "
        "previousOrSame/1",
    ),
)
