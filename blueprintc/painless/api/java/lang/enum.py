"""``java.lang.Enum``."""

from typing import Any

from blueprintc.painless.api import JavaClass

ENUM = JavaClass("java.lang.Enum")
CLASSES = (ENUM,)


def _name(self: Any) -> str:
    return str(self.name())


def _ordinal(self: Any) -> int:
    return int(self.ordinal())


def _compare(self: Any, other: Any) -> int:
    return int(self.java_compare(other))


ENUM.methods({"name/0": _name, "ordinal/0": _ordinal, "compareTo/1": _compare})
