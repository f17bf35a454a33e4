"""``java.util.AbstractMap`` and its entry classes."""

from typing import Any

from blueprintc.jvm.errors import JavaError
from blueprintc.painless.api import JavaClass
from blueprintc.painless.values import Entry, null_pointer

_SIMPLE = JavaClass("java.util.AbstractMap$SimpleEntry", "java.util.Map$Entry")
_IMMUTABLE = JavaClass("java.util.AbstractMap$SimpleImmutableEntry", "java.util.Map$Entry")
CLASSES = (
    JavaClass("java.util.AbstractMap"),
    JavaClass("java.util.AbstractMap$1", "java.util.AbstractSet"),
    JavaClass("java.util.AbstractMap$2", "java.util.AbstractCollection"),
    JavaClass("java.util.AbstractMap$EntrySet", "java.util.AbstractSet"),
    _SIMPLE,
    _IMMUTABLE,
)


class ImmutableEntry(Entry):
    """``AbstractMap.SimpleImmutableEntry``."""

    __slots__ = ()
    JAVA_CLASS = "java.util.AbstractMap$SimpleImmutableEntry"

    def set_value(self, value: Any) -> Any:
        raise JavaError("UnsupportedOperationException")


def _copy(kind: type[Entry], entry: Entry | None) -> Entry:
    if entry is None:
        raise null_pointer()
    return kind(entry.key, entry.get_value())


_SIMPLE.constructors |= {1: lambda entry: _copy(Entry, entry), 2: Entry}
_IMMUTABLE.constructors |= {1: lambda entry: _copy(ImmutableEntry, entry), 2: ImmutableEntry}
