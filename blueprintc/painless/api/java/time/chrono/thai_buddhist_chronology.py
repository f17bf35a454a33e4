"""``java.time.chrono.ThaiBuddhistChronology``."""

from typing import ClassVar

from blueprintc.painless.api.java.time.chrono.chronology import METHODS
from blueprintc.painless.api.java.time.chrono.other_date import OffsetChronology
from blueprintc.painless.api.java.time.chrono.thai_buddhist_date import ThaiBuddhistDate
from blueprintc.painless.api.java.time.chrono.thai_buddhist_era import ThaiBuddhistEra
from blueprintc.painless.api.native import bind


class ThaiBuddhistChronology(OffsetChronology):
    """The Thai Buddhist calendar."""

    __slots__ = ()
    JAVA_CLASS = "java.time.chrono.ThaiBuddhistChronology"
    ID = "ThaiBuddhist"
    TYPE = "buddhist"
    DATE = ThaiBuddhistDate
    ERA = ThaiBuddhistEra
    ERA_NAME = "BuddhistEra"
    INSTANCE: "ClassVar[ThaiBuddhistChronology]"


ThaiBuddhistChronology.INSTANCE = ThaiBuddhistChronology()

CLASSES = (
    bind(
        ThaiBuddhistChronology,
        "java.time.chrono.ThaiBuddhistChronology",
        "java.time.chrono.AbstractChronology",
        constants="INSTANCE",
        methods=METHODS,
    ),
)
