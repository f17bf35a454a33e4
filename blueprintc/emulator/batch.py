"""Batch predict: the actions that are derived from a URL, the task's job, and its state."""

from collections.abc import Callable, Mapping, Sequence

from blueprintc.emulator.cluster import Cluster
from blueprintc.emulator.connector import Action, Connector
from blueprintc.emulator.errors import ServerError
from blueprintc.emulator.java_maps import hash_map, hash_map_copy
from blueprintc.emulator.substitution import substitute
from blueprintc.emulator.tensors import ModelTensor
from blueprintc.jsontext import Json
from blueprintc.jvm.regex import compile_pattern
from blueprintc.records import replace

STATUS = "BATCH_PREDICT_STATUS"
CANCEL = "CANCEL_BATCH_PREDICT"

#: Upstream: ConnectorAction.getRemoteServerFromURL: the first of these words in the URL names the service.
_SERVICES = ("sagemaker", "openai", "bedrock", "cohere")
_JOB_NAME = '{ "TransformJobName" : "${parameters.TransformJobName}"}'


def service_of(url: str) -> str | None:
    """The word for the service behind a URL, or ``None``."""
    return next((word for word in _SERVICES if word in url), None)


def with_task_action(connector: Connector, action_type: str) -> Connector:
    """The connector as the task APIs use it: with an action for the job's status or for cancelling it.

    Upstream: GetTaskTransportAction.executeConnector, CancelBatchJobTransportAction.executeConnector: a configured
    action without a body does not count, yet it stays the one that is found. Raises ``ServerError``.
    """
    configured = connector.find_action(action_type)
    if configured is not None and configured.request_body is not None:
        return connector
    actions = [*(connector.actions or []), derived_action(connector, action_type)]
    return replace(connector, actions=actions)


def derived_action(connector: Connector, action_type: str) -> Action:
    """An action made from the URL of ``batch_predict``.

    Upstream: ConnectorUtils.createConnectorAction, since 2.18.0.
    """
    batch = connector.find_action("BATCH_PREDICT")
    if batch is None:
        raise ServerError("java.util.NoSuchElementException", "No value present")
    url = substitute(batch.url, connector.parameters or {})
    cancel = action_type == CANCEL
    body: str | None = None
    match service_of(url):
        case "sagemaker":
            method, body = "POST", _JOB_NAME
            url = url.replace("CreateTransformJob", "StopTransformJob" if cancel else "DescribeTransformJob")
        case "openai" | "cohere":
            method = "POST" if cancel else "GET"
            url += "/${parameters.id}/cancel" if cancel else "/${parameters.id}"
        case "bedrock":
            method = "POST" if cancel else "GET"
            url += "/${parameters.processedJobArn}/stop" if cancel else "/${parameters.processedJobArn}"
        case _:
            wish = "cancel the batch job" if cancel else "get the batch job details"
            raise ServerError(
                "UnsupportedOperationException", f"Please configure the action type to {wish} in the connector"
            )
    return Action(action_type=action_type, method=method, url=url, headers=batch.headers, request_body=body)


def task_parameters(remote_job: Mapping[str, Json]) -> dict[str, str | None]:
    """The parameters of a status or cancel call: the job's texts, and the job's name out of its ARN."""
    parameters: dict[str, str | None] = {name: value for name, value in remote_job.items() if isinstance(value, str)}
    arn = parameters.get("TransformJobArn")
    if "TransformJobName" not in parameters and arn is not None:
        parameters["TransformJobName"] = arn[arn.rfind("/") + 1 :]
    return hash_map(parameters)


def job_of(tensors: Sequence[ModelTensor], status: int, dlq: Mapping[str, str] | None) -> dict[str, Json]:
    """The job that a batch call started: the first tensor's map, with the dead letter queue.

    Upstream: MLPredictTaskRunner.runPredict. Raises ``ServerError`` (404).
    """
    data = tensors[0].data_as_map if tensors else None
    if data is None or not 200 <= status < 300:
        raise ServerError(
            "org.opensearch.ResourceNotFoundException", "Unable to create batch transform job", status=404
        )
    return hash_map_copy(data, {"dlq": None if dlq is None else {**dlq}})


def created_answer(task_id: str, remote_job: dict[str, Json]) -> dict[str, Json]:
    """The answer to a batch call."""
    return {"task_id": task_id, "status": "CREATED", "remote_job": remote_job}


#: Setting, default and state, in the order in which they are tried.
_STATES = (
    ("cancelling", r"(stopping|cancelling)", "CANCELLING"),
    ("cancelled", r"(stopped|cancelled)", "CANCELLED"),
    ("completed", r"(complete|completed|partiallyCompleted)", "COMPLETED"),
    ("expired", r"(expired|timeout)", "EXPIRED"),
    ("failed", r"(failed)", "FAILED"),
)


def task_state(remote_job: Mapping[str, Json], cluster: Cluster, text_of: Callable[[Json], str]) -> str | None:
    """The state that a job's fields tell; ``None`` where they tell nothing (the task keeps its state).

    Upstream: GetTaskTransportAction.processTaskResponse, updateTaskState: the last field that is there decides.
    ``text_of`` is ``String.valueOf``.
    """
    state: str | None = None
    for name in cluster.texts("remote_job.status_field", ["status", "Status", "TransformJobStatus"]):
        if name in remote_job:
            state = _state_of(text_of(remote_job[name]), cluster) or state
    return state


def _state_of(text: str, cluster: Cluster) -> str | None:
    for setting, default, state in _STATES:
        for regex in cluster.texts(f"remote_job.status_regex.{setting}", [default]):
            if compile_pattern(regex, "i").find(text):
                return state
    return None
