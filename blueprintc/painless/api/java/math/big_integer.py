"""``java.math.BigInteger``: values are ``values.BigInteger``, an int."""

from collections.abc import Callable

from blueprintc.errors import UnsupportedError
from blueprintc.jvm.errors import JavaError
from blueprintc.jvm.numbers import INT_MAX, INT_MIN, LONG_MAX, LONG_MIN, to_byte
from blueprintc.painless.api import JavaClass
from blueprintc.painless.api.java.math.unscaled import arithmetic, digits_of
from blueprintc.painless.api.native import require, truncated_divide, truncated_remainder
from blueprintc.painless.values import Array, BigInteger

BIG_INTEGER = JavaClass("java.math.BigInteger", "java.lang.Number", "java.lang.Comparable")
CLASSES = (BIG_INTEGER,)

_MOST_BITS = 700_000
# digits per group and radix: BigInteger.digitsPerInt
_GROUP = (0, 0, 30, 19, 15, 13, 11, 11, 10, 9, 9, 8, 8, 8, 8, *(7,) * 7, *(6,) * 14, 5)


def _checked(value: int) -> BigInteger:
    if value.bit_length() > _MOST_BITS:
        raise UnsupportedError(f"numbers of more than {_MOST_BITS} bits are not supported")
    return BigInteger(value)


def _new(text: str, radix: int = 10) -> BigInteger:
    """Upstream: BigInteger(String, int); the messages quote the group of digits that failed."""
    require(text)
    if not 2 <= radix <= 36:
        raise _format("Radix out of range")
    if not text:
        raise _format("Zero length BigInteger")
    sign = max(text.rfind("-"), text.rfind("+"))
    if sign > 0:
        raise _format("Illegal embedded sign character")
    digits = text[1:] if sign == 0 else text
    if not digits:
        raise _format("Zero length BigInteger")
    stripped = digits.lstrip("0")
    if not stripped:
        return BigInteger(0)
    size = _GROUP[radix]
    first = len(stripped) % size or size
    for start, end in [(0, first), *((i, i + size) for i in range(first, len(stripped), size))]:
        group = stripped[start:end]
        if not all(_digit(char) < radix for char in group):
            suffix = "" if radix == 10 else f" under radix {radix}"
            raise _format(f'For input string: "{group}"{suffix}')
    if len(stripped) > 200_000:
        raise UnsupportedError("numbers of more than 200000 digits are not supported")
    value = 0
    if radix == 10:
        from decimal import Decimal

        value = int(Decimal(stripped))
    else:
        value = int(stripped, radix)
    return BigInteger(-value if text[0] == "-" else value)


def _digit(char: str) -> int:
    if char.isascii() and char.isalnum():
        return int(char, 36)
    return 99


def _format(message: str) -> JavaError:
    return JavaError("NumberFormatException", message)


def _binary(operation: Callable[[int, int], int]) -> Callable[[int, int], BigInteger]:
    def apply(left: int, right: int) -> BigInteger:
        return _checked(operation(int(left), int(require(right))))

    return apply


def _nonzero(divisor: int) -> int:
    if require(divisor) == 0:
        arithmetic("BigInteger divide by zero")
    return int(divisor)


def _divide(left: int, right: int) -> BigInteger:
    return BigInteger(truncated_divide(int(left), _nonzero(right)))


def _remainder(left: int, right: int) -> BigInteger:
    return BigInteger(truncated_remainder(int(left), _nonzero(right)))


def _modulus(value: int) -> int:
    if require(value) <= 0:
        arithmetic("BigInteger: modulus not positive")
    return int(value)


def _mod_inverse(value: int, modulus: int) -> BigInteger:
    number = _modulus(modulus)
    if number == 1:
        return BigInteger(0)
    try:
        return BigInteger(pow(int(value), -1, number))
    except ValueError:
        arithmetic("BigInteger not invertible.")


def _mod_power(value: int, exponent: int, modulus: int) -> BigInteger:
    number = _modulus(modulus)
    try:
        return BigInteger(pow(int(value), int(require(exponent)), number))
    except ValueError:
        arithmetic("BigInteger not invertible.")


def _power(value: int, exponent: int) -> BigInteger:
    if exponent < 0:
        arithmetic("Negative exponent")
    if abs(value) > 1 and value.bit_length() * exponent > _MOST_BITS * 2:
        if (value.bit_length() - 1) * exponent > INT_MAX:
            arithmetic("BigInteger would overflow supported range")
        raise UnsupportedError(f"numbers of more than {_MOST_BITS} bits are not supported")
    return _checked(int(value) ** exponent)


