"""``java.lang.String``."""

import base64
from collections.abc import Callable
from typing import Any

from blueprintc.jvm import strings
from blueprintc.jvm.errors import JavaError
from blueprintc.jvm.strings import join_surrogates, to_utf16, utf16_length
from blueprintc.painless.api import JavaClass
from blueprintc.painless.api.java.lang.base64_text import decode
from blueprintc.painless.api.java.lang.char_sequence import (
    code_point_at,
    code_point_before,
    code_point_count,
    offset_by_code_points,
    text_of,
    units_of,
)
from blueprintc.painless.values import Array, Runtime, cannot_cast, compare_strings, null_pointer

STRING = JavaClass("java.lang.String")
CLASSES = (STRING,)


@STRING.constructor(0)
def empty() -> str:
    """``new String()``."""
    return ""


def _given(text: str | None) -> str:
    if text is None:
        raise null_pointer()
    return text


def concat(self: str, other: str | None) -> str:
    """``concat(other)``."""
    return join_surrogates(self + _given(other))


def contains(self: str, part: Any) -> bool:
    """``contains(part)``."""
    wanted = text_of(part)
    if self.isascii() or wanted.isascii():
        return wanted in self
    return to_utf16(wanted) in to_utf16(self)


def content_equals(self: str, other: Any) -> bool:
    """``contentEquals(other)``."""
    return self == text_of(other)


def ends_with(self: str, suffix: str | None) -> bool:
    """``endsWith(suffix)``."""
    return to_utf16(self).endswith(to_utf16(_given(suffix)))


def starts_with(self: str, prefix: str | None, start: int = 0) -> bool:
    """``startsWith(prefix)`` and ``startsWith(prefix, start)``."""
    units = to_utf16(self)
    return 0 <= start <= len(units) and units.startswith(to_utf16(_given(prefix)), start)


def equals_ignore_case(self: str, other: str | None) -> bool:
    """``equalsIgnoreCase(other)``; null is never equal."""
    return other is not None and strings.equals_ignore_case(self, other)


def compare_ignore_case(self: str, other: str | None) -> int:
    """``compareToIgnoreCase(other)``."""

    def fold(text: str) -> str:
        return "".join(strings.simple_lower(strings.simple_upper(char)) for char in text)

    return compare_strings(fold(self), fold(_given(other)))


def index_of(self: str, part: str | None, start: int = 0) -> int:
    """``indexOf(part)`` and ``indexOf(part, start)``."""
    return strings.index_of(self, _given(part), start)


def last_index_of(self: str, part: str | None, start: int | None = None) -> int:
    """``lastIndexOf(part)`` and ``lastIndexOf(part, start)``."""
    return strings.last_index_of(self, _given(part), start)


@STRING.method("replace/2", runtime=True)
def replace(runtime: Runtime, self: str, old: Any, new: Any) -> str:
    """``replace(old, new)``."""
    wanted, given = text_of(old), text_of(new)
    runtime.charge(len(self))
    if len(given) > 1:
        hits = self.count(wanted) if wanted else len(self) + 1
        runtime.charge(len(self) + hits * len(given))
    if wanted and self.isascii():
        return self.replace(wanted, given)
    return join_surrogates(to_utf16(self).replace(to_utf16(wanted), to_utf16(given)))


@STRING.method("substring/1", runtime=True)
def substring_from(runtime: Runtime, self: str, begin: int) -> str:
    """``substring(begin)``."""
    size = utf16_length(self)
    if runtime.jdk < 25 and not 0 <= begin <= size:
        message = f"begin {begin}, end {size}, length {size}"
        if runtime.jdk < 21:
            message = f"String index out of range: {begin if begin < 0 else size - begin}"
            if runtime.jdk >= 17:
                message = f"begin {begin}, end {size}, length {size}"
        raise JavaError("StringIndexOutOfBoundsException", message)
    return strings.substring(self, begin, None, jdk=runtime.jdk)


@STRING.method("substring/2", runtime=True)
def substring(runtime: Runtime, self: str, begin: int, end: int) -> str:
    """``substring(begin, end)``."""
    return strings.substring(self, begin, end, jdk=runtime.jdk)


def region_matches(self: str, start: int, other: str, other_start: int, length: int) -> bool:
    """``regionMatches(start, other, otherStart, length)``."""
    return region_matches_case(self, False, start, other, other_start, length)


def region_matches_case(self: str, ignore_case: bool, start: int, other: str, other_start: int, length: int) -> bool:
    """``regionMatches(ignoreCase, start, other, otherStart, length)``."""
    mine = to_utf16(self)
    if start < 0 or other_start < 0 or start > len(mine) - length:
        return False
    theirs = to_utf16(_given(other))
    if other_start > len(theirs) - length:
        return False
    first = mine[start : start + max(0, length)]
    second = theirs[other_start : other_start + max(0, length)]
    return strings.equals_ignore_case(first, second) if ignore_case else first == second


def to_char_array(self: str) -> Array:
    """``toCharArray()``."""
    return Array("char", map(ord, to_utf16(self)))


