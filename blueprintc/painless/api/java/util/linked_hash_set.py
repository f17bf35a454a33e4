"""``java.util.LinkedHashSet``."""

from typing import Any

from blueprintc.painless.api import JavaClass
from blueprintc.painless.values import LinkedHashSet, Runtime, null_pointer

LINKED_HASH_SET = JavaClass("java.util.LinkedHashSet")
CLASSES = (LINKED_HASH_SET,)


@LINKED_HASH_SET.constructor(0)
def empty() -> LinkedHashSet:
    """``new LinkedHashSet()``."""
    return LinkedHashSet()


@LINKED_HASH_SET.constructor(1, runtime=True)
def of(runtime: Runtime, elements: Any) -> LinkedHashSet:
    """``new LinkedHashSet(collection)``."""
    if elements is None:
        raise null_pointer()
    runtime.store(len(elements))
    return LinkedHashSet(elements)
