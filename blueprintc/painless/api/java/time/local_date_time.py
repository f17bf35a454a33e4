"""``java.time.LocalDateTime``."""

from typing import Any, ClassVar

from blueprintc.jvm.numbers import to_long
from blueprintc.painless.api.java.time.chrono.chrono_local_date_time import ChronoLocalDateTime
from blueprintc.painless.api.java.time.civil import date_time_error
from blueprintc.painless.api.java.time.local_date import LocalDate
from blueprintc.painless.api.java.time.local_time import NANOS_OF_UNIT, LocalTime
from blueprintc.painless.api.java.time.temporal.chrono_field import ChronoField
from blueprintc.painless.api.java.time.temporal.temporal_unit import TemporalUnit
from blueprintc.painless.api.java.time.typed import unable
from blueprintc.painless.api.native import bind, require


class LocalDateTime(ChronoLocalDateTime):
    """A date of the ISO calendar with a time of day."""

    __slots__ = ()
    JAVA_CLASS = "java.time.LocalDateTime"
    MIN: "ClassVar[LocalDateTime]"
    MAX: "ClassVar[LocalDateTime]"
    date: LocalDate

    @staticmethod
    def of_2(date: LocalDate, time: LocalTime) -> "LocalDateTime":
        return LocalDateTime(require(date, "date"), require(time, "time"))

    @staticmethod
    def of_5(year: int, month: int, day: int, hour: int, minute: int) -> "LocalDateTime":
        return LocalDateTime.of_7(year, month, day, hour, minute, 0, 0)

    @staticmethod
    def of_6(year: int, month: int, day: int, hour: int, minute: int, second: int) -> "LocalDateTime":
        return LocalDateTime.of_7(year, month, day, hour, minute, second, 0)

    @staticmethod
    def of_7(year: int, month: int, day: int, hour: int, minute: int, second: int, nano: int) -> "LocalDateTime":
        return LocalDateTime(LocalDate.of(year, month, day), LocalTime.of_4(hour, minute, second, nano))

    @staticmethod
    def of_epoch_second(second: int, nano: int, offset: Any) -> "LocalDateTime":
        ChronoField.NANO_OF_SECOND.check_valid_value(nano)
        days, second_of_day = divmod(to_long(second + require(offset, "offset").total_seconds), 86_400)
        return LocalDateTime(
            LocalDate.of_epoch_day(days), LocalTime.unchecked(second_of_day * NANOS_OF_UNIT["SECONDS"] + nano)
        )

    @staticmethod
    def of_instant(instant: Any, zone: Any) -> "LocalDateTime":
        offset = require(zone, "zone").get_rules().offset_at(require(instant, "instant").seconds)
        return LocalDateTime.of_epoch_second(instant.seconds, instant.nanos, offset)

    @staticmethod
    def from_(temporal: Any) -> "LocalDateTime":
        from blueprintc.painless.api.java.time.offset_date_time import OffsetDateTime
        from blueprintc.painless.api.java.time.zoned_date_time import ZonedDateTime

        if isinstance(temporal, LocalDateTime):
            return temporal
        if isinstance(temporal, ZonedDateTime | OffsetDateTime):
            return temporal.to_local_date_time()
        from blueprintc.jvm.errors import JavaError

        try:
            return LocalDateTime(LocalDate.from_(temporal), LocalTime.from_(temporal))
        except JavaError as error:
            if error.java_class != "java.time.DateTimeException":
                raise
            date_time_error(unable("LocalDateTime", temporal))

    @staticmethod
    def parse_1(text: str) -> "LocalDateTime":
        from blueprintc.painless.api.java.time.format.date_time_formatter import DateTimeFormatter

        return LocalDateTime.parse_2(text, DateTimeFormatter.constant("ISO_LOCAL_DATE_TIME"))

    @staticmethod
    def parse_2(text: str, formatter: Any) -> "LocalDateTime":
        return require(formatter, "formatter").parse_2(text, LocalDateTime.from_)  # type: ignore[no-any-return]

    # fields

    def get_year(self) -> int:
        return self.date.year

    def get_month_value(self) -> int:
        return self.date.month

    def get_month(self) -> Any:
        return self.date.get_month()

    def get_day_of_month(self) -> int:
        return self.date.day

    def get_day_of_year(self) -> int:
        return self.date.get_day_of_year()

    def get_day_of_week(self) -> Any:
        return self.date.get_day_of_week()

    def get_hour(self) -> int:
        return self.time.hour

    def get_minute(self) -> int:
        return self.time.minute

    def get_second(self) -> int:
        return self.time.second

    def get_nano(self) -> int:
        return self.time.nano

    def answer(self, kind: str) -> Any:
        return self.date if kind == "local_date" else super().answer(kind)

    # changes

    def _date(self, date: LocalDate) -> "LocalDateTime":
        return LocalDateTime(date, self.time)

    def with_year(self, year: int) -> "LocalDateTime":
        return self._date(self.date.with_year(year))

    def with_month(self, month: int) -> "LocalDateTime":
        return self._date(self.date.with_month(month))

    def with_day_of_month(self, day: int) -> "LocalDateTime":
        return self._date(self.date.with_day_of_month(day))

    def with_day_of_year(self, day: int) -> "LocalDateTime":
        return self._date(self.date.with_day_of_year(day))

    def with_hour(self, hour: int) -> "LocalDateTime":
        return LocalDateTime(self.date, self.time.with_hour(hour))

    def with_minute(self, minute: int) -> "LocalDateTime":
        return LocalDateTime(self.date, self.time.with_minute(minute))

    def with_second(self, second: int) -> "LocalDateTime":
        return LocalDateTime(self.date, self.time.with_second(second))

    def with_nano(self, nano: int) -> "LocalDateTime":
        return LocalDateTime(self.date, self.time.with_nano(nano))

    def truncated_to(self, unit: TemporalUnit) -> "LocalDateTime":
        return LocalDateTime(self.date, self.time.truncated_to(unit))

    def plus_1(self, amount: object) -> Any:
        from blueprintc.painless.api.java.time.period import Period

        if isinstance(amount, Period):
            return self._date(self.date.plus_1(amount))
        return super().plus_1(amount)

    def minus_1(self, amount: object) -> Any:
        from blueprintc.painless.api.java.time.period import Period

        if isinstance(amount, Period):
            return self._date(self.date.minus_1(amount))
        return super().minus_1(amount)

    def plus_years(self, years: int) -> "LocalDateTime":
        return self._date(self.date.plus_years(years))

    def plus_months(self, months: int) -> "LocalDateTime":
        return self._date(self.date.plus_months(months))

    def plus_weeks(self, weeks: int) -> "LocalDateTime":
        return self._date(self.date.plus_weeks(weeks))

    def plus_days(self, days: int) -> "LocalDateTime":
        return self._date(self.date.plus_days(days))

    def plus_hours(self, hours: int) -> "LocalDateTime":
        return self._plus_nanos(hours * NANOS_OF_UNIT["HOURS"])  # type: ignore[no-any-return]

    def plus_minutes(self, minutes: int) -> "LocalDateTime":
        return self._plus_nanos(minutes * NANOS_OF_UNIT["MINUTES"])  # type: ignore[no-any-return]

    def plus_seconds(self, seconds: int) -> "LocalDateTime":
        return self._plus_nanos(seconds * NANOS_OF_UNIT["SECONDS"])  # type: ignore[no-any-return]

    def plus_nanos(self, nanos: int) -> "LocalDateTime":
        return self._plus_nanos(nanos)  # type: ignore[no-any-return]

    def minus_years(self, years: int) -> "LocalDateTime":
        return self.plus_years(-years)

    def minus_months(self, months: int) -> "LocalDateTime":
        return self.plus_months(-months)

    def minus_weeks(self, weeks: int) -> "LocalDateTime":
        return self.plus_weeks(-weeks)

    def minus_days(self, days: int) -> "LocalDateTime":
        return self.plus_days(-days)

    def minus_hours(self, hours: int) -> "LocalDateTime":
        return self.plus_hours(-hours)

    def minus_minutes(self, minutes: int) -> "LocalDateTime":
        return self.plus_minutes(-minutes)

    def minus_seconds(self, seconds: int) -> "LocalDateTime":
        return self.plus_seconds(-seconds)

    def minus_nanos(self, nanos: int) -> "LocalDateTime":
        return self.plus_nanos(-nanos)

    def _end(self, end: Any) -> ChronoLocalDateTime:
        return LocalDateTime.from_(end)

    # with an offset or zone

    def at_offset(self, offset: Any) -> Any:
        from blueprintc.painless.api.java.time.offset_date_time import OffsetDateTime

        return OffsetDateTime.of_2(self, offset)

    def at_zone(self, zone: Any) -> Any:
        from blueprintc.painless.api.java.time.zoned_date_time import ZonedDateTime

        return ZonedDateTime.of_2(self, zone)


