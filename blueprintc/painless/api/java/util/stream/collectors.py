"""``java.util.stream.Collectors``."""

from collections.abc import Callable
from typing import Any

from blueprintc.jvm.errors import JavaError
from blueprintc.jvm.numbers import to_int, to_long
from blueprintc.painless.api import JavaClass
from blueprintc.painless.api.java.util.optional import Optional
from blueprintc.painless.api.java.util.stream.collector import COLLECTOR_IMPL, Characteristics, Collector
from blueprintc.painless.api.java.util.summary import CompensatedSum, Statistics
from blueprintc.painless.api.native import require
from blueprintc.painless.values import (
    HashMap,
    HashSet,
    JavaMap,
    LinkedHashMap,
    Long,
    Runtime,
    cannot_cast,
    null_pointer,
)

COLLECTORS = JavaClass("java.util.stream.Collectors")
PARTITION = JavaClass("java.util.stream.Collectors$Partition", "java.util.AbstractMap")
CLASSES = (COLLECTORS, COLLECTOR_IMPL, PARTITION)

_IDENTITY = (Characteristics.IDENTITY_FINISH,)


class Partition(LinkedHashMap):
    """The map of ``partitioningBy``: false, then true."""

    __slots__ = ()
    JAVA_CLASS = "java.util.stream.Collectors$Partition"


def _add(collection: Any, value: Any) -> None:
    if isinstance(collection, list):
        collection.append(value)
    elif isinstance(collection, HashSet):
        collection.add(value)
    else:
        from blueprintc.painless.api.java.util.collection import add

        add(collection, value)


def _to_list() -> Collector:
    return Collector(list, list.append, None, None, _IDENTITY)


def _to_set() -> Collector:
    return Collector(HashSet, HashSet.add, None, None, (Characteristics.UNORDERED, *_IDENTITY))


def _to_collection(supplier: Callable[[], Any]) -> Collector:
    return Collector(require(supplier), _add, None, None, _IDENTITY)


# joining


def _joining(runtime: Runtime, separator: Any = "", prefix: Any = "", suffix: Any = "") -> Collector:
    if separator is None or prefix is None or suffix is None:
        raise null_pointer()
    between = runtime.to_text(separator)

    def accumulate(parts: list[str], element: Any) -> None:
        if element is not None and not isinstance(element, str) and not hasattr(element, "parts"):
            raise cannot_cast(element, "java.lang.CharSequence")
        text = runtime.to_text(element)
        runtime.charge(len(text) + len(between))
        parts.append(text)

    def finish(parts: list[str]) -> str:
        return runtime.to_text(prefix) + between.join(parts) + runtime.to_text(suffix)

    return Collector(list, accumulate, finish)


# numbers


class _Cell:
    """A container of a running value."""

    __slots__ = ("count", "value")

    def __init__(self, value: Any = None) -> None:
        self.value = value
        self.count = 0


def _counting() -> Collector:
    def accumulate(cell: _Cell, element: Any) -> None:
        cell.count += 1

    return Collector(_Cell, accumulate, lambda cell: Long(cell.count))


def _summing(primitive: str) -> Callable[[Callable[[Any], Any]], Collector]:
    def summing(function: Callable[[Any], Any]) -> Collector:
        require(function)
        if primitive == "double":
            return Collector(CompensatedSum, lambda total, element: total.add(function(element)), CompensatedSum.result)

        def accumulate(cell: _Cell, element: Any) -> None:
            cell.value += function(element)

        finish = (lambda cell: to_int(cell.value)) if primitive == "int" else (lambda cell: Long(to_long(cell.value)))
        return Collector(lambda: _Cell(0), accumulate, finish)

    return summing


def _averaging(primitive: str) -> Callable[[Callable[[Any], Any]], Collector]:
    def averaging(function: Callable[[Any], Any]) -> Collector:
        require(function)

        def accumulate(cell: _Cell, element: Any) -> None:
            value = function(element)
            cell.count += 1
            if primitive == "double":
                cell.value.add(value)
            else:
                cell.value += value

        def finish(cell: _Cell) -> float:
            if not cell.count:
                return 0.0
            total = cell.value.result() if primitive == "double" else float(to_long(cell.value))
            return float(total / cell.count)

        return Collector(lambda: _Cell(CompensatedSum() if primitive == "double" else 0), accumulate, finish)

    return averaging


def _summarizing(primitive: str) -> Callable[[Callable[[Any], Any]], Collector]:
    def summarizing(function: Callable[[Any], Any]) -> Collector:
        require(function)
        return Collector(
            lambda: Statistics.of(primitive),
            lambda statistics, element: statistics.accept(function(element)),
            None,
            None,
            _IDENTITY,
        )

    return summarizing


# reducing


def _reducing_1(operator: Callable[[Any, Any], Any]) -> Collector:
    require(operator)

    def accumulate(cell: _Cell, element: Any) -> None:
        cell.value = operator(cell.value, element) if cell.count else element
        cell.count = 1

    return Collector(_Cell, accumulate, lambda cell: Optional(cell.value))


def _reducing_2(identity: Any, operator: Callable[[Any, Any], Any]) -> Collector:
    return _reducing_3(identity, lambda element: element, operator)


