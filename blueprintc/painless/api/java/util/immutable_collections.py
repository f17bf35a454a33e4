"""``java.util.ImmutableCollections``: the lists that ``List.of`` makes."""

from collections.abc import Iterable
from typing import Any

from blueprintc.painless.api import JavaClass
from blueprintc.painless.api.java.util.immutable import FixedList


class List12(FixedList):
    """One or two elements."""

    __slots__ = ()
    JAVA_CLASS = "java.util.ImmutableCollections$List12"


class ListN(FixedList):
    """Any other number of elements."""

    __slots__ = ()
    JAVA_CLASS = "java.util.ImmutableCollections$ListN"
    OUT = "Index {index} out of bounds for length {size}"


def list_of(elements: Iterable[Any]) -> FixedList:
    """``List.of(elements)``."""
    found = list(elements)
    return List12(found) if 1 <= len(found) <= 2 else ListN(found)


CLASSES = (JavaClass(List12.JAVA_CLASS, "java.util.List"), JavaClass(ListN.JAVA_CLASS, "java.util.List"))
