"""Ingest pipelines: made of processors, run on documents. Upstream: Pipeline, CompoundProcessor, IngestService."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from blueprintc.emulator.errors import illegal_argument
from blueprintc.errors import UnsupportedError
from blueprintc.jsontext import Json
from blueprintc.jvm.errors import JavaError
from blueprintc.server.ingest.config import Config, parse_exception
from blueprintc.server.ingest.document import Ingested
from blueprintc.server.state.store import Source

if TYPE_CHECKING:
    from blueprintc.server.desk import Desk

KIND = "ingest_pipeline"
_DEEPEST = 20

Run = Callable[[Ingested, str], bool]
"""What a processor does to a document; the text is the request's id. ``False``: the document is dropped."""


@dataclass(frozen=True, slots=True)
class Processor:
    """One processor of a pipeline."""

    kind: str
    tag: str | None
    run: Run
    ignore_failure: bool = False
    on_failure: tuple["Processor", ...] = ()


def run_pipeline(desk: "Desk", name: str, document: Ingested, request_id: str) -> bool:
    """Run a pipeline by its name on a document; whether it is kept. Raises ``JavaError``."""
    body = desk.store.named(KIND).get(name)
    if not isinstance(body, dict):
        raise illegal_argument(f"pipeline with id [{name}] does not exist")
    return run_body(desk, body, document, request_id)


def run_body(desk: "Desk", body: Source, document: Ingested, request_id: str) -> bool:
    """Run a pipeline that may not be kept under a name."""
    if not document.timestamp:
        document.timestamp = desk.now().strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    processors, on_failure = read_pipeline(desk, body)
    try:
        return _run_all(processors, document, request_id)
    except JavaError as error:
        if not on_failure:
            raise
        document.metadata["on_failure_message"] = error.message
        return _run_all(on_failure, document, request_id)


def run_processor(processor: Processor, document: Ingested, request_id: str) -> bool:
    """Run one processor, with what it does when it fails; whether the document is kept. Raises ``JavaError``."""
    return _run_all([processor], document, request_id)


def _run_all(processors: Sequence[Processor], document: Ingested, request_id: str) -> bool:
    for processor in processors:
        try:
            if not processor.run(document, request_id):
                return False
        except JavaError as error:
            if processor.on_failure:
                document.metadata.update(
                    on_failure_message=error.message,
                    on_failure_processor_type=processor.kind,
                    on_failure_processor_tag=processor.tag,
                )
                if not _run_all(processor.on_failure, document, request_id):
                    return False
            elif not processor.ignore_failure:
                raise
    return True


def read_pipeline(desk: "Desk", body: Source, depth: int = 0) -> tuple[list[Processor], list[Processor]]:
    """The processors of a pipeline, and those that run when one fails. Raises ``ServerError`` (400)."""
    given = body.get("processors")
    if given is None:
        raise parse_exception("[processors] required property is missing", property_name="processors")
    unknown = sorted(set(body) - {"processors", "on_failure", "description", "version", "_meta"})
    if unknown:
        raise parse_exception(
            "pipeline doesn't support one or more provided configuration parameters [" + ", ".join(unknown) + "]"
        )
    failure = body.get("on_failure")
    if failure == []:
        raise parse_exception("pipeline cannot have an empty on_failure option defined")
    return _processors(desk, given, depth), _processors(desk, failure or [], depth)


def _processors(desk: "Desk", given: Json, depth: int) -> list[Processor]:
    if depth > _DEEPEST:
        raise illegal_argument("processors are nested too deeply")
    found: list[Processor] = []
    for one in given if isinstance(given, list) else []:
        for kind, options in (one if isinstance(one, dict) else {}).items():
            found.append(read_processor(desk, kind, options if isinstance(options, dict) else {}, depth))
    return found


def read_processor(desk: "Desk", kind: str, options: Source, depth: int = 0) -> Processor:
    """One processor. Raises ``ServerError`` (400), and ``UnsupportedError`` for one that is not emulated."""
    from blueprintc.server.ingest.registry import FACTORIES, KNOWN

    factory = FACTORIES.get(kind)
    if factory is None:
        if kind in KNOWN:
            raise UnsupportedError(f"the ingest processor {kind}")
        raise parse_exception(f"No processor type exists with name [{kind}]", processor_type=kind)
    config = Config(kind, options)
    if config.take("if") is not None:
        raise UnsupportedError("a condition (if) of an ingest processor")
    failure = config.take("on_failure")
    # Upstream: the ml_inference processor reads ignore_failure itself, before anybody else does
    ignore = options.get("ignore_failure")
    if kind != "ml_inference":
        config.take("ignore_failure")
    run = factory(desk, config)
    config.finish()
    if failure == []:
        raise config.problem("on_failure", "processors list cannot be empty")
    after_failure = tuple(_processors(desk, failure or [], depth + 1))
    return Processor(kind, config.tag, run, ignore in (True, "true"), after_failure)
