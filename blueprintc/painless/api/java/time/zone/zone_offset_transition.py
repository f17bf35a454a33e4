"""``java.time.zone.ZoneOffsetTransition``."""

from typing import Any

from blueprintc.jvm.errors import JavaError
from blueprintc.painless.api.java.time.duration import Duration
from blueprintc.painless.api.java.time.instant import Instant
from blueprintc.painless.api.java.time.local_date_time import LocalDateTime
from blueprintc.painless.api.java.time.zone_offset import ZoneOffset
from blueprintc.painless.api.native import Native, bind, require, rotate_left, sign


class ZoneOffsetTransition(Native):
    """A moment at which the offset of a zone changes."""

    __slots__ = ("after", "before", "epoch_second")
    JAVA_CLASS = "java.time.zone.ZoneOffsetTransition"

    def __init__(self, epoch_second: int, before: ZoneOffset, after: ZoneOffset) -> None:
        self.epoch_second = epoch_second
        self.before = before
        self.after = after

    @staticmethod
    def of(local: LocalDateTime, before: ZoneOffset, after: ZoneOffset) -> "ZoneOffsetTransition":
        require(local, "transition")
        if require(before, "offsetBefore") == require(after, "offsetAfter"):
            raise JavaError("IllegalArgumentException", "Offsets must not be equal")
        if local.get_nano():
            raise JavaError("IllegalArgumentException", "Nano-of-second must be zero")
        return ZoneOffsetTransition(local.to_epoch_second(before), before, after)

    def get_instant(self) -> Instant:
        return Instant(self.epoch_second)

    def to_epoch_second(self) -> int:
        return self.epoch_second

    def year(self) -> int:
        """The year before the change."""
        return int(self.get_date_time_before().date.year)

    def get_date_time_before(self) -> LocalDateTime:
        return LocalDateTime.of_epoch_second(self.epoch_second, 0, self.before)

    def get_date_time_after(self) -> LocalDateTime:
        return LocalDateTime.of_epoch_second(self.epoch_second, 0, self.after)

    def get_offset_before(self) -> ZoneOffset:
        return self.before

    def get_offset_after(self) -> ZoneOffset:
        return self.after

    def change(self) -> int:
        """Seconds by which the clocks jump forward."""
        return self.after.total_seconds - self.before.total_seconds

    def get_duration(self) -> Duration:
        return Duration(self.change())

    def is_gap(self) -> bool:
        return self.change() > 0

    def is_overlap(self) -> bool:
        return self.change() < 0

    def is_valid_offset(self, offset: ZoneOffset) -> bool:
        return not self.is_gap() and offset in (self.before, self.after)

    def compare_to(self, other: "ZoneOffsetTransition") -> int:
        return sign(self.epoch_second - require(other).epoch_second)

    def java_compare(self, other: Any) -> int:
        return self.compare_to(other)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ZoneOffsetTransition) and (self.epoch_second, self.before, self.after) == (
            other.epoch_second,
            other.before,
            other.after,
        )

    def hash_code(self) -> int:
        before = self.get_date_time_before().hash_code() ^ self.before.hash_code()
        return before ^ rotate_left(self.after.hash_code(), 16)

    def __hash__(self) -> int:
        return self.hash_code()

    def __str__(self) -> str:
        kind = "Gap" if self.is_gap() else "Overlap"
        return f"Transition[{kind} at {self.get_date_time_before()}{self.before} to {self.after}]"


CLASSES = (
    bind(
        ZoneOffsetTransition,
        "java.time.zone.ZoneOffsetTransition",
        "java.lang.Comparable",
        statics="of/3",
        methods="compareTo/1 getDateTimeAfter/0 getDateTimeBefore/0 getDuration/0 getInstant/0 getOffsetAfter/0 "
        "getOffsetBefore/0 isGap/0 isOverlap/0 isValidOffset/1 toEpochSecond/0",
    ),
)
