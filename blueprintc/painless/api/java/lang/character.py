"""``java.lang.Character``: Unicode's own data, in Java's numbering of categories and directions."""

import unicodedata
from collections.abc import Callable
from functools import cache
from typing import Any

from blueprintc.jvm.errors import JavaError
from blueprintc.jvm.strings import simple_lower, simple_upper
from blueprintc.painless.api import JavaClass
from blueprintc.painless.api.java.lang.char_sequence import (
    code_point_at,
    code_point_before,
    code_point_count,
    offset_by_code_points,
)
from blueprintc.painless.api.java.lang.integers import compare_difference, digit
from blueprintc.painless.values import Array, Char, null_pointer

CHARACTER = JavaClass("java.lang.Character")
CLASSES = (CHARACTER,)

_CATEGORIES = {
    "Cn": (0, "UNASSIGNED"),
    "Lu": (1, "UPPERCASE_LETTER"),
    "Ll": (2, "LOWERCASE_LETTER"),
    "Lt": (3, "TITLECASE_LETTER"),
    "Lm": (4, "MODIFIER_LETTER"),
    "Lo": (5, "OTHER_LETTER"),
    "Mn": (6, "NON_SPACING_MARK"),
    "Me": (7, "ENCLOSING_MARK"),
    "Mc": (8, "COMBINING_SPACING_MARK"),
    "Nd": (9, "DECIMAL_DIGIT_NUMBER"),
    "Nl": (10, "LETTER_NUMBER"),
    "No": (11, "OTHER_NUMBER"),
    "Zs": (12, "SPACE_SEPARATOR"),
    "Zl": (13, "LINE_SEPARATOR"),
    "Zp": (14, "PARAGRAPH_SEPARATOR"),
    "Cc": (15, "CONTROL"),
    "Cf": (16, "FORMAT"),
    "Co": (18, "PRIVATE_USE"),
    "Cs": (19, "SURROGATE"),
    "Pd": (20, "DASH_PUNCTUATION"),
    "Ps": (21, "START_PUNCTUATION"),
    "Pe": (22, "END_PUNCTUATION"),
    "Pc": (23, "CONNECTOR_PUNCTUATION"),
    "Po": (24, "OTHER_PUNCTUATION"),
    "Sm": (25, "MATH_SYMBOL"),
    "Sc": (26, "CURRENCY_SYMBOL"),
    "Sk": (27, "MODIFIER_SYMBOL"),
    "So": (28, "OTHER_SYMBOL"),
    "Pi": (29, "INITIAL_QUOTE_PUNCTUATION"),
    "Pf": (30, "FINAL_QUOTE_PUNCTUATION"),
}
_DIRECTIONS = {
    "": (-1, "UNDEFINED"),
    "L": (0, "LEFT_TO_RIGHT"),
    "R": (1, "RIGHT_TO_LEFT"),
    "AL": (2, "RIGHT_TO_LEFT_ARABIC"),
    "EN": (3, "EUROPEAN_NUMBER"),
    "ES": (4, "EUROPEAN_NUMBER_SEPARATOR"),
    "ET": (5, "EUROPEAN_NUMBER_TERMINATOR"),
    "AN": (6, "ARABIC_NUMBER"),
    "CS": (7, "COMMON_NUMBER_SEPARATOR"),
    "NSM": (8, "NONSPACING_MARK"),
    "BN": (9, "BOUNDARY_NEUTRAL"),
    "B": (10, "PARAGRAPH_SEPARATOR"),
    "S": (11, "SEGMENT_SEPARATOR"),
    "WS": (12, "WHITESPACE"),
    "ON": (13, "OTHER_NEUTRALS"),
    "LRE": (14, "LEFT_TO_RIGHT_EMBEDDING"),
    "LRO": (15, "LEFT_TO_RIGHT_OVERRIDE"),
    "RLE": (16, "RIGHT_TO_LEFT_EMBEDDING"),
    "RLO": (17, "RIGHT_TO_LEFT_OVERRIDE"),
    "PDF": (18, "POP_DIRECTIONAL_FORMAT"),
    "LRI": (19, "LEFT_TO_RIGHT_ISOLATE"),
    "RLI": (20, "RIGHT_TO_LEFT_ISOLATE"),
    "FSI": (21, "FIRST_STRONG_ISOLATE"),
    "PDI": (22, "POP_DIRECTIONAL_ISOLATE"),
}


def _valid(point: int) -> bool:
    return 0 <= point <= 0x10FFFF


def _category(point: int) -> str:
    return unicodedata.category(chr(point)) if _valid(point) else "Cn"


