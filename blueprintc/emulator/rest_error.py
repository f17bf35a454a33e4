"""The JSON with which OpenSearch's REST layer answers an exception.

Upstream: OpenSearchException.generateFailureXContent, ExceptionsHelper.status, ExceptionsHelper.guessRootCauses.
"""

from blueprintc.data import Target
from blueprintc.emulator.errors import ServerError, cause_of, is_illegal_argument
from blueprintc.emulator.exchange import RestAnswer
from blueprintc.emulator.printing import print_rest
from blueprintc.jsontext import Json, ParsingError
from blueprintc.jvm.errors import JavaError

_OPEN_SEARCH_EXCEPTIONS = frozenset(
    {
        "OpenSearchException",
        "OpenSearchStatusException",
        "OpenSearchParseException",
        "RemoteConnectorThrottlingException",
        "ActionRequestValidationException",
        "ParsingException",
        "ScriptException",
        "ResourceNotFoundException",
        "IndexNotFoundException",
        "ResourceAlreadyExistsException",
        "MapperParsingException",
        "SearchPhaseExecutionException",
        "SettingsException",
        "InvalidIndexNameException",
        "VersionConflictEngineException",
    }
)
#: Statuses whose answers have no body in HTTP.
BODILESS = (204, 304)
_BAD_REQUEST = frozenset(
    {
        "JsonParseException",
        "JsonEOFException",
        "InputCoercionException",
        "NotXContentException",
        "ParsingException",
        "ActionRequestValidationException",
        "OpenSearchParseException",
        "ScriptException",
    }
)


def type_name(error: JavaError) -> str:
    """``illegal_argument_exception`` for ``IllegalArgumentException``."""
    simple = error.simple_name.removeprefix("OpenSearch")
    return "".join(
        ("_" if index else "") + char.lower() if char.isupper() else char for index, char in enumerate(simple)
    )


def status_of(error: JavaError) -> int:
    """The HTTP status of an exception: its own, else the one of its class."""
    own = error.status if isinstance(error, ServerError) else None
    if own is not None:
        return own
    if error.simple_name in _BAD_REQUEST or is_illegal_argument(error):
        return 400
    return 500


def answer_error(error: JavaError, target: Target) -> RestAnswer:
    """The whole answer for an exception."""
    status = status_of(error)
    body: dict[str, Json] = {"error": _failure(error), "status": status}
    shown = error if isinstance(error, ServerError) else None
    text = "" if status in BODILESS else print_rest(body, target)
    return RestAnswer(status, text, shown)


def _failure(error: JavaError) -> dict[str, Json]:
    root_causes: list[Json] = [_describe(_root_cause(error), with_cause=False)]
    return {"root_cause": root_causes, **_describe(error, with_cause=True)}


def _root_cause(error: JavaError) -> JavaError:
    """The deepest exception of an unbroken chain of OpenSearch's own ones."""
    if error.simple_name == "SearchPhaseExecutionException":
        # Upstream: its root causes are those of its shards, which all fail alike here
        return cause_of(error) or error
    while _is_open_search(error):
        cause = cause_of(error)
        if cause is None or not _is_open_search(cause):
            break
        error = cause
    return error


def _is_open_search(error: JavaError) -> bool:
    return error.simple_name in _OPEN_SEARCH_EXCEPTIONS


def _describe(error: JavaError, *, with_cause: bool) -> dict[str, Json]:
    shown: dict[str, Json] = {"type": type_name(error), "reason": error.message}
    if isinstance(error, ServerError):
        shown.update(error.details)
    elif isinstance(error, ParsingError):
        shown["line"], shown["col"] = error.line, error.column
    cause = cause_of(error)
    if with_cause and cause is not None:
        shown["caused_by"] = _describe(cause, with_cause=True)
    if isinstance(error, ServerError) and error.suppressed:
        if with_cause or _is_open_search(error):
            # Upstream: a root cause that is no OpenSearchException is shown through a wrapper without suppressed ones.
            shown["suppressed"] = [_describe(other, with_cause=True) for other in error.suppressed]
    return shown
