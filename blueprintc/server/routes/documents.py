"""Documents of indices: ``_doc``, ``_create``, ``_source``, ``_update``, ``_bulk``, ``_mget``."""

import json

from blueprintc.emulator.errors import ServerError, illegal_argument
from blueprintc.emulator.rest_error import answer_error
from blueprintc.jsontext import Json
from blueprintc.jvm.errors import JavaError
from blueprintc.server.context import Action, Answer, RequestContext
from blueprintc.server.desk import Desk
from blueprintc.server.indices.names import resolve
from blueprintc.server.indices.writes import (
    Write,
    delete_document,
    index_document,
    read_source,
    update_document,
)
from blueprintc.server.ml.errors import index_not_found
from blueprintc.server.rest.router import Route
from blueprintc.server.routes.indices import body_object
from blueprintc.server.search.source_filter import SourceFilter
from blueprintc.server.state.store import Document, Source

_WRITES = ("routing", "timeout", "version", "version_type", "if_seq_no", "if_primary_term", "wait_for_active_shards")
_READS = ("routing", "realtime", "preference", "refresh", "version", "version_type", "stored_fields")


def put(context: RequestContext, desk: Desk) -> Action:
    """``PUT /{index}/_doc/{id}``, ``POST /{index}/_doc``, ``_create``."""
    write = _write(context, create=context.query.get("op_type") == "create" or "/_create/" in context.path)
    context.accept("op_type", "require_alias")
    if not context.body:
        raise ServerError("org.opensearch.OpenSearchParseException", "request body is required", status=400)
    source = read_source(desk, context.body)

    def act() -> Answer:
        status, body = index_document(desk, write, source)
        return Answer(status, body)

    return act


def _write(context: RequestContext, *, create: bool = False) -> Write:
    context.accept(*_WRITES)
    refresh = context.parameter("refresh", "false")
    return Write(
        index=context.path_values.get("index", ""),
        id=context.path_values.get("id"),
        create=create,
        pipeline=context.parameter("pipeline"),
        refresh=refresh in ("", "true"),
        request_id=context.request_id,
    )


def get(context: RequestContext, desk: Desk) -> Action:
    """``GET /{index}/_doc/{id}``."""
    context.accept(*_READS)
    index, id = context.value("index"), context.value("id")
    shown = _source_filter(context)

    def act() -> Answer:
        name, found = _find(context, desk, index, id)
        if found is None:
            return Answer(404, {"_index": name, "_id": id, "found": False})
        body: Source = {
            "_index": name,
            "_id": id,
            "_version": found.version,
            "_seq_no": found.seq,
            "_primary_term": 1,
            "found": True,
        }
        if shown.enabled:
            body["_source"] = shown.apply(found.source)
        return Answer(body=body)

    return act


def get_source(context: RequestContext, desk: Desk) -> Action:
    """``GET /{index}/_source/{id}``."""
    context.accept(*_READS)
    index, id = context.value("index"), context.value("id")
    shown = _source_filter(context)

    def act() -> Answer:
        name, found = _find(context, desk, index, id)
        if found is None:
            raise ServerError(
                "org.opensearch.ResourceNotFoundException", f"Document not found [{name}]/[{id}]", status=404
            )
        return Answer(body=shown.apply(found.source))

    return act


def _find(context: RequestContext, desk: Desk, index: str, id: str) -> tuple[str, Document | None]:
    indices = resolve(desk, index)
    if not indices:
        raise index_not_found(index)
    name = indices[0].name
    return name, desk.store.get(name, id) if desk.policy.reads(context.user, name) else None


def _source_filter(context: RequestContext) -> SourceFilter:
    """``_source``, ``_source_includes``, ``_source_excludes`` of the query string."""
    text = context.parameter("_source")
    includes = context.parameter("_source_includes")
    excludes = context.parameter("_source_excludes")
    if text in ("true", "false"):
        return SourceFilter(enabled=text == "true")
    names = (text or includes or "").split(",") if (text or includes) else []
    return SourceFilter(True, tuple(names), tuple(excludes.split(",")) if excludes else ())


def delete(context: RequestContext, desk: Desk) -> Action:
    """``DELETE /{index}/_doc/{id}``."""
    write = _write(context)

    def act() -> Answer:
        status, body = delete_document(desk, write)
        return Answer(status, body)

    return act


def update(context: RequestContext, desk: Desk) -> Action:
    """``POST /{index}/_update/{id}``."""
    write = _write(context)
    body = body_object(context, desk)
    context.accept("_source", "lang", "retry_on_conflict", "require_alias")

    def act() -> Answer:
        status, made = update_document(desk, write, body)
        return Answer(status, made)

    return act


