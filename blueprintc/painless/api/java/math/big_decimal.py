"""``java.math.BigDecimal``: values are ``decimal.Decimal``, whose exponent is the negated scale."""

from collections.abc import Callable
from decimal import Decimal

from blueprintc.jvm.errors import JavaError
from blueprintc.jvm.numbers import (
    INT_MAX,
    INT_MIN,
    LONG_MAX,
    LONG_MIN,
    double_to_string,
    parse_big_decimal,
    to_int,
    to_long,
)
from blueprintc.painless.api import JavaClass
from blueprintc.painless.api.java.math.math_context import MathContext
from blueprintc.painless.api.java.math.rounding_mode import RoundingMode
from blueprintc.painless.api.java.math.unscaled import (
    arithmetic,
    digits_of,
    divided,
    divided_exactly,
    integral_quotient,
    integral_quotient_limited,
    make,
    parts,
    power_of_ten,
    precision,
    rescaled,
    rounded,
    stripped,
)
from blueprintc.painless.api.native import require
from blueprintc.painless.values import Array, BigInteger, Runtime

BIG_DECIMAL = JavaClass("java.math.BigDecimal", "java.lang.Number", "java.lang.Comparable")
CLASSES = (BIG_DECIMAL,)

_MOST_POWER = 999_999_999


def _round(value: Decimal, context: MathContext) -> Decimal:
    return make(*rounded(*parts(value), require(context))) if require(context).precision else value


def _new(text: str) -> Decimal:
    return _plain(parse_big_decimal(require(text)))


def _plain(value: Decimal) -> Decimal:
    return -value if value.is_zero() and value.is_signed() else value


def _value_of(runtime: Runtime, value: float) -> Decimal:
    if value != value or value in (float("inf"), float("-inf")):
        raise JavaError("NumberFormatException", "Infinite or NaN")
    return _plain(parse_big_decimal(double_to_string(value, jdk=runtime.jdk)))


# arithmetic


def _aligned(left: Decimal, right: Decimal) -> tuple[int, int, int]:
    (one, scale), (other, other_scale) = parts(left), parts(right)
    if scale < other_scale:
        one = one * power_of_ten(other_scale - scale) if one else 0
    elif scale > other_scale:
        other = other * power_of_ten(scale - other_scale) if other else 0
    return one, other, max(scale, other_scale)


def add(left: Decimal, right: Decimal) -> Decimal:
    """``add(BigDecimal)``."""
    one, other, scale = _aligned(left, require(right))
    return make(one + other, scale)


def _negate(value: Decimal) -> Decimal:
    unscaled, scale = parts(value)
    return make(-unscaled, scale)


def subtract(left: Decimal, right: Decimal) -> Decimal:
    """``subtract(BigDecimal)``."""
    one, other, scale = _aligned(left, require(right))
    return make(one - other, scale)


def _add_rounded(left: Decimal, right: Decimal, context: MathContext) -> Decimal:
    # Upstream: BigDecimal.add(BigDecimal, MathContext), with its special case for zeros
    require(right)
    if require(context).precision == 0:
        return add(left, right)
    (one, scale), (other, other_scale) = parts(left), parts(right)
    if one and other:
        far = abs(scale - other_scale)
        if far > context.precision + precision(one) + precision(other) + 5:
            return _add_far(left, right, context)
        return _round(add(left, right), context)
    preferred = max(scale, other_scale)
    if not one and not other:
        return make(0, preferred)
    unscaled, result_scale = rounded(*(parts(right) if not one else parts(left)), context)
    if result_scale > preferred:
        return make(*stripped(unscaled, result_scale, preferred))
    if result_scale < preferred:
        new_scale = min(preferred, result_scale + context.precision - precision(unscaled))
        if new_scale > result_scale:
            return make(rescaled(unscaled, result_scale, new_scale, RoundingMode.UNNECESSARY), new_scale)
    return make(unscaled, result_scale)


def _add_far(left: Decimal, right: Decimal, context: MathContext) -> Decimal:
    """Upstream: BigDecimal.preAlign: the smaller number only matters for rounding."""
    big, small = (left, right) if left.adjusted() > right.adjusted() else (right, left)
    unscaled, scale = parts(big)
    sticky = 1 if parts(small)[0] > 0 else -1
    extra = context.precision + 3
    return make(*rounded(unscaled * power_of_ten(extra) + sticky, scale + extra, context))


def _subtract_rounded(left: Decimal, right: Decimal, context: MathContext) -> Decimal:
    if require(context).precision == 0:
        return subtract(left, right)
    return _add_rounded(left, _negate(require(right)), context)


