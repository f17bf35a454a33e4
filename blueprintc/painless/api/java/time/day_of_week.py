"""``java.time.DayOfWeek``."""

from typing import Any

from blueprintc.painless.api.java.time.civil import date_time_error, unsupported
from blueprintc.painless.api.java.time.temporal.chrono_field import ChronoField
from blueprintc.painless.api.java.time.temporal.chrono_unit import ChronoUnit
from blueprintc.painless.api.java.time.temporal.temporal_accessor import TemporalAccessor
from blueprintc.painless.api.java.time.temporal.temporal_field import TemporalField
from blueprintc.painless.api.java.time.typed import unable
from blueprintc.painless.api.native import NativeEnum, bind, require


class DayOfWeek(NativeEnum, TemporalAccessor):
    """A day of the week."""

    __slots__ = ()
    JAVA_CLASS = "java.time.DayOfWeek"

    @staticmethod
    def of(value: int) -> "DayOfWeek":
        if not 1 <= value <= 7:
            date_time_error(f"Invalid value for DayOfWeek: {value}")
        return DayOfWeek.CONSTANTS[value - 1]  # type: ignore[no-any-return]

    @staticmethod
    def from_(temporal: Any) -> "DayOfWeek":
        from blueprintc.jvm.errors import JavaError

        if isinstance(temporal, DayOfWeek):
            return temporal
        try:
            return DayOfWeek.of(require(temporal).get(ChronoField.DAY_OF_WEEK))
        except JavaError as error:
            if error.java_class == "java.lang.NullPointerException":
                raise
            date_time_error(unable("DayOfWeek", temporal))

    def get_value(self) -> int:
        return self._ordinal + 1

    def get_display_name(self, style: Any, locale: Any) -> str:
        from blueprintc.painless.api.java.time.format.names import day_name

        return day_name(self.get_value(), require(style), require(locale))

    def is_supported(self, field: TemporalField | None) -> bool:
        if field is None:
            return False
        return field is ChronoField.DAY_OF_WEEK if field.is_chrono else field.is_supported_by(self)

    def get_long(self, field: TemporalField) -> int:
        if field is ChronoField.DAY_OF_WEEK:
            return self.get_value()
        if require(field).is_chrono:
            unsupported(f"Unsupported field: {field}")
        return field.get_from(self)

    def get(self, field: TemporalField) -> int:
        return self.get_value() if field is ChronoField.DAY_OF_WEEK else super().get(field)

    def answer(self, kind: str) -> Any:
        return ChronoUnit.DAYS if kind == "precision" else None

    def adjust_into(self, temporal: Any) -> Any:
        return require(temporal).with_2(ChronoField.DAY_OF_WEEK, self.get_value())

    def plus(self, days: int) -> "DayOfWeek":
        return DayOfWeek.CONSTANTS[(self._ordinal + days) % 7]  # type: ignore[no-any-return]

    def minus(self, days: int) -> "DayOfWeek":
        return self.plus(-days)


DayOfWeek._declare(*["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"])

CLASSES = (
    bind(
        DayOfWeek,
        "java.time.DayOfWeek",
        "java.lang.Enum java.time.temporal.TemporalAccessor java.time.temporal.TemporalAdjuster",
        statics="from/1 of/1",
        methods="getDisplayName/2 getValue/0 minus/1 plus/1",
    ),
)