def _reducing_3(identity: Any, function: Callable[[Any], Any], operator: Callable[[Any, Any], Any]) -> Collector:
    def accumulate(cell: _Cell, element: Any) -> None:
        cell.value = operator(cell.value, function(element))

    return Collector(lambda: _Cell(identity), accumulate, lambda cell: cell.value)


def _min_by(order: Callable[[Any, Any], int]) -> Collector:
    require(order)
    return _reducing_1(lambda a, b: a if order(a, b) <= 0 else b)


def _max_by(order: Callable[[Any, Any], int]) -> Collector:
    require(order)
    return _reducing_1(lambda a, b: a if order(a, b) >= 0 else b)


# downstream


def _mapping(function: Callable[[Any], Any], downstream: Collector) -> Collector:
    accumulate = downstream.accumulator()
    return Collector(
        downstream.supplier(),
        lambda container, element: accumulate(container, function(element)),
        downstream.finisher(),
    )


def _collecting_and_then(downstream: Collector, function: Callable[[Any], Any]) -> Collector:
    finish = downstream.finisher()
    return Collector(downstream.supplier(), downstream.accumulator(), lambda container: function(finish(container)))


def _grouping_1(function: Callable[[Any], Any]) -> Collector:
    return _grouping_3(function, HashMap, _to_list())


def _grouping_2(function: Callable[[Any], Any], downstream: Collector) -> Collector:
    return _grouping_3(function, HashMap, downstream)


def _grouping_3(function: Callable[[Any], Any], factory: Callable[[], JavaMap], downstream: Collector) -> Collector:
    supply, accumulate, finish = downstream.supplier(), downstream.accumulator(), downstream.finisher()

    def add(groups: JavaMap, element: Any) -> None:
        key = function(element)
        if key is None:
            raise null_pointer("element cannot be mapped to a null key")
        container = groups.java_get(key)
        if container is None:
            container = supply()
            groups.java_put(key, container)
        accumulate(container, element)

    def finish_all(groups: JavaMap) -> JavaMap:
        for key, container in groups.java_items():
            groups.java_put(key, finish(container))
        return groups

    return Collector(factory, add, finish_all)


def _partitioning_1(predicate: Callable[[Any], bool]) -> Collector:
    return _partitioning_2(predicate, _to_list())


def _partitioning_2(predicate: Callable[[Any], bool], downstream: Collector) -> Collector:
    supply, accumulate, finish = downstream.supplier(), downstream.accumulator(), downstream.finisher()

    def finish_both(pair: list[Any]) -> Partition:
        partition = Partition()
        partition.java_put(False, finish(pair[0]))
        partition.java_put(True, finish(pair[1]))
        return partition

    return Collector(
        lambda: [supply(), supply()],
        lambda pair, element: accumulate(pair[1 if predicate(element) else 0], element),
        finish_both,
    )


def _to_map_2(runtime: Runtime, key: Callable[[Any], Any], value: Callable[[Any], Any]) -> Collector:
    require(key, "keyMapper")
    require(value, "valueMapper")

    def accumulate(found: JavaMap, element: Any) -> None:
        name, item = key(element), require(value(element))
        old = found.java_get(name)
        if old is not None:
            texts = (runtime.to_text(part) for part in (name, old, item))
            raise JavaError(
                "IllegalStateException", "Duplicate key {} (attempted merging values {} and {})".format(*texts)
            )
        found.java_put(name, item)

    return Collector(HashMap, accumulate, None, None, _IDENTITY)


def _to_map_3(key: Callable[[Any], Any], value: Callable[[Any], Any], merge: Callable[[Any, Any], Any]) -> Collector:
    return _to_map_4(key, value, merge, HashMap)


def _to_map_4(
    key: Callable[[Any], Any],
    value: Callable[[Any], Any],
    merge: Callable[[Any, Any], Any],
    factory: Callable[[], JavaMap],
) -> Collector:
    def accumulate(found: JavaMap, element: Any) -> None:
        name, item = key(element), require(value(element))
        old = found.java_get(name)
        if old is not None:
            item = merge(old, item)
        if item is None:
            found.java_remove(name)
        else:
            found.java_put(name, item)

    return Collector(factory, accumulate, None, None, _IDENTITY)


COLLECTORS.statics(
    {
        "collectingAndThen/2": _collecting_and_then,
        "counting/0": _counting,
        "groupingBy/1": _grouping_1,
        "groupingBy/2": _grouping_2,
        "groupingBy/3": _grouping_3,
        "mapping/2": _mapping,
        "maxBy/1": _max_by,
        "minBy/1": _min_by,
        "partitioningBy/1": _partitioning_1,
        "partitioningBy/2": _partitioning_2,
        "reducing/1": _reducing_1,
        "reducing/2": _reducing_2,
        "reducing/3": _reducing_3,
        "toCollection/1": _to_collection,
        "toList/0": _to_list,
        "toMap/3": _to_map_3,
        "toMap/4": _to_map_4,
        "toSet/0": _to_set,
    }
)
for _name in ("int", "long", "double"):
    _suffix = _name.title() + "/1"
    COLLECTORS.statics(
        {
            "averaging" + _suffix: _averaging(_name),
            "summarizing" + _suffix: _summarizing(_name),
            "summing" + _suffix: _summing(_name),
        }
    )
for _arity in ("joining/0", "joining/1", "joining/3"):
    COLLECTORS.static(_arity, runtime=True)(_joining)
COLLECTORS.static("toMap/2", runtime=True)(_to_map_2)
