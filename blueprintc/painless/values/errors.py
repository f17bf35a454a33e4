"""Exceptions that the runtime raises often, in the words of the JVM."""

from typing import Any

from blueprintc.errors import UnsupportedError
from blueprintc.jvm.errors import JavaError
from blueprintc.painless.values.objects import class_name


class ScriptLimitError(UnsupportedError):
    """A script was stopped because it needs more steps than blueprintc allows; a script cannot catch it."""


def null_pointer(message: str | None = None) -> JavaError:
    """A NullPointerException (its text is the JVM's own and seldom worth copying)."""
    return JavaError("NullPointerException", message)


def class_cast(message: str) -> JavaError:
    """A ClassCastException."""
    return JavaError("ClassCastException", message)


def _module(name: str) -> str | None:
    name = name.lstrip("[")
    name = name[1:] if name.startswith("L") and name.endswith(";") else name
    return "java.base" if "." not in name or name.startswith(("java.", "jdk.", "sun.")) else None


def cannot_cast(value: Any, expected: str) -> JavaError:
    """What the JVM's ``checkcast`` throws: ``class A cannot be cast to class B (A and B are in module …)``.

    ``expected`` is a Java class name as in ``Class.getName``.
    """
    actual = class_name(value)
    first, second = _module(actual), _module(expected)
    if first == second == "java.base":
        where = f"{actual} and {expected} are in module java.base of loader 'bootstrap'"
    else:
        where = "; ".join(
            f"{name} is in module java.base of loader 'bootstrap'"
            if module
            else f"{name} is in unnamed module of loader 'app'"
            for name, module in ((actual, first), (expected, second))
        )
        if first == second:
            where = f"{actual} and {expected} are in unnamed module of loader 'app'"
    return class_cast(f"class {actual} cannot be cast to class {expected} ({where})")


def place(error: JavaError, line: int) -> JavaError:
    """Blame a line of generated code other than the failing one; gives the error back."""
    error.__dict__.setdefault("script_line", line)
    return error


def placed_line(error: BaseException) -> int | None:
    """The line that ``place`` noted."""
    line: int | None = error.__dict__.get("script_line")
    return line
