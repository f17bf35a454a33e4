"""``/_plugins/_ml/tasks``: get, delete, cancel. A batch task asks its provider."""

from blueprintc.emulator.errors import ServerError, illegal_argument, status_error
from blueprintc.server.context import Action, Answer, RequestContext
from blueprintc.server.desk import Desk
from blueprintc.server.ml.batch import cancel, is_batch, status
from blueprintc.server.ml.connectors import deletion
from blueprintc.server.ml.errors import data_not_found
from blueprintc.server.rest.router import Route
from blueprintc.server.state.system_indices import TASKS

_ONE = "/_plugins/_ml/tasks/{task_id}"
_RIGHT = "cluster:admin/opensearch/ml/tasks/"


def get(context: RequestContext, desk: Desk) -> Action:
    """``GET {id}``."""
    id = context.value("task_id")

    def act() -> Answer:
        found = desk.store.get(TASKS, id)
        if found is None:
            raise status_error(404, "Failed to find task")
        if is_batch(found.source):
            return status(desk, id, found.source, context.request_id)
        return Answer(body=found.source)

    return act


def delete(context: RequestContext, desk: Desk) -> Action:
    """``DELETE {id}``."""
    id = context.value("task_id")

    def act() -> Answer:
        if TASKS not in desk.store.indices:
            error = status_error(404, "Failed to find task")
            error.cause = error.__cause__ = data_not_found(TASKS, 404)
            raise error
        with desk.store.lock:
            found = desk.store.get(TASKS, id)
            if found is None:
                raise status_error(404, "Failed to find task")
            if found.source.get("state") == "RUNNING":
                raise ServerError(
                    "java.lang.Exception", "Task cannot be deleted in running state. Try after some time."
                )
            desk.store.delete(TASKS, id)
        return Answer(body=deletion(TASKS, id, found.version + 1, found.seq + 1, found=True))

    return act


def cancel_task(context: RequestContext, desk: Desk) -> Action:
    """``POST {id}/_cancel``."""
    id = context.value("task_id")

    def act() -> Answer:
        found = desk.store.get(TASKS, id)
        if found is None:
            raise status_error(404, "Fail to find task")
        if not is_batch(found.source):
            raise illegal_argument("The task ID you provided does not have any associated batch job")
        return cancel(desk, id, found.source, context.request_id)

    return act


ROUTES = (
    Route("GET", _ONE, get, f"{_RIGHT}get"),
    Route("DELETE", _ONE, delete, f"{_RIGHT}delete"),
    Route("POST", f"{_ONE}/_cancel", cancel_task, f"{_RIGHT}cancel"),
)