def _in(*categories: str) -> Callable[[int], bool]:
    wanted = frozenset(categories)
    return lambda point: _category(point) in wanted


@cache
def _property(name: str) -> Any:
    import regex

    return regex.compile(rf"\p{{{name}}}")


def _has(name: str) -> Callable[[int], bool]:
    return lambda point: _valid(point) and _property(name).match(chr(point)) is not None


_is_letter = _in("Lu", "Ll", "Lt", "Lm", "Lo")
_is_ignorable_format = _in("Cf")


def _is_ignorable(point: int) -> bool:
    return 0 <= point <= 8 or 0xE <= point <= 0x1B or 0x7F <= point <= 0x9F or _is_ignorable_format(point)


def _is_identifier_start(point: int) -> bool:
    return _is_letter(point) or _category(point) in ("Sc", "Pc", "Nl")


def _is_identifier_part(point: int) -> bool:
    return _is_identifier_start(point) or _category(point) in ("Nd", "Mc", "Mn") or _is_ignorable(point)


def _is_whitespace(point: int) -> bool:
    if 9 <= point <= 13 or 0x1C <= point <= 0x1F:
        return True
    return point not in (0xA0, 0x2007, 0x202F) and _category(point) in ("Zs", "Zl", "Zp")


def _type(point: int) -> int:
    return _CATEGORIES[_category(point)][0]


def _direction(point: int) -> int:
    return _DIRECTIONS[unicodedata.bidirectional(chr(point)) if _valid(point) else ""][0]


def _digit(point: int, radix: int) -> int:
    return digit(chr(point), radix) if _valid(point) and 2 <= radix <= 36 else -1


def _for_digit(value: int, radix: int) -> int:
    if not 2 <= radix <= 36 or not 0 <= value < radix:
        return 0
    return value + (48 if value < 10 else 87)


def _numeric_value(point: int) -> int:
    if not _valid(point):
        return -1
    letter = digit(chr(point), 36)
    if letter >= 0:
        return letter
    value = unicodedata.numeric(chr(point), -1.0)
    if value < 0:
        return -1
    return int(value) if value == int(value) else -2


def _name(point: int) -> str | None:
    if not _valid(point):
        raise JavaError("IllegalArgumentException", f"Not a valid Unicode code point: 0x{point & 0xFFFFFFFF:X}")
    name = unicodedata.name(chr(point), None)
    if name is not None:
        return name
    if _category(point) == "Cn":
        return None
    return _CONTROL_NAMES.get(point, f"{point:X}")


_CONTROL_NAMES = {
    0: "NULL",
    8: "BACKSPACE",
    9: "CHARACTER TABULATION",
    10: "LINE FEED (LF)",
    12: "FORM FEED (FF)",
    13: "CARRIAGE RETURN (CR)",
    27: "ESCAPE",
    127: "DELETE",
}


def _to_chars(point: int) -> list[int]:
    if not _valid(point):
        raise JavaError("IllegalArgumentException", f"Not a valid Unicode code point: 0x{point & 0xFFFFFFFF:X}")
    if point < 0x10000:
        return [point]
    return [_high(point), _low(point)]


def _to_chars_into(point: int, target: Array | None, at: int) -> int:
    units = _to_chars(point)
    if target is None:
        raise null_pointer()
    for shift, unit in enumerate(units):
        if not 0 <= at + shift < len(target):
            raise JavaError(
                "ArrayIndexOutOfBoundsException", f"Index {at + shift} out of bounds for length {len(target)}"
            )
        target[at + shift] = unit
    return len(units)


def _high(point: int) -> int:
    return ((point >> 10) + 0xD7C0) & 0xFFFF


def _low(point: int) -> int:
    return (point & 0x3FF) + 0xDC00


def _units(chars: Array, start: int, end: int) -> str:
    return "".join(map(chr, chars[start:end]))


def _array_code_point_at(chars: Array, index: int, limit: int) -> int:
    if index >= limit or index < 0 or limit > len(chars):
        raise JavaError("IndexOutOfBoundsException")
    return code_point_at(_units(chars, index, limit), 0)


def _array_code_point_before(chars: Array, index: int, start: int) -> int:
    if index <= start or start < 0 or index > len(chars):
        raise JavaError("IndexOutOfBoundsException")
    text = _units(chars, start, index)
    return code_point_before(text, len(text))


