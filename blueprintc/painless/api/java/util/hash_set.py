"""``java.util.HashSet``."""

from typing import Any

from blueprintc.painless.api import JavaClass
from blueprintc.painless.values import HashSet, Runtime, null_pointer

HASH_SET = JavaClass("java.util.HashSet")
CLASSES = (HASH_SET,)


@HASH_SET.constructor(0)
def empty() -> HashSet:
    """``new HashSet()``."""
    return HashSet()


@HASH_SET.constructor(1, runtime=True)
def of(runtime: Runtime, elements: Any) -> HashSet:
    """``new HashSet(collection)``."""
    if elements is None:
        raise null_pointer()
    runtime.store(len(elements))
    return HashSet.of(elements)


HASH_SET.methods({"clone/0": lambda self: type(self)(self)})
