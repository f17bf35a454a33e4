"""``extract_json``: the first JSON object or array inside a text."""

from blueprintc.emulator.processors.processor import (
    ArrayList,
    BuildChain,
    Config,
    InvalidConfig,
    Process,
    Tools,
    text_option,
)
from blueprintc.jsontext import Json
from blueprintc.jsontext.jackson import JacksonReader
from blueprintc.jsontext.jackson_errors import Dialect
from blueprintc.jsontext.jackson_tree import read_value
from blueprintc.jvm.errors import JavaError

_TYPES = ("auto", "object", "array")


def build(config: Config, tools: Tools, chain: BuildChain) -> Process:
    """Upstream: MLExtractJsonProcessor. It never looks for a later start when the first one fails."""
    option = text_option(config, "extract_type", "auto")
    kind = (option or "").lower()
    if kind not in _TYPES:
        raise InvalidConfig(f"'extract_type' must be 'auto', 'object', or 'array', got: {option}")
    default = config.get("default")

    def process(value: Json) -> Json:
        if not isinstance(value, str):
            return value
        found = _extract(value, kind, tools.generation)
        if found is not None:
            return found
        return value if default is None else default

    return process


def _extract(text: str, kind: str, generation: int) -> Json:
    starts = [text.find(char) for char in {"object": "{", "array": "["}.get(kind, "{[")]
    start = min((index for index in starts if index >= 0), default=-1)
    if start < 0:
        return None
    reader = JacksonReader(text[start:], Dialect(generation))
    try:
        reader.next_token()
        found = read_value(reader)
    except JavaError:
        return None
    return _as_java(found) if isinstance(found, dict | list) else None


def _as_java(value: dict[str, Json] | list[Json]) -> Json:
    """The same value with Jackson's own lists, without recursion."""
    root: list[Json] = [value]
    stack: list[dict[str, Json] | list[Json]] = [root]
    while stack:
        container = stack.pop()
        members = list(container.items()) if isinstance(container, dict) else list(enumerate(container))
        for place, item in members:
            held = ArrayList(item) if isinstance(item, list) else item
            container[place] = held  # type: ignore[index]
            if isinstance(held, dict | list):
                stack.append(held)
    return root[0]
