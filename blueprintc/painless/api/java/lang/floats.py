"""What ``Double`` and ``Float`` have in common."""

import math
from collections.abc import Callable
from typing import Any

from blueprintc.painless.api import JavaClass
from blueprintc.painless.values import Runtime, compare_doubles, null_pointer


def to_hex(value: float, *, single: bool = False) -> str:
    """``toHexString(value)``."""
    if value != value:
        return "NaN"
    sign = "-" if math.copysign(1.0, value) < 0 else ""
    if math.isinf(value):
        return f"{sign}Infinity"
    if value == 0:
        return f"{sign}0x0.0p0"
    if single and abs(value) < 1.1754943508222875e-38:
        # A subnormal float is written with the exponent of the smallest normal one.
        digits = f"{int(abs(value) * 2.0**149) << 1:06x}".rstrip("0") or "0"
        return f"{sign}0x0.{digits}p-126"
    mantissa, _, exponent = abs(value).hex().partition("p")
    whole, _, fraction = mantissa.partition(".")
    return f"{sign}{whole}.{fraction.rstrip('0') or '0'}p{int(exponent)}"


def maximum(left: float, right: float) -> float:
    """``Math.max``: NaN wins, 0.0 is above -0.0."""
    if left != left or right != right:
        return math.nan
    if left == right == 0:
        return left if math.copysign(1.0, left) > 0 else right
    return max(left, right)


def minimum(left: float, right: float) -> float:
    """``Math.min``: NaN wins, -0.0 is below 0.0."""
    if left != left or right != right:
        return math.nan
    if left == right == 0:
        return left if math.copysign(1.0, left) < 0 else right
    return min(left, right)


def _compare_to(left: float, right: float | None) -> int:
    if right is None:
        raise null_pointer()
    return compare_doubles(left, right)


def register(
    java: JavaClass, box: Callable[[float], Any], hashing: Callable[[float], int], fit: Callable[[float], float]
) -> None:
    """The methods that both classes have; ``fit`` rounds a result."""

    def text(runtime: Runtime, value: float) -> str:
        return runtime.to_text(box(value))

    java.static("toString/1", runtime=True)(text)
    java.statics(
        {
            "compare/2": compare_doubles,
            "hashCode/1": hashing,
            "isFinite/1": math.isfinite,
            "isInfinite/1": math.isinf,
            "isNaN/1": math.isnan,
            "max/2": maximum,
            "min/2": minimum,
            "sum/2": lambda left, right: fit(left + right),
            "valueOf/1": box,
        }
    )
    java.methods({"compareTo/1": _compare_to, "isInfinite/0": math.isinf, "isNaN/0": math.isnan})
