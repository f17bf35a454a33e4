"""``java.util.SortedSet``."""

from typing import Any

from blueprintc.jvm.errors import JavaError
from blueprintc.painless.api import JavaClass
from blueprintc.painless.api.java.util.sorted_map import ranged
from blueprintc.painless.api.java.util.tree_set import TreeSet

SORTED_SET = JavaClass("java.util.SortedSet", interface=True)
CLASSES = (SORTED_SET,)


def _edge(self: TreeSet, index: int) -> Any:
    keys = self.keys.sorted_keys()
    if not keys:
        raise JavaError("NoSuchElementException")
    return keys[index]


def between(self: TreeSet, low: Any, high: Any) -> TreeSet:
    """A view between two bounds ``(element, inclusive)``."""
    return TreeSet.over(ranged(self.keys, low, high))


SORTED_SET.methods(
    {
        "comparator/0": lambda self: self.keys.comparator(),
        "first/0": lambda self: _edge(self, 0),
        "headSet/1": lambda self, high: between(self, None, (high, False)),
        "last/0": lambda self: _edge(self, -1),
        "subSet/2": lambda self, low, high: between(self, (low, True), (high, False)),
        "tailSet/1": lambda self, low: between(self, (low, True), None),
    }
)
