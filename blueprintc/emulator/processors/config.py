"""Reading the configuration of a processor chain from a parameter's text."""

from blueprintc.jsontext import Json
from blueprintc.jsontext.gson import parse_gson_doubles
from blueprintc.jvm.errors import JavaError


def read_configs(text: str | None) -> list[dict[str, Json] | None]:
    """The configurations; nothing where the text is not a JSON array of objects.

    Upstream: ProcessorChain.extractProcessorConfigs logs what it cannot read and goes on without processors. Numbers
    are doubles.
    """
    if text is None:
        return []
    try:
        value = parse_gson_doubles(text)
    except JavaError:
        return []
    if not isinstance(value, list):
        return []
    configs: list[dict[str, Json] | None] = []
    for item in value:
        if item is not None and not isinstance(item, dict):
            return []
        configs.append(item)
    return configs
