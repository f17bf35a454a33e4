"""``java.time.Clock``: the clocks that scripts can make (none of them is running)."""

from typing import Any

from blueprintc.jvm.errors import JavaError
from blueprintc.painless.api.java.time.duration import Duration
from blueprintc.painless.api.java.time.instant import Instant
from blueprintc.painless.api.native import Native, bind, bind_interface, require


class Clock(Native):
    """A source of the present moment."""

    __slots__ = ()

    @staticmethod
    def fixed(instant: Instant, zone: Any) -> "Clock":
        return FixedClock(require(instant, "fixedInstant"), require(zone, "zone"))

    @staticmethod
    def offset(base: "Clock", duration: Duration) -> "Clock":
        require(base, "baseClock")
        return base if require(duration, "offsetDuration").is_zero() else OffsetClock(base, duration)

    @staticmethod
    def tick(base: "Clock", duration: Duration) -> "Clock":
        """Upstream: Clock.tick; whole milliseconds, or a divisor of a second."""
        require(base, "baseClock")
        if require(duration, "tickDuration").is_negative():
            raise JavaError("IllegalArgumentException", "Tick duration must not be negative")
        nanos = duration.to_nanos()
        if nanos % 1_000_000 and (nanos == 0 or 1_000_000_000 % nanos):
            raise JavaError("IllegalArgumentException", "Invalid tick duration")
        return base if nanos <= 1 else TickClock(base, nanos)

    def get_zone(self) -> Any:
        raise NotImplementedError

    def instant(self) -> Instant:
        raise NotImplementedError

    def millis(self) -> int:
        return self.instant().to_epoch_milli()


class FixedClock(Clock):
    """Always the same moment."""

    __slots__ = ("moment", "zone")
    JAVA_CLASS = "java.time.Clock$FixedClock"

    def __init__(self, moment: Instant, zone: Any) -> None:
        self.moment = moment
        self.zone = zone

    def get_zone(self) -> Any:
        return self.zone

    def instant(self) -> Instant:
        return self.moment

    def __eq__(self, other: object) -> bool:
        return isinstance(other, FixedClock) and (self.moment, self.zone) == (other.moment, other.zone)

    def hash_code(self) -> int:
        return self.moment.hash_code() ^ self.zone.hash_code()  # type: ignore[no-any-return]

    __hash__ = Native.__hash__

    def __str__(self) -> str:
        return f"FixedClock[{self.moment},{self.zone}]"


class OffsetClock(Clock):
    """Another clock, put forward."""

    __slots__ = ("base", "distance")
    JAVA_CLASS = "java.time.Clock$OffsetClock"

    def __init__(self, base: Clock, distance: Duration) -> None:
        self.base = base
        self.distance = distance

    def get_zone(self) -> Any:
        return self.base.get_zone()

    def instant(self) -> Instant:
        return self.base.instant().plus_1(self.distance)  # type: ignore[no-any-return]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, OffsetClock) and (self.base, self.distance) == (other.base, other.distance)

    def hash_code(self) -> int:
        return self.base.hash_code() ^ self.distance.hash_code()

    __hash__ = Native.__hash__

    def __str__(self) -> str:
        return f"OffsetClock[{self.base},{self.distance}]"


class TickClock(Clock):
    """Another clock, in whole ticks."""

    __slots__ = ("base", "nanos")
    JAVA_CLASS = "java.time.Clock$TickClock"

    def __init__(self, base: Clock, nanos: int) -> None:
        self.base = base
        self.nanos = nanos

    def get_zone(self) -> Any:
        return self.base.get_zone()

    def instant(self) -> Instant:
        now = self.base.instant()
        if self.nanos % 1_000_000 == 0:
            millis = now.to_epoch_milli()
            return Instant.of_epoch_milli(millis - millis % (self.nanos // 1_000_000))
        return now.minus_nanos(now.nanos % self.nanos)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, TickClock) and (self.base, self.nanos) == (other.base, other.nanos)

    def hash_code(self) -> int:
        folded = self.nanos ^ (self.nanos >> 32)
        return self.base.hash_code() ^ ((folded + 0x80000000) % (1 << 32) - 0x80000000)

    __hash__ = Native.__hash__

    def __str__(self) -> str:
        return f"TickClock[{self.base},{Duration.of_nanos(self.nanos)}]"


_CLOCK = bind_interface("java.time.Clock", methods="getZone/0 instant/0 millis/0", interface=False)
_CLOCK.static_methods.update(bind(Clock, "java.time.Clock", statics="fixed/2 offset/2 tick/2").static_methods)
CLASSES = (
    _CLOCK,
    *(
        bind_interface(f"java.time.Clock${kind}Clock", "java.time.Clock", interface=False)
        for kind in ("Fixed", "Offset", "Tick")
    ),
)