def multiply(left: Decimal, right: Decimal) -> Decimal:
    """``multiply(BigDecimal)``."""
    (one, scale), (other, other_scale) = parts(left), parts(require(right))
    return make(one * other, scale + other_scale)


def _multiply_rounded(left: Decimal, right: Decimal, context: MathContext) -> Decimal:
    return _round(multiply(left, right), context)


def _divide(left: Decimal, right: Decimal) -> Decimal:
    return divided_exactly(left, require(right))


def _divide_rounded(left: Decimal, right: Decimal, context: MathContext) -> Decimal:
    return divided(left, require(right), require(context))


def _remainder(left: Decimal, right: Decimal) -> Decimal:
    return _divide_and_remainder(left, right)[1]  # type: ignore[no-any-return]


def _remainder_rounded(left: Decimal, right: Decimal, context: MathContext) -> Decimal:
    return _divide_and_remainder_rounded(left, right, context)[1]  # type: ignore[no-any-return]


def _divide_and_remainder(left: Decimal, right: Decimal) -> Array:
    quotient = integral_quotient(left, require(right))
    return Array("java.math.BigDecimal", [quotient, subtract(left, multiply(quotient, right))])


def _divide_and_remainder_rounded(left: Decimal, right: Decimal, context: MathContext) -> Array:
    if require(context).precision == 0:
        return _divide_and_remainder(left, right)
    quotient = integral_quotient_limited(left, require(right), context)
    return Array("java.math.BigDecimal", [quotient, subtract(left, multiply(quotient, right))])


def _power(value: Decimal, exponent: int) -> Decimal:
    if not 0 <= exponent <= _MOST_POWER:
        arithmetic("Invalid operation")
    unscaled, scale = parts(value)
    power_of_ten(precision(unscaled) * exponent if abs(unscaled) > 1 else 0)
    return make(unscaled**exponent, scale * exponent)


def _power_rounded(value: Decimal, exponent: int, context: MathContext) -> Decimal:
    # Upstream: BigDecimal.pow(int, MathContext), the algorithm of ANSI X3.274
    if require(context).precision == 0:
        return _power(value, exponent)
    if not -_MOST_POWER <= exponent <= _MOST_POWER:
        arithmetic("Invalid operation")
    if exponent == 0:
        return Decimal(1)
    digits = len(str(abs(exponent)))
    if digits > context.precision:
        arithmetic("Invalid operation")
    work = MathContext(context.precision + digits + 1, context.rounding)
    result = Decimal(1)
    for index, bit in enumerate(f"{abs(exponent):b}"):
        if index:
            result = _multiply_rounded(result, result, work)
        if bit == "1":
            result = _multiply_rounded(result, value, work)
    if exponent < 0:
        result = divided(Decimal(1), result, work)
    return _round(result, context)


# scale


def _set_scale(value: Decimal, scale: int) -> Decimal:
    return _set_scale_rounded(value, scale, RoundingMode.UNNECESSARY)


def _set_scale_rounded(value: Decimal, scale: int, rounding: RoundingMode) -> Decimal:
    unscaled, old = parts(value)
    return make(rescaled(unscaled, old, scale, require(rounding)), scale)


def _moved(value: Decimal, places: int) -> Decimal:
    if places == 0:
        return value
    unscaled, scale = parts(value)
    moved = make(unscaled, scale + places)
    return _set_scale(moved, 0) if parts(moved)[1] < 0 else moved


def _strip(value: Decimal) -> Decimal:
    unscaled, scale = parts(value)
    return Decimal(0) if unscaled == 0 else make(*stripped(unscaled, scale, INT_MIN))


def _scale_by(value: Decimal, power: int) -> Decimal:
    unscaled, scale = parts(value)
    return make(unscaled, scale - power)


# conversions


def _integer(value: Decimal, *, exact: bool = False) -> int:
    unscaled, scale = parts(value)
    if scale <= 0:
        return unscaled * power_of_ten(-scale) if unscaled else 0
    return rescaled(unscaled, scale, 0, RoundingMode.UNNECESSARY if exact else RoundingMode.DOWN)


def _exact(low: int, high: int) -> Callable[[Decimal], int]:
    def convert(value: Decimal) -> int:
        unscaled, scale = parts(value)
        if unscaled and precision(unscaled) - scale > 19:
            arithmetic("Overflow")
        if unscaled and precision(unscaled) - scale <= 0:
            arithmetic("Rounding necessary")
        result = _integer(value, exact=True)
        if not low <= result <= high:
            arithmetic("Overflow")
        return result

    return convert


