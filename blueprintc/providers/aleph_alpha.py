"""Aleph Alpha: semantic embeddings."""

import json

from blueprintc.providers.contract import Answer, Call, ErrorBody, Operation, Provider, Value
from blueprintc.providers.reading import content_texts, tokens, whole
from blueprintc.providers.refusals import NO_SUCH_MODEL
from blueprintc.providers.vectors import embed

_DOCS = "https://docs.aleph-alpha.com/api/semantic-embed"
_HEADERS = (("Content-Type", "application/json"),)


def _embed(call: Call) -> Value:
    """One vector; 5,120 numbers, or 128 where the request asks for it."""
    prompt = call.get("prompt")
    text = prompt if isinstance(prompt, str) else " ".join(content_texts(prompt))
    return {
        "model_version": "2022-04",
        "embedding": list(embed(text, whole(call.get("compress_to_size"), 5120))),
        "num_tokens_prompt_total": tokens(text),
    }


def _text(code: str, message: str) -> str:
    return json.dumps({"error": message, "code": code})


def _refuse(status: int, kind: str, message: str, place: str) -> Answer:
    code = {401: "AUTHENTICATION_ERROR", 404: "UNKNOWN_MODEL"}.get(status, "INVALID_REQUEST")
    if kind == NO_SUCH_MODEL:
        message = f"Model '{message}' not found"
    return Answer(status, _HEADERS, _text(code, message).encode())


def _error(name: str, status: int, code: str, message: str) -> ErrorBody:
    return ErrorBody(name=name, status=status, body=_text(code, message), source=f"{_DOCS} (as of 2026-11-24)")


PROVIDER = Provider(
    name="aleph_alpha",
    title="Aleph Alpha",
    operations=(
        Operation(
            provider="aleph_alpha",
            name="semantic_embed",
            title="Aleph Alpha's semantic embedding",
            tasks=("text_embedding",),
            url=r"https?://(?:api\.aleph-alpha\.com|[^/?]+)/semantic_embed(?:\?.*)?",
            contract="aleph_alpha/semantic_embed",
            answering=_embed,
            needs_model=True,
            documentation=_DOCS,
            example={"model": "luminous-base", "prompt": "a text", "representation": "document", "normalize": True},
        ),
    ),
    errors=(
        _error("bad request", 400, "INVALID_REQUEST", "missing field `representation`"),
        _error("wrong key", 401, "AUTHENTICATION_ERROR", "Invalid token"),
        _error("no credits", 402, "OUT_OF_QUOTA", "Out of credits"),
        _error("unknown model", 404, "UNKNOWN_MODEL", "Model 'no-such-model' not found"),
        _error("rate limit", 429, "TOO_MANY_TASKS", "Too many tasks queued"),
        _error("server error", 500, "INTERNAL", "Internal server error"),
        _error(
            "busy",
            503,
            "QUEUE_FULL",
            "Sorry we had to reject your request because we could not guarantee to finish"
            " it in a reasonable timeframe.",
        ),
    ),
    refuse=_refuse,
    documentation=_DOCS,
)
