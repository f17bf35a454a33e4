"""``BatchTask``: the task of a batch call, asked for its status and cancelled over REST.

Upstream: GetTaskTransportAction, CancelBatchJobTransportAction.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from blueprintc.data import Feature
from blueprintc.emulator.batch import CANCEL, STATUS, task_parameters, task_state, with_task_action
from blueprintc.emulator.cluster import Cluster
from blueprintc.emulator.connector import Connector
from blueprintc.emulator.datasets import MLInput, RemoteDataset
from blueprintc.emulator.environment import Environment
from blueprintc.emulator.errors import ServerError, illegal_state, null_pointer
from blueprintc.emulator.exchange import Request, Responder, RestAnswer
from blueprintc.emulator.headers import load_headers
from blueprintc.emulator.java_maps import hash_map
from blueprintc.emulator.ml_input import REMOTE
from blueprintc.emulator.model import MODEL_ID, Model
from blueprintc.emulator.pipeline import STAGES, Phase, SubRequest
from blueprintc.emulator.predict import BATCH_DISABLED, refuse_streaming
from blueprintc.emulator.printing import print_rest
from blueprintc.emulator.processors.processor import Tools
from blueprintc.emulator.request import check_client, client_config_of
from blueprintc.emulator.response import NoAnswer, Tensors
from blueprintc.emulator.rest_body import body_parser
from blueprintc.emulator.rest_error import answer_error
from blueprintc.emulator.retry import run_with_retries
from blueprintc.emulator.trace import Trace
from blueprintc.jsontext import Json
from blueprintc.jvm.errors import JavaError
from blueprintc.records import replace

NODE_ID = "<node_id>"
_NO_STATUS = "Couldn't fetch status of the transform job"
_NOT_CANCELLED = "Couldn't cancel the transform job. Please try again"
#: Settings that the two task actions do not hand to the executor, with what it has instead.
_NOT_HANDED_ON: dict[str, object] = {
    "plugins.ml_commons.connector.private_ip_enabled": False,
    "plugins.ml_commons.trusted_connector_endpoints_regex": [],
}


@dataclass(slots=True)
class BatchTask:
    """A batch task as the task index holds it."""

    remote_job: dict[str, Json]
    created: datetime
    updated: datetime
    state: str = "RUNNING"
    model_id: str = MODEL_ID
    node_id: str = NODE_ID

    def to_json(self) -> dict[str, Json]:
        """Upstream: MLTask.toXContent."""
        return {
            "model_id": self.model_id,
            "task_type": "BATCH_PREDICTION",
            "function_name": REMOTE,
            "state": self.state,
            "input_type": REMOTE,
            "worker_node": [self.node_id],
            "create_time": _milliseconds(self.created),
            "last_update_time": _milliseconds(self.updated),
            "is_async": False,
            "remote_job": self.remote_job,
        }


def batch_task(answer: RestAnswer, cluster: Cluster, now: datetime) -> BatchTask:
    """The task that a batch call created, from the answer to that call (status 200)."""
    job = _stored(answer.text, cluster)["remote_job"]
    assert isinstance(job, dict)  # noqa: S101
    return BatchTask(job, now, now)


def task_status(
    task: BatchTask,
    model: Model,
    responder: Responder,
    cluster: Cluster,
    environment: Environment | None = None,
    trace: Trace | None = None,
) -> tuple[RestAnswer | None, list[Request]]:
    """``GET /_plugins/_ml/tasks/<id>``: asks the provider and changes the task.

    The answer is ``None`` where the server never answers.
    """
    run = _TaskRun(task, model, responder, cluster, environment or Environment(), trace)
    return run.answer(run.status)


def cancel_task(
    task: BatchTask,
    model: Model,
    responder: Responder,
    cluster: Cluster,
    environment: Environment | None = None,
    trace: Trace | None = None,
) -> tuple[RestAnswer | None, list[Request]]:
    """``POST /_plugins/_ml/tasks/<id>/_cancel``: asks the provider; the task's state stays as it is."""
    run = _TaskRun(task, model, responder, cluster, environment or Environment(), trace)
    return run.answer(run.cancel)


