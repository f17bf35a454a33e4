"""``_search``, ``_count``, ``_msearch`` and ``_delete_by_query`` of indices."""

import json

from blueprintc.emulator.errors import illegal_argument
from blueprintc.emulator.rest_error import answer_error
from blueprintc.jsontext import Json
from blueprintc.jvm.errors import JavaError
from blueprintc.server.context import Action, Answer, RequestContext
from blueprintc.server.desk import Desk
from blueprintc.server.indices.names import resolve
from blueprintc.server.indices.searching import Search, run_search
from blueprintc.server.ml.embedding import query_context
from blueprintc.server.rest.router import Route
from blueprintc.server.routes.indices import body_object
from blueprintc.server.search.engine import LARGEST_WINDOW, search
from blueprintc.server.search.request import DEFAULT_SIZE, read_search
from blueprintc.server.state.store import Source

# fmt: off
_KNOWN = (
    "allow_partial_search_results", "batched_reduce_size", "ccs_minimize_roundtrips", "expand_wildcards",
    "ignore_throttled", "max_concurrent_shard_requests", "phase_took", "pre_filter_shard_size", "preference",
    "request_cache", "rest_total_hits_as_int", "routing", "search_type", "terminate_after", "timeout", "typed_keys",
    "allow_no_indices", "scroll", "cancel_after_time_interval",
)
# fmt: on
_LARGEST = 10_000


def find(context: RequestContext, desk: Desk) -> Action:
    """``GET`` and ``POST /{index}/_search``."""
    context.accept(*_KNOWN)
    body = body_object(context, desk)
    if body:
        read_search(context.body, desk.target)
    _add_parameters(context, body)
    given = Search(
        body,
        context.path_values.get("index", ""),
        context.request_id,
        pipeline=context.parameter("search_pipeline"),
        lenient=context.flag("ignore_unavailable"),
        reads=lambda name: desk.policy.reads(context.user, name),
    )
    total_as_int = context.query.get("rest_total_hits_as_int") in ("", "true")

    def act() -> Answer:
        if "scroll" in context.query:
            size = body.get("size", DEFAULT_SIZE)
            found = run_search(desk, given, {"size": LARGEST_WINDOW, "from": 0})
            shown = desk.scrolls.begin(desk.ids.long(), found, size if isinstance(size, int) else DEFAULT_SIZE)
        else:
            shown = run_search(desk, given).to_json()
        hits = shown["hits"]
        if total_as_int and isinstance(hits, dict):
            total = hits.get("total")
            hits["total"] = total["value"] if isinstance(total, dict) else -1
        return Answer(body=shown)

    return act


def _add_parameters(context: RequestContext, body: Source) -> None:
    """The parameters that stand for parts of the body. Upstream: RestSearchAction.parseSearchSource."""
    for name in ("from", "size"):
        text = context.parameter(name)
        if text is not None:
            if not text.lstrip("-").isdecimal():
                raise illegal_argument(f"Failed to parse int parameter [{name}] with value [{text}]")
            body[name] = int(text)
    for name in ("version", "seq_no_primary_term", "track_scores", "explain"):
        if name in context.query:
            body[name] = context.flag(name)
    query = context.parameter("q")
    if query is not None:
        options: Source = {"query": query}
        for name in ("default_operator", "df", "analyzer", "analyze_wildcard", "lenient"):
            context.accept(name)
        if "df" in context.query:
            options["default_field"] = context.query["df"]
        if "default_operator" in context.query:
            options["default_operator"] = context.query["default_operator"]
        body["query"] = {"query_string": options}
    sort = context.parameter("sort")
    if sort is not None:
        body["sort"] = [*sort.split(",")]
    _add_source(context, body)
    total = context.parameter("track_total_hits")
    if total is not None:
        body["track_total_hits"] = total != "false"


def _add_source(context: RequestContext, body: Source) -> None:
    shown = context.parameter("_source")
    includes, excludes = context.parameter("_source_includes"), context.parameter("_source_excludes")
    if shown in ("true", "false"):
        body["_source"] = shown == "true"
    elif shown or includes or excludes:
        names: list[Json] = [*(shown or includes or "").split(",")] if shown or includes else []
        body["_source"] = {"includes": names, "excludes": [*(excludes or "").split(",")] if excludes else []}


