"""``/_search/pipeline``: put, get, delete."""

from blueprintc.emulator.errors import ServerError
from blueprintc.server.context import Action, Answer, RequestContext
from blueprintc.server.desk import Desk
from blueprintc.server.ingest.search_pipeline import KIND, read_search_pipeline
from blueprintc.server.rest.router import Route
from blueprintc.server.routes.indices import body_object
from blueprintc.server.routes.named_pipelines import delete_named, get_named

_PATH = "/_search/pipeline"
_WAITS = ("timeout", "master_timeout", "cluster_manager_timeout")


def put(context: RequestContext, desk: Desk) -> Action:
    """``PUT {id}``."""
    name = context.value("id")
    if not context.body:
        raise ServerError("org.opensearch.OpenSearchParseException", "request body or source parameter is required")
    body = body_object(context, desk)
    context.accept(*_WAITS)

    def act() -> Answer:
        read_search_pipeline(desk, body)
        desk.store.put_named(KIND, name, body)
        return Answer(body={"acknowledged": True})

    return act


def get(context: RequestContext, desk: Desk) -> Action:
    """``GET``, all or those of a name."""
    context.accept(*_WAITS)
    return get_named(desk, KIND, context.path_values.get("id"))


def delete(context: RequestContext, desk: Desk) -> Action:
    """``DELETE {id}``."""
    context.accept(*_WAITS)
    return delete_named(desk, KIND, context.value("id"))


_ADMIN = "cluster:admin/search/pipeline/"
ROUTES = (
    Route("PUT", f"{_PATH}/{{id}}", put, f"{_ADMIN}put"),
    Route("GET", _PATH, get, f"{_ADMIN}get"),
    Route("GET", f"{_PATH}/{{id}}", get, f"{_ADMIN}get"),
    Route("DELETE", f"{_PATH}/{{id}}", delete, f"{_ADMIN}delete"),
)
