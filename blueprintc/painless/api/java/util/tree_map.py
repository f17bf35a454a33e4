"""``java.util.TreeMap``, ``SortedMap`` views included: keys in a sorted list, found by bisection."""

from bisect import bisect_left
from collections.abc import Callable
from typing import Any

from blueprintc.jvm.errors import JavaError
from blueprintc.painless.api import JavaClass
from blueprintc.painless.values import JavaMap, MapEntry, cannot_cast, comparable, compare, null_pointer

TREE_MAP = JavaClass("java.util.TreeMap")
_SUB_MAP = JavaClass("java.util.TreeMap$AscendingSubMap", "java.util.AbstractMap", "java.util.NavigableMap")
_DESCENDING = JavaClass("java.util.TreeMap$DescendingSubMap", "java.util.AbstractMap", "java.util.NavigableMap")
CLASSES = (
    TREE_MAP,
    _SUB_MAP,
    _DESCENDING,
    JavaClass("java.util.TreeMap$KeySet", "java.util.AbstractSet", "java.util.NavigableSet"),
    JavaClass("java.util.TreeMap$Values", "java.util.AbstractCollection"),
    JavaClass("java.util.TreeMap$EntrySet", "java.util.AbstractSet"),
    JavaClass("java.util.TreeMap$Entry", "java.util.Map$Entry"),
)

Comparator = Callable[[Any, Any], int]


class NavigableMap(JavaMap):
    """Any sorted map; subclasses give ``order``, ``sorted_keys`` and the map primitives."""

    __slots__ = ()
    KEYS_CLASS = "java.util.TreeMap$KeySet"
    VALUES_CLASS = "java.util.TreeMap$Values"
    ENTRIES_CLASS = "java.util.TreeMap$EntrySet"
    ENTRY_CLASS = "java.util.TreeMap$Entry"

    def order(self, left: Any, right: Any) -> int:
        """The map's order."""
        raise NotImplementedError

    def comparator(self) -> Any:
        """The comparator, null for the natural order."""
        raise NotImplementedError

    def sorted_keys(self) -> list[Any]:
        """The keys in order; not to be changed."""
        raise NotImplementedError

    def place(self, key: Any) -> tuple[int, bool]:
        """Where ``key`` is or would be, and whether it is there."""
        keys = self.sorted_keys()
        low, high = 0, len(keys)
        while low < high:
            middle = (low + high) // 2
            sign = self.order(key, keys[middle])
            if sign == 0:
                return middle, True
            if sign < 0:
                high = middle
            else:
                low = middle + 1
        return low, False

    def near(self, key: Any, *, below: bool, inclusive: bool) -> Any:
        """The nearest key on one side as a one-element tuple, or an empty one."""
        keys = self.sorted_keys()
        at, found = self.place(key)
        if found and inclusive:
            return (keys[at],)
        index = at - 1 if below else at + 1 if found else at
        return (keys[index],) if 0 <= index < len(keys) else ()

    def entry(self, found: Any) -> Any:
        """The entry for what ``near`` gave."""
        return MapEntry(self, found[0], self.java_get(found[0])) if found else None

    def java_items(self) -> list[tuple[Any, Any]]:
        return [(key, self.java_get(key)) for key in self.sorted_keys()]

    def java_keys(self) -> list[Any]:
        return list(self.sorted_keys())

    def __len__(self) -> int:
        return len(self.sorted_keys())


