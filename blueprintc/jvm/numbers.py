"""Java's numbers: narrowing, wrapping, and their texts in both directions."""

import math
import re
import struct
from decimal import Decimal

from blueprintc.jvm.errors import JavaError

INT_MIN, INT_MAX = -(1 << 31), (1 << 31) - 1
LONG_MIN, LONG_MAX = -(1 << 63), (1 << 63) - 1

SHORTEST_SINCE_JDK = 19
"""The release from which ``Double.toString`` gives the shortest text (JDK-4511638)."""


def to_byte(value: int) -> int:
    """Narrow an integer to ``byte`` as a Java cast does."""
    return ((value + 0x80) & 0xFF) - 0x80


def to_short(value: int) -> int:
    """Narrow an integer to ``short`` as a Java cast does."""
    return ((value + 0x8000) & 0xFFFF) - 0x8000


def to_char(value: int) -> int:
    """Narrow an integer to ``char`` (0 to 65535) as a Java cast does."""
    return value & 0xFFFF


def to_int(value: int) -> int:
    """Narrow an integer to ``int`` as a Java cast does: the low 32 bits."""
    return ((value + 0x80000000) & 0xFFFFFFFF) - 0x80000000


def to_long(value: int) -> int:
    """Narrow an integer to ``long`` as a Java cast does: the low 64 bits."""
    return ((value + 0x8000000000000000) & 0xFFFFFFFFFFFFFFFF) - 0x8000000000000000


def double_to_int(value: float) -> int:
    """Cast ``double`` or ``float`` to ``int``: truncated, clamped, NaN is 0 (JLS 5.1.3)."""
    return _clamp(value, INT_MIN, INT_MAX)


def double_to_long(value: float) -> int:
    """Cast ``double`` or ``float`` to ``long``: truncated, clamped, NaN is 0 (JLS 5.1.3)."""
    return _clamp(value, LONG_MIN, LONG_MAX)


def _clamp(value: float, low: int, high: int) -> int:
    if value != value:
        return 0
    if value <= low:
        return low
    if value >= high:
        return high
    return int(value)


def integer_class(value: int) -> str:
    """Simple name of the class in which a JSON parser keeps this integer: by its magnitude."""
    if INT_MIN <= value <= INT_MAX:
        return "Integer"
    return "Long" if LONG_MIN <= value <= LONG_MAX else "BigInteger"


def to_float32(value: float) -> float:
    """Round to the nearest ``float`` (ties to even), as the cast ``(float)`` does."""
    if value != value or math.isinf(value):
        return value
    try:
        return float(struct.unpack("<f", struct.pack("<f", value))[0])
    except OverflowError:
        return math.copysign(math.inf, value)


def double_to_string(value: float, *, jdk: int = 25) -> str:
    """``Double.toString(value)`` of the given JDK release.

    From JDK 19 the text is the shortest decimal that reads back as the same double; when one digit would do,
    the two-digit decimal nearest to the value is taken (so ``4.9E-324``). Before, digits follow the older
    algorithm, which is sometimes longer than needed.
    """
    special = _special(value)
    if special is not None:
        return special
    if jdk < SHORTEST_SINCE_JDK:
        from blueprintc.jvm.legacy_doubles import legacy_digits

        digits, exponent = legacy_digits(abs(value), 53)
    else:
        digits, exponent = _shortest_double(abs(value))
    return _layout(digits, exponent, value < 0)


def float_to_string(value: float, *, jdk: int = 25) -> str:
    """``Float.toString(value)``; ``value`` must be exactly a ``float`` (see ``to_float32``)."""
    special = _special(value)
    if special is not None:
        return special
    if jdk < SHORTEST_SINCE_JDK:
        from blueprintc.jvm.legacy_doubles import legacy_digits

        digits, exponent = legacy_digits(abs(value), 24)
    else:
        from blueprintc.jvm.floats import shortest_float

        digits, exponent = shortest_float(abs(value))
    return _layout(digits, exponent, value < 0)


def _special(value: float) -> str | None:
    if value != value:
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    if value == 0:
        return "-0.0" if math.copysign(1.0, value) < 0 else "0.0"
    return None


def _shortest_double(value: float) -> tuple[str, int]:
    """Digits without trailing zeros, and the exponent of the first one (``d.ddd × 10^e``)."""
    text = repr(value)
    mantissa, _, exp = text.partition("e")
    whole, _, fraction = mantissa.partition(".")
    if fraction == "0":
        fraction = ""
    digits = (whole + fraction).lstrip("0")
    exponent = int(exp or 0) + (len(whole) - 1 if whole != "0" else -1 - (len(fraction) - len(digits)))
    digits = digits.rstrip("0")
    if len(digits) == 1:
        # Upstream: Double.toString, since JDK 19: among decimals of length 2, the one closest to the value.
        two, _, two_exponent = f"{value:.1e}".partition("e")
        if float(f"{two}e{two_exponent}") == value:
            return two.replace(".", "").rstrip("0"), int(two_exponent)
    return digits, exponent


