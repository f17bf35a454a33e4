"""``_search`` of connectors, model groups, models, tasks and agents. Upstream: AbstractMLSearchAction."""

from collections.abc import Callable

from blueprintc.server.context import Action, Answer, RequestContext
from blueprintc.server.desk import Desk
from blueprintc.server.ml.embedding import query_context
from blueprintc.server.rest.router import Route
from blueprintc.server.search.engine import search
from blueprintc.server.search.request import read_search
from blueprintc.server.search.source_filter import SourceFilter
from blueprintc.server.state.system_indices import AGENTS, CONNECTORS, GROUPS, MODELS, TASKS

#: Secrets are never shown, whatever is asked for.
_HIDDEN = ("credential", "connector.credential", "ui_metadata", "model_content", "content")


def searcher(index: str, kind: str) -> Callable[[RequestContext, Desk], Action]:
    """The handler that searches the documents of one kind."""

    def handle(context: RequestContext, desk: Desk) -> Action:
        given = read_search(context.body, desk.target)
        # Upstream: RestActionUtils.getSourceContext: "_source": false counts as everything
        includes = () if given.source is None else given.source.includes
        excludes = () if given.source is None else given.source.excludes
        given.source = SourceFilter(True, includes, (*excludes, *_HIDDEN))
        given.version = given.seq_no = True

        def act() -> Answer:
            with desk.store.lock:
                found = desk.store.indices.get(index)
                result = search(
                    given,
                    [] if found is None else [found],
                    query_context(desk, context.request_id),
                    node_id=desk.node_id,
                    visible=desk.policy.visible(context.user, kind, desk.cluster, desk.groups),
                )
            return Answer(body=result.to_json())

        return act

    return handle


_ML = "/_plugins/_ml"
_RIGHT = "cluster:admin/opensearch/ml/"
_SEARCHES = (
    ("connectors", CONNECTORS, "connector"),
    ("model_groups", GROUPS, "model_group"),
    ("models", MODELS, "model"),
    ("tasks", TASKS, "task"),
    ("agents", AGENTS, "agent"),
)
ROUTES = tuple(
    Route(method, f"{_ML}/{name}/_search", searcher(index, kind), f"{_RIGHT}{name}/search")
    for name, index, kind in _SEARCHES
    for method in ("GET", "POST")
)
