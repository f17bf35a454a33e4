"""Searching indices: through the search pipeline, on the indices that a name means."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from blueprintc.jsontext import Json
from blueprintc.server.desk import Desk
from blueprintc.server.indices.names import resolve
from blueprintc.server.ingest.search_pipeline import find_pipeline
from blueprintc.server.ml.embedding import query_context
from blueprintc.server.search.engine import Found, search
from blueprintc.server.search.request import read_search
from blueprintc.server.search.vectors import Combined, Hybrid
from blueprintc.server.state.store import Source


@dataclass(slots=True)
class Search:
    """A search on its way: its body as JSON (processors may change it), the names of indices, what processors note."""

    body: Source
    names: str
    request_id: str
    pipeline: Json = None
    lenient: bool = False
    reads: Callable[[str], bool] = lambda name: True
    notes: dict[str, Json] = field(default_factory=dict)


def _nothing(source: Source) -> bool:
    return False


def run_search(desk: Desk, given: Search, changes: Mapping[str, Json] | None = None) -> Found:
    """The page that a search finds. Raises ``JavaError``."""
    if changes:
        given.body = {**given.body, **changes}
    indices = resolve(desk, given.names, lenient=given.lenient)
    wanted = given.body.get("search_pipeline", given.pipeline)
    if wanted is None and len(indices) == 1:
        wanted = indices[0].settings.get("search.default_pipeline")
    pipeline = find_pipeline(desk, wanted)
    if pipeline is not None:
        pipeline.before(given)
    request = read_search(json.dumps(given.body), desk.target)
    if pipeline is not None and pipeline.combine is not None and isinstance(request.query, Hybrid):
        request.query = Combined(request.query.queries, pipeline.combine)
    # a query may ask a model, which takes its time: nothing is locked meanwhile
    visible = None if all(given.reads(index.name) for index in indices) else _nothing
    found = search(request, indices, query_context(desk, given.request_id), node_id=desk.node_id, visible=visible)
    if pipeline is not None:
        pipeline.after(given, request, found)
    return found
