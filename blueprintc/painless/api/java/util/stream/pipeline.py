"""What the four kinds of streams share: one-time use, size where it is known, and lazy operations.

A stream is a Python iterator; operations pull one element at a time through it, as Java's sequential streams do.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, Self

from blueprintc.jvm.errors import JavaError
from blueprintc.painless.api.native import Native, require
from blueprintc.painless.values import Runtime, equals, hash_code

_USED = "stream has already been operated upon or closed"


class Pipeline(Native):
    """A stream. ``size``: the number of elements where Java knows it without looking (then ``count`` runs nothing)."""

    __slots__ = ("_closed", "_source", "size")

    def __init__(self, source: Iterable[Any], size: int | None = None) -> None:
        self._source: Iterable[Any] | None = source
        self._closed = False
        self.size = size

    def take(self) -> Iterator[Any]:
        """The elements; the stream is used up."""
        if self._source is None:
            raise JavaError("IllegalStateException", _USED)
        source, self._source = self._source, None
        return iter(source)

    def linked(self, kind: "type[Pipeline]", source: Iterable[Any], size: int | None = None) -> Any:
        """A stream of another kind behind this one."""
        return kind(source, size)

    def same(self, source: Iterable[Any], size: int | None = None) -> Self:
        """A stream of the same kind behind this one."""
        return type(self)(source, size)

    # BaseStream

    def close(self) -> None:
        self._source = None

    def is_parallel(self) -> bool:
        return False

    def sequential(self) -> Self:
        return self

    def unordered(self) -> Self:
        return self

    def spliterator(self) -> Any:
        from blueprintc.painless.api.java.util.spliterator import IMMUTABLE, ORDERED, IteratorSpliterator

        primitive = getattr(self, "PRIMITIVE", "")
        flags = ORDERED | (IMMUTABLE if primitive and self.size is not None else 0)
        return IteratorSpliterator(self.take(), self.size, flags, primitive)

    # intermediate

    def filter(self, predicate: Callable[[Any], bool]) -> Self:
        require(predicate)
        return self.same(element for element in self.take() if predicate(element))

    def peek(self, consumer: Callable[[Any], Any]) -> Self:
        require(consumer)

        def peeking(source: Iterator[Any]) -> Iterator[Any]:
            for element in source:
                consumer(element)
                yield element

        return self.same(peeking(self.take()), self.size)

    def limit(self, count: int) -> Self:
        if count < 0:
            raise JavaError("IllegalArgumentException", str(count))
        size = None if self.size is None else min(self.size, count)
        return self.same(islice(self.take(), count), size)

    def skip(self, count: int) -> Self:
        if count < 0:
            raise JavaError("IllegalArgumentException", str(count))
        size = None if self.size is None else max(self.size - count, 0)
        return self.same(islice(self.take(), min(count, 1 << 62), None), size)

    # terminal

    def count(self) -> int:
        """Upstream: ReduceOps.makeRefCounting; a known size is given without running the stream."""
        source = self.take()
        return self.size if self.size is not None else sum(1 for _ in source)

    def for_each(self, consumer: Callable[[Any], Any]) -> None:
        require(consumer)
        for element in self.take():
            consumer(element)

    def for_each_ordered(self, consumer: Callable[[Any], Any]) -> None:
        self.for_each(consumer)

    def all_match(self, predicate: Callable[[Any], bool]) -> bool:
        require(predicate)
        return all(predicate(element) for element in self.take())

    def any_match(self, predicate: Callable[[Any], bool]) -> bool:
        require(predicate)
        return any(predicate(element) for element in self.take())

    def none_match(self, predicate: Callable[[Any], bool]) -> bool:
        return not self.any_match(predicate)

    def collect_3(self, supplier: Callable[[], Any], accumulator: Callable[[Any, Any], Any], combiner: Any) -> Any:
        """Into the supplied container."""
        require(combiner)
        container = require(supplier)()
        require(accumulator)
        for element in self.take():
            accumulator(container, element)
        return container

    def folded(self, start: Any, operator: Callable[[Any, Any], Any]) -> Any:
        """All elements combined from the left."""
        require(operator)
        for element in self.take():
            start = operator(start, element)
        return start

    def combined(self, operator: Callable[[Any, Any], Any]) -> tuple[bool, Any]:
        """Whether there was an element, and all combined."""
        require(operator)
        source = self.take()
        for first in source:
            for element in source:
                first = operator(first, element)
            return True, first
        return False, None


class Seen:
    """A set of Java references, in Java's equality."""

    __slots__ = ("_hashes",)

    def __init__(self) -> None:
        self._hashes: dict[int, list[Any]] = {}

    def add(self, value: Any) -> bool:
        """Whether the value is new."""
        bucket = self._hashes.setdefault(hash_code(value), [])
        if any(equals(value, other) for other in bucket):
            return False
        bucket.append(value)
        return True


def counted(runtime: Runtime, source: Iterable[Any]) -> Iterator[Any]:
    """The elements; each is a step of the running script."""
    for element in source:
        runtime.step(1)
        yield element


def stored(runtime: Runtime, source: Iterable[Any]) -> list[Any]:
    """The elements as a list, accounted for."""
    elements: list[Any] = []
    for element in source:
        runtime.step(1)
        if len(elements) & 1023 == 0:
            runtime.store(1024)
        elements.append(element)
    return elements


def sorted_lazily(runtime: Runtime, source: Iterator[Any], arrange: Callable[[list[Any]], list[Any]]) -> Iterator[Any]:
    """Everything is fetched when the first element is asked for."""
    yield from arrange(stored(runtime, source))


BASE_METHODS = "close/0 isParallel/0 sequential/0 unordered/0"
SHARED_METHODS = (
    "allMatch/1 anyMatch/1 collect/3 count/0 filter/1 forEach/1 forEachOrdered/1 limit/1 noneMatch/1 peek/1 skip/1"
)
