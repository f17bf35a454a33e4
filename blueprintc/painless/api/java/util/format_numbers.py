"""Numbers of ``java.util.Formatter``: the conversions d, o, x, e, f, g and a."""

import math
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal
from typing import Any

from blueprintc.errors import UnsupportedError
from blueprintc.painless.api.decimals import decimal_of, fixed
from blueprintc.painless.api.java.util.format_specifier import Specifier, bad_flags
from blueprintc.painless.values import BigInteger, Byte, Long, Short

_BITS = {Byte: 8, Short: 16, Long: 64}
_MOST_PRECISION = 100_000


class Symbols:
    """Grouping separator, decimal separator and zero of a locale."""

    def __init__(self, grouping: str = ",", decimal: str = ".", zero: str = "0") -> None:
        self.grouping = grouping
        self.decimal = decimal
        self.zero = zero


def integer(spec: Specifier, value: int, symbols: Symbols) -> str:
    """``%d``, ``%o`` and ``%x``, without the padding by blanks."""
    kind = type(value)
    number = int(value)
    if spec.conversion == "d":
        return _signed(spec, number < 0, str(Decimal(abs(number))), symbols)
    if kind is BigInteger:
        text = format(abs(number), spec.conversion)
        prefix = {"o": "0", "x": "0x"}[spec.conversion] if "#" in spec.flags else ""
        text = text.upper() if spec.upper else text
        prefix = prefix.upper() if spec.upper else prefix
        return _enclosed(spec, number < 0, prefix, text)
    bad_flags(spec, "( +")
    text = format(number & ((1 << _BITS.get(kind, 32)) - 1), spec.conversion)
    prefix = {"o": "0", "x": "0x"}[spec.conversion] if "#" in spec.flags else ""
    if "0" in spec.flags:
        text = text.rjust(spec.width - len(prefix), "0")
    return (prefix + text).upper() if spec.upper else prefix + text


def _enclosed(spec: Specifier, negative: bool, prefix: str, digits: str) -> str:
    lead, trail = _signs(spec, negative)
    if "0" in spec.flags:
        digits = digits.rjust(spec.width - len(lead) - len(prefix) - len(trail), "0")
    return lead + prefix + digits + trail


def _signs(spec: Specifier, negative: bool) -> tuple[str, str]:
    if negative:
        return ("(", ")") if "(" in spec.flags else ("-", "")
    return ("+" if "+" in spec.flags else " " if " " in spec.flags else ""), ""


def _signed(spec: Specifier, negative: bool, digits: str, symbols: Symbols, tail: str = "") -> str:
    """Sign, grouping, zero padding; ``tail`` is an exponent."""
    lead, trail = _signs(spec, negative)
    whole, point, fraction = digits.partition(".")
    if "," in spec.flags:
        groups = []
        while len(whole) > 3:
            groups.append(whole[-3:])
            whole = whole[:-3]
        whole = symbols.grouping.join([whole, *reversed(groups)])
    text = whole + (symbols.decimal if point else "") + fraction
    if "0" in spec.flags:
        text = text.rjust(spec.width - len(lead) - len(tail) - len(trail), "0")
    if symbols.zero != "0":
        shift = ord(symbols.zero) - ord("0")
        text = "".join(chr(ord(char) + shift) if char.isascii() and char.isdigit() else char for char in text)
    return lead + text + tail + trail


def floating(spec: Specifier, value: Any, symbols: Symbols) -> str:
    """``%e``, ``%f``, ``%g`` and ``%a``, without the padding by blanks."""
    if spec.precision > _MOST_PRECISION:
        raise UnsupportedError(f"a precision of more than {_MOST_PRECISION} digits is not supported")
    if isinstance(value, Decimal):
        negative, number = value < 0, abs(value)
    else:
        if value != value or math.isinf(value):
            return _special(spec, value)
        if spec.conversion == "a":
            return _hexadecimal(spec, value)
        negative, number = math.copysign(1.0, value) < 0, abs(decimal_of(value))
    if spec.conversion == "f":
        digits = fixed(number, 6 if spec.precision < 0 else spec.precision)
        return _signed(spec, negative, _pointed(spec, digits), symbols)
    if spec.conversion == "e":
        return _scientific(spec, negative, number, 6 if spec.precision < 0 else spec.precision, symbols)
    return _general(spec, negative, number, symbols)


