"""``StringBuilder`` and ``StringBuffer``: the same class but for the name."""

from typing import Any

from blueprintc.jvm.errors import JavaError
from blueprintc.jvm.strings import index_of, join_surrogates, last_index_of, to_utf16, utf16_length
from blueprintc.painless.api import Implementation, JavaClass
from blueprintc.painless.api.java.lang.char_sequence import (
    check_index,
    code_point_at,
    code_point_before,
    code_point_count,
    length,
    offset_by_code_points,
    text_of,
)
from blueprintc.painless.values import JavaObject, Runtime, ToText, cannot_cast, compare_strings, null_pointer

_CHARGED = 4096


class TextBuilder(JavaObject):
    """Text that grows: parts that are joined when somebody looks."""

    __slots__ = ("capacity", "parts", "size")

    def __init__(self, text: str = "") -> None:
        self.parts = [text] if text else []
        self.size = len(text)
        self.capacity = 16 + utf16_length(text)

    def text(self) -> str:
        """The characters."""
        parts = self.parts
        if len(parts) != 1:
            parts[:] = [join_surrogates("".join(parts))]
        return parts[0]

    def set(self, text: str) -> None:
        """Replace all characters."""
        self.parts[:] = [text]
        self.size = len(text)

    def grow(self, runtime: Runtime, text: str) -> None:
        """Append."""
        self.parts.append(text)
        self.size += len(text)
        if self.size > _CHARGED:
            runtime.charge(len(text))
            if self.size > 1 << 20:
                runtime.check_text(self.size)

    def java_text(self, text: ToText) -> str:
        return self.text()

    def java_compare(self, other: Any) -> int:
        """``compareTo``."""
        if type(other) is not type(self):
            raise cannot_cast(other, self.JAVA_CLASS)
        return compare_strings(self.text(), other.text())


def _bounds(message: str) -> JavaError:
    return JavaError("StringIndexOutOfBoundsException", message)


def _range(begin: int, end: int, size: int, jdk: int) -> None:
    if not 0 <= begin <= end <= size:
        if jdk < 25:
            raise _bounds(f"start {begin}, end {end}, length {size}")
        raise _bounds(f"Range [{begin}, {end}) out of bounds for length {size}")


def _offset(offset: int, size: int, jdk: int) -> None:
    if not 0 <= offset <= size:
        if jdk < 25:
            raise _bounds(f"offset {offset}, length {size}")
        raise _bounds(f"Range [{offset}, {size}) out of bounds for length {size}")


def register(java: JavaClass, builder: type[TextBuilder]) -> None:
    """All constructors and methods of the class."""
    java.constructors[0] = builder
    java.constructors[1] = lambda text: builder(text_of(text))
    java.methods(
        {
            "capacity/0": capacity,
            "codePointAt/1": code_point_at,
            "codePointBefore/1": code_point_before,
            "codePointCount/2": code_point_count,
            "offsetByCodePoints/2": offset_by_code_points,
            "compareTo/1": builder.java_compare,
            "delete/2": delete,
            "deleteCharAt/1": delete_char_at,
            "indexOf/1": find,
            "indexOf/2": find,
            "lastIndexOf/1": find_last,
            "lastIndexOf/2": find_last,
            "length/0": length,
            "replace/3": replace,
            "reverse/0": reverse,
            "setCharAt/2": set_char_at,
            "setLength/1": set_length,
            "toString/0": text_of,
        }
    )
    for key, function in _WITH_RUNTIME.items():
        java.method(key, runtime=True)(function)


def append(runtime: Runtime, self: TextBuilder, value: Any) -> TextBuilder:
    """``append(value)``."""
    text = value if type(value) is str else runtime.to_text(value)
    self.parts.append(text)
    self.size += len(text)
    if self.size > _CHARGED:
        runtime.charge(len(text))
        if self.size > 1 << 20:
            runtime.check_text(self.size)
    return self


def append_range(runtime: Runtime, self: TextBuilder, text: Any, begin: int, end: int) -> TextBuilder:
    """``append(text, begin, end)``."""
    units = to_utf16("null" if text is None else text_of(text))
    if not 0 <= begin <= end <= len(units):
        raise JavaError("IndexOutOfBoundsException", f"Range [{begin}, {end}) out of bounds for length {len(units)}")
    self.grow(runtime, units[begin:end])
    return self


