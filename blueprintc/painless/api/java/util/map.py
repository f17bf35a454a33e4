"""``java.util.Map`` and ``Map.Entry``, with the methods that Painless adds."""

from collections.abc import Callable
from typing import Any

from blueprintc.painless.api import JavaClass
from blueprintc.painless.api.java.util.collection import add
from blueprintc.painless.api.java.util.paths import get_by_path, get_by_path_or
from blueprintc.painless.values import (
    Entry,
    EntrySet,
    JavaMap,
    KeySet,
    Lambda,
    LinkedHashMap,
    MapEntry,
    Runtime,
    Values,
    compare,
    equals,
    hash_code,
    named,
    null_pointer,
)

MAP = JavaClass("java.util.Map", interface=True)
ENTRY = JavaClass("java.util.Map$Entry", interface=True)
CLASSES = (MAP, ENTRY)

Pair = Callable[[Any, Any], Any]


def key_set(self: JavaMap) -> KeySet:
    """``keySet()``: a view."""
    made: KeySet = named(KeySet, self.KEYS_CLASS)(self)
    return made


def entry_set(self: JavaMap) -> EntrySet:
    """``entrySet()``: a view."""
    made: EntrySet = named(EntrySet, self.ENTRIES_CLASS)(self)
    return made


def values(self: JavaMap) -> Values:
    """``values()``: a view."""
    made: Values = named(Values, self.VALUES_CLASS)(self)
    return made


def get(self: JavaMap, key: Any) -> Any:
    """``get(key)``."""
    return self.java_get(key)


def put(self: JavaMap, key: Any, value: Any) -> Any:
    """``put(key, value)``."""
    return self.java_put(key, value)


def remove(self: JavaMap, key: Any) -> Any:
    """``remove(key)``."""
    return self.java_remove(key)


def contains_value(self: JavaMap, value: Any) -> bool:
    """``containsValue(value)``."""
    return any(equals(known, value) for known in self.java_values())


@MAP.method("putAll/1", runtime=True)
def put_all(runtime: Runtime, self: JavaMap, other: JavaMap | None) -> None:
    """``putAll(map)``."""
    if other is None:
        raise null_pointer()
    runtime.store(len(other))
    self.put_all(other.java_items())


def get_or_default(self: JavaMap, key: Any, default: Any) -> Any:
    """``getOrDefault(key, default)``."""
    return self.java_get(key, default)


def put_if_absent(self: JavaMap, key: Any, value: Any) -> Any:
    """``putIfAbsent(key, value)``."""
    previous = self.java_get(key)
    if previous is None:
        self.java_put(key, value)
    return previous


def compute(self: JavaMap, key: Any, function: Pair) -> Any:
    """``compute(key, function)``: null removes."""
    return _store(self, key, function(key, self.java_get(key)))


def compute_if_absent(self: JavaMap, key: Any, function: Callable[[Any], Any]) -> Any:
    """``computeIfAbsent(key, function)``."""
    previous = self.java_get(key)
    if previous is not None:
        return previous
    value = function(key)
    if value is not None:
        self.java_put(key, value)
    return value


def compute_if_present(self: JavaMap, key: Any, function: Pair) -> Any:
    """``computeIfPresent(key, function)``."""
    previous = self.java_get(key)
    return None if previous is None else _store(self, key, function(key, previous))


def merge(self: JavaMap, key: Any, value: Any, function: Pair) -> Any:
    """``merge(key, value, function)``."""
    if value is None or function is None:
        raise null_pointer()
    previous = self.java_get(key)
    return _store(self, key, value if previous is None else function(previous, value))


def _store(self: JavaMap, key: Any, value: Any) -> Any:
    if value is None:
        self.java_remove(key)
    else:
        self.java_put(key, value)
    return value


def remove_pair(self: JavaMap, key: Any, value: Any) -> bool:
    """``remove(key, value)``."""
    if not self.java_contains(key) or not equals(self.java_get(key), value):
        return False
    self.java_remove(key)
    return True


def replace(self: JavaMap, key: Any, value: Any) -> Any:
    """``replace(key, value)``."""
    return self.java_put(key, value) if self.java_contains(key) else None


def replace_pair(self: JavaMap, key: Any, old: Any, new: Any) -> bool:
    """``replace(key, old, new)``."""
    if not self.java_contains(key) or not equals(self.java_get(key), old):
        return False
    self.java_put(key, new)
    return True


def replace_all(self: JavaMap, function: Pair) -> None:
    """``replaceAll(function)``."""
    for key, value in self.java_items():
        self.java_put(key, function(key, value))


def for_each(self: JavaMap, consumer: Pair) -> None:
    """``forEach(consumer)``."""
    if consumer is None:
        raise null_pointer()
    for entry in entry_set(self):
        consumer(entry.key, entry.value)


