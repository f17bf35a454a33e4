"""``java.time.chrono.ThaiBuddhistEra``."""

from blueprintc.painless.api.java.time.chrono.era import EraEnum
from blueprintc.painless.api.java.time.civil import date_time_error
from blueprintc.painless.api.native import bind


class ThaiBuddhistEra(EraEnum):
    """Before and in the era of the Thai Buddhist calendar."""

    __slots__ = ()
    JAVA_CLASS = "java.time.chrono.ThaiBuddhistEra"
    CALENDAR = "ThaiBuddhist"

    @staticmethod
    def of(value: int) -> "ThaiBuddhistEra":
        if value not in (0, 1):
            date_time_error(f"Invalid era: {value}")
        return ThaiBuddhistEra.CONSTANTS[value]  # type: ignore[no-any-return]


ThaiBuddhistEra._declare("BEFORE_BE", "BE")

CLASSES = (
    bind(
        ThaiBuddhistEra,
        "java.time.chrono.ThaiBuddhistEra",
        "java.lang.Enum java.time.chrono.Era",
        statics="of/1",
        methods="getValue/0",
    ),
)
