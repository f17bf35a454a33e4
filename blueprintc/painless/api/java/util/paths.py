"""``getByPath``, which Painless adds to Map and List."""

from typing import Any

from blueprintc.jvm.errors import JavaError
from blueprintc.jvm.numbers import INT_MAX, INT_MIN
from blueprintc.painless.api.java.lang.integers import parse
from blueprintc.painless.values import JavaMap, canonical_name, is_list, list_get, null_pointer

_MISSING = object()

# Upstream: org.opensearch.painless.api.Augmentation.getByPath


def get_by_path(self: Any, path: str | None) -> Any:
    """``getByPath(path)``: an exception when there is nothing."""
    return _dispatch(self, path, _MISSING)


def get_by_path_or(self: Any, path: str | None, default: Any) -> Any:
    """``getByPath(path, default)``."""
    return _dispatch(self, path, default)


def _dispatch(container: Any, path: str | None, default: Any) -> Any:
    if path is None:
        raise null_pointer()
    elements = _split(path)
    if not elements:
        raise _wrong("Missing path")
    return _step(container, elements, 0, path, default)


def _split(path: str) -> list[str]:
    # Upstream: Augmentation.splitPath: String.split drops empty parts at the end.
    if not path:
        return []
    parts = path.split(".")
    while parts and not parts[-1]:
        parts.pop()
    return parts


def _step(value: Any, elements: list[str], index: int, path: str, default: Any) -> Any:
    element = elements[index]
    if isinstance(value, JavaMap):
        found = value.java_contains(element)
        inner = value.java_get(element) if found else None
    elif is_list(value):
        position = _position(element, path, index)
        found = position < len(value)
        inner = list_get(value, position) if found else None
    else:
        shown = "null" if value is None else canonical_name(value)
        raise _wrong(f"Non-container [{shown}] at [{element}], index [{index}] in path [{path}]")
    if index == len(elements) - 1:
        if found:
            return inner
        if default is _MISSING:
            raise _wrong(f"Could not find value at path [{path}]")
        return default
    if not found:
        raise _wrong(f"Container does not have [{element}], for non-terminal index [{index}] in path [{path}]")
    return _step(inner, elements, index + 1, path, default)


def _position(element: str, path: str, index: int) -> int:
    try:
        return parse(element, 10, INT_MIN, INT_MAX)
    except JavaError:
        message = f"Could not parse [{element}] as a int index into list at path [{path}] and index [{index}]"
        raise _wrong(message) from None


def _wrong(message: str) -> JavaError:
    return JavaError("IllegalArgumentException", message)
