"""``java.time.chrono.IsoEra``."""

from typing import ClassVar

from blueprintc.painless.api.java.time.chrono.era import EraEnum
from blueprintc.painless.api.java.time.civil import date_time_error
from blueprintc.painless.api.native import bind


class IsoEra(EraEnum):
    """Before and after year 1."""

    __slots__ = ()
    JAVA_CLASS = "java.time.chrono.IsoEra"
    CALENDAR = "ISO"
    BCE: "ClassVar[IsoEra]"
    CE: "ClassVar[IsoEra]"

    @staticmethod
    def of(value: int) -> "IsoEra":
        if value not in (0, 1):
            date_time_error(f"Invalid era: {value}")
        return IsoEra.CONSTANTS[value]  # type: ignore[no-any-return]


IsoEra._declare("BCE", "CE")

CLASSES = (
    bind(
        IsoEra, "java.time.chrono.IsoEra", "java.lang.Enum java.time.chrono.Era", statics="of/1", methods="getValue/0"
    ),
)
