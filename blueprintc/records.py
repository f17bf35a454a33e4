"""Records that are cheap to define.

``@record`` gives what ``@dataclass(frozen=True, slots=True)`` gives (constructor with defaults, equality, hash, text,
``match``), and ``@state`` what ``@dataclass(slots=True)`` gives, at a sixth of the cost when the module is imported.
That matters: a command starts in about a tenth of a second, and the definitions of data classes were a quarter of it.
Neither knows inheritance of fields or ``__post_init__``; where one of those is wanted, use a data class.
"""

from collections.abc import Callable
from dataclasses import MISSING, Field, field
from typing import Any, NoReturn, TypeVar, dataclass_transform, overload

_Class = TypeVar("_Class")
_Object = TypeVar("_Object")
_ABSENT = object()


@overload
def record(cls: type[_Class], /) -> type[_Class]: ...


@overload
def record(*, kw_only: bool = False) -> Callable[[type[_Class]], type[_Class]]: ...


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(
    cls: type[_Class] | None = None, /, *, kw_only: bool = False
) -> type[_Class] | Callable[[type[_Class]], type[_Class]]:
    """Make a class with annotated fields a record. Defaults are values or ``field(default_factory=…)``.

    With ``kw_only`` the constructor takes its arguments by name.
    """
    if cls is None:
        return lambda named: _made(named, kw_only, is_frozen=True)
    return _made(cls, kw_only, is_frozen=True)


@dataclass_transform(field_specifiers=(field,))
def state(cls: type[_Class]) -> type[_Class]:
    """The same for an object whose fields change; it has no hash."""
    return _made(cls, False, is_frozen=False)


def replace(made: _Object, /, **changes: object) -> _Object:
    """A copy of a record or state with other values in some fields."""
    kept = {name: getattr(made, name) for name in made.__slots__ if name not in changes}  # type: ignore[attr-defined]
    return type(made)(**kept, **changes)


def _made(cls: type[_Class], kw_only: bool, *, is_frozen: bool) -> type[_Class]:
    namespace: dict[str, Any] = {
        name: value for name, value in vars(cls).items() if name not in ("__dict__", "__weakref__")
    }
    names = tuple(namespace.get("__annotations__", {}))
    defaults = {name: namespace.pop(name) for name in names if name in namespace}
    namespace["__slots__"] = names
    namespace["__match_args__"] = () if kw_only else names
    metaclass: Any = type(cls)
    made: Any = metaclass(cls.__name__, cls.__bases__, namespace)
    made.__init__ = _constructor(made, names, defaults, kw_only)
    methods: dict[str, Any] = {"__eq__": _equal, "__repr__": _text, "__reduce__": _reduce}
    if is_frozen:
        made.__setattr__ = made.__delattr__ = _refuse
        methods["__hash__"] = _hash
    for method, function in methods.items():
        if method not in namespace:
            setattr(made, method, function)
    if not is_frozen and "__hash__" not in namespace:
        made.__hash__ = None
    result: type[_Class] = made
    return result


def _constructor(made: Any, names: tuple[str, ...], defaults: dict[str, Any], kw_only: bool) -> Any:
    """``__init__``: one assignment a field, through the slots, which work although ``__setattr__`` refuses."""
    scope: dict[str, Any] = {"_absent": _ABSENT}
    parameters: list[str] = ["*"] if kw_only and names else []
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


def _reduce(self: Any) -> tuple[Any, ...]:
    """For ``pickle``, which would set the fields one by one."""
    return _rebuilt, (type(self), {name: getattr(self, name) for name in self.__slots__})


def _rebuilt(cls: Any, fields: dict[str, Any]) -> Any:
    return cls(**fields)


def _text(self: Any) -> str:
    shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__slots__)
    return f"{type(self).__qualname__}({shown})"
