"""Views of maps: key sets, value collections, entry sets, and the entries themselves."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from blueprintc.jvm.errors import JavaError
from blueprintc.painless.values.maps import JavaMap
from blueprintc.painless.values.objects import JavaObject, ToText
from blueprintc.painless.values.semantics import elements_text, equals, hash_code
from blueprintc.painless.values.sets import JavaSet


class JavaCollection(JavaObject):
    """A ``java.util.Collection`` that is neither list nor set; needs ``__len__`` and ``__iter__``."""

    __slots__ = ()

    def __len__(self) -> int:
        raise NotImplementedError

    def __iter__(self) -> Iterator[Any]:
        raise NotImplementedError

    def add(self, value: Any) -> bool:
        """``add(value)``."""
        raise JavaError("UnsupportedOperationException")

    def java_text(self, text: ToText) -> str:
        return elements_text(self, self, text)


class Entry(JavaObject):
    """Any ``Map.Entry``."""

    __slots__ = ("key", "value")
    JAVA_CLASS = "java.util.AbstractMap$SimpleEntry"

    def __init__(self, key: Any, value: Any) -> None:
        self.key = key
        self.value = value

    def get_value(self) -> Any:
        """``getValue()``."""
        return self.value

    def set_value(self, value: Any) -> Any:
        """``setValue(value)``: gives the previous value."""
        previous, self.value = self.value, value
        return previous

    def java_text(self, text: ToText) -> str:
        return f"{text(self.key)}={text(self.get_value())}"

    def java_equals(self, other: Any) -> bool:
        return isinstance(other, Entry) and equals(self.key, other.key) and equals(self.get_value(), other.get_value())

    def java_hash(self) -> int:
        return hash_code(self.key) ^ hash_code(self.get_value())


class MapEntry(Entry):
    """An entry of a map: reads and writes go to the map while it holds the key."""

    __slots__ = ("owner",)

    def __init__(self, owner: JavaMap, key: Any, value: Any) -> None:
        super().__init__(key, value)
        self.owner = owner

    def get_value(self) -> Any:
        self.value = self.owner.java_get(self.key, self.value)
        return self.value

    def set_value(self, value: Any) -> Any:
        previous, self.value = self.get_value(), value
        if self.owner.java_contains(self.key):
            self.owner.java_put(self.key, value)
        return previous


def _checked(owner: JavaMap, elements: list[Any]) -> Iterator[Any]:
    size = len(owner)
    for element in elements:
        if len(owner) != size:
            raise JavaError("ConcurrentModificationException")
        yield element


class KeySet(JavaSet):
    """``map.keySet()``."""

    __slots__ = ("owner",)

    def __init__(self, owner: JavaMap) -> None:
        self.owner = owner

    def __len__(self) -> int:
        return len(self.owner)

    def __iter__(self) -> Iterator[Any]:
        return _checked(self.owner, self.owner.java_keys())

    def contains(self, value: Any) -> bool:
        return self.owner.java_contains(value)

    def add(self, value: Any) -> bool:
        raise JavaError("UnsupportedOperationException")

    def discard(self, value: Any) -> bool:
        size = len(self.owner)
        self.owner.java_remove(value)
        return len(self.owner) != size


class Values(JavaCollection):
    """``map.values()``."""

    __slots__ = ("owner",)

    def __init__(self, owner: JavaMap) -> None:
        self.owner = owner

    def __len__(self) -> int:
        return len(self.owner)

    def __iter__(self) -> Iterator[Any]:
        return _checked(self.owner, self.owner.java_values())

    def remove_where(self, unwanted: Callable[[Any], bool]) -> bool:
        """Remove the entries whose value is unwanted."""
        keys = [key for key, value in self.owner.java_items() if unwanted(value)]
        for key in keys:
            self.owner.java_remove(key)
        return bool(keys)


class EntrySet(JavaSet):
    """``map.entrySet()``."""

    __slots__ = ("owner",)

    def __init__(self, owner: JavaMap) -> None:
        self.owner = owner

    def __len__(self) -> int:
        return len(self.owner)

    def entries(self) -> list[Any]:
        """The entries, as new objects."""
        owner = self.owner
        make = named(MapEntry, owner.ENTRY_CLASS)
        return [make(owner, key, value) for key, value in owner.java_items()]

    def __iter__(self) -> Iterator[Any]:
        return _checked(self.owner, self.entries())

    def contains(self, value: Any) -> bool:
        if not isinstance(value, Entry) or not self.owner.java_contains(value.key):
            return False
        return equals(self.owner.java_get(value.key), value.get_value())

    def add(self, value: Any) -> bool:
        raise JavaError("UnsupportedOperationException")

    def discard(self, value: Any) -> bool:
        if not self.contains(value):
            return False
        self.owner.java_remove(value.key)
        return True


@cache
def named(base: type[Any], name: str) -> type[Any]:
    """The subclass of ``base`` whose ``JAVA_CLASS`` is ``name``."""
    return type(base.__name__, (base,), {"__slots__": (), "JAVA_CLASS": name})
