"""``java.time.chrono.ChronoLocalDateTime``: a date of any calendar with a time of day."""

from typing import Any

from blueprintc.painless.api.java.time.civil import NANOS_PER_DAY, date_time_error
from blueprintc.painless.api.java.time.local_time import NANOS_OF_UNIT, LocalTime
from blueprintc.painless.api.java.time.temporal.chrono_field import ChronoField
from blueprintc.painless.api.java.time.temporal.chrono_unit import ChronoUnit
from blueprintc.painless.api.java.time.temporal.temporal import Temporal
from blueprintc.painless.api.java.time.temporal.temporal_field import TemporalField
from blueprintc.painless.api.java.time.temporal.temporal_unit import TemporalUnit
from blueprintc.painless.api.java.time.temporal.value_range import ValueRange
from blueprintc.painless.api.native import bind, bind_interface, exact_long, require, truncated_divide
from blueprintc.painless.values.objects import Lambda


class ChronoLocalDateTime(Temporal):
    """A date and a time; ``date`` and ``time`` are its parts. Subclasses say what is made of new parts (``_of``)."""

    __slots__ = ("date", "time")
    NAME = "ChronoLocalDateTime"

    def __init__(self, date: Any, time: LocalTime) -> None:
        self.date = date
        self.time = time

    def _of(self, date: Any, time: LocalTime) -> Any:
        return type(self)(date, time)

    def get_chronology(self) -> Any:
        return self.date.get_chronology()

    def to_local_date(self) -> Any:
        return self.date

    def to_local_time(self) -> LocalTime:
        return self.time

    def is_supported(self, field: TemporalField | None) -> bool:
        if field is None:
            return False
        if field.is_chrono:
            return field.is_date_based() or field.is_time_based()
        return field.is_supported_by(self)

    def is_supported_unit(self, unit: TemporalUnit | None) -> bool:
        if unit is None:
            return False
        return unit is not ChronoUnit.FOREVER if isinstance(unit, ChronoUnit) else unit.is_supported_by(self)

    def range(self, field: TemporalField) -> ValueRange:
        if not require(field).is_chrono:
            return field.range_refined_by(self)
        return self._part(field).range(field)  # type: ignore[no-any-return]

    def get(self, field: TemporalField) -> int:
        if not require(field).is_chrono:
            return super().get(field)
        return self._part(field).get(field)  # type: ignore[no-any-return]

    def get_long(self, field: TemporalField) -> int:
        if not require(field).is_chrono:
            return field.get_from(self)
        return self._part(field).get_long(field)  # type: ignore[no-any-return]

    def _part(self, field: TemporalField) -> Any:
        return self.time if field.is_time_based() else self.date

    def answer(self, kind: str) -> Any:
        if kind == "chronology":
            return self.get_chronology()
        if kind == "precision":
            return ChronoUnit.NANOS
        return self.time if kind == "local_time" else None

    def adjust_into(self, temporal: Temporal) -> Any:
        return (
            require(temporal)
            .with_2(ChronoField.EPOCH_DAY, self.date.to_epoch_day())
            .with_2(ChronoField.NANO_OF_DAY, self.time.to_nano_of_day())
        )

    def with_1(self, adjuster: Any) -> Any:
        from blueprintc.painless.api.java.time.chrono.chrono_local_date import ChronoLocalDate

        if isinstance(adjuster, LocalTime):
            return self._of(self.date, adjuster)
        if isinstance(adjuster, ChronoLocalDate):
            return self._of(adjuster, self.time)
        return adjuster if isinstance(adjuster, type(self)) else super().with_1(adjuster)

    def with_2(self, field: TemporalField, value: int) -> Any:
        if not require(field).is_chrono:
            return field.adjust_into(self, value)
        if field.is_time_based():
            return self._of(self.date, self.time.with_2(field, value))
        return self._of(self.date.with_2(field, value), self.time)

    def plus_2(self, amount: int, unit: TemporalUnit) -> Any:
        if not isinstance(require(unit), ChronoUnit):
            return unit.add_to(self, amount)
        nanos = NANOS_OF_UNIT.get(unit.name())
        if nanos is None:
            return self._of(self.date.plus_2(amount, unit), self.time)
        if unit is ChronoUnit.HALF_DAYS:
            # Upstream: LocalDateTime.plus; a bug: 256 half days are taken as one day
            days = truncated_divide(amount, 256)
            moved = self._of(self.date.plus_2(days, ChronoUnit.DAYS), self.time)
            return moved._plus_nanos((amount - days * 256) * nanos)
        return self._plus_nanos(amount * nanos)

    def _plus_nanos(self, nanos: int) -> Any:
        if nanos == 0:
            return self
        days, nano_of_day = divmod(self.time.to_nano_of_day() + nanos, NANOS_PER_DAY)
        return self._of(self.date.plus_2(days, ChronoUnit.DAYS), LocalTime.unchecked(nano_of_day))

    def _end(self, end: Any) -> "ChronoLocalDateTime":
        return self.get_chronology().local_date_time(require(end, "endExclusive"))  # type: ignore[no-any-return]

    def until_2(self, end: Any, unit: TemporalUnit) -> int:
        other = self._end(end)
        if not isinstance(require(unit, "unit"), ChronoUnit):
            return unit.between(self, other)
        nanos = NANOS_OF_UNIT.get(unit.name())
        if nanos is not None:
            days = other.date.to_epoch_day() - self.date.to_epoch_day()
            return exact_long(
                truncated_divide(days * NANOS_PER_DAY + other.time.to_nano_of_day() - self.time.to_nano_of_day(), nanos)
            )
        end_date = other.date
        if end_date.is_after(self.date) and other.time.is_before(self.time):
            end_date = end_date.plus_2(-1, ChronoUnit.DAYS)
        elif end_date.is_before(self.date) and other.time.is_after(self.time):
            end_date = end_date.plus_2(1, ChronoUnit.DAYS)
        return self.date.until_2(end_date, unit)  # type: ignore[no-any-return]

    def format(self, formatter: Any) -> str:
        return require(formatter, "formatter").format(self)  # type: ignore[no-any-return]

    def at_zone(self, zone: Any) -> Any:
        from blueprintc.painless.api.java.time.chrono.chrono_zoned_date_time import ChronoZonedDateTimeOf

        return ChronoZonedDateTimeOf.of_best(self, zone, None)

    def to_epoch_second(self, offset: Any) -> int:
        seconds = self.date.to_epoch_day() * 86_400 + self.time.to_second_of_day()
        return seconds - require(offset, "offset").total_seconds  # type: ignore[no-any-return]

    def to_instant(self, offset: Any) -> Any:
        from blueprintc.painless.api.java.time.instant import Instant

        return Instant.of_epoch_second_2(self.to_epoch_second(offset), self.time.nano)

    def _line(self) -> tuple[int, int]:
        return self.date.to_epoch_day(), self.time.to_nano_of_day()

    def compare_to(self, other: Any) -> int:
        """The date's comparison, the time's, the calendar's."""
        return (
            self.date.compare_to(other.date)
            or self.time.compare_to(other.time)
            or self.get_chronology().compare_to(other.get_chronology())
        )

    def java_compare(self, other: Any) -> int:
        return self.compare_to(other)

    def is_after(self, other: Any) -> bool:
        return self._line() > other._line()  # type: ignore[no-any-return]

    def is_before(self, other: Any) -> bool:
        return self._line() < other._line()  # type: ignore[no-any-return]

    def is_equal(self, other: Any) -> bool:
        return self._line() == other._line()  # type: ignore[no-any-return]

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and self.date == other.date and self.time == other.time

    def hash_code(self) -> int:
        return self.date.hash_code() ^ self.time.hash_code()  # type: ignore[no-any-return]

    def __hash__(self) -> int:
        return self.hash_code()

    def __str__(self) -> str:
        return f"{self.date}T{self.time}"


