"""Tools that call a model, a connector or an agent. Upstream: MLModelTool, ConnectorTool, AgentTool."""

import json

from blueprintc.emulator.errors import ServerError, illegal_argument, illegal_state
from blueprintc.emulator.exchange import Call
from blueprintc.emulator.model import Model
from blueprintc.errors import UnsupportedError
from blueprintc.jsontext import Json
from blueprintc.records import replace
from blueprintc.server.agents.texts import Parameters, to_json
from blueprintc.server.agents.tool_use import ToolUse, input_of
from blueprintc.server.context import NeverAnswers
from blueprintc.server.desk import Desk
from blueprintc.server.ml.connectors import find_connector, read_connector
from blueprintc.server.ml.embedding import predict_error
from blueprintc.server.ml.predict import predictor, run_unregistered

#: The member of a tool's output that holds tensors, where it is no text.
TENSORS = "\0tensors"
_DEEPEST = 20


def ask(desk: Desk, request_id: str, model_id: str, parameters: Parameters) -> Json:
    """The whole answer of a model to some parameters. Raises ``JavaError`` with what the call answers."""
    given: Json = {"parameters": {**parameters}}
    answer = predictor(desk, request_id)(model_id, Call("_predict", json.dumps(given)))
    body: Json = json.loads(answer.text)
    if answer.status != 200:
        raise answer.error or predict_error(body, answer.status)
    return body


def tensors_of(answer: Json) -> list[dict[str, Json]]:
    """The tensors of the first output. Raises ``ServerError`` where there are none."""
    results = answer.get("inference_results") if isinstance(answer, dict) else None
    first = results[0] if isinstance(results, list) and results else None
    outputs = first.get("output") if isinstance(first, dict) else None
    return [output for output in outputs if isinstance(output, dict)] if isinstance(outputs, list) else []


def first_map(answer: Json) -> dict[str, Json]:
    """``dataAsMap`` of the first tensor. Raises ``ServerError`` where there is none."""
    tensors = tensors_of(answer)
    data = tensors[0].get("dataAsMap") if tensors else None
    if not isinstance(data, dict):
        raise ServerError("java.lang.NullPointerException", None)
    return data


def run_model(use: ToolUse, parameters: Parameters) -> Json:
    """``MLModelTool``: the field ``response`` of what the model answers, or all of it as JSON."""
    answer = ask(use.desk, use.request_id, use.settings["model_id"], input_of(use, parameters))
    try:
        data = first_map(answer)
    except ServerError as error:
        raise illegal_state("LLM returns wrong or empty tensors") from error
    field = use.settings.get("response_field", "response")
    return data[field] if field in data else to_json(data, use.desk.target)


def run_connector(use: ToolUse, parameters: Parameters) -> Json:
    """``ConnectorTool``: the tensors that the action ``execute`` (or ``connector_action``) gives."""
    desk = use.desk
    given = input_of(use, parameters)
    id = use.settings["connector_id"]
    source = find_connector(desk, id).source
    try:
        desk.policy.connector(use.user, "execute", id, source, desk.cluster)
    except ServerError as error:
        raise NeverAnswers(error.message) from error  # Upstream: ConnectorTool drops the refusal
    connector = read_connector(desk, source)
    name = given.get("connector_action", "execute")
    found = connector.find_action(name.upper())
    if found is None:
        raise illegal_argument(f"no {name} action found")
    as_predict = replace(connector, actions=[replace(found, action_type="PREDICT")])
    body: Json = {"parameters": {**given}}
    answer = run_unregistered(desk, use.request_id, Model(connector=as_predict), Call("_predict", json.dumps(body)))
    shown: Json = json.loads(answer.text)
    if answer.status != 200:
        raise answer.error or predict_error(shown, answer.status)
    return {TENSORS: [*tensors_of(shown)]}


def run_agent(use: ToolUse, parameters: Parameters) -> Json:
    """``AgentTool``: what another agent answers."""
    from blueprintc.server.agents.execute import execute

    if use.depth >= _DEEPEST:
        raise UnsupportedError(f"more than {_DEEPEST} agents call each other")
    given = input_of(use, parameters)
    return {TENSORS: [*execute(use, use.settings["agent_id"], given)]}
