"""What ``Integer``, ``Long``, ``Short`` and ``Byte`` have in common: parsing, radix texts, bits."""

import re
from collections.abc import Callable
from typing import Any

from blueprintc.jvm.errors import JavaError
from blueprintc.painless.api import JavaClass
from blueprintc.painless.values import null_pointer

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def number_format(message: str) -> JavaError:
    """A NumberFormatException."""
    return JavaError("NumberFormatException", message)


def _radix_text(radix: int) -> str:
    return "" if radix == 10 else f" under radix {radix}"


def digit(char: str, radix: int) -> int:
    """``Character.digit``: -1 when it is none."""
    if char.isdecimal():
        value = int(char)
    else:
        folded = chr(ord(char) - 0xFEE0) if "\uff21" <= char <= "\uff5a" else char
        value = ord(folded.lower()) - 87 if "a" <= folded.lower() <= "z" and folded.isascii() else -1
    return value if 0 <= value < radix else -1


def _magnitude(text: str, start: int, radix: int) -> int | None:
    """The number that the text from ``start`` on spells; ``None`` when it is none."""
    if start >= len(text):
        return None
    result = 0
    for char in text[start:]:
        value = digit(char, radix)
        if value < 0:
            return None
        result = result * radix + value
        if result >> 80:
            return result
    return result


def check_radix(radix: int) -> None:
    """The exceptions of ``parseInt`` for a radix that is out of range."""
    if radix < 2:
        raise number_format(f"radix {radix} less than Character.MIN_RADIX")
    if radix > 36:
        raise number_format(f"radix {radix} greater than Character.MAX_RADIX")


def parse(text: str | None, radix: int, low: int, high: int) -> int:
    """``Integer.parseInt(text, radix)`` and ``Long.parseLong``."""
    if text is None:
        raise number_format("Cannot parse null string")
    check_radix(radix)
    negative = text[:1] == "-"
    magnitude = _magnitude(text, 1 if text[:1] in ("-", "+") else 0, radix)
    if magnitude is None:
        raise number_format(f'For input string: "{text}"{_radix_text(radix)}')
    value = -magnitude if negative else magnitude
    if not low <= value <= high:
        raise number_format(f'For input string: "{text}"{_radix_text(radix)}')
    return value


def parse_narrow(text: str | None, radix: int, low: int, high: int) -> int:
    """``Short.parseShort`` and ``Byte.parseByte``: as int first."""
    value = parse(text, radix, -0x80000000, 0x7FFFFFFF)
    if not low <= value <= high:
        raise number_format(f'Value out of range. Value:"{text}" Radix:{radix}')
    return value


def parse_unsigned(text: str | None, radix: int, bits: int) -> int:
    """``Integer.parseUnsignedInt`` and ``Long.parseUnsignedLong``."""
    if text is None:
        raise number_format("Cannot parse null string")
    check_radix(radix)
    if text[:1] == "-":
        raise number_format(f"Illegal leading minus sign on unsigned string {text}.")
    magnitude = _magnitude(text, 1 if text[:1] == "+" else 0, radix)
    if magnitude is None:
        raise number_format(f'For input string: "{text}"{_radix_text(radix)}')
    if magnitude >> bits:
        kind = "int" if bits == 32 else "long"
        raise number_format(f"String value {text} exceeds range of unsigned {kind}.")
    return signed(magnitude, bits)


_DECODABLE = re.compile(r"([-+]?)(0[xX]|#|0(?=.))?(.*)", re.DOTALL)


def decode(text: str, low: int, high: int, name: str) -> int:
    """``Integer.decode`` and its kin: decimal, ``0x``, ``#`` and octal."""
    if text is None:
        raise null_pointer()
    if not text:
        raise number_format("Zero length string")
    matched = _DECODABLE.match(text)
    sign, prefix, digits = matched.groups() if matched else ("", "", "")
    radix = {None: 10, "0": 8}.get(prefix, 16)
    if digits[:1] in ("-", "+"):
        raise number_format("Sign character in wrong position")
    magnitude = _magnitude(digits, 0, radix)
    value = None if magnitude is None else (-magnitude if sign == "-" else magnitude)
    if value is not None and low <= value <= high:
        return value
    if value is not None and name in ("Short", "Byte") and -0x80000000 <= value <= 0x7FFFFFFF:
        raise number_format(f"Value {value} out of range from input {text}")
    # Upstream: Integer.decode parses the digits, with the sign in front when the first try failed.
    shown = f"-{digits}" if sign == "-" else digits
    raise number_format(f'For input string: "{shown}"{_radix_text(radix)}')


def signed(value: int, bits: int) -> int:
    """The two's complement number of the low ``bits`` bits."""
    value &= (1 << bits) - 1
    return value - (1 << bits) if value >> (bits - 1) else value