class _TaskRun:
    """One call on a task."""

    def __init__(
        self,
        task: BatchTask,
        model: Model,
        responder: Responder,
        cluster: Cluster,
        environment: Environment,
        trace: Trace | None,
    ) -> None:
        self.task = task
        self.model = model
        self.responder = responder
        self.cluster = cluster
        self.environment = environment
        self.trace = trace
        self.sent: list[Request] = []

    def answer(self, work: Callable[[], dict[str, Json]]) -> tuple[RestAnswer | None, list[Request]]:
        """Do it and print what comes out."""
        target = self.cluster.target
        try:
            if not self.cluster.flag("offline_batch_inference_enabled", True):
                raise illegal_state(BATCH_DISABLED)
            return RestAnswer(200, print_rest(work(), target)), self.sent
        except NoAnswer:
            return None, self.sent
        except JavaError as error:
            return answer_error(error, target), self.sent

    def status(self) -> dict[str, Json]:
        """Ask for the status. The headers are those of ``predict``, whatever action runs."""
        connector = with_task_action(self.model.connector, STATUS)
        output = self._execute(connector, STATUS, load_headers(connector, "PREDICT", self.cluster.target))
        found = output.tensors[0].data_as_map if output.tensors else None
        if found is None:
            raise ServerError("org.opensearch.ResourceNotFoundException", _NO_STATUS, status=404)
        task, stored = self.task, self.task.remote_job
        task.remote_job = hash_map({**stored, **found})
        task.state = task_state(task.remote_job, self.cluster, Tools(self.cluster.target).java_text) or task.state
        shown = task.to_json()
        # the answer shows the task as it was read and changed; the index gets the change and its time
        merged = _merged(stored, task.remote_job)
        task.remote_job = _stored(print_rest(merged, self.cluster.target), self.cluster)
        task.updated = self.environment.clock.now()
        return shown

    def cancel(self) -> dict[str, Json]:
        """Cancel the job."""
        connector = with_task_action(self.model.connector, CANCEL)
        output = self._execute(connector, CANCEL, load_headers(connector, CANCEL, self.cluster.target))
        if output.status != 200:
            raise ServerError("org.opensearch.OpenSearchException", _NOT_CANCELLED, status=500)
        return {"status": "OK"}

    def _execute(self, connector: Connector, action: str, headers: dict[str, str] | None) -> Tensors:
        """The call of the provider, without what a model adds: rate limiter, guardrails, interface."""
        if not self.cluster.has(Feature.CLIENT_BUILT_AT_CALL):
            self._build_client(connector)
        parameters = task_parameters(self.task.remote_job)
        state = SubRequest(
            sequence=0,
            action=action,
            given=MLInput(REMOTE, RemoteDataset(parameters, STATUS)),
            model=Model(connector),
            loaded_headers=headers,
            cluster=replace(self.cluster, settings={**self.cluster.settings, **_NOT_HANDED_ON}),
            environment=self.environment,
            responder=self.responder,
            sent=self.sent,
            trace=self.trace,
        )
        for stage in STAGES:
            if stage.phase is Phase.PREPARE:
                stage.run(state)
        refuse_streaming(state)
        run_with_retries(state)
        assert state.tensors is not None  # noqa: S101
        return state.tensors

    def _build_client(self, connector: Connector) -> None:
        try:
            check_client(client_config_of(connector, self.cluster.target))
        except JavaError as error:
            # Upstream: MLEngineClassLoader.initInstance logs what a constructor throws and returns null
            raise null_pointer(
                'Cannot invoke "org.opensearch.ml.engine.algorithms.remote.RemoteConnectorExecutor.setScriptService'
                '(org.opensearch.script.ScriptService)" because "connectorExecutor" is null'
            ) from error


def _stored(text: str, cluster: Cluster) -> dict[str, Json]:
    """An object after it was written to an index and read back: all maps are ``HashMap``."""
    parser = body_parser(text, cluster.target)
    parser.next_token()
    return parser.map()


def _merged(stored: dict[str, Json], change: dict[str, Json]) -> dict[str, Json]:
    """A document after a partial update: objects are merged, everything else is replaced."""
    merged = dict(stored)
    for name, value in change.items():
        old = stored.get(name)
        merged[name] = _merged(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return merged


def _milliseconds(time: datetime) -> int:
    return int(time.timestamp() * 1000)
