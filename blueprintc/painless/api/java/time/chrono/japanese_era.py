"""``java.time.chrono.JapaneseEra``."""

from typing import Any

from blueprintc.jvm.errors import JavaError
from blueprintc.painless.api.java.time import civil
from blueprintc.painless.api.java.time.chrono.era import Era
from blueprintc.painless.api.java.time.civil import date_time_error
from blueprintc.painless.api.java.time.temporal.chrono_field import ChronoField
from blueprintc.painless.api.java.time.temporal.value_range import ValueRange
from blueprintc.painless.api.native import bind, require
from blueprintc.painless.values import Array

_ERAS = (
    ("Meiji", -1, civil.to_epoch_day(1868, 1, 1)),
    ("Taisho", 0, civil.to_epoch_day(1912, 7, 30)),
    ("Showa", 1, civil.to_epoch_day(1926, 12, 25)),
    ("Heisei", 2, civil.to_epoch_day(1989, 1, 8)),
    ("Reiwa", 3, civil.to_epoch_day(2019, 5, 1)),
)


class JapaneseEra(Era):
    """An era with the epoch day on which it began."""

    __slots__ = ("name", "start", "value")
    JAVA_CLASS = "java.time.chrono.JapaneseEra"
    CALENDAR = "Japanese"

    def __init__(self, name: str, value: int, start: int) -> None:
        self.name = name
        self.value = value
        self.start = start

    @staticmethod
    def of(value: int) -> "JapaneseEra":
        if not -1 <= value <= 3:
            date_time_error(f"Invalid era: {value}")
        return KNOWN[value + 1]

    @staticmethod
    def value_of(name: str) -> "JapaneseEra":
        require(name, "japaneseEra")
        for era in KNOWN:
            if era.name == name:
                return era
        raise JavaError("IllegalArgumentException", "japaneseEra is invalid")

    @staticmethod
    def values() -> Array:
        return Array("java.time.chrono.JapaneseEra", KNOWN)

    @property
    def first_year(self) -> int:
        """The ISO year in which it began."""
        return civil.from_epoch_day(self.start)[0]

    def get_value(self) -> int:
        return self.value

    def range(self, field: Any) -> ValueRange:
        if field is ChronoField.ERA:
            return ValueRange.of_2(-1, 3)
        return super().range(field)

    def last_day(self) -> int | None:
        """The last epoch day, None for the present era."""
        return None if self.value == 3 else KNOWN[self.value + 2].start - 1

    def __str__(self) -> str:
        return self.name


KNOWN = [JapaneseEra(*era) for era in _ERAS]


def era_at(epoch_day: int) -> JapaneseEra:
    """The era of a day from 1868 on."""
    return next(era for era in reversed(KNOWN) if epoch_day >= era.start or era is KNOWN[0])


_CLASS = bind(
    JapaneseEra,
    "java.time.chrono.JapaneseEra",
    "java.time.chrono.Era",
    statics="of/1 valueOf/1 values/0",
    methods="getValue/0",
)
_CLASS.constants(**{era.name.upper(): era for era in KNOWN})
CLASSES = (_CLASS,)
