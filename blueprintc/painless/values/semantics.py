"""``equals``, ``hashCode``, ``compareTo`` and ``String.valueOf`` of any reference."""

import math
import struct
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from blueprintc.jvm.errors import JavaError
from blueprintc.jvm.hashing import string_hash
from blueprintc.jvm.numbers import (
    SHORTEST_SINCE_JDK,
    big_decimal_to_string,
    double_to_string,
    float_to_string,
    to_int,
)
from blueprintc.painless.values.boxes import Array, BigInteger, Byte, Char, Float, Long, Short
from blueprintc.painless.values.errors import cannot_cast, null_pointer
from blueprintc.painless.values.objects import JavaObject, class_name

MAX_TEXT = 64 << 20
"""The longest text that is made, in characters."""

JDK = 25
"""The JDK whose texts are given when nobody says otherwise."""


class JavaList(JavaObject):
    """A ``java.util.List`` that is no Python list: a view. Needs ``__len__``, ``__iter__`` and ``element``."""

    __slots__ = ()

    def __len__(self) -> int:
        raise NotImplementedError

    def __iter__(self) -> Any:
        size, position = len(self), 0
        while position != len(self):
            if len(self) != size:
                raise JavaError("ConcurrentModificationException")
            yield self.element(position)
            position += 1

    def element(self, index: int) -> Any:
        """The element at an index that has been checked by the caller, or the exception of ``get``."""
        raise NotImplementedError

    def put(self, index: int, value: Any) -> None:
        """Write the element; a list that cannot be written does not override this."""
        raise JavaError("UnsupportedOperationException")

    def insert(self, index: int, value: Any) -> None:
        """Insert an element; a list of fixed size does not override this."""
        raise JavaError("UnsupportedOperationException")

    def take(self, index: int) -> Any:
        """Remove an element and give it; a list of fixed size does not override this."""
        raise JavaError("UnsupportedOperationException")

    def java_text(self, text: Any) -> str:
        return elements_text(self, self, text)

    def java_equals(self, other: Any) -> bool:
        return is_list(other) and len(self) == len(other) and all(map(equals, self, other))

    def java_hash(self) -> int:
        return list_hash(self)


def is_list(value: Any) -> bool:
    """Whether a reference is a ``java.util.List``."""
    return type(value) is list or (isinstance(value, list | JavaList) and not isinstance(value, Array))


def equals(left: Any, right: Any) -> bool:
    """``Objects.equals(left, right)``: classes count (Integer 1 is not Long 1), null is equal to null."""
    kind = type(left)
    if kind is str:
        return type(right) is str and left == right
    if left is right:
        return True
    if left is None or right is None:
        return False
    if kind is float or kind is Float:
        return type(right) is kind and _same_double(left, right)
    if isinstance(left, int):
        return type(right) is kind and bool(left == right)
    if isinstance(left, JavaObject):
        return left.java_equals(right)
    if kind is Decimal:
        return type(right) is Decimal and left.as_tuple() == right.as_tuple()
    if isinstance(left, list) and kind is not Array:
        return is_list(right) and len(left) == len(right) and all(map(equals, left, right))
    return False


def _same_double(left: float, right: float) -> bool:
    if left != left:
        return right != right
    return left == right and math.copysign(1.0, left) == math.copysign(1.0, right)


def hash_code(value: Any) -> int:
    """``Objects.hashCode(value)``: a signed 32-bit int, 0 for null."""
    kind = type(value)
    if kind is str:
        return string_hash(value)
    if value is None:
        return 0
    if kind is bool:
        return 1231 if value else 1237
    if kind is float:
        return double_hash(value)
    if kind is Float:
        return float_hash(value)
    if kind is Long:
        return long_hash(value)
    if kind is BigInteger:
        return _big_integer_hash(value)
    if isinstance(value, int):
        return int(value)
    if isinstance(value, JavaObject):
        return value.java_hash()
    if kind is Decimal:
        return _big_decimal_hash(value)
    if isinstance(value, list) and kind is not Array:
        return list_hash(value)
    return id(value) >> 4 & 0x7FFFFFFF


def list_hash(elements: Iterable[Any]) -> int:
    """``List.hashCode()``."""
    result = 1
    for element in elements:
        result = (31 * result + hash_code(element)) & 0xFFFFFFFF
    return to_int(result)


def long_hash(value: int) -> int:
    """``Long.hashCode(value)``."""
    return to_int((value ^ ((value & 0xFFFFFFFFFFFFFFFF) >> 32)) & 0xFFFFFFFF)


def double_hash(value: float) -> int:
    """``Double.hashCode(value)``; every NaN counts as the canonical one."""
    bits = 0x7FF8000000000000 if value != value else int(struct.unpack("<Q", struct.pack("<d", value))[0])
    return to_int((bits ^ (bits >> 32)) & 0xFFFFFFFF)


def float_hash(value: float) -> int:
    """``Float.hashCode(value)``."""
    return 0x7FC00000 if value != value else int(struct.unpack("<i", struct.pack("<f", value))[0])


def _big_integer_hash(value: int) -> int:
    result, magnitude = 0, abs(value)
    words = (magnitude.bit_length() + 31) // 32
    for word in range(words - 1, -1, -1):
        result = (31 * result + (magnitude >> (32 * word) & 0xFFFFFFFF)) & 0xFFFFFFFF
    return to_int(result if value >= 0 else -result)


