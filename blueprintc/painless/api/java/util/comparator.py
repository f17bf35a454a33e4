"""``java.util.Comparator``."""

from collections.abc import Callable
from typing import Any

from blueprintc.painless.api import JavaClass
from blueprintc.painless.api.java.util.collections import natural, reversed_order
from blueprintc.painless.values import Lambda, compare, compare_doubles, null_pointer

COMPARATOR = JavaClass("java.util.Comparator", interface=True)
CLASSES = (COMPARATOR,)

Comparison = Callable[[Any, Any], int]


def comparator(order: Comparison) -> Lambda:
    """A function object."""
    return Lambda("java.util.Comparator", order)


def comparing(key: Callable[[Any], Any], order: Comparison) -> Lambda:
    """``comparing(key, order)``."""
    if key is None or order is None:
        raise null_pointer()
    return comparator(lambda left, right: order(key(left), key(right)))


def _integers(left: int, right: int) -> int:
    return (left > right) - (left < right)


def _then(first: Comparison, second: Comparison) -> Lambda:
    if second is None:
        raise null_pointer()
    return comparator(lambda left, right: first(left, right) or second(left, right))


def _nulls(order: Comparison | None, null_is: int) -> Lambda:
    def compared(left: Any, right: Any) -> int:
        if left is None:
            return 0 if right is None else null_is
        if right is None:
            return -null_is
        return 0 if order is None else order(left, right)

    return comparator(compared)


COMPARATOR.statics(
    {
        "comparing/1": lambda key: comparing(key, compare),
        "comparing/2": comparing,
        "comparingDouble/1": lambda key: comparing(key, compare_doubles),
        "comparingInt/1": lambda key: comparing(key, _integers),
        "comparingLong/1": lambda key: comparing(key, _integers),
        "naturalOrder/0": lambda: comparator(natural),
        "nullsFirst/1": lambda order: _nulls(order, -1),
        "nullsLast/1": lambda order: _nulls(order, 1),
        "reverseOrder/0": reversed_order,
    }
)
COMPARATOR.methods(
    {
        "compare/2": lambda self, left, right: self(left, right),
        "reversed/0": reversed_order,
        "thenComparing/1": _then,
        "thenComparing/2": lambda self, key, order: _then(self, comparing(key, order)),
        "thenComparingDouble/1": lambda self, key: _then(self, comparing(key, compare_doubles)),
        "thenComparingInt/1": lambda self, key: _then(self, comparing(key, _integers)),
        "thenComparingLong/1": lambda self, key: _then(self, comparing(key, _integers)),
    }
)
