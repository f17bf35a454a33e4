"""``java.time.Instant``."""

from typing import Any, ClassVar

from blueprintc.jvm.errors import JavaError
from blueprintc.jvm.numbers import to_int
from blueprintc.painless.api.java.time import civil
from blueprintc.painless.api.java.time.civil import NANOS_PER_DAY, NANOS_PER_SECOND, date_time_error, unsupported
from blueprintc.painless.api.java.time.local_time import NANOS_OF_UNIT
from blueprintc.painless.api.java.time.temporal.chrono_field import ChronoField
from blueprintc.painless.api.java.time.temporal.chrono_unit import ChronoUnit
from blueprintc.painless.api.java.time.temporal.temporal import Temporal
from blueprintc.painless.api.java.time.temporal.temporal_field import TemporalField
from blueprintc.painless.api.java.time.temporal.temporal_unit import TemporalUnit
from blueprintc.painless.api.java.time.typed import unable
from blueprintc.painless.api.native import bind, exact_long, long_hash, require, sign, truncated_divide

_NANOS = {**NANOS_OF_UNIT, "DAYS": NANOS_PER_DAY}
_FRACTIONS = {"NANO_OF_SECOND": 1, "MICRO_OF_SECOND": 1000, "MILLI_OF_SECOND": 1_000_000}


