"""Types as Java prints their classes, which a few messages show."""

from blueprintc.painless.allowlist import Allowlist
from blueprintc.painless.types import DEF, Type


def class_text(allowlist: Allowlist, type_: Type) -> str:
    """A type as ``java.lang.Class.toString`` prints it."""
    if type_.is_primitive:
        return type_.name
    if type_ == DEF:
        return "class org.opensearch.painless.lookup.def"
    if type_.is_array:
        return "class " + _array_text(type_)
    api = allowlist.api(type_)
    kind = "interface" if api is not None and api.is_interface else "class"
    return f"{kind} {binary_name(type_)}"


_CODES = {"boolean": "Z", "byte": "B", "char": "C", "short": "S", "int": "I", "long": "J", "float": "F", "double": "D"}


def _array_text(type_: Type) -> str:
    base, dimensions = type_, 0
    while base.is_array:
        base, dimensions = base.component, dimensions + 1
    if base == DEF:
        code = "Lorg.opensearch.painless.lookup.def;"
    else:
        code = _CODES.get(base.name) or f"L{binary_name(base)};"
    return "[" * dimensions + code


def binary_name(type_: Type) -> str:
    """``java.util.Map$Entry`` for ``java.util.Map.Entry``."""
    parts = type_.name.split(".")
    first = next((index for index, part in enumerate(parts) if part[0].isupper()), len(parts) - 1)
    return ".".join([*parts[:first], "$".join(parts[first:])])
