"""``java.time.Duration``."""

import re
from typing import Any, ClassVar

from blueprintc.jvm.errors import JavaError
from blueprintc.jvm.numbers import LONG_MAX, LONG_MIN, to_int
from blueprintc.painless.api.java.time.civil import NANOS_PER_SECOND, parse_error, unsupported
from blueprintc.painless.api.java.time.temporal.chrono_field import ChronoField
from blueprintc.painless.api.java.time.temporal.chrono_unit import ChronoUnit
from blueprintc.painless.api.java.time.temporal.temporal_unit import TemporalUnit
from blueprintc.painless.api.native import (
    Native,
    bind,
    exact_long,
    long_hash,
    require,
    sign,
    truncated_divide,
    truncated_remainder,
)

_ISO = re.compile(
    r"([-+]?)P(?:([-+]?[0-9]+)D)?"
    r"(T(?:([-+]?[0-9]+)H)?(?:([-+]?[0-9]+)M)?(?:([-+]?[0-9]+)(?:[.,]([0-9]{0,9}))?S)?)?",
    re.IGNORECASE,
)


class Duration(Native):
    """Seconds and nanos (0 to 999 999 999)."""

    __slots__ = ("nanos", "seconds")
    JAVA_CLASS = "java.time.Duration"
    ZERO: "ClassVar[Duration]"

    def __init__(self, seconds: int, nanos: int = 0) -> None:
        self.seconds = seconds
        self.nanos = nanos

    @staticmethod
    def of_total(nanos: int) -> "Duration":
        """From any number of nanos; ``ArithmeticException`` where the seconds are no long."""
        seconds, nano = divmod(nanos, NANOS_PER_SECOND)
        return Duration(exact_long(seconds), nano)

    def total_nanos(self) -> int:
        """The exact length in nanos, of any size."""
        return self.seconds * NANOS_PER_SECOND + self.nanos

    @staticmethod
    def of_days(days: int) -> "Duration":
        return Duration(exact_long(days * 86_400))

    @staticmethod
    def of_hours(hours: int) -> "Duration":
        return Duration(exact_long(hours * 3600))

    @staticmethod
    def of_minutes(minutes: int) -> "Duration":
        return Duration(exact_long(minutes * 60))

    @staticmethod
    def of_seconds_1(seconds: int) -> "Duration":
        return Duration(seconds)

    @staticmethod
    def of_seconds_2(seconds: int, adjustment: int) -> "Duration":
        return Duration.of_total(seconds * NANOS_PER_SECOND + adjustment)

    @staticmethod
    def of_millis(millis: int) -> "Duration":
        return Duration.of_total(millis * 1_000_000)

    @staticmethod
    def of_nanos(nanos: int) -> "Duration":
        return Duration.of_total(nanos)

    @staticmethod
    def of(amount: int, unit: TemporalUnit) -> "Duration":
        return Duration.ZERO.plus_2(amount, unit)

    @staticmethod
    def from_(amount: Any) -> "Duration":
        duration = Duration.ZERO
        for unit in require(amount, "amount").get_units():
            duration = duration.plus_2(amount.get(unit), unit)
        return duration

    @staticmethod
    def between(start: Any, end: Any) -> "Duration":
        """Upstream: Duration.between, since JDK 23: seconds, then the difference of the nano fields."""
        seconds = require(start).until_2(end, ChronoUnit.SECONDS)
        if seconds == 0:
            return Duration.of_nanos(start.until_2(end, ChronoUnit.NANOS))
        try:
            nanos = end.get_long(ChronoField.NANO_OF_SECOND) - start.get_long(ChronoField.NANO_OF_SECOND)
        except JavaError:
            return Duration.of_seconds_1(seconds)
        if seconds > 0 and nanos < 0:
            seconds += 1
        elif seconds < 0 and nanos > 0:
            seconds -= 1
        return Duration.of_seconds_2(seconds, nanos)

    @staticmethod
    def parse(text: str) -> "Duration":
        """ISO-8601 with days, hours, minutes and seconds."""
        match = _ISO.fullmatch(require(text, "text"))
        if match is None or (match[3] or "").upper() == "T" or not any(match.group(2, 4, 5, 6)):
            raise parse_error("Text cannot be parsed to a Duration", text, 0)
        seconds = 0
        for group, factor, what in ((2, 86_400, "days"), (4, 3600, "hours"), (5, 60, "minutes"), (6, 1, "seconds")):
            part = int(match[group] or 0)
            if not LONG_MIN <= part * factor <= LONG_MAX:
                raise parse_error(f"Text cannot be parsed to a Duration: {what}", text, 0)
            seconds += part * factor
        nanos = int(((match[7] or "") + "000000000")[:9])
        if (match[6] or "").startswith("-"):
            nanos = -nanos
        total = seconds * NANOS_PER_SECOND + nanos
        if not LONG_MIN <= seconds <= LONG_MAX:
            raise parse_error("Text cannot be parsed to a Duration: overflow", text, 0)
        return Duration.of_total(-total if match[1] == "-" else total)

    # reading

    def get(self, unit: TemporalUnit) -> int:
        if unit is ChronoUnit.SECONDS:
            return self.seconds
        if unit is ChronoUnit.NANOS:
            return self.nanos
        return unsupported(f"Unsupported unit: {unit}")

    def get_units(self) -> Any:
        from blueprintc.painless.api.java.util.immutable_collections import list_of

        return list_of([ChronoUnit.SECONDS, ChronoUnit.NANOS])

    def get_seconds(self) -> int:
        return self.seconds

    def get_nano(self) -> int:
        return self.nanos

    def is_zero(self) -> bool:
        return not self.seconds and not self.nanos

    def is_negative(self) -> bool:
        return self.seconds < 0

    def to_days(self) -> int:
        return truncated_divide(self.seconds, 86_400)

    def to_hours(self) -> int:
        return truncated_divide(self.seconds, 3600)

    def to_minutes(self) -> int:
        return truncated_divide(self.seconds, 60)

    def to_millis(self) -> int:
        return exact_long(self.total_nanos() // 1_000_000)

    def to_nanos(self) -> int:
        return exact_long(self.total_nanos())

    # arithmetic

    def with_seconds(self, seconds: int) -> "Duration":
        return Duration(seconds, self.nanos)

    def with_nanos(self, nanos: int) -> "Duration":
        ChronoField.NANO_OF_SECOND.check_valid_int_value(nanos)
        return Duration(self.seconds, nanos)

    def plus_1(self, other: "Duration") -> "Duration":
        return Duration.of_total(self.total_nanos() + require(other).total_nanos())

    def minus_1(self, other: "Duration") -> "Duration":
        return Duration.of_total(self.total_nanos() - require(other).total_nanos())

    def plus_2(self, amount: int, unit: TemporalUnit) -> "Duration":
        if require(unit, "unit") is ChronoUnit.DAYS:
            return self.plus_seconds(exact_long(amount * 86_400))
        if unit.is_duration_estimated():
            unsupported("Unit must not have an estimated duration")
        if amount == 0:
            return self
        duration = unit.get_duration()
        nanos = amount * duration.total_nanos()
        if not LONG_MIN <= nanos // NANOS_PER_SECOND <= LONG_MAX:
            exact_long(nanos)
        return Duration.of_total(self.total_nanos() + nanos)

    def minus_2(self, amount: int, unit: TemporalUnit) -> "Duration":
        return self.plus_2(-amount, unit)

    def plus_days(self, days: int) -> "Duration":
        return self.plus_seconds(exact_long(days * 86_400))

    def plus_hours(self, hours: int) -> "Duration":
        return self.plus_seconds(exact_long(hours * 3600))

    def plus_minutes(self, minutes: int) -> "Duration":
        return self.plus_seconds(exact_long(minutes * 60))

    def plus_seconds(self, seconds: int) -> "Duration":
        return Duration.of_total(self.total_nanos() + seconds * NANOS_PER_SECOND)

    def plus_millis(self, millis: int) -> "Duration":
        return Duration.of_total(self.total_nanos() + millis * 1_000_000)

    def plus_nanos(self, nanos: int) -> "Duration":
        return Duration.of_total(self.total_nanos() + nanos)

    def minus_days(self, days: int) -> "Duration":
        return self.plus_days(-days)

    def minus_hours(self, hours: int) -> "Duration":
        return self.plus_hours(-hours)

    def minus_minutes(self, minutes: int) -> "Duration":
        return self.plus_minutes(-minutes)

    def minus_seconds(self, seconds: int) -> "Duration":
        return self.plus_seconds(-seconds)

    def minus_millis(self, millis: int) -> "Duration":
        return self.plus_millis(-millis)

    def minus_nanos(self, nanos: int) -> "Duration":
        return self.plus_nanos(-nanos)

    def multiplied_by(self, factor: int) -> "Duration":
        return self._exact(self.total_nanos() * factor)

    def divided_by(self, divisor: int) -> "Duration":
        if divisor == 0:
            raise JavaError("ArithmeticException", "Cannot divide by zero")
        return self._exact(truncated_divide(self.total_nanos(), divisor))

    @staticmethod
    def _exact(nanos: int) -> "Duration":
        # Upstream: Duration.create(BigDecimal); the limit and the message are those of nanos, not of seconds
        seconds = truncated_divide(nanos, NANOS_PER_SECOND)
        if not LONG_MIN <= seconds <= LONG_MAX:
            raise JavaError("ArithmeticException", f"Exceeds capacity of Duration: {nanos}")
        return Duration.of_total(nanos)

    def negated(self) -> "Duration":
        return self.multiplied_by(-1)

    def abs(self) -> "Duration":
        return self.negated() if self.is_negative() else self

    def add_to(self, temporal: Any) -> Any:
        return self._apply(temporal, "plus_2")

    def subtract_from(self, temporal: Any) -> Any:
        return self._apply(temporal, "minus_2")

    def _apply(self, temporal: Any, method: str) -> Any:
        if self.seconds:
            temporal = getattr(require(temporal), method)(self.seconds, ChronoUnit.SECONDS)
        if self.nanos:
            temporal = getattr(require(temporal), method)(self.nanos, ChronoUnit.NANOS)
        return temporal

    # comparison and text

    def compare_to(self, other: "Duration") -> int:
        """Upstream: Duration.compareTo; equal seconds compare by the difference of the nanos."""
        if self.seconds != require(other).seconds:
            return sign(self.seconds - other.seconds)
        return self.nanos - other.nanos

    def java_compare(self, other: Any) -> int:
        return self.compare_to(other)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Duration) and self.total_nanos() == other.total_nanos()

    def hash_code(self) -> int:
        return to_int(long_hash(self.seconds) + 51 * self.nanos)

    def __hash__(self) -> int:
        return self.hash_code()

    def __str__(self) -> str:
        if self.is_zero():
            return "PT0S"
        effective = self.seconds + (1 if self.seconds < 0 and self.nanos > 0 else 0)
        hours = truncated_divide(effective, 3600)
        minutes = truncated_divide(truncated_remainder(effective, 3600), 60)
        seconds = truncated_remainder(effective, 60)
        text = "PT" + (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "")
        if seconds == 0 and self.nanos == 0 and len(text) > 2:
            return text
        text += "-0" if self.seconds < 0 and self.nanos > 0 and seconds == 0 else str(seconds)
        if self.nanos:
            fraction = NANOS_PER_SECOND - self.nanos if self.seconds < 0 else self.nanos
            text += "." + f"{fraction:09d}".rstrip("0")
        return text + "S"


Duration.ZERO = Duration(0)

CLASSES = (
    bind(
        Duration,
        "java.time.Duration",
        "java.lang.Comparable java.time.temporal.TemporalAmount",
        constants="ZERO",
        statics="between/2 from/1 of/2 ofDays/1 ofHours/1 ofMillis/1 ofMinutes/1 ofNanos/1 ofSeconds/1 ofSeconds/2 "
        "parse/1",
        methods="abs/0 compareTo/1 dividedBy/1 getNano/0 getSeconds/0 isNegative/0 isZero/0 minus/1 minus/2 "
        "minusDays/1 minusHours/1 minusMillis/1 minusMinutes/1 minusNanos/1 minusSeconds/1 multipliedBy/1 negated/0 "
        "plus/1 plus/2 plusDays/1 plusHours/1 plusMillis/1 plusMinutes/1 plusNanos/1 plusSeconds/1 toDays/0 toHours/0 "
        "toMillis/0 toMinutes/0 toNanos/0 withNanos/1 withSeconds/1",
    ),
)
