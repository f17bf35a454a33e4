"""``java.time.OffsetDateTime``."""

from typing import Any, ClassVar

from blueprintc.jvm.errors import JavaError
from blueprintc.painless.api.java.time.civil import date_time_error, unsupported
from blueprintc.painless.api.java.time.instant import Instant
from blueprintc.painless.api.java.time.local_date import LocalDate
from blueprintc.painless.api.java.time.local_date_time import LocalDateTime
from blueprintc.painless.api.java.time.local_time import LocalTime
from blueprintc.painless.api.java.time.temporal.chrono_field import ChronoField
from blueprintc.painless.api.java.time.temporal.chrono_unit import ChronoUnit
from blueprintc.painless.api.java.time.temporal.temporal import Temporal
from blueprintc.painless.api.java.time.temporal.temporal_field import TemporalField
from blueprintc.painless.api.java.time.temporal.temporal_queries import LOCAL_DATE, LOCAL_TIME
from blueprintc.painless.api.java.time.temporal.temporal_unit import TemporalUnit
from blueprintc.painless.api.java.time.temporal.value_range import ValueRange
from blueprintc.painless.api.java.time.typed import unable
from blueprintc.painless.api.java.time.zone_offset import ZoneOffset
from blueprintc.painless.api.native import bind, require, sign
from blueprintc.painless.values import Lambda


