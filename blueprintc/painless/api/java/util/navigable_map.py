"""``java.util.NavigableMap``."""

from typing import Any

from blueprintc.painless.api import JavaClass
from blueprintc.painless.api.java.util.abstract_map import ImmutableEntry
from blueprintc.painless.api.java.util.sorted_map import ranged
from blueprintc.painless.api.java.util.tree_map import NavigableMap, SubMap
from blueprintc.painless.api.java.util.tree_set import TreeSet
from blueprintc.painless.values import named

NAVIGABLE_MAP = JavaClass("java.util.NavigableMap", interface=True)
CLASSES = (NAVIGABLE_MAP,)


def _near(self: NavigableMap, key: Any, below: bool, inclusive: bool) -> Any:
    return self.near(key, below=below, inclusive=inclusive)


def _key(found: Any) -> Any:
    return found[0] if found else None


def _entry(self: NavigableMap, found: Any) -> Any:
    return ImmutableEntry(found[0], self.java_get(found[0])) if found else None


def _edge(self: NavigableMap, index: int) -> Any:
    keys = self.sorted_keys()
    return (keys[index],) if keys else ()


def _poll(self: NavigableMap, index: int) -> Any:
    found = _edge(self, index)
    entry = _entry(self, found)
    if found:
        self.java_remove(found[0])
    return entry


def _descending(self: NavigableMap) -> SubMap:
    return SubMap(self, None, None, True)


def _keys(self: NavigableMap) -> TreeSet:
    kind: type[TreeSet] = named(TreeSet, "java.util.TreeMap$KeySet")
    return kind.over(self)


NAVIGABLE_MAP.methods(
    {
        "ceilingEntry/1": lambda self, key: _entry(self, _near(self, key, False, True)),
        "ceilingKey/1": lambda self, key: _key(_near(self, key, False, True)),
        "descendingKeySet/0": lambda self: _keys(_descending(self)),
        "descendingMap/0": _descending,
        "firstEntry/0": lambda self: _entry(self, _edge(self, 0)),
        "floorEntry/1": lambda self, key: _entry(self, _near(self, key, True, True)),
        "floorKey/1": lambda self, key: _key(_near(self, key, True, True)),
        "headMap/2": lambda self, high, inclusive: ranged(self, None, (high, inclusive)),
        "higherEntry/1": lambda self, key: _entry(self, _near(self, key, False, False)),
        "higherKey/1": lambda self, key: _key(_near(self, key, False, False)),
        "lastEntry/0": lambda self: _entry(self, _edge(self, -1)),
        "lowerEntry/1": lambda self, key: _entry(self, _near(self, key, True, False)),
        "lowerKey/1": lambda self, key: _key(_near(self, key, True, False)),
        "navigableKeySet/0": lambda self: _keys(self),
        "pollFirstEntry/0": lambda self: _poll(self, 0),
        "pollLastEntry/0": lambda self: _poll(self, -1),
        "subMap/4": lambda self, low, with_low, high, with_high: ranged(self, (low, with_low), (high, with_high)),
        "tailMap/2": lambda self, low, inclusive: ranged(self, (low, inclusive), None),
    }
)
