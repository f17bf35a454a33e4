"""Operators on static types, where the generated code cannot write them inline.

Integers come in range and go out in range; ``float`` results are rounded to single precision.
"""

import math

from blueprintc.jvm.errors import JavaError
from blueprintc.jvm.numbers import to_float32

INT_MAX = 0x7FFFFFFF
LONG_MAX = 0x7FFFFFFFFFFFFFFF


def wrap_int(value: int) -> int:
    """The low 32 bits as an ``int``."""
    return ((value + 0x80000000) & 0xFFFFFFFF) - 0x80000000


def wrap_long(value: int) -> int:
    """The low 64 bits as a ``long``."""
    return ((value + 0x8000000000000000) & 0xFFFFFFFFFFFFFFFF) - 0x8000000000000000


def _quotient(left: int, right: int) -> int:
    if right == 0:
        raise JavaError("ArithmeticException", "/ by zero")
    if (left >= 0) == (right > 0):
        return left // right
    return -(-left // right)


def divide_int(left: int, right: int) -> int:
    """``int / int``: truncates, MIN_VALUE / -1 wraps."""
    return wrap_int(_quotient(left, right))


def divide_long(left: int, right: int) -> int:
    """``long / long``."""
    return wrap_long(_quotient(left, right))


def remainder_integer(left: int, right: int) -> int:
    """``int % int`` and ``long % long``: the sign of the left operand."""
    if right == 0:
        raise JavaError("ArithmeticException", "/ by zero")
    result = abs(left) % abs(right)
    return -result if left < 0 else result


def divide_double(left: float, right: float) -> float:
    """``double / double``: infinities and NaN instead of an error."""
    if right:
        return left / right
    if right != right or left != left or left == 0:
        return math.nan
    return math.copysign(math.inf, left) * math.copysign(1.0, right)


def remainder_double(left: float, right: float) -> float:
    """``double % double``: C's fmod."""
    if right == 0 or math.isinf(left) or left != left or right != right:
        return math.nan
    return math.fmod(left, right)


def add_float(left: float, right: float) -> float:
    """``float + float``."""
    return to_float32(left + right)


def subtract_float(left: float, right: float) -> float:
    """``float - float``."""
    return to_float32(left - right)


def multiply_float(left: float, right: float) -> float:
    """``float * float``."""
    return to_float32(left * right)


def divide_float(left: float, right: float) -> float:
    """``float / float``."""
    return to_float32(divide_double(left, right))


def remainder_float(left: float, right: float) -> float:
    """``float % float``."""
    return to_float32(remainder_double(left, right))


def shift_left_int(left: int, right: int) -> int:
    """``int << n``: the low five bits of ``n`` count."""
    return wrap_int(left << (right & 31))


def shift_left_long(left: int, right: int) -> int:
    """``long << n``: the low six bits of ``n`` count."""
    return wrap_long(left << (right & 63))


def shift_unsigned_int(left: int, right: int) -> int:
    """``int >>> n``."""
    return wrap_int((left & 0xFFFFFFFF) >> (right & 31))


def shift_unsigned_long(left: int, right: int) -> int:
    """``long >>> n``."""
    return wrap_long((left & 0xFFFFFFFFFFFFFFFF) >> (right & 63))
