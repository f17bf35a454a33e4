"""``java.time.chrono.HijrahDate``."""

from typing import Any

from blueprintc.jvm.hashing import string_hash
from blueprintc.jvm.numbers import to_int
from blueprintc.painless.api.java.time.chrono.hijrah_era import HijrahEra
from blueprintc.painless.api.java.time.chrono.other_date import OtherDate, bind_date
from blueprintc.painless.api.java.time.civil import unsupported
from blueprintc.painless.api.java.time.temporal.chrono_field import ChronoField as F
from blueprintc.painless.api.java.time.temporal.value_range import ValueRange
from blueprintc.painless.api.native import exact_int, exact_long, require, truncated_divide


class HijrahDate(OtherDate):
    """A date of the Umm al-Qura calendar."""

    __slots__ = ("day", "month", "year")
    JAVA_CLASS = "java.time.chrono.HijrahDate"
    CALENDAR = "Hijrah-umalqura"

    def __init__(self, year: int, month: int, day: int) -> None:
        """Checked: what the calendar does not have is DateTimeException."""
        self._chronology().epoch_day(year, month, day)
        self.year = year
        self.month = month
        self.day = day

    @staticmethod
    def _chronology() -> Any:
        from blueprintc.painless.api.java.time.chrono.hijrah_chronology import HijrahChronology

        return HijrahChronology.INSTANCE

    @staticmethod
    def of(year: int, month: int, day: int) -> "HijrahDate":
        return HijrahDate(year, month, day)

    @staticmethod
    def from_(temporal: Any) -> "HijrahDate":
        return HijrahDate._chronology().date_1(require(temporal))  # type: ignore[no-any-return]

    def with_variant(self, chronology: Any) -> "HijrahDate":
        require(chronology)
        return self

    def get_era(self) -> HijrahEra:
        return HijrahEra.of(1)

    def to_epoch_day(self) -> int:
        return int(self._chronology().epoch_day(self.year, self.month, self.day))

    def is_leap_year(self) -> bool:
        return bool(self._chronology().is_leap_year(self.year))

    def length_of_month(self) -> int:
        return int(self._chronology().month_length(self.year, self.month))

    def length_of_year(self) -> int:
        return int(self._chronology().year_length(self.year))

    def day_of_year(self) -> int:
        """1 for the first."""
        return self.to_epoch_day() - int(self._chronology().epoch_day(self.year, 1, 1)) + 1

    def range(self, field: Any) -> ValueRange:
        if not require(field).is_chrono:
            return field.range_refined_by(self)  # type: ignore[no-any-return]
        if not self.is_supported(field):
            unsupported(f"Unsupported field: {field}")
        if field is F.DAY_OF_MONTH:
            return ValueRange.of_2(1, self.length_of_month())
        if field is F.DAY_OF_YEAR:
            return ValueRange.of_2(1, self.length_of_year())
        if field is F.ALIGNED_WEEK_OF_MONTH:
            return ValueRange.of_2(1, 5)
        return self._chronology().range(field)  # type: ignore[no-any-return]

    def get_long(self, field: Any) -> int:
        if not require(field).is_chrono:
            return int(field.get_from(self))
        getter = _GETTERS.get(field.name())
        if getter is None:
            unsupported(f"Unsupported field: {field}")
        return int(getter(self))

    def with_field(self, field: F, value: int) -> Any:
        """Upstream: HijrahDate.with(TemporalField, long)."""
        self._chronology().range(field).check_valid_value(value, field)
        name = field.name()
        if name in ("DAY_OF_WEEK", "ALIGNED_DAY_OF_WEEK_IN_MONTH", "ALIGNED_DAY_OF_WEEK_IN_YEAR"):
            return self.plus_days(value - self.get_long(field))
        if name in ("ALIGNED_WEEK_OF_MONTH", "ALIGNED_WEEK_OF_YEAR"):
            return self.plus_days((value - self.get_long(field)) * 7)
        if name == "DAY_OF_MONTH":
            return self._previous_valid(self.year, self.month, value)
        if name == "DAY_OF_YEAR":
            return self.plus_days(min(value, self.length_of_year()) - self.day_of_year())
        if name == "EPOCH_DAY":
            return self._chronology().date_epoch_day(value)
        if name == "MONTH_OF_YEAR":
            return self._previous_valid(self.year, value, self.day)
        if name == "PROLEPTIC_MONTH":
            return self.plus_months(value - self.get_long(F.PROLEPTIC_MONTH))
        if name == "YEAR_OF_ERA":
            return self._previous_valid(value if self.year >= 1 else 1 - value, self.month, self.day)
        if name == "YEAR":
            return self._previous_valid(value, self.month, self.day)
        if name == "ERA":
            return self._previous_valid(1 - self.year, self.month, self.day) if value != 1 else self
        return unsupported(f"Unsupported field: {field}")

    def _previous_valid(self, year: int, month: int, day: int) -> "HijrahDate":
        return HijrahDate(year, month, min(day, int(self._chronology().month_length(year, month))))

    def plus_days(self, days: int) -> Any:
        return self if days == 0 else self._chronology().date_epoch_day(self.to_epoch_day() + days)

    def plus_months(self, months: int) -> Any:
        if months == 0:
            return self
        year, month = divmod(exact_long(self.year * 12 + self.month - 1 + months), 12)
        self._chronology().check_year(year)
        return self._previous_valid(year, month + 1, self.day)

    def plus_years(self, years: int) -> Any:
        return self if years == 0 else self._previous_valid(exact_int(self.year + years), self.month, self.day)

    def until_1(self, end: Any) -> Any:
        other = self._chronology().date_1(require(end))
        months = (other.year - self.year) * 12 + other.month - self.month
        days = other.day - self.day
        if months > 0 and days < 0:
            months -= 1
            days = other.to_epoch_day() - self.plus_months(months).to_epoch_day()
        elif months < 0 and days > 0:
            months += 1
            days -= other.length_of_month()
        years = truncated_divide(months, 12)
        return self._chronology().period(years, months - years * 12, days)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, HijrahDate) and (self.year, self.month, self.day) == (
            other.year,
            other.month,
            other.day,
        )

    def hash_code(self) -> int:
        packed = (self.year << 11) + (self.month << 6) + self.day
        return to_int(string_hash(self.CALENDAR) ^ (self.year & -2048) ^ packed)

    def __hash__(self) -> int:
        return self.hash_code()


_GETTERS: dict[str, Any] = {
    "DAY_OF_WEEK": lambda d: (d.to_epoch_day() + 3) % 7 + 1,
    "ALIGNED_DAY_OF_WEEK_IN_MONTH": lambda d: (d.day - 1) % 7 + 1,
    "ALIGNED_DAY_OF_WEEK_IN_YEAR": lambda d: (d.day_of_year() - 1) % 7 + 1,
    "DAY_OF_MONTH": lambda d: d.day,
    "DAY_OF_YEAR": HijrahDate.day_of_year,
    "EPOCH_DAY": HijrahDate.to_epoch_day,
    "ALIGNED_WEEK_OF_MONTH": lambda d: (d.day - 1) // 7 + 1,
    "ALIGNED_WEEK_OF_YEAR": lambda d: (d.day_of_year() - 1) // 7 + 1,
    "MONTH_OF_YEAR": lambda d: d.month,
    "PROLEPTIC_MONTH": lambda d: d.year * 12 + d.month - 1,
    "YEAR_OF_ERA": lambda d: d.year,
    "YEAR": lambda d: d.year,
    "ERA": lambda d: 1,
}
CLASSES = (bind_date(HijrahDate, "HijrahDate", "withVariant/1"),)
