"""``java.time.chrono.ChronoZonedDateTime``: a date-time of any calendar in a zone."""

from typing import Any, Self

from blueprintc.painless.api.java.time.civil import date_time_error, unsupported
from blueprintc.painless.api.java.time.local_time import LocalTime
from blueprintc.painless.api.java.time.temporal.chrono_field import ChronoField
from blueprintc.painless.api.java.time.temporal.chrono_unit import ChronoUnit
from blueprintc.painless.api.java.time.temporal.temporal import Temporal
from blueprintc.painless.api.java.time.temporal.temporal_field import TemporalField
from blueprintc.painless.api.java.time.temporal.temporal_unit import TemporalUnit
from blueprintc.painless.api.java.time.temporal.value_range import ValueRange
from blueprintc.painless.api.java.time.zone_offset import ZoneOffset
from blueprintc.painless.api.native import bind, bind_interface, require, rotate_left, sign
from blueprintc.painless.values import Lambda


class ChronoZonedDateTime(Temporal):
    """A local date-time with an offset and a zone."""

    __slots__ = ("local", "offset", "zone")

    def __init__(self, local: Any, offset: ZoneOffset, zone: Any) -> None:
        self.local = local
        self.offset = offset
        self.zone = zone

    @classmethod
    def of_best(cls, local: Any, zone: Any, preferred: ZoneOffset | None) -> Self:
        """Upstream: ZonedDateTime.ofLocal: the valid offset; in an overlap the preferred; in a gap, later."""
        require(local, "localDateTime")
        if isinstance(require(zone, "zone"), ZoneOffset):
            return cls(local, zone, zone)
        iso = cls._iso(local)
        offsets = list(zone.get_rules().get_valid_offsets(iso))
        if len(offsets) == 1:
            return cls(local, offsets[0], zone)
        if not offsets:
            transition = zone.get_rules().get_transition(iso)
            return cls(local.plus_2(transition.change(), ChronoUnit.SECONDS), transition.after, zone)
        return cls(local, preferred if preferred is not None and preferred in offsets else offsets[0], zone)

    @staticmethod
    def _iso(local: Any) -> Any:
        from blueprintc.painless.api.java.time.local_date import LocalDate
        from blueprintc.painless.api.java.time.local_date_time import LocalDateTime

        if isinstance(local, LocalDateTime):
            return local
        return LocalDateTime(LocalDate.of_epoch_day(local.date.to_epoch_day()), local.time)

    def _at(self, second: int, nano: int, zone: Any) -> Any:
        """The same calendar at a moment, in a zone."""
        from blueprintc.painless.api.java.time.instant import Instant

        return self.get_chronology().zoned_date_time_2(Instant.of_epoch_second_2(second, nano), zone)

    def _resolve(self, local: Any) -> Any:
        return type(self).of_best(local, self.zone, self.offset)

    # parts

    def get_chronology(self) -> Any:
        return self.local.get_chronology()

    def to_local_date_time(self) -> Any:
        return self.local

    def to_local_date(self) -> Any:
        return self.local.date

    def to_local_time(self) -> LocalTime:
        return self.local.time  # type: ignore[no-any-return]

    def get_offset(self) -> ZoneOffset:
        return self.offset

    def get_zone(self) -> Any:
        return self.zone

    def to_epoch_second(self) -> int:
        return self.local.to_epoch_second(self.offset)  # type: ignore[no-any-return]

    def to_instant(self) -> Any:
        return self.local.to_instant(self.offset)

    # fields

    def is_supported(self, field: TemporalField | None) -> bool:
        if field is None:
            return False
        return field.is_chrono or field.is_supported_by(self)

    def is_supported_unit(self, unit: TemporalUnit | None) -> bool:
        return self.local.is_supported_unit(unit)  # type: ignore[no-any-return]

    def range(self, field: TemporalField) -> ValueRange:
        if not require(field).is_chrono:
            return field.range_refined_by(self)
        if field is ChronoField.INSTANT_SECONDS or field is ChronoField.OFFSET_SECONDS:
            return field.range()
        return self.local.range(field)  # type: ignore[no-any-return]

    def get(self, field: TemporalField) -> int:
        if field is ChronoField.INSTANT_SECONDS:
            unsupported("Invalid field 'InstantSeconds' for get() method, use getLong() instead")
        if field is ChronoField.OFFSET_SECONDS:
            return self.offset.total_seconds
        return self.local.get(field) if require(field).is_chrono else super().get(field)

    def get_long(self, field: TemporalField) -> int:
        if field is ChronoField.INSTANT_SECONDS:
            return self.to_epoch_second()
        if field is ChronoField.OFFSET_SECONDS:
            return self.offset.total_seconds
        return self.local.get_long(field) if require(field).is_chrono else field.get_from(self)

    def answer(self, kind: str) -> Any:
        if kind in ("zone", "zone_id"):
            return self.zone
        if kind == "offset":
            return self.offset
        return self.local.answer(kind)

    # changes

    def with_1(self, adjuster: Any) -> Any:
        from blueprintc.painless.api.java.time.chrono.chrono_local_date import ChronoLocalDate
        from blueprintc.painless.api.java.time.chrono.chrono_local_date_time import ChronoLocalDateTime
        from blueprintc.painless.api.java.time.instant import Instant

        if isinstance(adjuster, ChronoLocalDate | LocalTime):
            return self._resolve(self.local.with_1(adjuster))
        if isinstance(adjuster, ChronoLocalDateTime):
            return self._resolve(adjuster)
        if isinstance(adjuster, Instant):
            return self._at(adjuster.seconds, adjuster.nanos, self.zone)
        if isinstance(adjuster, ZoneOffset):
            return self._with_offset(adjuster)
        return super().with_1(adjuster)

    def _with_offset(self, offset: ZoneOffset) -> Any:
        if offset != self.offset and self.zone.get_rules().is_valid_offset(self._iso(self.local), offset):
            return type(self)(self.local, offset, self.zone)
        return self

    def with_2(self, field: TemporalField, value: int) -> Any:
        if not require(field).is_chrono:
            return field.adjust_into(self, value)
        if field is ChronoField.INSTANT_SECONDS:
            return self._at(value, self.local.time.nano, self.zone)
        if field is ChronoField.OFFSET_SECONDS:
            return self._with_offset(
                ZoneOffset.of_total_seconds(ChronoField.OFFSET_SECONDS.check_valid_int_value(value))
            )
        return self._resolve(self.local.with_2(field, value))

    def plus_2(self, amount: int, unit: TemporalUnit) -> Any:
        if not isinstance(require(unit), ChronoUnit):
            return unit.add_to(self, amount)
        if unit.is_date_based():
            return self._resolve(self.local.plus_2(amount, unit))
        return self._moved(self.local.plus_2(amount, unit))

    def _moved(self, local: Any) -> Any:
        """A local time reckoned with the present offset."""
        return self._at(local.to_epoch_second(self.offset), local.time.nano, self.zone)

    def until_2(self, end: Any, unit: TemporalUnit) -> int:
        other = self.get_chronology().zoned_date_time_1(require(end, "endExclusive"))
        if not isinstance(require(unit, "unit"), ChronoUnit):
            return unit.between(self, other)
        if unit.is_date_based():
            return self.local.until_2(other.with_zone_same_instant(self.zone).local, unit)  # type: ignore[no-any-return]
        return self.local.until_2(  # type: ignore[no-any-return]
            other.with_zone_same_instant(self.offset).local, unit
        )

    def with_zone_same_instant(self, zone: Any) -> Any:
        return self._at(self.to_epoch_second(), self.local.time.nano, require(zone, "zone"))

    def with_zone_same_local(self, zone: Any) -> Any:
        return type(self).of_best(self.local, require(zone, "zone"), self.offset)

    def with_earlier_offset_at_overlap(self) -> Any:
        return self._at_overlap(later=False)

    def with_later_offset_at_overlap(self) -> Any:
        return self._at_overlap(later=True)

    def _at_overlap(self, *, later: bool) -> Any:
        transition = self.zone.get_rules().get_transition(self._iso(self.local))
        if transition is None or not transition.is_overlap():
            return self
        offset = transition.after if later else transition.before
        return self if offset == self.offset else type(self)(self.local, offset, self.zone)

    def format(self, formatter: Any) -> str:
        return require(formatter, "formatter").format(self)  # type: ignore[no-any-return]

    # comparison and text

    def _line(self) -> tuple[int, int]:
        return self.to_epoch_second(), self.local.time.nano

    def compare_to(self, other: Any) -> int:
        """Upstream: ChronoZonedDateTime.compareTo: moment, nano (difference), local date-time, zone id, calendar."""
        from blueprintc.painless.values import compare_strings

        return (
            sign(self.to_epoch_second() - require(other).to_epoch_second())
            or self.local.time.nano - other.local.time.nano
            or self.local.compare_to(other.local)
            or compare_strings(self.zone.get_id(), other.zone.get_id())
            or self.get_chronology().compare_to(other.get_chronology())
        )

    def java_compare(self, other: Any) -> int:
        return self.compare_to(other)

    def is_after(self, other: Any) -> bool:
        return self._line() > require(other)._line()  # type: ignore[no-any-return]

    def is_before(self, other: Any) -> bool:
        return self._line() < require(other)._line()  # type: ignore[no-any-return]

    def is_equal(self, other: Any) -> bool:
        return self._line() == require(other)._line()  # type: ignore[no-any-return]

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and (self.local, self.offset, self.zone) == (
            other.local,
            other.offset,
            other.zone,
        )

    def hash_code(self) -> int:
        mixed = self.local.hash_code() ^ self.offset.hash_code()
        return mixed ^ rotate_left(self.zone.hash_code(), 3)  # type: ignore[no-any-return]

    def __hash__(self) -> int:
        return self.hash_code()

    def __str__(self) -> str:
        return f"{self.local}{self.offset}" + ("" if self.zone is self.offset else f"[{self.zone}]")


