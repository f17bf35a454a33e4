"""Access to the fields of a request, as lenient as the oracle's own."""

from collections.abc import Mapping

from blueprintc.jsontext.printing import print_jackson
from blueprintc.jsontext.values import Json
from blueprintc.jvm import JavaError


def text_or_none(request: Mapping[str, Json], key: str) -> str | None:
    """A text field; another JSON value gives its JSON text, null or a missing one None."""
    value = request.get(key)
    return value if value is None or isinstance(value, str) else print_jackson(value)


def text_or(request: Mapping[str, Json], key: str, default: str) -> str:
    """A text field with a default for null or a missing one."""
    value = text_or_none(request, key)
    return default if value is None else value


def required_text(request: Mapping[str, Json], key: str) -> str:
    """A text field that has to be there."""
    value = text_or_none(request, key)
    if value is None:
        raise JavaError("IllegalArgumentException", f"request lacks [{key}]")
    return value
