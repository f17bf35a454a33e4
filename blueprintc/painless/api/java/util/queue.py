"""``java.util.Queue``; queues here are Python lists (``LinkedList``) or objects with the methods of ``deque.py``."""

from typing import Any

from blueprintc.jvm.errors import JavaError
from blueprintc.painless.api import JavaClass

QUEUE = JavaClass("java.util.Queue", interface=True)
CLASSES = (QUEUE,)


def no_element() -> JavaError:
    """A NoSuchElementException."""
    return JavaError("NoSuchElementException")


def peek(self: Any) -> Any:
    """``peek()``: null when empty."""
    return self[0] if self else None


def element(self: Any) -> Any:
    """``element()``."""
    if not self:
        raise no_element()
    return self[0]


def poll(self: Any) -> Any:
    """``poll()``: null when empty."""
    return self.pop(0) if self else None


def remove_first(self: Any) -> Any:
    """``remove()`` and ``removeFirst()``."""
    if not self:
        raise no_element()
    return self.pop(0)


def offer(self: Any, value: Any) -> bool:
    """``offer(value)``."""
    self.append(value)
    return True


QUEUE.methods({"element/0": element, "offer/1": offer, "peek/0": peek, "poll/0": poll, "remove/0": remove_first})
