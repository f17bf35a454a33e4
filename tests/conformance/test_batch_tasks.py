"""All recordings of batch tasks: their status and their cancellation (``golden/scenarios.jsonl``, ``batchjob-*``)."""

import json
import re
from typing import Any

import pytest

from blueprintc.data import Target
from blueprintc.emulator.batch_tasks import batch_task, cancel_task, task_status
from blueprintc.emulator.case_provider import CaseProvider, read_responses
from blueprintc.emulator.cases import received_form
from blueprintc.emulator.cluster import Cluster
from blueprintc.emulator.create import create_connector
from blueprintc.emulator.environment import Environment
from blueprintc.emulator.exchange import Call, Request
from blueprintc.emulator.model import Model
from blueprintc.emulator.predict import predict
from tests.shared import has_shared, shared_path

_SIGNATURE = (re.compile(r"/\d{8}/(.*)Signature=[0-9a-f]{64}"), r"/<date>/\1Signature=<sig>")


def _cases() -> list[dict[str, Any]]:
    if not has_shared("golden/scenarios.jsonl"):
        return []
    lines = shared_path("golden/scenarios.jsonl").read_text("utf-8").splitlines()
    return [case for case in map(json.loads, lines) if case["id"].startswith("batchjob-")]


class _Private:
    """The recordings without a network of their own were made where all hosts are this machine."""

    def resolve(self, host: str) -> tuple[str]:
        return ("127.0.0.1",)


def _sent(request: Request) -> dict[str, Any]:
    given = received_form(request)
    headers = {}
    for name, value in given.headers:
        shown = _SIGNATURE[0].sub(_SIGNATURE[1], value)
        headers[name.lower()] = "<amz-date>" if name.lower() == "x-amz-date" else shown
    return {"method": given.method, "url": given.url, "headers": headers, "body": (given.body or b"").decode()}


def _expected(request: dict[str, Any], ours: dict[str, Any]) -> dict[str, Any]:
    headers = {name.lower(): value for name, value in request["headers"]}
    for name in ("host", "content-length"):
        # the transport adds them
        if name not in ours["headers"]:
            del headers[name]
    return {"method": request["method"], "url": request["url"], "headers": headers, "body": request["body"]}


def _text(text: str) -> str:
    return re.sub(r'("create_time"|"last_update_time"):\d+', r'\1:"<ts>"', text)


@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in _cases()])
def test_recording(case: dict[str, Any]) -> None:
    cluster = Cluster(Target.parse(case["target"]), case["settings"])
    environment = Environment() if "env" in case else Environment(resolver=_Private())
    provider = CaseProvider(read_responses(case["responses"]))
    connector = create_connector(json.dumps(case["connector"]), cluster)
    assert connector is not None
    model = Model(connector)
    answer, _ = predict(
        model, Call(case["call"]["path"], json.dumps(case["call"]["body"])), provider, cluster, environment
    )
    assert answer is not None
    expect = case["expect"]
    assert (answer.status, answer.text) == (expect["response"]["status"], expect["response"]["text"])
    task = batch_task(answer, cluster, environment.clock.now())
    requests: list[Request] = []
    for step in expect["after"]:
        call = cancel_task if step["path"].endswith("/_cancel") else task_status
        given, sent = call(task, model, provider, cluster, environment)
        assert given is not None
        assert (given.status, _text(given.text)) == (step["status"], step["body_text"])
        requests += sent
    ours = [_sent(request) for request in requests]
    assert ours == [_expected(*pair) for pair in zip(expect.get("after_requests", []), ours, strict=True)]


def test_recordings_are_there() -> None:
    shared_path("golden/scenarios.jsonl")
    assert len(_cases()) == 21
