"""``java.time.chrono.Era``."""

from typing import Any, ClassVar

from blueprintc.painless.api.java.time.civil import unsupported
from blueprintc.painless.api.java.time.temporal.chrono_field import ChronoField
from blueprintc.painless.api.java.time.temporal.chrono_unit import ChronoUnit
from blueprintc.painless.api.java.time.temporal.temporal_accessor import TemporalAccessor
from blueprintc.painless.api.java.time.temporal.temporal_field import TemporalField
from blueprintc.painless.api.native import NativeEnum, bind_interface, require


class Era(TemporalAccessor):
    """An era. ``CALENDAR`` is the id of the calendar."""

    __slots__ = ()
    CALENDAR: ClassVar[str]

    def get_value(self) -> int:
        raise NotImplementedError

    def get_display_name(self, style: Any, locale: Any) -> str:
        from blueprintc.painless.api.java.time.format.names import era_name

        return era_name(self, require(style), require(locale))

    def is_supported(self, field: TemporalField | None) -> bool:
        if field is None:
            return False
        return field is ChronoField.ERA if field.is_chrono else field.is_supported_by(self)

    def get(self, field: TemporalField) -> int:
        return self.get_value() if field is ChronoField.ERA else super().get(field)

    def get_long(self, field: TemporalField) -> int:
        if field is ChronoField.ERA:
            return self.get_value()
        if require(field).is_chrono:
            unsupported(f"Unsupported field: {field}")
        return field.get_from(self)

    def answer(self, kind: str) -> Any:
        return ChronoUnit.ERAS if kind == "precision" else None

    def adjust_into(self, temporal: Any) -> Any:
        return require(temporal).with_2(ChronoField.ERA, self.get_value())


class EraEnum(NativeEnum, Era):
    """An era that is an enum constant; its value is its ordinal."""

    __slots__ = ()

    def get_value(self) -> int:
        return self._ordinal


CLASSES = (
    bind_interface(
        "java.time.chrono.Era",
        "java.time.temporal.TemporalAccessor java.time.temporal.TemporalAdjuster",
        "getDisplayName/2 getValue/0",
    ),
)
