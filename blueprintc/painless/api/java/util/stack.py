"""``java.util.Stack``."""

from typing import Any

from blueprintc.jvm.errors import JavaError
from blueprintc.painless.api import JavaClass
from blueprintc.painless.api.java.util.vector import Vector
from blueprintc.painless.values import equals

STACK = JavaClass("java.util.Stack", "java.util.Vector")
CLASSES = (STACK,)


class Stack(Vector):
    """Last in, first out."""

    __slots__ = ()
    JAVA_CLASS = "java.util.Stack"


def _push(self: Stack, value: Any) -> Any:
    self.append(value)
    return value


def _peek(self: Stack) -> Any:
    if not self:
        raise JavaError("EmptyStackException")
    return self[-1]


def _pop(self: Stack) -> Any:
    _peek(self)
    return self.pop()


def _search(self: Stack, value: Any) -> int:
    for distance, element in enumerate(reversed(self), 1):
        if equals(element, value):
            return distance
    return -1


STACK.constructors[0] = Stack
STACK.methods({"empty/0": lambda self: not self, "peek/0": _peek, "pop/0": _pop, "push/1": _push, "search/1": _search})
