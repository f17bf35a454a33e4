"""``/_plugins/_ml/models``: register, get, update, delete, deploy, undeploy."""

from blueprintc.emulator.create import REMOTE_INFERENCE_DISABLED
from blueprintc.emulator.errors import illegal_argument, illegal_state, status_error
from blueprintc.emulator.model import read_register
from blueprintc.emulator.rest_body import body_parser
from blueprintc.jsontext.jackson import END_ARRAY, START_ARRAY, START_OBJECT
from blueprintc.server.context import Action, Answer, RequestContext
from blueprintc.server.desk import Desk
from blueprintc.server.ml.connectors import deletion, written
from blueprintc.server.ml.deploy import CUSTOM_PLAN, deploy, may_undeploy, undeploy
from blueprintc.server.ml.model_update import read_update, update_model
from blueprintc.server.ml.models import delete_model, find_model, register, shown_model
from blueprintc.server.rest.bodies import members
from blueprintc.server.rest.router import Route
from blueprintc.server.state.system_indices import MODELS

_PATH = "/_plugins/_ml/models"
_ONE = _PATH + "/{model_id}"
_RIGHT = "cluster:admin/opensearch/ml/"


def register_model(context: RequestContext, desk: Desk) -> Action:
    """``POST _register``."""
    deploys = context.flag("deploy")
    given = read_register(context.body, desk.cluster)
    context.accept("version")

    def act() -> Answer:
        task_id, model_id = register(desk, context.user, given)
        if deploys:
            deploy(desk, model_id)
        return Answer(body={"task_id": task_id, "status": "CREATED", "model_id": model_id})

    return act


def get(context: RequestContext, desk: Desk) -> Action:
    """``GET {id}``."""
    id = context.value("model_id")
    context.flag("return_content")

    def act() -> Answer:
        if MODELS not in desk.store.indices:
            raise status_error(404, "Fail to find model")
        source = find_model(desk, id, missing=f"Failed to find model with the provided model id: {id}").source
        desk.policy.model(context.user, "get", id, source, desk.cluster, desk.group_of(source))
        return Answer(body=shown_model(desk, source))

    return act


def change(context: RequestContext, desk: Desk) -> Action:
    """``PUT {id}``."""
    id = context.value("model_id")
    given = read_update(context.body, desk.target)

    def act() -> Answer:
        made = update_model(desk, context.user, id, given)
        return Answer(body=written(MODELS, id, made.version, made.seq, "updated"))

    return act


def delete(context: RequestContext, desk: Desk) -> Action:
    """``DELETE {id}``."""
    id = context.value("model_id")

    def act() -> Answer:
        old = delete_model(desk, context.user, id)
        return Answer(body=deletion(MODELS, id, old.version + 1, old.seq + 1, found=True))

    return act


def deploy_model(context: RequestContext, desk: Desk) -> Action:
    """``POST {id}/_deploy``."""
    id = context.value("model_id")
    nodes = _id_lists(context.body, desk).get("node_ids", []) if context.body else []

    def act() -> Answer:
        source = find_model(desk, id, missing_index=500).source
        if not desk.cluster.flag("remote_inference.enabled", True):
            raise illegal_state(REMOTE_INFERENCE_DISABLED)
        desk.policy.model(context.user, "deploy", id, source, desk.cluster, desk.group_of(source))
        _check_plan(nodes, desk)
        task_id = deploy(desk, id, nodes)
        return Answer(body={"task_id": task_id, "task_type": "DEPLOY_MODEL", "status": "COMPLETED"})

    return act


def undeploy_model(context: RequestContext, desk: Desk) -> Action:
    """``POST {id}/_undeploy``, and ``POST _undeploy`` for the models that the body names."""
    lists = _id_lists(context.body, desk) if context.body else {}
    _check_plan(lists.get("node_ids", []), desk)
    ids = lists.get("model_ids") or ([context.path_values["model_id"]] if "model_id" in context.path_values else [])

    def act() -> Answer:
        if not ids:
            raise illegal_argument("Must set specific model ids to undeploy")
        may_undeploy(desk, context.user, ids)
        return Answer(body=undeploy(desk, ids))

    return act


def _check_plan(nodes: list[str], desk: Desk) -> None:
    if nodes and not desk.cluster.flag("allow_custom_deployment_plan", False):
        raise illegal_argument(CUSTOM_PLAN)


def _id_lists(body: str, desk: Desk) -> dict[str, list[str]]:
    """``node_ids`` and ``model_ids`` of a body. Upstream: MLDeployModelInput, MLUndeployModelInput."""
    parser = body_parser(body, desk.target)
    parser.next_token()
    parser.expect(START_OBJECT)
    found: dict[str, list[str]] = {}
    for name in members(parser):
        if name in ("node_ids", "model_ids"):
            parser.expect(START_ARRAY)
            found[name] = []
            while parser.next_token() is not END_ARRAY:
                found[name].append(parser.text())
        else:
            parser.skip_children()
    return found


ROUTES = (
    Route("POST", f"{_PATH}/_register", register_model, f"{_RIGHT}register_model"),
    Route("POST", f"{_PATH}/_upload", register_model, f"{_RIGHT}register_model"),
    Route("GET", _ONE, get, f"{_RIGHT}models/get"),
    Route("PUT", _ONE, change, f"{_RIGHT}models/update"),
    Route("DELETE", _ONE, delete, f"{_RIGHT}models/delete"),
    Route("POST", f"{_ONE}/_deploy", deploy_model, f"{_RIGHT}deploy_model"),
    Route("POST", f"{_ONE}/_load", deploy_model, f"{_RIGHT}deploy_model"),
    Route("POST", f"{_ONE}/_undeploy", undeploy_model, f"{_RIGHT}undeploy_models"),
    Route("POST", f"{_ONE}/_unload", undeploy_model, f"{_RIGHT}undeploy_models"),
    Route("POST", f"{_PATH}/_undeploy", undeploy_model, f"{_RIGHT}undeploy_models"),
    Route("POST", f"{_PATH}/_unload", undeploy_model, f"{_RIGHT}undeploy_models"),
)
