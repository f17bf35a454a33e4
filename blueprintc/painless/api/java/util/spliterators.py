"""``java.util.Spliterators``."""

from typing import Any

from blueprintc.painless.api.java.util.spliterator import ITERATOR_SPLITERATOR, SIZED, SUBSIZED, IteratorSpliterator
from blueprintc.painless.api.native import bind, require
from blueprintc.painless.values import PythonIterator, box


class Spliterators:
    """The static methods."""

    @staticmethod
    def empty_spliterator() -> IteratorSpliterator:
        return IteratorSpliterator(iter(()), 0, SIZED | SUBSIZED)

    empty_int_spliterator = empty_long_spliterator = empty_double_spliterator = empty_spliterator

    @staticmethod
    def iterator(spliterator: IteratorSpliterator) -> PythonIterator:
        return PythonIterator(require(spliterator)._source)

    @staticmethod
    def spliterator_2(elements: Any, flags: int) -> IteratorSpliterator:
        from blueprintc.painless.values import Array

        kind = elements.component if isinstance(require(elements), Array) else "def"
        return IteratorSpliterator((box(element, kind) for element in list(elements)), len(elements), flags)

    @staticmethod
    def spliterator_3(source: Any, size: int, flags: int) -> IteratorSpliterator:
        return IteratorSpliterator(iter(require(source)), size, flags)

    @staticmethod
    def spliterator_unknown_size(source: Any, flags: int) -> IteratorSpliterator:
        return IteratorSpliterator(iter(require(source)), None, flags & ~(SIZED | SUBSIZED))


CLASSES = (
    bind(
        Spliterators,
        "java.util.Spliterators",
        statics="emptyDoubleSpliterator/0 emptyIntSpliterator/0 emptyLongSpliterator/0 emptySpliterator/0 iterator/1 "
        "spliterator/2 spliterator/3 spliteratorUnknownSize/2",
    ),
    ITERATOR_SPLITERATOR,
)