def count(context: RequestContext, desk: Desk) -> Action:
    """``GET`` and ``POST /{index}/_count``."""
    context.accept(*_KNOWN, "min_score", "ignore_unavailable", "q", "df", "default_operator")
    body = body_object(context, desk)
    names = context.path_values.get("index", "")

    def act() -> Answer:
        request = read_search(json.dumps({"query": body.get("query", {"match_all": {}}), "size": 0}), desk.target)
        indices = resolve(desk, names)
        read = [index for index in indices if desk.policy.reads(context.user, index.name)]
        found = search(request, read, query_context(desk, context.request_id), node_id=desk.node_id)
        shards: Json = {"total": len(indices), "successful": len(indices), "skipped": 0, "failed": 0}
        return Answer(body={"count": found.total, "_shards": shards})

    return act


def many(context: RequestContext, desk: Desk) -> Action:
    """``POST /_msearch``: NDJSON."""
    context.accept(*_KNOWN, "max_concurrent_searches")
    lines = [_object_of(line) for line in context.body.split("\n") if line.strip()]
    default = context.path_values.get("index", "")
    wanted = [
        Search(
            body,
            _names_of(header.get("index", default)),
            context.request_id,
            reads=lambda name: desk.policy.reads(context.user, name),
        )
        for header, body in zip(lines[::2], lines[1::2], strict=False)
    ]

    def act() -> Answer:
        answers: list[Json] = []
        for given in wanted:
            try:
                answers.append({**run_search(desk, given).to_json(), "status": 200})
            except JavaError as error:
                refused = answer_error(error, desk.target)
                answers.append(json.loads(refused.text))
        return Answer(body={"took": 1, "responses": answers})

    return act


def _object_of(line: str) -> Source:
    try:
        value = json.loads(line)
    except ValueError:
        value = None
    if not isinstance(value, dict):
        raise illegal_argument(f"Malformed line of a multi search, expected an object: {line.strip()[:80]}")
    return value


def _names_of(given: Json) -> str:
    return ",".join(map(str, given)) if isinstance(given, list) else str(given)


def delete_by_query(context: RequestContext, desk: Desk) -> Action:
    """``POST /{index}/_delete_by_query``."""
    context.accept(*_KNOWN, "conflicts", "refresh", "wait_for_completion", "slices", "max_docs", "scroll_size")
    context.accept("requests_per_second", "wait_for_active_shards", "ignore_unavailable")
    body = body_object(context, desk)
    names = context.value("index")
    lenient = context.query.get("ignore_unavailable") == "true"

    def act() -> Answer:
        if "query" not in body:
            raise illegal_argument("Validation Failed: 1: query is missing;")
        request = read_search(json.dumps({"query": body["query"], "size": _LARGEST}), desk.target)
        with desk.store.lock:
            indices = resolve(desk, names, hidden=True, lenient=lenient)
            found = search(request, indices, query_context(desk, context.request_id), node_id=desk.node_id)
            for hit in found.hits:
                desk.store.delete(str(hit["_index"]), str(hit["_id"]))
        shown: Source = {
            "took": 1,
            "timed_out": False,
            "total": found.total,
            "deleted": len(found.hits),
            "batches": 1 if found.hits else 0,
            "version_conflicts": 0,
            "noops": 0,
            "retries": {"bulk": 0, "search": 0},
            "throttled_millis": 0,
            "requests_per_second": -1.0,
            "throttled_until_millis": 0,
            "failures": [],
        }
        return Answer(body=shown)

    return act


_READ = "indices:data/read/"
ROUTES = (
    *(
        Route(method, f"{prefix}/{name}", handler, f"{_READ}{permission}")
        for name, handler, permission in (
            ("_search", find, "search"),
            ("_count", count, "search"),
            ("_msearch", many, "msearch"),
        )
        for prefix in ("", "/{index}")
        for method in ("GET", "POST")
    ),
    Route("POST", "/{index}/_delete_by_query", delete_by_query, "indices:data/write/delete/byquery"),
)
