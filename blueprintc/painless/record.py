"""Classes of immutable values with slots, for the two trees.

What ``@dataclass(frozen=True, slots=True, eq=False)`` gives, but cheap to define: the trees have some ninety
classes, for
which ``dataclass`` would take most of the time that importing this package may take. Type checkers see dataclasses.
"""

from inspect import get_annotations
from typing import Any, TypeVar, cast, dataclass_transform

T = TypeVar("T", bound="Record")


class Record:
    """Base of all records: values by position or by name, compared by identity."""

    __slots__ = ()
    __match_args__: tuple[str, ...] = ()
    _setters: tuple[Any, ...] = ()

    def __init__(self, *values: Any, **named: Any) -> None:
        if named:
            values += tuple([named.pop(name) for name in self.__match_args__[len(values) :]])
            if named:
                raise TypeError(f"{type(self).__name__} has no {', '.join(named)}")
        for put, value in zip(self._setters, values, strict=True):
            put(self, value)

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__match_args__)
        return f"{type(self).__name__}({shown})"


@dataclass_transform(frozen_default=True, eq_default=False)
def record(cls: type[T]) -> type[T]:
    """Turn the annotations of ``cls`` into slots and parameters, behind those of its base."""
    own = tuple(get_annotations(cls))
    kept = {key: value for key, value in cls.__dict__.items() if key not in ("__dict__", "__weakref__")}
    kept["__slots__"] = own
    kept["__match_args__"] = cls.__match_args__ + own
    made = cast("type[T]", type(cls.__name__, cls.__bases__, kept))
    made._setters = cls._setters + tuple([made.__dict__[name].__set__ for name in own])
    return made
