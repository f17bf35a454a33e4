"""Anthropic's own API: messages."""

import json

from blueprintc.providers.anthropic_answers import messages
from blueprintc.providers.contract import Answer, ErrorBody, Model, ModelStatus, Operation, Provider
from blueprintc.providers.refusals import NO_SUCH_MODEL

_DOCS = "https://docs.anthropic.com/en/api"
_ENDS = "https://platform.claude.com/docs/en/about-claude/model-deprecations"
_HEADERS = (("Content-Type", "application/json"), ("request-id", "req_011CSHoEeqs5C35K2UUqR7Fy"))
_KINDS = {
    400: "invalid_request_error",
    401: "authentication_error",
    403: "permission_error",
    404: "not_found_error",
    413: "request_too_large",
    429: "rate_limit_error",
    500: "api_error",
    504: "timeout_error",
    529: "overloaded_error",
}


def _ended(name: str, date: str, replacement: str) -> Model:
    return Model(
        name=name,
        status=ModelStatus.RETIRED,
        date=date,
        replacement=replacement,
        source=_ENDS,
        as_of="2026-11-24",
    )


def _text(status: int, message: str) -> str:
    error = {"type": _KINDS.get(status, "api_error"), "message": message}
    return json.dumps({"type": "error", "error": error, "request_id": "req_011CSHoEeqs5C35K2UUqR7Fy"})


def _refuse(status: int, kind: str, message: str, place: str) -> Answer:
    if kind == NO_SUCH_MODEL:
        message = f"model: {message}"
    elif status == 401:
        message = "x-api-key header is required"
    return Answer(status, _HEADERS, _text(status, message).encode())


def _error(name: str, status: int, message: str, *headers: tuple[str, str]) -> ErrorBody:
    return ErrorBody(
        name=name,
        status=status,
        body=_text(status, message),
        headers=(*_HEADERS, *headers),
        source=f"{_DOCS}/errors (as of 2026-11-24)",
    )


PROVIDER = Provider(
    name="anthropic",
    title="Anthropic",
    operations=(
        Operation(
            provider="anthropic",
            name="messages",
            title="Anthropic's messages",
            tasks=("chat",),
            url=r"https?://api\.anthropic\.com/v1/messages",
            contract="anthropic/messages",
            answering=messages,
            models=(
                _ended(r"claude-(?:2\.[01]|3-sonnet-20240229)", "2025-07-21", "claude-sonnet-4-6"),
                _ended(r"claude-(?:1\.[0-3]|instant-1\.[0-2])", "2024-11-06", "claude-haiku-4-5"),
                _ended(r"claude-3-5-sonnet-(?:20240620|20241022|latest)", "2025-10-28", "claude-sonnet-4-6"),
                _ended(r"claude-3-opus-(?:20240229|latest)", "2026-01-05", "claude-opus-4-8"),
                _ended(r"claude-sonnet-4(?:-20250514|-0)", "2026-06-15", "claude-sonnet-4-6"),
                _ended(r"claude-opus-4(?:-20250514|-0)", "2026-06-15", "claude-opus-4-8"),
            ),
            needed_headers=("anthropic-version",),
            model_table="anthropic",
            needs_model=True,
            documentation=f"{_DOCS}/messages",
            example={
                "model": "claude-sonnet-4-6",
                "max_tokens": 300,
                "messages": [{"role": "user", "content": "Hello"}],
            },
        ),
    ),
    errors=(
        _error("bad request", 400, "max_tokens: Field required"),
        _error("credit", 400, "Your credit balance is too low to access the Anthropic API."),
        _error("wrong key", 401, "invalid x-api-key"),
        _error("forbidden", 403, "Your API key does not have permission to use the specified resource."),
        _error("unknown model", 404, "model: no-such-model"),
        _error("too large", 413, "Request exceeds the maximum allowed number of bytes."),
        _error("rate limit", 429, "This request would exceed your rate limit.", ("retry-after", "20")),
        _error("server error", 500, "Internal server error"),
        _error("timeout", 504, "Request timed out"),
        _error("overloaded", 529, "Overloaded"),
    ),
    refuse=_refuse,
    credentials=("x-api-key", "Authorization"),
    documentation=_DOCS,
)
