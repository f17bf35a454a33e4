"""``java.util`` maps: ``LinkedHashMap``, ``HashMap`` with its iteration order, and what they have in common."""

from collections.abc import Callable, Iterable
from typing import Any, ClassVar

from blueprintc.jvm.numbers import to_int
from blueprintc.painless.values.errors import class_cast, null_pointer
from blueprintc.painless.values.objects import JavaObject, ToText, class_name
from blueprintc.painless.values.semantics import bounded, comparable, compare, equals, hash_code


class Key:
    """A key that is not a string, with Java's ``equals`` and the ``hashCode`` that it had when it was put in."""

    __slots__ = ("hash", "value")

    def __init__(self, value: Any) -> None:
        self.value = value
        self.hash = hash_code(value)

    def __hash__(self) -> int:
        return self.hash

    def __eq__(self, other: object) -> bool:
        return type(other) is Key and equals(self.value, other.value)


def wrap(key: Any) -> Any:
    """What is stored in the dict for ``key``: strings as they are, all else in a ``Key``."""
    return key if type(key) is str else Key(key)


def unwrap(stored: Any) -> Any:
    """The key that ``wrap`` was given."""
    return stored if type(stored) is str else stored.value


class JavaMap(JavaObject):
    """Any ``java.util.Map``. Subclasses give the five primitives; keys are Java references, unwrapped.

    The class attributes are the ``getName`` of the classes of its views and entries.
    """

    __slots__ = ()
    KEYS_CLASS: ClassVar[str] = "java.util.AbstractMap$1"
    VALUES_CLASS: ClassVar[str] = "java.util.AbstractMap$2"
    ENTRIES_CLASS: ClassVar[str] = "java.util.AbstractMap$EntrySet"
    ENTRY_CLASS: ClassVar[str] = "java.util.AbstractMap$SimpleEntry"

    def __len__(self) -> int:
        raise NotImplementedError

    def java_get(self, key: Any, default: Any = None) -> Any:
        """The value, or ``default`` when there is no such key."""
        raise NotImplementedError

    def java_put(self, key: Any, value: Any) -> Any:
        """Store; gives the previous value or null."""
        raise NotImplementedError

    def java_remove(self, key: Any) -> Any:
        """Remove; gives the previous value or null."""
        raise NotImplementedError

    def java_items(self) -> list[tuple[Any, Any]]:
        """Keys and values in Java's iteration order (a new list)."""
        raise NotImplementedError

    def java_contains(self, key: Any) -> bool:
        """``containsKey``."""
        return self.java_get(key, _MISSING) is not _MISSING

    def java_keys(self) -> list[Any]:
        """The keys in Java's iteration order (a new list)."""
        return [key for key, _ in self.java_items()]

    def java_values(self) -> list[Any]:
        """The values in Java's iteration order (a new list)."""
        return [value for _, value in self.java_items()]

    def java_clear(self) -> None:
        """``clear()``."""
        for key in self.java_keys():
            self.java_remove(key)

    def put_all(self, items: Iterable[tuple[Any, Any]]) -> None:
        """Store all items, in order."""
        for key, value in items:
            self.java_put(key, value)

    def java_text(self, text: ToText) -> str:
        def inside(value: Any) -> str:
            return "(this Map)" if value is self else text(value)

        items = ", ".join(f"{inside(key)}={inside(value)}" for key, value in self.java_items())
        return f"{{{bounded(items)}}}"

    def java_equals(self, other: Any) -> bool:
        if self is other:
            return True
        if not isinstance(other, JavaMap) or len(self) != len(other):
            return False
        return all(equals(value, other.java_get(key, _MISSING)) for key, value in self.java_items())

    def java_hash(self) -> int:
        return to_int(sum(hash_code(key) ^ hash_code(value) for key, value in self.java_items()))


class _Missing:
    __slots__ = ()


_MISSING: Any = _Missing()


class HashedMap(dict[Any, Any], JavaMap):
    """A map over a Python dict. Keys inside are wrapped: outside this file use the ``java_`` methods only."""

    __slots__ = ()

    __hash__ = object.__hash__  # type: ignore[assignment]

    def java_get(self, key: Any, default: Any = None) -> Any:
        return self.get(key if type(key) is str else Key(key), default)

    def java_put(self, key: Any, value: Any) -> Any:
        stored = key if type(key) is str else Key(key)
        previous = self.get(stored)
        self[stored] = value
        return previous

    def java_remove(self, key: Any) -> Any:
        return self.pop(wrap(key), None)

    def java_contains(self, key: Any) -> bool:
        return wrap(key) in self

    def java_items(self) -> list[tuple[Any, Any]]:
        return [(unwrap(stored), self[stored]) for stored in self.stored_keys()]

    def java_keys(self) -> list[Any]:
        return [unwrap(stored) for stored in self.stored_keys()]

    def java_values(self) -> list[Any]:
        return [self[stored] for stored in self.stored_keys()]

    def java_clear(self) -> None:
        self.clear()

    def stored_keys(self) -> list[Any]:
        """The wrapped keys in Java's iteration order."""
        return list(self)


