"""``remove_jsonpath``: deletes what the given paths find."""

from contextlib import suppress

from blueprintc.emulator.processors.document import Document
from blueprintc.emulator.processors.processor import BuildChain, Config, InvalidConfig, Process, Tools
from blueprintc.jsontext import Json
from blueprintc.jvm.errors import JavaError


def build(config: Config, tools: Tools, chain: BuildChain) -> Process:
    """Upstream: MLRemoveJsonPathProcessor. A path that finds nothing is skipped."""
    paths = _paths(config)

    def process(value: Json) -> Json:
        try:
            document = Document(tools.text_of(value))
        except JavaError:
            return value
        for path in paths:
            with suppress(JavaError):
                document.delete(path)
        return document.json

    return process


def _paths(config: Config) -> list[str]:
    if "paths" not in config:
        raise InvalidConfig("'paths' is required for remove_jsonpath processor")
    option = config["paths"]
    if option is None:
        raise InvalidConfig("'paths' cannot be null for remove_jsonpath processor")
    if not isinstance(option, list):
        raise InvalidConfig("'paths' must be a list for remove_jsonpath processor")
    if not option:
        raise InvalidConfig("'paths' cannot be empty for remove_jsonpath processor")
    paths = [path for path in option if isinstance(path, str) and path.strip()]
    if len(paths) < len(option):
        raise InvalidConfig("Each path in 'paths' must be a non-empty string")
    return paths
