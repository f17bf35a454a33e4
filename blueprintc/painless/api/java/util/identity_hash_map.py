"""``java.util.IdentityHashMap``: keys are the same only if they are one object; its order is arbitrary in Java."""

from typing import Any

from blueprintc.painless.api import JavaClass
from blueprintc.painless.api.native import require
from blueprintc.painless.values import JavaMap, Runtime

IDENTITY_HASH_MAP = JavaClass("java.util.IdentityHashMap", "java.util.AbstractMap")
CLASSES = (IDENTITY_HASH_MAP,)


def _identity(key: Any) -> Any:
    # equal strings of a script are one interned object; small boxed integers are cached
    if isinstance(key, str | bool) or key is None:
        return key
    if isinstance(key, int) and -128 <= key <= 127:
        return type(key), int(key)
    return id(key)


class IdentityHashMap(JavaMap):
    """Insertion order stands for Java's arbitrary order."""

    __slots__ = ("_items",)
    JAVA_CLASS = "java.util.IdentityHashMap"

    def __init__(self) -> None:
        self._items: dict[Any, tuple[Any, Any]] = {}

    def __len__(self) -> int:
        return len(self._items)

    def java_get(self, key: Any, default: Any = None) -> Any:
        found = self._items.get(_identity(key))
        return default if found is None else found[1]

    def java_put(self, key: Any, value: Any) -> Any:
        previous = self.java_get(key)
        self._items[_identity(key)] = (key, value)
        return previous

    def java_remove(self, key: Any) -> Any:
        found = self._items.pop(_identity(key), None)
        return None if found is None else found[1]

    def java_items(self) -> list[tuple[Any, Any]]:
        return list(self._items.values())


@IDENTITY_HASH_MAP.constructor(1, runtime=True)
def _of(runtime: Runtime, source: JavaMap) -> IdentityHashMap:
    runtime.store(len(require(source)))
    made = IdentityHashMap()
    made.put_all(source.java_items())
    return made


def _clone(self: IdentityHashMap) -> IdentityHashMap:
    made = IdentityHashMap()
    made.put_all(self.java_items())
    return made


IDENTITY_HASH_MAP.constructors[0] = IdentityHashMap
IDENTITY_HASH_MAP.methods({"clone/0": _clone})
