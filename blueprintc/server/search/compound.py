"""Queries made of queries: bool, constant_score, dis_max, boosting, nested."""

from collections.abc import Sequence
from dataclasses import dataclass

from blueprintc.emulator.errors import illegal_argument
from blueprintc.jsontext import Json, XContentParser
from blueprintc.jsontext.jackson import END_ARRAY, START_ARRAY, START_OBJECT
from blueprintc.server.search.query import Query, QueryContext, Scorer, members, number, read_query
from blueprintc.server.search.shard import Shard
from blueprintc.server.search.text_queries import BestOf, minimum_should_match
from blueprintc.server.search.tree import parsing_error, read_tree
from blueprintc.server.state.store import Document


@dataclass(frozen=True, slots=True)
class Bool:
    """``bool``: what must, should and must not match; ``filter`` must and does not score."""

    must: tuple[Query, ...]
    should: tuple[Query, ...]
    must_not: tuple[Query, ...]
    filter: tuple[Query, ...]
    minimum: Json = None
    boost: float = 1.0

    def bind(self, shard: Shard, context: QueryContext) -> Scorer:
        """The sum of the scores of what matches."""
        must, should, must_not, filters = (
            [query.bind(shard, context) for query in queries]
            for queries in (self.must, self.should, self.must_not, self.filter)
        )
        needed = minimum_should_match(self.minimum, len(should))
        if self.minimum is None and should and not must and not filters:
            needed = 1
        only_excludes = not must and not should and not filters

        def score(document: Document) -> float | None:
            if any(scorer(document) is not None for scorer in must_not):
                return None
            if any(scorer(document) is None for scorer in filters):
                return None
            wanted = [scorer(document) for scorer in must]
            if any(one is None for one in wanted):
                return None
            found = [one for scorer in should if (one := scorer(document)) is not None]
            if len(found) < needed:
                return None
            # Upstream: a bool query without scoring clauses scores 0; one that is empty is match_all
            base = 1.0 if only_excludes and not must_not else 0.0
            return (base + sum(one for one in wanted if one is not None) + sum(found)) * self.boost

        return score


@dataclass(frozen=True, slots=True)
class Constant:
    """``constant_score``."""

    query: Query
    boost: float

    def bind(self, shard: Shard, context: QueryContext) -> Scorer:
        """The boost, for what matches."""
        scorer = self.query.bind(shard, context)
        return lambda document: None if scorer(document) is None else self.boost


@dataclass(frozen=True, slots=True)
class Boosting:
    """``boosting``: what also matches ``negative`` counts for less."""

    positive: Query
    negative: Query
    factor: float

    def bind(self, shard: Shard, context: QueryContext) -> Scorer:
        """The positive score, times the factor where the negative query matches."""
        positive, negative = self.positive.bind(shard, context), self.negative.bind(shard, context)

        def score(document: Document) -> float | None:
            found = positive(document)
            return found if found is None or negative(document) is None else found * self.factor

        return score


@dataclass(frozen=True, slots=True)
class Nested:
    """``nested``: one object of a list matches. Each object is looked at as a document of its own."""

    path: str
    query: Query

    def bind(self, shard: Shard, context: QueryContext) -> Scorer:
        """The best object's score."""
        from blueprintc.server.search.nested import nested_scorer

        return nested_scorer(shard, self.path, self.query, context)


def read_bool(parser: XContentParser) -> Query:
    """Upstream: BoolQueryBuilder.fromXContent."""
    clauses: dict[str, list[Query]] = {"must": [], "should": [], "must_not": [], "filter": []}
    minimum: Json = None
    boost = 1.0
    for name in members(parser):
        if name == "mustNot":
            name = "must_not"
        if name in clauses:
            clauses[name] += _queries(parser)
        elif parser.token in (START_OBJECT, START_ARRAY):
            raise parsing_error(parser, f"[bool] query does not support [{name}]")
        elif name == "minimum_should_match":
            minimum = read_tree(parser)
        elif name == "boost":
            boost = number(read_tree(parser), name)
        elif name in ("_name", "adjust_pure_negative"):
            read_tree(parser)
        else:
            raise parsing_error(parser, f"[bool] query does not support [{name}]")
    return Bool(
        tuple(clauses["must"]),
        tuple(clauses["should"]),
        tuple(clauses["must_not"]),
        tuple(clauses["filter"]),
        minimum,
        boost,
    )


def read_constant_score(parser: XContentParser) -> Query:
    """``{"constant_score": {"filter": {...}, "boost": 2}}``."""
    inner: Query | None = None
    boost = 1.0
    for name in members(parser):
        if name == "filter" and parser.token is START_OBJECT:
            inner = read_query(parser)
        elif name == "boost":
            boost = number(read_tree(parser), name)
        elif name == "_name":
            read_tree(parser)
        else:
            raise parsing_error(parser, f"[constant_score] query does not support [{name}]")
    if inner is None:
        raise parsing_error(parser, "[constant_score] requires a 'filter' element")
    return Constant(inner, boost)


def read_dis_max(parser: XContentParser) -> Query:
    """``{"dis_max": {"queries": [...], "tie_breaker": 0.3}}``."""
    queries: Sequence[Query] = ()
    tie, boost = 0.0, 1.0
    for name in members(parser):
        if name == "queries":
            queries = _queries(parser)
        elif name == "tie_breaker":
            tie = number(read_tree(parser), name)
        elif name == "boost":
            boost = number(read_tree(parser), name)
        else:
            raise parsing_error(parser, f"[dis_max] query does not support [{name}]")
    if not queries:
        raise parsing_error(parser, "[dis_max] requires 'queries' field with at least one clause")
    return BestOf(tuple(queries), tie, boost)


def read_boosting(parser: XContentParser) -> Query:
    """``{"boosting": {"positive": {...}, "negative": {...}, "negative_boost": 0.5}}``."""
    found: dict[str, Query] = {}
    factor: float | None = None
    for name in members(parser):
        if name in ("positive", "negative"):
            found[name] = read_query(parser)
        elif name == "negative_boost":
            factor = number(read_tree(parser), name)
        else:
            raise parsing_error(parser, f"[boosting] query does not support [{name}]")
    for name in ("positive", "negative"):
        if name not in found:
            raise parsing_error(parser, f"[boosting] query requires '{name}' query to be set'")
    if factor is None or factor < 0:
        raise illegal_argument("query requires negativeBoost to be set to positive value")
    return Boosting(found["positive"], found["negative"], factor)


def read_nested(parser: XContentParser) -> Query:
    """``{"nested": {"path": "p", "query": {...}}}``."""
    path: Json = None
    inner: Query | None = None
    for name in members(parser):
        if name == "query":
            inner = read_query(parser)
        elif name == "path":
            path = read_tree(parser)
        elif name in ("score_mode", "ignore_unmapped", "boost", "_name", "inner_hits"):
            read_tree(parser)
        else:
            raise parsing_error(parser, f"[nested] query does not support [{name}]")
    if path is None:
        raise illegal_argument("[nested] requires 'path' field")
    if inner is None:
        raise illegal_argument("[nested] requires 'query' field")
    return Nested(str(path), inner)


def _queries(parser: XContentParser) -> list[Query]:
    if parser.token is not START_ARRAY:
        return [read_query(parser)]
    found: list[Query] = []
    while parser.next_token() is not END_ARRAY:
        found.append(read_query(parser))
    return found