def _pointed(spec: Specifier, digits: str) -> str:
    return digits + "." if "#" in spec.flags and "." not in digits else digits


def _special(spec: Specifier, value: float) -> str:
    if value != value:
        text = "NaN"
    else:
        lead, trail = _signs(spec, value < 0)
        text = f"{lead}Infinity{trail}"
    return text.upper() if spec.upper else text


def _mantissa(number: Decimal, precision: int) -> tuple[str, int]:
    if number.is_zero():
        return "0" + ("." + "0" * precision if precision else ""), 0
    context = Context(prec=precision + 1, rounding=ROUND_HALF_UP, Emax=10**9, Emin=-(10**9))
    rounded = context.plus(number)
    digits = "".join(map(str, rounded.as_tuple().digits)).ljust(precision + 1, "0")
    return digits[0] + ("." + digits[1 : precision + 1] if precision else ""), rounded.adjusted()


def _scientific(spec: Specifier, negative: bool, number: Decimal, precision: int, symbols: Symbols) -> str:
    mantissa, exponent = _mantissa(number, precision)
    tail = f"{'E' if spec.upper else 'e'}{'-' if exponent < 0 else '+'}{abs(exponent):02d}"
    return _signed(spec, negative, _pointed(spec, mantissa), symbols, tail)


def _general(spec: Specifier, negative: bool, number: Decimal, symbols: Symbols) -> str:
    precision = 6 if spec.precision < 0 else spec.precision or 1
    if number.is_zero():
        return _signed(spec, negative, fixed(number, precision - 1), symbols)
    exponent = _mantissa(number, precision - 1)[1]
    if -4 <= exponent < precision:
        return _signed(spec, negative, fixed(number, precision - exponent - 1), symbols)
    return _scientific(spec, negative, number, precision - 1, symbols)


def _hexadecimal(spec: Specifier, value: float) -> str:
    """Upstream: Formatter.FormatSpecifier.hexDouble."""
    negative = math.copysign(1.0, value) < 0
    lead, trail = _signs(spec, negative)
    text = hex_text(abs(value), spec.precision)
    if "0" in spec.flags:
        text = "0x" + text[2:].rjust(spec.width - len(lead) - 2, "0")
    text = lead + text + trail
    return text.upper() if spec.upper else text


def hex_text(value: float, precision: int = -1) -> str:
    """``Double.toHexString`` of a number that is not negative, with a precision if it is not negative."""
    if value == 0:
        return "0x0.0p0" if precision <= 1 else f"0x0.{'0' * precision}p0"
    mantissa, exponent = math.frexp(value)
    exponent -= 1
    subnormal = exponent < -1022
    bits = int(math.ldexp(mantissa, 53)) if not subnormal else int(math.ldexp(value, 1074))
    lead, rest = (1, bits - (1 << 52)) if not subnormal else (0, bits)
    if precision >= 0:
        precision = precision or 1
        if subnormal:
            raise UnsupportedError("%a of a subnormal number with a precision is not supported")
        if precision < 13:
            shift = (13 - precision) * 4
            scaled = Decimal(bits) / (1 << shift)
            bits = int(scaled.to_integral_value(ROUND_HALF_EVEN)) << shift
            lead, rest = bits >> 52, bits & ((1 << 52) - 1)
            if lead == 2:
                lead, exponent = 1, exponent + 1
        return f"0x{lead}.{f'{rest:013x}'.ljust(precision, '0')[:precision]}p{exponent}"
    digits = f"{rest:013x}".rstrip("0") or "0"
    return f"0x{lead}.{digits}p{-1022 if subnormal else exponent}"
