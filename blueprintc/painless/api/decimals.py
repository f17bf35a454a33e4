"""Doubles as decimals, as Java's formatters see them: by their shortest digits."""

from decimal import ROUND_HALF_UP, Context, Decimal

from blueprintc.jvm.numbers import double_to_string

_WIDE = Context(prec=1100, Emax=999_999, Emin=-999_999)


def decimal_of(value: float) -> Decimal:
    """The shortest decimal that reads back as the (finite) double."""
    return Decimal(double_to_string(float(value)))


def fixed(value: float | Decimal, digits: int) -> str:
    """``%.<digits>f``: rounded half up on the shortest digits."""
    number = value if isinstance(value, Decimal) else decimal_of(value)
    return format(number.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP, _WIDE), "f")