def append_code_point(runtime: Runtime, self: TextBuilder, point: int) -> TextBuilder:
    """``appendCodePoint(point)``."""
    if not 0 <= point <= 0x10FFFF:
        raise JavaError("IllegalArgumentException", f"Not a valid Unicode code point: 0x{point & 0xFFFFFFFF:X}")
    self.grow(runtime, chr(point))
    return self


def capacity(self: TextBuilder) -> int:
    """``capacity()``: as the array would have grown."""
    size = utf16_length(self.text())
    if size > self.capacity:
        self.capacity = max(size, self.capacity * 2 + 2)
    return self.capacity


def delete(self: TextBuilder, start: int, end: int) -> TextBuilder:
    """``delete(start, end)``."""
    units = to_utf16(self.text())
    end = min(end, len(units))
    _range(start, end, len(units), 25)
    self.set(join_surrogates(units[:start] + units[end:]))
    return self


def delete_char_at(self: TextBuilder, index: int) -> TextBuilder:
    """``deleteCharAt(index)``."""
    units = to_utf16(self.text())
    check_index(index, len(units), 25)
    self.set(join_surrogates(units[:index] + units[index + 1 :]))
    return self


def find(self: TextBuilder, part: str | None, start: int = 0) -> int:
    """``indexOf``."""
    if part is None:
        raise null_pointer()
    return index_of(self.text(), part, start)


def find_last(self: TextBuilder, part: str | None, start: int | None = None) -> int:
    """``lastIndexOf``."""
    if part is None:
        raise null_pointer()
    return last_index_of(self.text(), part, start)


def insert(runtime: Runtime, self: TextBuilder, offset: int, value: Any) -> TextBuilder:
    """``insert(offset, value)``."""
    units = to_utf16(self.text())
    _offset(offset, len(units), runtime.jdk)
    text = runtime.to_text(value)
    runtime.charge(len(units) + len(text))
    self.set(join_surrogates(units[:offset] + text + units[offset:]))
    return self


def replace(self: TextBuilder, start: int, end: int, text: str | None) -> TextBuilder:
    """``replace(start, end, text)``."""
    units = to_utf16(self.text())
    end = min(end, len(units))
    _range(start, end, len(units), 25)
    if text is None:
        raise null_pointer()
    self.set(join_surrogates(units[:start] + text + units[end:]))
    return self


def reverse(self: TextBuilder) -> TextBuilder:
    """``reverse()``: surrogate pairs stay pairs."""
    self.set(self.text()[::-1])
    return self


def set_char_at(self: TextBuilder, index: int, char: int) -> None:
    """``setCharAt(index, char)``."""
    units = to_utf16(self.text())
    check_index(index, len(units), 25)
    self.set(join_surrogates(units[:index] + chr(char) + units[index + 1 :]))


def set_length(self: TextBuilder, size: int) -> None:
    """``setLength(size)``: cut, or filled with NUL."""
    if size < 0:
        raise _bounds(f"String index out of range: {size}")
    units = to_utf16(self.text())
    if size > 0x7FFFFFF7:
        raise JavaError("OutOfMemoryError", "Required length exceeds implementation limit")
    if size > 64 << 20:
        raise JavaError("OutOfMemoryError", "Java heap space")
    self.set(join_surrogates(units[:size] + "\0" * (size - len(units))))


def substring_from(runtime: Runtime, self: TextBuilder, begin: int) -> str:
    """``substring(begin)``."""
    return substring(runtime, self, begin, utf16_length(self.text()))


def substring(runtime: Runtime, self: TextBuilder, begin: int, end: int) -> str:
    """``substring(begin, end)`` and ``subSequence``."""
    units = to_utf16(self.text())
    _range(begin, end, len(units), runtime.jdk)
    return join_surrogates(units[begin:end])


def _get_chars(runtime: Runtime, self: TextBuilder, begin: int, end: int, target: Any, at: int) -> None:
    units = to_utf16(self.text())
    _range(begin, end, len(units), runtime.jdk)
    if target is None:
        raise null_pointer()
    stop = at + end - begin
    if not 0 <= at <= stop <= len(target):
        raise JavaError("IndexOutOfBoundsException", f"Range [{at}, {stop}) out of bounds for length {len(target)}")
    target[at:stop] = map(ord, units[begin:end])


_WITH_RUNTIME: dict[str, Implementation] = {
    "append/1": append,
    "append/3": append_range,
    "appendCodePoint/1": append_code_point,
    "insert/2": insert,
    "substring/1": substring_from,
    "substring/2": substring,
    "subSequence/2": substring,
    "getChars/4": _get_chars,
}
