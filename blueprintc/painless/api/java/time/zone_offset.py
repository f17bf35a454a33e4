"""``java.time.ZoneOffset``."""

from typing import TYPE_CHECKING, Any, ClassVar

from blueprintc.painless.api.java.time.civil import date_time_error, unsupported
from blueprintc.painless.api.java.time.temporal.chrono_field import ChronoField
from blueprintc.painless.api.java.time.temporal.temporal_accessor import TemporalAccessor
from blueprintc.painless.api.java.time.temporal.temporal_field import TemporalField
from blueprintc.painless.api.java.time.temporal.temporal_queries import OFFSET
from blueprintc.painless.api.java.time.typed import unable
from blueprintc.painless.api.java.time.zone_id import ZoneId
from blueprintc.painless.api.native import bind, require
from blueprintc.painless.values import cannot_cast

if TYPE_CHECKING:
    from blueprintc.painless.api.java.time.zone.zone_rules import ZoneRules

MAX_SECONDS = 18 * 3600
_RANGE = "Zone offset not in valid range: -18:00 to +18:00"


class ZoneOffset(ZoneId, TemporalAccessor):
    """A fixed distance from UTC."""

    __slots__ = ("id", "total_seconds")
    JAVA_CLASS = "java.time.ZoneOffset"
    UTC: "ClassVar[ZoneOffset]"
    MIN: "ClassVar[ZoneOffset]"
    MAX: "ClassVar[ZoneOffset]"

    def __init__(self, total_seconds: int) -> None:
        self.total_seconds = total_seconds
        self.id = _offset_id(total_seconds)

    @staticmethod
    def of(text: str) -> "ZoneOffset":
        """Upstream: ZoneOffset.of: ``Z``, ``+h``, ``+hh``, ``+hh:mm``, ``+hhmm``, ``+hh:mm:ss``, ``+hhmmss``."""
        require(text, "offsetId")
        if text == "Z":
            return ZoneOffset.UTC
        if len(text) == 2:
            text = f"{text[0]}0{text[1]}"
        places = _PLACES.get(len(text))
        if places is None:
            date_time_error(f"Invalid ID for ZoneOffset, invalid format: {text}")
        numbers = [_two_digits(text, at, colon) for at, colon in places] + [0] * (3 - len(places))
        if text[0] not in "+-":
            date_time_error(f"Invalid ID for ZoneOffset, plus/minus not found when expected: {text}")
        factor = -1 if text[0] == "-" else 1
        return ZoneOffset.of_hours_minutes_seconds(*(factor * number for number in numbers))

    of_1 = of  # hides the one of ZoneId

    @staticmethod
    def of_hours(hours: int) -> "ZoneOffset":
        return ZoneOffset.of_hours_minutes_seconds(hours, 0, 0)

    @staticmethod
    def of_hours_minutes(hours: int, minutes: int) -> "ZoneOffset":
        return ZoneOffset.of_hours_minutes_seconds(hours, minutes, 0)

    @staticmethod
    def of_hours_minutes_seconds(hours: int, minutes: int, seconds: int) -> "ZoneOffset":
        if not -18 <= hours <= 18:
            date_time_error(f"Zone offset hours not in valid range: value {hours} is not in the range -18 to 18")
        if hours > 0 and (minutes < 0 or seconds < 0):
            date_time_error("Zone offset minutes and seconds must be positive because hours is positive")
        if hours < 0 and (minutes > 0 or seconds > 0):
            date_time_error("Zone offset minutes and seconds must be negative because hours is negative")
        if hours == 0 and minutes * seconds < 0:
            date_time_error("Zone offset minutes and seconds must have the same sign")
        for name, value in (("minutes", minutes), ("seconds", seconds)):
            if not -59 <= value <= 59:
                date_time_error(f"Zone offset {name} not in valid range: value {value} is not in the range -59 to 59")
        if abs(hours) == 18 and (minutes or seconds):
            date_time_error(_RANGE)
        return ZoneOffset(hours * 3600 + minutes * 60 + seconds)

    @staticmethod
    def of_total_seconds(seconds: int) -> "ZoneOffset":
        if not -MAX_SECONDS <= seconds <= MAX_SECONDS:
            date_time_error(_RANGE)
        return ZoneOffset(seconds)

    @staticmethod
    def from_(temporal: Any) -> "ZoneOffset":
        offset = require(temporal, "temporal").query(OFFSET)
        if offset is None:
            date_time_error(unable("ZoneOffset", temporal))
        return offset  # type: ignore[no-any-return]

    def get_total_seconds(self) -> int:
        return self.total_seconds

    def get_id(self) -> str:
        return self.id

    def get_rules(self) -> "ZoneRules":
        from blueprintc.painless.api.java.time.zone.zone_rules import ZoneRules

        return ZoneRules.of_1(self)

    def normalized(self) -> ZoneId:
        return self

    def is_supported(self, field: TemporalField | None) -> bool:
        if field is None:
            return False
        return field is ChronoField.OFFSET_SECONDS if field.is_chrono else field.is_supported_by(self)

    def get(self, field: TemporalField) -> int:
        if field is ChronoField.OFFSET_SECONDS:
            return self.total_seconds
        if require(field).is_chrono:
            unsupported(f"Unsupported field: {field}")
        return self.range(field).check_valid_int_value(self.get_long(field), field)

    def get_long(self, field: TemporalField) -> int:
        if field is ChronoField.OFFSET_SECONDS:
            return self.total_seconds
        if require(field).is_chrono:
            unsupported(f"Unsupported field: {field}")
        return field.get_from(self)

    def answer(self, kind: str) -> Any:
        return self if kind in ("offset", "zone") else None

    def adjust_into(self, temporal: Any) -> Any:
        return require(temporal).with_2(ChronoField.OFFSET_SECONDS, self.total_seconds)

    def compare_to(self, other: "ZoneOffset") -> int:
        """Greatest offset first: the other's seconds less these."""
        if not isinstance(require(other), ZoneOffset):
            raise cannot_cast(other, self.JAVA_CLASS)
        return other.total_seconds - self.total_seconds

    def java_compare(self, other: Any) -> int:
        return self.compare_to(other)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ZoneOffset) and self.total_seconds == other.total_seconds

    def hash_code(self) -> int:
        return self.total_seconds

    def __hash__(self) -> int:
        return self.total_seconds


