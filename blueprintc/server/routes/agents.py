"""``/_plugins/_ml/agents``: register, get, update, delete, execute; the search of agents is in ``searches``."""

import threading

from blueprintc.emulator.errors import ServerError, illegal_argument, illegal_state, status_error
from blueprintc.emulator.printing import print_rest
from blueprintc.emulator.rest_body import body_parser
from blueprintc.emulator.rest_error import status_of
from blueprintc.errors import UnsupportedError
from blueprintc.jsontext import Json
from blueprintc.jsontext.jackson import START_OBJECT
from blueprintc.jvm.errors import JavaError
from blueprintc.server.agents.documents import read_agent, read_change, tool_specs
from blueprintc.server.agents.execute import begin, finish
from blueprintc.server.agents.protocols import protocol_of
from blueprintc.server.agents.texts import Parameters, texts_of
from blueprintc.server.agents.tool_use import ToolUse
from blueprintc.server.agents.tools import KINDS
from blueprintc.server.agents.turn import Turn
from blueprintc.server.context import Action, Answer, RequestContext
from blueprintc.server.desk import Desk
from blueprintc.server.ml.connectors import deletion, written
from blueprintc.server.rest.bodies import members
from blueprintc.server.rest.router import Route
from blueprintc.server.state.store import Document, Source
from blueprintc.server.state.system_indices import AGENTS, TASKS

_PATH = "/_plugins/_ml/agents"
_ONE = _PATH + "/{agent_id}"
_RIGHT = "cluster:admin/opensearch/ml/agents/"
_DISABLED = (
    "Agent Framework is currently disabled. To enable it, update the setting"
    ' "plugins.ml_commons.agent_framework_enabled" to true.'
)


def check_agents_enabled(desk: Desk) -> None:
    """Raise ``ServerError`` (500) where agents are switched off."""
    if not desk.cluster.flag("agent_framework_enabled", True):
        raise illegal_state(_DISABLED)


def register(context: RequestContext, desk: Desk) -> Action:
    """``POST _register``."""
    check_agents_enabled(desk)
    source = read_agent(context.body, desk.target)

    def act() -> Answer:
        parameters = source.get("parameters")
        interface = parameters.get("_llm_interface") if isinstance(parameters, dict) else None
        if interface is not None:
            if not str(interface).strip():
                raise illegal_argument("_llm_interface cannot be blank or empty")
            try:
                protocol_of(str(interface))
            except JavaError as error:
                raise illegal_argument("Invalid _llm_interface") from error
        if str(source["type"]).upper() == "PLAN_EXECUTE_AND_REFLECT":
            raise UnsupportedError("agents of the type plan_execute_and_reflect are not emulated")
        _refuse_unknown_tools(source)
        now = desk.milliseconds()
        times: Source = {"created_time": now, "last_updated_time": now, "is_hidden": False}
        return Answer(body={"agent_id": desk.add(AGENTS, {**source, **times}).id})

    return act


def _refuse_unknown_tools(source: Source) -> None:
    for spec in tool_specs(source):
        if spec.type in KINDS and KINDS[spec.type].run is None:
            raise UnsupportedError(f"tools of the type {spec.type} are not emulated")


def _find(desk: Desk, id: str, missing: str) -> Document:
    if AGENTS not in desk.store.indices:
        raise status_error(404, "Failed to get agent index")
    found = desk.store.get(AGENTS, id)
    if found is None:
        raise status_error(404, missing)
    return found


_EXECUTE = "cluster:admin/opensearch/ml/execute"
_SHOWN = "name type description llm tools parameters memory created_time last_updated_time app_type is_hidden"


def get(context: RequestContext, desk: Desk) -> Action:
    """``GET {id}``."""
    check_agents_enabled(desk)
    id = context.value("agent_id")

    def act() -> Answer:
        source = _find(desk, id, f"Failed to find agent with the provided agent id: {id}").source
        return Answer(body={name: source[name] for name in _SHOWN.split() if source.get(name) not in (None, [], {})})

    return act


def change(context: RequestContext, desk: Desk) -> Action:
    """``PUT {id}``."""
    check_agents_enabled(desk)
    id = context.value("agent_id")
    changes = read_change(context.body, desk.target)

    def act() -> Answer:
        with desk.store.lock:
            old = _find(desk, id, f"Failed to get agent with ID {id}").source
            if changes.get("type", old["type"]) != old["type"]:
                raise illegal_argument("Agent type cannot be updated")
            _refuse_unknown_tools(changes)
            made = desk.change(AGENTS, id, {**changes, "last_updated_time": desk.milliseconds()})
        return Answer(body=written(AGENTS, id, made.version, made.seq, "updated"))

    return act


