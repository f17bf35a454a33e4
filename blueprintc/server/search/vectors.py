"""Queries on vectors: knn, neural, neural_sparse, hybrid. All distances are computed: exact k-NN.

Upstream: the plugins k-NN and neural-search; scores are those of the space types.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from blueprintc.emulator.errors import illegal_argument
from blueprintc.errors import UnsupportedError
from blueprintc.jsontext import Json, XContentParser
from blueprintc.jsontext.jackson import END_ARRAY, END_OBJECT, START_ARRAY, START_OBJECT
from blueprintc.server.search.fields import values_at
from blueprintc.server.search.query import Query, QueryContext, Scorer, members, number, read_query
from blueprintc.server.search.shard import Shard
from blueprintc.server.search.tree import parsing_error, read_tree
from blueprintc.server.state.store import Document

_DEFAULT_K = 10
_DEFAULT_SPACE = "l2"
MOST_QUERIES = 5


@dataclass(slots=True)
class Nearest:
    """The ``k`` documents nearest to a vector; the vector may first have to be made by a model."""

    field: str
    k: int
    vector: list[float] | None = None
    model_id: str | None = None
    text: str | None = None
    image: str | None = None
    filter: Query | None = None
    boost: float = 1.0
    least: float | None = None

    def bind(self, shard: Shard, context: QueryContext) -> Scorer:
        """Only the nearest match. Raises ``ServerError`` where the field is no vector, or has another length."""
        known = shard.fields.get(self.field)
        if known is None or known.kind != "knn_vector":
            raise illegal_argument(f"Field '{self.field}' is not knn_vector type.")
        if self.vector is None:
            self.vector = context.embed(self._model(shard), self.text, self.image)
        dimension = known.mapping.get("dimension")
        if isinstance(dimension, int) and dimension != len(self.vector):
            raise illegal_argument(
                f"Query vector has invalid dimension: {len(self.vector)}. Dimension should be: {dimension}"
            )
        measure = _measure(known.mapping)
        allowed = None if self.filter is None else self.filter.bind(shard, context)
        scored: list[tuple[float, str]] = []
        for document in shard.documents:
            stored = _vector(document, self.field)
            if (
                stored is not None
                and len(stored) == len(self.vector)
                and (not allowed or allowed(document) is not None)
            ):
                scored.append((measure(self.vector, stored), document.id))
        scored.sort(key=lambda pair: -pair[0])
        if self.least is not None:
            nearest = {id: score * self.boost for score, id in scored if score >= self.least}
        else:
            nearest = {id: score * self.boost for score, id in scored[: self.k]}
        return lambda document: nearest.get(document.id)

    def _model(self, shard: Shard) -> str:
        if self.model_id is not None:
            return self.model_id
        raise illegal_argument("Model ID cannot be null")


@dataclass(slots=True)
class SparseDot:
    """``neural_sparse``: the sum of the products of the weights that both sides have."""

    field: str
    weights: dict[str, float] | None = None
    model_id: str | None = None
    text: str | None = None
    boost: float = 1.0

    def bind(self, shard: Shard, context: QueryContext) -> Scorer:
        """Documents that share a token."""
        if self.weights is None:
            if self.model_id is None:
                raise illegal_argument("Model ID cannot be null")
            self.weights = context.weigh(self.model_id, self.text or "")
        weights = self.weights

        def score(document: Document) -> float | None:
            total = 0.0
            for value in values_at(document.source, self.field):
                if isinstance(value, dict):
                    shared = set(value) & set(weights)
                    total += sum(weights[token] * number(value[token], token) for token in shared)
            return total * self.boost if total > 0 else None

        return score


@dataclass(frozen=True, slots=True)
class Hybrid:
    """``hybrid``: several queries, whose scores a search pipeline puts together.

    Without a normalization processor the sum of the scores is taken. Upstream: HybridQueryWeight.
    """

    queries: tuple[Query, ...]

    def bind(self, shard: Shard, context: QueryContext) -> Scorer:
        """The sum of the scores."""
        scorers = [query.bind(shard, context) for query in self.queries]

        def score(document: Document) -> float | None:
            found = [one for scorer in scorers if (one := scorer(document)) is not None]
            return sum(found) if found else None

        return score


@dataclass(slots=True)
class Combined:
    """A hybrid query with the scores of its parts normalised and combined by ``combine`` (one list a document)."""

    queries: tuple[Query, ...]
    combine: Callable[[list[dict[str, float]]], dict[str, float]]
    kept: dict[str, float] = field(default_factory=dict)

    def bind(self, shard: Shard, context: QueryContext) -> Scorer:
        """The combined score."""
        parts: list[dict[str, float]] = []
        for query in self.queries:
            scorer = query.bind(shard, context)
            parts.append({one.id: score for one in shard.documents if (score := scorer(one)) is not None})
        self.kept = self.combine(parts)
        return lambda document: self.kept.get(document.id)


def _vector(document: Document, path: str) -> list[float] | None:
    value = _at(document.source, path)
    if not isinstance(value, list) or not value or isinstance(value[0], list | dict | str):
        return None
    return [float(str(item)) for item in value]


def _at(source: dict[str, Json], path: str) -> Json:
    value: Json = source
    for part in path.split("."):
        value = value.get(part) if isinstance(value, dict) else None
    return value


def _measure(mapping: object) -> Callable[[Sequence[float], Sequence[float]], float]:
    space = _DEFAULT_SPACE
    if isinstance(mapping, dict):
        method = mapping.get("method")
        inner = method.get("space_type") if isinstance(method, dict) else None
        space = str(mapping.get("space_type") or inner or _DEFAULT_SPACE)
    if space not in _SPACES:
        raise UnsupportedError(f"the k-NN space type {space}")
    return _SPACES[space]


def _l2(one: Sequence[float], other: Sequence[float]) -> float:
    return 1 / (1 + sum((a - b) ** 2 for a, b in zip(one, other, strict=True)))


def _l1(one: Sequence[float], other: Sequence[float]) -> float:
    return 1 / (1 + sum(abs(a - b) for a, b in zip(one, other, strict=True)))


def _linf(one: Sequence[float], other: Sequence[float]) -> float:
    return 1 / (1 + max(abs(a - b) for a, b in zip(one, other, strict=True)))


def _cosine(one: Sequence[float], other: Sequence[float]) -> float:
    length = math.sqrt(sum(a * a for a in one)) * math.sqrt(sum(b * b for b in other))
    cosine = sum(a * b for a, b in zip(one, other, strict=True)) / length if length else 0.0
    return (1 + cosine) / 2


def _inner(one: Sequence[float], other: Sequence[float]) -> float:
    product = sum(a * b for a, b in zip(one, other, strict=True))
    return product + 1 if product >= 0 else 1 / (1 - product)


_SPACES: dict[str, Callable[[Sequence[float], Sequence[float]], float]] = {
    "l2": _l2,
    "l1": _l1,
    "linf": _linf,
    "cosinesimil": _cosine,
    "innerproduct": _inner,
}


# reading


def read_knn(parser: XContentParser) -> Query:
    """``{"knn": {"f": {"vector": [...], "k": 2}}}``."""
    name, given, inner = _vector_body(parser, "knn")
    vector = given.get("vector")
    if not isinstance(vector, list) or not vector:
        raise illegal_argument("[knn] requires query vector")
    return Nearest(
        name,
        int(number(given.get("k", _DEFAULT_K), "k")),
        vector=[number(item, "vector") for item in vector],
        filter=inner,
        boost=number(given.get("boost", 1), "boost"),
        least=None if "min_score" not in given else number(given["min_score"], "min_score"),
    )


def read_neural(parser: XContentParser) -> Query:
    """``{"neural": {"f": {"query_text": "…", "model_id": "…", "k": 5}}}``."""
    name, given, inner = _vector_body(parser, "neural")
    text, image = given.get("query_text"), given.get("query_image")
    if text is None and image is None:
        raise illegal_argument("Either query text or image text must be provided for neural query")
    model = given.get("model_id")
    return Nearest(
        name,
        int(number(given.get("k", _DEFAULT_K), "k")),
        model_id=None if model is None else str(model),
        text=None if text is None else str(text),
        image=None if image is None else str(image),
        filter=inner,
        boost=number(given.get("boost", 1), "boost"),
        least=None if "min_score" not in given else number(given["min_score"], "min_score"),
    )


def read_neural_sparse(parser: XContentParser) -> Query:
    """``{"neural_sparse": {"f": {"query_text": "…", "model_id": "…"}}}``, or ``query_tokens``."""
    name, given, _ = _vector_body(parser, "neural_sparse")
    given_tokens = given.get("query_tokens")
    if given_tokens is None and given.get("query_text") is None:
        raise illegal_argument("[neural_sparse] either query_text or query_tokens must be provided")
    model = given.get("model_id")
    return SparseDot(
        name,
        {token: number(weight, token) for token, weight in given_tokens.items()}
        if isinstance(given_tokens, dict)
        else None,
        None if model is None else str(model),
        None if given.get("query_text") is None else str(given["query_text"]),
        number(given.get("boost", 1), "boost"),
    )


def read_hybrid(parser: XContentParser) -> Query:
    """``{"hybrid": {"queries": [...]}}``."""
    queries: list[Query] = []
    for name in members(parser):
        if name == "queries" and parser.token is START_ARRAY:
            while parser.next_token() is not END_ARRAY:
                if len(queries) == MOST_QUERIES:
                    raise parsing_error(
                        parser, f"Number of sub-queries exceeds maximum supported by [hybrid] query: {MOST_QUERIES}"
                    )
                queries.append(read_query(parser))
        elif name in ("boost", "_name", "pagination_depth"):
            read_tree(parser)
        else:
            raise parsing_error(parser, f"[hybrid] query does not support [{name}]")
    if not queries:
        raise parsing_error(parser, "[hybrid] requires 'queries' field with at least one clause")
    return Hybrid(tuple(queries))


def _vector_body(parser: XContentParser, query: str) -> tuple[str, dict[str, Json], Query | None]:
    """The field, its options, and the filter among them."""
    if parser.next_token() is END_OBJECT:
        raise illegal_argument(f"[{query}] requires field name")
    name = parser.current_name() or ""
    if parser.next_token() is not START_OBJECT:
        raise parsing_error(parser, f"[{query}] query malformed, no start_object after field name")
    given: dict[str, Json] = {}
    inner: Query | None = None
    for option in members(parser):
        if option == "filter" and parser.token is START_OBJECT:
            inner = read_query(parser)
        else:
            given[option] = read_tree(parser)
    parser.next_token()
    return name, given, inner
