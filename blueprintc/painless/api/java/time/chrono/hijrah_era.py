"""``java.time.chrono.HijrahEra``."""

from typing import Any

from blueprintc.painless.api.java.time.chrono.era import EraEnum
from blueprintc.painless.api.java.time.civil import date_time_error
from blueprintc.painless.api.java.time.temporal.chrono_field import ChronoField
from blueprintc.painless.api.java.time.temporal.value_range import ValueRange
from blueprintc.painless.api.native import bind


class HijrahEra(EraEnum):
    """The one era of the Hijrah calendar."""

    __slots__ = ()
    JAVA_CLASS = "java.time.chrono.HijrahEra"
    CALENDAR = "Hijrah-umalqura"

    @staticmethod
    def of(value: int) -> "HijrahEra":
        if value != 1:
            date_time_error(f"Invalid era: {value}")
        return HijrahEra.CONSTANTS[0]  # type: ignore[no-any-return]

    def get_value(self) -> int:
        return 1

    def range(self, field: Any) -> ValueRange:
        return ValueRange.of_2(1, 1) if field is ChronoField.ERA else super().range(field)


HijrahEra._declare("AH")

CLASSES = (
    bind(
        HijrahEra,
        "java.time.chrono.HijrahEra",
        "java.lang.Enum java.time.chrono.Era",
        statics="of/1",
        methods="getValue/0",
    ),
)
