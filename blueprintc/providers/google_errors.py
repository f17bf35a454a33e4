"""Errors in Google's shape: ``{"error": {"code", "message", "status"}}``."""

import json

from blueprintc.providers.contract import Answer, ErrorBody
from blueprintc.providers.refusals import NO_SUCH_MODEL

_HEADERS = (("Content-Type", "application/json; charset=UTF-8"),)
_STATUS = {
    400: "INVALID_ARGUMENT",
    401: "UNAUTHENTICATED",
    403: "PERMISSION_DENIED",
    404: "NOT_FOUND",
    429: "RESOURCE_EXHAUSTED",
    500: "INTERNAL",
    503: "UNAVAILABLE",
    504: "DEADLINE_EXCEEDED",
}


def text(status: int, message: str, kind: str = "") -> str:
    """The text of an error."""
    error = {"code": status, "message": message, "status": kind or _STATUS.get(status, "UNKNOWN")}
    return json.dumps({"error": error}, indent=2)


def refuse(status: int, kind: str, message: str, place: str) -> Answer:
    """Any refusal in Google's words."""
    if kind == NO_SUCH_MODEL:
        message = f"models/{message} is not found for API version v1beta, or is not supported for this method."
    elif status == 401:
        status, message = 403, "Method doesn't allow unregistered callers (callers without established identity)."
    else:
        message = f"Invalid JSON payload received. {message}"
    return Answer(status, _HEADERS, text(status, message).encode())


def errors(source: str) -> tuple[ErrorBody, ...]:
    """The errors that Google documents for its models."""

    def one(name: str, status: int, message: str, kind: str = "") -> ErrorBody:
        return ErrorBody(name=name, status=status, body=text(status, message, kind), headers=_HEADERS, source=source)

    return (
        one(
            "bad request",
            400,
            "Invalid JSON payload received. Unknown name \"part\" at 'contents[0]': Cannot find field.",
        ),
        one("wrong key", 400, "API key not valid. Please pass a valid API key."),
        one("region", 400, "User location is not supported for the API use.", "FAILED_PRECONDITION"),
        one("no credentials", 401, "Request had invalid authentication credentials."),
        one("forbidden", 403, "Permission denied on resource project."),
        one("unknown model", 404, "models/no-such-model is not found for API version v1beta."),
        one("rate limit", 429, "You exceeded your current quota, please check your plan and billing details."),
        one("server error", 500, "An internal error has occurred. Please retry."),
        one("overloaded", 503, "The model is overloaded. Please try again later."),
        one("timeout", 504, "The request timed out. Please try again."),
    )
