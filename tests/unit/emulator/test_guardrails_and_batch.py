"""Local guardrails; actions, jobs and states of batch tasks."""

import pytest

from blueprintc.data import Target
from blueprintc.emulator.batch import (
    CANCEL,
    STATUS,
    derived_action,
    job_of,
    task_parameters,
    task_state,
    with_task_action,
)
from blueprintc.emulator.cluster import Cluster
from blueprintc.emulator.connector import Action, Connector
from blueprintc.emulator.guardrails import parse_guardrails
from blueprintc.emulator.tensors import new_tensor
from blueprintc.errors import UnsupportedError
from blueprintc.jvm.errors import JavaError


def test_guardrail_regex_matches_the_whole_text_without_line_ends() -> None:
    """Trap 65."""
    guardrails = parse_guardrails({"input_guardrail": {"regex": [".*bad.*"]}})
    with pytest.raises(JavaError, match="guardrails triggered for user input"):
        guardrails.check_input('{"q":"so bad"}', {})
    guardrails.check_input('{"q":\n"so bad"}', {})
    guardrails.check_output("so bad", "so bad")
    with pytest.raises(JavaError, match="guardrails triggered for user input"):
        parse_guardrails({"input_guardrail": {"regex": ["(?s).*bad.*"]}}).check_input("a\nbad", {})


def test_guardrail_types() -> None:
    assert parse_guardrails({"type": None}).type == "local_regex"
    with pytest.raises(JavaError, match="The type of guardrails is required"):
        parse_guardrails({"type": "other"})


def test_guardrails_that_need_a_cluster_are_refused_by_name() -> None:
    words = [{"index_name": "stop", "source_fields": ["title"]}]
    with pytest.raises(UnsupportedError, match="stop words in the index stop"):
        parse_guardrails({"input_guardrail": {"stop_words": words}}).check_input("x", {})
    model = parse_guardrails({"type": "model", "input_guardrail": {"model_id": "m1"}})
    model.check_input("x", {})
    with pytest.raises(UnsupportedError, match="m1"):
        model.check_input("x", {"question": "q"})


def _connector(url: str, *more: Action, parameters: dict[str, str] | None = None) -> Connector:
    batch = Action(action_type="BATCH_PREDICT", method="POST", url=url, headers={"A": "b"})
    return Connector(protocol="http", parameters=parameters, actions=[batch, *more])


@pytest.mark.parametrize(
    ("url", "action_type", "method", "derived", "body"),
    [
        (
            "https://api.openai.com/v1/batches",
            STATUS,
            "GET",
            "https://api.openai.com/v1/batches/${parameters.id}",
            None,
        ),
        (
            "https://api.cohere.ai/v1/jobs",
            CANCEL,
            "POST",
            "https://api.cohere.ai/v1/jobs/${parameters.id}/cancel",
            None,
        ),
        ("https://bedrock.x/job", STATUS, "GET", "https://bedrock.x/job/${parameters.processedJobArn}", None),
        ("https://bedrock.x/job", CANCEL, "POST", "https://bedrock.x/job/${parameters.processedJobArn}/stop", None),
        (
            "https://api.sagemaker.x/CreateTransformJob",
            STATUS,
            "POST",
            "https://api.sagemaker.x/DescribeTransformJob",
            '{ "TransformJobName" : "${parameters.TransformJobName}"}',
        ),
        (
            "https://api.sagemaker.x/CreateTransformJob",
            CANCEL,
            "POST",
            "https://api.sagemaker.x/StopTransformJob",
            '{ "TransformJobName" : "${parameters.TransformJobName}"}',
        ),
    ],
)
def test_derived_actions(url: str, action_type: str, method: str, derived: str, body: str | None) -> None:
    action = derived_action(_connector(url), action_type)
    assert (action.method, action.url, action.request_body, action.headers) == (method, derived, body, {"A": "b"})


def test_url_is_filled_with_connector_parameters_first() -> None:
    connector = _connector("https://${parameters.host}/v1", parameters={"host": "api.openai.com"})
    assert derived_action(connector, STATUS).url == "https://api.openai.com/v1/${parameters.id}"


def test_unknown_hosts_need_an_action_with_a_body() -> None:
    """Trap 25."""
    configured = Action(action_type=STATUS, method="GET", url="https://x.example/status")
    with pytest.raises(JavaError, match="Please configure the action type to get the batch job details"):
        with_task_action(_connector("https://x.example/b", configured), STATUS)
    with pytest.raises(JavaError, match="to cancel the batch job"):
        with_task_action(_connector("https://x.example/b"), CANCEL)
    with_body = Action(action_type=STATUS, method="GET", url="https://x.example/status", request_body="{}")
    connector = _connector("https://x.example/b", with_body)
    assert with_task_action(connector, STATUS) is connector


def test_job_and_its_parameters() -> None:
    tensor = new_tensor(name="response", data_as_map={"TransformJobArn": "arn:x/job-1", "n": 1})
    job = job_of([tensor], 200, None)
    assert job == {"dlq": None, "TransformJobArn": "arn:x/job-1", "n": 1}
    assert task_parameters(job) == {"TransformJobArn": "arn:x/job-1", "TransformJobName": "job-1"}
    for tensors, status in (([], 200), ([tensor], 300), ([new_tensor(name="x")], 200)):
        with pytest.raises(JavaError, match="Unable to create batch transform job"):
            job_of(tensors, status, None)


@pytest.mark.parametrize(
    ("job", "state"),
    [
        ({"status": "Completed"}, "COMPLETED"),
        ({"status": "in_progress"}, None),
        ({"Status": "Stopping"}, "CANCELLING"),
        ({"status": "running", "TransformJobStatus": "Failed"}, "FAILED"),
        ({"state": "completed"}, None),
        ({"status": "partiallyCompleted"}, "COMPLETED"),
    ],
)
def test_states(job: dict[str, str], state: str | None) -> None:
    cluster = Cluster(Target.parse("3.4"))
    assert task_state({**job}, cluster, str) == state
