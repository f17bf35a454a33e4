"""``search``: a search on some indices, and the JSON of its answer. Upstream: SearchPhaseController, SearchHits."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from blueprintc.emulator.errors import ServerError, illegal_argument
from blueprintc.emulator.rest_error import status_of, type_name
from blueprintc.errors import UnsupportedError
from blueprintc.jsontext import Json
from blueprintc.jvm.errors import JavaError
from blueprintc.jvm.numbers import float_to_string, to_float32
from blueprintc.server.search.aggregations import aggregate
from blueprintc.server.search.leaves import Everything
from blueprintc.server.search.query import QueryContext
from blueprintc.server.search.request import SearchRequest
from blueprintc.server.search.shard import Shard
from blueprintc.server.search.sorting import Hit, sort_hits
from blueprintc.server.state.store import Index, Source

LARGEST_WINDOW = 10_000
Filter = Callable[[Source], bool]


@dataclass(slots=True)
class Found:
    """What a search has found: the hits of the page, and what is told beside them. Processors may change it."""

    hits: list[Source]
    total: int
    max_score: float | None
    shards: int
    aggregations: Source | None = None
    ext: Source = field(default_factory=dict)
    took: int = 1
    total_shown: bool = True

    def to_json(self) -> Source:
        """Upstream: SearchResponse.innerToXContent."""
        shown: Source = {
            "took": self.took,
            "timed_out": False,
            "_shards": {"total": self.shards, "successful": self.shards, "skipped": 0, "failed": 0},
            "hits": {
                **({"total": {"value": self.total, "relation": "eq"}} if self.total_shown else {}),
                "max_score": shown_score(self.max_score),
                "hits": [
                    {**hit, "_score": shown_score(hit["_score"])} if "_score" in hit else hit for hit in self.hits
                ],
            },
        }
        if self.aggregations is not None:
            shown["aggregations"] = self.aggregations
        if self.ext:
            shown["ext"] = self.ext
        return shown


def shown_score(score: Json) -> Json:
    """A score as it is printed: the shortest decimal that is the same ``float``."""
    return float(float_to_string(to_float32(score))) if isinstance(score, float) else score


def _with_score(hit: Source) -> Source:
    return {**hit, "_score": shown_score(hit["_score"])} if "_score" in hit else hit


def search(
    request: SearchRequest,
    indices: Sequence[Index],
    context: QueryContext,
    *,
    node_id: str,
    visible: Filter | None = None,
) -> Found:
    """The page of hits that a request asks for. Raises ``JavaError``."""
    if not indices:
        return Found([], 0, 0.0, 0)
    if request.highlight is not None:
        raise UnsupportedError("highlighting")
    shards = [Shard(index, visible) for index in indices]
    try:
        hits = _matching(request, shards, context)
        ordered = _ordered(request, hits, shards)
    except JavaError as error:
        raise shards_failed(error, indices[0].name, node_id) from error
    window = request.start + request.size
    if window > LARGEST_WINDOW:
        raise shards_failed(_too_large(window), indices[0].name, node_id)
    page = ordered[request.start : window]
    scored = not request.sort or any(key.field == "_score" for key in request.sort) or request.track_scores
    best = max((hit.score for hit in hits), default=None) if scored and page else None
    return Found(
        hits=[_shown(hit, request, scored=scored) for hit in page],
        total=len(hits),
        max_score=best,
        shards=len(shards),
        aggregations=None if request.aggregations is None else aggregate(request.aggregations, hits),
        total_shown=request.track_total_hits,
    )


def _matching(request: SearchRequest, shards: Sequence[Shard], context: QueryContext) -> list[Hit]:
    hits: list[Hit] = []
    for shard in shards:
        scorer = (request.query or Everything()).bind(shard, context)
        after = None if request.post_filter is None else request.post_filter.bind(shard, context)
        for document in shard.documents:
            score = scorer(document)
            if score is None or (request.min_score is not None and score < request.min_score):
                continue
            if after is None or after(document) is not None:
                hits.append(Hit(shard, document, to_float32(score)))
    return hits


def _ordered(request: SearchRequest, hits: list[Hit], shards: Sequence[Shard]) -> list[Hit]:
    if request.sort:
        return sort_hits(hits, request.sort, shards)
    return sorted(hits, key=lambda hit: -hit.score)


def _shown(hit: Hit, request: SearchRequest, *, scored: bool) -> Source:
    document = hit.document
    shown: Source = {"_index": hit.shard.index.name, "_id": document.id}
    if request.version:
        shown["_version"] = document.version
    if request.seq_no:
        shown["_seq_no"], shown["_primary_term"] = document.seq, 1
    shown["_score"] = hit.score if scored else None
    if request.source is None:
        shown["_source"] = document.source
    elif request.source.enabled:
        shown["_source"] = request.source.apply(document.source)
    if request.fields:
        shown["fields"] = _fields(hit, request.fields)
    if request.sort:
        shown["sort"] = [*hit.values]
    return shown


def _fields(hit: Hit, names: Sequence[str]) -> Source:
    from blueprintc.server.search.fields import values_at

    found: Source = {}
    for name in names:
        values = list(values_at(hit.document.source, name))
        if values:
            found[name] = values
    return found


def _too_large(window: int) -> ServerError:
    return illegal_argument(
        f"Result window is too large, from + size must be less than or equal to: [{LARGEST_WINDOW}] but was [{window}]."
        " See the scroll api for a more efficient way to request large data sets. This limit can be set by changing the"
        " [index.max_result_window] index level setting."
    )


def shards_failed(error: JavaError, index: str, node_id: str) -> ServerError:
    """What the answer says when every shard fails alike. Upstream: SearchPhaseExecutionException."""
    reason: Source = {"type": type_name(error), "reason": error.message}
    if isinstance(error, ServerError):
        reason.update(error.details)
    failed: Json = {"shard": 0, "index": index, "node": node_id, "reason": reason}
    # Upstream: an exception of Java's own is the cause of a copy of itself
    is_own = isinstance(error, ServerError) and "opensearch" in error.java_class
    cause = error if is_own else ServerError(error.java_class, error.message, cause=error, status=status_of(error))
    return ServerError(
        "org.opensearch.action.search.SearchPhaseExecutionException",
        "all shards failed",
        cause=cause,
        status=status_of(error),
        details={"phase": "query", "grouped": True, "failed_shards": [failed]},
    )
