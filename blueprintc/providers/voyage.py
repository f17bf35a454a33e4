"""Voyage AI: embeddings, multimodal embeddings, rerank."""

import json
from collections.abc import Sequence

from blueprintc.providers.contract import Answer, Call, ErrorBody, Model, Operation, Provider, Value
from blueprintc.providers.reading import content_texts, items, member, texts, tokens, whole, written
from blueprintc.providers.refusals import NO_SUCH_MODEL
from blueprintc.providers.vectors import base64_floats, binary, embed, int8, relevance, ubinary, uint8

_HOST = r"https?://api\.voyageai\.com/v1"
_DOCS = "https://docs.voyageai.com/reference"
_MODELS = (
    Model(
        name=r"voyage-(?:4|code-4|context-4|3\.5|3-large|code-3|context-3|multimodal-3\.5).*",
        dimensions=(1024, 256, 512, 2048),
    ),
    Model(name=r"voyage-3-lite", dimensions=(512,)),
    Model(name=r"voyage-(?:code-2|large-2)", dimensions=(1536,)),
    Model(name=r"voyage-.*", dimensions=(1024,)),
)


def _coded(call: Call, vector: Sequence[float]) -> Value:
    if call.get("encoding_format") == "base64" or call.get("output_encoding") == "base64":
        return base64_floats(vector)
    kinds = {"int8": int8, "uint8": uint8, "binary": binary, "ubinary": ubinary}
    kind = kinds.get(str(call.get("output_dtype")))
    return list(vector) if kind is None else list(kind(vector))


def _answer(call: Call, given: list[str]) -> Value:
    sizes = call.operation.dimensions(call.model)
    size = whole(call.get("output_dimension"), sizes[0] if sizes else 1024)
    data: list[Value] = [
        {"object": "embedding", "embedding": _coded(call, embed(text, size)), "index": index}
        for index, text in enumerate(given)
    ]
    return {"object": "list", "data": data, "model": call.model, "usage": {"total_tokens": tokens(*given)}}


def _embeddings(call: Call) -> Value:
    return _answer(call, texts(call.get("input")))


def _multimodal(call: Call) -> Value:
    contents = [member(one, "content") for one in items(call.get("inputs"))]
    return _answer(call, [" ".join(content_texts(one)) or written(one) for one in contents])


def _rerank(call: Call) -> Value:
    """The documents by relevance, best first."""
    query, documents = str(call.get("query") or ""), texts(call.get("documents"))
    scores = sorted(((relevance(query, text), -index) for index, text in enumerate(documents)), reverse=True)
    data: list[Value] = []
    for score, negative in scores[: whole(call.get("top_k"), len(documents))]:
        row: dict[str, Value] = {"relevance_score": score, "index": -negative}
        if call.get("return_documents") is True:
            row["document"] = documents[-negative]
        data.append(row)
    used: Value = {"total_tokens": tokens(query, *documents)}
    return {"object": "list", "data": data, "model": call.model, "usage": used}


def _refuse(status: int, kind: str, message: str, place: str) -> Answer:
    if kind == NO_SUCH_MODEL:
        message = f"Model {message} is not supported."
    elif status == 401:
        message = "You did not provide an API key."
    return Answer(status, (("Content-Type", "application/json"),), json.dumps({"detail": message}).encode())


def _error(name: str, status: int, message: str) -> ErrorBody:
    return ErrorBody(
        name=name,
        status=status,
        body=json.dumps({"detail": message}),
        source="https://docs.voyageai.com/docs/error-codes (as of 2026-11-24)",
    )


PROVIDER = Provider(
    name="voyage",
    title="Voyage AI",
    operations=(
        Operation(
            provider="voyage",
            name="embeddings",
            title="Voyage's embeddings",
            tasks=("text_embedding",),
            url=_HOST + "/embeddings",
            contract="voyage/embeddings",
            answering=_embeddings,
            models=_MODELS,
            model_table="voyage",
            needs_model=True,
            documentation=f"{_DOCS}/embeddings-api",
            example={"model": "voyage-4", "input": ["first", "second"], "input_type": "document"},
        ),
        Operation(
            provider="voyage",
            name="multimodal_embeddings",
            title="Voyage's multimodal embeddings",
            tasks=("text_embedding", "image_embedding"),
            url=_HOST + "/multimodalembeddings",
            contract="voyage/multimodal_embeddings",
            answering=_multimodal,
            models=_MODELS,
            model_table="voyage",
            needs_model=True,
            documentation=f"{_DOCS}/multimodal-embeddings-api",
            example={"model": "voyage-multimodal-3.5", "inputs": [{"content": [{"type": "text", "text": "a text"}]}]},
        ),
        Operation(
            provider="voyage",
            name="rerank",
            title="Voyage's rerank",
            tasks=("rerank",),
            url=_HOST + "/rerank",
            contract="voyage/rerank",
            answering=_rerank,
            model_table="voyage",
            needs_model=True,
            documentation=f"{_DOCS}/reranker-api",
            example={"model": "rerank-2.5", "query": "cats", "documents": ["dogs bark", "cats purr"]},
        ),
    ),
    errors=(
        _error("bad request", 400, "The request body is not valid JSON, or some of its values are not."),
        _error("wrong key", 401, "Provided API key is invalid."),
        _error("forbidden", 403, "Your IP address is not allowed."),
        _error(
            "rate limit", 429, "You have not yet added your payment method; your rate limits are 3 RPM and 10K TPM."
        ),
        _error("server error", 500, "Our servers are experiencing an unexpected issue."),
        _error("unavailable", 503, "Our servers are experiencing high traffic."),
    ),
    refuse=_refuse,
    unknown_model_status=400,
    documentation=_DOCS,
)
