"""Another OpenSearch cluster's ML Commons, called as a remote model."""

import json

from blueprintc.providers.contract import Answer, Call, ErrorBody, Operation, Provider, Value
from blueprintc.providers.reading import echo, items, member
from blueprintc.providers.refusals import NO_SUCH_MODEL
from blueprintc.providers.vectors import embed, relevance

_HOST = r"https?://[^/?]+(?:/[^?]*)?"
_DOCS = "https://docs.opensearch.org/latest/ml-commons-plugin/api/train-predict/predict/"
_HEADERS = (("Content-Type", "application/json; charset=UTF-8"),)
_SIZE = 384


def _predict(call: Call) -> Value:
    """One result a document: a sentence embedding, or a score where the request has a query."""
    documents = [text for text in items(call.get("text_docs")) if isinstance(text, str)]
    query = call.get("query_text")
    if not documents:
        parameters = call.get("parameters")
        first = (
            next((value for value in parameters.values() if isinstance(value, str)), "")
            if isinstance(parameters, dict)
            else ""
        )
        return _results([{"name": "response", "dataAsMap": {"response": echo(first)}}])
    if isinstance(query, str):
        return {
            "inference_results": [{"output": [_tensor("similarity", [relevance(query, text)])]} for text in documents]
        }
    wanted = member(call.get("target_response"), 0)
    name = wanted if isinstance(wanted, str) else "sentence_embedding"
    return {"inference_results": [{"output": [_tensor(name, list(embed(text, _SIZE)))]} for text in documents]}


def _tensor(name: str, data: list[Value]) -> Value:
    return {"name": name, "data_type": "FLOAT32", "shape": [len(data)], "data": data}


def _results(output: list[Value]) -> Value:
    return {"inference_results": [{"output": output, "status_code": 200}]}


def _text(status: int, kind: str, reason: str) -> str:
    cause = {"type": kind, "reason": reason}
    return json.dumps({"error": {"root_cause": [cause], **cause}, "status": status})


def _refuse(status: int, kind: str, message: str, place: str) -> Answer:
    if kind == NO_SUCH_MODEL:
        return Answer(404, _HEADERS, _text(404, "status_exception", "Failed to find model").encode())
    if status == 401:
        return Answer(401, (("Content-Type", "text/plain"),), b"Unauthorized")
    return Answer(status, _HEADERS, _text(status, "illegal_argument_exception", message).encode())


def _error(name: str, status: int, kind: str, reason: str) -> ErrorBody:
    return ErrorBody(
        name=name,
        status=status,
        body=_text(status, kind, reason),
        headers=_HEADERS,
        source="recordings of OpenSearch 3.4 (2026-11-24)",
    )


PROVIDER = Provider(
    name="opensearch",
    title="OpenSearch ML Commons",
    operations=(
        Operation(
            provider="opensearch",
            name="predict",
            title="a model on another OpenSearch cluster",
            tasks=("text_embedding", "rerank", "any"),
            url=_HOST + r"/_plugins/_ml/(?:models/(?P<model>[^/?]+)/_predict|_predict/\w+/(?P<id>[^/?]+))(?:\?.*)?",
            contract="opensearch/predict",
            answering=_predict,
            documentation=_DOCS,
            example={
                "text_docs": ["first", "second"],
                "return_number": True,
                "target_response": ["sentence_embedding"],
            },
        ),
    ),
    errors=(
        _error("bad request", 400, "illegal_argument_exception", "Input dataset can't be null"),
        _error("forbidden", 403, "security_exception", "no permissions for [cluster:admin/opensearch/ml/predict]"),
        _error("unknown model", 404, "status_exception", "Failed to find model"),
        _error("rate limit", 429, "status_exception", "Request is throttled at model level."),
        _error(
            "memory", 429, "circuit_breaking_exception", "Memory Circuit Breaker is open, please check your resources!"
        ),
        _error("server error", 500, "m_l_exception", "Model not deployed"),
    ),
    refuse=_refuse,
    documentation=_DOCS,
)
