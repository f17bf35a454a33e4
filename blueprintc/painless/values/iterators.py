"""``java.util.Iterator`` objects; each is also a Python iterator."""

from collections.abc import Callable, Iterator
from typing import Any

from blueprintc.jvm.errors import JavaError
from blueprintc.painless.values.objects import JavaObject


class JavaIterator(JavaObject):
    """Any ``java.util.Iterator``: ``has_next`` and ``advance`` (``next()``); ``remove`` where it is supported."""

    __slots__ = ()
    JAVA_CLASS = "java.util.Iterator$Plain"

    def has_next(self) -> bool:
        """``hasNext()``."""
        raise NotImplementedError

    def advance(self) -> Any:
        """``next()``."""
        raise NotImplementedError

    def remove(self) -> None:
        """``remove()``."""
        raise JavaError("UnsupportedOperationException", "remove")

    def __iter__(self) -> Iterator[Any]:
        return self

    def __next__(self) -> Any:
        if not self.has_next():
            raise StopIteration
        return self.advance()


class SnapshotIterator(JavaIterator):
    """Over the elements that a collection had; notices when its size changes otherwise than through ``remove``."""

    __slots__ = ("_count", "_elements", "_position", "_remove", "_removed", "_size")

    def __init__(
        self, elements: list[Any], size: Callable[[], int], remove: Callable[[Any], Any] | None = None
    ) -> None:
        self._elements = elements
        self._size = size
        self._count = size()
        self._remove = remove
        self._position = 0
        self._removed = True

    def has_next(self) -> bool:
        return self._position < len(self._elements)

    def advance(self) -> Any:
        if self._size() != self._count:
            raise JavaError("ConcurrentModificationException")
        if self._position >= len(self._elements):
            raise JavaError("NoSuchElementException")
        self._position += 1
        self._removed = False
        return self._elements[self._position - 1]

    def remove(self) -> None:
        if self._remove is None:
            super().remove()
            return
        if self._removed:
            raise JavaError("IllegalStateException")
        if self._size() != self._count:
            raise JavaError("ConcurrentModificationException")
        self._remove(self._elements[self._position - 1])
        self._count = self._size()
        self._removed = True


class PythonIterator(JavaIterator):
    """Over any Python iterator."""

    __slots__ = ("_ahead", "_source")

    def __init__(self, source: Iterator[Any]) -> None:
        self._source = source
        self._ahead: list[Any] = []

    def has_next(self) -> bool:
        if not self._ahead:
            for element in self._source:
                self._ahead.append(element)
                break
        return bool(self._ahead)

    def advance(self) -> Any:
        if not self.has_next():
            raise JavaError("NoSuchElementException")
        return self._ahead.pop()