MAP.methods(
    {
        "clear/0": lambda self: self.java_clear(),
        "compute/2": compute,
        "computeIfAbsent/2": compute_if_absent,
        "computeIfPresent/2": compute_if_present,
        "containsKey/1": lambda self, key: self.java_contains(key),
        "containsValue/1": contains_value,
        "entrySet/0": entry_set,
        "equals/1": equals,
        "forEach/1": for_each,
        "get/1": get,
        "getByPath/1": get_by_path,
        "getByPath/2": get_by_path_or,
        "getOrDefault/2": get_or_default,
        "hashCode/0": hash_code,
        "isEmpty/0": lambda self: not len(self),
        "keySet/0": key_set,
        "merge/3": merge,
        "put/2": put,
        "putIfAbsent/2": put_if_absent,
        "remove/1": remove,
        "remove/2": remove_pair,
        "replace/2": replace,
        "replace/3": replace_pair,
        "replaceAll/1": replace_all,
        "size/0": len,
        "values/0": values,
    }
)


# --- added by Painless --------------------------------------------------------------------------------------------
# Upstream: org.opensearch.painless.api.Augmentation


def _like(self: JavaMap) -> JavaMap:
    from blueprintc.painless.api.java.util.tree_map import TreeMap

    return TreeMap() if isinstance(self, TreeMap) else LinkedHashMap()


def collect(self: JavaMap, function: Pair) -> list[Any]:
    """``collect(function)``."""
    return [function(key, value) for key, value in self.java_items()]


def collect_into(self: JavaMap, target: Any, function: Pair) -> Any:
    """``collect(target, function)``."""
    for key, value in self.java_items():
        add(target, function(key, value))
    return target


def count(self: JavaMap, predicate: Pair) -> int:
    """``count(predicate)``."""
    return sum(1 for key, value in self.java_items() if predicate(key, value))


def each(self: JavaMap, consumer: Pair) -> Any:
    """``each(consumer)``: gives the receiver."""
    for_each(self, consumer)
    return self


def every(self: JavaMap, predicate: Pair) -> bool:
    """``every(predicate)``."""
    return all(predicate(key, value) for key, value in self.java_items())


def find(self: JavaMap, predicate: Pair) -> Any:
    """``find(predicate)``: an entry or null."""
    for key, value in self.java_items():
        if predicate(key, value):
            return named(MapEntry, self.ENTRY_CLASS)(self, key, value)
    return None


def find_all(self: JavaMap, predicate: Pair) -> JavaMap:
    """``findAll(predicate)``."""
    found = _like(self)
    found.put_all([(key, value) for key, value in self.java_items() if predicate(key, value)])
    return found


def find_result_or(self: JavaMap, default: Any, function: Pair) -> Any:
    """``findResult(default, function)``."""
    for key, value in self.java_items():
        result = function(key, value)
        if result is not None:
            return result
    return default


def find_result(self: JavaMap, function: Pair) -> Any:
    """``findResult(function)``."""
    return find_result_or(self, None, function)


def find_results(self: JavaMap, function: Pair) -> list[Any]:
    """``findResults(function)``."""
    return [result for result in collect(self, function) if result is not None]


def group_by(self: JavaMap, function: Pair) -> LinkedHashMap:
    """``groupBy(function)``: maps by key."""
    groups = LinkedHashMap()
    for key, value in self.java_items():
        group_key = function(key, value)
        group = groups.java_get(group_key)
        if group is None:
            group = _like(self)
            groups.java_put(group_key, group)
        group.java_put(key, value)
    return groups


MAP.methods(
    {
        "collect/1": collect,
        "collect/2": collect_into,
        "count/1": count,
        "each/1": each,
        "every/1": every,
        "find/1": find,
        "findAll/1": find_all,
        "findResult/1": find_result,
        "findResult/2": find_result_or,
        "findResults/1": find_results,
        "groupBy/1": group_by,
    }
)


# --- entries ------------------------------------------------------------------------------------------------------


def _comparing(part: Callable[[Any], Any], comparator: Callable[[Any, Any], int]) -> Lambda:
    return Lambda("java.util.Comparator", lambda left, right: comparator(part(left), part(right)))


def _key(self: Entry) -> Any:
    return self.key


def _value(self: Entry) -> Any:
    return self.get_value()


def _set_value(self: Entry, value: Any) -> Any:
    return self.set_value(value)


ENTRY.statics(
    {
        "comparingByKey/0": lambda: _comparing(_key, compare),
        "comparingByKey/1": lambda comparator: _comparing(_key, comparator),
        "comparingByValue/0": lambda: _comparing(_value, compare),
        "comparingByValue/1": lambda comparator: _comparing(_value, comparator),
    }
)
ENTRY.methods(
    {"equals/1": equals, "getKey/0": _key, "getValue/0": _value, "hashCode/0": hash_code, "setValue/1": _set_value}
)