class ChronoZonedDateTimeOf(ChronoZonedDateTime):
    """The zoned date-time of the calendars other than ISO."""

    __slots__ = ()
    JAVA_CLASS = "java.time.chrono.ChronoZonedDateTimeImpl"


class ChronoZonedDateTimes:
    """The static methods of ``ChronoZonedDateTime``."""

    @staticmethod
    def from_(temporal: Any) -> ChronoZonedDateTime:
        if isinstance(temporal, ChronoZonedDateTime):
            return temporal
        from blueprintc.painless.api.java.time.temporal.temporal_queries import CHRONOLOGY
        from blueprintc.painless.api.java.time.typed import unable_class

        chronology = require(temporal, "temporal").query(CHRONOLOGY)
        if chronology is None:
            date_time_error(unable_class("ChronoZonedDateTime", temporal))
        return chronology.zoned_date_time_1(temporal)  # type: ignore[no-any-return]

    @staticmethod
    def time_line_order() -> Lambda:
        return Lambda("java.util.Comparator", lambda a, b: (a._line() > b._line()) - (a._line() < b._line()))


CHRONO_ZONED_DATE_TIME = bind_interface(
    "java.time.chrono.ChronoZonedDateTime",
    "java.lang.Comparable java.time.temporal.Temporal",
    "compareTo/1 format/1 getChronology/0 getOffset/0 getZone/0 isAfter/1 isBefore/1 isEqual/1 minus/1 minus/2 plus/1 "
    "plus/2 toEpochSecond/0 toInstant/0 toLocalDate/0 toLocalDateTime/0 toLocalTime/0 with/1 with/2 "
    "withEarlierOffsetAtOverlap/0 withLaterOffsetAtOverlap/0 withZoneSameInstant/1 withZoneSameLocal/1",
)
CHRONO_ZONED_DATE_TIME.static_methods.update(
    bind(ChronoZonedDateTimes, "java.time.chrono.ChronoZonedDateTime", statics="from/1 timeLineOrder/0").static_methods
)
CLASSES = (CHRONO_ZONED_DATE_TIME,)
