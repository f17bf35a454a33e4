"""``SearchRequest``: the body of a search. Upstream: SearchSourceBuilder.parseXContent."""

from dataclasses import dataclass, field

from blueprintc.data import Target
from blueprintc.emulator.errors import ServerError, illegal_argument
from blueprintc.emulator.rest_body import body_parser
from blueprintc.errors import UnsupportedError
from blueprintc.jsontext import Json, XContentParser
from blueprintc.jsontext.jackson import END_OBJECT, FIELD_NAME, START_ARRAY, START_OBJECT
from blueprintc.server.search.query import Query, number, read_query
from blueprintc.server.search.sorting import SortKey, read_sort
from blueprintc.server.search.source_filter import SourceFilter, read_source_filter
from blueprintc.server.search.tree import parsing_error, read_tree
from blueprintc.server.state.store import Source

DEFAULT_SIZE = 10

_VALUES = frozenset(
    [
        "from",
        "size",
        "timeout",
        "terminate_after",
        "min_score",
        "version",
        "seq_no_primary_term",
        "explain",
        "track_scores",
        "track_total_hits",
        "include_named_queries_score",
        "_source",
        "stored_fields",
        "sort",
        "profile",
        "search_pipeline",
        "verbose_pipeline",
    ]
)
_OBJECTS = frozenset(
    [
        "query",
        "post_filter",
        "_source",
        "script_fields",
        "indices_boost",
        "aggregations",
        "aggs",
        "highlight",
        "suggest",
        "sort",
        "rescore",
        "ext",
        "slice",
        "collapse",
        "pit",
        "derived",
        "search_pipeline",
    ]
)
_ARRAYS = frozenset(
    [
        "stored_fields",
        "docvalue_fields",
        "fields",
        "indices_boost",
        "sort",
        "rescore",
        "stats",
        "_source",
        "search_after",
    ]
)
_REFUSED = frozenset(
    [
        "script_fields",
        "indices_boost",
        "suggest",
        "rescore",
        "slice",
        "collapse",
        "pit",
        "derived",
        "stored_fields",
        "docvalue_fields",
        "search_after",
    ]
)


@dataclass(slots=True)
class SearchRequest:
    """What is looked for, and how it is shown."""

    query: Query | None = None
    post_filter: Query | None = None
    start: int = 0
    size: int = DEFAULT_SIZE
    sort: tuple[SortKey, ...] = ()
    source: SourceFilter | None = None
    fields: tuple[str, ...] = ()
    aggregations: Json = None
    highlight: Json = None
    ext: Source = field(default_factory=dict)
    min_score: float | None = None
    track_total_hits: bool = True
    track_scores: bool = False
    version: bool = False
    seq_no: bool = False
    pipeline: Json = None


def read_search(body: str, target: Target) -> SearchRequest:
    """The search of a body; an empty one is refused. Raises ``JavaError``."""
    if not body:
        raise ServerError("org.opensearch.OpenSearchParseException", "request body or source parameter is required")
    parser = body_parser(body, target)
    return parse_search(parser)


def parse_search(parser: XContentParser) -> SearchRequest:
    """The search that a parser stands before."""
    if parser.next_token() is not START_OBJECT:
        raise parsing_error(parser, f"Expected [START_OBJECT] but found [{parser.token}]")
    request = SearchRequest()
    name = ""
    while parser.next_token() is not END_OBJECT:
        token = parser.token
        if token is FIELD_NAME:
            name = parser.current_name() or ""
            continue
        known = _OBJECTS if token is START_OBJECT else _ARRAYS if token is START_ARRAY else _VALUES
        if name not in known:
            shown = token if token in (START_OBJECT, START_ARRAY) else _value_token(token)
            raise parsing_error(parser, f"Unknown key for a {shown} in [{name}].")
        _read(parser, request, name)
    return request


def _value_token(token: str | None) -> str:
    return {"VALUE_NUMBER_INT": "VALUE_NUMBER", "VALUE_NUMBER_FLOAT": "VALUE_NUMBER"}.get(
        token or "", "VALUE_BOOLEAN" if token in ("VALUE_TRUE", "VALUE_FALSE") else token or "null"
    )


def _read(parser: XContentParser, request: SearchRequest, name: str) -> None:
    if name in _REFUSED:
        raise UnsupportedError(f"{name} of a search")
    match name:
        case "query":
            request.query = read_query(parser)
        case "post_filter":
            request.post_filter = read_query(parser)
        case "from":
            request.start = _not_negative(parser.integer(), "from")
        case "size":
            request.size = _not_negative(parser.integer(), "size")
        case "version":
            request.version = parser.boolean()
        case "seq_no_primary_term":
            request.seq_no = parser.boolean()
        case "track_scores":
            request.track_scores = parser.boolean()
        case "explain" | "profile":
            if parser.boolean():
                raise UnsupportedError(f"{name} of a search")
        case _:
            _set(request, name, read_tree(parser))


def _set(request: SearchRequest, name: str, value: Json) -> None:
    match name:
        case "_source":
            request.source = read_source_filter(value)
        case "sort":
            request.sort = read_sort(value)
        case "aggs" | "aggregations":
            request.aggregations = value
        case "ext":
            request.ext = value if isinstance(value, dict) else {}
        case "min_score":
            request.min_score = number(value, name)
        case "track_total_hits":
            request.track_total_hits = value is not False
        case "search_pipeline":
            request.pipeline = value
        case "highlight":
            request.highlight = value
        case "fields":
            request.fields = tuple(str(item) for item in value) if isinstance(value, list) else ()


def _not_negative(value: int, name: str) -> int:
    if value < 0:
        raise illegal_argument(f"[{name}] parameter cannot be negative, found [{value}]")
    return value
