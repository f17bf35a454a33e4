"""``/_plugins/_ml/model_groups``: register, get, update, delete."""

from blueprintc.emulator.errors import status_error
from blueprintc.server.context import Action, Answer, RequestContext
from blueprintc.server.desk import Desk
from blueprintc.server.ml.connectors import deletion
from blueprintc.server.ml.groups import find_group, has_models, read_group, register_group, update_group
from blueprintc.server.rest.router import Route
from blueprintc.server.state.system_indices import GROUPS

_PATH = "/_plugins/_ml/model_groups"
_ONE = _PATH + "/{model_group_id}"
_SHOWN = (
    "name",
    "latest_version",
    "description",
    "backend_roles",
    "owner",
    "access",
    "created_time",
    "last_updated_time",
)


def register(context: RequestContext, desk: Desk) -> Action:
    """``POST _register``."""
    given = read_group(context.body, desk.target, update=False)
    return lambda: Answer(body={"model_group_id": register_group(desk, context.user, given).id, "status": "CREATED"})


def get(context: RequestContext, desk: Desk) -> Action:
    """``GET {id}``."""
    id = context.value("model_group_id")

    def act() -> Answer:
        source = find_group(desk, id, "Failed to find model group index").source
        desk.policy.group(context.user, "get", id, source, desk.cluster)
        shown = {name: source[name] for name in _SHOWN if source.get(name) is not None}
        if not shown.get("backend_roles"):
            shown.pop("backend_roles", None)
        return Answer(body=shown)

    return act


def change(context: RequestContext, desk: Desk) -> Action:
    """``PUT {id}``."""
    id = context.value("model_group_id")
    given = read_group(context.body, desk.target, update=True)

    def act() -> Answer:
        update_group(desk, context.user, id, given)
        return Answer(body={"status": "Updated"})

    return act


def delete(context: RequestContext, desk: Desk) -> Action:
    """``DELETE {id}``."""
    id = context.value("model_group_id")

    def act() -> Answer:
        with desk.store.lock:
            if GROUPS not in desk.store.indices:
                raise status_error(404, "Failed to find model group")
            found = desk.store.get(GROUPS, id)
            if found is not None:
                desk.policy.group(context.user, "delete", id, found.source, desk.cluster)
            if has_models(desk, id):
                raise status_error(409, "Cannot delete the model group when it has associated model versions")
            desk.store.delete(GROUPS, id)
            seq = desk.store.indices[GROUPS].next_seq - 1
        version = 1 if found is None else found.version + 1
        return Answer(body=deletion(GROUPS, id, version, seq, found=found is not None))

    return act


_RIGHT = "cluster:admin/opensearch/ml/"
ROUTES = (
    Route("POST", f"{_PATH}/_register", register, f"{_RIGHT}register_model_group"),
    Route("GET", _ONE, get, f"{_RIGHT}model_groups/get"),
    Route("PUT", _ONE, change, f"{_RIGHT}update_model_group"),
    Route("DELETE", _ONE, delete, f"{_RIGHT}model_groups/delete"),
)
