"""``Query``: what a query is, and how a query clause is read. Upstream: AbstractQueryBuilder.parseInnerQueryBuilder."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from blueprintc.emulator.errors import ServerError, illegal_argument
from blueprintc.errors import UnsupportedError
from blueprintc.jsontext import Json, ParsingError, XContentParser
from blueprintc.jsontext.jackson import END_OBJECT, FIELD_NAME, START_OBJECT
from blueprintc.server.rest.parameters import similarity
from blueprintc.server.search.shard import Shard
from blueprintc.server.search.tree import parsing_error
from blueprintc.server.state.store import Document

Scorer = Callable[[Document], float | None]
"""The score of a document; ``None``: it does not match."""


@dataclass(slots=True)
class QueryContext:
    """What a query asks from outside of an index: ``embed`` is a dense model's vector for a text and an image,
    ``weigh`` a sparse model's weights for a text; the first argument is the model's id. ``now``: what time it is.
    """

    embed: Callable[[str, str | None, str | None], list[float]]
    weigh: Callable[[str, str], dict[str, float]]
    now: Callable[[], datetime]


class Query(Protocol):
    """A query that has been read."""

    def bind(self, shard: Shard, context: QueryContext) -> Scorer:
        """The query on one index. Raises ``ServerError``."""


Reader = Callable[[XContentParser], Query]

#: All queries of the core and its modules; those that have no reader are refused by name.
_CORE = [
    "bool",
    "boosting",
    "combined_fields",
    "common",
    "constant_score",
    "derived",
    "dis_max",
    "distance_feature",
    "exists",
    "field_masking_span",
    "function_score",
    "fuzzy",
    "geo_bounding_box",
    "geo_distance",
    "geo_polygon",
    "geo_shape",
    "has_child",
    "has_parent",
    "ids",
    "intervals",
    "match",
    "match_all",
    "match_bool_prefix",
    "match_none",
    "match_phrase",
    "match_phrase_prefix",
    "more_like_this",
    "multi_match",
    "nested",
    "parent_id",
    "percolate",
    "pinned",
    "prefix",
    "query_string",
    "range",
    "rank_feature",
    "regexp",
    "script",
    "script_score",
    "simple_query_string",
    "span_containing",
    "span_first",
    "span_multi",
    "span_near",
    "span_not",
    "span_or",
    "span_term",
    "span_within",
    "term",
    "terms",
    "terms_set",
    "wildcard",
    "wrapper",
    "xy_shape",
    "template",
]
_PLUGINS = ("agentic", "hybrid", "knn", "neural", "neural_sparse")


def read_query(parser: XContentParser) -> Query:
    """The query at the current token. Raises ``JavaError`` with the server's texts and places."""
    from blueprintc.server.search.queries import READERS

    if parser.token is not START_OBJECT and parser.next_token() is not START_OBJECT:
        raise parsing_error(parser, "[_na] query malformed, must start with start_object")
    if parser.next_token() is END_OBJECT:
        line, column = parser.place
        raise illegal_argument(f"query malformed, empty clause found at [{line}:{column}]")
    if parser.token is not FIELD_NAME:
        raise parsing_error(parser, "[_na] query malformed, no field after start_object")
    name = parser.current_name() or ""
    if parser.next_token() is not START_OBJECT:
        raise parsing_error(parser, f"[{name}] query malformed, no start_object after query name")
    reader = READERS.get(name)
    if reader is None:
        if name in _CORE or name in _PLUGINS:
            raise UnsupportedError(f"the query {name}")
        raise _unknown(parser, name, [*_CORE])
    query = reader(parser)
    if parser.token is not END_OBJECT:
        raise _unfinished(parser, name)
    if parser.next_token() is not END_OBJECT:
        raise _unfinished(parser, name)
    return query


def _unknown(parser: XContentParser, name: str, candidates: Iterable[str]) -> ServerError:
    line, column = parser.place
    cause = ServerError(
        "org.opensearch.core.xcontent.NamedObjectNotFoundException", f"[{line}:{column}] unknown field [{name}]"
    )
    return ServerError(
        "org.opensearch.core.common.ParsingException",
        f"unknown query [{name}]{suggestion(name, candidates)}",
        cause=cause,
        status=400,
        details={"line": line, "col": column},
    )


def suggestion(name: str, candidates: Iterable[str]) -> str:
    """Upstream: SuggestingErrorOnUnknown.suggest."""
    scored = [(similarity(name, other), other) for other in candidates]
    likely = [other for score, other in sorted(scored, key=lambda pair: (-pair[0], pair[1])) if score > 0.5]
    if not likely:
        return ""
    return f" did you mean [{likely[0]}]?" if len(likely) == 1 else f" did you mean any of [{', '.join(likely)}]?"


def _unfinished(parser: XContentParser, name: str) -> ParsingError:
    found = parser.token
    return parsing_error(parser, f"[{name}] malformed query, expected [END_OBJECT] but found [{found}]")


def members(parser: XContentParser) -> Iterator[str]:
    """The names of the current object's members, with the parser at each value."""
    while parser.next_token() is not END_OBJECT:
        name = parser.current_name() or ""
        parser.next_token()
        yield name


def number(value: Json, name: str) -> float:
    """A number of a query's body. Raises ``ServerError``."""
    if isinstance(value, bool) or value is None:
        raise illegal_argument(f"Failed to parse value [{value}] of [{name}]")
    try:
        return float(str(value))
    except ValueError as error:
        raise ServerError("NumberFormatException", f'For input string: "{value}"') from error