def _shift_left(value: int, distance: int) -> BigInteger:
    if distance < 0:
        return BigInteger(int(value) >> -distance)
    if value and value.bit_length() + distance > _MOST_BITS:
        if value.bit_length() + distance > INT_MAX:
            arithmetic("BigInteger would overflow supported range")
        raise UnsupportedError(f"numbers of more than {_MOST_BITS} bits are not supported")
    return _checked(int(value) << distance if value else 0)


def _bit(index: int) -> int:
    if index < 0:
        arithmetic("Negative bit address")
    if index > _MOST_BITS:
        raise UnsupportedError(f"numbers of more than {_MOST_BITS} bits are not supported")
    return 1 << index


def _test_bit(value: int, index: int) -> bool:
    if index < 0:
        arithmetic("Negative bit address")
    return bool(int(value) >> min(index, value.bit_length() + 1) & 1)


def _exact(kind: str, low: int, high: int) -> Callable[[int], int]:
    def convert(value: int) -> int:
        if not low <= value <= high:
            arithmetic(f"BigInteger out of {kind} range")
        return int(value)

    return convert


def _bit_length(value: int) -> int:
    return (int(value) if value >= 0 else ~int(value)).bit_length()


def _bit_count(value: int) -> int:
    return (int(value) if value >= 0 else ~int(value)).bit_count()


def _lowest_bit(value: int) -> int:
    return (int(value) & -int(value)).bit_length() - 1


def _to_byte_array(value: int) -> Array:
    data = int(value).to_bytes(_bit_length(value) // 8 + 1, "big", signed=True)
    return Array("byte", (to_byte(byte) for byte in data))


def _to_text(value: int, radix: int) -> str:
    if not 2 <= radix <= 36 or radix == 10:
        return digits_of(int(value))
    digits = []
    rest = abs(int(value))
    if radix in (2, 8, 16):
        body = format(rest, {2: "b", 8: "o", 16: "x"}[radix])
    else:
        while rest:
            rest, digit = divmod(rest, radix)
            digits.append("0123456789abcdefghijklmnopqrstuvwxyz"[digit])
        body = "".join(reversed(digits)) or "0"
    return f"-{body}" if value < 0 else body


def _gcd(left: int, right: int) -> int:
    from math import gcd

    return gcd(left, right)


def _compare(left: int, right: int) -> int:
    require(right)
    return (left > right) - (left < right)


BIG_INTEGER.constants(ZERO=BigInteger(0), ONE=BigInteger(1), TEN=BigInteger(10))
BIG_INTEGER.constructors.update({1: _new, 2: _new})
BIG_INTEGER.statics({"valueOf/1": BigInteger})
BIG_INTEGER.methods(
    {
        "abs/0": lambda value: BigInteger(abs(int(value))),
        "add/1": _binary(lambda left, right: left + right),
        "and/1": _binary(lambda left, right: left & right),
        "andNot/1": _binary(lambda left, right: left & ~right),
        "bitCount/0": _bit_count,
        "bitLength/0": _bit_length,
        "byteValueExact/0": _exact("byte", -128, 127),
        "clearBit/1": lambda value, index: BigInteger(int(value) & ~_bit(index)),
        "compareTo/1": _compare,
        "divide/1": _divide,
        "divideAndRemainder/1": lambda left, right: Array(
            "java.math.BigInteger", [_divide(left, right), _remainder(left, right)]
        ),
        "flipBit/1": lambda value, index: BigInteger(int(value) ^ _bit(index)),
        "gcd/1": _binary(_gcd),
        "getLowestSetBit/0": _lowest_bit,
        "intValueExact/0": _exact("int", INT_MIN, INT_MAX),
        "longValueExact/0": _exact("long", LONG_MIN, LONG_MAX),
        "max/1": lambda left, right: left if _compare(left, right) > 0 else right,
        "min/1": lambda left, right: left if _compare(left, right) < 0 else right,
        "mod/1": lambda left, right: BigInteger(int(left) % _modulus(right)),
        "modInverse/1": _mod_inverse,
        "modPow/2": _mod_power,
        "multiply/1": _binary(lambda left, right: left * right),
        "negate/0": lambda value: BigInteger(-int(value)),
        "not/0": lambda value: BigInteger(~int(value)),
        "or/1": _binary(lambda left, right: left | right),
        "pow/1": _power,
        "remainder/1": _remainder,
        "setBit/1": lambda value, index: BigInteger(int(value) | _bit(index)),
        "shiftLeft/1": _shift_left,
        "shiftRight/1": lambda value, distance: _shift_left(value, -distance),
        "shortValueExact/0": _exact("short", -32768, 32767),
        "signum/0": lambda value: (value > 0) - (value < 0),
        "subtract/1": _binary(lambda left, right: left - right),
        "testBit/1": _test_bit,
        "toByteArray/0": _to_byte_array,
        "toString/1": _to_text,
        "xor/1": _binary(lambda left, right: left ^ right),
    }
)
