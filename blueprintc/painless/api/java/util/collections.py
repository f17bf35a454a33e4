"""``java.util.Collections``."""

from typing import Any

from blueprintc.jvm.errors import JavaError
from blueprintc.painless.api import JavaClass
from blueprintc.painless.api.java.util import immutable
from blueprintc.painless.api.java.util.collection import add, contains
from blueprintc.painless.api.java.util.enumeration import Enumeration
from blueprintc.painless.api.java.util.list import sort
from blueprintc.painless.api.java.util.list_iterator import ListIterator
from blueprintc.painless.api.java.util.tree_map import TreeMap
from blueprintc.painless.api.java.util.tree_set import TreeSet
from blueprintc.painless.values import (
    Array,
    HashSet,
    JavaIterator,
    JavaMap,
    JavaSet,
    Lambda,
    LinkedHashMap,
    LinkedList,
    PythonIterator,
    Runtime,
    cannot_cast,
    comparable,
    compare,
    equals,
    list_get,
    list_put,
    named,
    null_pointer,
    replace_all_elements,
)

COLLECTIONS = JavaClass("java.util.Collections")
_EMPTY_MAP = "UnmodifiableNavigableMap$EmptyNavigableMap"
_EMPTY_SET = "UnmodifiableNavigableSet$EmptyNavigableSet"
_LISTS = ("EmptyList", "SingletonList", "CopiesList", "UnmodifiableRandomAccessList", "UnmodifiableList")
CLASSES = (
    COLLECTIONS,
    *(JavaClass(f"java.util.Collections${name}", "java.util.List") for name in _LISTS),
    *(
        JavaClass(f"java.util.Collections${name}", "java.util.Set")
        for name in ("UnmodifiableSet", "EmptySet", "SingletonSet", "UnmodifiableMap$UnmodifiableEntrySet")
    ),
    *(
        JavaClass(f"java.util.Collections${name}", "java.util.Map")
        for name in ("UnmodifiableMap", "EmptyMap", "SingletonMap")
    ),
    JavaClass("java.util.Collections$UnmodifiableMap$UnmodifiableEntrySet$UnmodifiableEntry", "java.util.Map$Entry"),
    JavaClass("java.util.Collections$UnmodifiableCollection", "java.util.Collection"),
    JavaClass("java.util.Collections$UnmodifiableNavigableMap", "java.util.NavigableMap"),
    JavaClass("java.util.Collections$UnmodifiableNavigableSet", "java.util.NavigableSet"),
    JavaClass("java.util.Collections$SetFromMap", "java.util.AbstractSet"),
    JavaClass("java.util.Collections$UnmodifiableSortedMap", "java.util.SortedMap"),
    JavaClass("java.util.Collections$UnmodifiableSortedSet", "java.util.SortedSet"),
    JavaClass(f"java.util.Collections${_EMPTY_MAP}", "java.util.NavigableMap"),
    JavaClass(f"java.util.Collections${_EMPTY_SET}", "java.util.NavigableSet"),
)


def _given(value: Any) -> Any:
    if value is None:
        raise null_pointer()
    return value


@COLLECTIONS.static("addAll/2", runtime=True)
def add_all(runtime: Runtime, target: Any, values: Array) -> bool:
    """``addAll(collection, values)``."""
    runtime.store(len(values))
    changed = False
    for value in list(values):
        changed = add(target, value) or changed
    return changed


@COLLECTIONS.static("disjoint/2", runtime=True)
def disjoint(runtime: Runtime, first: Any, second: Any) -> bool:
    """``disjoint(first, second)``."""
    _given(first), _given(second)
    for value in first:
        runtime.step(1 if isinstance(second, JavaSet) else len(second) + 2)
        if contains(second, value):
            return False
    return True


def _replace_all(elements: Any, old: Any, new: Any) -> bool:
    changed = any(equals(element, old) for element in elements)
    if changed:
        replace_all_elements(elements, [new if equals(element, old) else element for element in elements])
    return changed


def _best(elements: Any, comparator: Any, wanted: int) -> Any:
    order = compare if comparator is None else comparator
    candidates = list(_given(elements))
    if not candidates:
        raise JavaError("NoSuchElementException")
    best = candidates[0]
    for candidate in candidates[1:]:
        if order(candidate, best) * wanted > 0:
            best = candidate
    return best