def _array_offset(chars: Array, start: int, count: int, index: int, offset: int) -> int:
    if count > len(chars) - start or start < 0 or count < 0 or not start <= index <= start + count:
        raise JavaError("IndexOutOfBoundsException")
    return start + offset_by_code_points(_units(chars, start, start + count), index - start, offset)


def _title(char: int) -> int:
    title = chr(char).title()
    return ord(title) if len(title) == 1 else char


CHARACTER.constants(
    BYTES=2,
    SIZE=16,
    MIN_RADIX=2,
    MAX_RADIX=36,
    MIN_CODE_POINT=0,
    MAX_CODE_POINT=0x10FFFF,
    MIN_SUPPLEMENTARY_CODE_POINT=0x10000,
    MIN_VALUE=0,
    MAX_VALUE=0xFFFF,
    MIN_SURROGATE=0xD800,
    MAX_SURROGATE=0xDFFF,
    MIN_HIGH_SURROGATE=0xD800,
    MAX_HIGH_SURROGATE=0xDBFF,
    MIN_LOW_SURROGATE=0xDC00,
    MAX_LOW_SURROGATE=0xDFFF,
    **{name: number for number, name in _CATEGORIES.values()},
    **{f"DIRECTIONALITY_{name}": number for number, name in _DIRECTIONS.values() if number <= 18},
)
CHARACTER.statics(
    {
        "charCount/1": lambda point: 2 if point >= 0x10000 else 1,
        "codePointAt/2": code_point_at,
        "codePointAt/3": _array_code_point_at,
        "codePointBefore/2": code_point_before,
        "codePointBefore/3": _array_code_point_before,
        "codePointCount/3": code_point_count,
        "compare/2": compare_difference,
        "digit/2": _digit,
        "forDigit/2": _for_digit,
        "getDirectionality/1": _direction,
        "getName/1": _name,
        "getNumericValue/1": _numeric_value,
        "getType/1": _type,
        "hashCode/1": int,
        "highSurrogate/1": _high,
        "isAlphabetic/1": _has("Alphabetic"),
        "isBmpCodePoint/1": lambda point: 0 <= point <= 0xFFFF,
        "isDefined/1": lambda point: _category(point) != "Cn",
        "isDigit/1": _in("Nd"),
        "isHighSurrogate/1": lambda char: 0xD800 <= char <= 0xDBFF,
        "isISOControl/1": lambda point: 0 <= point <= 0x1F or 0x7F <= point <= 0x9F,
        "isIdentifierIgnorable/1": _is_ignorable,
        "isIdeographic/1": _has("Ideographic"),
        "isJavaIdentifierPart/1": _is_identifier_part,
        "isJavaIdentifierStart/1": _is_identifier_start,
        "isLetter/1": _is_letter,
        "isLetterOrDigit/1": _in("Lu", "Ll", "Lt", "Lm", "Lo", "Nd"),
        "isLowerCase/1": _has("Lowercase"),
        "isMirrored/1": lambda point: _valid(point) and bool(unicodedata.mirrored(chr(point))),
        "isSpaceChar/1": _in("Zs", "Zl", "Zp"),
        "isSupplementaryCodePoint/1": lambda point: 0x10000 <= point <= 0x10FFFF,
        "isSurrogate/1": lambda char: 0xD800 <= char <= 0xDFFF,
        "isSurrogatePair/2": lambda high, low: 0xD800 <= high <= 0xDBFF and 0xDC00 <= low <= 0xDFFF,
        "isTitleCase/1": _in("Lt"),
        "isUnicodeIdentifierPart/1": lambda point: _has("ID_Continue")(point) or _is_ignorable(point),
        "isUnicodeIdentifierStart/1": _has("ID_Start"),
        "isUpperCase/1": _has("Uppercase"),
        "isValidCodePoint/1": _valid,
        "isWhitespace/1": _is_whitespace,
        "lowSurrogate/1": _low,
        "offsetByCodePoints/3": offset_by_code_points,
        "offsetByCodePoints/5": _array_offset,
        "reverseBytes/1": lambda char: (char & 0xFF) << 8 | char >> 8,
        "toChars/1": lambda point: Array("char", _to_chars(point)),
        "toChars/3": _to_chars_into,
        "toCodePoint/2": lambda high, low: (high << 10) + low - 0x35FDC00,
        "toLowerCase/1": lambda char: ord(simple_lower(chr(char))),
        "toString/1": chr,
        "toTitleCase/1": _title,
        "toUpperCase/1": lambda char: ord(simple_upper(chr(char))),
        "valueOf/1": Char,
    }
)
CHARACTER.methods({"charValue/0": int, "compareTo/1": compare_difference})
