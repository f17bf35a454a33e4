"""Strings as JSON writes them, and which spellings of numbers the server keeps."""

import functools
import re


@functools.cache
def _special() -> re.Pattern[str]:
    return re.compile('[\x00-\x1f"\\\\\x7f\ud800-\udfff]')


_SHORT = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def escape(char: str) -> str:
    """The escape of one character that a JSON string cannot hold as it is (or that UTF-8 cannot: half a pair)."""
    return _SHORT.get(char) or f"\\u{ord(char):04x}"


def needs_escape(text: str, start: int) -> int:
    """The offset of the first character from ``start`` on that needs an escape; -1 where none does."""
    found = _special().search(text, start)
    return -1 if found is None else found.start()


def encode(text: str) -> str:
    """A JSON string with its quotes; everything but what must be escaped stays as it is."""
    if needs_escape(text, 0) < 0:
        return f'"{text}"'
    return '"' + _special().sub(lambda match: escape(match.group()), text) + '"'


@functools.cache
def _json_number() -> re.Pattern[str]:
    return re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")


@functools.cache
def _kept_number() -> re.Pattern[str]:
    return re.compile(r"(?!-0$)-?(?:0|[1-9][0-9]*)(?:\.(?:0|[0-9]*[1-9]))?")


def is_json_number(text: str) -> bool:
    """Whether a text is a number as JSON spells it."""
    return _json_number().fullmatch(text) is not None


def keeps_text(text: str) -> bool:
    """Whether the server gives a number, sent as a JSON number, back in this spelling.

    Integers keep their digits; fractions go through Java's ``Double.toString``, which keeps short ones without an
    exponent and without trailing zeros (``0.70`` becomes ``0.7``, ``1e3`` becomes ``1000.0``).
    """
    # Upstream: StringUtils.getParameterMap, Double.toString.
    if not _kept_number().fullmatch(text):
        return False
    whole, point, fraction = text.lstrip("-").partition(".")
    if not point:
        return True
    digits = (whole + fraction).lstrip("0")
    return len(digits) <= 15 and len(whole) <= 7 and (whole != "0" or fraction == "0" or not fraction.startswith("000"))
