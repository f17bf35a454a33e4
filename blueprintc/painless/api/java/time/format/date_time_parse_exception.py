"""``java.time.format.DateTimeParseException``."""

from blueprintc.jvm.errors import JavaError
from blueprintc.painless.api.exceptions import exception_class
from blueprintc.painless.api.java.time.civil import parse_error

_CLASS = exception_class("java.time.format.DateTimeParseException", "java.time.DateTimeException")


@_CLASS.constructor(3)
def _new(message: str | None, text: str, index: int) -> JavaError:
    return parse_error(message, str(text), index)


_CLASS.methods(
    {
        "getParsedString/0": lambda error: error.parsed_string,
        "getErrorIndex/0": lambda error: error.error_index,
    }
)
CLASSES = (_CLASS,)
