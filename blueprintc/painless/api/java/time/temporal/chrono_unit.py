"""``java.time.temporal.ChronoUnit``."""

from typing import TYPE_CHECKING, ClassVar

from blueprintc.painless.api.java.time.temporal.temporal_unit import TemporalUnit
from blueprintc.painless.api.native import NativeEnum, bind

if TYPE_CHECKING:
    from blueprintc.painless.api.java.time.duration import Duration

_YEAR = 31_556_952
_UNITS = (
    # name, text, seconds, nanos
    ("NANOS", "Nanos", 0, 1),
    ("MICROS", "Micros", 0, 1000),
    ("MILLIS", "Millis", 0, 1_000_000),
    ("SECONDS", "Seconds", 1, 0),
    ("MINUTES", "Minutes", 60, 0),
    ("HOURS", "Hours", 3600, 0),
    ("HALF_DAYS", "HalfDays", 43_200, 0),
    ("DAYS", "Days", 86_400, 0),
    ("WEEKS", "Weeks", 7 * 86_400, 0),
    ("MONTHS", "Months", _YEAR // 12, 0),
    ("YEARS", "Years", _YEAR, 0),
    ("DECADES", "Decades", _YEAR * 10, 0),
    ("CENTURIES", "Centuries", _YEAR * 100, 0),
    ("MILLENNIA", "Millennia", _YEAR * 1000, 0),
    ("ERAS", "Eras", _YEAR * 1_000_000_000, 0),
    ("FOREVER", "Forever", (1 << 63) - 1, 999_999_999),
)


class ChronoUnit(TemporalUnit, NativeEnum):
    """The standard units. ``seconds`` and ``nanos`` are the (estimated) duration."""

    __slots__ = ("nanos", "seconds", "text")
    JAVA_CLASS = "java.time.temporal.ChronoUnit"

    NANOS: "ClassVar[ChronoUnit]"
    MICROS: "ClassVar[ChronoUnit]"
    MILLIS: "ClassVar[ChronoUnit]"
    SECONDS: "ClassVar[ChronoUnit]"
    MINUTES: "ClassVar[ChronoUnit]"
    HOURS: "ClassVar[ChronoUnit]"
    HALF_DAYS: "ClassVar[ChronoUnit]"
    DAYS: "ClassVar[ChronoUnit]"
    WEEKS: "ClassVar[ChronoUnit]"
    MONTHS: "ClassVar[ChronoUnit]"
    YEARS: "ClassVar[ChronoUnit]"
    DECADES: "ClassVar[ChronoUnit]"
    CENTURIES: "ClassVar[ChronoUnit]"
    MILLENNIA: "ClassVar[ChronoUnit]"
    ERAS: "ClassVar[ChronoUnit]"
    FOREVER: "ClassVar[ChronoUnit]"

    def __init__(self, name: str, ordinal: int) -> None:
        super().__init__(name, ordinal)
        _, self.text, self.seconds, self.nanos = _UNITS[ordinal]

    def get_duration(self) -> "Duration":
        from blueprintc.painless.api.java.time.duration import Duration

        return Duration(self.seconds, self.nanos)

    def is_date_based(self) -> bool:
        return 7 <= self._ordinal < 15

    def is_time_based(self) -> bool:
        return self._ordinal < 7

    def is_duration_estimated(self) -> bool:
        return self._ordinal >= 7

    def __str__(self) -> str:
        return self.text


ChronoUnit._declare(*(unit[0] for unit in _UNITS))

CLASSES = (bind(ChronoUnit, "java.time.temporal.ChronoUnit", "java.lang.Enum java.time.temporal.TemporalUnit"),)
