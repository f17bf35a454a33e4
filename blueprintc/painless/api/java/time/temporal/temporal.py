"""``java.time.temporal.Temporal``: changing fields, adding amounts."""

from typing import TYPE_CHECKING, Any

from blueprintc.jvm.numbers import LONG_MAX, LONG_MIN
from blueprintc.painless.api.java.time.temporal.temporal_accessor import TemporalAccessor
from blueprintc.painless.api.native import bind_interface, call

if TYPE_CHECKING:
    from blueprintc.painless.api.java.time.temporal.temporal_field import TemporalField
    from blueprintc.painless.api.java.time.temporal.temporal_unit import TemporalUnit


class Temporal(TemporalAccessor):
    """A point in time. Subclasses define ``with_2``, ``plus_2``, ``until_2`` and ``is_supported_unit``."""

    __slots__ = ()

    def is_supported_unit(self, unit: "TemporalUnit | None") -> bool:
        raise NotImplementedError

    def with_2(self, field: "TemporalField", value: int) -> Any:
        raise NotImplementedError

    def plus_2(self, amount: int, unit: "TemporalUnit") -> Any:
        raise NotImplementedError

    def until_2(self, end: Any, unit: "TemporalUnit") -> int:
        raise NotImplementedError

    def with_1(self, adjuster: object) -> Any:
        """Adjusted by the adjuster."""
        return call(adjuster, "adjust_into", self)

    def plus_1(self, amount: object) -> Any:
        """With a ``TemporalAmount`` added."""
        return call(amount, "add_to", self)

    def minus_1(self, amount: object) -> Any:
        """With a ``TemporalAmount`` subtracted."""
        return call(amount, "subtract_from", self)

    def minus_2(self, amount: int, unit: "TemporalUnit") -> Any:
        """Upstream: Temporal.minus(long, TemporalUnit); ``Long.MIN_VALUE`` cannot be negated."""
        return subtract(self, amount, unit)


def subtract(temporal: Any, amount: int, unit: "TemporalUnit") -> Any:
    """``plus`` with the negated amount, in two steps where it does not fit."""
    if amount == LONG_MIN:
        return temporal.plus_2(LONG_MAX, unit).plus_2(1, unit)
    return temporal.plus_2(-amount, unit)


CLASSES = (
    bind_interface(
        "java.time.temporal.Temporal",
        "java.time.temporal.TemporalAccessor",
        "minus/1 minus/2 plus/1 plus/2 until/2 with/1 with/2",
    ),
)
