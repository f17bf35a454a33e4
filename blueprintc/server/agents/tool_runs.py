"""The tools of an agent: made from its document, with the parameters that each is given.

Upstream: AgentUtils.getMlToolSpecs, createTools, constructToolParams, ToolUtils.buildToolParameters.
"""

from collections.abc import Mapping

from blueprintc.data import Target
from blueprintc.emulator.escaping import is_json_value
from blueprintc.emulator.substitution import substitute
from blueprintc.errors import UnsupportedError
from blueprintc.jsontext import Json
from blueprintc.server.agents.documents import ToolSpec, tool_specs
from blueprintc.server.agents.model_tools import TENSORS
from blueprintc.server.agents.texts import Parameters, read_list, read_map, texts_of, to_json
from blueprintc.server.agents.tools import Tool
from blueprintc.server.state.store import Source

Tensor = dict[str, Json]


def selected_tools(source: Source, parameters: Mapping[str, str], target: Target) -> list[ToolSpec]:
    """The tools of an agent, or those of them that ``selected_tools`` names, in its order."""
    stored = source.get("parameters")
    if isinstance(stored, dict) and "mcp_connectors" in stored:
        raise UnsupportedError("agents with MCP connectors are not emulated")
    specs = tool_specs(source)
    names = parameters.get("selected_tools")
    if not names:
        return specs
    by_name = {spec.name: spec for spec in specs}
    return [by_name[str(name)] for name in read_list(names, target) or [] if str(name) in by_name]


def tool_parameters(parameters: Mapping[str, str], spec: ToolSpec) -> Parameters:
    """What a tool is given: its own settings under those of the request; ``name.x`` is ``x`` for it alone."""
    found = {**spec.parameters, **parameters}
    for key, value in parameters.items():
        if key.startswith(f"{spec.name}.") and key != f"{spec.name}.description":
            found[key.replace(f"{spec.name}.", "")] = value
            found.pop(key, None)
        elif key.startswith(f"{spec.type}."):
            found.pop(key, None)
    return {**found, **spec.config}


def called_parameters(tool: Tool, given: str, target: Target) -> Parameters:
    """What a tool is given that an LLM calls with some input."""
    spec = tool.spec
    found = dict(spec.parameters)
    for key, value in spec.parameters.items():
        if key.startswith(f"{spec.name}."):
            found[key.replace(f"{spec.name}.", "")] = value
    found |= spec.config
    found["llm_generated_input"] = given
    if is_json_value(given, target):
        found |= texts_of(read_map(given, target), target)
    if "input" in spec.config:
        found["input"] = text = substitute(spec.config["input"], found)
        if is_json_value(text, target):
            found |= texts_of(read_map(text, target), target)
    elif "input" in found:
        found["input"] = substitute(found["input"], found)
    else:
        found["input"] = given
    return found


def tensors_in(output: Json) -> list[Tensor] | None:
    """The tensors that a tool puts out, or ``None`` where it puts out a value."""
    if isinstance(output, dict) and TENSORS in output:
        tensors = output[TENSORS]
        return [one for one in tensors if isinstance(one, dict)] if isinstance(tensors, list) else []
    return None


def output_text(output: Json, target: Target) -> str:
    """An output as the parameter of the next tool. Upstream: ToolUtils.parseResponse."""
    tensors = tensors_in(output)
    if tensors is None:
        return to_json(output, target)
    listed: list[Json] = [*tensors]
    return to_json({"inference_results": [{"output": listed}]}, target)


def output_words(output: Json, target: Target) -> str:
    """An output as a talking agent tells it. Upstream: AgentUtils.outputToOutputString."""
    tensors = tensors_in(output)
    if tensors is None:
        return to_json(output, target)
    first = tensors[0] if tensors else {}
    return to_json(first["dataAsMap"] if "dataAsMap" in first else first.get("result"), target)
