"""``java.util.Arrays``."""

from collections.abc import Callable
from typing import Any

from blueprintc.jvm.numbers import to_int
from blueprintc.painless.api import JavaClass
from blueprintc.painless.values import Array, ArrayView, Runtime, box, equals, hash_code, null_pointer

ARRAYS = JavaClass("java.util.Arrays")
CLASSES = (ARRAYS, JavaClass("java.util.Arrays$ArrayList", "java.util.AbstractList", "java.util.RandomAccess"))


def _as_list(array: Array | None) -> ArrayView:
    if array is None:
        raise null_pointer()
    return ArrayView(array)


def deep_equals(left: Any, right: Any) -> bool:
    """``deepEquals``: arrays by content."""
    if isinstance(left, Array) and isinstance(right, Array):
        if len(left) != len(right) or (left.component != right.component and _primitive(left, right)):
            return False
        return all(deep_equals(_boxed(left, a), _boxed(right, b)) for a, b in zip(left, right, strict=True))
    return equals(left, right)


def _primitive(*arrays: Array) -> bool:
    return any(array.component in _PRIMITIVES for array in arrays)


_PRIMITIVES = frozenset({"boolean", "byte", "short", "char", "int", "long", "float", "double"})


def _boxed(array: Array, value: Any) -> Any:
    return box(value, array.component)


def array_hash(array: Array | None, inner: Callable[[Any], int]) -> int:
    """``Arrays.hashCode`` and ``deepHashCode``."""
    if array is None:
        return 0
    result = 1
    for value in array:
        result = (31 * result + inner(_boxed(array, value))) & 0xFFFFFFFF
    return to_int(result)


def deep_hash(value: Any) -> int:
    """``deepHashCode`` of an element."""
    return array_hash(value, deep_hash) if isinstance(value, Array) else hash_code(value)


@ARRAYS.static("deepToString/1", runtime=True)
def deep_to_string(runtime: Runtime, array: Any) -> str:
    """``deepToString(array)``."""

    def text(value: Any, above: tuple[int, ...]) -> str:
        if not isinstance(value, Array):
            return runtime.to_text(value)
        if id(value) in above:
            return "[...]"
        inside = (text(_boxed(value, element), (*above, id(value))) for element in value)
        return f"[{', '.join(inside)}]"

    return text(array, ())


ARRAYS.statics({"asList/1": _as_list, "deepEquals/2": deep_equals, "deepHashCode/1": deep_hash})
