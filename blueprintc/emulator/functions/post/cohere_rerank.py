"""Cohere's rerank results: ``index`` and ``relevance_score``."""

from blueprintc.emulator.errors import illegal_argument, null_pointer
from blueprintc.emulator.functions.builtin import PostFunction
from blueprintc.emulator.functions.post.scores import place, position, score_tensors
from blueprintc.emulator.java_values import cast_exactly, cast_map
from blueprintc.emulator.tensors import ModelTensor
from blueprintc.jsontext import Json

_NULL_RESULT = 'Cannot invoke "java.util.Map.get(Object)" because the return value of "java.util.List.get(int)" is null'


def _build(found: Json, data_type: str | None) -> list[ModelTensor]:
    # Upstream: CohereRerankPostProcessFunction.validate looks at the first result only
    if not isinstance(found, list):
        raise illegal_argument("Post process function input is not a List.")
    if found:
        first = found[0]
        if not isinstance(first, dict):
            raise illegal_argument("Post process function input is not a List of Map.")
        if "index" not in first or "relevance_score" not in first:
            raise illegal_argument("The rerank result should contain index and relevance_score.")
    scores: list[Json] = [None] * len(found)
    for item in found:
        result = cast_map(item)
        if result is None:
            raise null_pointer(_NULL_RESULT)
        index = position(result.get("index"))
        # Upstream: CohereRerankPostProcessFunction.process casts to Double: whole numbers and BigDecimals fail
        cast_exactly(result.get("relevance_score"), "java.lang.Double")
        place(scores, index, result.get("relevance_score"))
    return score_tensors(scores)


def _function(name: str, default_filter: str) -> PostFunction:
    return PostFunction(
        name=f"connector.post_process.{name}",
        since="2.12.0",
        default_filter=default_filter,
        gives="scores",
        build=_build,
    )


FUNCTIONS = (
    _function("cohere.rerank", "$.results"),
    _function("default.rerank", "$[*]"),
)
