"""The immutable collections and the unmodifiable views of ``Collections``."""

from collections.abc import Iterator
from typing import Any, ClassVar

from blueprintc.jvm.errors import JavaError
from blueprintc.painless.api.java.util.tree_map import NavigableMap
from blueprintc.painless.api.java.util.tree_set import TreeSet
from blueprintc.painless.values import (
    JavaCollection,
    JavaList,
    JavaMap,
    JavaSet,
    ToText,
    elements_text,
    list_get,
)


def unsupported() -> JavaError:
    """An UnsupportedOperationException."""
    return JavaError("UnsupportedOperationException")


class UnmodifiableList(JavaList):
    """``Collections.unmodifiableList(list)``: a view."""

    __slots__ = ("source",)
    JAVA_CLASS = "java.util.Collections$UnmodifiableList"

    def __init__(self, source: Any) -> None:
        self.source = source

    def __len__(self) -> int:
        return len(self.source)

    def __iter__(self) -> Iterator[Any]:
        return iter(self.source)

    def element(self, index: int) -> Any:
        return list_get(self.source, index)


class UnmodifiableRandomAccessList(UnmodifiableList):
    """The view of a list with random access."""

    __slots__ = ()
    JAVA_CLASS = "java.util.Collections$UnmodifiableRandomAccessList"


class FixedList(UnmodifiableList):
    """Base of the small immutable lists."""

    __slots__ = ()
    OUT: ClassVar[str] = "Index: {index}, Size: {size}"

    def element(self, index: int) -> Any:
        if not 0 <= index < len(self.source):
            message = self.OUT.format(index=index, size=len(self.source))
            raise JavaError("IndexOutOfBoundsException", message)
        return self.source[index]


class EmptyList(FixedList):
    """``Collections.emptyList()``."""

    __slots__ = ()
    JAVA_CLASS = "java.util.Collections$EmptyList"
    OUT = "Index: {index}"

    def __init__(self) -> None:
        super().__init__([])


class SingletonList(FixedList):
    """``Collections.singletonList(value)``."""

    __slots__ = ()
    JAVA_CLASS = "java.util.Collections$SingletonList"


class CopiesList(FixedList):
    """``Collections.nCopies(n, value)``."""

    __slots__ = ()
    JAVA_CLASS = "java.util.Collections$CopiesList"


class UnmodifiableCollection(JavaCollection):
    """``Collections.unmodifiableCollection(collection)``: a view."""

    __slots__ = ("source",)
    JAVA_CLASS = "java.util.Collections$UnmodifiableCollection"

    def __init__(self, source: Any) -> None:
        self.source = source

    def __len__(self) -> int:
        return len(self.source)

    def __iter__(self) -> Iterator[Any]:
        return iter(self.source)


class UnmodifiableSet(JavaSet):
    """``Collections.unmodifiableSet(set)``: a view."""

    __slots__ = ("source",)
    JAVA_CLASS = "java.util.Collections$UnmodifiableSet"

    def __init__(self, source: Any) -> None:
        self.source = source

    def __len__(self) -> int:
        return len(self.source)

    def __iter__(self) -> Iterator[Any]:
        return iter(self.source)

    def contains(self, value: Any) -> bool:
        return bool(self.source.contains(value))

    def add(self, value: Any) -> bool:
        raise unsupported()

    def discard(self, value: Any) -> bool:
        raise unsupported()

    def java_text(self, text: ToText) -> str:
        return elements_text(self.source, self, text)


class EmptySet(UnmodifiableSet):
    """``Collections.emptySet()``."""

    __slots__ = ()
    JAVA_CLASS = "java.util.Collections$EmptySet"

    def __init__(self) -> None:
        from blueprintc.painless.values import HashSet

        super().__init__(HashSet())

    def discard(self, value: Any) -> bool:
        return False


class SingletonSet(UnmodifiableSet):
    """``Collections.singleton(value)``."""

    __slots__ = ()
    JAVA_CLASS = "java.util.Collections$SingletonSet"


class UnmodifiableNavigableSet(TreeSet):
    """An unmodifiable view of a sorted set."""

    __slots__ = ()
    JAVA_CLASS = "java.util.Collections$UnmodifiableNavigableSet"

    def add(self, value: Any) -> bool:
        raise unsupported()

    def discard(self, value: Any) -> bool:
        raise unsupported()


class UnmodifiableMap(JavaMap):
    """``Collections.unmodifiableMap(map)``: a view."""

    __slots__ = ("source",)
    JAVA_CLASS = "java.util.Collections$UnmodifiableMap"
    KEYS_CLASS = "java.util.Collections$UnmodifiableSet"
    VALUES_CLASS = "java.util.Collections$UnmodifiableCollection"
    ENTRIES_CLASS = "java.util.Collections$UnmodifiableMap$UnmodifiableEntrySet"
    ENTRY_CLASS = "java.util.Collections$UnmodifiableMap$UnmodifiableEntrySet$UnmodifiableEntry"

    def __init__(self, source: JavaMap) -> None:
        self.source = source

    def __len__(self) -> int:
        return len(self.source)

    def java_get(self, key: Any, default: Any = None) -> Any:
        return self.source.java_get(key, default)

    def java_contains(self, key: Any) -> bool:
        return self.source.java_contains(key)

    def java_put(self, key: Any, value: Any) -> Any:
        raise unsupported()

    def java_remove(self, key: Any) -> Any:
        raise unsupported()

    def java_clear(self) -> None:
        raise unsupported()

    def put_all(self, items: Any) -> None:
        raise unsupported()

    def java_items(self) -> list[tuple[Any, Any]]:
        return self.source.java_items()


class EmptyMap(UnmodifiableMap):
    """``Collections.emptyMap()``."""

    __slots__ = ()
    JAVA_CLASS = "java.util.Collections$EmptyMap"

    def __init__(self) -> None:
        from blueprintc.painless.values import HashMap

        super().__init__(HashMap())

    def java_remove(self, key: Any) -> Any:
        return None

    def java_clear(self) -> None:
        return None


class SingletonMap(UnmodifiableMap):
    """``Collections.singletonMap(key, value)``."""

    __slots__ = ()
    JAVA_CLASS = "java.util.Collections$SingletonMap"

    def java_remove(self, key: Any) -> Any:
        if self.source.java_contains(key):
            raise unsupported()
        return None


class UnmodifiableNavigableMap(NavigableMap):
    """An unmodifiable view of a sorted map."""

    __slots__ = ("source",)
    JAVA_CLASS = "java.util.Collections$UnmodifiableNavigableMap"

    def __init__(self, source: NavigableMap) -> None:
        self.source = source

    def order(self, left: Any, right: Any) -> int:
        return self.source.order(left, right)

    def comparator(self) -> Any:
        return self.source.comparator()

    def sorted_keys(self) -> list[Any]:
        return self.source.sorted_keys()

    def java_get(self, key: Any, default: Any = None) -> Any:
        return self.source.java_get(key, default)

    def java_put(self, key: Any, value: Any) -> Any:
        raise unsupported()

    def java_remove(self, key: Any) -> Any:
        raise unsupported()

    def java_clear(self) -> None:
        raise unsupported()
