"""Yandex: its own text embedding, and OpenAI's API."""

import json

from blueprintc.providers.contract import Answer, Call, ErrorBody, Model, Operation, Provider, Value
from blueprintc.providers.openai_like import chat, embeddings
from blueprintc.providers.reading import tokens, whole
from blueprintc.providers.refusals import NO_SUCH_MODEL
from blueprintc.providers.vectors import embed

_HOST = r"https?://(?:llm\.api\.cloud\.yandex\.net|ai\.api\.cloud\.yandex\.net)"
_DOCS = "https://yandex.cloud/docs/foundation-models/embeddings/api-ref/Embeddings/textEmbedding"
_HEADERS = (("Content-Type", "application/json"),)
_GRPC = {400: 3, 401: 16, 403: 7, 404: 5, 429: 8, 500: 13, 503: 14}


def _embed(call: Call) -> Value:
    """One vector; 256 numbers. Google's JSON writes 64-bit numbers as texts."""
    text, size = str(call.get("text") or ""), call.get("dim")
    wanted = int(size) if isinstance(size, str) and size.isdecimal() else size
    return {
        "embedding": list(embed(text, whole(wanted, 256))),
        "numTokens": str(tokens(text)),
        "modelVersion": "06.12.2023",
    }


def _text(status: int, message: str) -> str:
    error = {
        "grpcCode": _GRPC.get(status, 2),
        "httpCode": status,
        "message": message,
        "httpStatus": {400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found"}.get(
            status, "Error"
        ),
        "details": [],
    }
    return json.dumps({"error": error})


def _refuse(status: int, kind: str, message: str, place: str) -> Answer:
    if kind == NO_SUCH_MODEL:
        message = f"Failed to get model {message}"
    return Answer(status, _HEADERS, _text(status, message).encode())


def _error(name: str, status: int, message: str) -> ErrorBody:
    return ErrorBody(name=name, status=status, body=_text(status, message), source=f"{_DOCS} (as of 2026-11-24)")


PROVIDER = Provider(
    name="yandex",
    title="Yandex",
    operations=(
        Operation(
            provider="yandex",
            name="text_embedding",
            title="Yandex' text embedding",
            tasks=("text_embedding",),
            url=_HOST + "/foundationModels/v1/textEmbedding",
            contract="yandex/text_embedding",
            answering=_embed,
            model_field="modelUri",
            documentation=_DOCS,
            example={"modelUri": "emb://b1g/text-search-doc/latest", "text": "a text"},
        ),
        embeddings(
            "yandex",
            "Yandex",
            _HOST + "/v1/embeddings",
            "emb://b1g/text-search-doc/latest",
            models=(Model(name=r"emb://.*", dimensions=(256,)),),
            docs="https://yandex.cloud/docs/foundation-models/concepts/openai-compatibility",
        ),
        chat(
            "yandex",
            "Yandex",
            _HOST + "/v1/chat/completions",
            "gpt://b1g/yandexgpt/latest",
            docs="https://yandex.cloud/docs/foundation-models/concepts/openai-compatibility",
        ),
    ),
    errors=(
        _error("bad request", 400, "Error in session: text must not be empty"),
        _error("wrong key", 401, "Unknown api key '****'"),
        _error("forbidden", 403, "Permission denied"),
        _error("unknown model", 404, "Failed to get model"),
        _error("rate limit", 429, "ai.textEmbeddings.count gauge quota limit exceed: allowed 10 requests"),
        _error("server error", 500, "Internal error"),
        _error("unavailable", 503, "Service unavailable"),
    ),
    refuse=_refuse,
    documentation=_DOCS,
)
