"""``java.util.PriorityQueue``: a binary heap in Java's layout, which its text and iteration show."""

from collections.abc import Callable, Iterator
from typing import Any

from blueprintc.jvm.errors import JavaError
from blueprintc.painless.api import JavaClass
from blueprintc.painless.api.java.util.array_deque import register_removal
from blueprintc.painless.values import JavaCollection, compare, equals
from blueprintc.painless.values.errors import null_pointer

PRIORITY_QUEUE = JavaClass("java.util.PriorityQueue", "java.util.AbstractQueue")
CLASSES = (PRIORITY_QUEUE,)


class PriorityQueue(JavaCollection):
    """The least element first. Upstream: java.util.PriorityQueue.siftUp and siftDown."""

    __slots__ = ("_heap", "_order")
    JAVA_CLASS = "java.util.PriorityQueue"

    def __init__(self, order: Callable[[Any, Any], int] | None = None) -> None:
        self._heap: list[Any] = []
        self._order = order if order is not None else compare

    def __len__(self) -> int:
        return len(self._heap)

    def __iter__(self) -> Iterator[Any]:
        return iter(list(self._heap))

    def add(self, value: Any) -> bool:
        if value is None:
            raise null_pointer()
        if not self._heap:
            self._order(value, value)
        self._heap.append(value)
        try:
            self._up(len(self._heap) - 1)
        except JavaError:
            self._heap.pop()
            raise
        return True

    def _up(self, index: int) -> None:
        heap, value = self._heap, self._heap[index]
        path = index
        while path > 0:
            parent = (path - 1) >> 1
            if self._order(value, heap[parent]) >= 0:
                break
            heap[path] = heap[parent]
            path = parent
        heap[path] = value

    def _down(self, index: int) -> None:
        heap, size = self._heap, len(self._heap)
        value = heap[index]
        while index < size >> 1:
            child = 2 * index + 1
            if child + 1 < size and self._order(heap[child], heap[child + 1]) > 0:
                child += 1
            if self._order(value, heap[child]) <= 0:
                break
            heap[index] = heap[child]
            index = child
        heap[index] = value

    def peek(self) -> Any:
        """The least element, or null."""
        return self._heap[0] if self._heap else None

    def poll(self) -> Any:
        """Take the least element out, or null."""
        if not self._heap:
            return None
        first, last = self._heap[0], self._heap.pop()
        if self._heap:
            self._heap[0] = last
            self._down(0)
        return first

    def discard(self, value: Any) -> bool:
        """``remove(value)``."""
        for index, element in enumerate(self._heap):
            if equals(element, value):
                last = self._heap.pop()
                if index < len(self._heap):
                    self._heap[index] = last
                    self._down(index)
                    if self._heap[index] is last:
                        self._up(index)
                return True
        return False

    def keep(self, wanted: Callable[[Any], bool]) -> bool:
        """Keep the elements that are wanted; whether any had to go."""
        kept = [element for element in self._heap if wanted(element)]
        changed = len(kept) != len(self._heap)
        if changed:
            self._heap = kept
            for index in range((len(kept) >> 1) - 1, -1, -1):
                self._down(index)
        return changed


def _required(take: Callable[[PriorityQueue], Any]) -> Callable[[PriorityQueue], Any]:
    def checked(self: PriorityQueue) -> Any:
        if not len(self):
            raise JavaError("NoSuchElementException")
        return take(self)

    return checked


PRIORITY_QUEUE.constructors.update({0: PriorityQueue, 1: PriorityQueue})
PRIORITY_QUEUE.methods(
    {
        "asCollection/0": lambda self: self,
        "element/0": _required(PriorityQueue.peek),
        "offer/1": PriorityQueue.add,
        "peek/0": PriorityQueue.peek,
        "poll/0": PriorityQueue.poll,
        "remove/0": _required(PriorityQueue.poll),
        "remove/1": PriorityQueue.discard,
    }
)
register_removal(PRIORITY_QUEUE)
