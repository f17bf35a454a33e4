"""``/_plugins/_ml/connectors``: create, get, update, delete; the search of connectors is in ``searches``."""

from blueprintc.emulator.create import make_connector, read_create
from blueprintc.emulator.errors import status_error
from blueprintc.emulator.update import apply_update, read_update
from blueprintc.server.context import Action, Answer, RequestContext
from blueprintc.server.desk import Desk
from blueprintc.server.ml.connectors import (
    deletion,
    find_connector,
    models_using,
    read_connector,
    shown_connector,
    stored_connector,
    written,
)
from blueprintc.server.rest.router import Route
from blueprintc.server.state.system_indices import CONNECTORS

_PATH = "/_plugins/_ml/connectors"
_ONE = _PATH + "/{connector_id}"
_RIGHT = "cluster:admin/opensearch/ml/connectors/"
_DRY_RUN_ID = "dryRunConnector"


def create(context: RequestContext, desk: Desk) -> Action:
    """``POST _create``."""
    given = read_create(context.body, desk.cluster)

    def act() -> Answer:
        connector = make_connector(given, desk.cluster)
        if connector is None:
            return Answer(body={"connector_id": _DRY_RUN_ID})
        access = desk.policy.new_connector(context.user, given, desk.cluster)
        now = desk.milliseconds()
        source = {**stored_connector(desk, connector), **access, "created_time": now, "last_updated_time": now}
        return Answer(body={"connector_id": desk.add(CONNECTORS, source).id})

    return act


def get(context: RequestContext, desk: Desk) -> Action:
    """``GET {id}``."""
    id = context.value("connector_id")
    context.accept("return_content")

    def act() -> Answer:
        source = find_connector(desk, id).source
        shown = shown_connector(desk, source)
        desk.policy.connector(context.user, "get", id, source, desk.cluster)
        return Answer(body=shown)

    return act


def change(context: RequestContext, desk: Desk) -> Action:
    """``PUT {id}``."""
    id = context.value("connector_id")
    given = read_update(context.body, desk.cluster)

    def act() -> Answer:
        with desk.store.lock:
            source = find_connector(desk, id).source
            connector = read_connector(desk, source)
            desk.policy.connector(context.user, "update", id, source, desk.cluster)
            changed = apply_update(given, connector, desk.cluster, deployed=models_using(desk, id, deployed=True))
            # Upstream: a partial update, which keeps the keys of a credential that the new one lacks
            changes = {**stored_connector(desk, changed), "last_updated_time": desk.milliseconds()}
            made = desk.change(CONNECTORS, id, changes)
        return Answer(body=written(CONNECTORS, id, made.version, made.seq, "updated"))

    return act


def delete(context: RequestContext, desk: Desk) -> Action:
    """``DELETE {id}``."""
    id = context.value("connector_id")

    def act() -> Answer:
        with desk.store.lock:
            if CONNECTORS not in desk.store.indices:
                raise status_error(404, "Failed to find connector")
            found = desk.store.get(CONNECTORS, id)
            if found is not None:
                desk.policy.connector(context.user, "delete", id, found.source, desk.cluster)
            else:
                desk.policy.missing_connector(context.user, id, desk.cluster)
            users = models_using(desk, id)
            if users:
                raise status_error(
                    409,
                    f"{len(users)} models are still using this connector, please delete or update the models first:"
                    f" [{', '.join(users)}]",
                )
            desk.store.delete(CONNECTORS, id)
            seq = desk.store.indices[CONNECTORS].next_seq - 1
        version = 1 if found is None else found.version + 1
        return Answer(body=deletion(CONNECTORS, id, version, seq, found=found is not None))

    return act


ROUTES = (
    Route("POST", f"{_PATH}/_create", create, "cluster:admin/opensearch/ml/create_connector"),
    Route("GET", _ONE, get, f"{_RIGHT}get"),
    Route("PUT", _ONE, change, f"{_RIGHT}update"),
    Route("DELETE", _ONE, delete, f"{_RIGHT}delete"),
)
