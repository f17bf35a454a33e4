"""Errors in OpenAI's shape: ``{"error": {"message", "type", "param", "code"}}``."""

import json

from blueprintc.providers.contract import Answer, ErrorBody
from blueprintc.providers.refusals import INVALID, NO_SUCH_MODEL

SOURCE = "https://platform.openai.com/docs/guides/error-codes (as of 2026-11-24)"
HEADERS = (("Content-Type", "application/json"),)


def body(message: str, kind: str, code: str | None = None, param: str | None = None) -> str:
    """The text of an error."""
    error = {"message": message, "type": kind, "param": param, "code": code}
    return json.dumps({"error": error}, indent=2)


def refuse(status: int, kind: str, message: str, place: str) -> Answer:
    """Any refusal in OpenAI's words."""
    if kind == NO_SUCH_MODEL:
        text = body(
            f"The model `{message}` does not exist or you do not have access to it.",
            "invalid_request_error",
            "model_not_found",
        )
    elif status == 401:
        text = body(
            "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer"
            " auth (i.e. Authorization: Bearer YOUR_KEY).",
            "invalid_request_error",
        )
    elif kind == INVALID:
        text = body(message, "invalid_request_error", None, place or None)
    else:
        text = body(message, "server_error" if status >= 500 else kind)
    return Answer(status, HEADERS, text.encode())


def errors(source: str = SOURCE, console: str = "https://platform.openai.com") -> tuple[ErrorBody, ...]:
    """The errors that OpenAI documents; compatible providers give their own source."""

    def one(name: str, status: int, text: str, *headers: tuple[str, str]) -> ErrorBody:
        return ErrorBody(name=name, status=status, body=text, headers=(*HEADERS, *headers), source=source)

    return (
        one(
            "bad request",
            400,
            body("you must provide a model parameter", "invalid_request_error"),
        ),
        one(
            "context length",
            400,
            body(
                "This model's maximum context length is 8192 tokens, however you requested 9000 tokens (9000 in your"
                " prompt; 0 for the completion). Please reduce your prompt; or completion length.",
                "invalid_request_error",
                "context_length_exceeded",
                "messages",
            ),
        ),
        one(
            "wrong key",
            401,
            body(
                f"Incorrect API key provided: sk-****. You can find your API key at {console}/account/api-keys.",
                "invalid_request_error",
                "invalid_api_key",
            ),
        ),
        one(
            "forbidden",
            403,
            body(
                "Country, region, or territory not supported",
                "request_forbidden",
                "unsupported_country_region_territory",
            ),
        ),
        one(
            "unknown model",
            404,
            body(
                "The model `no-such-model` does not exist or you do not have access to it.",
                "invalid_request_error",
                "model_not_found",
            ),
        ),
        one(
            "rate limit",
            429,
            body(
                "Rate limit reached for requests. Limit: 3 / min. Please try again in 20s.",
                "requests",
                "rate_limit_exceeded",
            ),
            ("Retry-After", "20"),
        ),
        one(
            "quota",
            429,
            body(
                "You exceeded your current quota, please check your plan and billing details.",
                "insufficient_quota",
                "insufficient_quota",
            ),
        ),
        one(
            "server error",
            500,
            body("The server had an error while processing your request. Sorry about that!", "server_error"),
        ),
        one(
            "overloaded",
            503,
            body("The engine is currently overloaded, please try again later.", "server_error"),
            ("Retry-After", "5"),
        ),
    )
