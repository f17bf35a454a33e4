"""Jina AI: embeddings and rerank."""

import json

from blueprintc.providers.contract import Answer, Call, ErrorBody, Model, Operation, Provider, Value
from blueprintc.providers.reading import items, member, tokens, whole, written
from blueprintc.providers.refusals import NO_SUCH_MODEL
from blueprintc.providers.vectors import base64_floats, binary, embed, relevance, ubinary

_HOST = r"https?://(?:api|\w+-api)\.jina\.ai/v1"
_DOCS = "https://api.jina.ai/docs"
_MODELS = (
    Model(name=r"jina-embeddings-v4", dimensions=(2048,)),
    Model(name=r"jina-embeddings-v3|jina-clip-v2", dimensions=(1024,)),
    Model(name=r"jina-embeddings-v2-small-.*", dimensions=(512,)),
    Model(name=r"jina-(?:embeddings-v2|clip|colbert).*", dimensions=(768,)),
)


def _inputs(value: Value) -> list[str]:
    """Texts, or objects with ``text`` or ``image``."""
    given = value if isinstance(value, list) else [value]
    found = [one if isinstance(one, str) else member(one, "text") or member(one, "image") for one in given]
    return [one if isinstance(one, str) else written(one) for one in found]


def _embeddings(call: Call) -> Value:
    sizes = call.operation.dimensions(call.model)
    size = whole(call.get("dimensions"), sizes[0] if sizes else 1024)
    given, kind = _inputs(call.get("input")), call.get("embedding_type")
    data: list[Value] = []
    for index, text in enumerate(given):
        vector = embed(text, size)
        coded: Value = list(vector)
        if kind == "base64":
            coded = base64_floats(vector)
        elif kind in ("binary", "ubinary"):
            coded = list(binary(vector) if kind == "binary" else ubinary(vector))
        data.append({"object": "embedding", "index": index, "embedding": coded})
    used = tokens(*given)
    usage: Value = {"total_tokens": used, "prompt_tokens": used}
    return {"model": call.model, "object": "list", "usage": usage, "data": data}


def _rerank(call: Call) -> Value:
    """The documents by relevance, best first."""
    query = " ".join(_inputs(call.get("query")))
    documents = _inputs(items(call.get("documents")))
    scores = sorted(((relevance(query, text), -index) for index, text in enumerate(documents)), reverse=True)
    results: list[Value] = []
    for score, negative in scores[: whole(call.get("top_n"), len(documents))]:
        row: dict[str, Value] = {"index": -negative, "relevance_score": score}
        if call.get("return_documents") is not False:
            row["document"] = {"text": documents[-negative]}
        results.append(row)
    return {"model": call.model, "usage": {"total_tokens": tokens(query, *documents)}, "results": results}


def _refuse(status: int, kind: str, message: str, place: str) -> Answer:
    if kind == NO_SUCH_MODEL:
        message = f"Model {message} not found"
    return Answer(status, (("Content-Type", "application/json"),), json.dumps({"detail": message}).encode())


def _error(name: str, status: int, message: str) -> ErrorBody:
    return ErrorBody(
        name=name, status=status, body=json.dumps({"detail": message}), source=f"{_DOCS} (as of 2026-11-24)"
    )


PROVIDER = Provider(
    name="jina",
    title="Jina AI",
    operations=(
        Operation(
            provider="jina",
            name="embeddings",
            title="Jina's embeddings",
            tasks=("text_embedding", "image_embedding"),
            url=_HOST + "/embeddings",
            contract="jina/embeddings",
            answering=_embeddings,
            models=_MODELS,
            needs_model=True,
            documentation=_DOCS,
            example={"model": "jina-embeddings-v3", "input": ["first", "second"], "task": "retrieval.passage"},
        ),
        Operation(
            provider="jina",
            name="rerank",
            title="Jina's rerank",
            tasks=("rerank",),
            url=_HOST + "/rerank",
            contract="jina/rerank",
            answering=_rerank,
            model_table="jina",
            needs_model=True,
            documentation=_DOCS,
            example={"model": "jina-reranker-m0", "query": "cats", "documents": ["dogs bark", "cats purr"]},
        ),
    ),
    errors=(
        _error("bad request", 400, "Invalid request"),
        _error("wrong key", 401, "Invalid API key"),
        _error("no balance", 402, "Insufficient account balance, please recharge."),
        _error("unprocessable", 422, "Validation error for the request: field required"),
        _error("rate limit", 429, "Rate limit exceeded"),
        _error("server error", 500, "Internal server error"),
    ),
    refuse=_refuse,
    invalid_status=422,
    documentation=_DOCS,
)
