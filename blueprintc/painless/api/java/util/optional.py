"""``java.util.Optional``."""

from collections.abc import Callable
from typing import Any

from blueprintc.jvm.errors import JavaError
from blueprintc.painless.api import JavaClass
from blueprintc.painless.api.native import throwable
from blueprintc.painless.values import JavaObject, ToText, cannot_cast, equals, hash_code, null_pointer

OPTIONAL = JavaClass("java.util.Optional")
CLASSES = (OPTIONAL,)


class Optional(JavaObject):
    """``java.util.Optional``; ``value`` is null when it is empty."""

    __slots__ = ("value",)
    JAVA_CLASS = "java.util.Optional"

    def __init__(self, value: Any = None) -> None:
        self.value = value

    def java_text(self, text: ToText) -> str:
        return "Optional.empty" if self.value is None else f"Optional[{text(self.value)}]"

    def java_equals(self, other: Any) -> bool:
        return isinstance(other, Optional) and equals(self.value, other.value)

    def java_hash(self) -> int:
        return hash_code(self.value)


def _of(value: Any) -> Optional:
    if value is None:
        raise null_pointer()
    return Optional(value)


def _get(self: Optional) -> Any:
    if self.value is None:
        raise JavaError("NoSuchElementException", "No value present")
    return self.value


def _filter(self: Optional, predicate: Callable[[Any], bool]) -> Optional:
    return self if self.value is None or predicate(self.value) else Optional()


def _map(self: Optional, function: Callable[[Any], Any]) -> Optional:
    return self if self.value is None else Optional(function(self.value))


def _flat_map(self: Optional, function: Callable[[Any], Any]) -> Any:
    if self.value is None:
        return self
    result = function(self.value)
    if result is None:
        raise null_pointer()
    if not isinstance(result, Optional):
        raise cannot_cast(result, "java.util.Optional")
    return result


def _if_present(self: Optional, consumer: Callable[[Any], Any]) -> None:
    if self.value is not None:
        consumer(self.value)


def _or_else_throw(self: Optional, supplier: Callable[[], Any]) -> Any:
    if self.value is None:
        raise throwable(supplier())
    return self.value


OPTIONAL.statics({"empty/0": Optional, "of/1": _of, "ofNullable/1": Optional})
OPTIONAL.methods(
    {
        "filter/1": _filter,
        "flatMap/1": _flat_map,
        "get/0": _get,
        "ifPresent/1": _if_present,
        "isPresent/0": lambda self: self.value is not None,
        "map/1": _map,
        "orElse/1": lambda self, default: default if self.value is None else self.value,
        "orElseGet/1": lambda self, supplier: supplier() if self.value is None else self.value,
        "orElseThrow/1": _or_else_throw,
    }
)
