"""Writing documents: through their pipeline, checked against the mappings, into an index that is made on the way.

Upstream: TransportBulkAction, DocumentMapper, DocWriteResponse.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from blueprintc.emulator.errors import ServerError, illegal_argument
from blueprintc.emulator.rest_body import body_parser
from blueprintc.jsontext import Json
from blueprintc.server.desk import Desk
from blueprintc.server.indices.creation import create_index
from blueprintc.server.indices.names import write_target
from blueprintc.server.ingest.document import Ingested
from blueprintc.server.ingest.pipeline import run_pipeline
from blueprintc.server.search.fields import NUMBERS, milliseconds_of, number_of
from blueprintc.server.search.tree import read_tree
from blueprintc.server.state.store import Index, Source, merged
from blueprintc.server.state.system_indices import is_system_index

_MAPPER = "org.opensearch.index.mapper.MapperParsingException"


@dataclass(frozen=True, slots=True)
class Write:
    """One write. ``create``: the document must not be there. ``pipeline``: ``None`` for the index's own."""

    index: str
    id: str | None
    create: bool = False
    pipeline: str | None = None
    refresh: bool = False
    request_id: str = ""


def read_source(desk: Desk, text: str) -> Source:
    """The source of a document. Raises ``JavaError`` where it is no object."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        parser = body_parser(text, desk.target)
        parser.next_token()
        value = read_tree(parser)
    if not isinstance(value, dict):
        raise ServerError(
            _MAPPER,
            "failed to parse",
            status=400,
            cause=ServerError(
                "org.opensearch.core.compress.NotXContentException",
                "Compressor detection can only be called on some xcontent bytes or compressed xcontent bytes",
            ),
        )
    return value


def index_document(desk: Desk, write: Write, source: Source) -> tuple[int, Source]:
    """Put a document: the status and the answer. Raises ``JavaError``."""
    name = write_target(desk, write.index)
    id = write.id
    known = desk.store.indices.get(name)
    settings: Mapping[str, Json] = {} if known is None else known.settings
    document = Ingested(name, id, dict(source))
    for pipeline in (write.pipeline or settings.get("default_pipeline"), settings.get("final_pipeline")):
        if isinstance(pipeline, str) and pipeline != "_none":
            # Upstream: pipelines run before the document meets the index; they may wait for a model
            if not run_pipeline(desk, pipeline, document, write.request_id):
                return 200, {**_written(desk, name, id or "", 0, 0, "noop", refresh=False)}
    name, id = document.index, document.id or desk.ids.document()
    with desk.store.lock:
        index = desk.store.indices.get(name) or create_index(desk, name, {})
        old = index.documents.get(id)
        if write.create and old is not None:
            raise _conflict(index, id, f"document already exists (current version [{old.version}])")
        check_document(index, id, document.source)
        made = desk.store.put(name, id, document.source)
    status, result = (201, "created") if old is None else (200, "updated")
    return status, _written(desk, name, id, made.version, made.seq, result, refresh=write.refresh)


def delete_document(desk: Desk, write: Write) -> tuple[int, Source]:
    """Remove a document: the status and the answer."""
    name = write_target(desk, write.index)
    id = write.id or ""
    with desk.store.lock:
        index = desk.store.indices.get(name) or create_index(desk, name, {})
        old = desk.store.delete(name, id)
        seq = index.next_seq - 1
    if old is None:
        return 404, _written(desk, name, id, 1, seq, "not_found", refresh=write.refresh)
    return 200, _written(desk, name, id, old.version + 1, seq, "deleted", refresh=write.refresh)


def update_document(desk: Desk, write: Write, body: Mapping[str, Json]) -> tuple[int, Source]:
    """Change a document in part: the status and the answer. Raises ``ServerError``; scripts are refused by name."""
    from blueprintc.errors import UnsupportedError

    name = write_target(desk, write.index)
    id = write.id or ""
    if "script" in body:
        raise UnsupportedError("a scripted update")
    change = body.get("doc")
    upsert = body.get("upsert")
    found = desk.store.get(name, id)
    if found is None:
        if isinstance(upsert, dict):
            return index_document(desk, write, upsert)
        if body.get("doc_as_upsert") is True and isinstance(change, dict):
            return index_document(desk, write, change)
        index = desk.store.indices.get(name)
        raise ServerError(
            "org.opensearch.index.engine.DocumentMissingException",
            f"[{id}]: document missing",
            status=404,
            details={"index": name, "shard": "0", "index_uuid": "_na_" if index is None else index.uuid},
        )
    if not isinstance(change, dict):
        raise _validation("script or doc is missing")
    after = merged(found.source, change)
    if after == found.source and body.get("detect_noop") is not False:
        return 200, {
            **_written(desk, name, id, found.version, found.seq, "noop", refresh=False),
            "_shards": {"total": 0, "successful": 0, "failed": 0},
        }
    with desk.store.lock:
        check_document(desk.store.indices[name], id, after)
        made = desk.store.put(name, id, after)
    return 200, _written(desk, name, id, made.version, made.seq, "updated", refresh=write.refresh)


def _validation(problem: str) -> ServerError:
    return ServerError(
        "org.opensearch.action.ActionRequestValidationException", f"Validation Failed: 1: {problem};", status=400
    )


def _conflict(index: Index, id: str, problem: str) -> ServerError:
    return ServerError(
        "org.opensearch.index.engine.VersionConflictEngineException",
        f"[{id}]: version conflict, {problem}",
        status=409,
        details={"index": index.name, "shard": "0", "index_uuid": index.uuid},
    )


def _written(desk: Desk, name: str, id: str, version: int, seq: int, result: str, *, refresh: bool) -> Source:
    index = desk.store.indices.get(name)
    replicas = "1" if index is None else str(index.settings.get("number_of_replicas", "1"))
    copies = 1 if is_system_index(name) else 1 + (int(replicas) if replicas.isdecimal() else 1)
    return {
        "_index": name,
        "_id": id,
        "_version": version,
        "result": result,
        **({"forced_refresh": True} if refresh else {}),
        "_shards": {"total": copies, "successful": 1, "failed": 0},
        "_seq_no": seq,
        "_primary_term": 1,
    }


def check_document(index: Index, id: str, source: Mapping[str, Json]) -> None:
    """Raise ``ServerError`` (400) where a value does not fit its field."""
    properties = index.mappings.get("properties")
    if isinstance(properties, dict):
        _check_values(properties, source, "", id)
    if index.mappings.get("dynamic") == "strict":
        known = properties if isinstance(properties, dict) else {}
        unknown = [name for name in source if name not in known]
        if unknown:
            raise ServerError(
                "org.opensearch.index.mapper.StrictDynamicMappingException",
                f"mapping set to strict, dynamic introduction of [{unknown[0]}] within [_doc] is not allowed",
                status=400,
            )


def _check_values(properties: Mapping[str, Json], source: Mapping[str, Json], prefix: str, id: str) -> None:
    for name, value in source.items():
        field = properties.get(name)
        if not isinstance(field, dict) or value is None:
            continue
        kind = str(field.get("type", "object"))
        below = field.get("properties")
        if kind in ("object", "nested"):
            for item in value if isinstance(value, list) else [value]:
                if isinstance(item, dict) and isinstance(below, dict):
                    _check_values(below, item, f"{prefix}{name}.", id)
        elif kind == "knn_vector":
            _check_vector(field, value, prefix + name, id)
        else:
            for item in value if isinstance(value, list) else [value]:
                _check_scalar(kind, item, prefix + name, id)


def _check_vector(field: Mapping[str, Json], value: Json, name: str, id: str) -> None:
    dimension = field.get("dimension")
    if not isinstance(value, list):
        raise _unparsed(name, "knn_vector", value, id, illegal_argument("Vector is not an array"))
    if isinstance(dimension, int) and len(value) != dimension:
        cause = illegal_argument(f"Vector dimension mismatch. Expected: {dimension}, Given: {len(value)}")
        raise _unparsed(name, "knn_vector", value[0] if value else "", id, cause)


def _check_scalar(kind: str, value: Json, name: str, id: str) -> None:
    if value is None:
        return
    if kind in NUMBERS:
        if isinstance(value, dict) or number_of(value, "double") is None:
            raise _unparsed(name, kind, value, id, illegal_argument(f'For input string: "{value}"'))
    elif kind == "boolean":
        if value not in (True, False, "true", "false", ""):
            text = f"Failed to parse value [{value}] as only [true] or [false] are allowed."
            raise _unparsed(name, kind, value, id, illegal_argument(text))
    elif kind == "date":
        if milliseconds_of(value) is None:
            shown = f"failed to parse date field [{value}] with format [strict_date_optional_time||epoch_millis]"
            raise _unparsed(name, kind, value, id, illegal_argument(shown))
    elif kind in ("text", "keyword") and isinstance(value, dict):
        cause = ServerError("IllegalStateException", "Can't get text on a START_OBJECT")
        raise _unparsed(name, kind, "{" + ", ".join(f"{key}={item}" for key, item in value.items()) + "}", id, cause)


def _unparsed(name: str, kind: str, value: Json, id: str, cause: ServerError) -> ServerError:
    return ServerError(
        _MAPPER,
        f"failed to parse field [{name}] of type [{kind}] in document with id '{id}'."
        f" Preview of field's value: '{value}'",
        cause=cause,
        status=400,
    )
