"""``/_ingest/pipeline``: put, get, delete, simulate."""

import json

from blueprintc.emulator.errors import ServerError
from blueprintc.emulator.rest_error import answer_error
from blueprintc.errors import UnsupportedError
from blueprintc.jsontext import Json
from blueprintc.jvm.errors import JavaError
from blueprintc.server.context import Action, Answer, RequestContext
from blueprintc.server.desk import Desk
from blueprintc.server.ingest.document import Ingested
from blueprintc.server.ingest.pipeline import KIND, read_pipeline, run_body
from blueprintc.server.rest.router import Route
from blueprintc.server.routes.indices import body_object
from blueprintc.server.routes.named_pipelines import delete_named, get_named
from blueprintc.server.state.store import Source

_PATH = "/_ingest/pipeline"
_WAITS = ("timeout", "master_timeout", "cluster_manager_timeout")


def put(context: RequestContext, desk: Desk) -> Action:
    """``PUT {id}``."""
    name = context.value("id")
    if not context.body:
        raise ServerError("org.opensearch.OpenSearchParseException", "request body or source parameter is required")
    body = body_object(context, desk)
    context.accept(*_WAITS)

    def act() -> Answer:
        read_pipeline(desk, body)
        desk.store.put_named(KIND, name, body)
        return Answer(body={"acknowledged": True})

    return act


def get(context: RequestContext, desk: Desk) -> Action:
    """``GET``, all or those of a name."""
    context.accept(*_WAITS, "summary")
    return get_named(desk, KIND, context.path_values.get("id"))


def delete(context: RequestContext, desk: Desk) -> Action:
    """``DELETE {id}``."""
    context.accept(*_WAITS)
    return delete_named(desk, KIND, context.value("id"))


def simulate(context: RequestContext, desk: Desk) -> Action:
    """``POST _simulate``, with a pipeline of a name or of the body."""
    name = context.path_values.get("id")
    if context.flag("verbose"):
        raise UnsupportedError("a verbose simulation of a pipeline")
    body = body_object(context, desk)

    def act() -> Answer:
        pipeline = body.get("pipeline") if name is None else desk.store.named(KIND).get(name)
        if not isinstance(pipeline, dict):
            if name is None:
                raise ServerError(
                    "org.opensearch.OpenSearchParseException",
                    "[pipeline] required property is missing",
                    details={"property_name": "pipeline"},
                )
            raise ServerError("IllegalArgumentException", f"pipeline [{name}] does not exist")
        read_pipeline(desk, pipeline)
        given = body.get("docs")
        if given is None:
            raise ServerError(
                "org.opensearch.OpenSearchParseException",
                "[docs] required property is missing",
                details={"property_name": "docs"},
            )
        if not given:
            raise ServerError("IllegalArgumentException", "must specify at least one document in [docs]")
        docs = [doc for doc in given if isinstance(doc, dict)] if isinstance(given, list) else []
        return Answer(body={"docs": [_simulated(desk, pipeline, doc, context.request_id) for doc in docs]})

    return act


def _simulated(desk: Desk, pipeline: Source, doc: Source, request_id: str) -> Json:
    source = doc.get("_source")
    document = Ingested(
        str(doc.get("_index", "_index")),
        str(doc.get("_id", "_id")),
        json.loads(json.dumps(source)) if isinstance(source, dict) else {},
    )
    try:
        if not run_body(desk, pipeline, document, request_id):
            return None
    except JavaError as error:
        shown: Json = json.loads(answer_error(error, desk.target).text)["error"]
        return {"error": shown}
    return {
        "doc": {
            "_index": document.index,
            "_id": document.id,
            "_source": document.source,
            "_ingest": {"timestamp": document.timestamp},
        }
    }


_ADMIN = "cluster:admin/ingest/pipeline/"
ROUTES = (
    Route("PUT", f"{_PATH}/{{id}}", put, f"{_ADMIN}put"),
    Route("GET", _PATH, get, f"{_ADMIN}get"),
    Route("GET", f"{_PATH}/{{id}}", get, f"{_ADMIN}get"),
    Route("DELETE", f"{_PATH}/{{id}}", delete, f"{_ADMIN}delete"),
    Route("POST", f"{_PATH}/_simulate", simulate, f"{_ADMIN}simulate"),
    Route("GET", f"{_PATH}/_simulate", simulate, f"{_ADMIN}simulate"),
    Route("POST", f"{_PATH}/{{id}}/_simulate", simulate, f"{_ADMIN}simulate"),
    Route("GET", f"{_PATH}/{{id}}/_simulate", simulate, f"{_ADMIN}simulate"),
)
