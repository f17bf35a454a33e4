"""JSON texts as Gson, Jackson and OpenSearch's x-content builder print values."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial
from json.encoder import encode_basestring
from math import isfinite
from re import compile as compile_regex
from typing import Any

from blueprintc.jsontext.values import Json, LazyNumber
from blueprintc.jvm.errors import JavaError
from blueprintc.jvm.numbers import big_decimal_to_string, double_to_string

_CONTROL = compile_regex(r"\\u00[01][a-f]")
_OUTSIDE_BMP = compile_regex(r"[\U00010000-\U0010ffff\ud800-\udfff]")
_LONE_SURROGATE = compile_regex(r"[\ud800-\udfff]")
_HTML = {ord(char): f"\\u{ord(char):04x}" for char in "<>&='"}

#: From this JDK on a double prints with its shortest digits; the release decides (``Feature.JDK_21``).
CURRENT_JDK = 25


def gson_quote(text: str) -> str:
    """A string as Gson prints it with HTML escaping off: ``\\u2028`` and ``\\u2029`` are escaped, ``/`` is not."""
    quoted: str = encode_basestring(text)
    if "\u2028" in quoted or "\u2029" in quoted:
        return quoted.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return quoted


def gson_html_quote(text: str) -> str:
    """A string as Gson prints it by default: ``<``, ``>``, ``&``, ``=`` and ``'`` are escaped as well."""
    return gson_quote(text).translate(_HTML)


def jackson_quote(text: str, *, raw_non_bmp: bool) -> str:
    """A string as Jackson prints it to bytes.

    Control characters have upper-case hex digits. Characters outside the basic plane are two escapes up to Jackson 2
    and raw from Jackson 3 on (``COMBINE_UNICODE_SURROGATES_IN_UTF8``).
    """
    quoted: str = encode_basestring(text)
    if "\\u" in quoted:
        quoted = _upper_case_controls(quoted)
    if quoted.isascii():
        return quoted
    return (_LONE_SURROGATE if raw_non_bmp else _OUTSIDE_BMP).sub(_escape_units, quoted)


def _upper_case_controls(quoted: str) -> str:
    """``\\u001f`` to ``\\u001F``; an escaped backslash before ``u`` is left alone."""
    parts = quoted.split("\\\\")
    return "\\\\".join(_CONTROL.sub(lambda match: "\\u" + match.group()[2:].upper(), part) for part in parts)


def _escape_units(match: object) -> str:
    char: str = match.group()  # type: ignore[attr-defined]
    code = ord(char)
    if code < 0x10000:
        return f"\\u{code:04X}"
    code -= 0x10000
    return f"\\u{0xD800 + (code >> 10):04X}\\u{0xDC00 + (code & 0x3FF):04X}"


def print_gson(value: Json, *, nulls: bool = True, html_safe: bool = False, jdk: int = CURRENT_JDK) -> str:
    """Compact JSON by Gson. Raises ``JavaError`` (``IllegalArgumentException``) for NaN and infinities.

    ``nulls``: members that are null are kept (``serializeNulls``).
    """
    quote = gson_html_quote if html_safe else gson_quote
    return _print(value, quote, partial(_gson_double, jdk=jdk), nulls=nulls)


def print_jackson(value: Json, *, raw_non_bmp: bool = True, jdk: int = CURRENT_JDK) -> str:
    """Compact JSON by Jackson; NaN and infinities are quoted. To a ``String`` non-BMP characters are always raw."""
    quote = partial(jackson_quote, raw_non_bmp=raw_non_bmp)
    return _print(value, quote, partial(_jackson_double, jdk=jdk), nulls=True)


def _gson_double(value: float, *, jdk: int) -> str:
    if not isfinite(value):
        raise JavaError(
            "IllegalArgumentException",
            f"{double_to_string(value)} is not a valid double value as per JSON specification. To override this"
            " behavior, use GsonBuilder.serializeSpecialFloatingPointValues() method.",
        )
    return double_to_string(value, jdk=jdk)


def _jackson_double(value: float, *, jdk: int) -> str:
    text = double_to_string(value, jdk=jdk)
    return text if isfinite(value) else f'"{text}"'


def _print(value: Json, quote: Callable[[str], str], double: Callable[[float], str], *, nulls: bool) -> str:
    """Print without recursion: documents may be as deep as the server's parsers allow."""
    if not isinstance(value, dict | list):
        return _scalar(value, quote, double)
    out: list[str] = []
    stack: list[tuple[Iterator[Any], str]] = []
    level: Iterator[Any] = iter((value,))
    closing = ""
    separator = ""
    while True:
        opened = False
        for item in level:
            if closing == "}":
                key, item = item
                if item is None and not nulls:
                    continue
                out.append(f"{separator}{quote(key)}:")
            elif separator:
                out.append(separator)
            separator = ","
            if type(item) is dict or isinstance(item, list):
                stack.append((level, closing))
                level, closing = (iter(item.items()), "}") if type(item) is dict else (iter(item), "]")
                out.append("{" if closing == "}" else "[")
                separator = ""
                opened = True
                break
            out.append(_scalar(item, quote, double))
        if opened:
            continue
        if not stack:
            return "".join(out)
        out.append(closing)
        level, closing = stack.pop()
        separator = ","


def _scalar(value: Json, quote: Callable[[str], str], double: Callable[[float], str]) -> str:
    if type(value) is str:
        return quote(value)
    if type(value) is float:
        return double(value)
    if value is None:
        return "null"
    if value is True:
        return "true"
    if value is False:
        return "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Decimal):
        return big_decimal_to_string(value)
    if isinstance(value, LazyNumber):
        return value.text
    raise TypeError(f"not a JSON value: {type(value).__name__}")