def unsigned(value: int, bits: int) -> int:
    """The low ``bits`` bits as a number that is not negative."""
    return value & ((1 << bits) - 1)


def to_radix(value: int, radix: int) -> str:
    """``Integer.toString(value, radix)``; a radix out of range counts as 10."""
    if not 2 <= radix <= 36 or radix == 10:
        return str(int(value))
    digits: list[str] = []
    rest = abs(value)
    while True:
        rest, last = divmod(rest, radix)
        digits.append(_DIGITS[last])
        if not rest:
            break
    return ("-" if value < 0 else "") + "".join(reversed(digits))


def _divide(left: int, right: int) -> int:
    if right == 0:
        raise JavaError("ArithmeticException", "/ by zero")
    return left // right


def _modulo(left: int, right: int) -> int:
    if right == 0:
        raise JavaError("ArithmeticException", "/ by zero")
    return left % right


def sign(value: int) -> int:
    """-1, 0 or 1."""
    return (value > 0) - (value < 0)


def compare_to(left: int, right: int | None) -> int:
    """``compareTo`` of Integer and Long."""
    if right is None:
        raise null_pointer()
    return (left > right) - (left < right)


def compare_difference(left: int, right: int | None) -> int:
    """``compareTo`` of Short, Byte and Character: the difference."""
    if right is None:
        raise null_pointer()
    return int(left) - int(right)


def register_bits(java: JavaClass, bits: int, box: Callable[[int], Any], hashing: Callable[[int], int]) -> None:
    """The static methods that ``Integer`` and ``Long`` share, for a width of ``bits``."""
    low, high = -(1 << (bits - 1)), (1 << (bits - 1)) - 1

    def highest(value: int) -> int:
        raw = unsigned(value, bits)
        return signed(1 << (raw.bit_length() - 1), bits) if raw else 0

    def trailing(value: int) -> int:
        return (value & -value).bit_length() - 1 if value else bits

    def rotate(value: int, distance: int) -> int:
        raw, distance = unsigned(value, bits), distance & (bits - 1)
        return signed(raw << distance | raw >> (bits - distance), bits)

    def reverse(value: int) -> int:
        return signed(int(f"{unsigned(value, bits):0{bits}b}"[::-1], 2), bits)

    def reverse_bytes(value: int) -> int:
        size = bits // 8
        return int.from_bytes(unsigned(value, bits).to_bytes(size, "big"), "little", signed=True)

    def unsigned_text(value: int, radix: int = 10) -> str:
        return to_radix(unsigned(value, bits), radix)

    name = "Int" if bits == 32 else "Long"
    java.statics(
        {
            "bitCount/1": lambda value: unsigned(value, bits).bit_count(),
            "compare/2": compare_to,
            "compareUnsigned/2": lambda a, b: compare_to(unsigned(a, bits), unsigned(b, bits)),
            "decode/1": lambda text: box(decode(text, low, high, name)),
            "divideUnsigned/2": lambda a, b: signed(_divide(unsigned(a, bits), unsigned(b, bits)), bits),
            "remainderUnsigned/2": lambda a, b: signed(_modulo(unsigned(a, bits), unsigned(b, bits)), bits),
            "hashCode/1": hashing,
            "highestOneBit/1": highest,
            "lowestOneBit/1": lambda value: signed(value & -value, bits),
            "max/2": max,
            "min/2": min,
            "numberOfLeadingZeros/1": lambda value: bits - unsigned(value, bits).bit_length(),
            "numberOfTrailingZeros/1": trailing,
            f"parse{name}/1": lambda text: parse(text, 10, low, high),
            f"parse{name}/2": lambda text, radix: parse(text, radix, low, high),
            f"parseUnsigned{name}/1": lambda text: parse_unsigned(text, 10, bits),
            f"parseUnsigned{name}/2": lambda text, radix: parse_unsigned(text, radix, bits),
            "reverse/1": reverse,
            "reverseBytes/1": reverse_bytes,
            "rotateLeft/2": rotate,
            "rotateRight/2": lambda value, distance: rotate(value, -distance),
            "signum/1": sign,
            "toBinaryString/1": lambda value: f"{unsigned(value, bits):b}",
            "toHexString/1": lambda value: f"{unsigned(value, bits):x}",
            "toOctalString/1": lambda value: f"{unsigned(value, bits):o}",
            "toString/1": str,
            "toString/2": to_radix,
            "toUnsignedString/1": unsigned_text,
            "toUnsignedString/2": unsigned_text,
            "valueOf/1": box,
            "valueOf/2": lambda text, radix: box(parse(text, radix, low, high)),
        }
    )
