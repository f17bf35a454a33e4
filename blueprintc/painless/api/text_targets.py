"""Appending to a Java ``Appendable``: a ``StringBuilder``, ``StringBuffer`` or ``Formatter``."""

from typing import Any

from blueprintc.errors import UnsupportedError
from blueprintc.painless.values import class_name


def append_text(target: Any, text: str) -> None:
    """``target.append(text)``."""
    parts = getattr(target, "parts", None)
    if parts is None:
        raise UnsupportedError(f"appending to a {class_name(target)} is not supported")
    parts.append(text)
    target.size += len(text)
