"""Immutable records that are cheap to define.

``@record`` gives what ``@dataclass(frozen=True, slots=True)`` gives (constructor with defaults, equality, hash, text,
``match``), at a sixth of its cost when the module is imported. That matters: a command starts in about a tenth of a
second, and the definitions of data classes were a quarter of it. It knows no ``kw_only``, no inheritance of fields, no
``__post_init__`` and no ``dataclasses.replace``; where one of those is wanted, use a data class.
"""

from dataclasses import MISSING, Field, field
from typing import Any, NoReturn, TypeVar, dataclass_transform

_Class = TypeVar("_Class")
_ABSENT = object()


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: type[_Class]) -> type[_Class]:
    """Make a class with annotated fields a record. Defaults are values or ``field(default_factory=…)``."""
    namespace: dict[str, Any] = {
        name: value for name, value in vars(cls).items() if name not in ("__dict__", "__weakref__")
    }
    names = tuple(namespace.get("__annotations__", {}))
    defaults = {name: namespace.pop(name) for name in names if name in namespace}
    namespace["__slots__"] = namespace["__match_args__"] = names
    metaclass: Any = type(cls)
    made: Any = metaclass(cls.__name__, cls.__bases__, namespace)
    made.__init__ = _constructor(made, names, defaults)
    made.__setattr__ = made.__delattr__ = _refuse
    for method, function in (("__eq__", _equal), ("__hash__", _hash), ("__repr__", _text)):
        if method not in namespace:
            setattr(made, method, function)
    result: type[_Class] = made
    return result


def _constructor(made: Any, names: tuple[str, ...], defaults: dict[str, Any]) -> Any:
    """``__init__``: one assignment a field, through the slots, which work although ``__setattr__`` refuses."""
    scope: dict[str, Any] = {"_absent": _ABSENT}
    parameters: list[str] = []
    lines: list[str] = []
    for name in names:
        value = name
        scope[f"_set_{name}"] = getattr(made, name).__set__
        if name not in defaults:
            parameters.append(name)
        else:
            default = defaults[name]
            if isinstance(default, Field) and default.default_factory is not MISSING:
                scope[f"_make_{name}"], default = default.default_factory, _ABSENT
                value = f"_make_{name}() if {name} is _absent else {name}"
            elif isinstance(default, Field):
                default = default.default
            scope[f"_default_{name}"] = default
            parameters.append(f"{name}=_default_{name}")
        lines.append(f"    _set_{name}(self, {value})\n")
    source = f"def __init__(self, {', '.join(parameters)}):\n{''.join(lines) or '    pass'}"
    exec(source, scope)  # noqa: S102  the source is made of the names of the fields only
    scope["__init__"].__qualname__ = f"{made.__qualname__}.__init__"
    return scope["__init__"]


def _refuse(self: Any, name: str, value: Any = None) -> NoReturn:
    raise AttributeError(f"cannot change {name!r} of a {type(self).__name__}")


def _equal(self: Any, other: Any) -> Any:
    if other.__class__ is not self.__class__:
        return NotImplemented
    return all(getattr(self, name) == getattr(other, name) for name in self.__slots__)


def _hash(self: Any) -> int:
    return hash(tuple([getattr(self, name) for name in self.__slots__]))


def _text(self: Any) -> str:
    shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__slots__)
    return f"{type(self).__qualname__}({shown})"
