"""``java.time.chrono.JapaneseChronology``."""

from typing import Any, ClassVar

from blueprintc.jvm.errors import JavaError
from blueprintc.painless.api.java.time import civil
from blueprintc.painless.api.java.time.chrono.chronology import METHODS
from blueprintc.painless.api.java.time.chrono.date_resolution import Fields, take, year_of_era
from blueprintc.painless.api.java.time.chrono.japanese_date import UNSUPPORTED, JapaneseDate
from blueprintc.painless.api.java.time.chrono.japanese_era import KNOWN, JapaneseEra
from blueprintc.painless.api.java.time.chrono.other_date import OtherChronology
from blueprintc.painless.api.java.time.civil import date_time_error, unsupported
from blueprintc.painless.api.java.time.local_date import LocalDate
from blueprintc.painless.api.java.time.temporal.chrono_field import ChronoField as F
from blueprintc.painless.api.java.time.temporal.value_range import ValueRange
from blueprintc.painless.api.native import bind, require
from blueprintc.painless.values.errors import cannot_cast


class JapaneseChronology(OtherChronology):
    """The Japanese imperial calendar."""

    __slots__ = ()
    JAVA_CLASS = "java.time.chrono.JapaneseChronology"
    ID = "Japanese"
    TYPE = "japanese"
    INSTANCE: "ClassVar[JapaneseChronology]"

    def date_epoch_day(self, epoch_day: int) -> JapaneseDate:
        return JapaneseDate(LocalDate.of_epoch_day(epoch_day))

    def date_3(self, year: int, month: int, day: int) -> JapaneseDate:
        return JapaneseDate(LocalDate.of(year, month, day))

    def date_year_day_2(self, year: int, day: int) -> JapaneseDate:
        return JapaneseDate(LocalDate.of_year_day(year, day))

    @staticmethod
    def _era(era: Any) -> JapaneseEra:
        if not isinstance(require(era, "era"), JapaneseEra):
            raise JavaError("ClassCastException", "Era must be JapaneseEra")
        return era  # type: ignore[no-any-return]

    def date_4(self, era: Any, year: int, month: int, day: int) -> JapaneseDate:
        known = self._era(era)
        try:
            date = LocalDate.of(known.first_year + year - 1, month, day)
        except JavaError:
            date_time_error("year, month, and day not valid for Era")
        end = known.last_day()
        if year < 1 or date.to_epoch_day() < known.start or (end is not None and date.to_epoch_day() > end):
            date_time_error("year, month, and day not valid for Era")
        return JapaneseDate(date)

    def date_year_day_3(self, era: Any, year: int, day: int) -> JapaneseDate:
        if not isinstance(require(era, "era"), JapaneseEra):
            raise cannot_cast(era, "java.time.chrono.JapaneseEra")
        known: JapaneseEra = era
        first = civil.to_epoch_day(known.first_year + year - 1, 1, 1)
        start = max(first, known.start) if year == 1 else first
        epoch_day = start + day - 1
        end = known.last_day()
        last = civil.to_epoch_day(known.first_year + year - 1, 12, 31)
        if day < 1 or year < 1 or epoch_day > last or (end is not None and epoch_day > end):
            date_time_error("Invalid parameters")
        return JapaneseDate(LocalDate.of_epoch_day(epoch_day))

    def is_leap_year(self, year: int) -> bool:
        return civil.is_leap(year)

    def proleptic_year(self, era: Any, year: int) -> int:
        known = self._era(era)
        result = known.first_year + year - 1
        end = known.last_day()
        if year != 1 and (
            not civil.MIN_YEAR <= result <= civil.MAX_YEAR
            or result < known.first_year
            or (end is not None and result > civil.from_epoch_day(end)[0])
        ):
            date_time_error("Invalid yearOfEra value")
        return result

    def era_of(self, value: int) -> JapaneseEra:
        return JapaneseEra.of(value)

    def eras(self) -> Any:
        from blueprintc.painless.api.java.util.immutable_collections import list_of

        return list_of(KNOWN)

    def range(self, field: F) -> ValueRange:
        if field in UNSUPPORTED:
            unsupported(f"Unsupported field: {field}")
        if field is F.YEAR_OF_ERA:
            return ValueRange(1, 1, 15, civil.MAX_YEAR - KNOWN[-1].first_year)
        if field is F.DAY_OF_YEAR:
            return ValueRange(1, 1, 7, 366)
        if field is F.YEAR:
            return ValueRange.of_2(1873, civil.MAX_YEAR)
        return ValueRange.of_2(-1, 3) if field is F.ERA else require(field).range()

    def resolve_year_of_era(self, fields: Fields, style: str) -> JapaneseDate | None:
        """Upstream: JapaneseChronology.resolveYearOfEra: with an era the whole date may be known."""
        era = None
        if F.ERA in fields:
            era = self.era_of(self.range(F.ERA).check_valid_int_value(fields[F.ERA], F.ERA))
        if era is None and F.YEAR_OF_ERA in fields and F.YEAR not in fields and style != "STRICT":
            era = KNOWN[-1]
        if F.YEAR_OF_ERA in fields and era is not None and F.MONTH_OF_YEAR in fields and F.DAY_OF_MONTH in fields:
            return self._resolve_month_day(fields, era, style)
        year_of_era(self, fields, style)
        return None

    def _resolve_month_day(self, fields: Fields, era: JapaneseEra, style: str) -> JapaneseDate:
        fields.pop(F.ERA, None)
        if style == "LENIENT":
            year = era.first_year + fields.pop(F.YEAR_OF_ERA) - 1
            months, days = fields.pop(F.MONTH_OF_YEAR) - 1, fields.pop(F.DAY_OF_MONTH) - 1
            return self.date_3(year, 1, 1).plus_months(months).plus_days(days)  # type: ignore[no-any-return]
        year = take(self, fields, F.YEAR_OF_ERA)
        month, day = take(self, fields, F.MONTH_OF_YEAR), take(self, fields, F.DAY_OF_MONTH)
        if style == "SMART":
            if year < 1:
                date_time_error(f"Invalid YearOfEra: {year}")
            iso_year = era.first_year + year - 1
            result = self.date_3(iso_year, month, min(day, civil.month_length(iso_year, month)))
            if result.era is not era and min(result.year_of_era(), year) > 1:
                date_time_error(f"Invalid YearOfEra for Era: {era} {year}")
            return result
        return self.date_4(era, year, month, day)


JapaneseChronology.INSTANCE = JapaneseChronology()

CLASSES = (
    bind(
        JapaneseChronology,
        "java.time.chrono.JapaneseChronology",
        "java.time.chrono.AbstractChronology",
        constants="INSTANCE",
        methods=METHODS,
    ),
)
