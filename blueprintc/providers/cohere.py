"""Cohere's own API, versions 1 and 2: embed, rerank, chat."""

import json

from blueprintc.providers import cohere_answers as answers
from blueprintc.providers.contract import Answer, ErrorBody, Model, ModelStatus, Operation, Provider
from blueprintc.providers.refusals import NO_SUCH_MODEL

_HOST = r"https?://api\.cohere\.(?:ai|com)"
_DOCS = "https://docs.cohere.com/reference"
_AS_OF = "2026-11-24"
_HEADERS = (("Content-Type", "application/json"),)


def _ended(name: str, date: str, replacement: str, status: ModelStatus = ModelStatus.RETIRED) -> Model:
    return Model(
        name=name,
        status=status,
        date=date,
        replacement=replacement,
        source="https://docs.cohere.com/docs/deprecations",
        as_of=_AS_OF,
    )


EMBED_MODELS = (
    Model(name=r"embed-v5\.0-(?:pro|fast)", dimensions=(2048, 1536, 1024, 512, 256)),
    Model(name=r"embed-v4\.0", dimensions=(1536, 1024, 512, 256)),
    Model(name=r"embed-(?:english|multilingual)-v3\.0", dimensions=(1024,)),
    Model(name=r"embed-(?:english|multilingual)-light-v3\.0", dimensions=(384,)),
    _ended(r"embed-(?:english|english-light|multilingual)-v2\.0", "2026-04-04", "embed-v4.0"),
)
RERANK_MODELS = (_ended(r"rerank-(?:english|multilingual)-v2\.0", "2025-04-30", "rerank-v3.5"),)
CHAT_MODELS = (
    _ended(r"command(?:-light)?(?:-nightly)?", "2025-09-15", "command-a-03-2025"),
    _ended(r"command-r(?:-03-2024)?", "", "command-r-08-2024", ModelStatus.LEGACY),
    _ended(r"command-r-plus(?:-04-2024)?", "", "command-r-plus-08-2024", ModelStatus.LEGACY),
)


def _refuse(status: int, kind: str, message: str, place: str) -> Answer:
    if kind == NO_SUCH_MODEL:
        message = f"model '{message}' not found, make sure the correct model ID was used and that you have access to it"
    elif status == 401:
        message = "no api key supplied"
    elif not message.startswith("invalid") and status in (400, 422):
        message = f"invalid request: {message}"
    return Answer(status, _HEADERS, json.dumps({"message": message}).encode())


def _error(name: str, status: int, message: str) -> ErrorBody:
    source = "https://docs.cohere.com/reference/errors (as of 2026-11-24)"
    return ErrorBody(name=name, status=status, body=json.dumps({"message": message}), source=source)


PROVIDER = Provider(
    name="cohere",
    title="Cohere",
    operations=(
        Operation(
            provider="cohere",
            name="embed_v2",
            title="Cohere's embeddings (v2)",
            tasks=("text_embedding", "image_embedding"),
            url=_HOST + "/v2/embed",
            contract="cohere/embed_v2",
            answering=answers.embed_v2,
            models=EMBED_MODELS,
            model_table="cohere",
            needs_model=True,
            documentation=f"{_DOCS}/embed",
            example={
                "model": "embed-english-v3.0",
                "input_type": "search_document",
                "texts": ["first", "second"],
                "embedding_types": ["float", "int8", "uint8", "binary", "ubinary", "base64"],
            },
        ),
        Operation(
            provider="cohere",
            name="embed_v1",
            title="Cohere's embeddings",
            tasks=("text_embedding", "image_embedding"),
            url=_HOST + "/v1/embed",
            contract="cohere/embed_v1",
            answering=answers.embed_v1,
            models=EMBED_MODELS,
            model_table="cohere",
            documentation="https://docs.cohere.com/v1/reference/embed",
            example={
                "model": "embed-english-v3.0",
                "input_type": "search_document",
                "texts": ["first", "second"],
                "truncate": "END",
            },
        ),
        Operation(
            provider="cohere",
            name="rerank_v2",
            title="Cohere's rerank",
            tasks=("rerank",),
            url=_HOST + "/v2/rerank",
            contract="cohere/rerank_v2",
            answering=answers.rerank,
            models=RERANK_MODELS,
            model_table="cohere",
            needs_model=True,
            documentation=f"{_DOCS}/rerank",
            example={"model": "rerank-v3.5", "query": "cats", "documents": ["dogs bark", "cats purr"], "top_n": 2},
        ),
        Operation(
            provider="cohere",
            name="rerank_v1",
            title="Cohere's rerank",
            tasks=("rerank",),
            url=_HOST + "/v1/rerank",
            contract="cohere/rerank_v1",
            answering=answers.rerank,
            models=RERANK_MODELS,
            model_table="cohere",
            documentation="https://docs.cohere.com/v1/reference/rerank",
            example={
                "model": "rerank-english-v3.0",
                "query": "cats",
                "documents": ["dogs bark", "cats purr"],
                "top_n": 2,
                "return_documents": True,
            },
        ),
        Operation(
            provider="cohere",
            name="chat_v2",
            title="Cohere's chat (v2)",
            tasks=("chat",),
            url=_HOST + "/v2/chat",
            contract="cohere/chat_v2",
            answering=answers.chat_v2,
            models=CHAT_MODELS,
            model_table="cohere",
            needs_model=True,
            documentation=f"{_DOCS}/chat",
            example={"model": "command-a-03-2025", "messages": [{"role": "user", "content": "Hello"}]},
        ),
        Operation(
            provider="cohere",
            name="chat_v1",
            title="Cohere's chat",
            tasks=("chat",),
            url=_HOST + "/v1/chat",
            contract="cohere/chat_v1",
            answering=answers.chat_v1,
            models=CHAT_MODELS,
            model_table="cohere",
            documentation="https://docs.cohere.com/v1/reference/chat",
            example={"model": "command-r-08-2024", "message": "Hello"},
        ),
    ),
    errors=(
        _error("bad request", 400, "invalid request: at least one text is required"),
        _error("wrong key", 401, "invalid api token"),
        _error("payment", 402, "Please add or update your payment method at https://dashboard.cohere.com/billing"),
        _error("unknown model", 404, "model 'no-such-model' not found"),
        _error("unprocessable", 422, "unprocessable entity"),
        _error("rate limit", 429, "You are using a Trial key, which is limited to 40 API calls / minute."),
        _error("cancelled", 499, "request cancelled by user"),
        _error("server error", 500, "internal server error"),
        _error("unavailable", 503, "service unavailable"),
    ),
    refuse=_refuse,
    documentation=_DOCS,
)
