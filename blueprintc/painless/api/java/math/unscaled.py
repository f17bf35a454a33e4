"""BigDecimals as an unscaled integer and a scale: rounding, scaling and division by Java's rules."""

from decimal import Decimal
from typing import Never

from blueprintc.errors import UnsupportedError
from blueprintc.jvm.errors import JavaError
from blueprintc.jvm.numbers import INT_MAX, INT_MIN
from blueprintc.painless.api.java.math.math_context import MathContext
from blueprintc.painless.api.java.math.rounding_mode import RoundingMode
from blueprintc.painless.api.native import truncated_divide

_MOST_DIGITS = 200_000


def arithmetic(message: str) -> Never:
    """Throw ``ArithmeticException``."""
    raise JavaError("ArithmeticException", message)


def parts(value: Decimal) -> tuple[int, int]:
    """The unscaled value and the scale."""
    sign, digits, exponent = value.as_tuple()
    unscaled = int("".join(map(str, digits)))
    return -unscaled if sign else unscaled, -int(exponent)


def make(unscaled: int, scale: int) -> Decimal:
    """A BigDecimal; a scale that is no int is an ArithmeticException."""
    if not INT_MIN <= scale <= INT_MAX:
        if unscaled == 0:
            scale = saturated(scale)
        else:
            arithmetic("Underflow" if scale > 0 else "Overflow")
    return Decimal(f"{digits_of(unscaled)}E{-scale}") if scale else Decimal(digits_of(unscaled))


def digits_of(value: int) -> str:
    """Decimal text of an integer of any length that is allowed here."""
    if value.bit_length() > _MOST_DIGITS * 3:
        raise UnsupportedError(f"numbers of more than {_MOST_DIGITS} digits are not supported")
    return str(Decimal(value)) if value.bit_length() > 10_000 else str(value)


def power_of_ten(exponent: int) -> int:
    """10**exponent, refused where it is enormous."""
    if exponent > _MOST_DIGITS:
        raise UnsupportedError(f"numbers of more than {_MOST_DIGITS} digits are not supported")
    return int(10**exponent)


def saturated(scale: int) -> int:
    """Upstream: BigDecimal.saturateLong."""
    return max(INT_MIN, min(INT_MAX, scale))


def precision(unscaled: int) -> int:
    """Number of digits; 1 for zero."""
    return len(digits_of(abs(unscaled)))


def rounded_quotient(dividend: int, divisor: int, rounding: RoundingMode) -> int:
    """An integer division with a rounding mode."""
    quotient, remainder = divmod(abs(dividend), abs(divisor))
    negative = (dividend < 0) != (divisor < 0)
    if remainder:
        mode = rounding.name()
        if mode == "UNNECESSARY":
            arithmetic("Rounding necessary")
        half = (2 * remainder > abs(divisor)) - (2 * remainder < abs(divisor))
        up = {
            "UP": True,
            "DOWN": False,
            "CEILING": not negative,
            "FLOOR": negative,
            "HALF_UP": half >= 0,
            "HALF_DOWN": half > 0,
            "HALF_EVEN": half > 0 or (half == 0 and quotient % 2 == 1),
        }[mode]
        quotient += up
    return -quotient if negative else quotient


def rescaled(unscaled: int, scale: int, new_scale: int, rounding: RoundingMode) -> int:
    """The unscaled value for another scale."""
    if new_scale >= scale:
        return unscaled * power_of_ten(new_scale - scale) if unscaled else 0
    if scale - new_scale > precision(unscaled) + 2:
        return rounded_quotient((unscaled > 0) - (unscaled < 0), 1000, rounding)
    return rounded_quotient(unscaled, power_of_ten(scale - new_scale), rounding)


def rounded(unscaled: int, scale: int, context: MathContext) -> tuple[int, int]:
    """Upstream: BigDecimal.doRound."""
    if context.precision:
        drop = precision(unscaled) - context.precision
        while drop > 0:
            unscaled = rounded_quotient(unscaled, 10**drop, context.rounding)
            scale -= drop
            drop = precision(unscaled) - context.precision
    return unscaled, scale


def stripped(unscaled: int, scale: int, preferred: int) -> tuple[int, int]:
    """Upstream: stripZerosToMatchScale."""
    while scale > preferred and unscaled and unscaled % 10 == 0:
        unscaled //= 10
        scale -= 1
    return unscaled, scale


def check_divisor(dividend: int, divisor: int) -> None:
    """ArithmeticException for a zero divisor."""
    if divisor == 0:
        arithmetic("Division undefined" if dividend == 0 else "Division by zero")


