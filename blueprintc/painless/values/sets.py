"""``java.util`` sets over maps."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, ClassVar

from blueprintc.jvm.numbers import to_int
from blueprintc.painless.values.maps import HashMap, JavaMap, LinkedHashMap, table_size
from blueprintc.painless.values.objects import JavaObject, ToText
from blueprintc.painless.values.semantics import elements_text, hash_code


class JavaSet(JavaObject):
    """Any ``java.util.Set``: ``__len__``, ``__iter__`` (Java's order), ``contains``, ``add``, ``discard``."""

    __slots__ = ()

    def __len__(self) -> int:
        raise NotImplementedError

    def __iter__(self) -> Iterator[Any]:
        raise NotImplementedError

    def contains(self, value: Any) -> bool:
        """``contains(value)``."""
        raise NotImplementedError

    def add(self, value: Any) -> bool:
        """``add(value)``: whether the set changed."""
        raise NotImplementedError

    def discard(self, value: Any) -> bool:
        """``remove(value)``: whether the set changed."""
        raise NotImplementedError

    def java_text(self, text: ToText) -> str:
        return elements_text(self, self, text)

    def java_equals(self, other: Any) -> bool:
        if self is other:
            return True
        return isinstance(other, JavaSet) and len(self) == len(other) and all(map(self.contains, other))

    def java_hash(self) -> int:
        return to_int(sum(map(hash_code, self)))


class MapSet(JavaSet):
    """A set that is the keys of its own map."""

    __slots__ = ("items",)
    MAP: ClassVar[Callable[[], JavaMap]]

    def __init__(self, elements: Iterable[Any] = ()) -> None:
        self.items = type(self).MAP()
        for element in elements:
            self.add(element)

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Iterator[Any]:
        return iter(self.items.java_keys())

    def contains(self, value: Any) -> bool:
        return self.items.java_contains(value)

    def add(self, value: Any) -> bool:
        size = len(self.items)
        if not self.items.java_contains(value):
            self.items.java_put(value, True)
        return len(self.items) != size

    def discard(self, value: Any) -> bool:
        size = len(self.items)
        self.items.java_remove(value)
        return len(self.items) != size


class HashSet(MapSet):
    """``java.util.HashSet``; ``of`` is the constructor that takes a collection."""

    __slots__ = ()
    JAVA_CLASS = "java.util.HashSet"
    MAP = HashMap

    @classmethod
    def of(cls, elements: Iterable[Any]) -> "HashSet":
        """``new HashSet(collection)``: the table is made large enough at once, at least 16."""
        known = list(elements)
        made = cls()
        if isinstance(made.items, HashMap):
            made.items.capacity = max(16, table_size(len(known)))
        for element in known:
            made.add(element)
        return made


class LinkedHashSet(HashSet):
    """``java.util.LinkedHashSet``: insertion order."""

    __slots__ = ()
    JAVA_CLASS = "java.util.LinkedHashSet"
    MAP = LinkedHashMap  # type: ignore[assignment]
