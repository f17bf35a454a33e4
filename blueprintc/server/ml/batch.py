"""Batch tasks: their status and cancelling, which ask the provider. Upstream: GetTaskTransportAction."""

from collections.abc import Callable
from datetime import UTC, datetime

from blueprintc.emulator.batch_tasks import BatchTask, cancel_task, task_status
from blueprintc.emulator.exchange import Request, RestAnswer
from blueprintc.emulator.model import Model
from blueprintc.emulator.trace import Trace
from blueprintc.errors import UnsupportedError
from blueprintc.jsontext import Json
from blueprintc.server.context import Answer
from blueprintc.server.desk import Desk
from blueprintc.server.ml.models import find_model, load_model
from blueprintc.server.state.store import Source
from blueprintc.server.state.system_indices import TASKS

Run = Callable[..., tuple[RestAnswer | None, list[Request]]]


def is_batch(source: Source) -> bool:
    """Whether a task is that of a batch job."""
    return source.get("task_type") == "BATCH_PREDICTION" and isinstance(source.get("remote_job"), dict)


def status(desk: Desk, id: str, source: Source, request_id: str) -> Answer:
    """``GET`` of a batch task: what the provider says is written down."""
    task = _task(source)
    answer = _run(task_status, desk, task, request_id)
    changes: Source = {
        "remote_job": task.remote_job,
        "state": task.state,
        "last_update_time": int(task.updated.timestamp() * 1000),
    }
    if answer.status == 200:
        desk.store.put(TASKS, id, {**source, **changes})
    return Answer(answer.status, text=answer.text)


def cancel(desk: Desk, id: str, source: Source, request_id: str) -> Answer:
    """``_cancel`` of a batch task."""
    answer = _run(cancel_task, desk, _task(source), request_id)
    return Answer(answer.status, text=answer.text)


def _run(run: Run, desk: Desk, task: BatchTask, request_id: str) -> RestAnswer:
    model = _model(desk, task.model_id)
    trace = Trace()
    answer, sent = run(task, model, desk.outside.responder(), desk.cluster, desk.environment, trace)
    entry = desk.log.get(request_id)
    if entry is not None:
        entry.traces.append(trace)
        entry.sent += sent
        entry.secrets |= set((model.connector.credential or {}).values())
    if answer is None:
        raise UnsupportedError("the server never answers this call")
    return answer


def _model(desk: Desk, model_id: str) -> Model:
    return load_model(desk, model_id, find_model(desk, model_id).source)


def _task(source: Source) -> BatchTask:
    job = source["remote_job"]
    nodes = source.get("worker_node")
    return BatchTask(
        remote_job=dict(job) if isinstance(job, dict) else {},
        created=_time(source.get("create_time")),
        updated=_time(source.get("last_update_time")),
        state=str(source.get("state")),
        model_id=str(source.get("model_id")),
        node_id=str(nodes[0]) if isinstance(nodes, list) and nodes else "",
    )


def _time(milliseconds: Json) -> datetime:
    number = milliseconds if isinstance(milliseconds, int) else 0
    return datetime.fromtimestamp(number / 1000, UTC)
