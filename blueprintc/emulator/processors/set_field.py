"""``set_field``: sets a member to a fixed value or to what another path finds."""

from blueprintc.emulator.processors.document import Document, set_or_create
from blueprintc.emulator.processors.processor import (
    BuildChain,
    Config,
    InvalidConfig,
    Process,
    Tools,
    required_text,
    text_option,
)
from blueprintc.jsontext import Json
from blueprintc.jvm.errors import JavaError


def build(config: Config, tools: Tools, chain: BuildChain) -> Process:
    """Upstream: MLSetFieldProcessor. What cannot be set leaves the value as it is."""
    path = required_text(config, "path", "set_field")
    source = _source(config)
    has_default = "default" in config

    def process(value: Json) -> Json:
        try:
            document = Document(tools.text_of(value))
            if source is None:
                new = config.get("value")
            else:
                new = _read(document, source, config.get("default"))
                if new is None and not has_default:
                    return value
            return document.json if set_or_create(document, path, new) else value
        except JavaError:
            return value

    return process


def _read(document: Document, source: str, default: Json) -> Json:
    try:
        return document.read(source)
    except JavaError:
        return default


def _source(config: Config) -> str | None:
    has_source = "source_path" in config
    if not has_source and "value" not in config:
        raise InvalidConfig("Either 'value' or 'source_path' is required for set_field processor")
    if has_source and "value" in config:
        raise InvalidConfig("Cannot specify both 'value' and 'source_path' for set_field processor")
    if not has_source:
        if "default" in config:
            raise InvalidConfig("'default' can only be used with 'source_path' for set_field processor")
        return None
    source = text_option(config, "source_path")
    if source is None or not source.strip():
        raise InvalidConfig("'source_path' cannot be empty for set_field processor")
    return source
