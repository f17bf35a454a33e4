"""``java.util`` lists that are not plain ArrayLists, and the bounds checks that all lists share."""

from collections.abc import Iterable, Iterator
from typing import Any

from blueprintc.jvm.errors import JavaError
from blueprintc.painless.values.errors import null_pointer
from blueprintc.painless.values.objects import JavaObject, ToText
from blueprintc.painless.values.semantics import JavaList, elements_text, equals, is_list, list_hash


class ListObject(list[Any], JavaObject):
    """A list class of its own over a Python list (``LinkedList``, ``Vector``)."""

    __slots__ = ()

    __hash__ = object.__hash__  # type: ignore[assignment]

    def java_text(self, text: ToText) -> str:
        return elements_text(self, self, text)

    def java_equals(self, other: Any) -> bool:
        return is_list(other) and len(self) == len(other) and all(map(equals, self, other))

    def java_hash(self) -> int:
        return list_hash(self)

    def bounds_error(self, index: int) -> JavaError:
        """The exception for an index that is out of range."""
        return index_error(index, len(self))


class LinkedList(ListObject):
    """``java.util.LinkedList``."""

    __slots__ = ()
    JAVA_CLASS = "java.util.LinkedList"

    def bounds_error(self, index: int) -> JavaError:
        return JavaError("IndexOutOfBoundsException", f"Index: {index}, Size: {len(self)}")


class ArrayView(JavaList):
    """``Arrays.asList(array)``: writes go through to the array; the size is fixed."""

    __slots__ = ("array",)
    JAVA_CLASS = "java.util.Arrays$ArrayList"

    def __init__(self, array: list[Any]) -> None:
        self.array = array

    def __len__(self) -> int:
        return len(self.array)

    def element(self, index: int) -> Any:
        if not 0 <= index < len(self.array):
            raise index_error(index, len(self.array), "ArrayIndexOutOfBoundsException")
        return self.array[index]

    def put(self, index: int, value: Any) -> None:
        self.element(index)
        self.array[index] = value


class SubList(JavaList):
    """``list.subList(from, to)``: a live view."""

    __slots__ = ("owner", "size", "start", "total")

    def __init__(self, owner: Any, start: int, end: int) -> None:
        self.owner = owner
        self.start = start
        self.size = end - start
        self.total = len(owner)

    def _check(self) -> None:
        if len(self.owner) != self.total:
            raise JavaError("ConcurrentModificationException")

    def __len__(self) -> int:
        self._check()
        return self.size

    def element(self, index: int) -> Any:
        if not 0 <= index < len(self):
            raise index_error(index, self.size)
        return list_get(self.owner, self.start + index)

    def put(self, index: int, value: Any) -> None:
        self.element(index)
        list_put(self.owner, self.start + index, value)

    def insert(self, index: int, value: Any) -> None:
        if not 0 <= index <= len(self):
            raise JavaError("IndexOutOfBoundsException", f"Index: {index}, Size: {self.size}")
        list_insert(self.owner, self.start + index, value)
        self.size += 1
        self.total = len(self.owner)

    def take(self, index: int) -> Any:
        self.element(index)
        removed = list_take(self.owner, self.start + index)
        self.size -= 1
        self.total = len(self.owner)
        return removed


class ArraySubList(SubList):
    """The view of an ArrayList."""

    __slots__ = ()
    JAVA_CLASS = "java.util.ArrayList$SubList"


class PlainSubList(SubList):
    """The view of any other list."""

    __slots__ = ()
    JAVA_CLASS = "java.util.AbstractList$SubList"


def index_error(index: int, length: int, name: str = "IndexOutOfBoundsException") -> JavaError:
    """``Objects.checkIndex``'s exception."""
    return JavaError(name, f"Index {index} out of bounds for length {length}")


def checked_elements(elements: Any) -> Any:
    """The elements of a collection, noticing when a list changes its size meanwhile as Java's iterators do."""
    return _checked_list(elements) if isinstance(elements, list) else elements


def _checked_list(elements: list[Any]) -> Iterator[Any]:
    # Upstream: java.util.ArrayList.Itr: hasNext compares the position with the present size, next looks for changes.
    size, position = len(elements), 0
    while position != len(elements):
        if len(elements) != size:
            raise JavaError("ConcurrentModificationException")
        yield elements[position]
        position += 1


def _out(elements: list[Any], index: int) -> JavaError:
    if isinstance(elements, ListObject):
        return elements.bounds_error(index)
    return index_error(index, len(elements))


def list_get(elements: Any, index: int) -> Any:
    """``List.get(index)``: no negative index."""
    if isinstance(elements, list):
        if 0 <= index < len(elements):
            return elements[index]
        raise _out(elements, index)
    if elements is None:
        raise null_pointer()
    return elements.element(index)


def list_put(elements: Any, index: int, value: Any) -> Any:
    """``List.set(index, value)``: gives the previous element."""
    if isinstance(elements, list):
        if not 0 <= index < len(elements):
            raise _out(elements, index)
        previous = elements[index]
        elements[index] = value
        return previous
    if type(elements).put is JavaList.put:
        raise JavaError("UnsupportedOperationException")
    previous = elements.element(index)
    elements.put(index, value)
    return previous


def list_insert(elements: Any, index: int, value: Any) -> None:
    """``List.add(index, value)``."""
    if isinstance(elements, list):
        if not 0 <= index <= len(elements):
            raise JavaError("IndexOutOfBoundsException", f"Index: {index}, Size: {len(elements)}")
        elements.insert(index, value)
    else:
        elements.insert(index, value)


def list_take(elements: Any, index: int) -> Any:
    """``List.remove(index)``: gives the element."""
    if isinstance(elements, list):
        if not 0 <= index < len(elements):
            raise _out(elements, index)
        return elements.pop(index)
    return elements.take(index)


def replace_all_elements(elements: Any, values: Iterable[Any]) -> None:
    """Put these values in place of all elements, one by one for views."""
    if isinstance(elements, list):
        elements[:] = values
        return
    for index, value in enumerate(list(values)):
        elements.put(index, value)
