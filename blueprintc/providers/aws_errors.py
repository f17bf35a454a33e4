"""Errors as AWS services with the protocol JSON 1.1 give them: ``__type`` in the body."""

import json
from collections.abc import Callable

from blueprintc.providers.contract import Answer, ErrorBody
from blueprintc.providers.refusals import INVALID, NO_SUCH_MODEL

HEADERS = (("Content-Type", "application/x-amz-json-1.1"),)
_SOURCE = (
    "https://docs.aws.amazon.com/{}/latest/APIReference/CommonErrors.html and botocore's service model (2026-11-24)"
)


def text(kind: str, message: str, key: str) -> str:
    """The body of an error; the services do not agree on the name of the message's field."""
    return json.dumps({"__type": kind, key: message})


def refusing(invalid: str, key: str = "Message") -> Callable[[int, str, str, str], Answer]:
    """The refusals of a service; ``invalid``: its error for a bad body."""

    def refuse(status: int, kind: str, message: str, place: str) -> Answer:
        name = {401: "MissingAuthenticationTokenException", 500: "InternalServerException"}.get(status, invalid)
        if kind == INVALID and (" must be " in message or message.startswith("We could not")):
            name = "SerializationException"
        if kind == NO_SUCH_MODEL:
            name = "ResourceNotFoundException"
        return Answer(400 if status < 500 else status, HEADERS, text(name, message, key).encode())

    return refuse


def errors(service: str, key: str = "Message") -> tuple[ErrorBody, ...]:
    """What every service of this kind may answer."""

    def one(name: str, status: int, kind: str, message: str) -> ErrorBody:
        return ErrorBody(
            name=name,
            status=status,
            body=text(kind, message, key),
            headers=HEADERS,
            source=_SOURCE.format(service),
        )

    signature = (
        "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access"
        " Key and signing method. Consult the service documentation for details."
    )
    return (
        one("bad request", 400, "InvalidRequestException", "1 validation error detected"),
        one("too large", 400, "TextSizeLimitExceededException", "Input text size exceeds limit."),
        one("wrong signature", 400, "InvalidSignatureException", signature),
        one(
            "wrong token", 400, "UnrecognizedClientException", "The security token included in the request is invalid."
        ),
        one("expired token", 400, "ExpiredTokenException", "The security token included in the request is expired"),
        one("forbidden", 400, "AccessDeniedException", "User is not authorized to perform this action"),
        one("throttled", 400, "ThrottlingException", "Rate exceeded"),
        one("server error", 500, "InternalServerException", "An internal server error occurred. Retry your request."),
    )
