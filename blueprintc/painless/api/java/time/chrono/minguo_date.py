"""``java.time.chrono.MinguoDate``."""

from blueprintc.painless.api.java.time.chrono.other_date import OffsetDate, bind_date


class MinguoDate(OffsetDate):
    """A date of the Republic of China calendar."""

    __slots__ = ()
    JAVA_CLASS = "java.time.chrono.MinguoDate"
    CALENDAR = "Minguo"
    OFFSET = -1911


CLASSES = (bind_date(MinguoDate, "MinguoDate"),)
