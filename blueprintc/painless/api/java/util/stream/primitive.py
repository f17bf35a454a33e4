"""What ``IntStream``, ``LongStream`` and ``DoubleStream`` share. Elements are plain numbers."""

from collections.abc import Callable
from itertools import chain
from typing import Any, ClassVar

from blueprintc.painless.api import Implementation, JavaClass
from blueprintc.painless.api.java.util.primitive_iterator import PrimitiveIterator
from blueprintc.painless.api.java.util.stream.pipeline import Pipeline, sorted_lazily, stored
from blueprintc.painless.api.java.util.stream.stream import Stream, flat
from blueprintc.painless.api.native import require
from blueprintc.painless.values import Array, Runtime, box


class PrimitiveStream(Pipeline):
    """``PRIMITIVE`` is the element type; ``OPTIONAL`` makes the optional of an element."""

    __slots__ = ()
    PRIMITIVE: ClassVar[str]

    @staticmethod
    def arranged(elements: list[Any]) -> list[Any]:
        """In ascending order."""
        return sorted(elements)

    @classmethod
    def optional(cls, found: bool, value: Any) -> Any:
        raise NotImplementedError

    @classmethod
    def empty(cls) -> Any:
        return cls((), 0)

    @classmethod
    def of_array(cls, elements: Any) -> Any:
        """``of(int[])``."""
        return cls(list(require(elements)), len(elements))

    @classmethod
    def concat(cls, first: Pipeline, second: Pipeline) -> Any:
        sizes = (require(first).size, require(second).size)
        return cls(chain(first.take(), second.take()), None if None in sizes else sum(sizes))  # type: ignore[arg-type]

    def iterator(self) -> PrimitiveIterator:
        return PrimitiveIterator(self.take(), self.PRIMITIVE)

    def boxed(self) -> Stream:
        kind = self.PRIMITIVE
        if kind == "int":
            return Stream(self.take(), self.size)
        return Stream((box(element, kind) for element in self.take()), self.size)

    def map(self, function: Callable[[Any], Any]) -> Any:
        return self.same(map(require(function), self.take()), self.size)

    def map_to_obj(self, function: Callable[[Any], Any]) -> Stream:
        return Stream(map(require(function), self.take()), self.size)

    def _mapped(self, kind: str, function: Callable[[Any], Any]) -> Any:
        from importlib import import_module

        module = import_module(f"blueprintc.painless.api.java.util.stream.{kind.lower()}_stream")
        return self.linked(getattr(module, f"{kind}Stream"), map(require(function), self.take()), self.size)

    def map_to_int(self, function: Callable[[Any], int]) -> Any:
        return self._mapped("Int", function)

    def map_to_long(self, function: Callable[[Any], int]) -> Any:
        return self._mapped("Long", function)

    def map_to_double(self, function: Callable[[Any], float]) -> Any:
        return self._mapped("Double", function)

    def as_long_stream(self) -> Any:
        return self._mapped("Long", int)

    def as_double_stream(self) -> Any:
        return self._mapped("Double", float)

    def distinct(self) -> Any:
        def fresh() -> Any:
            seen: set[Any] = set()
            for element in source:
                key = self.key(element)
                if key not in seen:
                    seen.add(key)
                    yield element

        source = self.take()
        return self.same(fresh())

    @staticmethod
    def key(element: Any) -> Any:
        """What makes two elements the same."""
        return element

    def find_first(self) -> Any:
        for element in self.take():
            return self.optional(True, element)
        return self.optional(False, None)

    def find_any(self) -> Any:
        return self.find_first()

    def reduce_1(self, operator: Callable[[Any, Any], Any]) -> Any:
        return self.optional(*self.combined(operator))

    def reduce_2(self, identity: Any, operator: Callable[[Any, Any], Any]) -> Any:
        return self.folded(identity, operator)

    def max(self) -> Any:
        return self.reduce_1(max)

    def min(self) -> Any:
        return self.reduce_1(min)

    def summary_statistics(self) -> Any:
        from blueprintc.painless.api.java.util.summary import Statistics

        statistics = Statistics.of(self.PRIMITIVE)
        for element in self.take():
            statistics.accept(element)
        return statistics


def _sorted(runtime: Runtime, self: PrimitiveStream) -> Any:
    return self.same(sorted_lazily(runtime, self.take(), self.arranged), self.size)


def _to_array(runtime: Runtime, self: PrimitiveStream) -> Array:
    return Array(self.PRIMITIVE, stored(runtime, self.take()))


def _flat_map(runtime: Runtime, self: PrimitiveStream, function: Callable[[Any], Any]) -> Any:
    return self.same(flat(runtime, self, require(function)))


METHODS = (
    "average/0 boxed/0 distinct/0 findAny/0 findFirst/0 iterator/0 map/1 mapToObj/1 max/0 min/0 reduce/1 "
    "reduce/2 sequential/0 spliterator/0 sum/0 summaryStatistics/0"
)


def register(java: JavaClass) -> None:
    """The methods that need the running script."""
    methods: dict[str, Implementation] = {"flatMap/1": _flat_map, "sorted/0": _sorted, "toArray/0": _to_array}
    for key, function in methods.items():
        java.method(key, runtime=True)(function)