def get_chars(self: Any, begin: int, end: int, target: Array | None, at: int) -> None:
    """``getChars(begin, end, target, at)``."""
    units = units_of(self)
    if not 0 <= begin <= end <= len(units):
        raise JavaError(
            "StringIndexOutOfBoundsException", f"Range [{begin}, {end}) out of bounds for length {len(units)}"
        )
    if target is None:
        raise null_pointer()
    if at < 0 or at + end - begin > len(target):
        raise JavaError(
            "ArrayIndexOutOfBoundsException",
            f"Range [{at}, {at} + {end - begin}) out of bounds for length {len(target)}",
        )
    target[at : at + end - begin] = map(ord, units[begin:end])


def _lower(self: str, locale: Any = None) -> str:
    return strings.to_lower(self)


def _upper(self: str, locale: Any = None) -> str:
    return strings.to_upper(self)


@STRING.method("splitOnToken/1")
def split_on_token(self: str, token: str | None) -> Array:
    """``splitOnToken(token)``, which Painless adds."""
    return split_on_token_limited(self, token, -1)


@STRING.method("splitOnToken/2")
def split_on_token_limited(self: str, token: str | None, limit: int) -> Array:
    """``splitOnToken(token, limit)``: a literal token; empty parts stay."""
    # Upstream: Augmentation.splitOnToken
    if not token:
        return Array("java.lang.String", [self])
    parts = self.split(token) if limit <= 0 else self.split(token, limit - 1)
    return Array("java.lang.String", parts)


def encode_base64(self: str) -> str:
    """``encodeBase64()``, which Painless adds."""
    return base64.b64encode(self.encode("utf-8", "replace")).decode("ascii")


def decode_base64(self: str) -> str:
    """``decodeBase64()``, which Painless adds."""
    return decode(self).decode("utf-8", "replace")


STRING.methods(
    {
        "codePointAt/1": code_point_at,
        "codePointBefore/1": code_point_before,
        "codePointCount/2": code_point_count,
        "offsetByCodePoints/2": offset_by_code_points,
        "compareTo/1": lambda self, other: compare_strings(self, _given(other)),
        "compareToIgnoreCase/1": compare_ignore_case,
        "concat/1": concat,
        "contains/1": contains,
        "contentEquals/1": content_equals,
        "encodeBase64/0": encode_base64,
        "decodeBase64/0": decode_base64,
        "endsWith/1": ends_with,
        "equals/1": lambda self, other: self == other,
        "equalsIgnoreCase/1": equals_ignore_case,
        "getChars/4": get_chars,
        "indexOf/1": index_of,
        "indexOf/2": index_of,
        "isEmpty/0": lambda self: not self,
        "lastIndexOf/1": last_index_of,
        "lastIndexOf/2": last_index_of,
        "regionMatches/4": region_matches,
        "regionMatches/5": region_matches_case,
        "startsWith/1": starts_with,
        "startsWith/2": starts_with,
        "toCharArray/0": to_char_array,
        "toLowerCase/0": _lower,
        "toLowerCase/1": _lower,
        "toString/0": lambda self: self,
        "toUpperCase/0": _upper,
        "toUpperCase/1": _upper,
        "trim/0": strings.trim,
    }
)


# --- static methods -----------------------------------------------------------------------------------------------


def _from_units(units: list[int]) -> str:
    return join_surrogates("".join(map(chr, units)))


@STRING.static("copyValueOf/1")
def copy_value_of(chars: Array | None) -> str:
    """``copyValueOf(chars)``."""
    if chars is None:
        raise null_pointer()
    return _from_units(chars)


@STRING.static("copyValueOf/3")
def copy_value_of_range(chars: Array | None, start: int, count: int) -> str:
    """``copyValueOf(chars, start, count)``."""
    if chars is None:
        raise null_pointer()
    if start < 0 or count < 0 or start > len(chars) - count:
        raise JavaError(
            "StringIndexOutOfBoundsException",
            f"Range [{start}, {start} + {count}) out of bounds for length {len(chars)}",
        )
    return _from_units(chars[start : start + count])


@STRING.static("valueOf/1", runtime=True)
def value_of(runtime: Runtime, value: Any) -> str:
    """``valueOf(value)``."""
    return runtime.to_text(value)


@STRING.static("join/2", runtime=True)
def join(runtime: Runtime, separator: Any, parts: Any) -> str:
    """``join(separator, parts)``: the parts must be CharSequences or null."""
    glue = text_of(separator)
    if parts is None:
        raise null_pointer()
    texts: list[str] = []
    for part in parts:
        if part is not None and type(part) is not str and not hasattr(part, "text"):
            raise cannot_cast(part, "java.lang.CharSequence")
        texts.append("null" if part is None else text_of(part))
    runtime.charge(sum(map(len, texts)) + len(glue) * len(texts))
    return join_surrogates(glue.join(texts))


def _formatter() -> Callable[..., str]:
    from blueprintc.painless.api.java.util.formatter import format_text

    return format_text


@STRING.static("format/2", runtime=True)
def format_default(runtime: Runtime, pattern: str, arguments: Array) -> str:
    """``format(pattern, arguments)``."""
    return _formatter()(runtime, pattern, arguments)


@STRING.static("format/3", runtime=True)
def format_locale(runtime: Runtime, locale: Any, pattern: str, arguments: Array) -> str:
    """``format(locale, pattern, arguments)``."""
    return _formatter()(runtime, pattern, arguments, locale)