LocalDateTime.MIN = LocalDateTime(LocalDate.MIN, LocalTime.MIN)
LocalDateTime.MAX = LocalDateTime(LocalDate.MAX, LocalTime.MAX)

CLASSES = (
    bind(
        LocalDateTime,
        "java.time.LocalDateTime",
        "java.time.chrono.ChronoLocalDateTime",
        constants="MAX MIN",
        statics="from/1 of/2 of/5 of/6 of/7 ofEpochSecond/3 ofInstant/2 parse/1 parse/2",
        methods="atOffset/1 atZone/1 getDayOfMonth/0 getDayOfWeek/0 getDayOfYear/0 getHour/0 getMinute/0 getMonth/0 "
        "getMonthValue/0 getNano/0 getSecond/0 getYear/0 minus/1 minus/2 minusDays/1 minusHours/1 minusMinutes/1 "
        "minusMonths/1 minusNanos/1 minusSeconds/1 minusWeeks/1 minusYears/1 plus/1 plus/2 plusDays/1 plusHours/1 "
        "plusMinutes/1 plusMonths/1 plusNanos/1 plusSeconds/1 plusWeeks/1 plusYears/1 toLocalDate/0 truncatedTo/1 "
        "with/1 with/2 withDayOfMonth/1 withDayOfYear/1 withHour/1 withMinute/1 withMonth/1 withSecond/1 withYear/1",
    ),
)
