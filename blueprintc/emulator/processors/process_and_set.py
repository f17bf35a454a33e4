"""``process_and_set``: runs nested processors on the whole value and sets their result at a path."""

from blueprintc.emulator.processors.chain_steps import nested, run
from blueprintc.emulator.processors.document import Document, set_or_create
from blueprintc.emulator.processors.processor import BuildChain, Config, Process, Tools, required_text
from blueprintc.jsontext import Json
from blueprintc.jvm.errors import JavaError


def build(config: Config, tools: Tools, chain: BuildChain) -> Process:
    """Upstream: MLProcessAndSetProcessor. Any failure leaves the value as it is."""
    path = required_text(config, "path", "process_and_set")
    steps = nested(config, "process_and_set", chain)

    def process(value: Json) -> Json:
        try:
            document = Document(tools.text_of(value))
            new = run(steps, value)
            return document.json if set_or_create(document, path, new) else value
        except JavaError:
            return value

    return process
