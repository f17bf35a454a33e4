"""Running a list of processors, and the nested lists of ``for_each`` and ``process_and_set``."""

from blueprintc.emulator.errors import null_pointer
from blueprintc.emulator.processors.processor import BuildChain, Config, InvalidConfig, Process
from blueprintc.jsontext import Json

# Upstream: the name of the loop variable in ProcessorChain
_NULL_PROCESSOR = (
    'Cannot invoke "org.opensearch.ml.engine.processor.MLProcessor.process(Object)" because "processor" is null'
)


def run(steps: list[Process | None], value: Json) -> Json:
    """Apply processors in order; one with an invalid configuration is a NullPointerException here."""
    for step in steps:
        if step is None:
            raise null_pointer(_NULL_PROCESSOR)
        value = step(value)
    return value


def nested(config: Config, processor: str, chain: BuildChain) -> list[Process | None]:
    """The required option ``processors``."""
    if "processors" not in config:
        raise InvalidConfig(f"'processors' is required for {processor} processor")
    steps = chain(config["processors"])
    if not steps:
        raise InvalidConfig(f"'processors' list cannot be empty for {processor} processor")
    return steps