class Instant(Temporal):
    """Seconds since 1970-01-01T00:00Z and nanos."""

    __slots__ = ("nanos", "seconds")
    JAVA_CLASS = "java.time.Instant"
    EPOCH: "ClassVar[Instant]"
    MIN: "ClassVar[Instant]"
    MAX: "ClassVar[Instant]"

    def __init__(self, seconds: int, nanos: int = 0) -> None:
        """Unchecked; ``of_total`` checks."""
        self.seconds = seconds
        self.nanos = nanos

    @staticmethod
    def of_total(nanos: int) -> "Instant":
        """From nanos since the epoch, of any size."""
        seconds, nano = divmod(nanos, NANOS_PER_SECOND)
        if not civil.MIN_SECOND <= exact_long(seconds) <= civil.MAX_SECOND:
            date_time_error("Instant exceeds minimum or maximum instant")
        return Instant(seconds, nano)

    def total_nanos(self) -> int:
        """Nanos since the epoch, of any size."""
        return self.seconds * NANOS_PER_SECOND + self.nanos

    @staticmethod
    def of_epoch_milli(milli: int) -> "Instant":
        return Instant.of_total(milli * 1_000_000)

    @staticmethod
    def of_epoch_second_1(second: int) -> "Instant":
        return Instant.of_total(second * NANOS_PER_SECOND)

    @staticmethod
    def of_epoch_second_2(second: int, adjustment: int) -> "Instant":
        return Instant.of_total(second * NANOS_PER_SECOND + adjustment)

    @staticmethod
    def from_(temporal: Any) -> "Instant":
        if isinstance(temporal, Instant):
            return temporal
        require(temporal, "temporal")
        try:
            seconds = temporal.get_long(ChronoField.INSTANT_SECONDS)
            nano = temporal.get(ChronoField.NANO_OF_SECOND)
        except JavaError as error:
            if error.java_class == "java.lang.NullPointerException":
                raise
            date_time_error(unable("Instant", temporal))
        return Instant.of_epoch_second_2(seconds, nano)

    @staticmethod
    def parse(text: str) -> "Instant":
        from blueprintc.painless.api.java.time.format.date_time_formatter import DateTimeFormatter

        return DateTimeFormatter.constant("ISO_INSTANT").parse_2(text, Instant.from_)  # type: ignore[no-any-return]

    # fields

    def get_epoch_second(self) -> int:
        return self.seconds

    def get_nano(self) -> int:
        return self.nanos

    def to_epoch_milli(self) -> int:
        return exact_long(self.total_nanos() // 1_000_000)

    def is_supported(self, field: TemporalField | None) -> bool:
        if field is None:
            return False
        if field.is_chrono:
            return field is ChronoField.INSTANT_SECONDS or field.name() in _FRACTIONS  # type: ignore[attr-defined]
        return field.is_supported_by(self)

    def is_supported_unit(self, unit: TemporalUnit | None) -> bool:
        if unit is None:
            return False
        if isinstance(unit, ChronoUnit):
            return unit.is_time_based() or unit is ChronoUnit.DAYS
        return unit.is_supported_by(self)

    def get(self, field: TemporalField) -> int:
        if not require(field).is_chrono:
            return self.range(field).check_valid_int_value(field.get_from(self), field)
        value = self.get_long(field)
        if field is ChronoField.INSTANT_SECONDS:
            ChronoField.INSTANT_SECONDS.check_valid_int_value(value)
        return value

    def get_long(self, field: TemporalField) -> int:
        if not require(field).is_chrono:
            return field.get_from(self)
        if field is ChronoField.INSTANT_SECONDS:
            return self.seconds
        divisor = _FRACTIONS.get(field.name())  # type: ignore[attr-defined]
        if divisor is None:
            unsupported(f"Unsupported field: {field}")
        return self.nanos // divisor

    def answer(self, kind: str) -> Any:
        return ChronoUnit.NANOS if kind == "precision" else None

    def adjust_into(self, temporal: Temporal) -> Any:
        return (
            require(temporal)
            .with_2(ChronoField.INSTANT_SECONDS, self.seconds)
            .with_2(ChronoField.NANO_OF_SECOND, self.nanos)
        )

    # changes

    def with_2(self, field: TemporalField, value: int) -> Any:
        if not require(field).is_chrono:
            return field.adjust_into(self, value)
        assert isinstance(field, ChronoField)  # noqa: S101
        field.check_valid_value(value)
        if field is ChronoField.INSTANT_SECONDS:
            return Instant.of_epoch_second_2(value, self.nanos)
        factor = _FRACTIONS.get(field.name())
        if factor is None:
            unsupported(f"Unsupported field: {field}")
        return Instant(self.seconds, value * factor)

    def truncated_to(self, unit: TemporalUnit) -> "Instant":
        if require(unit) is ChronoUnit.NANOS:
            return self
        duration = unit.get_duration()
        if duration.seconds > 86_400:
            unsupported("Unit is too large to be used for truncation")
        nanos = duration.total_nanos()
        if NANOS_PER_DAY % nanos:
            unsupported("Unit must divide into a standard day without remainder")
        return Instant.of_total(self.total_nanos() // nanos * nanos)

    def plus_2(self, amount: int, unit: TemporalUnit) -> Any:
        if not isinstance(require(unit), ChronoUnit):
            return unit.add_to(self, amount)
        nanos = _NANOS.get(unit.name())
        if nanos is None:
            unsupported(f"Unsupported unit: {unit}")
        if nanos > NANOS_PER_SECOND:
            exact_long(amount * nanos // NANOS_PER_SECOND)
        return Instant.of_total(self.total_nanos() + amount * nanos)

    def plus_seconds(self, seconds: int) -> "Instant":
        return Instant.of_total(self.total_nanos() + seconds * NANOS_PER_SECOND)

    def plus_millis(self, millis: int) -> "Instant":
        return Instant.of_total(self.total_nanos() + millis * 1_000_000)

    def plus_nanos(self, nanos: int) -> "Instant":
        return Instant.of_total(self.total_nanos() + nanos)

    def minus_seconds(self, seconds: int) -> "Instant":
        return self.plus_seconds(-seconds)

    def minus_millis(self, millis: int) -> "Instant":
        return self.plus_millis(-millis)

    def minus_nanos(self, nanos: int) -> "Instant":
        return self.plus_nanos(-nanos)

    def until_2(self, end: Any, unit: TemporalUnit) -> int:
        other = Instant.from_(end)
        if not isinstance(require(unit), ChronoUnit):
            return unit.between(self, other)
        nanos = _NANOS.get(unit.name())
        if nanos is None:
            unsupported(f"Unsupported unit: {unit}")
        return exact_long(truncated_divide(other.total_nanos() - self.total_nanos(), nanos))

    def at_offset(self, offset: Any) -> Any:
        from blueprintc.painless.api.java.time.offset_date_time import OffsetDateTime

        return OffsetDateTime.of_instant(self, offset)

    def at_zone(self, zone: Any) -> Any:
        from blueprintc.painless.api.java.time.zoned_date_time import ZonedDateTime

        return ZonedDateTime.of_instant_2(self, zone)

    # comparison and text

    def compare_to(self, other: "Instant") -> int:
        """Upstream: Instant.compareTo; equal seconds compare by the difference of the nanos."""
        if self.seconds != require(other).seconds:
            return sign(self.seconds - other.seconds)
        return self.nanos - other.nanos

    def java_compare(self, other: Any) -> int:
        return self.compare_to(other)

    def is_after(self, other: "Instant") -> bool:
        return self.compare_to(other) > 0

    def is_before(self, other: "Instant") -> bool:
        return self.compare_to(other) < 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Instant) and (self.seconds, self.nanos) == (other.seconds, other.nanos)

    def hash_code(self) -> int:
        return to_int(long_hash(self.seconds) + 51 * self.nanos)

    def __hash__(self) -> int:
        return self.hash_code()

    def __str__(self) -> str:
        days, second_of_day = divmod(self.seconds, 86_400)
        year, month, day = civil.from_epoch_day(days)
        minutes, second = divmod(second_of_day, 60)
        time = f"{minutes // 60:02d}:{minutes % 60:02d}:{second:02d}"
        if self.nanos:
            digits = f"{self.nanos:09d}"
            while digits.endswith("000"):
                digits = digits[:-3]
            time += "." + digits
        return f"{civil.year_text(year)}-{month:02d}-{day:02d}T{time}Z"


Instant.EPOCH = Instant(0)
Instant.MIN = Instant(civil.MIN_SECOND)
Instant.MAX = Instant(civil.MAX_SECOND, NANOS_PER_SECOND - 1)

CLASSES = (
    bind(
        Instant,
        "java.time.Instant",
        "java.lang.Comparable java.time.temporal.Temporal java.time.temporal.TemporalAdjuster",
        constants="EPOCH MAX MIN",
        statics="from/1 ofEpochMilli/1 ofEpochSecond/1 ofEpochSecond/2 parse/1",
        methods="atOffset/1 atZone/1 compareTo/1 getEpochSecond/0 getNano/0 isAfter/1 isBefore/1 minus/1 minus/2 "
        "minusMillis/1 minusNanos/1 minusSeconds/1 plus/1 plus/2 plusMillis/1 plusNanos/1 plusSeconds/1 toEpochMilli/0 "
        "truncatedTo/1 with/1 with/2",
    ),
)
