"""``java.time.chrono.MinguoChronology``."""

from typing import ClassVar

from blueprintc.painless.api.java.time.chrono.chronology import METHODS
from blueprintc.painless.api.java.time.chrono.minguo_date import MinguoDate
from blueprintc.painless.api.java.time.chrono.minguo_era import MinguoEra
from blueprintc.painless.api.java.time.chrono.other_date import OffsetChronology
from blueprintc.painless.api.native import bind


class MinguoChronology(OffsetChronology):
    """The Republic of China calendar."""

    __slots__ = ()
    JAVA_CLASS = "java.time.chrono.MinguoChronology"
    ID = "Minguo"
    TYPE = "roc"
    DATE = MinguoDate
    ERA = MinguoEra
    ERA_NAME = "MinguoEra"
    INSTANCE: "ClassVar[MinguoChronology]"


MinguoChronology.INSTANCE = MinguoChronology()

CLASSES = (
    bind(
        MinguoChronology,
        "java.time.chrono.MinguoChronology",
        "java.time.chrono.AbstractChronology",
        constants="INSTANCE",
        methods=METHODS,
    ),
)
