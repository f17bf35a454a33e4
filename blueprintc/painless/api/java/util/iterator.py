"""``java.util.Iterator``."""

from collections.abc import Callable
from typing import Any

from blueprintc.painless.api import JavaClass
from blueprintc.painless.values import JavaIterator

ITERATOR = JavaClass("java.util.Iterator", interface=True)
_PLAIN = JavaClass("java.util.Iterator$Plain", "java.util.Iterator")
CLASSES = (ITERATOR, _PLAIN)


def _for_each_remaining(self: JavaIterator, consumer: Callable[[Any], Any]) -> None:
    while self.has_next():
        consumer(self.advance())


def _has_next(self: JavaIterator) -> bool:
    return self.has_next()


def _next(self: JavaIterator) -> Any:
    return self.advance()


def _remove(self: JavaIterator) -> None:
    self.remove()


ITERATOR.methods(
    {"forEachRemaining/1": _for_each_remaining, "hasNext/0": _has_next, "next/0": _next, "remove/0": _remove}
)
