"""``/_search/scroll``: the further pages of a search with the parameter ``scroll``."""

from blueprintc.emulator.errors import ServerError, illegal_argument
from blueprintc.jsontext import Json
from blueprintc.server.context import Action, Answer, RequestContext
from blueprintc.server.desk import Desk
from blueprintc.server.rest.router import Route
from blueprintc.server.routes.indices import body_object
from blueprintc.server.search.engine import shards_failed

_PATH = "/_search/scroll"


def next_page(context: RequestContext, desk: Desk) -> Action:
    """``GET`` and ``POST``."""
    context.accept("scroll", "rest_total_hits_as_int")
    body = body_object(context, desk)
    id = body.get("scroll_id") or context.path_values.get("scroll_id") or context.parameter("scroll_id")
    if id is None:
        raise ServerError(
            "org.opensearch.action.ActionRequestValidationException",
            "Validation Failed: 1: scrollId is missing;",
            status=400,
        )

    def act() -> Answer:
        page = desk.scrolls.next(str(id))
        if page is None:
            missing = ServerError(
                "org.opensearch.search.SearchContextMissingException", "No search context found for id [1]", status=404
            )
            raise shards_failed(missing, "", desk.node_id)
        return Answer(body=page)

    return act


def close(context: RequestContext, desk: Desk) -> Action:
    """``DELETE``."""
    body = body_object(context, desk)
    named: Json = body.get("scroll_id") or context.path_values.get("scroll_id")
    if named is None:
        raise illegal_argument("scroll_id must be provided")
    ids = [str(id) for id in named] if isinstance(named, list) else str(named).split(",")

    def act() -> Answer:
        freed = desk.scrolls.close(None if ids == ["_all"] else ids)
        return Answer(200 if freed else 404, {"succeeded": True, "num_freed": freed})

    return act


_RIGHT = "indices:data/read/scroll"
ROUTES = (
    Route("GET", _PATH, next_page, _RIGHT),
    Route("POST", _PATH, next_page, _RIGHT),
    Route("GET", f"{_PATH}/{{scroll_id}}", next_page, _RIGHT),
    Route("POST", f"{_PATH}/{{scroll_id}}", next_page, _RIGHT),
    Route("DELETE", _PATH, close, f"{_RIGHT}/clear"),
    Route("DELETE", f"{_PATH}/{{scroll_id}}", close, f"{_RIGHT}/clear"),
)
