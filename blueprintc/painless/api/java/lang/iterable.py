"""``java.lang.Iterable``, with the methods that Painless adds."""

from collections.abc import Callable
from typing import Any

from blueprintc.jvm.errors import JavaError
from blueprintc.painless.api import JavaClass
from blueprintc.painless.values import (
    Char,
    JavaSet,
    LinkedHashMap,
    PythonIterator,
    Runtime,
    cannot_cast,
    checked_elements,
    is_list,
    null_pointer,
)

ITERABLE = JavaClass("java.lang.Iterable", interface=True)
CLASSES = (ITERABLE,)

# Upstream: org.opensearch.painless.api.Augmentation


def any_of(self: Any, predicate: Callable[[Any], bool]) -> bool:
    """``any(predicate)``."""
    return any(predicate(element) for element in checked_elements(self))


def every(self: Any, predicate: Callable[[Any], bool]) -> bool:
    """``every(predicate)``."""
    return all(predicate(element) for element in checked_elements(self))


def as_collection(self: Any) -> Any:
    """``asCollection()``."""
    return self if isinstance(self, JavaSet | list) or is_list(self) else list(self)


def as_list(self: Any) -> Any:
    """``asList()``."""
    return self if is_list(self) else list(self)


def each(self: Any, consumer: Callable[[Any], Any]) -> Any:
    """``each(consumer)``: gives the receiver."""
    for_each(self, consumer)
    return self


def for_each(self: Any, consumer: Callable[[Any], Any]) -> None:
    """``forEach(consumer)``."""
    if consumer is None:
        raise null_pointer()
    size = len(self) if isinstance(self, list) else -1
    for element in checked_elements(self):
        consumer(element)
    if size >= 0 and len(self) != size:
        # Upstream: ArrayList.forEach looks once more at the end.
        raise JavaError("ConcurrentModificationException")


def each_with_index(self: Any, consumer: Callable[[Any, int], Any]) -> Any:
    """``eachWithIndex(consumer)``: gives the receiver."""
    for index, element in enumerate(checked_elements(self)):
        consumer(element, index)
    return self


def find_results(self: Any, function: Callable[[Any], Any]) -> list[Any]:
    """``findResults(function)``: all results but null."""
    return [result for result in map(function, checked_elements(self)) if result is not None]


def group_by(self: Any, function: Callable[[Any], Any]) -> LinkedHashMap:
    """``groupBy(function)``: lists by key, in order of first appearance."""
    groups = LinkedHashMap()
    for element in checked_elements(self):
        key = function(element)
        group = groups.java_get(key)
        if group is None:
            groups.java_put(key, [element])
        else:
            group.append(element)
    return groups


@ITERABLE.method("join/1", runtime=True)
def join(runtime: Runtime, self: Any, separator: str | None) -> str:
    """``join(separator)``: nothing goes before the first text that is not empty."""
    # Upstream: Augmentation.join appends the separator only when the builder already holds something.
    parts: list[str] = []
    for element in checked_elements(self):
        if parts:
            parts.append("null" if separator is None else separator)
        text = runtime.to_text(element)
        if text or parts:
            parts.append(text)
    runtime.charge(sum(map(len, parts)))
    return "".join(parts)


def total(self: Any) -> float:
    """``sum()``: a double."""
    result = 0.0
    for element in checked_elements(self):
        if isinstance(element, bool | str | Char) or not hasattr(element, "__float__"):
            if element is None:
                raise null_pointer()
            raise cannot_cast(element, "java.lang.Number")
        result += float(element)
    return result


def total_of(self: Any, function: Callable[[Any], float]) -> float:
    """``sum(function)``."""
    result = 0.0
    for element in checked_elements(self):
        result += function(element)
    return result


def _spliterator(self: Any) -> Any:
    from blueprintc.painless.api.java.util.spliterator import ListSpliterator

    return ListSpliterator(list(self))


ITERABLE.methods(
    {
        "any/1": any_of,
        "every/1": every,
        "asCollection/0": as_collection,
        "asList/0": as_list,
        "each/1": each,
        "eachWithIndex/1": each_with_index,
        "forEach/1": for_each,
        "iterator/0": lambda self: PythonIterator(iter(self)),
        "findResults/1": find_results,
        "groupBy/1": group_by,
        "sum/0": total,
        "sum/1": total_of,
        "spliterator/0": _spliterator,
    }
)
