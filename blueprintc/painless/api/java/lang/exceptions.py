"""The exception classes of ``java.lang``: values are ``JavaError`` objects with that class name."""

from functools import partial
from typing import Any

from blueprintc.jvm.errors import JavaError
from blueprintc.painless.api import JavaClass
from blueprintc.painless.values import Array, Runtime

_CHECKED = ("CloneNotSupportedException", "InterruptedException", "ReflectiveOperationException")
_BELOW: dict[str, tuple[str, ...]] = {
    "Exception": ("RuntimeException", *_CHECKED),
    "ReflectiveOperationException": (
        "ClassNotFoundException",
        "IllegalAccessException",
        "InstantiationException",
        "NoSuchFieldException",
        "NoSuchMethodException",
    ),
    "RuntimeException": (
        "ArithmeticException",
        "ArrayStoreException",
        "ClassCastException",
        "EnumConstantNotPresentException",
        "IllegalArgumentException",
        "IllegalMonitorStateException",
        "IllegalStateException",
        "IndexOutOfBoundsException",
        "NegativeArraySizeException",
        "NullPointerException",
        "SecurityException",
        "TypeNotPresentException",
        "UnsupportedOperationException",
    ),
    "IllegalArgumentException": ("IllegalThreadStateException", "NumberFormatException"),
    "IndexOutOfBoundsException": ("ArrayIndexOutOfBoundsException", "StringIndexOutOfBoundsException"),
    "Error": ("VirtualMachineError",),
    "VirtualMachineError": ("OutOfMemoryError", "StackOverflowError"),
}


def exception(name: str, parent: str) -> JavaClass:
    """A class of ``java.lang`` with the constructors that all have."""
    made = JavaClass(f"java.lang.{name}", parent)
    full = made.name

    def without_message() -> JavaError:
        return JavaError(full)

    made.constructors[0] = without_message
    made.constructors[1] = partial(JavaError, full)
    return made


EXCEPTION = exception("Exception", "java.lang.Throwable")
CLASSES = (
    EXCEPTION,
    exception("Error", "java.lang.Throwable"),
    JavaClass("java.lang.Throwable"),
    *(exception(name, f"java.lang.{parent}") for parent, names in _BELOW.items() for name in names),
)


def _message(self: JavaError) -> str | None:
    return self.message


EXCEPTION.methods({"getMessage/0": _message, "getLocalizedMessage/0": _message})


@EXCEPTION.method("toString/0", runtime=True)
def to_string(runtime: Runtime, self: Any) -> str:
    """``toString()``: class and message."""
    return runtime.to_text(self)


@EXCEPTION.method("getStackTrace/0")
def stack_trace(self: JavaError) -> Array:
    """``getStackTrace()``: empty, because the frames are the server's own."""
    return Array("java.lang.StackTraceElement")
