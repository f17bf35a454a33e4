"""``java.text.ParseException``."""

from blueprintc.jvm.errors import JavaError
from blueprintc.painless.api.exceptions import exception_class
from blueprintc.painless.api.java.text.format import parse_error

_PARSE = exception_class("java.text.ParseException", "java.lang.Exception")


@_PARSE.constructor(2)
def _new(message: str | None, index: int) -> JavaError:
    return parse_error(message, index)


_PARSE.methods({"getErrorOffset/0": lambda error: error.error_index})
CLASSES = (_PARSE,)
