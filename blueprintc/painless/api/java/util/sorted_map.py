"""``java.util.SortedMap``."""

from typing import Any

from blueprintc.jvm.errors import JavaError
from blueprintc.painless.api import JavaClass
from blueprintc.painless.api.java.util.tree_map import NavigableMap, SubMap

SORTED_MAP = JavaClass("java.util.SortedMap", interface=True)
CLASSES = (SORTED_MAP,)


def _edge(self: NavigableMap, index: int) -> Any:
    keys = self.sorted_keys()
    if not keys:
        raise JavaError("NoSuchElementException")
    return keys[index]


def ranged(self: NavigableMap, low: Any, high: Any) -> SubMap:
    """A view between two bounds ``(key, inclusive)``, either of which may be ``None``."""
    if low is not None and high is not None and self.order(low[0], high[0]) > 0:
        raise JavaError("IllegalArgumentException", "fromKey > toKey")
    for bound in (low, high):
        if bound is not None:
            self.order(bound[0], bound[0])
    return self.range(low, high) if isinstance(self, SubMap) else SubMap(self, low, high)


SORTED_MAP.methods(
    {
        "comparator/0": lambda self: self.comparator(),
        "firstKey/0": lambda self: _edge(self, 0),
        "headMap/1": lambda self, high: ranged(self, None, (high, False)),
        "lastKey/0": lambda self: _edge(self, -1),
        "subMap/2": lambda self, low, high: ranged(self, (low, True), (high, False)),
        "tailMap/1": lambda self, low: ranged(self, (low, True), None),
    }
)
