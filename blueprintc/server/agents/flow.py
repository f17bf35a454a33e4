"""Agents that run their tools one after the other. Upstream: MLFlowAgentRunner, MLConversationalFlowAgentRunner."""

from blueprintc.emulator.errors import illegal_argument
from blueprintc.emulator.escaping import escape_json, is_json_value
from blueprintc.errors import UnsupportedError
from blueprintc.jsontext import Json
from blueprintc.server.agents.texts import OUTPUT_FILTER, filter_output, to_json
from blueprintc.server.agents.tool_runs import Tensor, output_text, selected_tools, tensors_in, tool_parameters
from blueprintc.server.agents.tools import Tool
from blueprintc.server.agents.turn import Turn

_JSON_STAYS = ("3.3", "3.4", "3.5", "3.6")
_HISTORY = "Below is Chat History between Human and AI which sorted by time with asc order:\n"


def run_flow(turn: Turn) -> list[Tensor]:
    """A flow agent. Raises ``JavaError``."""
    specs = selected_tools(turn.agent, turn.parameters, turn.desk.target)
    if len(specs) == 1:
        given = tool_parameters(turn.parameters, specs[0])
        output = Tool(specs[0], given, turn.desk.target).run(turn.use, given)
        return _tensors(output, turn)
    shown = _run_all(turn, talks=False)
    turn.answer(additional_info=turn.info)
    return shown


def _tensors(output: Json, turn: Turn) -> list[Tensor]:
    tensors = tensors_in(output)
    return [{"name": "response", "result": to_json(output, turn.desk.target)}] if tensors is None else tensors


def run_conversational_flow(turn: Turn) -> list[Tensor]:
    """A flow agent that remembers, where it has an ``app_type`` and a memory. Raises ``JavaError``."""
    remembers = "app_type" in turn.agent and turn.memory_id is not None
    if not remembers:
        shown = _run_all(turn, talks=False)
        turn.answer(additional_info=turn.info)
        return shown
    history = turn.history()
    if history:
        told = "".join(f"Human:{question}\nAssistant:{answer}\n" for question, answer in history)
        turn.parameters["chat_history"] = _HISTORY + told
    head: list[Tensor] = [
        {"name": "memory_id", "result": turn.memory_id},
        {"name": "parent_interaction_id", "result": turn.message_id},
    ]
    return head + _run_all(turn, talks=True)


def _run_all(turn: Turn, *, talks: bool) -> list[Tensor]:
    """Run each tool with what the ones before have put out; the tensors that show."""
    target = turn.desk.target
    specs = selected_tools(turn.agent, turn.parameters, target)
    if not specs:
        raise illegal_argument("no tool configured")
    shown: list[Tensor] = []
    last = ""
    for spec in specs:
        given = tool_parameters(turn.parameters, spec)
        output = Tool(spec, given, target).run(turn.use, given)
        last = output_text(filter_output(given, output, target), target)
        # Upstream: StringUtils.prepareJsonValue, until 3.7.0
        keeps = target.name.startswith(_JSON_STAYS) and is_json_value(last, target)
        turn.parameters[f"{spec.name}.output"] = last if keeps else escape_json(last)
        if spec.shown or spec is specs[-1]:
            tensors = tensors_in(output)
            if OUTPUT_FILTER in given:
                shown.append({"name": f"{spec.name}.output", "result": last})
            elif tensors is not None:
                shown += tensors
            elif given.get("return_data_as_map", "").lower() == "true":
                raise UnsupportedError("return_data_as_map of tools is not emulated")
            else:
                shown.append({"name": spec.name, "result": to_json(output, target)})
            if not talks:
                turn.info[f"{spec.name}.output"] = last
        if talks:
            turn.trace(turn.parameters.get("question", "null"), last, spec.name)
    if talks:
        turn.answer(response=last, additional_info=turn.info)
    return shown
