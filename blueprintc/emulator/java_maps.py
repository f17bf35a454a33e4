"""``hash_map``: a dict in the order of ``java.util.HashMap``, for maps whose order shows."""

from collections.abc import Mapping
from typing import TypeVar

from blueprintc.jvm.hashing import hashmap_order

_T = TypeVar("_T")


def hash_map(values: Mapping[str, _T]) -> dict[str, _T]:
    """The same entries in the order in which a ``HashMap`` that was filled in this order gives them."""
    if len(values) < 2:
        return dict(values)
    return {name: values[name] for name in hashmap_order(values)}
