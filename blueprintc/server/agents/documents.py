"""``read_agent``: the documents of agents, from the bodies of requests. Upstream: MLAgent, MLAgentUpdateInput."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from blueprintc.data import Target
from blueprintc.emulator.errors import illegal_argument
from blueprintc.emulator.rest_body import body_parser
from blueprintc.errors import UnsupportedError
from blueprintc.jsontext import Json
from blueprintc.jsontext.jackson import END_ARRAY, START_ARRAY, START_OBJECT
from blueprintc.jsontext.xcontent import XContentParser
from blueprintc.server.agents.texts import Parameters, texts_of
from blueprintc.server.rest.bodies import members
from blueprintc.server.state.store import Source

FLOW = "FLOW"
CONVERSATIONAL = "CONVERSATIONAL"
CONVERSATIONAL_FLOW = "CONVERSATIONAL_FLOW"
_TYPES = (FLOW, CONVERSATIONAL, CONVERSATIONAL_FLOW, "PLAN_EXECUTE_AND_REFLECT")
_LONGEST_NAME = 128
_NOT_EMULATED = ("model", "context_management", "context_management_name")


@dataclass(frozen=True, slots=True)
class ToolSpec:
    """A tool as an agent sets it up."""

    type: str
    name: str
    description: str | None = None
    parameters: Parameters = field(default_factory=dict)
    attributes: Parameters = field(default_factory=dict)
    config: Parameters = field(default_factory=dict)
    shown: bool = False


def tool_specs(source: Mapping[str, Json]) -> list[ToolSpec]:
    """The tools of an agent's document."""
    tools = source.get("tools")
    found = []
    for tool in tools if isinstance(tools, list) else []:
        if isinstance(tool, dict):
            kind = str(tool["type"])
            description = tool.get("description")
            found.append(
                ToolSpec(
                    kind,
                    str(tool.get("name") or kind),
                    None if description is None else str(description),
                    _texts(tool.get("parameters")),
                    _texts(tool.get("attributes")),
                    _texts(tool.get("config")),
                    tool.get("include_output_in_agent_response") is True,
                )
            )
    return found


def _texts(value: Json) -> Parameters:
    return {name: str(item) for name, item in value.items()} if isinstance(value, dict) else {}


def read_agent(body: str, target: Target) -> Source:
    """The document of a new agent, without its times. Raises ``JavaError``."""
    found = _read(body, target)
    name, kind = found.get("name"), found.get("type")
    if name is None:
        raise illegal_argument("Agent name can't be null")
    _check_name(str(name))
    if kind is None:
        raise illegal_argument("Agent type can't be null")
    if str(kind).upper() not in _TYPES:
        raise illegal_argument(f"{kind} is not a valid Agent Type")
    if str(kind).upper() == CONVERSATIONAL and "llm" not in found:
        raise illegal_argument("We need model information for the conversational agent type")
    _check_tools(found)
    return found


def read_change(body: str, target: Target) -> Source:
    """The changes to an agent. Raises ``JavaError``."""
    found = _read(body, target, changes=True)
    if "name" in found:
        _check_name(str(found["name"]))
    memory = found.get("memory")
    kind = memory.get("type") if isinstance(memory, dict) else None
    if kind is not None and kind != "conversation_index":
        raise illegal_argument(f"Invalid memory type: {kind}")
    _check_tools(found)
    return found


def _check_name(name: str) -> None:
    if not name.strip() or len(name) > _LONGEST_NAME:
        raise illegal_argument(f"Agent name cannot be empty or exceed max length of {_LONGEST_NAME} characters")


def _check_tools(source: Source) -> None:
    names: set[str] = set()
    for spec in tool_specs(source):
        if spec.name in names:
            raise illegal_argument(f"Duplicate tool defined: {spec.name}")
        names.add(spec.name)


def _read(body: str, target: Target, *, changes: bool = False) -> Source:
    parser = body_parser(body, target)
    parser.next_token()
    parser.expect(START_OBJECT)
    found: Source = {}
    for name in members(parser):
        match name:
            case "name" | "type" | "description" | "app_type":
                found[name] = parser.text()
            case "llm":
                found[name] = _llm(parser, target, changes=changes)
            case "tools":
                found[name] = _tools(parser, target)
            case "parameters":
                found[name] = {**texts_of(parser.map(), target)}
            case "memory":
                found[name] = _memory(parser, changes=changes)
            case _ if name in _NOT_EMULATED:
                raise UnsupportedError(f"an agent with {name} is not emulated")
            case _:
                parser.skip_children()
    return found


def _llm(parser: XContentParser, target: Target, *, changes: bool) -> Json:
    found: Source = {}
    for name in members(parser):
        if name == "model_id":
            found[name] = parser.text()
        elif name == "parameters":
            found[name] = {**texts_of(parser.map(), target)}
        else:
            parser.skip_children()
    if "model_id" not in found and not changes:
        raise illegal_argument("model id is null")
    return found


def _memory(parser: XContentParser, *, changes: bool) -> Json:
    found: Source = {}
    for name in members(parser):
        if name in ("type", "session_id"):
            found[name] = parser.text()
        elif name == "window_size":
            found[name] = parser.integer()
        else:
            parser.skip_children()
    if "type" not in found and not changes:
        raise illegal_argument("agent name is null")
    return found


def _tools(parser: XContentParser, target: Target) -> Json:
    parser.expect(START_ARRAY)
    found: list[Json] = []
    while parser.next_token() is not END_ARRAY:
        found.append(_tool(parser, target))
    return found


_ORDER = ("type", "name", "description", "attributes", "parameters", "include_output_in_agent_response", "config")


def _tool(parser: XContentParser, target: Target) -> Json:
    parser.expect(START_OBJECT)
    given: Source = {"include_output_in_agent_response": False}
    read: dict[str, Callable[[], Json]] = {
        **dict.fromkeys(("type", "name", "description"), parser.text),
        **dict.fromkeys(("parameters", "attributes", "config"), lambda: {**texts_of(parser.map(), target)}),
        "include_output_in_agent_response": parser.boolean,
    }
    for name in members(parser):
        if name in read:
            given[name] = read[name]()
        else:
            parser.skip_children()
    if "type" not in given:
        raise illegal_argument("tool type is null")
    return {name: given[name] for name in _ORDER if name in given and given[name] not in ("", {})}
