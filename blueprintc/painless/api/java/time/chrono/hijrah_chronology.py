"""``java.time.chrono.HijrahChronology``: the Umm al-Qura calendar."""

from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate
from typing import Any, ClassVar

from blueprintc.jvm.errors import JavaError
from blueprintc.jvm.numbers import to_int
from blueprintc.painless.api.java.time.chrono.chronology import METHODS
from blueprintc.painless.api.java.time.chrono.hijrah_date import HijrahDate
from blueprintc.painless.api.java.time.chrono.hijrah_era import HijrahEra
from blueprintc.painless.api.java.time.chrono.hijrah_months import FIRST_DAY, FIRST_YEAR, LAST_YEAR, month_lengths
from blueprintc.painless.api.java.time.chrono.other_date import OtherChronology
from blueprintc.painless.api.java.time.civil import date_time_error
from blueprintc.painless.api.java.time.temporal.chrono_field import ChronoField as F
from blueprintc.painless.api.java.time.temporal.value_range import ValueRange
from blueprintc.painless.api.native import bind, require


@lru_cache(maxsize=1)
def _starts() -> list[int]:
    """Epoch days on which the months begin, and the day behind the last."""
    return list(accumulate(month_lengths(), initial=FIRST_DAY))


class HijrahChronology(OtherChronology):
    """Years 1300 to 1600."""

    __slots__ = ()
    JAVA_CLASS = "java.time.chrono.HijrahChronology"
    ID = "Hijrah-umalqura"
    TYPE = "islamic-umalqura"
    INSTANCE: "ClassVar[HijrahChronology]"

    def check_year(self, year: int) -> int:
        """The year, or DateTimeException."""
        if not FIRST_YEAR <= year <= LAST_YEAR:
            date_time_error(f"Invalid Hijrah year: {year}")
        return year

    def month_length(self, year: int, month: int) -> int:
        """Days of a month."""
        index = (year - FIRST_YEAR) * 12 + month - 1
        if not 0 <= index < len(_starts()) - 1:
            date_time_error(f"Invalid Hijrah date, year: {year}, month: {month}")
        return _starts()[index + 1] - _starts()[index]

    def year_length(self, year: int) -> int:
        """Days of a year."""
        index = (self.check_year(year) - FIRST_YEAR) * 12
        return _starts()[index + 12] - _starts()[index]

    def epoch_day(self, year: int, month: int, day: int) -> int:
        """The epoch day of a date that must be one."""
        if not 1 <= month <= 12:
            date_time_error(f"Invalid Hijrah month: {month}")
        index = (year - FIRST_YEAR) * 12 + month - 1
        if not 0 <= index < len(_starts()) - 1:
            date_time_error(f"Invalid Hijrah date, year: {year}, month: {month}")
        if not 1 <= day <= self.month_length(year, month):
            date_time_error(f"Invalid Hijrah day of month: {day}")
        return _starts()[index] + day - 1

    def date_1(self, temporal: Any) -> HijrahDate:
        if isinstance(temporal, HijrahDate):
            return temporal
        return self.date_epoch_day(temporal.get_long(F.EPOCH_DAY))

    def date_epoch_day(self, epoch_day: int) -> HijrahDate:
        starts, epoch_day = _starts(), to_int(epoch_day)
        if not starts[0] <= epoch_day < starts[-1]:
            date_time_error("Hijrah date out of range")
        index = bisect_right(starts, epoch_day) - 1
        return HijrahDate(FIRST_YEAR + index // 12, index % 12 + 1, epoch_day - starts[index] + 1)

    def date_3(self, year: int, month: int, day: int) -> HijrahDate:
        return HijrahDate(year, month, day)

    def date_year_day_2(self, year: int, day: int) -> HijrahDate:
        date = HijrahDate(year, 1, 1)
        if day > date.length_of_year():
            date_time_error(f"Invalid dayOfYear: {day}")
        return date.plus_days(day - 1)  # type: ignore[no-any-return]

    def is_leap_year(self, year: int) -> bool:
        return FIRST_YEAR <= year <= LAST_YEAR and self.year_length(year) > 354

    def proleptic_year(self, era: Any, year: int) -> int:
        if not isinstance(require(era), HijrahEra):
            raise JavaError("ClassCastException", "Era must be HijrahEra")
        return year

    def era_of(self, value: int) -> HijrahEra:
        if value != 1:
            date_time_error("invalid Hijrah era")
        return HijrahEra.of(value)

    def eras(self) -> Any:
        from blueprintc.painless.api.java.util.immutable_collections import list_of

        return list_of(HijrahEra.CONSTANTS)

    def range(self, field: F) -> ValueRange:
        if field is F.DAY_OF_MONTH:
            return ValueRange(1, 1, 29, 30)
        if field is F.DAY_OF_YEAR:
            return ValueRange.of_2(1, 355)
        if field is F.ALIGNED_WEEK_OF_MONTH:
            return ValueRange.of_2(1, 5)
        if field in (F.YEAR, F.YEAR_OF_ERA):
            return ValueRange.of_2(FIRST_YEAR, LAST_YEAR)
        return ValueRange.of_2(1, 1) if field is F.ERA else require(field).range()


HijrahChronology.INSTANCE = HijrahChronology()

CLASSES = (
    bind(
        HijrahChronology,
        "java.time.chrono.HijrahChronology",
        "java.time.chrono.AbstractChronology",
        constants="INSTANCE",
        methods=METHODS,
    ),
)
