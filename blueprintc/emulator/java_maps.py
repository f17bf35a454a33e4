"""``hash_map``: a dict in the order of ``java.util.HashMap``, for maps whose order shows."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TypeVar

from blueprintc.jvm.hashing import capacity_for_copy, hashmap_order

_T = TypeVar("_T")
_FEW = 16


def hash_map(values: Mapping[str, _T]) -> dict[str, _T]:
    """The same entries in the order in which a ``HashMap`` that was filled in this order gives them."""
    if len(values) < 2:
        return dict(values)
    return {name: values[name] for name in _order(values, None)}


def hash_map_copy(copied: Mapping[str, _T], more: Mapping[str, _T]) -> dict[str, _T]:
    """A new ``HashMap`` after ``putAll(copied)`` and then ``put`` of each of ``more``.

    The first copy decides the size of the table, which is smaller than that of a map filled one by one.
    """
    values = {**copied, **more}
    capacity = capacity_for_copy(len(copied)) if copied else None
    return {name: values[name] for name in _order(values, capacity)}


def _order(values: Mapping[str, object], capacity: int | None) -> Iterable[str]:
    return _kept_order(tuple(values), capacity) if len(values) <= _FEW else hashmap_order(values, capacity=capacity)


@lru_cache(maxsize=512)
def _kept_order(names: tuple[str, ...], capacity: int | None) -> tuple[str, ...]:
    """Maps with the same few names are made again and again."""
    return tuple(hashmap_order(names, capacity=capacity))
