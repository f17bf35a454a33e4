"""``for_each``: runs nested processors on every element that a path finds."""

from blueprintc.emulator.processors.chain_steps import nested, run
from blueprintc.emulator.processors.document import Document
from blueprintc.emulator.processors.processor import ArrayList, BuildChain, Config, Process, Tools, required_text
from blueprintc.jsontext import Json
from blueprintc.jvm.errors import JavaError


def build(config: Config, tools: Tools, chain: BuildChain) -> Process:
    """Upstream: MLForEachProcessor: the whole result list is set at the path without its last ``[*]``."""
    path = required_text(config, "path", "for_each")
    steps = nested(config, "for_each", chain)
    set_path = path.removesuffix("[*]")

    def element(value: Json) -> Json:
        try:
            return run(steps, value)
        except JavaError:
            return value

    def process(value: Json) -> Json:
        try:
            document = Document(tools.text_of(value))
            found = document.read(path)
            if not isinstance(found, list) or not found:
                return value
            document.set(set_path, ArrayList(element(item) for item in found))
            return document.json
        except JavaError:
            return value

    return process
