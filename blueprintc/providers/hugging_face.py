"""Hugging Face: inference providers, and Text Embeddings Inference on its dedicated endpoints."""

import json

from blueprintc.providers.contract import Answer, Call, ErrorBody, Operation, Provider, Value
from blueprintc.providers.openai_like import chat, embeddings
from blueprintc.providers.reading import texts
from blueprintc.providers.refusals import NO_SUCH_MODEL
from blueprintc.providers.vectors import embed, relevance

_HUB = r"https?://(?:router\.huggingface\.co/hf-inference|api-inference\.huggingface\.co)"
_DEDICATED = r"https?://[^/?]+\.endpoints\.huggingface\.cloud"
_DOCS = "https://huggingface.co/docs/inference-providers"
_TEI = "https://huggingface.github.io/text-embeddings-inference"
_SIZE = 384


def _features(call: Call) -> Value:
    """One vector for one text, a list of vectors for a list."""
    given = call.get("inputs")
    vectors: list[Value] = [list(embed(text, _SIZE)) for text in texts(given)]
    return vectors[0] if isinstance(given, str) else vectors


def _embed(call: Call) -> Value:
    return [list(embed(text, _SIZE)) for text in texts(call.get("inputs"))]


def _sparse(call: Call) -> Value:
    result: list[Value] = []
    for text in texts(call.get("inputs")):
        vector = embed(text, _SIZE)
        result.append([{"index": 1000 + at, "value": value} for at, value in enumerate(vector) if value > 0.05])
    return result


def _rerank(call: Call) -> Value:
    """The texts by relevance, best first."""
    query, given = str(call.get("query") or ""), texts(call.get("texts"))
    scores = sorted(((relevance(query, text), -index) for index, text in enumerate(given)), reverse=True)
    rows: list[Value] = []
    for score, negative in scores:
        row: dict[str, Value] = {"index": -negative, "score": score}
        if call.get("return_text") is True:
            row["text"] = given[-negative]
        rows.append(row)
    return rows


def _refuse(status: int, kind: str, message: str, place: str) -> Answer:
    if kind == NO_SUCH_MODEL:
        message = f"Model {message} does not exist"
    elif status == 401:
        message = "Invalid username or password."
    body = (
        json.dumps({"error": message, "error_type": "validation"}) if status == 422 else json.dumps({"error": message})
    )
    return Answer(status, (("Content-Type", "application/json"),), body.encode())


def _error(name: str, status: int, **body: object) -> ErrorBody:
    return ErrorBody(name=name, status=status, body=json.dumps(body), source=f"{_DOCS}, {_TEI} (as of 2026-11-24)")


_NOUNS: Value = {"inputs": ["first", "second"]}
PROVIDER = Provider(
    name="hugging_face",
    title="Hugging Face",
    operations=(
        Operation(
            provider="hugging_face",
            name="feature_extraction",
            title="features from Hugging Face",
            tasks=("text_embedding",),
            url=rf"(?:{_HUB}/models/(?P<model>[^?]+?)(?:/pipeline/feature-extraction)?"
            rf"|{_HUB}/pipeline/feature-extraction/(?P<id>[^?]+)|{_DEDICATED}/?)",
            contract="hugging_face/feature_extraction",
            answering=_features,
            documentation=f"{_DOCS}/tasks/feature-extraction",
            example=_NOUNS,
        ),
        Operation(
            provider="hugging_face",
            name="tei_embed",
            title="embeddings of Text Embeddings Inference",
            tasks=("text_embedding",),
            url=_DEDICATED + "/embed",
            contract="hugging_face/tei_embed",
            answering=_embed,
            documentation=_TEI,
            example=_NOUNS,
        ),
        Operation(
            provider="hugging_face",
            name="tei_sparse",
            title="sparse embeddings of Text Embeddings Inference",
            tasks=("sparse_encoding",),
            url=_DEDICATED + "/embed_sparse",
            contract="hugging_face/tei_sparse",
            answering=_sparse,
            documentation=_TEI,
            example=_NOUNS,
        ),
        Operation(
            provider="hugging_face",
            name="tei_rerank",
            title="rerank of Text Embeddings Inference",
            tasks=("rerank",),
            url=_DEDICATED + "/rerank",
            contract="hugging_face/tei_rerank",
            answering=_rerank,
            documentation=_TEI,
            example={"query": "cats", "texts": ["dogs bark", "cats purr"]},
        ),
        chat(
            "hugging_face",
            "Hugging Face",
            r"https?://router\.huggingface\.co/(?:[^?]*/)?v1/chat/completions",
            "openai/gpt-oss-20b",
            docs=f"{_DOCS}/tasks/chat-completion",
        ),
        embeddings("hugging_face", "Hugging Face", _DEDICATED + "/v1/embeddings", "tei", docs=_TEI),
    ),
    errors=(
        _error("bad request", 400, error="Bad Request: the inputs are not valid"),
        _error("wrong key", 401, error="Invalid username or password."),
        _error("forbidden", 403, error="This authentication method does not have sufficient permissions."),
        _error("unknown model", 404, error="Model no-such-model does not exist"),
        _error("too large", 413, error="batch size 40 > maximum allowed batch size 32", error_type="validation"),
        _error("unprocessable", 422, error="inputs: `inputs` must have less than 512 tokens", error_type="validation"),
        _error("rate limit", 429, error="Model is overloaded", error_type="overloaded"),
        _error("server error", 500, error="Inference failed", error_type="backend"),
        _error("loading", 503, error="Model is currently loading", estimated_time=20.0),
    ),
    refuse=_refuse,
    invalid_status=422,
    documentation=_DOCS,
)