def _big_decimal_hash(value: Decimal) -> int:
    sign, digits, exponent = value.as_tuple()
    unscaled = int("".join(map(str, digits)) or "0")
    scale = -int(exponent)
    if unscaled < 1 << 63:
        folded = ((unscaled >> 32) * 31 + (unscaled & 0xFFFFFFFF)) & 0xFFFFFFFF
        return to_int(31 * (-folded if sign else folded) + scale)
    return to_int(31 * _big_integer_hash(-unscaled if sign else unscaled) + scale)


def comparable(value: Any) -> bool:
    """Whether a reference is a ``java.lang.Comparable``."""
    if isinstance(value, str | int | float | Decimal):
        return True
    return hasattr(value, "java_compare")


def compare(left: Any, right: Any) -> int:
    """``((Comparable) left).compareTo(right)``: the natural order, with Java's exceptions."""
    if left is None or right is None:
        raise null_pointer()
    kind = type(left)
    if kind is not type(right) and not isinstance(left, JavaObject):
        if isinstance(left, list | JavaError):
            raise cannot_cast(left, "java.lang.Comparable")
        raise cannot_cast(right, class_name(left))
    if kind is str:
        return compare_strings(left, right)
    if kind is float or kind is Float:
        return compare_doubles(left, right)
    if kind is bool or kind is Long or kind is int or kind is BigInteger or kind is Decimal:
        return int(left > right) - int(left < right)
    if kind is Short or kind is Byte or kind is Char:
        return int(left) - int(right)
    comparing = getattr(left, "java_compare", None)
    if comparing is None:
        raise cannot_cast(left, "java.lang.Comparable")
    return int(comparing(right))


def compare_doubles(left: float, right: float) -> int:
    """``Double.compare``: -0.0 before 0.0, NaN last."""
    if left < right:
        return -1
    if left > right:
        return 1
    if left == right:
        first, second = math.copysign(1.0, left), math.copysign(1.0, right)
        return (first > second) - (first < second)
    return (left != left) - (right != right)


def compare_strings(left: str, right: str) -> int:
    """``String.compareTo``: difference of the first differing UTF-16 units, else of the lengths."""
    if not (left.isascii() and right.isascii()):
        left, right = _units(left), _units(right)
    for one, other in zip(left, right, strict=False):
        if one != other:
            return ord(one) - ord(other)
    return len(left) - len(right)


def _units(text: str) -> str:
    if not text or max(text) <= "\uffff":
        return text
    data = text.encode("utf-16-le", "surrogatepass")
    return "".join(map(chr, struct.unpack(f"<{len(data) // 2}H", data)))


def to_text(value: Any, jdk: int = JDK) -> str:
    """``String.valueOf(value)``: what concatenation, ``append`` and ``toString()`` give."""
    kind = type(value)
    if kind is str:
        return str(value)
    if kind is int or kind is Long:
        return str(int(value))
    if kind is float:
        return double_text(value) if jdk >= SHORTEST_SINCE_JDK else double_to_string(value, jdk=jdk)
    if value is None:
        return "null"
    if kind is bool:
        return "true" if value else "false"
    if kind is Char:
        return chr(value)
    if kind is Float:
        return float_to_string(value, jdk=jdk)
    if kind is Decimal:
        return big_decimal_to_string(value)
    if isinstance(value, int):
        return str(int(value))
    return _object_text(value, jdk)


def double_text(value: float) -> str:
    """``Double.toString`` since JDK 19, faster than ``double_to_string`` for everyday numbers."""
    # Between 10^-3 and 10^7 Java and Python both write the shortest digits, without an exponent.
    if 1e-3 <= value < 1e7 or -1e7 < value <= -1e-3:
        return repr(value)
    text = repr(value)
    mantissa, e, exponent = text.partition("e-")
    if e and len(mantissa) > 3:
        return f"{mantissa}E-{int(exponent)}"
    return double_to_string(value)


def _object_text(value: Any, jdk: int) -> str:
    def text(inner: Any) -> str:
        return to_text(inner, jdk)

    if isinstance(value, JavaObject):
        return value.java_text(text)
    if isinstance(value, Array):
        return f"{class_name(value)}@{hash_code(value):x}"
    if isinstance(value, list):
        return elements_text(value, value, text)
    if isinstance(value, JavaError):
        return value.java_class if value.message is None else f"{value.java_class}: {value.message}"
    raise TypeError(f"no Java text for {type(value).__name__}")


def elements_text(elements: Iterable[Any], owner: Any, text: Any) -> str:
    """``AbstractCollection.toString()``."""
    if type(elements) is list and elements and type(elements[0]) is float and text(1e23) == "1.0E23":
        if set(map(type, elements)) == {float}:
            return f"[{', '.join(map(double_text, elements))}]"
    inside: list[str] = []
    last: Any = owner
    for element in elements:
        if element is owner:
            inside.append("(this Collection)")
        else:
            # A list that holds the same list twice would be printed again at every level.
            inside.append(inside[-1] if inside and element is last else text(element))
        last = element
    return f"[{bounded(', '.join(inside))}]"


def bounded(text: str) -> str:
    """``text``, unless no server could hold it: a list of the same lists can print to any length."""
    if len(text) > MAX_TEXT:
        raise JavaError("OutOfMemoryError", "Java heap space")
    return text
