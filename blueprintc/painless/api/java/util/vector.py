"""``java.util.Vector``."""

from typing import Any

from blueprintc.jvm.errors import JavaError
from blueprintc.painless.api import JavaClass
from blueprintc.painless.api.java.util.enumeration import Enumeration
from blueprintc.painless.api.java.util.list import add_all_at, list_iterator
from blueprintc.painless.api.native import require
from blueprintc.painless.values import Array, Runtime, equals
from blueprintc.painless.values.lists import ListObject

VECTOR = JavaClass("java.util.Vector", "java.util.AbstractList", "java.util.RandomAccess")
CLASSES = (VECTOR,)


class Vector(ListObject):
    """A list with the older method names and messages."""

    __slots__ = ()
    JAVA_CLASS = "java.util.Vector"


def out_of_bounds(message: str) -> JavaError:
    """An ArrayIndexOutOfBoundsException."""
    return JavaError("ArrayIndexOutOfBoundsException", message)


def _below(index: int, size: int) -> None:
    if index >= size:
        raise out_of_bounds(f"{index} >= {size}")
    if index < 0:
        raise out_of_bounds(f"Index {index} out of bounds for length {max(10, size)}")


def _plain(index: int, size: int) -> None:
    if index >= size:
        raise out_of_bounds(f"Array index out of range: {index}")
    if index < 0:
        raise out_of_bounds(f"Index {index} out of bounds for length {max(10, size)}")


def _get(self: Vector, index: int) -> Any:
    _plain(index, len(self))
    return self[index]


def _set(self: Vector, index: int, value: Any) -> Any:
    _plain(index, len(self))
    previous, self[index] = self[index], value
    return previous


def _remove(self: Vector, index: int) -> Any:
    _plain(index, len(self))
    return self.pop(index)


def _insert(self: Vector, index: int, value: Any) -> None:
    if index > len(self):
        raise out_of_bounds(f"{index} > {len(self)}")
    if index < 0:
        raise out_of_bounds(f"arraycopy: source index {index} out of bounds for object array[{max(10, len(self))}]")
    self.insert(index, value)


def _element_at(self: Vector, index: int) -> Any:
    _below(index, len(self))
    return self[index]


def _set_element_at(self: Vector, value: Any, index: int) -> None:
    _below(index, len(self))
    self[index] = value


def _remove_element_at(self: Vector, index: int) -> None:
    if index >= len(self):
        raise out_of_bounds(f"{index} >= {len(self)}")
    if index < 0:
        raise out_of_bounds(f"Array index out of range: {index}")
    del self[index]


def _remove_element(self: Vector, value: Any) -> bool:
    for index, element in enumerate(self):
        if equals(element, value):
            del self[index]
            return True
    return False


def _end(self: Vector, index: int) -> Any:
    if not self:
        raise JavaError("NoSuchElementException")
    return self[index]


def _last_index_of(self: Vector, value: Any, start: int) -> int:
    if start >= len(self):
        raise JavaError("IndexOutOfBoundsException", f"{start} >= {len(self)}")
    return next((index for index in range(start, -1, -1) if equals(self[index], value)), -1)


def _copy_into(self: Vector, target: Array) -> None:
    if len(require(target)) < len(self):
        raise out_of_bounds(
            f"arraycopy: last destination index {len(self)} out of bounds for object array[{len(target)}]"
        )
    target[: len(self)] = list(self)


@VECTOR.constructor(1, runtime=True)
def _of(runtime: Runtime, elements: Any) -> Vector:
    runtime.store(len(require(elements)))
    return Vector(elements)


@VECTOR.method("addAll/2", runtime=True)
def _insert_all(runtime: Runtime, self: Vector, index: int, elements: Any) -> bool:
    if not 0 <= index <= len(self):
        raise out_of_bounds(f"Array index out of range: {index}")
    return bool(add_all_at(runtime, self, index, elements))


def _list_iterator(self: Vector, index: int) -> Any:
    if not 0 <= index <= len(self):
        raise JavaError("IndexOutOfBoundsException", f"Index: {index}")
    return list_iterator(self, index)


VECTOR.constructors[0] = Vector
VECTOR.methods(
    {
        "add/2": _insert,
        "addElement/1": Vector.append,
        "clone/0": lambda self: type(self)(self),
        "copyInto/1": _copy_into,
        "elementAt/1": _element_at,
        "elements/0": lambda self: Enumeration(iter(list(self))),
        "firstElement/0": lambda self: _end(self, 0),
        "get/1": _get,
        "insertElementAt/2": lambda self, value, index: _insert(self, index, value),
        "listIterator/1": _list_iterator,
        "lastElement/0": lambda self: _end(self, -1),
        "lastIndexOf/2": _last_index_of,
        "remove/1": _remove,
        "removeAllElements/0": Vector.clear,
        "removeElement/1": _remove_element,
        "removeElementAt/1": _remove_element_at,
        "set/2": _set,
        "setElementAt/2": _set_element_at,
    }
)
