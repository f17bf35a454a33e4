"""The plain exception classes of ``java.util``."""

from blueprintc.painless.api.exceptions import exception_class

_RUNTIME = "java.lang.RuntimeException"

CLASSES = (
    exception_class("java.util.ConcurrentModificationException", _RUNTIME, "0 1"),
    exception_class("java.util.EmptyStackException", _RUNTIME, "0"),
    exception_class("java.util.NoSuchElementException", _RUNTIME, "0 1"),
    exception_class("java.util.InputMismatchException", "java.util.NoSuchElementException", "0 1"),
)
