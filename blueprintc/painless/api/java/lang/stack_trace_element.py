"""``java.lang.StackTraceElement``."""

from typing import Any

from blueprintc.jvm.numbers import to_int
from blueprintc.painless.api import JavaClass
from blueprintc.painless.values import JavaObject, ToText, hash_code, null_pointer


class StackTraceElement(JavaObject):
    """A frame of a stack trace."""

    __slots__ = ("class_name", "file", "line", "method")
    JAVA_CLASS = "java.lang.StackTraceElement"

    def __init__(self, class_name: str, method: str, file: str | None, line: int) -> None:
        if class_name is None:
            raise null_pointer("Declaring class is null")
        if method is None:
            raise null_pointer("Method name is null")
        self.class_name = class_name
        self.method = method
        self.file = file
        self.line = line

    def java_text(self, text: ToText) -> str:
        if self.line == -2:
            place = "Native Method"
        elif self.file is None:
            place = "Unknown Source"
        else:
            place = f"{self.file}:{self.line}" if self.line >= 0 else self.file
        return f"{self.class_name}.{self.method}({place})"

    def _key(self) -> tuple[Any, ...]:
        return (self.class_name, self.method, self.file, self.line)

    def java_equals(self, other: Any) -> bool:
        return isinstance(other, StackTraceElement) and self._key() == other._key()

    def java_hash(self) -> int:
        # Upstream: StackTraceElement.hashCode, since 9: class loader, module and version are null here.
        result = 31 * hash_code(self.class_name) + hash_code(self.method)
        for part in (None, None, None, self.file):
            result = 31 * result + hash_code(part)
        return to_int(31 * result + self.line)


STACK_TRACE_ELEMENT = JavaClass("java.lang.StackTraceElement")
CLASSES = (STACK_TRACE_ELEMENT,)
STACK_TRACE_ELEMENT.constructors[4] = StackTraceElement


def _class(self: StackTraceElement) -> str:
    return self.class_name


def _file(self: StackTraceElement) -> str | None:
    return self.file


def _line(self: StackTraceElement) -> int:
    return self.line


def _method(self: StackTraceElement) -> str:
    return self.method


def _native(self: StackTraceElement) -> bool:
    return self.line == -2


STACK_TRACE_ELEMENT.methods(
    {
        "getClassName/0": _class,
        "getFileName/0": _file,
        "getLineNumber/0": _line,
        "getMethodName/0": _method,
        "isNativeMethod/0": _native,
    }
)
