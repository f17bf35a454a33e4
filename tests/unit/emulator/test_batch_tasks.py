"""Status and cancellation of batch tasks, where no recording shows them."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from blueprintc.data import Target
from blueprintc.emulator.batch_tasks import BatchTask, cancel_task, task_status
from blueprintc.emulator.cluster import Cluster
from blueprintc.emulator.connector import Action, Connector
from blueprintc.emulator.exchange import ProviderResponse, Request
from blueprintc.emulator.model import Model

_NOW = datetime(2026, 1, 1, tzinfo=UTC)


class _Provider:
    def __init__(self, *bodies: str, status: int = 200) -> None:
        self._bodies: Iterator[str] = iter(bodies)
        self._status = status

    def respond(self, request: Request) -> ProviderResponse:
        return ProviderResponse(self._status, next(self._bodies).encode())


def _model(*more: Action) -> Model:
    action = Action(action_type="BATCH_PREDICT", method="POST", url="https://api.openai.com/v1/batches", headers={})
    return Model(Connector(protocol="http", actions=[action, *more]))


def _task() -> BatchTask:
    return BatchTask({"id": "b1"}, _NOW, _NOW)


def _cluster(target: str = "3.4", **settings: object) -> Cluster:
    return Cluster(Target.parse(target), {f"plugins.ml_commons.{name}": value for name, value in settings.items()})


def test_a_tensor_without_a_map_is_no_status() -> None:
    action = Action(
        action_type="BATCH_PREDICT_STATUS",
        method="GET",
        url="https://api.openai.com/${parameters.id}",
        headers={},
        request_body="{}",
        post_process_function="connector.post_process.default.embedding",
    )
    answer, sent = task_status(_task(), _model(action), _Provider("[[1]]"), _cluster())
    assert answer is not None
    assert answer.status == 404
    assert '"reason":"Couldn\'t fetch status of the transform job"' in answer.text
    assert [(request.method, request.url) for request in sent] == [("GET", "https://api.openai.com/b1")]


def test_a_cancellation_that_is_only_accepted_fails() -> None:
    answer, _ = cancel_task(_task(), _model(), _Provider("{}", status=202), _cluster())
    assert answer is not None
    assert answer.status == 500
    assert '"reason":"Couldn\'t cancel the transform job. Please try again"' in answer.text


def test_the_index_merges_objects_that_an_answer_shows_replaced() -> None:
    task = _task()
    provider = _Provider('{"counts":{"done":1}}', '{"counts":{"failed":2},"status":"Completed"}', "{}")
    shown = [task_status(task, _model(), provider, _cluster())[0] for _ in range(3)]
    jobs = [answer.text.partition('"remote_job":')[2] for answer in shown if answer is not None]
    assert jobs == [
        '{"counts":{"done":1.0},"id":"b1"}}',
        '{"counts":{"failed":2.0},"id":"b1","status":"Completed"}}',
        '{"counts":{"failed":2.0,"done":1.0},"id":"b1","status":"Completed"}}',
    ]
    assert task.state == "COMPLETED"


@pytest.mark.parametrize("call", [task_status, cancel_task])
def test_nothing_goes_out_where_batch_inference_is_disabled(call) -> None:  # type: ignore[no-untyped-def]
    answer, sent = call(_task(), _model(), _Provider(), _cluster(offline_batch_inference_enabled=False))
    assert answer.status == 500
    assert "Offline Batch Inference is currently disabled" in answer.text
    assert sent == []


def test_since_3_7_no_endpoint_is_trusted() -> None:
    """Trap: the task actions do not hand the trusted endpoints to the executor."""
    answer, sent = task_status(_task(), _model(), _Provider(), _cluster("3.8"))
    assert answer is not None
    assert answer.status == 400
    assert "Trusted connector endpoints regex is not configured" in answer.text
    assert sent == []
