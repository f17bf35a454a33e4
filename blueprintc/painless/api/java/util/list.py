"""``java.util.List``."""

from collections.abc import Callable
from functools import cmp_to_key
from typing import Any

from blueprintc.jvm.errors import JavaError
from blueprintc.painless.api import JavaClass
from blueprintc.painless.api.java.util.list_iterator import ListIterator
from blueprintc.painless.api.java.util.paths import get_by_path, get_by_path_or
from blueprintc.painless.values import (
    ArraySubList,
    ArrayView,
    LinkedList,
    PlainSubList,
    Runtime,
    compare,
    equals,
    hash_code,
    list_get,
    list_insert,
    list_put,
    list_take,
    named,
    null_pointer,
    replace_all_elements,
)

LIST = JavaClass("java.util.List", interface=True)
CLASSES = (LIST,)


def index_of(self: Any, value: Any) -> int:
    """``indexOf(value)``."""
    for index, element in enumerate(self):
        if equals(element, value):
            return index
    return -1


def last_index_of(self: Any, value: Any) -> int:
    """``lastIndexOf(value)``."""
    for index in range(len(self) - 1, -1, -1):
        if equals(list_get(self, index), value):
            return index
    return -1


@LIST.method("addAll/2", runtime=True)
def add_all_at(runtime: Runtime, self: Any, index: int, values: Any) -> bool:
    """``addAll(index, values)``."""
    if not 0 <= index <= len(self):
        raise JavaError("IndexOutOfBoundsException", f"Index: {index}, Size: {len(self)}")
    if values is None:
        raise null_pointer()
    added = list(values)
    runtime.store(len(added))
    if isinstance(self, list):
        self[index:index] = added
    else:
        for shift, value in enumerate(added):
            list_insert(self, index + shift, value)
    return bool(added)


def replace_all(self: Any, function: Callable[[Any], Any]) -> None:
    """``replaceAll(function)``."""
    replace_all_elements(self, [function(element) for element in self])


def ordering(comparator: Callable[[Any, Any], int] | None) -> Callable[[Any], Any]:
    """A sort key for Python's ``sort``: the comparator's order, or the natural one for null."""
    return cmp_to_key(compare if comparator is None else comparator)


def sorted_values(values: list[Any], comparator: Callable[[Any, Any], int] | None) -> list[Any]:
    """A stable sort."""
    if comparator is None and values and all(type(value) is str and value.isascii() for value in values):
        return sorted(values)
    if comparator is None and values and all(type(value) is int for value in values):
        return sorted(values)
    return sorted(values, key=ordering(comparator))


def sort(self: Any, comparator: Callable[[Any, Any], int] | None) -> None:
    """``sort(comparator)``; null means the natural order."""
    values = list(self)
    if len(values) == 1 and comparator is None:
        return
    replace_all_elements(self, sorted_values(values, comparator))


def sub_list(self: Any, start: int, end: int) -> Any:
    """``subList(start, end)``: a view."""
    if start < 0:
        raise JavaError("IndexOutOfBoundsException", f"fromIndex = {start}")
    if end > len(self):
        raise JavaError("IndexOutOfBoundsException", f"toIndex = {end}")
    if start > end:
        raise JavaError("IllegalArgumentException", f"fromIndex({start}) > toIndex({end})")
    if type(self) is list or isinstance(self, ArraySubList):
        return ArraySubList(self, start, end)
    return _random_access_view(self, start, end) if isinstance(self, ArrayView) else PlainSubList(self, start, end)


def _random_access_view(self: Any, start: int, end: int) -> Any:
    return named(PlainSubList, "java.util.AbstractList$RandomAccessSubList")(self, start, end)


def list_iterator(self: Any, index: int = 0) -> ListIterator:
    """``listIterator()`` and ``listIterator(index)``."""
    if not 0 <= index <= len(self):
        raise JavaError("IndexOutOfBoundsException", f"Index: {index}, Size: {len(self)}")
    kind: type[ListIterator] = named(ListIterator, _iterator_class(self, "ListItr"))
    return kind(self, index)


def iterator(self: Any) -> ListIterator:
    """``iterator()``."""
    kind: type[ListIterator] = named(ListIterator, _iterator_class(self, "Itr"))
    return kind(self, 0)


def _iterator_class(self: Any, name: str) -> str:
    if type(self) is list:
        return f"java.util.ArrayList${name}"
    return "java.util.LinkedList$ListItr" if isinstance(self, LinkedList) else f"java.util.AbstractList${name}"


def _get(self: Any, index: int) -> Any:
    if type(self) is list and 0 <= index < len(self):
        return self[index]
    return list_get(self, index)


LIST.methods(
    {
        "add/2": list_insert,
        "equals/1": equals,
        "get/1": _get,
        "getByPath/1": get_by_path,
        "getByPath/2": get_by_path_or,
        "getLength/0": len,
        "hashCode/0": hash_code,
        "indexOf/1": index_of,
        "iterator/0": iterator,
        "lastIndexOf/1": last_index_of,
        "listIterator/0": list_iterator,
        "listIterator/1": list_iterator,
        "remove/1": list_take,
        "replaceAll/1": replace_all,
        "set/2": list_put,
        "sort/1": sort,
        "subList/2": sub_list,
    }
)
