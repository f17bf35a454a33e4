"""``java.util.Spliterator`` and its primitive kinds, over an iterator."""

from collections.abc import Iterator
from typing import Any

from blueprintc.jvm.errors import JavaError
from blueprintc.jvm.numbers import LONG_MAX
from blueprintc.painless.api.native import Native, bind, bind_interface, functional

ORDERED, DISTINCT, SORTED, SIZED, NONNULL, IMMUTABLE, CONCURRENT, SUBSIZED = 16, 1, 4, 64, 256, 1024, 4096, 16384


class IteratorSpliterator(Native):
    """Elements one after the other; it does not split."""

    __slots__ = ("_flags", "_interface", "_left", "_source")
    JAVA_CLASS = "java.util.Spliterators$IteratorSpliterator"

    def __init__(self, source: Iterator[Any], size: int | None, flags: int = ORDERED, primitive: str = "") -> None:
        self._interface = f"java.util.function.{primitive.title()}Consumer"
        self._source = source
        self._left = size
        self._flags = flags | (SIZED | SUBSIZED if size is not None and not flags & CONCURRENT else 0)

    def try_advance(self, action: Any) -> bool:
        functional(action, self._interface)
        for element in self._source:
            if self._left is not None:
                self._left -= 1
            action(element)
            return True
        return False

    def for_each_remaining(self, action: Any) -> None:
        functional(action, self._interface)
        for element in self._source:
            action(element)
        if self._left is not None:
            self._left = 0

    def try_split(self) -> Any:
        """Half of the elements where their number is known."""
        half = (self._left or 0) // 2
        if not half:
            return None
        first = [next(self._source) for _ in range(half)]
        self._left = (self._left or 0) - half
        made = IteratorSpliterator(iter(first), half, self._flags)
        made._interface = self._interface
        return made

    def estimate_size(self) -> int:
        return LONG_MAX if self._left is None else self._left

    def get_exact_size_if_known(self) -> int:
        return self.estimate_size() if self._flags & SIZED else -1

    def characteristics(self) -> int:
        return self._flags

    def has_characteristics(self, flags: int) -> bool:
        return self._flags & flags == flags

    def get_comparator(self) -> Any:
        if self._flags & SORTED:
            return None
        raise JavaError("IllegalStateException")


class ListSpliterator(IteratorSpliterator):
    """Over the elements of a list."""

    __slots__ = ()

    def __init__(self, elements: list[Any]) -> None:
        super().__init__(iter(elements), len(elements))


_METHODS = (
    "characteristics/0 estimateSize/0 forEachRemaining/1 getComparator/0 getExactSizeIfKnown/0 hasCharacteristics/1 "
    "tryAdvance/1 trySplit/0"
)
_SPLITERATOR = bind_interface("java.util.Spliterator", methods=_METHODS)
_SPLITERATOR.constants(
    ORDERED=ORDERED, DISTINCT=DISTINCT, SORTED=SORTED, SIZED=SIZED, NONNULL=NONNULL, IMMUTABLE=IMMUTABLE,
    CONCURRENT=CONCURRENT, SUBSIZED=SUBSIZED,
)  # fmt: skip
ITERATOR_SPLITERATOR = bind(
    IteratorSpliterator,
    "java.util.Spliterators$IteratorSpliterator",
    "java.util.Spliterator$OfInt java.util.Spliterator$OfLong java.util.Spliterator$OfDouble",
    methods=_METHODS,
)
CLASSES = (
    _SPLITERATOR,
    bind_interface(
        "java.util.Spliterator$OfPrimitive", "java.util.Spliterator", "forEachRemaining/1 tryAdvance/1 trySplit/0"
    ),
    *(
        bind_interface(f"java.util.Spliterator$Of{kind}", "java.util.Spliterator$OfPrimitive", "trySplit/0")
        for kind in ("Int", "Long", "Double")
    ),
)