class OffsetDateTime(Temporal):
    """A local date-time with an offset."""

    __slots__ = ("local", "offset")
    JAVA_CLASS = "java.time.OffsetDateTime"
    MIN: "ClassVar[OffsetDateTime]"
    MAX: "ClassVar[OffsetDateTime]"

    def __init__(self, local: LocalDateTime, offset: ZoneOffset) -> None:
        self.local = local
        self.offset = offset

    @staticmethod
    def of_2(local: LocalDateTime, offset: ZoneOffset) -> "OffsetDateTime":
        return OffsetDateTime(require(local, "dateTime"), require(offset, "offset"))

    @staticmethod
    def of_3(date: LocalDate, time: LocalTime, offset: ZoneOffset) -> "OffsetDateTime":
        return OffsetDateTime.of_2(LocalDateTime.of_2(date, time), offset)

    @staticmethod
    def of_8(
        year: int, month: int, day: int, hour: int, minute: int, second: int, nano: int, offset: ZoneOffset
    ) -> "OffsetDateTime":
        return OffsetDateTime.of_2(LocalDateTime.of_7(year, month, day, hour, minute, second, nano), offset)

    @staticmethod
    def of_instant(instant: Instant, zone: Any) -> "OffsetDateTime":
        require(instant, "instant")
        offset = require(zone, "zone").get_rules().offset_at(instant.seconds)
        return OffsetDateTime(LocalDateTime.of_epoch_second(instant.seconds, instant.nanos, offset), offset)

    @staticmethod
    def from_(temporal: Any) -> "OffsetDateTime":
        if isinstance(temporal, OffsetDateTime):
            return temporal
        try:
            offset = ZoneOffset.from_(temporal)
            date, time = temporal.query(LOCAL_DATE), temporal.query(LOCAL_TIME)
            if date is not None and time is not None:
                return OffsetDateTime.of_3(date, time, offset)
            return OffsetDateTime.of_instant(Instant.from_(temporal), offset)
        except JavaError as error:
            if error.java_class == "java.lang.NullPointerException":
                raise
            date_time_error(unable("OffsetDateTime", temporal))

    @staticmethod
    def parse_1(text: str) -> "OffsetDateTime":
        from blueprintc.painless.api.java.time.format.date_time_formatter import DateTimeFormatter

        return OffsetDateTime.parse_2(text, DateTimeFormatter.constant("ISO_OFFSET_DATE_TIME"))

    @staticmethod
    def parse_2(text: str, formatter: Any) -> "OffsetDateTime":
        return require(formatter, "formatter").parse_2(text, OffsetDateTime.from_)  # type: ignore[no-any-return]

    @staticmethod
    def time_line_order() -> Lambda:
        return Lambda("java.util.Comparator", lambda a, b: (a._line() > b._line()) - (a._line() < b._line()))

    # fields

    def is_supported(self, field: TemporalField | None) -> bool:
        return field is not None and (field.is_chrono or field.is_supported_by(self))

    def is_supported_unit(self, unit: TemporalUnit | None) -> bool:
        return self.local.is_supported_unit(unit)

    def range(self, field: TemporalField) -> ValueRange:
        if not require(field).is_chrono:
            return field.range_refined_by(self)
        if field is ChronoField.INSTANT_SECONDS or field is ChronoField.OFFSET_SECONDS:
            return field.range()
        return self.local.range(field)

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
        if kind in ("offset", "zone"):
            return self.offset
        return None if kind == "zone_id" else self.local.answer(kind)

    def get_offset(self) -> ZoneOffset:
        return self.offset

    def get_year(self) -> int:
        return self.local.get_year()

    def get_month_value(self) -> int:
        return self.local.get_month_value()

    def get_month(self) -> Any:
        return self.local.get_month()

    def get_day_of_month(self) -> int:
        return self.local.get_day_of_month()

    def get_day_of_year(self) -> int:
        return self.local.get_day_of_year()

    def get_day_of_week(self) -> Any:
        return self.local.get_day_of_week()

    def get_hour(self) -> int:
        return self.local.get_hour()

    def get_minute(self) -> int:
        return self.local.get_minute()

    def get_second(self) -> int:
        return self.local.get_second()

    def get_nano(self) -> int:
        return self.local.get_nano()

    def to_local_date_time(self) -> LocalDateTime:
        return self.local

    def to_local_date(self) -> LocalDate:
        return self.local.date

    def to_local_time(self) -> LocalTime:
        return self.local.time

    def to_epoch_second(self) -> int:
        return self.local.to_epoch_second(self.offset)

    def to_instant(self) -> Instant:
        return self.local.to_instant(self.offset)  # type: ignore[no-any-return]

    def to_offset_time(self) -> Any:
        from blueprintc.painless.api.java.time.offset_time import OffsetTime

        return OffsetTime(self.local.time, self.offset)

    def to_zoned_date_time(self) -> Any:
        return self.at_zone_same_instant(self.offset)

    def at_zone_same_instant(self, zone: Any) -> Any:
        from blueprintc.painless.api.java.time.zoned_date_time import ZonedDateTime

        return ZonedDateTime.of_instant_3(self.local, self.offset, zone)

    def at_zone_similar_local(self, zone: Any) -> Any:
        from blueprintc.painless.api.java.time.zoned_date_time import ZonedDateTime

        return ZonedDateTime.of_local(self.local, zone, self.offset)

    def adjust_into(self, temporal: Temporal) -> Any:
        return (
            require(temporal)
            .with_2(ChronoField.EPOCH_DAY, self.local.date.to_epoch_day())
            .with_2(ChronoField.NANO_OF_DAY, self.local.time.to_nano_of_day())
            .with_2(ChronoField.OFFSET_SECONDS, self.offset.total_seconds)
        )

    # changes

    def _same(self, local: LocalDateTime) -> "OffsetDateTime":
        return OffsetDateTime(local, self.offset)

    def with_1(self, adjuster: Any) -> Any:
        if isinstance(adjuster, LocalDate | LocalTime | LocalDateTime):
            return self._same(self.local.with_1(adjuster))
        if isinstance(adjuster, Instant):
            return OffsetDateTime.of_instant(adjuster, self.offset)
        if isinstance(adjuster, ZoneOffset):
            return OffsetDateTime(self.local, adjuster)
        return adjuster if isinstance(adjuster, OffsetDateTime) else super().with_1(adjuster)

    def with_2(self, field: TemporalField, value: int) -> Any:
        if not require(field).is_chrono:
            return field.adjust_into(self, value)
        if field is ChronoField.INSTANT_SECONDS:
            return OffsetDateTime.of_instant(Instant.of_epoch_second_2(value, self.get_nano()), self.offset)
        if field is ChronoField.OFFSET_SECONDS:
            seconds = ChronoField.OFFSET_SECONDS.check_valid_int_value(value)
            return OffsetDateTime(self.local, ZoneOffset.of_total_seconds(seconds))
        return self._same(self.local.with_2(field, value))

    def with_offset_same_instant(self, offset: ZoneOffset) -> "OffsetDateTime":
        difference = require(offset).total_seconds - self.offset.total_seconds
        return OffsetDateTime(self.local.plus_seconds(difference), offset)

    def with_offset_same_local(self, offset: ZoneOffset) -> "OffsetDateTime":
        return OffsetDateTime(self.local, require(offset, "offset"))

    def with_year(self, year: int) -> "OffsetDateTime":
        return self._same(self.local.with_year(year))

    def with_month(self, month: int) -> "OffsetDateTime":
        return self._same(self.local.with_month(month))

    def with_day_of_month(self, day: int) -> "OffsetDateTime":
        return self._same(self.local.with_day_of_month(day))

    def with_day_of_year(self, day: int) -> "OffsetDateTime":
        return self._same(self.local.with_day_of_year(day))

    def with_hour(self, hour: int) -> "OffsetDateTime":
        return self._same(self.local.with_hour(hour))

    def with_minute(self, minute: int) -> "OffsetDateTime":
        return self._same(self.local.with_minute(minute))

    def with_second(self, second: int) -> "OffsetDateTime":
        return self._same(self.local.with_second(second))

    def with_nano(self, nano: int) -> "OffsetDateTime":
        return self._same(self.local.with_nano(nano))

    def truncated_to(self, unit: TemporalUnit) -> "OffsetDateTime":
        return self._same(self.local.truncated_to(unit))

    def plus_2(self, amount: int, unit: TemporalUnit) -> Any:
        if not isinstance(require(unit), ChronoUnit):
            return unit.add_to(self, amount)
        return self._same(self.local.plus_2(amount, unit))

    def plus_years(self, years: int) -> "OffsetDateTime":
        return self._same(self.local.plus_years(years))

    def plus_months(self, months: int) -> "OffsetDateTime":
        return self._same(self.local.plus_months(months))

    def plus_weeks(self, weeks: int) -> "OffsetDateTime":
        return self._same(self.local.plus_weeks(weeks))

    def plus_days(self, days: int) -> "OffsetDateTime":
        return self._same(self.local.plus_days(days))

    def plus_hours(self, hours: int) -> "OffsetDateTime":
        return self._same(self.local.plus_hours(hours))

    def plus_minutes(self, minutes: int) -> "OffsetDateTime":
        return self._same(self.local.plus_minutes(minutes))

    def plus_seconds(self, seconds: int) -> "OffsetDateTime":
        return self._same(self.local.plus_seconds(seconds))

    def plus_nanos(self, nanos: int) -> "OffsetDateTime":
        return self._same(self.local.plus_nanos(nanos))

    def minus_years(self, years: int) -> "OffsetDateTime":
        return self.plus_years(-years)

    def minus_months(self, months: int) -> "OffsetDateTime":
        return self.plus_months(-months)

    def minus_weeks(self, weeks: int) -> "OffsetDateTime":
        return self.plus_weeks(-weeks)

    def minus_days(self, days: int) -> "OffsetDateTime":
        return self.plus_days(-days)

    def minus_hours(self, hours: int) -> "OffsetDateTime":
        return self.plus_hours(-hours)

    def minus_minutes(self, minutes: int) -> "OffsetDateTime":
        return self.plus_minutes(-minutes)

    def minus_seconds(self, seconds: int) -> "OffsetDateTime":
        return self.plus_seconds(-seconds)

    def minus_nanos(self, nanos: int) -> "OffsetDateTime":
        return self.plus_nanos(-nanos)

    def until_2(self, end: Any, unit: TemporalUnit) -> int:
        other = OffsetDateTime.from_(end)
        if not isinstance(require(unit), ChronoUnit):
            return unit.between(self, other)
        return self.local.until_2(other.with_offset_same_instant(self.offset).local, unit)

    def format(self, formatter: Any) -> str:
        return require(formatter, "formatter").format(self)  # type: ignore[no-any-return]

    # comparison and text

    def _line(self) -> tuple[int, int]:
        return self.to_epoch_second(), self.get_nano()

    def compare_to(self, other: "OffsetDateTime") -> int:
        """Moment, nano (difference), then the local date-time."""
        if self.offset == require(other).offset:
            return self.local.compare_to(other.local)
        return (
            sign(self.to_epoch_second() - other.to_epoch_second())
            or self.get_nano() - other.get_nano()
            or self.local.compare_to(other.local)
        )

    def java_compare(self, other: Any) -> int:
        return self.compare_to(other)

    def is_after(self, other: "OffsetDateTime") -> bool:
        return self._line() > require(other)._line()

    def is_before(self, other: "OffsetDateTime") -> bool:
        return self._line() < require(other)._line()

    def is_equal(self, other: "OffsetDateTime") -> bool:
        return self._line() == require(other)._line()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, OffsetDateTime) and (self.local, self.offset) == (other.local, other.offset)

    def hash_code(self) -> int:
        return self.local.hash_code() ^ self.offset.hash_code()

    def __hash__(self) -> int:
        return self.hash_code()

    def __str__(self) -> str:
        return f"{self.local}{self.offset}"


