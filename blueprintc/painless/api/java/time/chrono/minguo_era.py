"""``java.time.chrono.MinguoEra``."""

from blueprintc.painless.api.java.time.chrono.era import EraEnum
from blueprintc.painless.api.java.time.civil import date_time_error
from blueprintc.painless.api.native import bind


class MinguoEra(EraEnum):
    """Before and in the era of the Republic of China calendar."""

    __slots__ = ()
    JAVA_CLASS = "java.time.chrono.MinguoEra"
    CALENDAR = "Minguo"

    @staticmethod
    def of(value: int) -> "MinguoEra":
        if value not in (0, 1):
            date_time_error(f"Invalid era: {value}")
        return MinguoEra.CONSTANTS[value]  # type: ignore[no-any-return]


MinguoEra._declare("BEFORE_ROC", "ROC")

CLASSES = (
    bind(
        MinguoEra,
        "java.time.chrono.MinguoEra",
        "java.lang.Enum java.time.chrono.Era",
        statics="of/1",
        methods="getValue/0",
    ),
)
