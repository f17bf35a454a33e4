"""``java.util.NavigableSet``."""

from typing import Any

from blueprintc.painless.api import JavaClass
from blueprintc.painless.api.java.util.sorted_set import between
from blueprintc.painless.api.java.util.tree_map import SubMap
from blueprintc.painless.api.java.util.tree_set import TreeSet
from blueprintc.painless.values import SnapshotIterator

NAVIGABLE_SET = JavaClass("java.util.NavigableSet", interface=True)
CLASSES = (NAVIGABLE_SET,)


def _near(self: TreeSet, value: Any, below: bool, inclusive: bool) -> Any:
    found = self.keys.near(value, below=below, inclusive=inclusive)
    return found[0] if found else None


def _poll(self: TreeSet, index: int) -> Any:
    keys = self.keys.sorted_keys()
    if not keys:
        return None
    value = keys[index]
    self.discard(value)
    return value


def _descending(self: TreeSet) -> TreeSet:
    return TreeSet.over(SubMap(self.keys, None, None, True))


def _descending_iterator(self: TreeSet) -> SnapshotIterator:
    return SnapshotIterator(self.keys.java_keys()[::-1], lambda: len(self), self.discard)


NAVIGABLE_SET.methods(
    {
        "ceiling/1": lambda self, value: _near(self, value, False, True),
        "descendingIterator/0": _descending_iterator,
        "descendingSet/0": _descending,
        "floor/1": lambda self, value: _near(self, value, True, True),
        "headSet/2": lambda self, high, inclusive: between(self, None, (high, inclusive)),
        "higher/1": lambda self, value: _near(self, value, False, False),
        "lower/1": lambda self, value: _near(self, value, True, False),
        "pollFirst/0": lambda self: _poll(self, 0),
        "pollLast/0": lambda self: _poll(self, -1),
        "subSet/4": lambda self, low, with_low, high, with_high: between(self, (low, with_low), (high, with_high)),
        "tailSet/2": lambda self, low, inclusive: between(self, (low, inclusive), None),
    }
)
