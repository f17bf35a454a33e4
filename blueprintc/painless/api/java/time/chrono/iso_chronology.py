"""``java.time.chrono.IsoChronology``."""

from typing import Any, ClassVar

from blueprintc.jvm.errors import JavaError
from blueprintc.painless.api.java.time import civil
from blueprintc.painless.api.java.time.chrono.chronology import METHODS, Chronology
from blueprintc.painless.api.java.time.chrono.iso_era import IsoEra
from blueprintc.painless.api.java.time.local_date import LocalDate
from blueprintc.painless.api.java.time.local_date_time import LocalDateTime
from blueprintc.painless.api.java.time.period import Period
from blueprintc.painless.api.java.time.zoned_date_time import ZonedDateTime
from blueprintc.painless.api.native import bind, require


class IsoChronology(Chronology):
    """The calendar of ISO-8601."""

    __slots__ = ()
    JAVA_CLASS = "java.time.chrono.IsoChronology"
    ID = "ISO"
    TYPE = "iso8601"
    INSTANCE: "ClassVar[IsoChronology]"

    def date_epoch_day(self, epoch_day: int) -> LocalDate:
        return LocalDate.of_epoch_day(epoch_day)

    def date_3(self, year: int, month: int, day: int) -> LocalDate:
        return LocalDate.of(year, month, day)

    def date_year_day_2(self, year: int, day: int) -> LocalDate:
        return LocalDate.of_year_day(year, day)

    def date_1(self, temporal: Any) -> LocalDate:
        return LocalDate.from_(temporal)

    def local_date_time(self, temporal: Any) -> LocalDateTime:
        return LocalDateTime.from_(temporal)

    def zoned_date_time_1(self, temporal: Any) -> ZonedDateTime:
        return ZonedDateTime.from_(temporal)

    def zoned_date_time_2(self, instant: Any, zone: Any) -> ZonedDateTime:
        return ZonedDateTime.of_instant_2(instant, zone)

    def period(self, years: int, months: int, days: int) -> Period:
        return Period.of(years, months, days)

    def is_leap_year(self, year: int) -> bool:
        return civil.is_leap(year)

    def proleptic_year(self, era: Any, year: int) -> int:
        if not isinstance(require(era), IsoEra):
            raise JavaError("ClassCastException", "Era must be IsoEra")
        return year if era is IsoEra.CE else 1 - year

    def era_of(self, value: int) -> IsoEra:
        return IsoEra.of(value)

    def eras(self) -> Any:
        from blueprintc.painless.api.java.util.immutable_collections import list_of

        return list_of(IsoEra.CONSTANTS)


IsoChronology.INSTANCE = IsoChronology()

CLASSES = (
    bind(
        IsoChronology,
        "java.time.chrono.IsoChronology",
        "java.time.chrono.AbstractChronology",
        constants="INSTANCE",
        methods=METHODS,
    ),
)
