"""``ServerError`` and the usual ways to raise one: what the server throws, with what its REST layer shows of it."""

from collections.abc import Mapping

from blueprintc.jsontext import Json
from blueprintc.jvm.errors import JavaError

_STATUS_EXCEPTION = "org.opensearch.OpenSearchStatusException"

_ILLEGAL_ARGUMENTS = frozenset(
    {
        "IllegalArgumentException",
        "NumberFormatException",
        "PatternSyntaxException",
        "IllegalCharsetNameException",
        "UnsupportedCharsetException",
    }
)


class ServerError(JavaError):
    """A Java exception with its cause, its suppressed exceptions and what OpenSearch adds to it.

    ``status`` is the HTTP status that the exception itself carries (``None``: it follows from the class);
    ``details`` are further fields of its JSON form (``script_stack``, ``line`` …).
    """

    def __init__(
        self,
        java_class: str,
        message: str | None = None,
        *,
        cause: JavaError | None = None,
        status: int | None = None,
        details: Mapping[str, Json] | None = None,
    ) -> None:
        super().__init__(java_class, message)
        self.cause = cause
        self.__cause__ = cause
        self.status = status
        self.details: Mapping[str, Json] = details or {}
        self.suppressed: list[JavaError] = []


def illegal_argument(message: str | None, cause: JavaError | None = None) -> ServerError:
    """An ``IllegalArgumentException``: status 400."""
    return ServerError("IllegalArgumentException", message, cause=cause)


def illegal_state(message: str | None) -> ServerError:
    """An ``IllegalStateException``: status 500."""
    return ServerError("IllegalStateException", message)


def null_pointer(message: str | None) -> ServerError:
    """A ``NullPointerException``: status 500."""
    return ServerError("NullPointerException", message)


def status_error(status: int, message: str) -> ServerError:
    """An ``OpenSearchStatusException``: it carries its status."""
    return ServerError(_STATUS_EXCEPTION, message, status=status)


def ml_exception(message: str, cause: JavaError | None = None) -> ServerError:
    """An ``MLException``: status 500, whatever its cause."""
    return ServerError("org.opensearch.ml.common.exception.MLException", message, cause=cause)


def is_illegal_argument(error: JavaError) -> bool:
    """Whether ``catch (IllegalArgumentException e)`` would catch it."""
    return error.simple_name in _ILLEGAL_ARGUMENTS


def cause_of(error: JavaError) -> JavaError | None:
    """The Java cause: of a ``ServerError`` only the one that it was given, whatever Python error led to it."""
    cause = error.cause if isinstance(error, ServerError) else error.__cause__
    return cause if isinstance(cause, JavaError) else None