def delete(context: RequestContext, desk: Desk) -> Action:
    """``DELETE {id}``."""
    check_agents_enabled(desk)
    id = context.value("agent_id")

    def act() -> Answer:
        with desk.store.lock:
            found = _find(desk, id, "Fail to find ml agent")
            desk.store.delete(AGENTS, id)
        return Answer(body=deletion(AGENTS, id, found.version + 1, found.seq + 1, found=True))

    return act


def execute(context: RequestContext, desk: Desk) -> Action:
    """``POST {id}/_execute``. Its errors have a form of their own."""
    check_agents_enabled(desk)
    id = context.value("agent_id")
    asynchronous = context.flag("async")
    parameters = _read_parameters(context.body, desk)

    def act() -> Answer:
        try:
            desk.policy.permit(context.user, _EXECUTE)
            if parameters is None:
                raise illegal_argument("Agent input data can not be empty.")
            turn = begin(ToolUse(desk, context.request_id, user=context.user), id, parameters)
            return _later(desk, turn) if asynchronous else Answer(body=_results(turn))
        except JavaError as error:
            return _refusal(error, desk)

    return act


def _read_parameters(body: str, desk: Desk) -> Parameters | None:
    parser = body_parser(body, desk.target)
    parser.next_token()
    parser.expect(START_OBJECT)
    found: Parameters | None = None
    for name in members(parser):
        if name == "parameters":
            found = dict(texts_of(parser.map(), desk.target))
        elif name == "input":
            raise UnsupportedError("input of agents, beside parameters, is not emulated")
        else:
            parser.skip_children()
    return found


def _results(turn: Turn) -> Json:
    tensors: list[Json] = [*finish(turn)]
    return {"inference_results": [{"output": tensors}]}


def _refusal(error: JavaError, desk: Desk) -> Answer:
    """Upstream: RestMLExecuteAction.reportError, ErrorMessageFactory: the root cause, with the status of the first."""
    root: BaseException = error
    while isinstance(root, ServerError) and root.cause is not None:
        root = root.cause
    shown = root if isinstance(root, JavaError) else error
    status = status_of(error) if error.java_class.startswith("org.opensearch.") else _client_status(error)
    body: Json = {
        "status": status,
        "error": {
            "type": shown.simple_name,
            "reason": "Invalid Request" if status == 400 else "System Error",
            "details": shown.message or "",
        },
    }
    return Answer(status, text=print_rest(body, desk.target))


def _client_status(error: JavaError) -> int:
    return 400 if status_of(error) == 400 else 500


def _later(desk: Desk, turn: Turn) -> Answer:
    """Answer with a task; the agent runs meanwhile."""
    now = desk.milliseconds()
    response: Source = {}
    if turn.memory_id is not None:
        response["memory_id"] = turn.memory_id
    if turn.message_id is not None:
        response["parent_interaction_id"] = turn.message_id
    task: Source = {
        "task_type": "AGENT_EXECUTION",
        "function_name": "AGENT",
        "state": "RUNNING",
        "worker_node": [desk.node_id],
        "create_time": now,
        "last_update_time": now,
        "is_async": True,
        "response": response,
    }
    id = desk.add(TASKS, task).id

    def run() -> None:
        try:
            done: Source = {"state": "COMPLETED", "response": {**response, **_as_map(_results(turn))}}
        except JavaError as error:
            done = {"state": "FAILED", "error": error.message}
        except UnsupportedError as error:
            done = {"state": "FAILED", "error": f"not emulated: {error}"}
        desk.change(TASKS, id, {**done, "last_update_time": desk.milliseconds()})

    threading.Thread(target=run, daemon=True).start()
    shown: Source = {"task_id": id, "status": "RUNNING"}
    if turn.memory_id is not None:
        shown["response"] = response
    return Answer(body=shown)


def _as_map(value: Json) -> Source:
    return value if isinstance(value, dict) else {}


ROUTES = (
    Route("POST", f"{_PATH}/_register", register, f"{_RIGHT}register"),
    Route("GET", _ONE, get, f"{_RIGHT}get"),
    Route("PUT", _ONE, change, f"{_RIGHT}update"),
    Route("DELETE", _ONE, delete, f"{_RIGHT}delete"),
    Route("POST", f"{_ONE}/_execute", execute),
)