def bulk(context: RequestContext, desk: Desk) -> Action:
    """``POST /_bulk``: NDJSON."""
    refresh = context.parameter("refresh", "false") in ("", "true")
    pipeline = context.parameter("pipeline")
    context.accept("timeout", "routing", "wait_for_active_shards", "_source", "require_alias")
    default_index = context.path_values.get("index")
    lines = [line for line in context.body.split("\n") if line.strip()]
    if context.body and not context.body.endswith("\n"):
        raise illegal_argument("The bulk request must be terminated by a newline [\\n]")
    if not lines:
        raise ServerError("org.opensearch.OpenSearchParseException", "request body is required", status=400)

    def act() -> Answer:
        items: list[Json] = []
        failed = False
        position = 0
        while position < len(lines):
            kind, options = _bulk_action(lines[position], position + 1)
            position += 1
            text = "" if kind == "delete" else lines[position] if position < len(lines) else ""
            position += kind != "delete"
            write = Write(
                index=str(options.get("_index") or default_index or ""),
                id=None if options.get("_id") is None else str(options["_id"]),
                create=kind == "create",
                pipeline=str(options["pipeline"]) if options.get("pipeline") else pipeline,
                refresh=refresh,
                request_id=context.request_id,
            )
            item = _bulk_item(desk, kind, write, text)
            failed = failed or "error" in item
            items.append({kind: item})
        return Answer(body={"took": 1, "errors": failed, "items": items})

    return act


def _bulk_action(line: str, number: int) -> tuple[str, Source]:
    try:
        action = json.loads(line)
        (kind, options), *more = action.items()
    except (ValueError, AttributeError) as error:
        raise illegal_argument(f"Malformed action/metadata line [{number}], expected START_OBJECT") from error
    if more or kind not in ("index", "create", "update", "delete"):
        raise illegal_argument(
            f"Malformed action/metadata line [{number}], expected field [create], [delete], [index] or [update] but"
            f" found [{kind}]"
        )
    return kind, options if isinstance(options, dict) else {}


def _bulk_item(desk: Desk, kind: str, write: Write, text: str) -> Source:
    try:
        if kind == "delete":
            status, body = delete_document(desk, write)
        elif kind == "update":
            status, body = update_document(desk, write, read_source(desk, text))
        else:
            status, body = index_document(desk, write, read_source(desk, text))
        return {**body, "status": status}
    except JavaError as error:
        answer = answer_error(error, desk.target)
        shown = json.loads(answer.text)["error"]
        reason = {name: value for name, value in shown.items() if name != "root_cause"}
        return {"_index": write.index, "_id": write.id, "status": answer.status, "error": reason}


def mget(context: RequestContext, desk: Desk) -> Action:
    """``POST /_mget``."""
    context.accept(*_READS, "_source", "_source_includes", "_source_excludes")
    body = body_object(context, desk)
    default = context.path_values.get("index", "")

    def act() -> Answer:
        docs: list[Json] = []
        ids = body.get("ids")
        wanted: Json = body.get("docs") or [{"_id": id} for id in (ids if isinstance(ids, list) else [])]
        for one in wanted if isinstance(wanted, list) else []:
            given = one if isinstance(one, dict) else {}
            index, id = str(given.get("_index", default)), str(given.get("_id"))
            found = desk.store.get(index, id)
            if found is None or not desk.policy.reads(context.user, index):
                docs.append({"_index": index, "_id": id, "found": False})
                continue
            docs.append(
                {
                    "_index": index,
                    "_id": id,
                    "_version": found.version,
                    "_seq_no": found.seq,
                    "_primary_term": 1,
                    "found": True,
                    "_source": found.source,
                }
            )
        return Answer(body={"docs": docs})

    return act


_DATA = "indices:data/"
ROUTES = (
    Route("PUT", "/{index}/_doc/{id}", put, f"{_DATA}write/index"),
    Route("POST", "/{index}/_doc/{id}", put, f"{_DATA}write/index"),
    Route("POST", "/{index}/_doc", put, f"{_DATA}write/index"),
    Route("PUT", "/{index}/_create/{id}", put, f"{_DATA}write/index"),
    Route("POST", "/{index}/_create/{id}", put, f"{_DATA}write/index"),
    Route("GET", "/{index}/_doc/{id}", get, f"{_DATA}read/get"),
    Route("HEAD", "/{index}/_doc/{id}", get, f"{_DATA}read/get"),
    Route("GET", "/{index}/_source/{id}", get_source, f"{_DATA}read/get"),
    Route("DELETE", "/{index}/_doc/{id}", delete, f"{_DATA}write/delete"),
    Route("POST", "/{index}/_update/{id}", update, f"{_DATA}write/update"),
    Route("POST", "/_bulk", bulk, f"{_DATA}write/bulk"),
    Route("PUT", "/_bulk", bulk, f"{_DATA}write/bulk"),
    Route("POST", "/{index}/_bulk", bulk, f"{_DATA}write/bulk"),
    Route("PUT", "/{index}/_bulk", bulk, f"{_DATA}write/bulk"),
    Route("GET", "/_mget", mget, f"{_DATA}read/mget"),
    Route("POST", "/_mget", mget, f"{_DATA}read/mget"),
    Route("GET", "/{index}/_mget", mget, f"{_DATA}read/mget"),
    Route("POST", "/{index}/_mget", mget, f"{_DATA}read/mget"),
)
