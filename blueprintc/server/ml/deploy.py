"""Deploying and undeploying: the node's cache, and what the documents say of it.

Upstream: TransportDeployModelAction, MLModelManager.deployRemoteOrBuiltInModel, TransportUndeployModelsAction.
"""

import json
from collections.abc import Sequence

from blueprintc.emulator.errors import illegal_argument
from blueprintc.emulator.headers import load_headers
from blueprintc.emulator.model import Model
from blueprintc.jsontext import Json
from blueprintc.jvm.errors import JavaError
from blueprintc.server.context import User
from blueprintc.server.desk import Desk
from blueprintc.server.ml.models import DEPLOYED_STATES, find_model, load_model
from blueprintc.server.ml.node import Deployed
from blueprintc.server.ml.tasks import add_task
from blueprintc.server.state.system_indices import MODELS

CUSTOM_PLAN = "Don't allow custom deployment plan"


def deploy(desk: Desk, id: str, nodes: Sequence[str] = ()) -> str:
    """Deploy a model that is there; the id of the task. What goes wrong is in the task and in the model's state."""
    source = find_model(desk, id).source
    if nodes and desk.node_id not in nodes:
        raise illegal_argument("no eligible node found")
    try:
        model = load_model(desk, id, source)
        load_headers(model.connector, "PREDICT", desk.target)
        for side in () if model.guardrails is None else (model.guardrails.input, model.guardrails.output):
            if side is not None:
                side.compile()
    except JavaError as error:
        return _failed(desk, id, error)
    cache(desk, id, model)
    return note_deployed(desk, id, to_all=not nodes)


def cache(desk: Desk, id: str, model: Model) -> Deployed:
    """Put a model into the node's cache, in place of what was there."""
    model.deployed = True
    made = Deployed(model, desk.cluster.private_ip_enabled)
    with desk.node.lock:
        desk.node.models[id] = made
    return made


def note_deployed(desk: Desk, id: str, *, to_all: bool = True) -> str:
    """Write down that a model is deployed; the id of the task."""
    now = desk.milliseconds()
    changes: dict[str, Json] = {
        "model_state": "DEPLOYED",
        "last_deployed_time": now,
        "last_updated_time": now,
        "auto_redeploy_retry_times": 0,
        "planning_worker_node_count": 1,
        "current_worker_node_count": 1,
        "planning_worker_nodes": [desk.node_id],
        "deploy_to_all_nodes": to_all,
    }
    with desk.store.lock:
        if desk.store.get(MODELS, id) is not None:
            desk.change(MODELS, id, changes)
        return add_task(desk, "DEPLOY_MODEL", id, is_async=True)


def _failed(desk: Desk, id: str, error: JavaError) -> str:
    """Upstream: MLModelManager.handleDeployModelException: the call itself answers as if all were well."""
    with desk.store.lock:
        desk.node.drop(id)
        changes: dict[str, Json] = {
            "model_state": "DEPLOY_FAILED",
            "last_updated_time": desk.milliseconds(),
            "planning_worker_node_count": 1,
            "current_worker_node_count": 0,
            "planning_worker_nodes": [desk.node_id],
            "deploy_to_all_nodes": True,
        }
        desk.change(MODELS, id, changes)
        text = json.dumps({desk.node_id: error.message})
        return add_task(desk, "DEPLOY_MODEL", id, is_async=True, state="FAILED", error=text)


def undeploy(desk: Desk, ids: Sequence[str]) -> Json:
    """Undeploy models; the answer. Upstream: undeployModels, bulkSetModelIndexToUndeploy."""
    status: dict[str, Json] = {}
    with desk.store.lock:
        for id in ids:
            was_there = desk.node.drop(id) or _deployed_before_restart(desk, id)
            status[id] = "undeployed" if was_there else "not_found"
        for id in ids:
            if desk.store.get(MODELS, id) is not None:
                changes: dict[str, Json] = {
                    "model_state": "UNDEPLOYED",
                    "planning_worker_nodes": [],
                    "planning_worker_node_count": 0,
                    "current_worker_node_count": 0,
                    "last_updated_time": desk.milliseconds(),
                }
                desk.change(MODELS, id, changes)
    return {desk.node_id: {"stats": status}}


def _deployed_before_restart(desk: Desk, id: str) -> bool:
    found = desk.store.get(MODELS, id)
    return found is not None and found.source.get("model_state") in DEPLOYED_STATES


def cached(desk: Desk, id: str) -> Deployed | None:
    """A model in the node's cache; one that was deployed before a restart is loaded again.

    Upstream: the cluster redeploys models when its nodes start.
    """
    found = desk.node.models.get(id)
    if found is not None:
        return found
    document = desk.store.get(MODELS, id)
    if document is None or document.source.get("model_state") not in DEPLOYED_STATES:
        return None
    try:
        return cache(desk, id, load_model(desk, id, document.source))
    except JavaError:
        return None


def may_undeploy(desk: Desk, user: User | None, ids: Sequence[str]) -> None:
    """Whether a user may undeploy models. Raises ``ServerError``."""
    if len(ids) == 1:
        source = find_model(desk, ids[0], missing_index=500).source
        desk.policy.model(user, "undeploy", ids[0], source, desk.cluster, desk.group_of(source))
    elif desk.cluster.flag("model_access_control_enabled", False):
        raise illegal_argument("only support undeploy one model")
