"""``java.util.stream.Stream``."""

from collections.abc import Callable, Iterator
from functools import cmp_to_key
from itertools import chain
from typing import Any

from blueprintc.jvm.errors import JavaError
from blueprintc.painless.api import Implementation
from blueprintc.painless.api.java.util.optional import Optional
from blueprintc.painless.api.java.util.stream.pipeline import (
    SHARED_METHODS,
    Pipeline,
    Seen,
    sorted_lazily,
    stored,
)
from blueprintc.painless.api.native import Native, bind, bind_interface, require
from blueprintc.painless.values import Array, PythonIterator, Runtime, compare, null_pointer


class Stream(Pipeline):
    """A stream of references."""

    __slots__ = ()
    JAVA_CLASS = "java.util.stream.ReferencePipeline"

    @staticmethod
    def empty() -> "Stream":
        return Stream((), 0)

    @staticmethod
    def of_elements(elements: Any) -> "Stream":
        """``Stream.of(def[])``."""
        return Stream(list(require(elements)), len(elements))

    @staticmethod
    def concat(first: "Stream", second: "Stream") -> "Stream":
        sizes = (require(first).size, require(second).size)
        return Stream(chain(first.take(), second.take()), None if None in sizes else sum(sizes))  # type: ignore[arg-type]

    @staticmethod
    def builder() -> "Builder":
        return Builder()

    def iterator(self) -> PythonIterator:
        return PythonIterator(self.take())

    # intermediate

    def map(self, function: Callable[[Any], Any]) -> "Stream":
        require(function)
        return Stream(map(function, self.take()), self.size)

    def map_to_int(self, function: Callable[[Any], int]) -> Any:
        from blueprintc.painless.api.java.util.stream.int_stream import IntStream

        return self.linked(IntStream, map(require(function), self.take()), self.size)

    def map_to_long(self, function: Callable[[Any], int]) -> Any:
        from blueprintc.painless.api.java.util.stream.long_stream import LongStream

        return self.linked(LongStream, map(require(function), self.take()), self.size)

    def map_to_double(self, function: Callable[[Any], float]) -> Any:
        from blueprintc.painless.api.java.util.stream.double_stream import DoubleStream

        return self.linked(DoubleStream, map(require(function), self.take()), self.size)

    # terminal

    def find_first(self) -> Optional:
        for element in self.take():
            if element is None:
                raise null_pointer()
            return Optional(element)
        return Optional()

    def reduce_1(self, operator: Callable[[Any, Any], Any]) -> Optional:
        found, result = self.combined(operator)
        if found and result is None:
            raise null_pointer()
        return Optional(result)

    def reduce_2(self, identity: Any, operator: Callable[[Any, Any], Any]) -> Any:
        return self.folded(identity, operator)

    def reduce_3(self, identity: Any, accumulator: Callable[[Any, Any], Any], combiner: Any) -> Any:
        require(combiner)
        return self.folded(identity, accumulator)

    def max(self, order: Callable[[Any, Any], int]) -> Optional:
        require(order)
        return self.reduce_1(lambda a, b: a if order(a, b) >= 0 else b)

    def min(self, order: Callable[[Any, Any], int]) -> Optional:
        require(order)
        return self.reduce_1(lambda a, b: a if order(a, b) <= 0 else b)


class Builder(Native):
    """``Stream.Builder``."""

    __slots__ = ("_built", "_elements")
    JAVA_CLASS = "java.util.stream.Streams$StreamBuilderImpl"
    KIND: type[Pipeline] = Stream

    def __init__(self) -> None:
        self._elements: list[Any] = []
        self._built = False

    def accept(self, element: Any) -> None:
        if self._built:
            raise JavaError("IllegalStateException")
        self._elements.append(element)

    def add(self, element: Any) -> "Builder":
        self.accept(element)
        return self

    def build(self) -> Any:
        if self._built:
            raise JavaError("IllegalStateException")
        self._built = True
        return self.KIND(self._elements, len(self._elements))


def flat(runtime: Runtime, stream: Pipeline, function: Callable[[Any], Any]) -> Iterator[Any]:
    """The elements of the streams that the function gives; null stands for none."""
    for element in stream.take():
        inner = function(element)
        if inner is not None:
            for found in inner.take():
                runtime.step(1)
                yield found


def _flat_map(kind: str) -> Callable[[Runtime, Stream, Callable[[Any], Any]], Any]:
    def flat_map(runtime: Runtime, self: Stream, function: Callable[[Any], Any]) -> Any:
        from importlib import import_module

        require(function)
        module = import_module(f"blueprintc.painless.api.java.util.stream.{kind}")
        target = getattr(module, "".join(part.title() for part in kind.split("_")))
        return self.linked(target, flat(runtime, self, function))

    return flat_map


def _distinct(self: Stream) -> Stream:
    seen = Seen()
    return Stream(element for element in self.take() if seen.add(element))


def _sorted(runtime: Runtime, self: Stream) -> Stream:
    return _sorted_by(runtime, self, compare)


def _sorted_by(runtime: Runtime, self: Stream, order: Callable[[Any, Any], int]) -> Stream:
    key = cmp_to_key(require(order))
    return Stream(sorted_lazily(runtime, self.take(), lambda elements: sorted(elements, key=key)), self.size)


def _to_array(runtime: Runtime, self: Stream) -> Array:
    return Array("java.lang.Object", stored(runtime, self.take()))


def _to_given_array(runtime: Runtime, self: Stream, generator: Callable[[int], Array]) -> Array:
    elements = stored(runtime, self.take())
    array = require(generator)(len(elements))
    array[:] = elements
    return array


def _collect(runtime: Runtime, self: Stream, collector: Any) -> Any:
    container = require(collector).supplier()()
    accumulate = collector.accumulator()
    for position, element in enumerate(self.take()):
        runtime.step(1)
        if position & 1023 == 0:
            runtime.store(1024)
        accumulate(container, element)
    return collector.finisher()(container)


REFERENCE_PIPELINE = bind(
    Stream,
    "java.util.stream.ReferencePipeline",
    "java.util.stream.Stream",
    methods=SHARED_METHODS + " findFirst/0 iterator/0 map/1 mapToDouble/1 mapToInt/1 mapToLong/1 max/1 min/1 "
    "reduce/1 reduce/2 reduce/3 spliterator/0",
)
REFERENCE_PIPELINE.methods({"distinct/0": _distinct, "findAny/0": Stream.find_first})
_WITH_RUNTIME: dict[str, Implementation] = {
    "collect/1": _collect,
    "flatMap/1": _flat_map("stream"),
    "flatMapToDouble/1": _flat_map("double_stream"),
    "flatMapToInt/1": _flat_map("int_stream"),
    "flatMapToLong/1": _flat_map("long_stream"),
    "sorted/0": _sorted,
    "sorted/1": _sorted_by,
    "toArray/0": _to_array,
    "toArray/1": _to_given_array,
}
for _key, _function in _WITH_RUNTIME.items():
    REFERENCE_PIPELINE.method(_key, runtime=True)(_function)

_STREAM = bind_interface("java.util.stream.Stream", "java.util.stream.BaseStream")
_STREAM.methods(REFERENCE_PIPELINE.instance)
_STREAM.needs_runtime.update(REFERENCE_PIPELINE.needs_runtime)
_STREAM.statics(
    {"builder/0": Stream.builder, "concat/2": Stream.concat, "empty/0": Stream.empty, "of/1": Stream.of_elements}
)
CLASSES = (
    _STREAM,
    bind_interface("java.util.stream.Stream$Builder", "java.util.function.Consumer", "accept/1 add/1 build/0"),
)
