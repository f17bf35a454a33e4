"""``java.time.OffsetTime``."""

from typing import Any, ClassVar

from blueprintc.jvm.errors import JavaError
from blueprintc.painless.api.java.time.civil import NANOS_PER_SECOND, date_time_error, unsupported
from blueprintc.painless.api.java.time.instant import Instant
from blueprintc.painless.api.java.time.local_time import NANOS_OF_UNIT, LocalTime
from blueprintc.painless.api.java.time.temporal.chrono_field import ChronoField
from blueprintc.painless.api.java.time.temporal.chrono_unit import ChronoUnit
from blueprintc.painless.api.java.time.temporal.temporal import Temporal
from blueprintc.painless.api.java.time.temporal.temporal_field import TemporalField
from blueprintc.painless.api.java.time.temporal.temporal_unit import TemporalUnit
from blueprintc.painless.api.java.time.temporal.value_range import ValueRange
from blueprintc.painless.api.java.time.typed import unable
from blueprintc.painless.api.java.time.zone_offset import ZoneOffset
from blueprintc.painless.api.native import bind, require, sign, truncated_divide


class OffsetTime(Temporal):
    """A time of day with an offset."""

    __slots__ = ("offset", "time")
    JAVA_CLASS = "java.time.OffsetTime"
    MIN: "ClassVar[OffsetTime]"
    MAX: "ClassVar[OffsetTime]"

    def __init__(self, time: LocalTime, offset: ZoneOffset) -> None:
        self.time = time
        self.offset = offset

    @staticmethod
    def of_2(time: LocalTime, offset: ZoneOffset) -> "OffsetTime":
        return OffsetTime(require(time, "time"), require(offset, "offset"))

    @staticmethod
    def of_5(hour: int, minute: int, second: int, nano: int, offset: ZoneOffset) -> "OffsetTime":
        return OffsetTime.of_2(LocalTime.of_4(hour, minute, second, nano), offset)

    @staticmethod
    def of_instant(instant: Instant, zone: Any) -> "OffsetTime":
        require(instant, "instant")
        offset = require(zone, "zone").get_rules().offset_at(instant.seconds)
        second = (instant.seconds + offset.total_seconds) % 86_400
        return OffsetTime(LocalTime.unchecked(second * NANOS_PER_SECOND + instant.nanos), offset)

    @staticmethod
    def from_(temporal: Any) -> "OffsetTime":
        if isinstance(temporal, OffsetTime):
            return temporal
        try:
            time = LocalTime.from_(temporal)
            return OffsetTime(time, ZoneOffset.from_(temporal))
        except JavaError as error:
            if error.java_class == "java.lang.NullPointerException":
                raise
            date_time_error(unable("OffsetTime", temporal))

    @staticmethod
    def parse_1(text: str) -> "OffsetTime":
        from blueprintc.painless.api.java.time.format.date_time_formatter import DateTimeFormatter

        return OffsetTime.parse_2(text, DateTimeFormatter.constant("ISO_OFFSET_TIME"))

    @staticmethod
    def parse_2(text: str, formatter: Any) -> "OffsetTime":
        return require(formatter, "formatter").parse_2(text, OffsetTime.from_)  # type: ignore[no-any-return]

    # fields

    def is_supported(self, field: TemporalField | None) -> bool:
        if field is None:
            return False
        if field.is_chrono:
            return field.is_time_based() or field is ChronoField.OFFSET_SECONDS
        return field.is_supported_by(self)

    def is_supported_unit(self, unit: TemporalUnit | None) -> bool:
        return self.time.is_supported_unit(unit)

    def range(self, field: TemporalField) -> ValueRange:
        if field is ChronoField.OFFSET_SECONDS:
            return field.range()
        return self.time.range(field) if require(field).is_chrono else field.range_refined_by(self)

    def get_long(self, field: TemporalField) -> int:
        if field is ChronoField.OFFSET_SECONDS:
            return self.offset.total_seconds
        return self.time.get_long(field) if require(field).is_chrono else field.get_from(self)

    def answer(self, kind: str) -> Any:
        if kind in ("offset", "zone"):
            return self.offset
        return self.time.answer(kind)

    def get_offset(self) -> ZoneOffset:
        return self.offset

    def to_local_time(self) -> LocalTime:
        return self.time

    def get_hour(self) -> int:
        return self.time.hour

    def get_minute(self) -> int:
        return self.time.minute

    def get_second(self) -> int:
        return self.time.second

    def get_nano(self) -> int:
        return self.time.nano

    def adjust_into(self, temporal: Temporal) -> Any:
        return (
            require(temporal)
            .with_2(ChronoField.NANO_OF_DAY, self.time.to_nano_of_day())
            .with_2(ChronoField.OFFSET_SECONDS, self.offset.total_seconds)
        )

    # changes

    def _same(self, time: LocalTime) -> "OffsetTime":
        return OffsetTime(time, self.offset)

    def with_1(self, adjuster: Any) -> Any:
        if isinstance(adjuster, LocalTime):
            return self._same(adjuster)
        if isinstance(adjuster, ZoneOffset):
            return OffsetTime(self.time, adjuster)
        return adjuster if isinstance(adjuster, OffsetTime) else super().with_1(adjuster)

    def with_2(self, field: TemporalField, value: int) -> Any:
        if not require(field).is_chrono:
            return field.adjust_into(self, value)
        if field is ChronoField.OFFSET_SECONDS:
            seconds = ChronoField.OFFSET_SECONDS.check_valid_int_value(value)
            return OffsetTime(self.time, ZoneOffset.of_total_seconds(seconds))
        return self._same(self.time.with_2(field, value))

    def with_offset_same_instant(self, offset: ZoneOffset) -> "OffsetTime":
        difference = require(offset).total_seconds - self.offset.total_seconds
        return OffsetTime(self.time.plus_seconds(difference), offset)

    def with_offset_same_local(self, offset: ZoneOffset) -> "OffsetTime":
        return OffsetTime(self.time, require(offset))

    def with_hour(self, hour: int) -> "OffsetTime":
        return self._same(self.time.with_hour(hour))

    def with_minute(self, minute: int) -> "OffsetTime":
        return self._same(self.time.with_minute(minute))

    def with_second(self, second: int) -> "OffsetTime":
        return self._same(self.time.with_second(second))

    def with_nano(self, nano: int) -> "OffsetTime":
        return self._same(self.time.with_nano(nano))

    def truncated_to(self, unit: TemporalUnit) -> "OffsetTime":
        return self._same(self.time.truncated_to(unit))

    def plus_2(self, amount: int, unit: TemporalUnit) -> Any:
        if not isinstance(require(unit), ChronoUnit):
            return unit.add_to(self, amount)
        return self._same(self.time.plus_2(amount, unit))

    def plus_hours(self, hours: int) -> "OffsetTime":
        return self._same(self.time.plus_hours(hours))

    def plus_minutes(self, minutes: int) -> "OffsetTime":
        return self._same(self.time.plus_minutes(minutes))

    def plus_seconds(self, seconds: int) -> "OffsetTime":
        return self._same(self.time.plus_seconds(seconds))

    def plus_nanos(self, nanos: int) -> "OffsetTime":
        return self._same(self.time.plus_nanos(nanos))

    def minus_hours(self, hours: int) -> "OffsetTime":
        return self.plus_hours(-hours)

    def minus_minutes(self, minutes: int) -> "OffsetTime":
        return self.plus_minutes(-minutes)

    def minus_seconds(self, seconds: int) -> "OffsetTime":
        return self.plus_seconds(-seconds)

    def minus_nanos(self, nanos: int) -> "OffsetTime":
        return self.plus_nanos(-nanos)

    def _line(self) -> int:
        return self.time.to_nano_of_day() - self.offset.total_seconds * NANOS_PER_SECOND

    def until_2(self, end: Any, unit: TemporalUnit) -> int:
        other = OffsetTime.from_(end)
        if not isinstance(require(unit), ChronoUnit):
            return unit.between(self, other)
        nanos = NANOS_OF_UNIT.get(unit.name())
        if nanos is None:
            unsupported(f"Unsupported unit: {unit}")
        return truncated_divide(other._line() - self._line(), nanos)

    def format(self, formatter: Any) -> str:
        return require(formatter, "formatter").format(self)  # type: ignore[no-any-return]

    # comparison and text

    def compare_to(self, other: "OffsetTime") -> int:
        if self.offset == require(other).offset:
            return self.time.compare_to(other.time)
        return sign(self._line() - other._line()) or self.time.compare_to(other.time)

    def java_compare(self, other: Any) -> int:
        return self.compare_to(other)

    def is_after(self, other: "OffsetTime") -> bool:
        return self._line() > require(other)._line()

    def is_before(self, other: "OffsetTime") -> bool:
        return self._line() < require(other)._line()

    def is_equal(self, other: "OffsetTime") -> bool:
        return self._line() == require(other)._line()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, OffsetTime) and (self.time, self.offset) == (other.time, other.offset)

    def hash_code(self) -> int:
        return self.time.hash_code() ^ self.offset.hash_code()

    def __hash__(self) -> int:
        return self.hash_code()

    def __str__(self) -> str:
        return f"{self.time}{self.offset}"


OffsetTime.MIN = OffsetTime(LocalTime.MIN, ZoneOffset.MAX)
OffsetTime.MAX = OffsetTime(LocalTime.MAX, ZoneOffset.MIN)

CLASSES = (
    bind(
        OffsetTime,
        "java.time.OffsetTime",
        "java.lang.Comparable java.time.temporal.Temporal java.time.temporal.TemporalAdjuster",
        constants="MAX MIN",
        statics="from/1 of/2 of/5 ofInstant/2 parse/1 parse/2",
        methods="compareTo/1 format/1 getHour/0 getMinute/0 getNano/0 getOffset/0 getSecond/0 isAfter/1 isBefore/1 "
        "isEqual/1 minus/1 minus/2 minusHours/1 minusMinutes/1 minusNanos/1 minusSeconds/1 plus/1 plus/2 plusHours/1 "
        "plusMinutes/1 plusNanos/1 plusSeconds/1 toLocalTime/0 truncatedTo/1 with/1 with/2 withHour/1 withMinute/1 "
        "withNano/1 withOffsetSameInstant/1 withOffsetSameLocal/1 withSecond/1",
    ),
)