def _narrowed(narrow: Callable[[int], int]) -> Callable[[Decimal], int]:
    def convert(value: Decimal) -> int:
        scale = parts(value)[1]
        return 0 if scale <= -64 else narrow(_integer(value))

    return convert


def _engineering(value: Decimal) -> str:
    unscaled, scale = parts(value)
    digits = digits_of(abs(unscaled))
    adjusted = -scale + len(digits) - 1
    if scale == 0 or (scale > 0 and adjusted >= -6):
        return str(value)
    sign = "-" if unscaled < 0 else ""
    lead = adjusted % 3
    adjusted -= lead
    lead += 1
    if unscaled == 0:
        if lead == 2:
            digits, adjusted = "0.00", adjusted + 3
        elif lead == 3:
            digits, adjusted = "0.0", adjusted + 3
    elif lead >= len(digits):
        digits += "0" * (lead - len(digits))
    else:
        digits = f"{digits[:lead]}.{digits[lead:]}"
    return f"{sign}{digits}E{adjusted:+d}" if adjusted else sign + digits


def _plain_text(runtime: Runtime, value: Decimal) -> str:
    unscaled, scale = parts(value)
    if scale < 0:
        runtime.charge(-scale)
        return digits_of(unscaled) + "0" * -scale if unscaled else "0"
    runtime.charge(scale)
    return format(value, "f")


def _compare(left: Decimal, right: Decimal) -> int:
    require(right)
    return (left > right) - (left < right)


BIG_DECIMAL.constants(ZERO=Decimal(0), ONE=Decimal(1), TEN=Decimal(10))
BIG_DECIMAL.constructors.update({1: _new, 2: lambda text, context: _round(_new(text), context)})
BIG_DECIMAL.static("valueOf/1", runtime=True)(_value_of)
BIG_DECIMAL.method("toPlainString/0", runtime=True)(_plain_text)
BIG_DECIMAL.methods(
    {
        "abs/0": lambda value: _negate(value) if value < 0 else value,
        "abs/1": lambda value, context: _round(_negate(value) if value < 0 else value, context),
        "add/1": add,
        "add/2": _add_rounded,
        "byteValueExact/0": _exact(-128, 127),
        "shortValueExact/0": _exact(-32768, 32767),
        "intValueExact/0": _exact(INT_MIN, INT_MAX),
        "longValueExact/0": _exact(LONG_MIN, LONG_MAX),
        "intValue/0": _narrowed(to_int),
        "longValue/0": _narrowed(to_long),
        "compareTo/1": _compare,
        "divide/1": _divide,
        "divide/2": _divide_rounded,
        "divideAndRemainder/1": _divide_and_remainder,
        "divideAndRemainder/2": _divide_and_remainder_rounded,
        "divideToIntegralValue/1": lambda left, right: integral_quotient(left, require(right)),
        "divideToIntegralValue/2": lambda left, right, context: integral_quotient_limited(
            left, require(right), require(context)
        ),
        "max/1": lambda left, right: left if _compare(left, right) >= 0 else right,
        "min/1": lambda left, right: left if _compare(left, right) <= 0 else right,
        "movePointLeft/1": _moved,
        "movePointRight/1": lambda value, places: _moved(value, -places),
        "multiply/1": multiply,
        "multiply/2": _multiply_rounded,
        "negate/0": _negate,
        "negate/1": lambda value, context: _round(_negate(value), context),
        "plus/0": lambda value: value,
        "plus/1": _round,
        "pow/1": _power,
        "pow/2": _power_rounded,
        "precision/0": lambda value: precision(parts(value)[0]),
        "remainder/1": _remainder,
        "remainder/2": _remainder_rounded,
        "round/1": _round,
        "scale/0": lambda value: parts(value)[1],
        "scaleByPowerOfTen/1": _scale_by,
        "setScale/1": _set_scale,
        "setScale/2": _set_scale_rounded,
        "signum/0": lambda value: (value > 0) - (value < 0),
        "stripTrailingZeros/0": _strip,
        "subtract/1": subtract,
        "subtract/2": _subtract_rounded,
        "toBigInteger/0": lambda value: BigInteger(_integer(value)),
        "toBigIntegerExact/0": lambda value: BigInteger(_integer(value, exact=True)),
        "toEngineeringString/0": _engineering,
        "ulp/0": lambda value: make(1, parts(value)[1]),
    }
)
