"""Remote models as documents: registered, shown, found, deleted.

Upstream: TransportRegisterModelAction, MLModelManager, GetModelTransportAction, DeleteModelTransportAction.
"""

from blueprintc.emulator.connector import Connector
from blueprintc.emulator.connector_parser import connector_json
from blueprintc.emulator.errors import status_error
from blueprintc.emulator.guardrails import parse_guardrails
from blueprintc.emulator.model import Model, RegisterInput, make_model
from blueprintc.emulator.rate_limit import rate_limit_of
from blueprintc.jsontext import Json
from blueprintc.records import replace
from blueprintc.server.context import User
from blueprintc.server.desk import Desk
from blueprintc.server.ml.connectors import find_connector, read_connector, stored_connector
from blueprintc.server.ml.errors import data_not_found
from blueprintc.server.ml.groups import GroupInput, group_named, next_version, register_group
from blueprintc.server.ml.tasks import add_task
from blueprintc.server.state.store import Document, Source
from blueprintc.server.state.system_indices import CONNECTORS, GROUPS, MODELS

DEPLOYED_STATES = ("DEPLOYED", "PARTIALLY_DEPLOYED")
_CANNOT_DELETE = ("DEPLOYED", "PARTIALLY_DEPLOYED", "DEPLOYING", "LOADED", "LOADING", "PARTIALLY_LOADED")
_NOT_SHOWN = frozenset({"connector", "planning_worker_nodes", "access", "backend_roles"})


def register(desk: Desk, user: User | None, given: RegisterInput) -> tuple[str, str]:
    """Register a model: the ids of its task and of itself. Raises ``JavaError``."""
    with desk.store.lock:
        group_id = given.model_group_id
        if not group_id:
            # Upstream: the search for the name has dropped the user, so nobody is asked any more
            user = None
            same_name = group_named(desk, given.name)
            group_id = None if same_name is None else same_name.id
        else:
            _check_group(desk, user, group_id)
        has_group = bool(given.model_group_id)
        model = make_model(given, lambda id: _connector(desk, user, id, checked=has_group), desk.cluster)
        if group_id is None:
            group_id = _implicit_group(desk, given)
        version = next_version(desk, group_id)
        now = desk.milliseconds()
        source: Source = {
            "name": given.name,
            "model_group_id": group_id,
            "algorithm": "REMOTE",
            "model_version": str(version),
            **({} if given.description is None else {"description": given.description}),
            "model_state": "REGISTERED",
            **given.stored,
            "created_time": now,
            "last_updated_time": now,
            "is_hidden": bool(given.is_hidden),
            **({} if given.connector is None else {"connector": stored_connector(desk, given.connector)}),
            **({} if given.connector_id is None else {"connector_id": given.connector_id}),
            **({} if not model.interface else {"interface": dict(model.interface)}),
        }
        model_id = desk.add(MODELS, source).id
        task_id = add_task(desk, "REGISTER_MODEL", model_id, is_async=False)
    return task_id, model_id


def _check_group(desk: Desk, user: User | None, group_id: str) -> None:
    group = desk.store.get(GROUPS, group_id)
    if group is not None:
        desk.policy.group(user, "register", group_id, group.source, desk.cluster)
    else:
        desk.policy.missing_group(user, desk.cluster)


def _implicit_group(desk: Desk, given: RegisterInput) -> str:
    """The group that a model without one gets: its name is the model's."""
    access: Source = {}
    if given.access is not None:
        access["access"] = given.access
    if given.backend_roles:
        access["backend_roles"] = [*given.backend_roles]
    if given.add_all_backend_roles is not None:
        access["add_all_backend_roles"] = given.add_all_backend_roles
    return register_group(desk, None, GroupInput(given.name, given.description, access)).id


def _connector(desk: Desk, user: User | None, id: str, *, checked: bool) -> Connector | None:
    found = desk.store.get(CONNECTORS, id)
    if found is None:
        return None
    if checked:
        desk.policy.connector(user, "register", id, found.source, desk.cluster)
    return read_connector(desk, found.source)


def find_model(desk: Desk, id: str, *, missing: str = "Failed to find model", missing_index: int = 404) -> Document:
    """The document of a model, for everything but GET. Raises ``ServerError``."""
    if MODELS not in desk.store.indices:
        raise data_not_found(MODELS, missing_index)
    found = desk.store.get(MODELS, id)
    if found is None:
        raise status_error(404, missing)
    return found


def shown_model(desk: Desk, source: Source) -> Source:
    """What ``GET`` shows of a model. Upstream: MLModel.toXContent."""
    shown: Source = {name: value for name, value in source.items() if name not in _NOT_SHOWN and value is not None}
    nodes = source.get("planning_worker_nodes")
    if nodes:
        shown["planning_worker_nodes"] = nodes
    inline = source.get("connector")
    if isinstance(inline, dict):
        connector = replace(read_connector(desk, inline), credential=None)
        shown["connector"] = connector_json(connector, desk.target)
    return shown


def load_model(desk: Desk, id: str, source: Source) -> Model:
    """A model as the node's cache will hold it. Raises ``JavaError`` where its connector is gone or unreadable."""
    inline = source.get("connector")
    if isinstance(inline, dict):
        connector = read_connector(desk, inline)
    else:
        connector = read_connector(desk, find_connector(desk, str(source.get("connector_id"))).source)
    limiter = source.get("rate_limiter")
    guardrails = source.get("guardrails")
    setting = source.get("deploy_setting")
    return Model(
        connector=connector,
        interface=_texts(source.get("interface")),
        guardrails=parse_guardrails(guardrails) if isinstance(guardrails, dict) else None,
        enabled=source.get("is_enabled") is not False,
        deployed=False,
        auto_deploy=not (isinstance(setting, dict) and setting.get("is_auto_deploy_enabled") is False),
        rate_limit=rate_limit_of(_texts(limiter) or {}),
        id=id,
    )


def _texts(value: Json) -> dict[str, str] | None:
    if not isinstance(value, dict):
        return None
    return {name: item for name, item in value.items() if isinstance(item, str)}


def delete_model(desk: Desk, user: User | None, id: str) -> Document:
    """Remove a model that is not deployed; what it was. Raises ``ServerError``."""
    with desk.store.lock:
        found = desk.store.get(MODELS, id)
        if found is None:
            raise status_error(404, "Failed to find model")
        desk.policy.model(user, "delete", id, found.source, desk.cluster, desk.group_of(found.source))
        if found.source.get("model_state") in _CANNOT_DELETE:
            raise status_error(
                400, "Model cannot be deleted in deploying or deployed state. Try undeploy model first then delete"
            )
        desk.store.delete(MODELS, id)
        desk.node.drop(id)
        return found
