"""``java.time.temporal.JulianFields``."""

from typing import Any

from blueprintc.painless.api.java.time.civil import date_time_error
from blueprintc.painless.api.java.time.temporal.chrono_field import ChronoField
from blueprintc.painless.api.java.time.temporal.chrono_unit import ChronoUnit
from blueprintc.painless.api.java.time.temporal.temporal_field import TemporalField
from blueprintc.painless.api.java.time.temporal.temporal_unit import TemporalUnit
from blueprintc.painless.api.java.time.temporal.value_range import ValueRange
from blueprintc.painless.api.native import NativeEnum, bind

_FIELDS = (
    ("JULIAN_DAY", "JulianDay", 2_440_588),
    ("MODIFIED_JULIAN_DAY", "ModifiedJulianDay", 40_587),
    ("RATA_DIE", "RataDie", 719_163),
)


class JulianField(TemporalField, NativeEnum):
    """A count of days with its own day zero."""

    __slots__ = ("offset", "text")
    JAVA_CLASS = "java.time.temporal.JulianFields$Field"

    def __init__(self, name: str, ordinal: int) -> None:
        super().__init__(name, ordinal)
        _, self.text, self.offset = _FIELDS[ordinal]

    def range(self) -> ValueRange:
        days = ChronoField.EPOCH_DAY.range()
        return ValueRange.of_2(days.min + self.offset, days.max + self.offset)

    def get_base_unit(self) -> TemporalUnit:
        return ChronoUnit.DAYS

    def get_range_unit(self) -> TemporalUnit:
        return ChronoUnit.FOREVER

    def is_date_based(self) -> bool:
        return True

    def is_time_based(self) -> bool:
        return False

    def is_supported_by(self, temporal: Any) -> bool:
        return bool(temporal.is_supported(ChronoField.EPOCH_DAY))

    def range_refined_by(self, temporal: Any) -> ValueRange:
        if not self.is_supported_by(temporal):
            date_time_error(f"Unsupported field: {self}")
        return self.range()

    def get_from(self, temporal: Any) -> int:
        return int(temporal.get_long(ChronoField.EPOCH_DAY) + self.offset)

    def adjust_into(self, temporal: Any, value: int) -> Any:
        if not self.range().is_valid_value(value):
            date_time_error(f"Invalid value: {self.text} {value}")
        return temporal.with_2(ChronoField.EPOCH_DAY, value - self.offset)

    def resolve(self, values: Any, partial: Any, style: Any) -> Any:
        from blueprintc.painless.api.java.time.chrono.chronology import chronology_from

        value = values.pop(self)
        chronology = chronology_from(partial)
        if style.name() != "LENIENT":
            self.range().check_valid_value(value, self)
        return chronology.date_epoch_day(value - self.offset)

    def __str__(self) -> str:
        return self.text


JulianField._declare(*(field[0] for field in _FIELDS))


class JulianFields:
    """The constants."""

    JULIAN_DAY, MODIFIED_JULIAN_DAY, RATA_DIE = JulianField.CONSTANTS


CLASSES = (
    bind(JulianFields, "java.time.temporal.JulianFields", constants="JULIAN_DAY MODIFIED_JULIAN_DAY RATA_DIE"),
    bind(JulianField, "java.time.temporal.JulianFields$Field", "java.lang.Enum java.time.temporal.TemporalField"),
)
