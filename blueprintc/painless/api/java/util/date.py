"""``java.util.Date``."""

from typing import Any

from blueprintc.jvm.errors import JavaError
from blueprintc.jvm.numbers import LONG_MAX, LONG_MIN
from blueprintc.painless.api.java.util.hybrid_calendar import from_epoch_day
from blueprintc.painless.api.native import Native, bind, long_hash, require, sign
from blueprintc.painless.values import Runtime

_DAYS = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


class Date(Native):
    """Milliseconds since 1970; can be changed."""

    __slots__ = ("millis",)
    JAVA_CLASS = "java.util.Date"

    def __init__(self, millis: int) -> None:
        self.millis = millis

    @staticmethod
    def new_1(millis: int) -> "Date":
        return Date(millis)

    @staticmethod
    def from_(instant: Any) -> "Date":
        millis = require(instant).total_nanos() // 1_000_000
        if not LONG_MIN <= millis <= LONG_MAX:
            raise JavaError("IllegalArgumentException", "java.lang.ArithmeticException: long overflow")
        return Date(millis)

    def get_time(self) -> int:
        return self.millis

    def set_time(self, millis: int) -> None:
        self.millis = millis

    def after(self, other: "Date") -> bool:
        return self.millis > require(other).millis

    def before(self, other: "Date") -> bool:
        return self.millis < require(other).millis

    def clone(self) -> "Date":
        return Date(self.millis)

    def compare_to(self, other: "Date") -> int:
        return sign(self.millis - require(other).millis)

    def java_compare(self, other: Any) -> int:
        return self.compare_to(other)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Date) and self.millis == other.millis

    def hash_code(self) -> int:
        return long_hash(self.millis)

    __hash__ = Native.__hash__

    def __str__(self) -> str:
        # in the zone UTC, as on the servers whose answers are emulated
        days, millis = divmod(self.millis, 86_400_000)
        year, month, day = from_epoch_day(days)
        seconds = millis // 1000
        shown = year if year > 0 else 1 - year
        return (
            f"{_DAYS[days % 7]} {_MONTHS[month - 1]} {day:02d} "
            f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d} UTC {shown}"
        )


_DATE = bind(
    Date,
    "java.util.Date",
    "java.lang.Comparable",
    constructors="1",
    statics="from/1",
    methods="after/1 before/1 clone/0 compareTo/1 getTime/0 setTime/1",
)


@_DATE.constructor(0, runtime=True)
def _now(runtime: Runtime) -> Date:
    return Date(runtime.clock() // 1_000_000)


CLASSES = (_DATE,)
