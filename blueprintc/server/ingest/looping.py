"""The ingest processor ``foreach``: runs another processor on each element of an array. Upstream: ForEachProcessor."""

from typing import TYPE_CHECKING

from blueprintc.emulator.errors import illegal_argument
from blueprintc.emulator.java_values import cast_list
from blueprintc.errors import UnsupportedError
from blueprintc.jsontext import Json
from blueprintc.server.ingest.config import Config
from blueprintc.server.ingest.document import Ingested
from blueprintc.server.ingest.pipeline import Run, read_processor, run_processor

if TYPE_CHECKING:
    from blueprintc.server.desk import Desk

_VALUE = "_value"
#: Processors that do not look at ``_ingest._value``, or not as others do.
_OTHERS = ("ml_inference", "text_embedding", "sparse_encoding", "text_image_embedding", "text_chunking")


def foreach(desk: "Desk", config: Config) -> Run:
    """The processor sees each element as ``_ingest._value``."""
    field = config.text("field")
    ignore_missing = config.flag("ignore_missing", False)
    given = config.required_map("processor")
    if len(given) != 1:
        raise config.problem("processor", "Must specify exactly one processor type")
    ((kind, options),) = given.items()
    if kind in _OTHERS:
        raise UnsupportedError(f"the ingest processor {kind} in a foreach")
    inner = read_processor(desk, kind, options if isinstance(options, dict) else {}, depth=1)

    def run(document: Ingested, request_id: str) -> bool:
        if ignore_missing and (not document.has(field) or document.get(field) is None):
            return True
        values = cast_list(document.get(field))
        if values is None:
            raise illegal_argument(f"field [{field}] is null, cannot loop over its elements.")
        made: list[Json] = []
        before = document.metadata.get(_VALUE)
        for value in values:
            document.metadata[_VALUE] = value
            try:
                if not run_processor(inner, document, request_id):
                    return False
            finally:
                made.append(document.metadata.pop(_VALUE))
        if before is not None:
            document.metadata[_VALUE] = before
        document.put(field, made)
        return True

    return run
