"""Digits of a ``double`` or ``float`` as JDK 18 and older choose them.

Those releases generate digits until what is left is less than half a unit in the last place, with a test that is
too careful in some cases; the result reads back correctly but may be longer than needed (``2.0E-3`` is short, but
``2e23`` gives ``1.9999999999999998E23``).
"""

import math

# Upstream: jdk.internal.math.FloatingDecimal, binary digits of 5^n as it counts them.
_BITS_OF_FIVE = [(5**n).bit_length() if n else 0 for n in range(27)]


def legacy_digits(value: float, precision: int) -> tuple[str, int]:
    """Digits without trailing zeros, and the decimal exponent of the first, of a finite positive value.

    ``precision`` is the number of significant bits of the type: 53 for ``double``, 24 for ``float``.
    """
    fraction, exponent = math.frexp(value)
    binary_exponent = exponent - 1
    bits = int(fraction * (1 << 53))
    # A subnormal has fewer significant bits than its type.
    lowest = -1022 if precision == 53 else -126
    significant = precision - max(0, lowest - binary_exponent)
    trailing = (bits & -bits).bit_length() - 1
    width = 53 - trailing
    below_point = max(0, width - binary_exponent - 1)
    if below_point == 0 and binary_exponent <= 62 and width < 64:
        return _whole_number(int(value), binary_exponent, significant)
    return _generate(bits >> trailing, width, binary_exponent, below_point, significant)


def _whole_number(value: int, binary_exponent: int, significant: int) -> tuple[str, int]:
    dropped = 0
    if binary_exponent > significant:
        spare = binary_exponent - significant - 1
        dropped = len(str(1 << spare)) - 1 if spare > 1 else 0
    power = 10**dropped
    value, residue = divmod(value, power)
    if dropped and residue >= power // 2:
        value += 1
    digits = str(value)
    return digits.rstrip("0"), len(digits) - 1 + dropped


def _generate(bits: int, width: int, binary_exponent: int, below_point: int, significant: int) -> tuple[str, int]:
    exponent = _estimate_exponent(bits, width, binary_exponent)
    five_b = max(0, -exponent)
    two_b = five_b + below_point + binary_exponent
    five_s = max(0, exponent)
    two_s = five_s + below_point
    two_m = two_b - significant
    two_b -= width - 1
    common = min(two_b, two_s)
    two_b, two_s, two_m = two_b - common, two_s - common, two_m - common
    if width == 1:
        two_m -= 1
    if two_m < 0:
        two_b, two_s, two_m = two_b - two_m, two_s - two_m, 0
    b, s, m = (bits * 5**five_b) << two_b, 5**five_s << two_s, 5**five_b << two_m
    strict = _fits_long(width, five_b, two_b, five_s, two_s)
    tens = s * 10

    def is_high() -> bool:
        # Upstream: FloatingDecimal.dtoa compares with > in its long arithmetic and with >= in its big one.
        return bool(b + m > tens if strict else b + m >= tens)

    quotient, b = divmod(b, s)
    b, m = b * 10, m * 10
    low, high = b < m, is_high()
    digits: list[int] = []
    if quotient == 0 and not high:
        exponent -= 1
    else:
        digits.append(quotient)
    if exponent < -3 or exponent >= 8:
        low = high = False
    while not low and not high:
        quotient, b = divmod(b, s)
        b, m = b * 10, m * 10
        low, high = b < m, is_high()
        digits.append(quotient)
    if high and (not low or 2 * b > tens or (2 * b == tens and digits[-1] & 1)):
        number = int("".join(map(str, digits))) + 1
        text = str(number).rjust(len(digits), "0")
        exponent += len(text) - len(digits)
    else:
        text = "".join(map(str, digits))
    return text.rstrip("0") or "0", exponent


def _estimate_exponent(bits: int, width: int, binary_exponent: int) -> int:
    mantissa = bits / (1 << (width - 1))
    return math.floor((mantissa - 1.5) * 0.289529654 + 0.176091259 + binary_exponent * 0.301029995663981)


def _fits_long(width: int, five_b: int, two_b: int, five_s: int, two_s: int) -> bool:
    def bits_of(power: int) -> int:
        return _BITS_OF_FIVE[power] if power < len(_BITS_OF_FIVE) else power * 3

    return width + two_b + bits_of(five_b) < 64 and two_s + 1 + bits_of(five_s + 1) < 64
