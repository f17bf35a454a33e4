"""The plain exception classes of ``java.util``."""

from blueprintc.jvm.errors import JavaError
from blueprintc.painless.api.exceptions import exception_class
from blueprintc.painless.api.java.util import format_exceptions
from blueprintc.painless.api.java.util.format_exceptions import format_error

_RUNTIME = "java.lang.RuntimeException"

_MISSING = exception_class("java.util.MissingResourceException", _RUNTIME)
_ILLFORMED = exception_class("java.util.IllformedLocaleException", _RUNTIME, "0 1")


@_MISSING.constructor(3)
def _missing_resource(message: str | None, class_name: str | None, key: str | None) -> JavaError:
    return format_error("MissingResourceException", message, of_class=class_name, key=key)


@_ILLFORMED.constructor(2)
def _ill_formed(message: str | None, index: int) -> JavaError:
    suffix = f" [at index {index}]" if index >= 0 else ""
    return format_error("IllformedLocaleException", f"{'' if message is None else message}{suffix}", error_index=index)


_MISSING.methods({"getClassName/0": lambda error: error.of_class, "getKey/0": lambda error: error.key})
_ILLFORMED.methods({"getErrorIndex/0": lambda error: getattr(error, "error_index", -1)})

CLASSES = (
    *format_exceptions.CLASSES,
    _MISSING,
    _ILLFORMED,
    exception_class("java.util.FormatterClosedException", "java.lang.IllegalStateException", "0"),
    exception_class("java.util.TooManyListenersException", "java.lang.Exception", "0 1"),
    exception_class("java.util.ConcurrentModificationException", _RUNTIME, "0 1"),
    exception_class("java.util.EmptyStackException", _RUNTIME, "0"),
    exception_class("java.util.NoSuchElementException", _RUNTIME, "0 1"),
    exception_class("java.util.InputMismatchException", "java.util.NoSuchElementException", "0 1"),
)
