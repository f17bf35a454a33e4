"""``java.time.zone.ZoneOffsetTransitionRule``: a transition that happens every year."""

from typing import Any, ClassVar

from blueprintc.jvm.errors import JavaError
from blueprintc.painless.api.java.time.day_of_week import DayOfWeek
from blueprintc.painless.api.java.time.local_date import LocalDate
from blueprintc.painless.api.java.time.local_date_time import LocalDateTime
from blueprintc.painless.api.java.time.local_time import LocalTime
from blueprintc.painless.api.java.time.month import Month
from blueprintc.painless.api.java.time.zone.zone_offset_transition import ZoneOffsetTransition
from blueprintc.painless.api.java.time.zone_offset import ZoneOffset
from blueprintc.painless.api.native import Native, NativeEnum, bind, require


class TimeDefinition(NativeEnum):
    """To which clock the time of a rule belongs."""

    __slots__ = ()
    JAVA_CLASS = "java.time.zone.ZoneOffsetTransitionRule$TimeDefinition"
    UTC: "ClassVar[TimeDefinition]"
    WALL: "ClassVar[TimeDefinition]"
    STANDARD: "ClassVar[TimeDefinition]"

    def create_date_time(self, local: LocalDateTime, standard: ZoneOffset, wall: ZoneOffset) -> LocalDateTime:
        """The local time on the wall clock before the transition."""
        if self is TimeDefinition.UTC:
            return local.plus_seconds(wall.total_seconds)
        if self is TimeDefinition.STANDARD:
            return local.plus_seconds(wall.total_seconds - standard.total_seconds)
        return local


TimeDefinition._declare("UTC", "WALL", "STANDARD")


class ZoneOffsetTransitionRule(Native):
    """Month, day, time, and the offsets before and after."""

    __slots__ = ("after", "before", "day", "definition", "end_of_day", "month", "standard", "time", "weekday")
    JAVA_CLASS = "java.time.zone.ZoneOffsetTransitionRule"

    def __init__(self, *parts: Any) -> None:
        (
            self.month,
            self.day,
            self.weekday,
            self.time,
            self.end_of_day,
            self.definition,
            self.standard,
            self.before,
            self.after,
        ) = parts

    @staticmethod
    def of(
        month: Month,
        day: int,
        weekday: DayOfWeek | None,
        time: LocalTime,
        end_of_day: bool,
        definition: TimeDefinition,
        standard: ZoneOffset,
        before: ZoneOffset,
        after: ZoneOffset,
    ) -> "ZoneOffsetTransitionRule":
        require(month, "month")
        require(time, "time")
        require(definition, "timeDefnition")
        require(standard, "standardOffset")
        require(before, "offsetBefore")
        require(after, "offsetAfter")
        if day < -28 or day > 31 or day == 0:
            raise JavaError(
                "IllegalArgumentException",
                "Day of month indicator must be between -28 and 31 inclusive excluding zero",
            )
        if end_of_day and time != LocalTime.MIDNIGHT:
            raise JavaError("IllegalArgumentException", "Time must be midnight when end of day flag is true")
        if time.nano:
            raise JavaError("IllegalArgumentException", "Time's nano-of-second must be zero")
        return ZoneOffsetTransitionRule(month, day, weekday, time, end_of_day, definition, standard, before, after)

    def get_month(self) -> Month:
        return self.month  # type: ignore[no-any-return]

    def get_day_of_month_indicator(self) -> int:
        return self.day  # type: ignore[no-any-return]

    def get_day_of_week(self) -> DayOfWeek | None:
        return self.weekday  # type: ignore[no-any-return]

    def get_local_time(self) -> LocalTime:
        return self.time  # type: ignore[no-any-return]

    def is_midnight_end_of_day(self) -> bool:
        return self.end_of_day  # type: ignore[no-any-return]

    def get_time_definition(self) -> TimeDefinition:
        return self.definition  # type: ignore[no-any-return]

    def get_standard_offset(self) -> ZoneOffset:
        return self.standard  # type: ignore[no-any-return]

    def get_offset_before(self) -> ZoneOffset:
        return self.before  # type: ignore[no-any-return]

    def get_offset_after(self) -> ZoneOffset:
        return self.after  # type: ignore[no-any-return]

    def create_transition(self, year: int) -> ZoneOffsetTransition:
        """The transition of that year."""
        month = self.month.get_value()
        if self.day < 0:
            last = LocalDate.of(year, month, 1).length_of_month()
            date = LocalDate.of(year, month, last + 1 + self.day)
        else:
            date = LocalDate.of(year, month, self.day)
        if self.weekday is not None:
            distance = self.weekday.get_value() - date.day_of_week()
            date = date.plus_days(-(-distance % 7) if self.day < 0 else distance % 7)
        if self.end_of_day:
            date = date.plus_days(1)
        local = LocalDateTime(date, self.time)
        return ZoneOffsetTransition.of(
            self.definition.create_date_time(local, self.standard, self.before), self.before, self.after
        )

    def _key(self) -> tuple[Any, ...]:
        return tuple(getattr(self, name) for name in self.__slots__)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ZoneOffsetTransitionRule) and self._key() == other._key()

    def hash_code(self) -> int:
        weekday = 7 if self.weekday is None else self.weekday.ordinal()
        packed = (
            ((self.time.to_second_of_day() + (1 if self.end_of_day else 0)) << 15)
            + (self.month.ordinal() << 11)
            + ((self.day + 32) << 5)
            + (weekday << 2)
            + self.definition.ordinal()
        )
        offsets = self.standard.hash_code() ^ self.before.hash_code() ^ self.after.hash_code()
        return ((packed + 0x80000000) % (1 << 32) - 0x80000000) ^ offsets  # type: ignore[no-any-return]

    def __hash__(self) -> int:
        return self.hash_code()

    def __str__(self) -> str:
        kind = "Gap" if self.before.compare_to(self.after) > 0 else "Overlap"
        month = self.month.name()
        if self.weekday is None:
            day = f"{month} {self.day}"
        elif self.day == -1:
            day = f"{self.weekday} on or before last day of {month}"
        elif self.day < 0:
            day = f"{self.weekday} on or before last day minus {-self.day - 1} of {month}"
        else:
            day = f"{self.weekday} on or after {month} {self.day}"
        time = "24:00" if self.end_of_day else str(self.time)
        return (
            f"TransitionRule[{kind} {self.before} to {self.after}, {day} at {time} {self.definition}, "
            f"standard offset {self.standard}]"
        )


CLASSES = (
    bind(
        ZoneOffsetTransitionRule,
        "java.time.zone.ZoneOffsetTransitionRule",
        statics="of/9",
        methods="createTransition/1 getDayOfMonthIndicator/0 getDayOfWeek/0 getLocalTime/0 getMonth/0 getOffsetAfter/0 "
        "getOffsetBefore/0 getStandardOffset/0 getTimeDefinition/0 isMidnightEndOfDay/0",
    ),
    bind(
        TimeDefinition,
        "java.time.zone.ZoneOffsetTransitionRule$TimeDefinition",
        "java.lang.Enum",
        methods="createDateTime/3",
    ),
)
