"""``java.time.Month``."""

from typing import Any

from blueprintc.painless.api.java.time import civil
from blueprintc.painless.api.java.time.civil import date_time_error, unsupported
from blueprintc.painless.api.java.time.temporal.chrono_field import ChronoField
from blueprintc.painless.api.java.time.temporal.chrono_unit import ChronoUnit
from blueprintc.painless.api.java.time.temporal.temporal_accessor import TemporalAccessor
from blueprintc.painless.api.java.time.temporal.temporal_field import TemporalField
from blueprintc.painless.api.java.time.temporal.temporal_queries import CHRONOLOGY
from blueprintc.painless.api.java.time.typed import unable
from blueprintc.painless.api.native import NativeEnum, bind, require


class Month(NativeEnum, TemporalAccessor):
    """A month of the year."""

    __slots__ = ()
    JAVA_CLASS = "java.time.Month"

    @staticmethod
    def of(value: int) -> "Month":
        if not 1 <= value <= 12:
            date_time_error(f"Invalid value for MonthOfYear: {value}")
        return Month.CONSTANTS[value - 1]  # type: ignore[no-any-return]

    @staticmethod
    def from_(temporal: Any) -> "Month":
        from blueprintc.jvm.errors import JavaError
        from blueprintc.painless.api.java.time.local_date import LocalDate

        if isinstance(temporal, Month):
            return temporal
        try:
            chronology = require(temporal).query(CHRONOLOGY)
            if chronology is not None and chronology.get_id() != "ISO":
                temporal = LocalDate.from_(temporal)
            return Month.of(temporal.get(ChronoField.MONTH_OF_YEAR))
        except JavaError as error:
            if error.java_class == "java.lang.NullPointerException":
                raise
            date_time_error(unable("Month", temporal))

    def get_value(self) -> int:
        return self._ordinal + 1

    def get_display_name(self, style: Any, locale: Any) -> str:
        from blueprintc.painless.api.java.time.format.names import month_name

        return month_name(self.get_value(), require(style), require(locale))

    def is_supported(self, field: TemporalField | None) -> bool:
        if field is None:
            return False
        return field is ChronoField.MONTH_OF_YEAR if field.is_chrono else field.is_supported_by(self)

    def get_long(self, field: TemporalField) -> int:
        if field is ChronoField.MONTH_OF_YEAR:
            return self.get_value()
        if require(field).is_chrono:
            unsupported(f"Unsupported field: {field}")
        return field.get_from(self)

    def get(self, field: TemporalField) -> int:
        return self.get_value() if field is ChronoField.MONTH_OF_YEAR else super().get(field)

    def answer(self, kind: str) -> Any:
        if kind == "chronology":
            from blueprintc.painless.api.java.time.chrono.iso_chronology import IsoChronology

            return IsoChronology.INSTANCE
        return ChronoUnit.MONTHS if kind == "precision" else None

    def adjust_into(self, temporal: Any) -> Any:
        _require_iso(temporal)
        return temporal.with_2(ChronoField.MONTH_OF_YEAR, self.get_value())

    def plus(self, months: int) -> "Month":
        return Month.CONSTANTS[(self._ordinal + months) % 12]  # type: ignore[no-any-return]

    def minus(self, months: int) -> "Month":
        return self.plus(-months)

    def length(self, leap: bool) -> int:
        return civil.month_length(2000 if leap else 2001, self.get_value())

    def min_length(self) -> int:
        return self.length(False)

    def max_length(self) -> int:
        return self.length(True)

    def first_day_of_year(self, leap: bool) -> int:
        return civil.first_day_of_year(self.get_value(), leap)

    def first_month_of_quarter(self) -> "Month":
        return Month.CONSTANTS[self._ordinal // 3 * 3]  # type: ignore[no-any-return]


def _require_iso(temporal: Any) -> None:
    from blueprintc.painless.api.java.time.chrono.chronology import chronology_from

    if chronology_from(temporal).get_id() != "ISO":
        date_time_error("Adjustment only supported on ISO date-time")


Month._declare(
    *[
        "JANUARY",
        "FEBRUARY",
        "MARCH",
        "APRIL",
        "MAY",
        "JUNE",
        "JULY",
        "AUGUST",
        "SEPTEMBER",
        "OCTOBER",
        "NOVEMBER",
        "DECEMBER",
    ]
)

CLASSES = (
    bind(
        Month,
        "java.time.Month",
        "java.lang.Enum java.time.temporal.TemporalAccessor java.time.temporal.TemporalAdjuster",
        statics="from/1 of/1",
        methods="firstDayOfYear/1 firstMonthOfQuarter/0 getDisplayName/2 getValue/0 length/1 maxLength/0 minLength/0 "
        "minus/1 plus/1",
    ),
)
