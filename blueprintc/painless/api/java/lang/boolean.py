"""``java.lang.Boolean``."""

from blueprintc.painless.api import JavaClass
from blueprintc.painless.values import null_pointer

BOOLEAN = JavaClass("java.lang.Boolean")
CLASSES = (BOOLEAN,)


def _compare(left: bool, right: bool | None) -> int:
    if right is None:
        raise null_pointer()
    return int(left) - int(right)


def _parse(text: str | None) -> bool:
    return text is not None and len(text) == 4 and text.lower() == "true"


def _hash(value: bool) -> int:
    return 1231 if value else 1237


def _text(value: bool) -> str:
    return "true" if value else "false"


BOOLEAN.constants(FALSE=False, TRUE=True)
BOOLEAN.statics(
    {
        "compare/2": _compare,
        "hashCode/1": _hash,
        "logicalAnd/2": lambda left, right: left and right,
        "logicalOr/2": lambda left, right: left or right,
        "logicalXor/2": lambda left, right: left != right,
        "parseBoolean/1": _parse,
        "toString/1": _text,
        "valueOf/1": bool,
    }
)
BOOLEAN.methods({"booleanValue/0": bool, "compareTo/1": _compare})