class TreeMap(NavigableMap):
    """``java.util.TreeMap``."""

    __slots__ = ("_ascii", "_comparator", "_keys", "_values")
    JAVA_CLASS = "java.util.TreeMap"

    def __init__(self, comparator: Any = None) -> None:
        self._comparator = comparator
        self._keys: list[Any] = []
        self._values: list[Any] = []
        self._ascii = True

    def order(self, left: Any, right: Any) -> int:
        if self._comparator is not None:
            return int(self._comparator(left, right))
        return compare(left, right)

    def comparator(self) -> Any:
        return self._comparator

    def sorted_keys(self) -> list[Any]:
        return self._keys

    def place(self, key: Any) -> tuple[int, bool]:
        keys, kind = self._keys, type(key)
        natural = self._comparator is None and (kind is int or (kind is str and key.isascii()))
        if natural and keys and type(keys[0]) is kind and type(keys[-1]) is kind and (kind is int or self._ascii):
            at = bisect_left(keys, key)
            return at, at < len(keys) and keys[at] == key
        return super().place(key)

    def _check(self, key: Any) -> None:
        # Upstream: TreeMap.getEntry casts the key even when the map is empty; put and the nearest keys do not.
        if self._comparator is None:
            if key is None:
                raise null_pointer()
            if not comparable(key):
                raise cannot_cast(key, "java.lang.Comparable")

    def java_get(self, key: Any, default: Any = None) -> Any:
        self._check(key)
        at, found = self.place(key)
        return self._values[at] if found else default

    def java_put(self, key: Any, value: Any) -> Any:
        if not self._keys:
            self.order(key, key)
        at, found = self.place(key)
        self._ascii = self._ascii and type(key) is str and key.isascii()
        if found:
            previous, self._values[at] = self._values[at], value
            return previous
        self._keys.insert(at, key)
        self._values.insert(at, value)
        return None

    def java_remove(self, key: Any) -> Any:
        self._check(key)
        at, found = self.place(key)
        if not found:
            return None
        del self._keys[at]
        return self._values.pop(at)

    def java_clear(self) -> None:
        self._keys.clear()
        self._values.clear()


class SubMap(NavigableMap):
    """A live range of a sorted map, perhaps backwards. Bounds are ``(key, inclusive)`` or ``None``."""

    __slots__ = ("_backwards", "_high", "_low", "_owner")

    def __init__(self, owner: NavigableMap, low: Any, high: Any, backwards: bool = False) -> None:
        self._owner = owner
        self._low = low
        self._high = high
        self._backwards = backwards

    @property
    def JAVA_CLASS(self) -> str:  # type: ignore[override]
        """The class name."""
        return f"java.util.TreeMap${'Descending' if self._backwards else 'Ascending'}SubMap"

    def order(self, left: Any, right: Any) -> int:
        return self._owner.order(right, left) if self._backwards else self._owner.order(left, right)

    def comparator(self) -> Any:
        if not self._backwards:
            return self._owner.comparator()
        from blueprintc.painless.values import Lambda

        return Lambda("java.util.Comparator", self.order)

    def _inside(self, key: Any) -> bool:
        order = self._owner.order
        if self._low is not None:
            # Upstream: TreeMap.getCeilingEntry starts from the bound: it is the bound that compares itself.
            sign = -order(self._low[0], key)
            if sign < 0 or (sign == 0 and not self._low[1]):
                return False
        if self._high is not None:
            sign = order(key, self._high[0])
            if sign > 0 or (sign == 0 and not self._high[1]):
                return False
        return True

    def sorted_keys(self) -> list[Any]:
        keys = [key for key in self._owner.sorted_keys() if self._inside(key)]
        return keys[::-1] if self._backwards else keys

    def java_get(self, key: Any, default: Any = None) -> Any:
        return self._owner.java_get(key, default) if self._inside(key) else default

    def java_put(self, key: Any, value: Any) -> Any:
        if not self._inside(key):
            raise JavaError("IllegalArgumentException", "key out of range")
        return self._owner.java_put(key, value)

    def java_remove(self, key: Any) -> Any:
        return self._owner.java_remove(key) if self._inside(key) else None

    def range(self, low: Any, high: Any) -> "SubMap":
        """A range of this range."""
        for bound in (low, high):
            if bound is not None and not self._bound_inside(bound):
                raise JavaError("IllegalArgumentException", f"{'fromKey' if bound is low else 'toKey'} out of range")
        if self._backwards:
            low, high = high, low
        return SubMap(self._owner, low or self._low, high or self._high, self._backwards)

    def _bound_inside(self, bound: Any) -> bool:
        return self._inside(bound[0]) or not bound[1]


@TREE_MAP.constructor(0)
def empty() -> TreeMap:
    """``new TreeMap()``."""
    return TreeMap()


@TREE_MAP.constructor(1)
def ordered(comparator: Any) -> TreeMap:
    """``new TreeMap(comparator)``."""
    return TreeMap(comparator)


def _clone(self: TreeMap) -> TreeMap:
    made = TreeMap(self.comparator())
    made.put_all(self.java_items())
    return made


TREE_MAP.methods({"clone/0": _clone})
