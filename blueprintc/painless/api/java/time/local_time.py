"""``java.time.LocalTime``."""

from typing import Any, ClassVar

from blueprintc.painless.api.java.time.civil import (
    NANOS_PER_DAY,
    NANOS_PER_SECOND,
    SECONDS_PER_DAY,
    date_time_error,
    time_text,
    unsupported,
)
from blueprintc.painless.api.java.time.temporal.chrono_field import ChronoField
from blueprintc.painless.api.java.time.temporal.chrono_unit import ChronoUnit
from blueprintc.painless.api.java.time.temporal.temporal import Temporal
from blueprintc.painless.api.java.time.temporal.temporal_field import TemporalField
from blueprintc.painless.api.java.time.temporal.temporal_unit import TemporalUnit
from blueprintc.painless.api.java.time.typed import unable
from blueprintc.painless.api.native import bind, long_hash, require, sign, truncated_divide

NANOS_OF_UNIT = {
    "NANOS": 1,
    "MICROS": 1000,
    "MILLIS": 1_000_000,
    "SECONDS": NANOS_PER_SECOND,
    "MINUTES": 60 * NANOS_PER_SECOND,
    "HOURS": 3600 * NANOS_PER_SECOND,
    "HALF_DAYS": 12 * 3600 * NANOS_PER_SECOND,
}


