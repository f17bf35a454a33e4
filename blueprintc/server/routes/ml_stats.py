"""``/_plugins/_ml/stats`` and ``/profile``. Upstream: RestMLStatsAction, RestMLProfileAction."""

from collections.abc import Callable, Iterable

from blueprintc.emulator.errors import ServerError, illegal_argument
from blueprintc.jsontext import Json
from blueprintc.server.context import Action, Answer, RequestContext
from blueprintc.server.desk import Desk
from blueprintc.server.ml.node import Deployed
from blueprintc.server.rest.parameters import split_list
from blueprintc.server.rest.router import Route
from blueprintc.server.state.store import Source
from blueprintc.server.state.system_indices import CONFIG, CONNECTORS, CONTROLLERS, MODELS, TASKS

_ML = "/_plugins/_ml"
#: Upstream: the handler reads statistics of indices before it sends its own action.
_STATS = "indices:monitor/stats"
_PROFILE = "cluster:admin/opensearch/ml/profile/nodes"


def _index_status(index: str) -> Callable[[Desk], Json]:
    return lambda desk: "green" if index in desk.store.indices else "non-existent"


def _count(index: str) -> Callable[[Desk], Json]:
    return lambda desk: sum(1 for _ in desk.store.documents(index))


_CLUSTER: dict[str, Callable[[Desk], Json]] = {
    "ml_connector_count": _count(CONNECTORS),
    "ml_controller_index_status": _index_status(CONTROLLERS),
    "ml_task_index_status": _index_status(TASKS),
    "ml_model_index_status": _index_status(MODELS),
    "ml_model_count": _count(MODELS),
    "ml_config_index_status": _index_status(CONFIG),
    "ml_connector_index_status": _index_status(CONNECTORS),
}
_NODE: dict[str, Callable[[Desk], Json]] = {
    "ml_jvm_heap_usage": lambda desk: 0,
    "ml_deployed_model_count": lambda desk: len(desk.node.models),
    "ml_request_count": lambda desk: desk.node.requests,
    "ml_circuit_breaker_trigger_count": lambda desk: 0,
    "ml_failure_count": lambda desk: desk.node.failures,
    "ml_executing_task_count": lambda desk: 0,
}


def stats(context: RequestContext, desk: Desk) -> Action:
    """``GET stats``, of some nodes, and some of them."""
    nodes = split_list(context.path_values.get("node"))
    names = [name.lower() for name in split_list(context.path_values.get("stat"))]
    for name in names:
        if name not in _NODE and name not in _CLUSTER:
            raise illegal_argument("Wrong ML cluster level stat")

    def act() -> Answer:
        shown: Source = {name: value(desk) for name, value in _CLUSTER.items() if not names or name in names}
        of_node = [name for name in _NODE if not names or name in names]
        if of_node and (not nodes or desk.node_id in nodes):
            node: Source = {name: _NODE[name](desk) for name in of_node}
            node["algorithms"] = {"remote": {"predict": _actions(desk)}} if desk.node.requests else {}
            node["models"] = {
                id: {"predict": {"ml_action_request_count": len(found.durations)}}
                for id, found in _models(desk)
                if found.durations
            }
            shown["nodes"] = {desk.node_id: node}
        return Answer(body=shown)

    return act


def _actions(desk: Desk) -> Json:
    return {
        "ml_action_request_count": desk.node.requests,
        "ml_action_failure_count": desk.node.failures,
        "ml_executing_task_count": 0,
    }


def profile(context: RequestContext, desk: Desk) -> Action:
    """``GET profile``: the deployed models. No task runs in the background here."""
    view = context.parameter("view", "node")
    ids = split_list(context.path_values.get("model_id"))
    of_tasks = "/profile/tasks" in context.path

    def act() -> Answer:
        try:
            desk.policy.permit(context.user, _PROFILE)
        except ServerError as error:  # Upstream: the listener wraps every failure alike
            return Answer(500, {"error": "Failed to get ML node level profile", "exception": error.message})
        models = {
            id: _model_profile(desk, found) for id, found in _models(desk) if not of_tasks and (not ids or id in ids)
        }
        if not models:
            return Answer(body={})
        if view == "model":
            return Answer(body={"models": {id: _by_model(desk, shown) for id, shown in models.items()}})
        return Answer(body={"nodes": {desk.node_id: {"models": {**models}}}})

    return act


def _models(desk: Desk) -> list[tuple[str, Deployed]]:
    with desk.node.lock:
        return list(desk.node.models.items())


def _model_profile(desk: Desk, found: Deployed) -> Source:
    shown: Source = {
        "model_state": "DEPLOYED",
        "predictor": "org.opensearch.ml.engine.algorithms.remote.RemoteModel@0",
        "target_worker_nodes": [desk.node_id],
        "worker_nodes": [desk.node_id],
    }
    if found.durations:
        figures = _figures(found.durations)
        shown["model_inference_stats"] = figures
        shown["predict_request_stats"] = figures
    return shown


def _by_model(desk: Desk, shown: Source) -> Json:
    inner = {name: value for name, value in shown.items() if not name.endswith("worker_nodes")}
    return {
        "target_worker_nodes": shown["target_worker_nodes"],
        "worker_nodes": shown["worker_nodes"],
        "nodes": {desk.node_id: inner},
    }


def _figures(durations: Iterable[float]) -> Json:
    ordered = sorted(durations)

    def at(share: float) -> float:
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))]

    return {
        "count": len(ordered),
        "max": ordered[-1],
        "min": ordered[0],
        "average": sum(ordered) / len(ordered),
        "p50": at(0.5),
        "p90": at(0.9),
        "p99": at(0.99),
    }


ROUTES = (
    Route("GET", f"{_ML}/stats", stats, _STATS),
    Route("GET", f"{_ML}/stats/{{stat}}", stats, _STATS),
    Route("GET", f"{_ML}/{{node}}/stats", stats, _STATS),
    Route("GET", f"{_ML}/{{node}}/stats/{{stat}}", stats, _STATS),
    Route("GET", f"{_ML}/profile", profile),
    Route("GET", f"{_ML}/profile/models", profile),
    Route("GET", f"{_ML}/profile/models/{{model_id}}", profile),
    Route("GET", f"{_ML}/profile/tasks", profile),
    Route("GET", f"{_ML}/profile/tasks/{{task_id}}", profile),
)
