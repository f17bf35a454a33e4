"""``java.util.HashMap``."""

from blueprintc.painless.api import JavaClass
from blueprintc.painless.values import HashMap, JavaMap, Runtime, null_pointer

HASH_MAP = JavaClass("java.util.HashMap")
CLASSES = (
    HASH_MAP,
    JavaClass("java.util.HashMap$KeySet", "java.util.AbstractSet"),
    JavaClass("java.util.HashMap$Values", "java.util.AbstractCollection"),
    JavaClass("java.util.HashMap$EntrySet", "java.util.AbstractSet"),
    JavaClass("java.util.HashMap$Node", "java.util.Map$Entry"),
)


@HASH_MAP.constructor(0)
def empty() -> HashMap:
    """``new HashMap()``."""
    return HashMap()


@HASH_MAP.constructor(1, runtime=True)
def of(runtime: Runtime, source: JavaMap | None) -> HashMap:
    """``new HashMap(map)``."""
    if source is None:
        raise null_pointer()
    runtime.store(len(source))
    made = HashMap()
    made.put_all(source.java_items())
    return made


def clone(self: JavaMap) -> JavaMap:
    """``clone()``."""
    made = type(self)()
    made.put_all(self.java_items())
    return made


HASH_MAP.methods({"clone/0": clone})