class LinkedHashMap(HashedMap):
    """``java.util.LinkedHashMap``: insertion order."""

    __slots__ = ()
    JAVA_CLASS = "java.util.LinkedHashMap"
    KEYS_CLASS = "java.util.LinkedHashMap$LinkedKeySet"
    VALUES_CLASS = "java.util.LinkedHashMap$LinkedValues"
    ENTRIES_CLASS = "java.util.LinkedHashMap$LinkedEntrySet"
    ENTRY_CLASS = "java.util.LinkedHashMap$Entry"


class LinkedTreeMap(HashedMap):
    """Gson's map: insertion order, but keys must be comparable with each other."""

    __slots__ = ()
    JAVA_CLASS = "com.google.gson.internal.LinkedTreeMap"
    KEYS_CLASS = "com.google.gson.internal.LinkedTreeMap$KeySet"
    ENTRIES_CLASS = "com.google.gson.internal.LinkedTreeMap$EntrySet"
    ENTRY_CLASS = "com.google.gson.internal.LinkedTreeMap$Node"

    def java_put(self, key: Any, value: Any) -> Any:
        # Upstream: com.google.gson.internal.LinkedTreeMap.put and find
        if key is None:
            raise null_pointer("key == null")
        if type(key) is not str:
            if self:
                compare(key, unwrap(next(iter(self))))
            elif not comparable(key):
                raise class_cast(f"{class_name(key)} is not Comparable")
        elif self and type(next(iter(self))) is not str:
            compare(key, unwrap(next(iter(self))))
        return super().java_put(key, value)


class HashMap(HashedMap):
    """``java.util.HashMap``: the order of its hash table, with the table's growth."""

    __slots__ = ("capacity",)
    JAVA_CLASS = "java.util.HashMap"
    KEYS_CLASS = "java.util.HashMap$KeySet"
    VALUES_CLASS = "java.util.HashMap$Values"
    ENTRIES_CLASS = "java.util.HashMap$EntrySet"
    ENTRY_CLASS = "java.util.HashMap$Node"

    # Upstream: java.util.HashMap, since 1.8. The table starts at 16 and doubles when more than 3/4 full; resizing
    # keeps the order inside a bucket. A bucket of 9 in a table below 64 resizes too; trees (from 64 on) keep
    # the order in which entries came, but for a rotated root, which is not copied.

    def __init__(self, capacity: int = 16) -> None:
        super().__init__()
        self.capacity = capacity

    def java_put(self, key: Any, value: Any) -> Any:
        stored = key if type(key) is str else Key(key)
        size = len(self)
        previous = self.get(stored)
        self[stored] = value
        if len(self) != size and size >= self.capacity * 0.75:
            self.capacity *= 2
        return previous

    def put_all(self, items: Iterable[tuple[Any, Any]]) -> None:
        items = list(items)
        if len(self):
            while len(items) > self.capacity * 0.75:
                self.capacity *= 2
        elif items:
            self.capacity = max(table_size(len(items)), self.capacity if self.capacity != 16 else 1)
        super().put_all(items)

    def stored_keys(self) -> list[Any]:
        keys = list(self)
        if len(keys) < 2:
            return keys
        spread = [_spread(hash_code(key) if type(key) is str else key.hash) for key in keys]
        self._grow_for_collisions(spread)
        mask = self.capacity - 1
        buckets = [hashed & mask for hashed in spread]
        return [keys[index] for index in sorted(range(len(keys)), key=buckets.__getitem__)]

    def _grow_for_collisions(self, spread: list[int]) -> None:
        if len(spread) < 9 or self.capacity >= 64:
            return
        for index, hashed in enumerate(spread):
            mask = self.capacity - 1
            if self.capacity < 64 and sum(1 for other in spread[:index] if (other ^ hashed) & mask == 0) >= 8:
                self.capacity *= 2


def _spread(hashed: int) -> int:
    unsigned = hashed & 0xFFFFFFFF
    return unsigned ^ unsigned >> 16


def table_size(elements: int) -> int:
    """Capacity of a HashMap that is made from a map of so many elements: a power of two of at least n/0.75 + 1."""
    wanted = int(elements / 0.75 + 1.0)
    return 1 << (wanted - 1).bit_length() if wanted > 1 else 1


def copied(make: Callable[[], JavaMap], source: JavaMap) -> JavaMap:
    """A new map with the items of ``source``."""
    target = make()
    target.put_all(source.java_items())
    return target
