"""``/_plugins/_ml/tools``: the tools that agents may have."""

from blueprintc.emulator.errors import status_error
from blueprintc.jsontext import Json
from blueprintc.server.agents.tools import KINDS, shown_tool
from blueprintc.server.context import Action, Answer, RequestContext
from blueprintc.server.desk import Desk
from blueprintc.server.rest.router import Route
from blueprintc.server.routes.agents import check_agents_enabled

_PATH = "/_plugins/_ml/tools"
_RIGHT = "cluster:admin/opensearch/ml/tools/"


def listed(context: RequestContext, desk: Desk) -> Action:
    """``GET``."""
    check_agents_enabled(desk)
    body: Json = [shown_tool(kind, with_attributes=True) for kind in KINDS]
    return lambda: Answer(body=body)


def get(context: RequestContext, desk: Desk) -> Action:
    """``GET {name}``."""
    check_agents_enabled(desk)
    name = context.value("tool_name")

    def act() -> Answer:
        if name not in KINDS:
            raise status_error(404, f"Failed to find tool information with the provided tool name: {name}")
        return Answer(body=shown_tool(name, with_attributes=False))

    return act


ROUTES = (
    Route("GET", _PATH, listed, f"{_RIGHT}list"),
    Route("GET", f"{_PATH}/{{tool_name}}", get, f"{_RIGHT}get"),
)
