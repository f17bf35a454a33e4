"""The functions of ``Math`` and ``StrictMath``: Python's, with Java's answers where the domain ends."""

import math
from collections.abc import Callable
from fractions import Fraction

from blueprintc.jvm.numbers import double_to_long
from blueprintc.painless.api.java.lang.floats import maximum, minimum


def _guarded(function: Callable[[float], float], overflow: float = math.inf) -> Callable[[float], float]:
    """``function`` with NaN where it has no value and ``overflow`` where the result is too large."""

    def call(value: float) -> float:
        try:
            return function(value)
        except ValueError:
            return math.nan
        except OverflowError:
            return math.copysign(overflow, value) if function is math.sinh else overflow

    return call


def _log_like(function: Callable[[float], float], pole: float) -> Callable[[float], float]:
    def call(value: float) -> float:
        if value == pole:
            return -math.inf
        return function(value) if value > pole or value != value else math.nan

    return call


def power(base: float, exponent: float) -> float:
    """``Math.pow``."""
    if exponent == 0:
        return 1.0
    if exponent != exponent or base != base:
        return math.nan
    if abs(base) == 1 and math.isinf(exponent):
        # Upstream: Math.pow differs from C here: (-1 or 1) to an infinite power is NaN.
        return math.nan
    odd = math.isfinite(exponent) and exponent.is_integer() and exponent % 2 == 1
    try:
        return math.pow(base, exponent)
    except ValueError:
        if base == 0:
            return math.copysign(math.inf, base) if odd else math.inf
        return math.nan
    except OverflowError:
        return -math.inf if base < 0 and odd else math.inf


def round_half_up(value: float) -> int:
    """``Math.round``."""
    if value != value:
        return 0
    if math.isinf(value) or abs(value) >= 2.0**52:
        return double_to_long(value)
    floor = math.floor(value)
    return floor + 1 if value - floor >= 0.5 else floor


def rint(value: float) -> float:
    """``Math.rint``: half to even, the sign of zero kept."""
    if not math.isfinite(value) or abs(value) >= 2.0**52:
        return value
    return math.copysign(float(round(value)), value)


def floor(value: float) -> float:
    """``Math.floor``."""
    return math.copysign(float(math.floor(value)), value) if _whole_possible(value) else value


def ceil(value: float) -> float:
    """``Math.ceil``."""
    return math.copysign(float(math.ceil(value)), value) if _whole_possible(value) else value


def _whole_possible(value: float) -> bool:
    return math.isfinite(value) and value != 0


def cube_root(value: float) -> float:
    """``Math.cbrt``: the double nearest to the true root."""
    if value == 0 or not math.isfinite(value):
        return value
    near = math.cbrt(value)
    exact = Fraction(value)
    candidates = (near, math.nextafter(near, math.inf), math.nextafter(near, -math.inf))
    return min(candidates, key=lambda root: abs(Fraction(root) ** 3 - exact))


def signum(value: float) -> float:
    """``Math.signum``."""
    return value if value == 0 or value != value else math.copysign(1.0, value)


def ulp(value: float) -> float:
    """``Math.ulp``."""
    return math.ulp(value)


def next_after(start: float, direction: float) -> float:
    """``Math.nextAfter``: the direction itself when both are equal."""
    return math.nextafter(start, direction)


def remainder(left: float, right: float) -> float:
    """``Math.IEEEremainder``."""
    if left != left or right != right or math.isinf(left) or right == 0:
        return math.nan
    return math.remainder(left, right)


def scale(value: float, exponent: int) -> float:
    """``Math.scalb``."""
    try:
        return math.ldexp(value, max(-5000, min(5000, exponent)))
    except OverflowError:
        return math.copysign(math.inf, value)


def hypotenuse(left: float, right: float) -> float:
    """``Math.hypot``."""
    return math.hypot(left, right)


def to_degrees(value: float) -> float:
    """``Math.toDegrees``: one multiplication, as Java does it."""
    return value * (180.0 / math.pi)


def to_radians(value: float) -> float:
    """``Math.toRadians``: one multiplication, as Java does it."""
    return value * 0.017453292519943295


STATICS: dict[str, Callable[..., float]] = {
    "IEEEremainder/2": remainder,
    "abs/1": abs,
    "acos/1": _guarded(math.acos),
    "asin/1": _guarded(math.asin),
    "atan/1": math.atan,
    "atan2/2": math.atan2,
    "cbrt/1": cube_root,
    "ceil/1": ceil,
    "copySign/2": math.copysign,
    "cos/1": _guarded(math.cos),
    "cosh/1": _guarded(math.cosh),
    "exp/1": _guarded(math.exp),
    "expm1/1": _guarded(math.expm1),
    "floor/1": floor,
    "hypot/2": hypotenuse,
    "log/1": _log_like(math.log, 0.0),
    "log10/1": _log_like(math.log10, 0.0),
    "log1p/1": _log_like(math.log1p, -1.0),
    "max/2": maximum,
    "min/2": minimum,
    "nextAfter/2": next_after,
    "nextDown/1": lambda value: math.nextafter(value, -math.inf),
    "nextUp/1": lambda value: math.nextafter(value, math.inf),
    "pow/2": power,
    "rint/1": rint,
    "round/1": round_half_up,
    "scalb/2": scale,
    "signum/1": signum,
    "sin/1": _guarded(math.sin),
    "sinh/1": _guarded(math.sinh),
    "sqrt/1": _guarded(math.sqrt),
    "tan/1": _guarded(math.tan),
    "tanh/1": math.tanh,
    "toDegrees/1": to_degrees,
    "toRadians/1": to_radians,
    "ulp/1": ulp,
}
