"""``java.time.chrono.ThaiBuddhistDate``."""

from blueprintc.painless.api.java.time.chrono.other_date import OffsetDate, bind_date


class ThaiBuddhistDate(OffsetDate):
    """A date of the Thai Buddhist calendar."""

    __slots__ = ()
    JAVA_CLASS = "java.time.chrono.ThaiBuddhistDate"
    CALENDAR = "ThaiBuddhist"
    OFFSET = 543


CLASSES = (bind_date(ThaiBuddhistDate, "ThaiBuddhistDate"),)
