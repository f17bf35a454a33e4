"""``java.time.ZonedDateTime``."""

from typing import Any

from blueprintc.jvm.errors import JavaError
from blueprintc.painless.api.java.time.chrono.chrono_zoned_date_time import ChronoZonedDateTime
from blueprintc.painless.api.java.time.civil import date_time_error
from blueprintc.painless.api.java.time.instant import Instant
from blueprintc.painless.api.java.time.local_date import LocalDate
from blueprintc.painless.api.java.time.local_date_time import LocalDateTime
from blueprintc.painless.api.java.time.local_time import LocalTime
from blueprintc.painless.api.java.time.temporal.chrono_field import ChronoField
from blueprintc.painless.api.java.time.temporal.chrono_unit import ChronoUnit
from blueprintc.painless.api.java.time.temporal.temporal_unit import TemporalUnit
from blueprintc.painless.api.java.time.typed import unable
from blueprintc.painless.api.java.time.zone_id import ZoneId
from blueprintc.painless.api.java.time.zone_offset import ZoneOffset
from blueprintc.painless.api.native import bind, require


class ZonedDateTime(ChronoZonedDateTime):
    """A date-time of the ISO calendar in a zone."""

    __slots__ = ()
    JAVA_CLASS = "java.time.ZonedDateTime"
    local: LocalDateTime

    @staticmethod
    def of_2(local: LocalDateTime, zone: Any) -> "ZonedDateTime":
        return ZonedDateTime.of_best(local, zone, None)

    @staticmethod
    def of_3(date: LocalDate, time: LocalTime, zone: Any) -> "ZonedDateTime":
        return ZonedDateTime.of_2(LocalDateTime.of_2(date, time), zone)

    @staticmethod
    def of_8(
        year: int, month: int, day: int, hour: int, minute: int, second: int, nano: int, zone: Any
    ) -> "ZonedDateTime":
        return ZonedDateTime.of_2(LocalDateTime.of_7(year, month, day, hour, minute, second, nano), zone)

    @staticmethod
    def of_local(local: LocalDateTime, zone: Any, preferred: ZoneOffset | None) -> "ZonedDateTime":
        return ZonedDateTime.of_best(local, zone, preferred)

    @staticmethod
    def of_instant_2(instant: Instant, zone: Any) -> "ZonedDateTime":
        require(instant, "instant")
        return ZonedDateTime._create(instant.seconds, instant.nanos, require(zone, "zone"))

    @staticmethod
    def of_instant_3(local: LocalDateTime, offset: ZoneOffset, zone: Any) -> "ZonedDateTime":
        require(local, "localDateTime")
        require(offset, "offset")
        if require(zone, "zone").get_rules().is_valid_offset(local, offset):
            return ZonedDateTime(local, offset, zone)
        return ZonedDateTime._create(local.to_epoch_second(offset), local.get_nano(), zone)

    @staticmethod
    def _create(second: int, nano: int, zone: Any) -> "ZonedDateTime":
        offset = zone.get_rules().offset_at(second)
        local = LocalDateTime.of_epoch_second(second, nano, offset)
        return ZonedDateTime(local, zone if isinstance(zone, ZoneOffset) else offset, zone)

    @staticmethod
    def of_strict(local: LocalDateTime, offset: ZoneOffset, zone: Any) -> "ZonedDateTime":
        require(local, "localDateTime")
        require(offset, "offset")
        rules = require(zone, "zone").get_rules()
        if not rules.is_valid_offset(local, offset):
            transition = rules.get_transition(local)
            if transition is not None and transition.is_gap():
                date_time_error(
                    f"LocalDateTime '{local}' does not exist in zone '{zone}' due to a gap in the local time-line, "
                    "typically caused by daylight savings"
                )
            date_time_error(f"ZoneOffset '{offset}' is not valid for LocalDateTime '{local}' in zone '{zone}'")
        return ZonedDateTime(local, offset, zone)

    @staticmethod
    def from_(temporal: Any) -> "ZonedDateTime":
        if isinstance(temporal, ZonedDateTime):
            return temporal
        try:
            zone = ZoneId.from_(temporal)
            if temporal.is_supported(ChronoField.INSTANT_SECONDS):
                second = temporal.get_long(ChronoField.INSTANT_SECONDS)
                return ZonedDateTime._create(second, temporal.get(ChronoField.NANO_OF_SECOND), zone)
            return ZonedDateTime.of_3(LocalDate.from_(temporal), LocalTime.from_(temporal), zone)
        except JavaError as error:
            if error.java_class == "java.lang.NullPointerException":
                raise
            date_time_error(unable("ZonedDateTime", temporal))

    @staticmethod
    def parse_1(text: str) -> "ZonedDateTime":
        from blueprintc.painless.api.java.time.format.date_time_formatter import DateTimeFormatter

        return ZonedDateTime.parse_2(text, DateTimeFormatter.constant("ISO_ZONED_DATE_TIME"))

    @staticmethod
    def parse_2(text: str, formatter: Any) -> "ZonedDateTime":
        return require(formatter, "formatter").parse_2(text, ZonedDateTime.from_)  # type: ignore[no-any-return]

    # fields

    def get_year(self) -> int:
        return self.local.date.year

    def get_month_value(self) -> int:
        return self.local.date.month

    def get_month(self) -> Any:
        return self.local.date.get_month()

    def get_day_of_month(self) -> int:
        return self.local.date.day

    def get_day_of_year(self) -> int:
        return self.local.date.get_day_of_year()

    def get_day_of_week(self) -> Any:
        return self.local.date.get_day_of_week()

    def get_hour(self) -> int:
        return self.local.time.hour

    def get_minute(self) -> int:
        return self.local.time.minute

    def get_second(self) -> int:
        return self.local.time.second

    def get_nano(self) -> int:
        return self.local.time.nano

    # changes

    def with_1(self, adjuster: Any) -> Any:
        from blueprintc.painless.api.java.time.offset_date_time import OffsetDateTime

        if isinstance(adjuster, OffsetDateTime):
            return ZonedDateTime.of_best(adjuster.local, self.zone, adjuster.offset)
        return super().with_1(adjuster)

    def plus_1(self, amount: object) -> Any:
        from blueprintc.painless.api.java.time.period import Period

        if isinstance(amount, Period):
            return self._resolve(self.local.plus_1(amount))
        return super().plus_1(amount)

    def minus_1(self, amount: object) -> Any:
        from blueprintc.painless.api.java.time.period import Period

        if isinstance(amount, Period):
            return self._resolve(self.local.minus_1(amount))
        return super().minus_1(amount)

    def with_year(self, year: int) -> Any:
        return self._resolve(self.local.with_year(year))

    def with_month(self, month: int) -> Any:
        return self._resolve(self.local.with_month(month))

    def with_day_of_month(self, day: int) -> Any:
        return self._resolve(self.local.with_day_of_month(day))

    def with_day_of_year(self, day: int) -> Any:
        return self._resolve(self.local.with_day_of_year(day))

    def with_hour(self, hour: int) -> Any:
        return self._resolve(self.local.with_hour(hour))

    def with_minute(self, minute: int) -> Any:
        return self._resolve(self.local.with_minute(minute))

    def with_second(self, second: int) -> Any:
        return self._resolve(self.local.with_second(second))

    def with_nano(self, nano: int) -> Any:
        return self._resolve(self.local.with_nano(nano))

    def truncated_to(self, unit: TemporalUnit) -> Any:
        return self._resolve(self.local.truncated_to(unit))

    def plus_years(self, years: int) -> Any:
        return self.plus_2(years, ChronoUnit.YEARS)

    def plus_months(self, months: int) -> Any:
        return self.plus_2(months, ChronoUnit.MONTHS)

    def plus_weeks(self, weeks: int) -> Any:
        return self.plus_2(weeks, ChronoUnit.WEEKS)

    def plus_days(self, days: int) -> Any:
        return self.plus_2(days, ChronoUnit.DAYS)

    def plus_hours(self, hours: int) -> Any:
        return self.plus_2(hours, ChronoUnit.HOURS)

    def plus_minutes(self, minutes: int) -> Any:
        return self.plus_2(minutes, ChronoUnit.MINUTES)

    def plus_seconds(self, seconds: int) -> Any:
        return self.plus_2(seconds, ChronoUnit.SECONDS)

    def plus_nanos(self, nanos: int) -> Any:
        return self.plus_2(nanos, ChronoUnit.NANOS)

    def minus_years(self, years: int) -> Any:
        return self.plus_years(-years)

    def minus_months(self, months: int) -> Any:
        return self.plus_months(-months)

    def minus_weeks(self, weeks: int) -> Any:
        return self.plus_weeks(-weeks)

    def minus_days(self, days: int) -> Any:
        return self.plus_days(-days)

    def minus_hours(self, hours: int) -> Any:
        return self.plus_hours(-hours)

    def minus_minutes(self, minutes: int) -> Any:
        return self.plus_minutes(-minutes)

    def minus_seconds(self, seconds: int) -> Any:
        return self.plus_seconds(-seconds)

    def minus_nanos(self, nanos: int) -> Any:
        return self.plus_nanos(-nanos)

    def until_2(self, end: Any, unit: TemporalUnit) -> int:
        other = ZonedDateTime.from_(end)
        if not isinstance(require(unit), ChronoUnit):
            return unit.between(self, other)
        moved = other.with_zone_same_instant(self.zone)
        if unit.is_date_based():
            return self.local.until_2(moved.local, unit)
        return self.to_offset_date_time().until_2(moved.to_offset_date_time(), unit)  # type: ignore[no-any-return]

    def with_fixed_offset_zone(self) -> "ZonedDateTime":
        return self if self.zone == self.offset else ZonedDateTime(self.local, self.offset, self.offset)

    def to_offset_date_time(self) -> Any:
        from blueprintc.painless.api.java.time.offset_date_time import OffsetDateTime

        return OffsetDateTime(self.local, self.offset)


