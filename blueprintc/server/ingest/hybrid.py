"""Processors that put the scores of a hybrid query's parts together. Upstream: NormalizationProcessor, RRFProcessor."""

import math
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from blueprintc.emulator.errors import illegal_argument
from blueprintc.errors import UnsupportedError
from blueprintc.jsontext import Json
from blueprintc.server.ingest.config import Config
from blueprintc.server.ingest.search_pipeline import Combine
from blueprintc.server.search.query import number

if TYPE_CHECKING:
    from blueprintc.server.desk import Desk

_LEAST = 0.001
_RANK_CONSTANT = 60


def normalization(desk: "Desk", config: Config) -> Combine:
    """min_max, l2 or z_score, then an arithmetic, geometric or harmonic mean."""
    normalize = config.optional_map("normalization") or {}
    combine = config.optional_map("combination") or {}
    technique = str(normalize.get("technique", "min_max"))
    mean = str(combine.get("technique", "arithmetic_mean"))
    if technique not in _NORMALIZATIONS:
        raise illegal_argument("provided normalization technique is not supported")
    if mean not in _MEANS:
        raise illegal_argument("provided combination technique is not supported")
    if normalize.get("parameters"):
        raise UnsupportedError("parameters of the normalization technique")
    weights = _weights(combine.get("parameters"))

    def run(parts: list[dict[str, float]]) -> dict[str, float]:
        normalized = [_NORMALIZATIONS[technique](part) for part in parts]
        return _combined(normalized, _MEANS[mean], weights)

    return run


def _weights(parameters: Json) -> list[float]:
    if not isinstance(parameters, dict):
        return []
    given = parameters.get("weights")
    weights = [number(weight, "weights") for weight in given] if isinstance(given, list) else []
    if weights and not math.isclose(sum(weights), 1.0, abs_tol=0.01):
        raise illegal_argument(f"sum of weights for combination must be equal to 1.0, submitted weights: {weights}")
    return weights


def score_ranker(desk: "Desk", config: Config) -> Combine:
    """Reciprocal rank fusion."""
    options = config.optional_map("combination") or {}
    if str(options.get("technique", "rrf")) != "rrf":
        raise illegal_argument("provided combination technique is not supported")
    constant = number(options.get("rank_constant", _RANK_CONSTANT), "rank_constant")
    weights = _weights(options.get("parameters"))

    def run(parts: list[dict[str, float]]) -> dict[str, float]:
        total: dict[str, float] = {}
        for position, part in enumerate(parts):
            ranked = sorted(part, key=lambda id: -part[id])
            weight = weights[position] if weights else 1.0
            for rank, id in enumerate(ranked, 1):
                total[id] = total.get(id, 0.0) + weight / (constant + rank)
        return total

    return run


def _min_max(scores: dict[str, float]) -> dict[str, float]:
    if not scores:
        return {}
    low, high = min(scores.values()), max(scores.values())
    if low == high:
        return dict.fromkeys(scores, 1.0)
    return {id: max((score - low) / (high - low), _LEAST) for id, score in scores.items()}


def _l2(scores: dict[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(score * score for score in scores.values()))
    return {id: score / length if length else _LEAST for id, score in scores.items()}


def _z_score(scores: dict[str, float]) -> dict[str, float]:
    if not scores:
        return {}
    mean = sum(scores.values()) / len(scores)
    deviation = math.sqrt(sum((score - mean) ** 2 for score in scores.values()) / len(scores))
    if not deviation:
        return dict.fromkeys(scores, 1.0)
    return {id: max((score - mean) / deviation, _LEAST) for id, score in scores.items()}


_NORMALIZATIONS: dict[str, Callable[[dict[str, float]], dict[str, float]]] = {
    "min_max": _min_max,
    "l2": _l2,
    "z_score": _z_score,
}


def _combined(
    parts: Sequence[dict[str, float]], mean: Callable[[Sequence[tuple[float, float]]], float], weights: Sequence[float]
) -> dict[str, float]:
    """``mean`` takes pairs of a weight and a score; a part that does not have a document gives it 0."""
    found: dict[str, float] = {}
    for id in dict.fromkeys(id for part in parts for id in part):
        pairs = [
            (weights[position] if position < len(weights) else 1.0, part.get(id, 0.0))
            for position, part in enumerate(parts)
        ]
        found[id] = mean(pairs)
    return found


def _arithmetic(pairs: Sequence[tuple[float, float]]) -> float:
    total = sum(weight for weight, _ in pairs)
    return sum(weight * score for weight, score in pairs) / total if total else 0.0


def _geometric(pairs: Sequence[tuple[float, float]]) -> float:
    some = [(weight, score) for weight, score in pairs if score > 0]
    total = sum(weight for weight, _ in some)
    return math.exp(sum(weight * math.log(score) for weight, score in some) / total) if total else 0.0


def _harmonic(pairs: Sequence[tuple[float, float]]) -> float:
    some = [(weight, score) for weight, score in pairs if score > 0]
    divisor = sum(weight / score for weight, score in some)
    return sum(weight for weight, _ in some) / divisor if divisor else 0.0


_MEANS = {"arithmetic_mean": _arithmetic, "geometric_mean": _geometric, "harmonic_mean": _harmonic}