class ChronoLocalDateTimeOf(ChronoLocalDateTime):
    """The date-time of the calendars other than ISO."""

    __slots__ = ()
    JAVA_CLASS = "java.time.chrono.ChronoLocalDateTimeImpl"

    def _of(self, date: Any, time: LocalTime) -> Any:
        from blueprintc.painless.api.java.time.chrono.chronology import ensure_same

        return ChronoLocalDateTimeOf(ensure_same(self.get_chronology(), date), time)


class ChronoLocalDateTimes:
    """The static methods of ``ChronoLocalDateTime``."""

    @staticmethod
    def from_(temporal: Any) -> ChronoLocalDateTime:
        if isinstance(temporal, ChronoLocalDateTime):
            return temporal
        from blueprintc.painless.api.java.time.temporal.temporal_queries import CHRONOLOGY
        from blueprintc.painless.api.java.time.typed import unable_class

        chronology = require(temporal, "temporal").query(CHRONOLOGY)
        if chronology is None:
            date_time_error(unable_class("ChronoLocalDateTime", temporal))
        return chronology.local_date_time(temporal)  # type: ignore[no-any-return]

    @staticmethod
    def time_line_order() -> Lambda:
        return Lambda("java.util.Comparator", lambda a, b: (a._line() > b._line()) - (a._line() < b._line()))


CHRONO_LOCAL_DATE_TIME = bind_interface(
    "java.time.chrono.ChronoLocalDateTime",
    "java.lang.Comparable java.time.temporal.Temporal java.time.temporal.TemporalAdjuster",
    "atZone/1 compareTo/1 format/1 getChronology/0 isAfter/1 isBefore/1 isEqual/1 minus/1 minus/2 plus/1 plus/2 "
    "toEpochSecond/1 toInstant/1 toLocalDate/0 toLocalTime/0 with/1 with/2",
)
CHRONO_LOCAL_DATE_TIME.static_methods.update(
    bind(ChronoLocalDateTimes, "java.time.chrono.ChronoLocalDateTime", statics="from/1 timeLineOrder/0").static_methods
)
CLASSES = (CHRONO_LOCAL_DATE_TIME,)
