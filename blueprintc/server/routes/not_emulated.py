"""What else ML Commons 3.4 serves: known, so that 404 and 405 agree, and refused by name.

Upstream: the routes of MLCommonsPlugin.getRestHandlers.
"""

from collections.abc import Callable

from blueprintc.emulator.errors import illegal_argument, illegal_state, status_error
from blueprintc.errors import UnsupportedError
from blueprintc.server.context import Action, Answer, RequestContext
from blueprintc.server.desk import Desk
from blueprintc.server.rest.router import Route

_ML = "/_plugins/_ml"
_CONTROLLER_DISABLED = (
    "Controller is currently disabled. To enable it, update the setting"
    ' "plugins.ml_commons.controller_enabled" to true.'
)
_NO_UPLOAD = (
    "To upload custom model from local file, user needs to enable allow_registering_model_via_local_file settings."
    " Otherwise please use opensearch pre-trained models"
)


def _refused(what: str) -> Callable[[RequestContext, Desk], Action]:
    def handler(context: RequestContext, desk: Desk) -> Action:
        raise UnsupportedError(f"{what} is not emulated")

    return handler


def register_meta(context: RequestContext, desk: Desk) -> Action:
    """``models/meta``: the first half of an upload, which a setting must allow.

    Upstream: RestMLRegisterModelMetaAction.
    """
    if not desk.cluster.flag("allow_registering_model_via_local_file", False):
        raise illegal_argument(_NO_UPLOAD)
    raise UnsupportedError("uploading models is not emulated")


def controller(context: RequestContext, desk: Desk) -> Action:
    """``controllers/{model_id}``: rate limits by user. There are none, and none can be made."""
    if not desk.cluster.flag("controller_enabled", True):
        raise illegal_state(_CONTROLLER_DISABLED)
    if context.method == "GET":
        return _no_controller
    _ = context.body
    return _refuse_controller


def _no_controller() -> Answer:
    raise status_error(404, "Failed to find model controller")


def _refuse_controller() -> Answer:
    raise UnsupportedError("controllers of models are not emulated")


_CONTAINERS = f"{_ML}/memory_containers"
_MEMORIES = _CONTAINERS + "/{memory_container_id}/memories"
_MEMORY = _MEMORIES + "/{memory_type}"

#: What is refused: its name, and methods with paths.
_REFUSED: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "uploading models",
        (
            f"POST {_ML}/models/{{model_id}}/upload_chunk/{{chunk_number}}",
            f"POST {_ML}/models/{{model_id}}/chunk/{{chunk_number}}",
            f"POST {_ML}/models/{{model_id}}/{{version}}/_register",
            f"POST {_ML}/models/{{model_id}}/{{version}}/_upload",
        ),
    ),
    (
        "training and running local algorithms",
        (
            f"POST {_ML}/_train/{{algorithm}}",
            f"POST {_ML}/_train_predict/{{algorithm}}",
            f"POST {_ML}/_execute/{{algorithm}}",
        ),
    ),
    ("running tools alone", (f"POST {_ML}/tools/_execute/{{tool_name}}",)),
    ("streaming answers of agents", (f"POST {_ML}/agents/{{agent_id}}/_execute/stream",)),
    ("batch ingestion", (f"POST {_ML}/_batch_ingestion",)),
    ("ML Commons' own configuration", (f"GET {_ML}/config/{{config_id}}",)),
    (
        "index insight",
        (
            f"GET {_ML}/insights/{{index_id}}/{{insight_type}}",
            f"GET {_ML}/index_insight_config",
            f"PUT {_ML}/index_insight_config",
        ),
    ),
    (
        "the MCP server",
        (
            f"GET {_ML}/mcp/tools/_list",
            f"POST {_ML}/mcp/tools/_register",
            f"POST {_ML}/mcp/tools/_remove",
            f"POST {_ML}/mcp/tools/_update",
            f"GET {_ML}/mcp",
            f"POST {_ML}/mcp",
        ),
    ),
    (
        "agentic memory",
        (
            f"POST {_CONTAINERS}/_create",
            f"POST {_CONTAINERS}/_search",
            f"GET {_CONTAINERS}/_search",
            f"GET {_CONTAINERS}/{{memory_container_id}}",
            f"PUT {_CONTAINERS}/{{memory_container_id}}",
            f"DELETE {_CONTAINERS}/{{memory_container_id}}",
            f"POST {_MEMORIES}",
            f"POST {_MEMORIES}/sessions",
            f"POST {_MEMORY}/_search",
            f"GET {_MEMORY}/_search",
            f"POST {_MEMORY}/_delete_by_query",
            f"GET {_MEMORY}/{{memory_id}}",
            f"PUT {_MEMORY}/{{memory_id}}",
            f"DELETE {_MEMORY}/{{memory_id}}",
        ),
    ),
)

ROUTES = (
    *(
        Route(method, path, _refused(what), "cluster:admin/opensearch/ml/execute")
        for what, entries in _REFUSED
        for method, path in (entry.split(" ", 1) for entry in entries)
    ),
    *(
        Route(method, f"{_ML}/controllers/{{model_id}}", controller, f"cluster:admin/opensearch/ml/controllers/{name}")
        for method, name in (("POST", "create"), ("GET", "get"), ("PUT", "update"), ("DELETE", "delete"))
    ),
    *(
        Route("POST", f"{_ML}/models/{name}", register_meta, "cluster:admin/opensearch/ml/register_model_meta")
        for name in ("_register_meta", "meta")
    ),
)