_PLACES: dict[int, list[tuple[int, bool]]] = {
    3: [(1, False)],
    5: [(1, False), (3, False)],
    6: [(1, False), (4, True)],
    7: [(1, False), (3, False), (5, False)],
    9: [(1, False), (4, True), (7, True)],
}


def _two_digits(text: str, at: int, colon: bool) -> int:
    if colon and text[at - 1] != ":":
        date_time_error(f"Invalid ID for ZoneOffset, colon not found when expected: {text}")
    digits = text[at : at + 2]
    if not (digits.isascii() and digits.isdigit()):
        date_time_error(f"Invalid ID for ZoneOffset, non numeric characters found: {text}")
    return int(digits)


def _offset_id(seconds: int) -> str:
    if seconds == 0:
        return "Z"
    minutes, second = divmod(abs(seconds), 60)
    text = f"{'-' if seconds < 0 else '+'}{minutes // 60:02d}:{minutes % 60:02d}"
    return f"{text}:{second:02d}" if second else text


ZoneOffset.UTC = ZoneOffset(0)
ZoneOffset.MIN = ZoneOffset(-MAX_SECONDS)
ZoneOffset.MAX = ZoneOffset(MAX_SECONDS)

CLASSES = (
    bind(
        ZoneOffset,
        "java.time.ZoneOffset",
        "java.time.ZoneId java.lang.Comparable java.time.temporal.TemporalAccessor java.time.temporal.TemporalAdjuster",
        constants="MAX MIN UTC",
        statics="from/1 of/1 ofHours/1 ofHoursMinutes/2 ofHoursMinutesSeconds/3 ofTotalSeconds/1",
        methods="compareTo/1 getTotalSeconds/0",
    ),
)
