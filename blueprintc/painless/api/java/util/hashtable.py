"""``java.util.Hashtable``: no nulls; iterates from the last bucket to the first, newest entry of a bucket first."""

from collections.abc import Callable
from typing import Any

from blueprintc.painless.api import JavaClass
from blueprintc.painless.api.java.util.map import MAP
from blueprintc.painless.api.native import require
from blueprintc.painless.values import HashedMap, JavaMap, Runtime, hash_code
from blueprintc.painless.values.errors import null_pointer
from blueprintc.painless.values.maps import unwrap

HASHTABLE = JavaClass("java.util.Hashtable", "java.util.Dictionary", "java.util.Map")
CLASSES = (HASHTABLE,)


class Hashtable(HashedMap):
    """Upstream: java.util.Hashtable: 11 buckets, twice as many and one when three quarters full."""

    __slots__ = ("_buckets", "_capacity")
    JAVA_CLASS = "java.util.Hashtable"

    def __init__(self, capacity: int = 11) -> None:
        super().__init__()
        self._capacity = capacity
        self._buckets: list[list[Any]] = [[] for _ in range(capacity)]

    def _bucket(self, stored: Any) -> list[Any]:
        return self._buckets[(hash_code(unwrap(stored)) & 0x7FFFFFFF) % self._capacity]

    def java_get(self, key: Any, default: Any = None) -> Any:
        if key is None:
            raise null_pointer()
        return super().java_get(key, default)

    def java_contains(self, key: Any) -> bool:
        if key is None:
            raise null_pointer()
        return super().java_contains(key)

    def java_put(self, key: Any, value: Any) -> Any:
        if key is None or value is None:
            raise null_pointer()
        size = len(self)
        known = self.java_contains(key)
        if not known and size >= int(self._capacity * 0.75):
            self._grow()
        previous = super().java_put(key, value)
        if not known:
            stored = next(reversed(self))
            self._bucket(stored).insert(0, stored)
        return previous

    def _grow(self) -> None:
        order = [stored for bucket in reversed(self._buckets) for stored in bucket]
        self._capacity = self._capacity * 2 + 1
        self._buckets = [[] for _ in range(self._capacity)]
        for stored in order:
            self._bucket(stored).insert(0, stored)

    def java_remove(self, key: Any) -> Any:
        if key is None:
            raise null_pointer()
        if self.java_contains(key):
            bucket = self._buckets[(hash_code(key) & 0x7FFFFFFF) % self._capacity]
            from blueprintc.painless.values.maps import wrap

            bucket.remove(wrap(key))
        return super().java_remove(key)

    def java_clear(self) -> None:
        super().java_clear()
        self._buckets = [[] for _ in range(self._capacity)]

    def stored_keys(self) -> list[Any]:
        return [stored for bucket in reversed(self._buckets) for stored in bucket]


@HASHTABLE.constructor(1, runtime=True)
def _of(runtime: Runtime, source: JavaMap) -> Hashtable:
    runtime.store(len(require(source)))
    made = Hashtable(max(2 * len(source), 11))
    made.put_all(source.java_items())
    return made


def _clone(self: Hashtable) -> Hashtable:
    made = Hashtable(self._capacity)
    for stored in reversed(self.stored_keys()):
        made.java_put(unwrap(stored), self[stored])
    return made


def _present(*, after: int) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """A method of ``Map`` whose arguments from ``after`` on must not be null."""

    def checking(method: Callable[..., Any]) -> Callable[..., Any]:
        def checked(self: Hashtable, *arguments: Any) -> Any:
            if any(argument is None for argument in arguments[after:]):
                raise null_pointer()
            return method(self, *arguments)

        return checked

    return checking


def _merge(self: Hashtable, key: Any, value: Any, function: Any) -> Any:
    # Upstream: Hashtable.merge looks at the value only when there is an entry
    if value is None and not self.java_contains(key):
        return None
    return MAP.instance["merge/3"](self, key, value, require(function))


HASHTABLE.methods(
    {
        "containsValue/1": _present(after=0)(MAP.instance["containsValue/1"]),
        "merge/3": _merge,
        "putIfAbsent/2": _present(after=1)(MAP.instance["putIfAbsent/2"]),
        "remove/2": _present(after=1)(MAP.instance["remove/2"]),
        "replace/2": _present(after=1)(MAP.instance["replace/2"]),
        "replace/3": _present(after=1)(MAP.instance["replace/3"]),
    }
)
HASHTABLE.constructors[0] = Hashtable
HASHTABLE.methods({"clone/0": _clone})
