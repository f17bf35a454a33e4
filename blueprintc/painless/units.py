"""Texts in UTF-16 units, one Python character each: what the server counts offsets in.

``blueprintc.jvm`` has the same functions, but takes as long to import as the rest of what checks a script.
"""

import re

_NON_BMP = re.compile("[\U00010000-\U0010ffff]")
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")


def to_units(text: str) -> str:
    """``text`` with one Python character per UTF-16 unit."""
    if text.isascii():
        return text

    def split(match: re.Match[str]) -> str:
        code = ord(match[0]) - 0x10000
        return chr(0xD800 + (code >> 10)) + chr(0xDC00 + (code & 0x3FF))

    return _NON_BMP.sub(split, text)


def from_units(text: str) -> str:
    """The opposite of ``to_units``: surrogate pairs become single characters."""
    if text.isascii():
        return text

    def join(match: re.Match[str]) -> str:
        pair = match[0]
        return chr(0x10000 + ((ord(pair[0]) - 0xD800) << 10) + (ord(pair[1]) - 0xDC00))

    return _PAIR.sub(join, text)
