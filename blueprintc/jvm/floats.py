"""32-bit floats and hexadecimal numbers: what needs exact arithmetic. Loaded only when one occurs."""

import math
import re
import struct
from decimal import Decimal
from fractions import Fraction

from blueprintc.jvm.errors import JavaError
from blueprintc.jvm.numbers import decimal_spelling, to_float32

_LARGEST_FLOAT = 3.4028234663852886e38
_INFINITY_BITS = 0x7F800000

_HEXADECIMAL = re.compile(
    r"[\0- ]*([+-]?)0[xX](?=\.?[0-9a-fA-F])([0-9a-fA-F]*)\.?([0-9a-fA-F]*)[pP]([+-]?[0-9]+)[fFdD]?[\0- ]*\Z"
)
_TWO_POINTS = re.compile(r"[\0- ]*[+-]?(?:0[xX][0-9a-fA-F]*\.[0-9a-fA-F]*\.|[0-9]*\.[0-9]*\.)")


def shortest_float(value: float) -> tuple[str, int]:
    """The shortest digits that read back as the same float, at least two, and the exponent of the first."""
    bits = struct.unpack("<I", struct.pack("<f", value))[0]
    below = struct.unpack("<f", struct.pack("<I", bits - 1))[0]
    exact = Fraction(value)
    low = (exact + Fraction(below)) / 2
    if bits + 1 >= _INFINITY_BITS:
        high = exact + (exact - Fraction(below)) / 2
    else:
        high = (exact + Fraction(struct.unpack("<f", struct.pack("<I", bits + 1))[0])) / 2
    closed = bits & 1 == 0
    exponent = int(f"{value:.16e}".partition("e")[2])
    for length in range(2, 10):
        unit = Fraction(10) ** (exponent - length + 1)
        floor = exact // unit
        best: tuple[Fraction, int, int] | None = None
        for candidate in (floor, floor + 1):
            decimal = candidate * unit
            inside = low <= decimal <= high if closed else low < decimal < high
            if inside and candidate > 0:
                rank = (abs(decimal - exact), candidate & 1, candidate)
                best = rank if best is None or rank < best else best
        if best is not None:
            digits = str(best[2])
            return digits.rstrip("0"), exponent + len(digits) - length
    raise AssertionError(value)  # nine digits always suffice for a float


def parse_hexadecimal(text: str) -> Fraction | float:
    """The exact value of a hexadecimal number; a float for zeros and what is out of all bounds."""
    match = _HEXADECIMAL.match(text)
    if match is None:
        two_points = _TWO_POINTS.match(text)
        raise JavaError("NumberFormatException", "multiple points" if two_points else f'For input string: "{text}"')
    sign, whole, fraction, exponent = match.groups()
    mantissa = int(whole + fraction, 16)
    negative = sign == "-"
    power = max(-100_000, min(100_000, int(exponent[:12]))) - 4 * len(fraction)
    size = mantissa.bit_length() + power
    if mantissa == 0 or not -2000 < size < 2000:
        bound = math.inf if mantissa and size > 0 else 0.0
        return -bound if negative else bound
    value = Fraction(mantissa) * Fraction(2) ** power
    return -value if negative else value


def to_double(value: Fraction | float) -> float:
    """The nearest double."""
    try:
        return float(value)
    except OverflowError:
        return math.inf if value > 0 else -math.inf


def parse_float_text(text: str) -> float:
    """``Float.parseFloat``."""
    decimal = decimal_spelling(text)
    if decimal is None:
        exact = parse_hexadecimal(text)
        return exact if isinstance(exact, float) else _round_once(exact)
    value = float(decimal)
    if value != value or math.isinf(value) or value == 0 or not _may_round_twice(value):
        return to_float32(value)
    return _round_once(Fraction(Decimal(decimal)))


def _may_round_twice(value: float) -> bool:
    """Whether a double lies exactly between two floats, so that rounding it again could be wrong."""
    rounded = to_float32(value)
    if rounded == value:
        return False
    other = to_float32(value + (value - rounded))
    if math.isinf(rounded) or math.isinf(other):
        return True
    return Fraction(value) - Fraction(rounded) == Fraction(other) - Fraction(value)


def _round_once(exact: Fraction) -> float:
    """The float nearest to an exact value, ties to even."""
    size = abs(exact)
    near = min(to_float32(to_double(size)), _LARGEST_FLOAT)
    bits = int(struct.unpack("<I", struct.pack("<f", near))[0])

    def rank(candidate: int) -> tuple[Fraction, int]:
        # Infinity counts as the value after the largest float.
        value = Fraction(2) ** 128 if candidate == _INFINITY_BITS else Fraction(_from_bits(candidate))
        return abs(value - size), candidate & 1

    best = _from_bits(min(range(max(bits - 1, 0), bits + 2), key=rank))
    return -best if exact < 0 else best


def _from_bits(bits: int) -> float:
    return float(struct.unpack("<f", struct.pack("<I", bits))[0])