def _binary_search(elements: Any, key: Any, comparator: Any = None) -> int:
    order = compare if comparator is None else comparator
    low, high = 0, len(elements) - 1
    while low <= high:
        middle = (low + high) // 2
        sign = order(list_get(elements, middle), key)
        if sign == 0:
            return middle
        if sign < 0:
            low = middle + 1
        else:
            high = middle - 1
    return -(low + 1)


def _frequency(elements: Any, value: Any) -> int:
    return sum(1 for element in _given(elements) if equals(value, element))


def _index_of_part(runtime: Runtime, elements: Any, part: Any, *, last: bool) -> int:
    whole, wanted = list(elements), list(part)
    starts = range(len(whole) - len(wanted) + 1)
    for start in reversed(starts) if last else starts:
        runtime.step(len(wanted) + 2)
        if all(map(equals, wanted, whole[start : start + len(wanted)])):
            return start
    return -1


@COLLECTIONS.static("indexOfSubList/2", runtime=True)
def index_of_sub_list(runtime: Runtime, elements: Any, part: Any) -> int:
    """``indexOfSubList(list, part)``."""
    return _index_of_part(runtime, elements, part, last=False)


@COLLECTIONS.static("lastIndexOfSubList/2", runtime=True)
def last_index_of_sub_list(runtime: Runtime, elements: Any, part: Any) -> int:
    """``lastIndexOfSubList(list, part)``."""
    return _index_of_part(runtime, elements, part, last=True)


def reversed_order(comparator: Any = None) -> Lambda:
    """``reverseOrder()`` and ``reverseOrder(comparator)``."""
    order = natural if comparator is None else comparator
    return Lambda("java.util.Comparator", lambda left, right: order(right, left))


def natural(left: Any, right: Any) -> int:
    """``Comparator.naturalOrder()``: both sides are cast to Comparable before they are compared."""
    for value in (left, right):
        if value is not None and not comparable(value):
            raise cannot_cast(value, "java.lang.Comparable")
    return compare(left, right)


@COLLECTIONS.static("nCopies/2", runtime=True)
def n_copies(runtime: Runtime, count: int, value: Any) -> immutable.CopiesList:
    """``nCopies(count, value)``."""
    if count < 0:
        raise JavaError("IllegalArgumentException", f"List length = {count}")
    runtime.store(count)
    return immutable.CopiesList([value] * count)


def _unmodifiable_list(elements: Any) -> Any:
    if isinstance(_given(elements), LinkedList):
        return immutable.UnmodifiableList(elements)
    return immutable.UnmodifiableRandomAccessList(elements)


def _singleton_map(key: Any, value: Any) -> immutable.SingletonMap:
    source = LinkedHashMap()
    source.java_put(key, value)
    return immutable.SingletonMap(source)


def _singleton(value: Any) -> immutable.SingletonSet:
    source = HashSet()
    source.add(value)
    return immutable.SingletonSet(source)


def _unmodifiable_sorted_set(elements: Any, kind: str = "UnmodifiableSortedSet") -> TreeSet:
    made: TreeSet = named(immutable.UnmodifiableNavigableSet, f"java.util.Collections${kind}")()
    made.keys = _given(elements).keys
    return made


def _unmodifiable_sorted_map(source: Any, kind: str = "UnmodifiableSortedMap") -> JavaMap:
    made: JavaMap = named(immutable.UnmodifiableNavigableMap, f"java.util.Collections${kind}")(_given(source))
    return made


def _copy(target: Any, source: Any) -> None:
    if len(source) > len(target):
        raise JavaError("IndexOutOfBoundsException", "Source does not fit in dest")
    for index, value in enumerate(list(source)):
        list_put(target, index, value)


def _fill(elements: Any, value: Any) -> None:
    replace_all_elements(elements, [value] * len(elements))


def _reverse(elements: Any) -> None:
    replace_all_elements(elements, list(elements)[::-1])


def _rotate(elements: Any, distance: int) -> None:
    values = list(elements)
    if values:
        shift = distance % len(values)
        replace_all_elements(elements, values[len(values) - shift :] + values[: len(values) - shift])


def _swap(elements: Any, first: int, second: int) -> None:
    list_put(elements, first, list_put(elements, second, list_get(elements, first)))


@COLLECTIONS.static("shuffle/1", runtime=True)
def shuffle(runtime: Runtime, elements: Any) -> None:
    """``shuffle(list)``."""
    values = list(elements)
    runtime.random.shuffle(values)
    replace_all_elements(elements, values)