def _layout(digits: str, exponent: int, negative: bool) -> str:
    """Java's layout: plain from 10^-3 up to 10^7, else computerised scientific notation."""
    sign = "-" if negative else ""
    if 0 <= exponent < 7:
        digits = digits.ljust(exponent + 2, "0")
        return f"{sign}{digits[: exponent + 1]}.{digits[exponent + 1 :]}"
    if -3 <= exponent < 0:
        return f"{sign}0.{'0' * (-exponent - 1)}{digits}"
    return f"{sign}{digits[0]}.{digits[1:] or '0'}E{exponent}"


_DECIMAL = re.compile(r"([+-]?(?:NaN|Infinity|(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?[fFdD]?))\Z")
_BLANKS = "".join(map(chr, range(33)))


def parse_double(text: str) -> float:
    """``Double.parseDouble(text)``; a text that is no number raises ``NumberFormatException``.

    Java's grammar, not Python's: no underscores, only ASCII digits, ``f``/``d`` suffixes, hexadecimal with a
    binary exponent; characters up to U+0020 around it are skipped.
    """
    decimal = decimal_spelling(text)
    if decimal is not None:
        return float(decimal)
    from blueprintc.jvm.floats import parse_hexadecimal, to_double

    return to_double(parse_hexadecimal(text))


def parse_float(text: str) -> float:
    """``Float.parseFloat(text)``: the nearest ``float`` to the decimal text, rounded once."""
    from blueprintc.jvm.floats import parse_float_text

    return parse_float_text(text)


def decimal_spelling(text: str) -> str | None:
    """The text of a Java decimal number in a spelling that Python reads; None when it is no decimal number."""
    trimmed = text.strip(_BLANKS)
    if not trimmed:
        raise JavaError("NumberFormatException", "empty String")
    if not _DECIMAL.match(trimmed):
        return None
    if trimmed[-1] in "fFdD":
        trimmed = trimmed[:-1]
    return "nan" if trimmed.endswith("NaN") else trimmed


_INTEGER = re.compile(r"[+-]?\d+\Z")


def parse_int(text: str) -> int:
    """``Integer.parseInt(text)``; any decimal digits of Unicode count."""
    return _parse_integer(text, INT_MIN, INT_MAX)


def parse_long(text: str) -> int:
    """``Long.parseLong(text)``; any decimal digits of Unicode count."""
    return _parse_integer(text, LONG_MIN, LONG_MAX)


def _parse_integer(text: str, low: int, high: int) -> int:
    if _INTEGER.match(text) and len(text.lstrip("+-").lstrip("0")) < 20:
        value = int(text) if len(text) < 4000 else int(text[:1] + text[1:].lstrip("0"))
        if low <= value <= high:
            return value
    raise JavaError("NumberFormatException", f'For input string: "{text}"')


def big_decimal_to_string(value: Decimal) -> str:
    """``BigDecimal.toString()``: as the General Decimal Arithmetic says, without a negative zero."""
    text = str(value)
    return text[1:] if value.is_zero() and text.startswith("-") else text


_BIG_DECIMAL = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(?:[eE][+-]?0*\d{1,10})?\Z")
_COMPACT_DIGITS = 18


def parse_big_decimal(text: str) -> Decimal:
    """``new BigDecimal(text)``: no blanks, any decimal digits, a scale that fits an int.

    Raises ``NumberFormatException`` with Java's message (null where Java ran over the end of its array).
    """
    match = _BIG_DECIMAL.match(text)
    if match is None:
        raise JavaError("NumberFormatException", _why_no_big_decimal(text))
    fraction = len(match.group(1).partition(".")[2])
    exponent = text[match.end(1) + 1 :]
    sign, digits = (exponent[0], exponent[1:]) if exponent[:1] in ("+", "-") else ("+", exponent)
    scale = fraction - int(f"{sign}{digits.lstrip('0') or '0'}")
    if not INT_MIN <= scale <= INT_MAX:
        raise JavaError("NumberFormatException", "Exponent overflow.")
    return Decimal(text)


def _why_no_big_decimal(text: str) -> str | None:
    """Upstream: BigDecimal(char[], int, int, MathContext): the messages of its scanner, in its order."""
    if not text:
        return None
    body = text[1:] if text[0] in "+-" else text
    points = digits = 0
    for index, char in enumerate(body):
        if char.isdecimal():
            digits += 1
        elif char == ".":
            points += 1
            if points > 1:
                return "Character array contains more than one decimal point."
        elif char in "eE":
            return _why_no_exponent(body[index + 1 :]) or ("No digits found." if not digits else None)
        elif len(body) <= _COMPACT_DIGITS:
            mark = 'nor "e" notation exponential mark.'
            return f"Character {char} is neither a decimal digit number, decimal point, {mark}"
        else:
            return 'Character array is missing "e" notation exponential mark.'
    return "No digits found."


def _why_no_exponent(exponent: str) -> str | None:
    digits = exponent[1:] if exponent[:1] in ("+", "-") else exponent
    if not digits:
        return None
    while len(digits) > 10 and digits[0].isdecimal() and int(digits[0]) == 0:
        digits = digits[1:]
    if len(digits) > 10:
        return "Too many nonzero exponent digits."
    return None if digits.isdecimal() else "Not a digit."
