"""``unescape_java``: Java's escapes in a text, decoded as commons-text does.

Upstream: StringEscapeUtils.UNESCAPE_JAVA: octal, unicode (any number of ``u``, an optional ``+``), control characters.
"""

import re

from blueprintc.emulator.errors import illegal_argument
from blueprintc.jvm.strings import join_surrogates

_ESCAPE = re.compile(
    r"\\(?:(?P<octal>[0-3][0-7]{0,2}|[0-7]{1,2})|(?P<unicode>u+\+?(?P<hex>.{0,4}))|(?P<plain>[btnfr\"'\\])|)", re.DOTALL
)
_PLAIN = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", '"': '"', "'": "'", "\\": "\\"}


def unescape_java(text: str) -> str:
    """The decoded text; a backslash before anything else is dropped. Raises ``ServerError`` for a bad ``\\u``."""
    if "\\" not in text:
        return text
    return join_surrogates(_ESCAPE.sub(_decode, text))


def _decode(match: re.Match[str]) -> str:
    octal = match["octal"]
    if octal is not None:
        return chr(int(octal, 8))
    if match["unicode"] is not None:
        digits: str = match["hex"]
        if len(digits) < 4:
            raise illegal_argument(
                f"Less than 4 hex digits in unicode value: '{match.group()}' due to end of CharSequence"
            )
        if not all(char in "0123456789abcdefABCDEF" for char in digits):
            raise illegal_argument(f"Unable to parse unicode value: {digits}")
        return chr(int(digits, 16))
    return _PLAIN.get(match["plain"] or "", "")
