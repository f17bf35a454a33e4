"""Texts and JSON as agents handle them. Upstream: StringUtils, ToolUtils, AgentUtils."""

import re
from collections.abc import Mapping, Sequence

from blueprintc.data import Target
from blueprintc.emulator.connector_parser import parameter_map
from blueprintc.emulator.errors import ServerError, illegal_argument
from blueprintc.emulator.escaping import is_json_value, nesting_limit
from blueprintc.emulator.printing import print_gson_value
from blueprintc.jsonpath import read_text
from blueprintc.jsontext import Json
from blueprintc.jsontext.gson import parse_gson_doubles
from blueprintc.jvm.errors import JavaError

Parameters = dict[str, str]
OUTPUT_FILTER = "output_filter"

_ANSWER = re.compile(r'\{\s*("(thought|action|action_input|final_answer)"\s*:\s*".*?"\s*,?\s*)+\}')
_PARTS = {
    "thought": re.compile(r'"thought"\s*:\s*"(.*?)"\s*,\s*["final_answer"|"action"]', re.DOTALL),
    "action": re.compile(r'"action"\s*:\s*"(.*?)(?:"action_input"|$)', re.DOTALL),
    "action_input": re.compile(r'"action_input"\s*:\s*"((?:[^\"]|\")*)"', re.DOTALL),
    "final_answer": re.compile(r'"final_answer"\s*:\s*"(.*)"', re.DOTALL),
}


def to_json(value: Json, target: Target) -> str:
    """Upstream: StringUtils.toJson: a text as it is, all else as Gson prints it."""
    return value if isinstance(value, str) else print_gson_value(value, target)


def java_text(value: Json) -> str:
    """What ``toString`` of a map, a list or a value gives."""
    match value:
        case dict():
            return "{" + ", ".join(f"{name}={java_text(item)}" for name, item in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(java_text, value)) + "]"
        case bool():
            return "true" if value else "false"
        case None:
            return "null"
        case _:
            return str(value)


def read_map(text: str, target: Target) -> dict[str, Json]:
    """``gson.fromJson(text, Map.class)``. Raises ``JavaError``."""
    value = parse_gson_doubles(text, nesting_limit=nesting_limit(target))
    if isinstance(value, dict):
        return value
    kind = "BEGIN_ARRAY" if isinstance(value, list) else "STRING"
    raise ServerError(
        "com.google.gson.JsonSyntaxException",
        f"java.lang.IllegalStateException: Expected BEGIN_OBJECT but was {kind} at line 1 column 1 path $\n"
        "See https://github.com/google/gson/blob/main/Troubleshooting.md#unexpected-json-structure",
    )


def read_list(text: str, target: Target) -> list[Json] | None:
    """A JSON array, or ``None`` for any other text."""
    if not is_json_value(text, target):
        return None
    value = parse_gson_doubles(text, nesting_limit=nesting_limit(target))
    return value if isinstance(value, list) else None


def texts_of(value: Mapping[str, Json], target: Target) -> Parameters:
    """Upstream: StringUtils.getParameterMap."""
    return parameter_map(dict(value), target)


def filter_output(parameters: Mapping[str, str], output: Json, target: Target) -> Json:
    """Upstream: ToolUtils.filterToolOutput: what the path of ``output_filter`` finds, else the output as it is."""
    path = parameters.get(OUTPUT_FILTER)
    if path is None:
        return output
    try:
        return to_json(read_text(to_json(output, target), path), target)
    except JavaError:
        return output


def extract_answer(text: str, patterns: Sequence[str], target: Target) -> str:
    """Upstream: AgentUtils.extractModelResponseJson: the JSON in a model's words. Raises ``ServerError``."""
    if "```json" in text:
        text = text.split("```json", 1)[1]
        text = text.rpartition("```")[0] if "```" in text else text
    text = text.strip()
    if is_json_value(text, target):
        return text
    for pattern in [*(re.compile(one) for one in patterns), _ANSWER]:
        found = pattern.search(text)
        if found is not None:
            return found[0]
    raise illegal_argument("Model output is invalid")


def read_answer(text: str, target: Target) -> Parameters:
    """Upstream: AgentUtils.parseThoughtResponse: thought, action, action_input and final_answer of a text."""
    if is_json_value(text, target):
        return texts_of(read_map(text, target), target)
    found = {}
    for name, pattern in _PARTS.items():
        match = pattern.search(text)
        if match is not None:
            found[name] = match[1].replace('\\"', '"') if name == "action_input" else match[1]
    return found
