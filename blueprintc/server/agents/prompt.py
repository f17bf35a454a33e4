"""What an agent tells its LLM: the parameters of a predict call, and the prompt among them.

Upstream: MLChatAgentRunner.constructLLMParams, constructLLMPrompt, AgentUtils.
"""

from collections.abc import Mapping, Sequence

from blueprintc.data import Target
from blueprintc.emulator.escaping import escape_json
from blueprintc.emulator.java_maps import hash_map
from blueprintc.emulator.substitution import substitute
from blueprintc.errors import UnsupportedError
from blueprintc.jsontext import Json, print_gson
from blueprintc.server.agents import prompt_texts
from blueprintc.server.agents.protocols import BEFORE_3_5, TOOL_TEMPLATE
from blueprintc.server.agents.texts import Parameters, read_list, to_json
from blueprintc.server.agents.tools import Tool

_STOP = ["\nObservation:", "\n\tObservation:"]
_STOP_SEQUENCES = [
    "\n\nHuman:",
    "\nObservation:",
    "\n\tObservation:",
    "\nObservation",
    "\n\tObservation",
    "\n\nQuestion",
]
_SYSTEM_PROMPT = "You are a helpful assistant."


def llm_parameters(llm: Mapping[str, str], parameters: Mapping[str, str], target: Target) -> Parameters:
    """The parameters of an LLM with those of the agent and the request, and what stands in for missing ones."""
    found = {**llm, **parameters}
    if found.get("inject_datetime", "false").lower() == "true":
        raise UnsupportedError("inject_datetime of agents is not emulated")
    defaults: Parameters = {
        "stop": print_gson([*_STOP]),
        "stop_sequences": print_gson([*_STOP_SEQUENCES]),
        "prompt.prefix": prompt_texts.PREFIX,
        "prompt.suffix": prompt_texts.SUFFIX,
        "prompt.format_instruction": prompt_texts.FORMAT,
        "prompt.tool_response": prompt_texts.TOOL_RESPONSE,
    }
    # Upstream: MLChatAgentRunner.DEFAULT_SYSTEM_PROMPT, since 3.5.0
    if not target.name.startswith(BEFORE_3_5):
        defaults["system_prompt"] = _SYSTEM_PROMPT
    return {**defaults, **found}


def build_prompt(tools: Mapping[str, Tool], parameters: Parameters, target: Target) -> str:
    """The prompt, but for ``scratchpad``; ``parameters`` gets what goes out beside it."""
    prompt = substitute(parameters.get("prompt", prompt_texts.PROMPT), parameters)
    for values in (
        {name: parameters.get(name, "") for name in ("prompt.prefix", "prompt.suffix")},
        _tools(tools, parameters, target),
        {"opensearch_indices": _listed(parameters, "opensearch_indices", target)},
        {"examples": _listed(parameters, "examples", target)},
        {"chat_history": parameters.setdefault("chat_history", "")},
        {"context": parameters.setdefault("context", "")},
    ):
        prompt = substitute(prompt, values)
    return prompt


def _tools(tools: Mapping[str, Tool], parameters: Parameters, target: Target) -> Mapping[str, str]:
    """Upstream: AgentUtils.addToolsToPrompt: in the order of a ``HashMap``."""
    ordered = hash_map(dict(tools)).values()
    if TOOL_TEMPLATE not in parameters:
        return _described(list(ordered), parameters)
    template = parameters[TOOL_TEMPLATE]
    # Upstream: AgentUtils.addToolsToFunctionCalling, since 3.6.0
    escapes = not target.name.startswith((*BEFORE_3_5, "3.5"))
    parameters["_tools"] = ", ".join(
        substitute(
            template,
            {
                "name": escape_json(tool.name) if escapes else tool.name,
                "description": escape_json(tool.description) if escapes else tool.description,
                **{f"attributes.{name}": value for name, value in tool.attributes.items()},
            },
            prefix="${tool.",
        )
        for tool in ordered
    )
    parameters.setdefault("tool_descriptions", "")
    parameters.setdefault("tool_names", "")
    return {}


def _described(tools: Sequence[Tool], parameters: Parameters) -> Mapping[str, str]:
    before = parameters.get("agent.tools.tool.prefix", "<tool>\n")
    after = parameters.get("agent.tools.tool.suffix", "\n</tool>\n")
    head = "You have access to the following tools defined in <tools>: \n<tools>\n"
    return {
        "tool_descriptions": parameters.get(
            "tool_descriptions",
            parameters.get("agent.tools.prefix", head)
            + "".join(f"{before}{tool.name}: {tool.description}{after}" for tool in tools)
            + parameters.get("agent.tools.suffix", "</tools>\n"),
        ),
        # Upstream: only the last character of ", " is cut off
        "tool_names": parameters.get("tool_names", "".join(f"{tool.name}, " for tool in tools)[:-1]),
    }


#: For each list: what stands before and after it, before and after each item, and ahead of everything.
_LISTS = {
    "opensearch_indices": (
        "You have access to the following OpenSearch Index defined in <opensearch_indexes>: \n<opensearch_indexes>\n",
        "</opensearch_indexes>\n",
        "<index>\n",
        "\n</index>\n",
        "",
        "index",
    ),
    "examples": (
        "You should follow and learn from examples defined in <examples>: \n<examples>\n",
        "</examples>\n",
        "<example>\n",
        "\n</example>\n",
        "EXAMPLES\n--------\n",
        "example",
    ),
}


def _listed(parameters: Mapping[str, str], name: str, target: Target) -> str:
    if name not in parameters:
        return ""
    prefix, suffix, before, after, head, item = _LISTS[name]
    before = parameters.get(f"{name}.{item}.prefix", before)
    after = parameters.get(f"{name}.{item}.suffix", after)
    items: list[Json] = read_list(parameters[name], target) or []
    return (
        head
        + parameters.get(f"{name}.prefix", prefix)
        + "".join(f"{before}{to_json(one, target)}{after}" for one in items)
        + parameters.get(f"{name}.suffix", suffix)
    )