CLASSES = (
    bind(
        ZonedDateTime,
        "java.time.ZonedDateTime",
        "java.time.chrono.ChronoZonedDateTime",
        statics="from/1 of/2 of/3 of/8 ofInstant/2 ofInstant/3 ofLocal/3 ofStrict/3 parse/1 parse/2",
        methods="getDayOfMonth/0 getDayOfWeek/0 getDayOfYear/0 getHour/0 getMinute/0 getMonth/0 "
        "getMonthValue/0 getNano/0 getSecond/0 getYear/0 minus/1 minus/2 minusDays/1 minusHours/1 minusMinutes/1 "
        "minusMonths/1 minusNanos/1 minusSeconds/1 minusWeeks/1 minusYears/1 plus/1 plus/2 plusDays/1 plusHours/1 "
        "plusMinutes/1 plusMonths/1 plusNanos/1 plusSeconds/1 plusWeeks/1 plusYears/1 toLocalDate/0 toLocalDateTime/0 "
        "toOffsetDateTime/0 truncatedTo/1 with/1 with/2 withDayOfMonth/1 withDayOfYear/1 withEarlierOffsetAtOverlap/0 "
        "withFixedOffsetZone/0 withHour/1 withLaterOffsetAtOverlap/0 withMinute/1 withMonth/1 withNano/1 withSecond/1 "
        "withYear/1 withZoneSameInstant/1 withZoneSameLocal/1",
    ),
)
# Upstream: org.opensearch.painless.api.Augmentation; kept from the time when getDayOfWeek gave a number
CLASSES[0].methods({"getDayOfWeekEnum/0": ZonedDateTime.get_day_of_week})
