"""Vectors and token weights of models, for queries and ingest processors. Upstream: MLCommonsClientAccessor."""

import json
from collections.abc import Sequence

from blueprintc.emulator.errors import ServerError, illegal_state
from blueprintc.emulator.exchange import Call
from blueprintc.jsontext import Json
from blueprintc.jvm.errors import JavaError
from blueprintc.server.desk import Desk
from blueprintc.server.ml.predict import predictor
from blueprintc.server.search.query import QueryContext

_TARGET: Json = ["sentence_embedding"]


def query_context(desk: Desk, request_id: str) -> QueryContext:
    """What queries ask of models."""

    def embed(model_id: str, text: str | None, image: str | None) -> list[float]:
        if image is not None:
            return embed_image(desk, request_id, model_id, text, image)
        return embed_texts(desk, request_id, model_id, [text or ""])[0]

    return QueryContext(embed, lambda model_id, text: weigh_texts(desk, request_id, model_id, [text])[0], desk.now)


def embed_texts(desk: Desk, request_id: str, model_id: str, texts: Sequence[str]) -> list[list[float]]:
    """One vector a text. Raises ``JavaError`` with what the predict call answers."""
    body: Json = {"text_docs": [*texts], "return_bytes": False, "return_number": True, "target_response": _TARGET}
    tensors = _tensors(_call(desk, request_id, model_id, "_predict/text_embedding", body))
    vectors = [[float(str(item)) for item in tensor] for tensor in tensors]
    if len(vectors) != len(texts):
        raise illegal_state(
            f"The number of embedding results [{len(vectors)}] does not match the number of texts [{len(texts)}]"
        )
    return vectors


def embed_image(desk: Desk, request_id: str, model_id: str, text: str | None, image: str) -> list[float]:
    """The vector of an image, with or without a text beside it."""
    # Upstream: MLCommonsClientAccessor.createMLMultimodalInput: the text comes first, null where there is none
    docs: Json = [text, image]
    body: Json = {"text_docs": docs, "return_bytes": False, "return_number": True, "target_response": _TARGET}
    vectors = _tensors(_call(desk, request_id, model_id, "_predict/text_embedding", body))
    if not vectors:
        raise illegal_state("Model result list is empty.")
    return [float(str(item)) for item in vectors[0]]


def weigh_texts(desk: Desk, request_id: str, model_id: str, texts: Sequence[str]) -> list[dict[str, float]]:
    """The tokens of each text with their weights. Upstream: TokenWeightUtil.fetchListOfTokenWeightMap."""
    answer = _call(desk, request_id, model_id, "_predict/sparse_encoding", {"text_docs": [*texts]})
    found: list[dict[str, float]] = []
    for output in _outputs(answer):
        data = output.get("dataAsMap")
        if not isinstance(data, dict) or not isinstance(data.get("response"), list):
            raise ServerError(
                "IllegalArgumentException", "The inference result should be associated with the field [response]."
            )
        response = data["response"]
        for weights in response if isinstance(response, list) else []:
            if not isinstance(weights, dict):
                raise ServerError("IllegalArgumentException", "The data object in inference result must be a Map.")
            found.append({token: float(str(weight)) for token, weight in weights.items()})
    return found


def rerank_scores(desk: Desk, request_id: str, model_id: str, query: str, texts: Sequence[str]) -> list[float]:
    """One score a text."""
    body: Json = {"query_text": query, "text_docs": [*texts]}
    tensors = _tensors(_call(desk, request_id, model_id, "_predict/text_similarity", body))
    return [float(str(tensor[0])) for tensor in tensors]


def _call(desk: Desk, request_id: str, model_id: str, path: str, body: Json) -> Json:
    """The answer of a predict call. Raises what a refused one throws, with its status."""
    answer = predictor(desk, request_id)(model_id, Call(path, json.dumps(body)))
    given: Json = json.loads(answer.text)
    if answer.status != 200:
        raise answer.error or predict_error(given, answer.status)
    return given


def predict_error(given: Json, status: int) -> JavaError:
    """The exception behind an answer that is an error."""
    error = given.get("error") if isinstance(given, dict) else None
    reason = error.get("reason") if isinstance(error, dict) else None
    return ServerError(
        "org.opensearch.OpenSearchStatusException", None if reason is None else str(reason), status=status
    )


def _outputs(answer: Json) -> list[dict[str, Json]]:
    results = answer.get("inference_results") if isinstance(answer, dict) else None
    found: list[dict[str, Json]] = []
    for result in results if isinstance(results, list) else []:
        outputs = result.get("output") if isinstance(result, dict) else None
        found += [output for output in outputs if isinstance(output, dict)] if isinstance(outputs, list) else []
    return found


def _tensors(answer: Json) -> list[list[Json]]:
    tensors: list[list[Json]] = []
    for output in _outputs(answer):
        data = output.get("data")
        if not isinstance(data, list):
            raise illegal_state(f"the model's output {output.get('name')} has no data")
        tensors.append(data)
    return tensors