@COLLECTIONS.static("shuffle/2")
def shuffle_with(elements: Any, source: Any) -> None:
    """``shuffle(list, random)``: the given Random decides, as Java does it."""
    values = list(elements)
    for size in range(len(values), 1, -1):
        other = source.next_int(size)
        values[size - 1], values[other] = values[other], values[size - 1]
    replace_all_elements(elements, values)


def _empty_iterator() -> JavaIterator:
    return PythonIterator(iter(()))


def _list(enumeration: Any) -> list[Any]:
    return list(enumeration)


class SetFromMap(JavaSet):
    """``newSetFromMap(map)``."""

    __slots__ = ("source",)
    JAVA_CLASS = "java.util.Collections$SetFromMap"

    def __init__(self, source: JavaMap) -> None:
        if len(source):
            raise JavaError("IllegalArgumentException", "Map is non-empty")
        self.source = source

    def __len__(self) -> int:
        return len(self.source)

    def __iter__(self) -> Any:
        return iter(self.source.java_keys())

    def contains(self, value: Any) -> bool:
        return self.source.java_contains(value)

    def add(self, value: Any) -> bool:
        return self.source.java_put(value, True) is None

    def discard(self, value: Any) -> bool:
        return self.source.java_remove(value) is not None


EMPTY_LIST, EMPTY_MAP, EMPTY_SET = immutable.EmptyList(), immutable.EmptyMap(), immutable.EmptySet()
COLLECTIONS.constants(EMPTY_LIST=EMPTY_LIST, EMPTY_MAP=EMPTY_MAP, EMPTY_SET=EMPTY_SET)
COLLECTIONS.statics(
    {
        "binarySearch/2": _binary_search,
        "binarySearch/3": _binary_search,
        "copy/2": _copy,
        "emptyEnumeration/0": lambda: Enumeration(iter(())),
        "emptyIterator/0": _empty_iterator,
        "emptyList/0": lambda: EMPTY_LIST,
        "emptyListIterator/0": lambda: ListIterator([]),
        "emptyMap/0": lambda: EMPTY_MAP,
        "emptyNavigableMap/0": lambda: _unmodifiable_sorted_map(TreeMap(), _EMPTY_MAP),
        "emptyNavigableSet/0": lambda: _unmodifiable_sorted_set(TreeSet(), _EMPTY_SET),
        "emptySet/0": lambda: EMPTY_SET,
        "emptySortedMap/0": lambda: _unmodifiable_sorted_map(TreeMap(), _EMPTY_MAP),
        "emptySortedSet/0": lambda: _unmodifiable_sorted_set(TreeSet(), _EMPTY_SET),
        "enumeration/1": lambda elements: Enumeration(iter(elements)),
        "fill/2": _fill,
        "frequency/2": _frequency,
        "list/1": _list,
        "max/1": lambda elements: _best(elements, None, 1),
        "max/2": lambda elements, comparator: _best(elements, comparator, 1),
        "min/1": lambda elements: _best(elements, None, -1),
        "min/2": lambda elements, comparator: _best(elements, comparator, -1),
        "newSetFromMap/1": SetFromMap,
        "replaceAll/3": _replace_all,
        "reverse/1": _reverse,
        "reverseOrder/0": reversed_order,
        "reverseOrder/1": reversed_order,
        "rotate/2": _rotate,
        "singleton/1": _singleton,
        "singletonList/1": lambda value: immutable.SingletonList([value]),
        "singletonMap/2": _singleton_map,
        "sort/1": lambda elements: sort(_given(elements), None),
        "sort/2": lambda elements, comparator: sort(_given(elements), comparator),
        "swap/3": _swap,
        "unmodifiableCollection/1": lambda elements: immutable.UnmodifiableCollection(_given(elements)),
        "unmodifiableList/1": _unmodifiable_list,
        "unmodifiableMap/1": lambda source: immutable.UnmodifiableMap(_given(source)),
        "unmodifiableNavigableMap/1": lambda source: _unmodifiable_sorted_map(source, "UnmodifiableNavigableMap"),
        "unmodifiableNavigableSet/1": lambda source: _unmodifiable_sorted_set(source, "UnmodifiableNavigableSet"),
        "unmodifiableSet/1": lambda elements: immutable.UnmodifiableSet(_given(elements)),
        "unmodifiableSortedMap/1": _unmodifiable_sorted_map,
        "unmodifiableSortedSet/1": _unmodifiable_sorted_set,
    }
)