OffsetDateTime.MIN = OffsetDateTime(LocalDateTime.MIN, ZoneOffset.MAX)
OffsetDateTime.MAX = OffsetDateTime(LocalDateTime.MAX, ZoneOffset.MIN)

CLASSES = (
    bind(
        OffsetDateTime,
        "java.time.OffsetDateTime",
        "java.lang.Comparable java.time.temporal.Temporal java.time.temporal.TemporalAdjuster",
        constants="MAX MIN",
        statics="from/1 of/2 of/3 of/8 ofInstant/2 parse/1 parse/2 timeLineOrder/0",
        methods="atZoneSameInstant/1 atZoneSimilarLocal/1 compareTo/1 format/1 getDayOfMonth/0 getDayOfWeek/0 "
        "getDayOfYear/0 getHour/0 getMinute/0 getMonth/0 getMonthValue/0 getNano/0 getOffset/0 getSecond/0 getYear/0 "
        "isAfter/1 isBefore/1 isEqual/1 minus/1 minus/2 minusDays/1 minusHours/1 minusMinutes/1 minusMonths/1 "
        "minusNanos/1 minusSeconds/1 minusWeeks/1 minusYears/1 plus/1 plus/2 plusDays/1 plusHours/1 plusMinutes/1 "
        "plusMonths/1 plusNanos/1 plusSeconds/1 plusWeeks/1 plusYears/1 toEpochSecond/0 toInstant/0 toLocalDate/0 "
        "toLocalDateTime/0 toLocalTime/0 toOffsetTime/0 toZonedDateTime/0 truncatedTo/1 with/1 with/2 "
        "withDayOfMonth/1 withDayOfYear/1 withHour/1 withMinute/1 withMonth/1 withNano/1 withOffsetSameInstant/1 "
        "withOffsetSameLocal/1 withSecond/1 withYear/1",
    ),
)
