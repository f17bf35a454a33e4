"""Escape sequences that stand for one character: octal, hexadecimal, Unicode, control, named."""

import unicodedata

from blueprintc.jvm.regex.cursor import Cursor
from blueprintc.jvm.strings import join_surrogates

_HEX = "0123456789abcdefABCDEF"
_OCTAL = "01234567"
_HIGH_SURROGATES = range(0xD800, 0xDC00)
_LOW_SURROGATES = range(0xDC00, 0xE000)

SIMPLE = {"a": 7, "e": 0x1B, "f": 0x0C, "n": 0x0A, "r": 0x0D, "t": 0x09}


def read_octal(cursor: Cursor) -> int:
    """Behind ``\\0``: up to three digits, up to 0377."""
    first = cursor.read()
    if first not in _OCTAL:
        raise cursor.error("Illegal octal escape sequence")
    second = cursor.read()
    if second not in _OCTAL:
        cursor.at -= 1
        return int(first)
    third = cursor.read()
    if third in _OCTAL and first in "0123":
        return int(first + second + third, 8)
    cursor.at -= 1
    return int(first + second, 8)


def read_hexadecimal(cursor: Cursor) -> int:
    """Behind ``\\x``: two digits, or any number of them in braces."""
    first = cursor.read()
    if first in _HEX:
        second = cursor.read()
        if second in _HEX:
            return int(first + second, 16)
    elif first == "{" and cursor.peek() in _HEX:
        code = 0
        while (digit := cursor.read()) in _HEX:
            code = code * 16 + int(digit, 16)
            if code > 0x10FFFF:
                raise cursor.error("Hexadecimal codepoint is too big")
        if digit != "}":
            raise cursor.error("Unclosed hexadecimal escape sequence")
        return code
    raise cursor.error("Illegal hexadecimal escape sequence")


def read_unicode(cursor: Cursor) -> int:
    """Behind ``\\u``: four digits; two such escapes that make a pair are one character."""
    high = _four_digits(cursor)
    if high in _HIGH_SURROGATES:
        place = cursor.at
        if cursor.read() == "\\" and cursor.read() == "u":
            low = _four_digits(cursor)
            if low in _LOW_SURROGATES:
                return ord(join_surrogates(chr(high) + chr(low)))
        cursor.at = place
    return high


def _four_digits(cursor: Cursor) -> int:
    code = 0
    for _ in range(4):
        digit = cursor.read()
        if digit not in _HEX:
            raise cursor.error("Illegal Unicode escape sequence")
        code = code * 16 + int(digit, 16)
    return code


def read_control(cursor: Cursor) -> int:
    """Behind ``\\c``: the next character with bit 6 turned over."""
    if cursor.at < cursor.length:
        return ord(cursor.read()) ^ 64
    raise cursor.error("Illegal control escape sequence")


def read_name(cursor: Cursor) -> int:
    """Behind ``\\N``: a Unicode name in braces."""
    if cursor.read() != "{":
        raise cursor.error("Illegal character name escape sequence")
    start = cursor.at
    while cursor.read() != "}":
        if cursor.at >= cursor.length:
            raise cursor.error("Unclosed character name escape sequence")
    name = "".join(cursor.chars[start : cursor.at - 1])
    try:
        return ord(unicodedata.lookup(name.strip()))
    except (KeyError, TypeError) as error:
        raise cursor.error(f"Unknown character name [{name}]") from error
