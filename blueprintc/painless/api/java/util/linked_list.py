"""``java.util.LinkedList``: a list and a deque."""

from typing import Any

from blueprintc.painless.api import JavaClass
from blueprintc.painless.values import LinkedList, Runtime, list_take, null_pointer

LINKED_LIST = JavaClass("java.util.LinkedList")
CLASSES = (LINKED_LIST, JavaClass("java.util.LinkedList$ListItr", "java.util.ListIterator"))


@LINKED_LIST.constructor(0)
def empty() -> LinkedList:
    """``new LinkedList()``."""
    return LinkedList()


@LINKED_LIST.constructor(1, runtime=True)
def of(runtime: Runtime, elements: Any) -> LinkedList:
    """``new LinkedList(collection)``."""
    if elements is None:
        raise null_pointer()
    runtime.store(len(elements))
    return LinkedList(elements)


LINKED_LIST.methods({"clone/0": LinkedList, "remove/1": list_take})
