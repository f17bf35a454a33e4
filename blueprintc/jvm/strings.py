"""Java's ``String``: UTF-16 lengths and indexes, and its own ideas of white space.

Texts are Python strings. A pair of surrogates is one character of a Python string wherever a text was decoded; a
lone surrogate is a character of its own. ``join_surrogates`` mends texts that were glued together from halves.
"""

import re

from blueprintc.jvm.errors import JavaError

_PAIRS = re.compile("[\ud800-\udbff][\udc00-\udfff]")


def has_only_bmp(text: str) -> bool:
    """Whether indexes of the Python string and of the Java string agree."""
    return text.isascii() or max(text) <= "\uffff"


def utf16_length(text: str) -> int:
    """``String.length()``."""
    if text.isascii():
        return len(text)
    return len(text) + sum(1 for char in text if char > "\uffff")


def to_utf16(text: str) -> str:
    """The text with one character for each UTF-16 code unit; pairs are split into surrogates."""
    if has_only_bmp(text):
        return text
    return "".join(
        char if char <= "\uffff" else chr(0xD7C0 + (ord(char) >> 10)) + chr(0xDC00 + (ord(char) & 0x3FF))
        for char in text
    )


def join_surrogates(text: str) -> str:
    """The reverse of ``to_utf16``: every pair of surrogates becomes one character."""
    if text.isascii() or not _PAIRS.search(text):
        return text
    return _PAIRS.sub(_join, text)


def _join(match: re.Match[str]) -> str:
    pair = match.group()
    return chr(0x10000 + ((ord(pair[0]) - 0xD800) << 10) + (ord(pair[1]) - 0xDC00))


def to_utf16_index(text: str, index: int) -> int:
    """The UTF-16 index of the code point index ``index``."""
    if has_only_bmp(text):
        return index
    return index + sum(1 for char in text[:index] if char > "\uffff")


def from_utf16_index(text: str, index: int) -> int:
    """The code point index of a UTF-16 index; one inside a pair gives the pair's own index."""
    if has_only_bmp(text):
        return index
    at = 0
    for place, char in enumerate(text):
        width = 2 if char > "\uffff" else 1
        if at + width > index:
            return place
        at += width
    return len(text) + index - at


def char_at(text: str, index: int, *, jdk: int = 25) -> str:
    """``String.charAt(index)``: one code unit, perhaps half of a pair."""
    length = utf16_length(text)
    if not 0 <= index < length:
        # Upstream: StringIndexOutOfBoundsException's text, new since JDK 21.
        message = f"Index {index} out of bounds for length {length}"
        if jdk < 21:
            message = f"String index out of range: {index}"
        raise JavaError("StringIndexOutOfBoundsException", message)
    return to_utf16(text)[index]


def substring(text: str, begin: int, end: int | None = None, *, jdk: int = 25) -> str:
    """``String.substring(begin, end)`` with its range check."""
    length = utf16_length(text)
    stop = length if end is None else end
    if not 0 <= begin <= stop <= length:
        # Upstream: String.checkBoundsBeginEnd until JDK 24, Preconditions.checkFromToIndex since.
        message = f"begin {begin}, end {stop}, length {length}"
        if jdk >= 25:
            message = f"Range [{begin}, {stop}) out of bounds for length {length}"
        raise JavaError("StringIndexOutOfBoundsException", message)
    if length == len(text):
        return text[begin:stop]
    return join_surrogates(to_utf16(text)[begin:stop])


def index_of(text: str, part: str, start: int = 0) -> int:
    """``String.indexOf(part, start)``, -1 when absent; an index outside is clamped."""
    units = to_utf16(text)
    return units.find(to_utf16(part), min(max(start, 0), len(units)))


def last_index_of(text: str, part: str, start: int | None = None) -> int:
    """``String.lastIndexOf(part, start)``, -1 when absent."""
    units, wanted = to_utf16(text), to_utf16(part)
    if start is None:
        return units.rfind(wanted)
    return units.rfind(wanted, 0, start + len(wanted)) if start >= 0 else -1


def compare_to(text: str, other: str) -> int:
    """``String.compareTo``: difference of the first code units that differ, else of the lengths."""
    left, right = to_utf16(text), to_utf16(other)
    for one, two in zip(left, right, strict=False):
        if one != two:
            return ord(one) - ord(two)
    return len(left) - len(right)


def equals_ignore_case(text: str, other: str) -> bool:
    """``String.equalsIgnoreCase``: unit by unit, upper and then lower case."""
    left, right = to_utf16(text), to_utf16(other)
    return len(left) == len(right) and all(map(_same_letter, left, right))


def _same_letter(one: str, two: str) -> bool:
    if one == two:
        return True
    one, two = simple_upper(one), simple_upper(two)
    return one == two or simple_lower(one) == simple_lower(two)


def simple_upper(char: str) -> str:
    """``Character.toUpperCase(char)``: one character to one character."""
    upper = char.upper()
    return upper if len(upper) == 1 else _ONE_TO_ONE_UPPER.get(char, char)


def simple_lower(char: str) -> str:
    """``Character.toLowerCase(char)``: one character to one character."""
    lower = char.lower()
    return lower if len(lower) == 1 else "i" if char == "\u0130" else char


# Characters whose full upper case is longer than one character but that have a simple one.
_ONE_TO_ONE_UPPER = {
    **{chr(code): chr(code + 8) for base in (0x1F80, 0x1F90, 0x1FA0) for code in range(base, base + 8)},
    "\u1fb3": "\u1fbc",
    "\u1fc3": "\u1fcc",
    "\u1ff3": "\u1ffc",
}

_WHITESPACE = (
    "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
    "\u2008\u2009\u200a\u2028\u2029\u205f\u3000"
)
_CONTROLS_AND_BLANK = "".join(map(chr, range(0x21)))


def is_whitespace(char: str) -> bool:
    """``Character.isWhitespace``: not the no-break spaces, not U+0085."""
    return char in _WHITESPACE


def strip(text: str) -> str:
    """``String.strip()``."""
    return text.strip(_WHITESPACE)


def trim(text: str) -> str:
    """``String.trim()``: everything up to U+0020 goes, nothing else."""
    return text.strip(_CONTROLS_AND_BLANK)


def is_blank(text: str) -> bool:
    """``String.isBlank()`` (also commons-lang's ``StringUtils.isBlank`` for a text that is not null)."""
    return not text.strip(_WHITESPACE)


def to_upper(text: str) -> str:
    """``String.toUpperCase(Locale.ROOT)``."""
    return text.upper()


def to_lower(text: str) -> str:
    """``String.toLowerCase(Locale.ROOT)``."""
    return text.lower()
