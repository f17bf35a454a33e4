"""``java.util.ArrayList``: a plain Python list."""

from typing import Any

from blueprintc.painless.api import JavaClass
from blueprintc.painless.values import Runtime, null_pointer

ARRAY_LIST = JavaClass("java.util.ArrayList")
_SUB_LIST = JavaClass("java.util.ArrayList$SubList", "java.util.AbstractList", "java.util.RandomAccess")
CLASSES = (
    ARRAY_LIST,
    _SUB_LIST,
    JavaClass("java.util.ArrayList$Itr", "java.util.Iterator"),
    JavaClass("java.util.ArrayList$ListItr", "java.util.ListIterator"),
)


@ARRAY_LIST.constructor(0)
def empty() -> list[Any]:
    """``new ArrayList()``."""
    return []


@ARRAY_LIST.constructor(1, runtime=True)
def of(runtime: Runtime, elements: Any) -> list[Any]:
    """``new ArrayList(collection)``."""
    if elements is None:
        raise null_pointer()
    runtime.store(len(elements))
    return list(elements)


def _add(self: list[Any], value: Any) -> bool:
    self.append(value)
    return True


def _trim(self: list[Any]) -> None:
    return None


ARRAY_LIST.methods({"add/1": _add, "clear/0": list.clear, "clone/0": list, "trimToSize/0": _trim})
