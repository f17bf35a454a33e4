"""``java.util.Objects``."""

from typing import Any

from blueprintc.painless.api import JavaClass
from blueprintc.painless.api.java.util.arrays import array_hash, deep_equals
from blueprintc.painless.values import Runtime, equals, hash_code, null_pointer

OBJECTS = JavaClass("java.util.Objects")
CLASSES = (OBJECTS,)


def _compare(left: Any, right: Any, comparator: Any) -> int:
    return 0 if left is right else int(comparator(left, right))


def _require(value: Any, message: str | None = None) -> Any:
    if value is None:
        raise null_pointer(message)
    return value


@OBJECTS.static("toString/1", runtime=True)
def to_string(runtime: Runtime, value: Any) -> str:
    """``toString(value)``."""
    return runtime.to_text(value)


@OBJECTS.static("toString/2", runtime=True)
def to_string_or(runtime: Runtime, value: Any, default: str | None) -> str | None:
    """``toString(value, default)``."""
    return default if value is None else runtime.to_text(value)


OBJECTS.statics(
    {
        "compare/3": _compare,
        "deepEquals/2": deep_equals,
        "equals/2": equals,
        "hash/1": lambda array: array_hash(array, hash_code),
        "hashCode/1": hash_code,
        "isNull/1": lambda value: value is None,
        "nonNull/1": lambda value: value is not None,
        "requireNonNull/1": _require,
        "requireNonNull/2": _require,
    }
)
