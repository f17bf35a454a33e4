"""``java.util.ArrayDeque``: a deque that is no list and holds no nulls."""

from collections.abc import Iterable, Iterator
from typing import Any

from blueprintc.painless.api import JavaClass
from blueprintc.painless.api.java.util.deque import remove_first_occurrence
from blueprintc.painless.api.native import require
from blueprintc.painless.values import JavaCollection, Runtime
from blueprintc.painless.values.errors import null_pointer

ARRAY_DEQUE = JavaClass("java.util.ArrayDeque", "java.util.AbstractCollection", "java.util.Deque")
CLASSES = (ARRAY_DEQUE,)


class ArrayDeque(JavaCollection):
    """Elements in order; the methods of ``deque.py`` and ``queue.py`` work on it as on a list."""

    __slots__ = ("_items",)
    JAVA_CLASS = "java.util.ArrayDeque"

    def __init__(self, elements: Iterable[Any] = ()) -> None:
        self._items: list[Any] = []
        for element in elements:
            self.add(element)

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[Any]:
        return iter(list(self._items))

    def __getitem__(self, index: Any) -> Any:
        return self._items[index]

    def __delitem__(self, index: int) -> None:
        del self._items[index]

    def add(self, value: Any) -> bool:
        self.append(value)
        return True

    def append(self, value: Any) -> None:
        """At the end."""
        if value is None:
            raise null_pointer()
        self._items.append(value)

    def insert(self, index: int, value: Any) -> None:
        """Before an index."""
        if value is None:
            raise null_pointer()
        self._items.insert(index, value)

    def pop(self, index: int = -1) -> Any:
        """Take out by index."""
        return self._items.pop(index)

    def keep(self, wanted: Any) -> bool:
        """Keep the elements that are wanted; whether any had to go."""
        kept = [element for element in self._items if wanted(element)]
        changed = len(kept) != len(self._items)
        self._items = kept
        return changed


@ARRAY_DEQUE.constructor(1, runtime=True)
def _of(runtime: Runtime, elements: Any) -> ArrayDeque:
    runtime.store(len(require(elements)))
    return ArrayDeque(elements)


def register_removal(java: JavaClass) -> None:
    """The bulk removals of a collection with ``keep``."""
    from blueprintc.painless.api.java.util.collection import contains

    java.methods(
        {
            "clear/0": lambda self: _nothing(self.keep(lambda element: False)),
            "removeIf/1": lambda self, predicate: self.keep(lambda element: not require(predicate)(element)),
            "removeAll/1": lambda self, values: self.keep(lambda element: not contains(require(values), element)),
            "retainAll/1": lambda self, values: self.keep(lambda element: contains(require(values), element)),
        }
    )


def _nothing(value: Any) -> None:
    """For methods that return void."""


ARRAY_DEQUE.constructors[0] = ArrayDeque
ARRAY_DEQUE.methods({"asCollection/0": lambda self: self, "clone/0": ArrayDeque, "remove/1": remove_first_occurrence})
register_removal(ARRAY_DEQUE)
