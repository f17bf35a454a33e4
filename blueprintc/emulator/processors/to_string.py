"""``to_string``: the value as text, on request JSON-escaped."""

from blueprintc.emulator.escaping import escape_json
from blueprintc.emulator.processors.processor import BuildChain, Config, Process, Tools
from blueprintc.jsontext import Json


def build(config: Config, tools: Tools, chain: BuildChain) -> Process:
    """Upstream: MLToStringProcessor. ``escape_json`` counts only as the JSON literal true."""
    escape = config.get("escape_json", False) is True

    def process(value: Json) -> Json:
        text = tools.text_of(value)
        return escape_json(text) if escape else text

    return process
