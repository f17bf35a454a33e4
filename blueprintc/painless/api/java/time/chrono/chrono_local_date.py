"""``java.time.chrono.ChronoLocalDate``: what the dates of all calendars share."""

from typing import TYPE_CHECKING, Any

from blueprintc.painless.api.java.time.civil import date_time_error
from blueprintc.painless.api.java.time.temporal.chrono_field import ChronoField
from blueprintc.painless.api.java.time.temporal.chrono_unit import ChronoUnit
from blueprintc.painless.api.java.time.temporal.temporal import Temporal
from blueprintc.painless.api.java.time.temporal.temporal_field import TemporalField
from blueprintc.painless.api.java.time.temporal.temporal_unit import TemporalUnit
from blueprintc.painless.api.native import bind, bind_interface, require, sign
from blueprintc.painless.values.objects import Lambda

if TYPE_CHECKING:
    from blueprintc.painless.api.java.time.local_time import LocalTime


class ChronoLocalDate(Temporal):
    """A date. Subclasses define ``to_epoch_day``, ``get_chronology``, ``get_era``, fields and arithmetic."""

    __slots__ = ()

    def to_epoch_day(self) -> int:
        raise NotImplementedError

    def get_chronology(self) -> Any:
        raise NotImplementedError

    def get_era(self) -> Any:
        """The era of the date."""
        return self.get_chronology().era_of(self.get(ChronoField.ERA))

    def is_leap_year(self) -> bool:
        return bool(self.get_chronology().is_leap_year(self.get_long(ChronoField.YEAR)))

    def length_of_month(self) -> int:
        raise NotImplementedError

    def length_of_year(self) -> int:
        return 366 if self.is_leap_year() else 365

    def is_supported(self, field: TemporalField | None) -> bool:
        if field is None:
            return False
        return field.is_date_based() if field.is_chrono else field.is_supported_by(self)

    def is_supported_unit(self, unit: TemporalUnit | None) -> bool:
        if unit is None:
            return False
        return unit.is_date_based() if isinstance(unit, ChronoUnit) else unit.is_supported_by(self)

    def answer(self, kind: str) -> Any:
        if kind == "chronology":
            return self.get_chronology()
        if kind == "precision":
            return ChronoUnit.DAYS
        return None

    def adjust_into(self, temporal: Temporal) -> Any:
        return require(temporal).with_2(ChronoField.EPOCH_DAY, self.to_epoch_day())

    def format(self, formatter: Any) -> str:
        return require(formatter, "formatter").format(self)  # type: ignore[no-any-return]

    def at_time_1(self, time: "LocalTime") -> Any:
        from blueprintc.painless.api.java.time.chrono.chrono_local_date_time import ChronoLocalDateTimeOf

        return ChronoLocalDateTimeOf(self, require(time, "time"))

    def compare_to(self, other: Any) -> int:
        """By epoch day, then by the calendar's id."""
        mine, others = self.to_epoch_day(), require(other).to_epoch_day()
        if mine != others:
            return sign(mine - others)
        return self.get_chronology().compare_to(other.get_chronology())  # type: ignore[no-any-return]

    def java_compare(self, other: Any) -> int:
        return self.compare_to(other)

    def is_after(self, other: Any) -> bool:
        return self.to_epoch_day() > require(other).to_epoch_day()  # type: ignore[no-any-return]

    def is_before(self, other: Any) -> bool:
        return self.to_epoch_day() < require(other).to_epoch_day()  # type: ignore[no-any-return]

    def is_equal(self, other: Any) -> bool:
        return self.to_epoch_day() == require(other).to_epoch_day()  # type: ignore[no-any-return]


class ChronoLocalDates:
    """The static methods of ``ChronoLocalDate``."""

    @staticmethod
    def from_(temporal: Any) -> ChronoLocalDate:
        if isinstance(temporal, ChronoLocalDate):
            return temporal
        from blueprintc.painless.api.java.time.temporal.temporal_queries import CHRONOLOGY
        from blueprintc.painless.api.java.time.typed import unable_class

        chronology = require(temporal, "temporal").query(CHRONOLOGY)
        if chronology is None:
            date_time_error(unable_class("ChronoLocalDate", temporal))
        return chronology.date_1(temporal)  # type: ignore[no-any-return]

    @staticmethod
    def time_line_order() -> Lambda:
        return Lambda("java.util.Comparator", lambda a, b: sign(a.to_epoch_day() - b.to_epoch_day()))


CHRONO_LOCAL_DATE = bind_interface(
    "java.time.chrono.ChronoLocalDate",
    "java.lang.Comparable java.time.temporal.Temporal java.time.temporal.TemporalAdjuster",
    "atTime/1 compareTo/1 format/1 getChronology/0 getEra/0 isAfter/1 isBefore/1 isEqual/1 isLeapYear/0 "
    "lengthOfMonth/0 lengthOfYear/0 minus/1 minus/2 plus/1 plus/2 toEpochDay/0 until/1 with/1 with/2",
)
CHRONO_LOCAL_DATE.static_methods.update(
    bind(ChronoLocalDates, "java.time.chrono.ChronoLocalDate", statics="from/1 timeLineOrder/0").static_methods
)
CLASSES = (CHRONO_LOCAL_DATE,)
