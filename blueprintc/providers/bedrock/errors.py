"""Errors as AWS services with a REST and JSON protocol give them: a message, and the type in a header."""

import json

from blueprintc.providers.contract import Answer, ErrorBody
from blueprintc.providers.refusals import INVALID, NO_SUCH_MODEL

_SOURCE = (
    "https://docs.aws.amazon.com/bedrock/latest/userguide/troubleshooting-api-error-codes.html and botocore's"
    " bedrock-runtime model (as of 2026-11-24)"
)
_BY_STATUS = {
    400: "ValidationException",
    403: "AccessDeniedException",
    404: "ResourceNotFoundException",
    408: "ModelTimeoutException",
    424: "ModelErrorException",
    429: "ThrottlingException",
    500: "InternalServerException",
    503: "ServiceUnavailableException",
}


def headers(kind: str) -> tuple[tuple[str, str], ...]:
    """The headers of an error."""
    return (("Content-Type", "application/json"), ("x-amzn-ErrorType", kind))


def refuse(status: int, kind: str, message: str, place: str) -> Answer:
    """Any refusal in Bedrock's words."""
    if kind == NO_SUCH_MODEL:
        status, message = 400, "The provided model identifier is invalid."
    elif status == 401:
        status, message = 403, "Missing Authentication Token"
        return Answer(status, headers("MissingAuthenticationTokenException"), _text(message))
    elif kind == INVALID:
        message = f"Malformed input request: {message}, please reformat your input and try again."
    return Answer(status, headers(_BY_STATUS.get(status, "ServiceException")), _text(message))


def _text(message: str) -> bytes:
    return json.dumps({"message": message}).encode()


def _error(name: str, status: int, message: str, kind: str = "") -> ErrorBody:
    return ErrorBody(
        name=name,
        status=status,
        body=json.dumps({"message": message}),
        headers=headers(kind or _BY_STATUS[status]),
        source=_SOURCE,
    )


ERRORS = (
    _error(
        "bad request",
        400,
        "Malformed input request: #: required key [inputText] not found, please reformat your input and try again.",
    ),
    _error("unknown model", 400, "The provided model identifier is invalid."),
    _error(
        "on demand",
        400,
        "Invocation of model ID anthropic.claude-sonnet-4-20250514-v1:0 with on-demand throughput isn't supported."
        " Retry your request with the ID or ARN of an inference profile that contains this model.",
    ),
    _error("no access", 403, "You don't have access to the model with the specified model ID."),
    _error(
        "wrong token",
        403,
        "The security token included in the request is invalid.",
        "UnrecognizedClientException",
    ),
    _error(
        "wrong signature",
        403,
        "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access"
        " Key and signing method. Consult the service documentation for details.",
        "InvalidSignatureException",
    ),
    _error("expired token", 403, "The security token included in the request is expired", "ExpiredTokenException"),
    _error(
        "end of life",
        404,
        "This model version has reached the end of its life. Please refer to the AWS documentation for more details.",
    ),
    _error("model timeout", 408, "Model has timed out in processing the request. Try your request again."),
    _error("model error", 424, "The system encountered an unexpected error during processing. Try your request again."),
    _error("throttled", 429, "Too many requests, please wait before trying again."),
    _error("server error", 500, "The system encountered an unexpected error during processing."),
    _error("unavailable", 503, "Bedrock is unable to process your request."),
)
