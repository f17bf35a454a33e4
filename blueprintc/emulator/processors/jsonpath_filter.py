"""``jsonpath_filter``: what a path finds in the value."""

from blueprintc.emulator.processors.document import Document
from blueprintc.emulator.processors.processor import BuildChain, Config, Process, Tools, required_text
from blueprintc.jsontext import Json
from blueprintc.jvm.errors import JavaError


def build(config: Config, tools: Tools, chain: BuildChain) -> Process:
    """Upstream: MLJsonPathFilterProcessor. Any failure gives ``default``, or the value itself."""
    path = required_text(config, "path", "jsonpath_filter")
    default = config.get("default")

    def process(value: Json) -> Json:
        try:
            return Document(tools.text_of(value)).read(path)
        except JavaError:
            return value if default is None else default

    return process
