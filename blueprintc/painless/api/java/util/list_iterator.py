"""``java.util.ListIterator``, and the iterators of lists."""

from typing import Any

from blueprintc.jvm.errors import JavaError
from blueprintc.painless.api import JavaClass
from blueprintc.painless.values import JavaIterator, list_get, list_insert, list_put, list_take

LIST_ITERATOR = JavaClass("java.util.ListIterator", interface=True)
_INTERNAL = JavaClass("java.util.ListIterator$OfList", "java.util.ListIterator")
CLASSES = (LIST_ITERATOR, _INTERNAL)


class ListIterator(JavaIterator):
    """Over a list, in both directions."""

    __slots__ = ("_elements", "_last", "_position", "_size")
    JAVA_CLASS = "java.util.ListIterator$OfList"

    def __init__(self, elements: Any, position: int = 0) -> None:
        self._elements = elements
        self._position = position
        self._size = len(elements)
        self._last = -1

    def _check(self) -> None:
        if len(self._elements) != self._size:
            raise JavaError("ConcurrentModificationException")

    def has_next(self) -> bool:
        return self._position != len(self._elements)

    def advance(self) -> Any:
        self._check()
        if self._position >= len(self._elements):
            raise JavaError("NoSuchElementException")
        self._last = self._position
        self._position += 1
        return list_get(self._elements, self._last)

    def has_previous(self) -> bool:
        """``hasPrevious()``."""
        return self._position != 0

    def previous(self) -> Any:
        """``previous()``."""
        self._check()
        if self._position == 0:
            raise JavaError("NoSuchElementException")
        self._position -= 1
        self._last = self._position
        return list_get(self._elements, self._last)

    def next_index(self) -> int:
        """``nextIndex()``."""
        return self._position

    def previous_index(self) -> int:
        """``previousIndex()``."""
        return self._position - 1

    def _require_last(self) -> None:
        if self._last < 0:
            raise JavaError("IllegalStateException")
        self._check()

    def remove(self) -> None:
        self._require_last()
        list_take(self._elements, self._last)
        if self._last < self._position:
            self._position -= 1
        self._last = -1
        self._size = len(self._elements)

    def set(self, value: Any) -> None:
        """``set(value)``."""
        self._require_last()
        list_put(self._elements, self._last, value)

    def add(self, value: Any) -> None:
        """``add(value)``."""
        self._check()
        list_insert(self._elements, self._position, value)
        self._position += 1
        self._last = -1
        self._size = len(self._elements)


LIST_ITERATOR.methods(
    {
        "add/1": ListIterator.add,
        "hasPrevious/0": ListIterator.has_previous,
        "nextIndex/0": ListIterator.next_index,
        "previous/0": ListIterator.previous,
        "previousIndex/0": ListIterator.previous_index,
        "set/1": ListIterator.set,
    }
)
