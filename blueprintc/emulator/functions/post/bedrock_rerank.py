"""Bedrock's rerank results: ``index`` and ``relevanceScore``."""

from decimal import Decimal

from blueprintc.emulator.errors import illegal_argument
from blueprintc.emulator.functions.builtin import PostFunction
from blueprintc.emulator.functions.post.scores import place, position, score_tensors
from blueprintc.emulator.java_values import class_of
from blueprintc.emulator.tensors import ModelTensor
from blueprintc.jsontext import Json

_SCORE_CLASSES = ("java.math.BigDecimal", "java.lang.Double")


def _build(found: Json, data_type: str | None) -> list[ModelTensor]:
    # Upstream: BedrockRerankPostProcessFunction
    if not isinstance(found, list):
        raise illegal_argument("Post process function input is not a List.")
    if not found:
        raise illegal_argument("Post process function input is empty.")
    results = [_checked(item) for item in found]
    scores: list[Json] = [None] * len(results)
    for result in results:
        score = result["relevanceScore"]
        index = position(result["index"])
        place(scores, index, float(score) if isinstance(score, Decimal) else score)
    return score_tensors(scores)


def _checked(item: Json) -> dict[str, Json]:
    if not isinstance(item, dict):
        raise illegal_argument("Rerank result is not a Map.")
    if not item:
        raise illegal_argument("Rerank result is empty.")
    if "index" not in item or "relevanceScore" not in item:
        raise illegal_argument("Rerank result should have both index and relevanceScore.")
    score = item["relevanceScore"]
    if score is None or class_of(score) not in _SCORE_CLASSES:
        raise illegal_argument("relevanceScore is not BigDecimal or Double.")
    return item


FUNCTIONS = (
    PostFunction(
        name="connector.post_process.bedrock.rerank",
        since="2.19.0",
        default_filter="$.results",
        gives="scores",
        build=_build,
    ),
)
