"""``java.lang.Number``: the values of boxed numbers in other widths."""

from collections.abc import Callable
from typing import Any

from blueprintc.jvm.numbers import (
    double_to_int,
    double_to_long,
    to_byte,
    to_float32,
    to_int,
    to_long,
    to_short,
)
from blueprintc.painless.api import JavaClass

NUMBER = JavaClass("java.lang.Number")
CLASSES = (NUMBER,)


def _whole(value: Any, narrow: Callable[[int], int]) -> int:
    return narrow(double_to_int(value) if isinstance(value, float) else int(value))


def byte_value(self: Any) -> int:
    """``byteValue()``."""
    return _whole(self, to_byte)


def short_value(self: Any) -> int:
    """``shortValue()``."""
    return _whole(self, to_short)


def int_value(self: Any) -> int:
    """``intValue()``."""
    return _whole(self, to_int)


def long_value(self: Any) -> int:
    """``longValue()``."""
    return double_to_long(self) if isinstance(self, float) else to_long(int(self))


def float_value(self: Any) -> float:
    """``floatValue()``."""
    return to_float32(float(self))


def double_value(self: Any) -> float:
    """``doubleValue()``."""
    return float(self)


NUMBER.methods(
    {
        "byteValue/0": byte_value,
        "shortValue/0": short_value,
        "intValue/0": int_value,
        "longValue/0": long_value,
        "floatValue/0": float_value,
        "doubleValue/0": double_value,
    }
)