def divided(left: Decimal, right: Decimal, context: MathContext) -> Decimal:
    """Upstream: BigDecimal.divide(BigDecimal, MathContext)."""
    if context.precision == 0:
        return divided_exactly(left, right)
    (dividend, left_scale), (divisor, right_scale) = parts(left), parts(right)
    check_divisor(dividend, divisor)
    preferred = left_scale - right_scale
    if dividend == 0:
        return make(0, saturated(preferred))
    extra = context.precision + precision(divisor) - precision(dividend) + 3
    numerator, denominator = dividend, divisor
    if extra > 0:
        numerator *= power_of_ten(extra)
    else:
        denominator *= power_of_ten(-extra)
    scale = preferred + extra
    # as many digits as asked for, with a sticky last digit, then one rounding
    quotient, remainder = abs(numerator) // abs(denominator), abs(numerator) % abs(denominator)
    exact = remainder == 0
    sign = -1 if (numerator < 0) != (denominator < 0) else 1
    unscaled = sign * (quotient * 10 + (0 if exact else 1))
    dropped = precision(unscaled) - context.precision
    result = rounded_quotient(unscaled, 10**dropped, context.rounding) if dropped > 0 else unscaled
    scale = scale + 1 - max(dropped, 0)
    result, scale = rounded(result, scale, context)
    if exact and (dropped <= 0 or unscaled % 10**dropped == 0):
        result, scale = stripped(result, scale, preferred)
    return make(result, scale)


def divided_exactly(left: Decimal, right: Decimal) -> Decimal:
    """Upstream: BigDecimal.divide(BigDecimal)."""
    (dividend, left_scale), (divisor, right_scale) = parts(left), parts(right)
    check_divisor(dividend, divisor)
    preferred = saturated(left_scale - right_scale)
    if dividend == 0:
        return make(0, preferred)
    digits = min(precision(dividend) + -(-10 * precision(divisor) // 3), INT_MAX)
    try:
        quotient = divided(left, right, MathContext(digits, RoundingMode.UNNECESSARY))
    except JavaError:
        arithmetic("Non-terminating decimal expansion; no exact representable decimal result.")
    unscaled, scale = parts(quotient)
    if preferred > scale:
        return make(unscaled * power_of_ten(preferred - scale), preferred)
    return quotient


def integral_quotient(left: Decimal, right: Decimal) -> Decimal:
    """Upstream: BigDecimal.divideToIntegralValue(BigDecimal)."""
    (dividend, left_scale), (divisor, right_scale) = parts(left), parts(right)
    preferred = saturated(left_scale - right_scale)
    if divisor and dividend == 0:
        return make(0, preferred)
    check_divisor(dividend, divisor)
    shift = left_scale - right_scale
    if shift > precision(dividend) - precision(divisor) + 1:
        return make(0, preferred)
    if shift > 0:
        quotient = truncated_divide(dividend, divisor * power_of_ten(shift))
    else:
        quotient = truncated_divide(dividend * power_of_ten(-shift), divisor)
    if quotient == 0:
        return make(0, preferred)
    quotient, scale = stripped(quotient, 0, preferred)
    if scale < preferred:
        return make(quotient * power_of_ten(preferred - scale), preferred)
    return make(quotient, scale)


def integral_quotient_limited(left: Decimal, right: Decimal, context: MathContext) -> Decimal:
    """Upstream: BigDecimal.divideToIntegralValue(BigDecimal, MathContext)."""
    if context.precision == 0 or (abs(left) < abs(right)):
        return integral_quotient(left, right)
    left_scale, right_scale = parts(left)[1], parts(right)[1]
    preferred = saturated(left_scale - right_scale)
    result = divided(left, right, MathContext(context.precision, RoundingMode.DOWN))
    unscaled, scale = parts(result)
    if scale < 0:
        product_unscaled, product_scale = unscaled * parts(right)[0], scale + right_scale
        rest_scale = max(left_scale, product_scale)
        rest = rescaled(*parts(left), rest_scale, RoundingMode.UNNECESSARY) - rescaled(
            product_unscaled, product_scale, rest_scale, RoundingMode.UNNECESSARY
        )
        divisor = rescaled(*parts(right), max(rest_scale, right_scale), RoundingMode.UNNECESSARY)
        if abs(rest) * power_of_ten(max(right_scale - rest_scale, 0)) >= abs(divisor):
            arithmetic("Division impossible")
    elif scale > 0:
        unscaled, scale = rescaled(unscaled, scale, 0, RoundingMode.DOWN), 0
    spare = context.precision - precision(unscaled)
    if preferred > scale and spare > 0:
        new_scale = scale + min(spare, preferred - scale)
        return make(rescaled(unscaled, scale, new_scale, RoundingMode.UNNECESSARY), new_scale)
    return make(*stripped(unscaled, scale, preferred))
