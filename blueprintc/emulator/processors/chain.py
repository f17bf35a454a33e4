"""``ProcessorChain``: the processors of ``input_processors`` and ``output_processors``, made and run."""

from collections.abc import Callable, Mapping

from blueprintc.data import Target
from blueprintc.emulator.errors import illegal_argument, null_pointer
from blueprintc.emulator.java_values import class_cast, class_of
from blueprintc.emulator.processors import (
    conditional,
    extract_json,
    for_each,
    jsonpath_filter,
    process_and_set,
    regex_capture,
    regex_replace,
    remove_jsonpath,
    set_field,
    to_string,
)
from blueprintc.emulator.processors.chain_steps import run
from blueprintc.emulator.processors.config import read_configs
from blueprintc.emulator.processors.processor import BuildChain, Config, Process, Tools, text_option
from blueprintc.errors import UnsupportedError
from blueprintc.jsontext import Json
from blueprintc.jvm.errors import JavaError

_TYPES: Mapping[str, Callable[[Config, Tools, BuildChain], Process]] = {
    "conditional": conditional.build,
    "extract_json": extract_json.build,
    "for_each": for_each.build,
    "jsonpath_filter": jsonpath_filter.build,
    "process_and_set": process_and_set.build,
    "regex_capture": regex_capture.build,
    "regex_replace": regex_replace.build,
    "remove_jsonpath": remove_jsonpath.build,
    "set_field": set_field.build,
    "to_string": to_string.build,
}

PROCESSOR_TYPES = tuple(_TYPES)


class ProcessorChain:
    """A chain, made once from its configuration and applied to any number of values."""

    __slots__ = ("_steps",)

    def __init__(self, steps: list[Process | None]) -> None:
        self._steps = steps

    @staticmethod
    def parse(text: str | None, target: Target) -> "ProcessorChain | None":
        """The chain of a parameter's text; ``None`` where there is none, or nothing that can be read.

        Upstream: ProcessorChain.extractProcessorConfigs, createProcessingChain. Raises ``ServerError`` for an unknown
        type; any other mistake shows when the chain runs.
        """
        configs = read_configs(text)
        return ProcessorChain(_build_all([*configs], Tools(target))) if configs else None

    @staticmethod
    def refusals(config: Config, target: Target) -> list[str]:
        """Why the processor of a configuration, or one inside it, cannot be made; empty where all can."""
        refused: list[str] = []
        try:
            _build({**config}, Tools(target), refused)
        except JavaError as error:
            refused.append(error.message or error.java_class)
        return refused

    def process(self, value: Json) -> Json:
        """Apply the processors in order. Raises ``JavaError``."""
        try:
            return run(self._steps, value)
        except RecursionError:
            raise UnsupportedError("a value that is nested too deeply for the processors") from None


def _build_all(configs: list[Json], tools: Tools, refused: list[str] | None = None) -> list[Process | None]:
    return [_build(config, tools, refused) for config in configs]


def _build(config: Json, tools: Tools, refused: list[str] | None = None) -> Process | None:
    if config is None:
        raise null_pointer('Cannot invoke "java.util.Map.get(Object)" because "config" is null')
    if not isinstance(config, dict):
        raise class_cast(class_of(config, list_class="java.util.ArrayList"), "java.util.Map")
    name = text_option(config, "type")
    if name is None:
        raise illegal_argument("Can't find class for type null")
    make = _TYPES.get(name.lower())
    if make is None:
        raise illegal_argument(f"Invalid ML processor type: {name}")
    try:
        return make(config, tools, lambda option: _nested(option, tools, refused))
    except JavaError as error:
        # Upstream: MLEngineClassLoader.initInstance logs what a constructor throws and returns null
        if refused is not None:
            refused.append(error.message or error.java_class)
        return None


def _nested(option: Json, tools: Tools, refused: list[str] | None) -> list[Process | None]:
    """Upstream: ProcessorChain.parseProcessorConfigs: an object is a list of one, anything else is no processor."""
    if isinstance(option, dict):
        return _build_all([option], tools, refused)
    return _build_all(option, tools, refused) if isinstance(option, list) else []
