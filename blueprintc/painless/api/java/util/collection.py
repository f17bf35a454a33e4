"""``java.util.Collection``, with the methods that Painless adds."""

from collections.abc import Callable
from typing import Any

from blueprintc.jvm.errors import JavaError
from blueprintc.painless.api import JavaClass
from blueprintc.painless.values import (
    Array,
    JavaCollection,
    JavaSet,
    Runtime,
    SnapshotIterator,
    Values,
    cannot_cast,
    checked_elements,
    class_name,
    equals,
    null_pointer,
)

COLLECTION = JavaClass("java.util.Collection", interface=True)
CLASSES = (COLLECTION,)


def add(self: Any, value: Any) -> bool:
    """``add(value)``."""
    if isinstance(self, list):
        self.append(value)
        return True
    if isinstance(self, JavaSet | JavaCollection):
        return self.add(value)
    self.insert(len(self), value)
    return True


@COLLECTION.method("addAll/1", runtime=True)
def add_all(runtime: Runtime, self: Any, values: Any) -> bool:
    """``addAll(values)``."""
    if values is None:
        raise null_pointer()
    added = list(values)
    runtime.store(len(added))
    if isinstance(self, list):
        self.extend(added)
        return bool(added)
    changed = False
    for value in added:
        changed = add(self, value) or changed
    return changed


def contains(self: Any, value: Any) -> bool:
    """``contains(value)``."""
    if isinstance(self, JavaSet):
        return self.contains(value)
    if type(self) is list and type(value) is str:
        return value in self
    return any(equals(element, value) for element in self)


@COLLECTION.method("containsAll/1", runtime=True)
def contains_all(runtime: Runtime, self: Any, values: Any) -> bool:
    """``containsAll(values)``."""
    if values is None:
        raise null_pointer()
    return all(_contains_counted(runtime, self, value) for value in values)


def _contains_counted(runtime: Runtime, self: Any, value: Any) -> bool:
    runtime.step(1 if isinstance(self, JavaSet) else len(self) + 2)
    return contains(self, value)


def clear(self: Any) -> None:
    """``clear()``."""
    remove_where(self, lambda value: True)


def remove_where(self: Any, unwanted: Callable[[Any], bool]) -> bool:
    """Remove the elements that are unwanted; whether there were any."""
    if isinstance(self, list):
        kept = [element for element in self if not unwanted(element)]
        changed = len(kept) != len(self)
        if changed:
            self[:] = kept
        return changed
    if isinstance(self, JavaSet):
        gone = [element for element in self if unwanted(element)]
        for element in gone:
            self.discard(element)
        return bool(gone)
    if isinstance(self, Values):
        return self.remove_where(unwanted)
    if isinstance(self, JavaCollection):
        raise JavaError("UnsupportedOperationException")
    changed = False
    for index in range(len(self) - 1, -1, -1):
        if unwanted(self.element(index)):
            self.take(index)
            changed = True
    return changed


def remove_if(self: Any, predicate: Callable[[Any], bool]) -> bool:
    """``removeIf(predicate)``."""
    if predicate is None:
        raise null_pointer()
    return remove_where(self, predicate)


@COLLECTION.method("removeAll/1", runtime=True)
def remove_all(runtime: Runtime, self: Any, values: Any) -> bool:
    """``removeAll(values)``."""
    if values is None:
        raise null_pointer()
    if isinstance(self, JavaSet) and len(self) > len(values):
        # Upstream: AbstractSet.removeAll goes through the smaller of the two.
        return any([self.discard(value) for value in list(values)])
    return remove_where(self, lambda value: _contains_counted(runtime, values, value))


@COLLECTION.method("retainAll/1", runtime=True)
def retain_all(runtime: Runtime, self: Any, values: Any) -> bool:
    """``retainAll(values)``."""
    if values is None:
        raise null_pointer()
    return remove_where(self, lambda value: not _contains_counted(runtime, values, value))


def remove_value(self: Any, value: Any) -> bool:
    """``remove(Object)``."""
    if isinstance(self, JavaSet):
        return self.discard(value)
    for index, element in enumerate(self):
        if equals(element, value):
            del self[index]
            return True
    return False


def _remover(self: Any) -> Callable[[Any], Any]:
    return lambda value: remove_value(self, value)


def iterator(self: Any) -> Any:
    """``iterator()``."""
    return SnapshotIterator(list(self), lambda: len(self), _remover(self))


def to_array(self: Any) -> Array:
    """``toArray()``."""
    return Array("def", self)


def to_given_array(self: Any, target: Array | None) -> Array:
    """``toArray(target)``: into the array itself when it is long enough."""
    if target is None:
        raise null_pointer()
    elements = list(self)
    if len(elements) > len(target):
        return Array(target.component, elements)
    target[: len(elements)] = elements
    if len(elements) < len(target):
        target[len(elements)] = None
    return target


def collect(self: Any, function: Callable[[Any], Any]) -> list[Any]:
    """``collect(function)``, which Painless adds."""
    return [function(element) for element in checked_elements(self)]


def collect_into(self: Any, target: Any, function: Callable[[Any], Any]) -> Any:
    """``collect(target, function)``, which Painless adds: gives the target."""
    for element in checked_elements(self):
        add(target, function(element))
    return target


def find(self: Any, predicate: Callable[[Any], bool]) -> Any:
    """``find(predicate)``, which Painless adds: the first match or null."""
    for element in checked_elements(self):
        if predicate(element):
            return element
    return None


def find_all(self: Any, predicate: Callable[[Any], bool]) -> list[Any]:
    """``findAll(predicate)``, which Painless adds."""
    return [element for element in checked_elements(self) if predicate(element)]


def find_result(self: Any, function: Callable[[Any], Any]) -> Any:
    """``findResult(function)``, which Painless adds."""
    return find_result_or(self, None, function)


def find_result_or(self: Any, default: Any, function: Callable[[Any], Any]) -> Any:
    """``findResult(default, function)``, which Painless adds: the first result that is not null."""
    for element in checked_elements(self):
        result = function(element)
        if result is not None:
            return result
    return default


def split(self: Any, predicate: Callable[[Any], bool]) -> list[Any]:
    """``split(predicate)``, which Painless adds: matching and others."""
    matching: list[Any] = []
    others: list[Any] = []
    for element in checked_elements(self):
        (matching if predicate(element) else others).append(element)
    return [matching, others]


def stream(self: Any) -> Any:
    """``stream()``."""
    from blueprintc.painless.api.java.util.stream.stream import Stream

    return Stream(iter(self))


def required(value: Any, kind: str) -> Any:
    """The value, or what Java throws for null and for values of other classes."""
    if value is None:
        raise null_pointer()
    if class_name(value) != kind:
        raise cannot_cast(value, kind)
    return value


COLLECTION.methods(
    {
        "add/1": add,
        "clear/0": clear,
        "collect/1": collect,
        "collect/2": collect_into,
        "contains/1": contains,
        "find/1": find,
        "findAll/1": find_all,
        "findResult/1": find_result,
        "findResult/2": find_result_or,
        "isEmpty/0": lambda self: not len(self),
        "iterator/0": iterator,
        "remove/1": remove_value,
        "removeIf/1": remove_if,
        "size/0": len,
        "split/1": split,
        "stream/0": stream,
        "toArray/0": to_array,
        "toArray/1": to_given_array,
    }
)
