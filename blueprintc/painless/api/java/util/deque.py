"""``java.util.Deque``."""

from typing import Any

from blueprintc.painless.api import JavaClass
from blueprintc.painless.api.java.util.queue import element, no_element, offer, peek, poll, remove_first
from blueprintc.painless.values import SnapshotIterator, equals

DEQUE = JavaClass("java.util.Deque", interface=True)
CLASSES = (DEQUE,)


def add_first(self: Any, value: Any) -> None:
    """``addFirst(value)`` and ``push(value)``."""
    self.insert(0, value)


def add_last(self: Any, value: Any) -> None:
    """``addLast(value)``."""
    self.append(value)


def offer_first(self: Any, value: Any) -> bool:
    """``offerFirst(value)``."""
    self.insert(0, value)
    return True


def get_last(self: Any) -> Any:
    """``getLast()``."""
    if not self:
        raise no_element()
    return self[-1]


def peek_last(self: Any) -> Any:
    """``peekLast()``."""
    return self[-1] if self else None


def poll_last(self: Any) -> Any:
    """``pollLast()``."""
    return self.pop() if self else None


def remove_last(self: Any) -> Any:
    """``removeLast()``."""
    if not self:
        raise no_element()
    return self.pop()


def remove_first_occurrence(self: Any, value: Any) -> bool:
    """``removeFirstOccurrence(value)``."""
    for index, known in enumerate(self):
        if equals(known, value):
            del self[index]
            return True
    return False


def remove_last_occurrence(self: Any, value: Any) -> bool:
    """``removeLastOccurrence(value)``."""
    for index in range(len(self) - 1, -1, -1):
        if equals(self[index], value):
            del self[index]
            return True
    return False


def descending_iterator(self: Any) -> SnapshotIterator:
    """``descendingIterator()``."""
    return SnapshotIterator(self[::-1], lambda: len(self), lambda value: remove_last_occurrence(self, value))


DEQUE.methods(
    {
        "addFirst/1": add_first,
        "addLast/1": add_last,
        "descendingIterator/0": descending_iterator,
        "getFirst/0": element,
        "getLast/0": get_last,
        "offerFirst/1": offer_first,
        "offerLast/1": offer,
        "peekFirst/0": peek,
        "peekLast/0": peek_last,
        "pollFirst/0": poll,
        "pollLast/0": poll_last,
        "pop/0": remove_first,
        "push/1": add_first,
        "remove/1": remove_first_occurrence,
        "removeFirst/0": remove_first,
        "removeFirstOccurrence/1": remove_first_occurrence,
        "removeLast/0": remove_last,
        "removeLastOccurrence/1": remove_last_occurrence,
    }
)
