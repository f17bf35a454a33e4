"""Which class is a kind of which: the registered supertypes, for ``instanceof``, casts and method lookup."""

from functools import cache
from typing import Any

from blueprintc.jvm.errors import JavaError
from blueprintc.painless.api import canonical, java_class
from blueprintc.painless.types import Type
from blueprintc.painless.values import Array, Lambda, class_name

OBJECT = "java.lang.Object"
_EVERYTHING = frozenset({"def", OBJECT})
_OF_ARRAYS = frozenset({"def", OBJECT, "java.lang.Cloneable", "java.io.Serializable"})


@cache
def lineage(name: str) -> tuple[str, ...]:
    """``name``, its superclasses (nearest first, each followed by the next), then all interfaces, then Object.

    The order in which Painless looks up members of a runtime class.
    """
    chain: list[str] = []
    interfaces: list[str] = []
    current: str | None = name
    while current is not None:
        chain.append(current)
        superclass = None
        known = java_class(current)
        for supertype in known.supertypes if known else ():
            if superclass is None and not _is_interface(supertype) and not (known and _is_interface(known.name)):
                superclass = supertype
            else:
                interfaces.append(supertype)
        current = superclass
    for interface in interfaces:
        chain.extend(inherited for inherited in lineage(interface)[:-1] if inherited not in chain)
    chain = [one for one in dict.fromkeys(chain) if one != OBJECT]
    return (*chain, OBJECT)


@cache
def _is_interface(name: str) -> bool:
    known = java_class(name)
    return known is not None and known.interface


@cache
def _kinds(name: str) -> frozenset[str]:
    return frozenset(map(canonical, lineage(name))) | _EVERYTHING


def is_subtype(name: str, target: str) -> bool:
    """Whether the class ``name`` is ``target`` or a kind of it (canonical or binary names, arrays too)."""
    if name == target or target in _EVERYTHING:
        return True
    if name.endswith("[]"):
        return target in _OF_ARRAYS or (
            target.endswith("[]") and not Type(name[:-2]).is_primitive and is_subtype(name[:-2], target[:-2])
        )
    return canonical(target) in _kinds(name)


def runtime_class(value: Any) -> str:
    """Class of a reference for lookups: as ``class_name``, but arrays as ``int[]`` and lambdas as their interface."""
    if type(value) is Array:
        return f"{value.component}[]"
    if type(value) is Lambda:
        return value.interface
    return class_name(value)


@cache
def _is_instance(kind: type, name: str, target: str) -> bool:
    return is_subtype(name, target)


def is_instance(value: Any, target: str) -> bool:
    """``value instanceof target`` for a reference that is not null."""
    kind = type(value)
    if kind is Array or kind is Lambda or issubclass(kind, JavaError):
        return is_subtype(runtime_class(value), target)
    return _is_instance(kind, class_name(value), target)
