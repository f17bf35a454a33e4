"""How java.time's messages name a value: ``2020-01-01 of type java.time.LocalDate``."""

from typing import Any

from blueprintc.painless.values.objects import class_name


def type_of(value: Any) -> str:
    """``"{value} of type {class}"``."""
    return f"{value} of type {class_name(value)}"


def unable(target: str, value: Any) -> str:
    """The message of a failed ``from(TemporalAccessor)``."""
    return f"Unable to obtain {target} from TemporalAccessor: {type_of(value)}"


def unable_class(target: str, value: Any) -> str:
    """The message of a failed ``from(TemporalAccessor)`` of the calendars' interfaces."""
    return f"Unable to obtain {target} from TemporalAccessor: class {class_name(value)}"
