"""``java.util.LinkedHashMap``."""

from blueprintc.painless.api import JavaClass
from blueprintc.painless.values import JavaMap, LinkedHashMap, Runtime, null_pointer

LINKED_HASH_MAP = JavaClass("java.util.LinkedHashMap")
CLASSES = (
    LINKED_HASH_MAP,
    JavaClass("java.util.LinkedHashMap$LinkedKeySet", "java.util.AbstractSet"),
    JavaClass("java.util.LinkedHashMap$LinkedValues", "java.util.AbstractCollection"),
    JavaClass("java.util.LinkedHashMap$LinkedEntrySet", "java.util.AbstractSet"),
    JavaClass("java.util.LinkedHashMap$Entry", "java.util.Map$Entry"),
)


@LINKED_HASH_MAP.constructor(0)
def empty() -> LinkedHashMap:
    """``new LinkedHashMap()``."""
    return LinkedHashMap()


@LINKED_HASH_MAP.constructor(1, runtime=True)
def of(runtime: Runtime, source: JavaMap | None) -> LinkedHashMap:
    """``new LinkedHashMap(map)``."""
    if source is None:
        raise null_pointer()
    runtime.store(len(source))
    made = LinkedHashMap()
    made.put_all(source.java_items())
    return made