class LocalTime(Temporal):
    """A time of day."""

    __slots__ = ("hour", "minute", "nano", "second")
    JAVA_CLASS = "java.time.LocalTime"
    MIN: "ClassVar[LocalTime]"
    MAX: "ClassVar[LocalTime]"
    MIDNIGHT: "ClassVar[LocalTime]"
    NOON: "ClassVar[LocalTime]"

    def __init__(self, hour: int, minute: int, second: int = 0, nano: int = 0) -> None:
        """Unchecked; ``of`` checks."""
        self.hour = hour
        self.minute = minute
        self.second = second
        self.nano = nano

    @staticmethod
    def of_2(hour: int, minute: int) -> "LocalTime":
        return LocalTime.of_4(hour, minute, 0, 0)

    @staticmethod
    def of_3(hour: int, minute: int, second: int) -> "LocalTime":
        return LocalTime.of_4(hour, minute, second, 0)

    @staticmethod
    def of_4(hour: int, minute: int, second: int, nano: int) -> "LocalTime":
        ChronoField.HOUR_OF_DAY.check_valid_value(hour)
        ChronoField.MINUTE_OF_HOUR.check_valid_value(minute)
        ChronoField.SECOND_OF_MINUTE.check_valid_value(second)
        ChronoField.NANO_OF_SECOND.check_valid_value(nano)
        return LocalTime(hour, minute, second, nano)

    @staticmethod
    def of_second_of_day(second: int) -> "LocalTime":
        ChronoField.SECOND_OF_DAY.check_valid_value(second)
        return LocalTime.unchecked(second * NANOS_PER_SECOND)

    @staticmethod
    def of_nano_of_day(nano: int) -> "LocalTime":
        ChronoField.NANO_OF_DAY.check_valid_value(nano)
        return LocalTime.unchecked(nano)

    @staticmethod
    def unchecked(nano_of_day: int) -> "LocalTime":
        """From a nano of the day that is known to be one."""
        seconds, nano = divmod(nano_of_day, NANOS_PER_SECOND)
        minutes, second = divmod(seconds, 60)
        return LocalTime(minutes // 60, minutes % 60, second, nano)

    @staticmethod
    def from_(temporal: Any) -> "LocalTime":
        if isinstance(temporal, LocalTime):
            return temporal
        from blueprintc.painless.api.java.time.temporal.temporal_queries import LOCAL_TIME

        time = require(temporal, "temporal").query(LOCAL_TIME)
        if time is None:
            date_time_error(unable("LocalTime", temporal))
        return time  # type: ignore[no-any-return]

    @staticmethod
    def parse_1(text: str) -> "LocalTime":
        from blueprintc.painless.api.java.time.format.date_time_formatter import DateTimeFormatter

        return LocalTime.parse_2(text, DateTimeFormatter.constant("ISO_LOCAL_TIME"))

    @staticmethod
    def parse_2(text: str, formatter: Any) -> "LocalTime":
        return require(formatter, "formatter").parse_2(text, LocalTime.from_)  # type: ignore[no-any-return]

    # fields

    def get_hour(self) -> int:
        return self.hour

    def get_minute(self) -> int:
        return self.minute

    def get_second(self) -> int:
        return self.second

    def get_nano(self) -> int:
        return self.nano

    def to_second_of_day(self) -> int:
        return self.hour * 3600 + self.minute * 60 + self.second

    def to_nano_of_day(self) -> int:
        return self.to_second_of_day() * NANOS_PER_SECOND + self.nano

    def is_supported(self, field: TemporalField | None) -> bool:
        if field is None:
            return False
        return field.is_time_based() if field.is_chrono else field.is_supported_by(self)

    def is_supported_unit(self, unit: TemporalUnit | None) -> bool:
        if unit is None:
            return False
        return unit.is_time_based() if isinstance(unit, ChronoUnit) else unit.is_supported_by(self)

    def get(self, field: TemporalField) -> int:
        if not require(field).is_chrono:
            return super().get(field)
        if field is ChronoField.NANO_OF_DAY or field is ChronoField.MICRO_OF_DAY:
            unsupported(f"Invalid field '{field}' for get() method, use getLong() instead")
        return self.get_long(field)

    def get_long(self, field: TemporalField) -> int:
        if not require(field).is_chrono:
            return field.get_from(self)
        getter = _GETTERS.get(field.name())  # type: ignore[attr-defined]
        if getter is None:
            unsupported(f"Unsupported field: {field}")
        return int(getter(self))

    def answer(self, kind: str) -> Any:
        if kind == "local_time":
            return self
        return ChronoUnit.NANOS if kind == "precision" else None

    def adjust_into(self, temporal: Temporal) -> Any:
        return require(temporal).with_2(ChronoField.NANO_OF_DAY, self.to_nano_of_day())

    # changes

    def with_1(self, adjuster: object) -> Any:
        return adjuster if isinstance(adjuster, LocalTime) else super().with_1(adjuster)

    def with_2(self, field: TemporalField, value: int) -> Any:
        if not require(field).is_chrono:
            return field.adjust_into(self, value)
        assert isinstance(field, ChronoField)  # noqa: S101
        field.check_valid_value(value)
        setter = _SETTERS.get(field.name())
        if setter is None:
            unsupported(f"Unsupported field: {field}")
        return setter(self, value)

    def with_hour(self, hour: int) -> "LocalTime":
        return LocalTime.of_4(hour, self.minute, self.second, self.nano)

    def with_minute(self, minute: int) -> "LocalTime":
        return LocalTime.of_4(self.hour, minute, self.second, self.nano)

    def with_second(self, second: int) -> "LocalTime":
        return LocalTime.of_4(self.hour, self.minute, second, self.nano)

    def with_nano(self, nano: int) -> "LocalTime":
        return LocalTime.of_4(self.hour, self.minute, self.second, nano)

    def truncated_to(self, unit: TemporalUnit) -> "LocalTime":
        if unit is ChronoUnit.NANOS:
            return self
        duration = require(unit).get_duration()
        if duration.seconds > SECONDS_PER_DAY:
            unsupported("Unit is too large to be used for truncation")
        nanos = duration.total_nanos()
        if NANOS_PER_DAY % nanos:
            unsupported("Unit must divide into a standard day without remainder")
        return LocalTime.unchecked(self.to_nano_of_day() // nanos * nanos)

    def plus_2(self, amount: int, unit: TemporalUnit) -> Any:
        if not isinstance(require(unit), ChronoUnit):
            return unit.add_to(self, amount)
        nanos = NANOS_OF_UNIT.get(unit.name())
        if nanos is None:
            unsupported(f"Unsupported unit: {unit}")
        return self.plus_nanos(amount * nanos)

    def plus_hours(self, hours: int) -> "LocalTime":
        return self.plus_nanos(hours * NANOS_OF_UNIT["HOURS"])

    def plus_minutes(self, minutes: int) -> "LocalTime":
        return self.plus_nanos(minutes * NANOS_OF_UNIT["MINUTES"])

    def plus_seconds(self, seconds: int) -> "LocalTime":
        return self.plus_nanos(seconds * NANOS_PER_SECOND)

    def plus_nanos(self, nanos: int) -> "LocalTime":
        return LocalTime.unchecked((self.to_nano_of_day() + nanos) % NANOS_PER_DAY)

    def minus_hours(self, hours: int) -> "LocalTime":
        return self.plus_hours(-hours)

    def minus_minutes(self, minutes: int) -> "LocalTime":
        return self.plus_minutes(-minutes)

    def minus_seconds(self, seconds: int) -> "LocalTime":
        return self.plus_seconds(-seconds)

    def minus_nanos(self, nanos: int) -> "LocalTime":
        return self.plus_nanos(-nanos)

    def until_2(self, end: Any, unit: TemporalUnit) -> int:
        other = LocalTime.from_(end)
        if not isinstance(require(unit), ChronoUnit):
            return unit.between(self, other)
        nanos = NANOS_OF_UNIT.get(unit.name())
        if nanos is None:
            unsupported(f"Unsupported unit: {unit}")
        return truncated_divide(other.to_nano_of_day() - self.to_nano_of_day(), nanos)

    def format(self, formatter: Any) -> str:
        return require(formatter, "formatter").format(self)  # type: ignore[no-any-return]

    def at_date(self, date: Any) -> Any:
        from blueprintc.painless.api.java.time.local_date_time import LocalDateTime

        return LocalDateTime.of_2(date, self)

    def at_offset(self, offset: Any) -> Any:
        from blueprintc.painless.api.java.time.offset_time import OffsetTime

        return OffsetTime.of_2(self, offset)

    # comparison and text

    def compare_to(self, other: "LocalTime") -> int:
        return sign(self.to_nano_of_day() - other.to_nano_of_day())

    def java_compare(self, other: Any) -> int:
        return self.compare_to(other)

    def is_after(self, other: "LocalTime") -> bool:
        return self.compare_to(other) > 0

    def is_before(self, other: "LocalTime") -> bool:
        return self.compare_to(other) < 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, LocalTime) and self.to_nano_of_day() == other.to_nano_of_day()

    def hash_code(self) -> int:
        return long_hash(self.to_nano_of_day())

    def __hash__(self) -> int:
        return self.hash_code()

    def __str__(self) -> str:
        return time_text(self.hour, self.minute, self.second, self.nano)


LocalTime.MIN = LocalTime.MIDNIGHT = LocalTime(0, 0)
LocalTime.MAX = LocalTime(23, 59, 59, NANOS_PER_SECOND - 1)
LocalTime.NOON = LocalTime(12, 0)

_GETTERS: dict[str, Any] = {
    "NANO_OF_SECOND": lambda t: t.nano,
    "NANO_OF_DAY": LocalTime.to_nano_of_day,
    "MICRO_OF_SECOND": lambda t: t.nano // 1000,
    "MICRO_OF_DAY": lambda t: t.to_nano_of_day() // 1000,
    "MILLI_OF_SECOND": lambda t: t.nano // 1_000_000,
    "MILLI_OF_DAY": lambda t: t.to_nano_of_day() // 1_000_000,
    "SECOND_OF_MINUTE": lambda t: t.second,
    "SECOND_OF_DAY": LocalTime.to_second_of_day,
    "MINUTE_OF_HOUR": lambda t: t.minute,
    "MINUTE_OF_DAY": lambda t: t.hour * 60 + t.minute,
    "HOUR_OF_AMPM": lambda t: t.hour % 12,
    "CLOCK_HOUR_OF_AMPM": lambda t: t.hour % 12 or 12,
    "HOUR_OF_DAY": lambda t: t.hour,
    "CLOCK_HOUR_OF_DAY": lambda t: t.hour or 24,
    "AMPM_OF_DAY": lambda t: t.hour // 12,
}
_SETTERS: dict[str, Any] = {
    "NANO_OF_SECOND": LocalTime.with_nano,
    "NANO_OF_DAY": lambda t, v: LocalTime.of_nano_of_day(v),
    "MICRO_OF_SECOND": lambda t, v: t.with_nano(v * 1000),
    "MICRO_OF_DAY": lambda t, v: LocalTime.of_nano_of_day(v * 1000),
    "MILLI_OF_SECOND": lambda t, v: t.with_nano(v * 1_000_000),
    "MILLI_OF_DAY": lambda t, v: LocalTime.of_nano_of_day(v * 1_000_000),
    "SECOND_OF_MINUTE": LocalTime.with_second,
    "SECOND_OF_DAY": lambda t, v: t.plus_seconds(v - t.to_second_of_day()),
    "MINUTE_OF_HOUR": LocalTime.with_minute,
    "MINUTE_OF_DAY": lambda t, v: t.plus_minutes(v - (t.hour * 60 + t.minute)),
    "HOUR_OF_AMPM": lambda t, v: t.plus_hours(v - t.hour % 12),
    "CLOCK_HOUR_OF_AMPM": lambda t, v: t.plus_hours(v % 12 - t.hour % 12),
    "HOUR_OF_DAY": LocalTime.with_hour,
    "CLOCK_HOUR_OF_DAY": lambda t, v: t.with_hour(v % 24),
    "AMPM_OF_DAY": lambda t, v: t.plus_hours((v - t.hour // 12) * 12),
}

CLASSES = (
    bind(
        LocalTime,
        "java.time.LocalTime",
        "java.lang.Comparable java.time.temporal.Temporal java.time.temporal.TemporalAdjuster",
        constants="MAX MIDNIGHT MIN NOON",
        statics="from/1 of/2 of/3 of/4 ofNanoOfDay/1 ofSecondOfDay/1 parse/1 parse/2",
        methods="atDate/1 atOffset/1 compareTo/1 format/1 getHour/0 getMinute/0 getNano/0 getSecond/0 isAfter/1 "
        "isBefore/1 minus/1 minus/2 minusHours/1 minusMinutes/1 minusNanos/1 minusSeconds/1 plus/1 plus/2 plusHours/1 "
        "plusMinutes/1 plusNanos/1 plusSeconds/1 toNanoOfDay/0 toSecondOfDay/0 truncatedTo/1 with/1 with/2 withHour/1 "
        "withMinute/1 withNano/1 withSecond/1",
    ),
)
