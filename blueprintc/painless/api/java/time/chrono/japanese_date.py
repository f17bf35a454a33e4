"""``java.time.chrono.JapaneseDate``."""

from typing import Any

from blueprintc.painless.api.java.time import civil
from blueprintc.painless.api.java.time.chrono.japanese_era import JapaneseEra, era_at
from blueprintc.painless.api.java.time.chrono.other_date import IsoBackedDate, bind_date
from blueprintc.painless.api.java.time.civil import date_time_error, unsupported
from blueprintc.painless.api.java.time.local_date import LocalDate
from blueprintc.painless.api.java.time.temporal.chrono_field import ChronoField as F
from blueprintc.painless.api.java.time.temporal.value_range import ValueRange
from blueprintc.painless.api.native import require

MEIJI_6 = civil.to_epoch_day(1873, 1, 1)
UNSUPPORTED = (
    F.ALIGNED_DAY_OF_WEEK_IN_MONTH,
    F.ALIGNED_DAY_OF_WEEK_IN_YEAR,
    F.ALIGNED_WEEK_OF_MONTH,
    F.ALIGNED_WEEK_OF_YEAR,
)


class JapaneseDate(IsoBackedDate):
    """An ISO date with the year of an era. Dates before Meiji 6 do not exist."""

    __slots__ = ("era",)
    JAVA_CLASS = "java.time.chrono.JapaneseDate"
    CALENDAR = "Japanese"

    def __init__(self, iso: LocalDate) -> None:
        if iso.to_epoch_day() < MEIJI_6:
            date_time_error("JapaneseDate before Meiji 6 is not supported")
        super().__init__(iso)
        self.era = era_at(iso.to_epoch_day())

    @staticmethod
    def of(year: int, month: int, day: int) -> "JapaneseDate":
        return JapaneseDate(LocalDate.of(year, month, day))

    def get_era(self) -> JapaneseEra:
        return self.era

    def year_of_era(self) -> int:
        """1 for the first."""
        return int(self.iso.year - self.era.first_year + 1)

    def is_leap_year(self) -> bool:
        return civil.is_leap(self.iso.year)

    def _year_bounds(self) -> tuple[int, int]:
        """First and last epoch day of the year of the era."""
        first = max(civil.to_epoch_day(self.iso.year, 1, 1), self.era.start)
        last = civil.to_epoch_day(self.iso.year, 12, 31)
        era_end = self.era.last_day()
        return first, last if era_end is None else min(last, era_end)

    def length_of_year(self) -> int:
        first, last = self._year_bounds()
        return last - first + 1

    def is_supported(self, field: Any) -> bool:
        return field not in UNSUPPORTED and super().is_supported(field)

    def range(self, field: Any) -> ValueRange:
        if not require(field).is_chrono:
            return field.range_refined_by(self)  # type: ignore[no-any-return]
        if not self.is_supported(field):
            unsupported(f"Unsupported field: {field}")
        if field is F.DAY_OF_MONTH:
            return ValueRange.of_2(1, self.length_of_month())
        if field is F.DAY_OF_YEAR:
            return ValueRange.of_2(1, self.length_of_year())
        if field is F.YEAR_OF_ERA:
            end = self.era.last_day()
            last = civil.MAX_YEAR if end is None else civil.from_epoch_day(end)[0]
            return ValueRange.of_2(1, last - self.era.first_year + 1)
        return self.get_chronology().range(field)  # type: ignore[no-any-return]

    def get_long(self, field: Any) -> int:
        if not require(field).is_chrono:
            return int(field.get_from(self))
        if field in UNSUPPORTED:
            unsupported(f"Unsupported field: {field}")
        if field is F.YEAR_OF_ERA:
            return self.year_of_era()
        if field is F.ERA:
            return self.era.value
        if field is F.DAY_OF_YEAR:
            return self.to_epoch_day() - self._year_bounds()[0] + 1
        return int(self.iso.get_long(field))

    def with_field(self, field: F, value: int) -> Any:
        if field not in UNSUPPORTED and self.get_long(field) == value:
            return self
        if field in (F.YEAR_OF_ERA, F.YEAR, F.ERA):
            checked = self.get_chronology().range(field).check_valid_int_value(value, field)
            if field is F.YEAR_OF_ERA:
                return self._with_era_year(self.era, checked)
            if field is F.YEAR:
                return self._same(self.iso.with_year(checked))
            return self._with_era_year(JapaneseEra.of(checked), self.year_of_era())
        return self._same(self.iso.with_2(field, value))

    def _with_era_year(self, era: JapaneseEra, year: int) -> Any:
        return self._same(self.iso.with_year(self.get_chronology().proleptic_year(era, year)))


CLASSES = (bind_date(JapaneseDate, "JapaneseDate"),)
