"""``read_output``: whether an LLM wants a tool or has the final answer. Upstream: AgentUtils.parseLLMOutput."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from blueprintc.data import Target
from blueprintc.emulator.errors import ServerError
from blueprintc.emulator.escaping import is_json_value
from blueprintc.emulator.from_json import from_json
from blueprintc.errors import UnsupportedError
from blueprintc.jsonpath import PathNotFoundError, read
from blueprintc.jsontext import Json
from blueprintc.server.agents import protocols
from blueprintc.server.agents.protocols import Protocol
from blueprintc.server.agents.texts import Parameters, extract_answer, read_answer, read_list, to_json

_EXCLUDED = "llm_response_exclude_path"
_POST_FILTER = "llm_final_response_post_filter"


@dataclass(frozen=True, slots=True)
class Output:
    """What an LLM has said. ``said``: its words or its whole answer; ``final``: the answer, or ``None`` for a tool."""

    said: str | None
    final: str | None
    thought: str = "null"
    action: str = "null"
    input: str = "null"
    call_id: str = "null"


def read_output(
    data: dict[str, Json],
    parameters: Parameters,
    tools: Iterable[str],
    protocol: Protocol | None,
    interactions: list[str],
    target: Target,
) -> Output:
    """Read ``dataAsMap`` of an LLM; ``interactions`` gets the message with which it calls a tool."""
    if _EXCLUDED in parameters:
        raise UnsupportedError(f"{_EXCLUDED} of agents is not emulated")
    found: Parameters
    if set(data) == {"response"}:
        found = _words(to_json(data["response"], target), parameters, target)
    elif protocols.CALLS_PATH in parameters:
        found = _protocol(data, parameters, protocol, interactions, target)
    else:
        names = ("thought", "action", "action_input", "final_answer")
        found = {name: to_json(data[name], target) for name in names if name in data}
        found["said"] = to_json(data, target)
    action = found.get("action")
    if action is not None:
        matched = next((tool for tool in tools if tool.lower() in action.lower()), None)
        found.pop("action")
        if matched is not None:
            found["action"] = matched
    if "action" not in found and "final_answer" not in found:
        found["final_answer"] = found["said"]
    return Output(
        found.get("said"),
        found.get("final_answer"),
        found.get("thought", "null"),
        found.get("action", "null"),
        found.get("action_input", "null"),
        found.get("tool_call_id", "null"),
    )


def _words(text: str, parameters: Parameters, target: Target) -> Parameters:
    """The parts of an answer in words."""
    listed = read_list(parameters.get("llm_response_pattern", ""), target) or []
    patterns: Sequence[str] = [str(pattern) for pattern in listed]
    try:
        said = extract_answer(text, patterns, target)
    except ServerError:
        said = text
    return {"said": said, **read_answer(said, target)}


def _protocol(
    data: dict[str, Json],
    parameters: Parameters,
    protocol: Protocol | None,
    interactions: list[str],
    target: Target,
) -> Parameters:
    """The parts of an answer of an LLM that has a protocol for tools."""
    if protocol is None:
        raise UnsupportedError("tool_calls_path without _llm_interface is not emulated")
    found = {"said": to_json(data, target)}
    calls_tool = False
    try:
        response = read(data, parameters[protocols.FILTER])
    except PathNotFoundError:
        response = read(data, parameters[protocols.CALLS_PATH])
        calls_tool = True
    finish = read(data, parameters[protocols.FINISH_PATH])
    if not calls_tool and parameters[protocols.FINISH_TOOLS].lower() != str(finish).lower():
        return {**found, "final_answer": _final(response, parameters, target)}
    try:
        calls = protocol.calls(data, target)
        message = read(protocol.first_call_only(data, target), parameters[protocols.MESSAGE_PATH])
    except PathNotFoundError:
        return {**found, "final_answer": _final(response, parameters, target)}
    interactions.append(to_json(message, target))
    first = calls[0] if calls else protocols.ToolCall("", "", "")
    return {**found, "thought": "", "action": first.name, "action_input": first.input, "tool_call_id": first.id}


def _final(response: Json, parameters: Parameters, target: Target) -> str:
    if response is None:
        raise ServerError(
            "java.lang.NullPointerException",
            'Cannot invoke "Object.toString()" because "response" is null',
        )
    text = to_json(response, target)
    if not is_json_value(text, target):
        return text
    inner: Json = from_json(text, "response", target)
    path = parameters.get(_POST_FILTER)
    return to_json(inner if path is None else read(inner, path), target)
