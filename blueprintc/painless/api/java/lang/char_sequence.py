"""``java.lang.CharSequence``: what String and StringBuilder can do alike.

A CharSequence is a ``str`` or an object with ``text()``.
"""

from collections.abc import Callable
from typing import Any

from blueprintc.jvm.errors import JavaError
from blueprintc.jvm.numbers import to_int
from blueprintc.jvm.strings import char_at, join_surrogates, substring, to_utf16, utf16_length
from blueprintc.painless.api import JavaClass
from blueprintc.painless.values import Runtime, null_pointer

CHAR_SEQUENCE = JavaClass("java.lang.CharSequence", interface=True)
CLASSES = (CHAR_SEQUENCE,)


def text_of(value: Any) -> str:
    """The characters of any CharSequence."""
    if type(value) is str:
        return value
    if value is None:
        raise null_pointer()
    text: str = value.text()
    return text


def units_of(value: Any) -> str:
    """The characters of any CharSequence, one for each UTF-16 unit."""
    return to_utf16(text_of(value))


def length(self: Any) -> int:
    """``length()``."""
    text = self if type(self) is str else text_of(self)
    return len(text) if text.isascii() else utf16_length(text)


@CHAR_SEQUENCE.method("charAt/1", runtime=True)
def char_at_index(runtime: Runtime, self: Any, index: int) -> int:
    """``charAt(index)``."""
    text = text_of(self)
    if text.isascii() and 0 <= index < len(text):
        return ord(text[index])
    if type(self) is not str:
        check_index(index, utf16_length(text), runtime.jdk)
    return ord(char_at(text, index, jdk=runtime.jdk))


def check_index(index: int, size: int, jdk: int) -> None:
    """The exception of ``AbstractStringBuilder.charAt``."""
    if not 0 <= index < size:
        message = f"Index {index} out of bounds for length {size}" if jdk >= 21 else f"index {index},length {size}"
        raise JavaError("StringIndexOutOfBoundsException", message)


@CHAR_SEQUENCE.method("subSequence/2", runtime=True)
def sub_sequence(runtime: Runtime, self: Any, begin: int, end: int) -> str:
    """``subSequence(begin, end)``."""
    return substring(text_of(self), begin, end, jdk=runtime.jdk)


def code_point_at(self: Any, index: int) -> int:
    """``codePointAt(index)``."""
    units = units_of(self)
    if not 0 <= index < len(units):
        raise JavaError("StringIndexOutOfBoundsException", f"Index {index} out of bounds for length {len(units)}")
    return ord(join_surrogates(units[index : index + 2])[0])


def code_point_before(self: Any, index: int) -> int:
    """``codePointBefore(index)``."""
    units = units_of(self)
    if not 0 < index <= len(units):
        before = to_int(index - 1)
        raise JavaError("StringIndexOutOfBoundsException", f"Index {before} out of bounds for length {len(units)}")
    return ord(join_surrogates(units[max(0, index - 2) : index])[-1])


def code_point_count(self: Any, begin: int, end: int) -> int:
    """``codePointCount(begin, end)``."""
    units = units_of(self)
    if begin < 0 or begin > end or end > len(units):
        raise JavaError("IndexOutOfBoundsException", f"Range [{begin}, {end}) out of bounds for length {len(units)}")
    return len(join_surrogates(units[begin:end]))


def offset_by_code_points(self: Any, index: int, offset: int) -> int:
    """``offsetByCodePoints(index, offset)``."""
    units = units_of(self)
    if not 0 <= index <= len(units):
        raise JavaError("IndexOutOfBoundsException")
    rest = join_surrogates(units[index:]) if offset >= 0 else join_surrogates(units[:index])
    if abs(offset) > len(rest):
        raise JavaError("IndexOutOfBoundsException")
    if offset >= 0:
        return index + utf16_length(rest[:offset])
    return index - utf16_length(rest[offset:])


def _stream(points: list[int]) -> Any:
    from blueprintc.painless.api.java.util.stream.int_stream import IntStream

    return IntStream(points)


def _chars(self: Any) -> Any:
    return _stream([ord(unit) for unit in units_of(self)])


def _code_points(self: Any) -> Any:
    return _stream([ord(char) for char in text_of(self)])


def _replace(runtime: Runtime, self: Any, pattern: Any, function: Callable[[Any], Any], once: bool) -> str:
    # Upstream: Augmentation.replaceAll and replaceFirst: what the function gives is inserted literally, and no limit
    # holds.
    from blueprintc.painless.api.java.util.regex.matcher import Matcher

    if pattern is None:
        raise null_pointer()
    text = text_of(self)
    units = to_utf16(text)
    matcher = Matcher(pattern, text, None, runtime.jdk)
    parts: list[str] = []
    after = 0
    while matcher.find_0():
        inserted = function(matcher)
        if inserted is None:
            raise null_pointer()
        parts += (units[after : matcher.start_0()], inserted)
        after = matcher.end_0()
        runtime.charge(len(inserted))
        if once:
            break
    return join_surrogates("".join(parts) + units[after:])


@CHAR_SEQUENCE.method("replaceAll/2", runtime=True)
def replace_all(runtime: Runtime, self: Any, pattern: Any, function: Callable[[Any], Any]) -> str:
    """``replaceAll(pattern, function)``, which Painless adds."""
    return _replace(runtime, self, pattern, function, False)


@CHAR_SEQUENCE.method("replaceFirst/2", runtime=True)
def replace_first(runtime: Runtime, self: Any, pattern: Any, function: Callable[[Any], Any]) -> str:
    """``replaceFirst(pattern, function)``, which Painless adds."""
    return _replace(runtime, self, pattern, function, True)


CHAR_SEQUENCE.methods({"length/0": length, "toString/0": text_of, "chars/0": _chars, "codePoints/0": _code_points})
