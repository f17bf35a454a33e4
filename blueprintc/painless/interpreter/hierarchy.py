"""Which class is a kind of which, for ``instanceof``, casts and method lookup."""

from functools import cache
from typing import Any

from blueprintc.jvm.errors import JavaError
from blueprintc.painless.allowlist import template_allowlist
from blueprintc.painless.api import canonical, java_class
from blueprintc.painless.types import Type
from blueprintc.painless.values import Array, Lambda, class_name
from blueprintc.painless.values.objects import array_class_name

OBJECT = "java.lang.Object"
_EVERYTHING = frozenset({"def", OBJECT})
_OF_ARRAYS = frozenset({"def", OBJECT, "java.lang.Cloneable", "java.io.Serializable"})


@cache
def lineage(name: str) -> tuple[str, ...]:
    """``name``, its superclasses (nearest first, each followed by the next), then all interfaces, then Object.

    The order in which Painless looks up members of a runtime class. Names are canonical.
    """
    chain: list[str] = []
    interfaces: list[str] = []
    current: str | None = canonical(name)
    while current is not None:
        chain.append(current)
        superclass = None
        for supertype in supertypes(current):
            if superclass is None and not is_interface(supertype) and not is_interface(current):
                superclass = supertype
            else:
                interfaces.append(supertype)
        current = superclass
    for interface in interfaces:
        chain.extend(lineage(interface)[:-1])
    return (*(one for one in dict.fromkeys(chain) if one != OBJECT), OBJECT)


@cache
def supertypes(name: str) -> tuple[str, ...]:
    """Direct supertypes, the superclass first: of the allowlist, or as registered for a class that is not on it."""
    api = template_allowlist().api(Type(name))
    if api is not None:
        return tuple(supertype.name for supertype in api.supertypes)
    known = java_class(name)
    return tuple(map(canonical, known.supertypes)) if known else ()


@cache
def is_interface(name: str) -> bool:
    """Whether the class is an interface."""
    api = template_allowlist().api(Type(canonical(name)))
    if api is not None:
        return api.is_interface
    known = java_class(name)
    return known is not None and known.interface


@cache
def jvm_name(name: str) -> str:
    """``Class.getName`` of a Painless type: ``java.util.Map$Entry``, ``[I``, ``[Ljava.lang.String;``."""
    if name == "def":
        return OBJECT
    if name.endswith("[]"):
        return array_class_name(name[:-2])
    parts = name.split(".")
    outer = next((index for index, part in enumerate(parts) if part[:1].isupper()), len(parts) - 1)
    return ".".join(parts[: outer + 1]) + "".join(f"${part}" for part in parts[outer + 1 :])


@cache
def _kinds(name: str) -> frozenset[str]:
    return frozenset(lineage(name)) | _EVERYTHING


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
def _is_instance(name: str, target: str) -> bool:
    return is_subtype(name, target)


def is_instance(value: Any, target: str) -> bool:
    """``value instanceof target`` for a reference that is not null."""
    kind = type(value)
    if kind is Array or kind is Lambda or issubclass(kind, JavaError):
        return is_subtype(runtime_class(value), target)
    return _is_instance(class_name(value), target)
