"""``java.util.TreeSet``: the keys of a ``TreeMap``, or of a range of one."""

from collections.abc import Iterator
from typing import Any

from blueprintc.painless.api import JavaClass
from blueprintc.painless.api.java.util.tree_map import NavigableMap, TreeMap
from blueprintc.painless.values import JavaSet

TREE_SET = JavaClass("java.util.TreeSet")
CLASSES = (TREE_SET,)


class TreeSet(JavaSet):
    """``java.util.TreeSet``."""

    __slots__ = ("keys",)
    JAVA_CLASS = "java.util.TreeSet"

    def __init__(self, comparator: Any = None) -> None:
        self.keys: NavigableMap = TreeMap(comparator)

    @classmethod
    def over(cls, keys: NavigableMap) -> "TreeSet":
        """A view of the keys of a map."""
        made = cls()
        made.keys = keys
        return made

    def __len__(self) -> int:
        return len(self.keys)

    def __iter__(self) -> Iterator[Any]:
        return iter(self.keys.java_keys())

    def contains(self, value: Any) -> bool:
        return self.keys.java_contains(value)

    def add(self, value: Any) -> bool:
        size = len(self.keys)
        if size == 0 or not self.keys.java_contains(value):
            self.keys.java_put(value, True)
        return len(self.keys) != size

    def discard(self, value: Any) -> bool:
        size = len(self.keys)
        self.keys.java_remove(value)
        return len(self.keys) != size


@TREE_SET.constructor(0)
def empty() -> TreeSet:
    """``new TreeSet()``."""
    return TreeSet()


@TREE_SET.constructor(1)
def ordered(comparator: Any) -> TreeSet:
    """``new TreeSet(comparator)``."""
    return TreeSet(comparator)


def _clone(self: TreeSet) -> TreeSet:
    made = TreeSet(self.keys.comparator())
    for element in self:
        made.add(element)
    return made


TREE_SET.methods({"clone/0": _clone})
