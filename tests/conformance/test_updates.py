"""All recordings of updates of connectors (``golden/scenarios.jsonl``, ``update-*``)."""

import json
from typing import Any

import pytest

from blueprintc.data import Target
from blueprintc.emulator.case_provider import CaseProvider, read_responses
from blueprintc.emulator.cluster import Cluster
from blueprintc.emulator.connector import Connector
from blueprintc.emulator.connector_parser import connector_json
from blueprintc.emulator.create import create_connector
from blueprintc.emulator.exchange import Call
from blueprintc.emulator.model import Model
from blueprintc.emulator.predict import predict
from blueprintc.emulator.printing import print_rest
from blueprintc.emulator.rest_error import answer_error
from blueprintc.emulator.update import update
from blueprintc.jvm import JavaError
from tests.shared import has_shared, shared_path

#: The id is looked up before the emulator sees the request.
_NOT_OURS = ("update-unknown-id",)


def _cases() -> list[dict[str, Any]]:
    if not has_shared("golden/scenarios.jsonl"):
        return []
    cases = map(json.loads, shared_path("golden/scenarios.jsonl").read_text("utf-8").splitlines())
    return [case for case in cases if case["id"].startswith("update-") and case["id"] not in _NOT_OURS]


class _Scenario:
    """A connector with its model, changed step by step."""

    def __init__(self, case: dict[str, Any]) -> None:
        self.cluster = Cluster(Target.parse(case["target"]), case["settings"])
        self.provider = CaseProvider(read_responses(case["responses"]))
        created = create_connector(json.dumps(case["connector"]), self.cluster)
        assert created is not None
        self.connector: Connector = created
        self.model = Model(created)
        self.deployed = ["<model_id>"] if "model" in case else []
        self.sent: list[tuple[str | None, str]] = []

    def call(self, body: Any) -> tuple[int, Any]:
        if not self.deployed:
            self.model = Model(self.connector)
        answer, sent = predict(self.model, Call("_predict", json.dumps(body)), self.provider, self.cluster)
        self.sent += [(request.header("Authorization"), (request.body or b"").decode()) for request in sent]
        assert answer is not None
        return answer.status, json.loads(answer.text)

    def play(self, step: dict[str, Any]) -> tuple[int, Any] | None:
        """A step of the scenario; the answer, where it is recorded."""
        if step["method"] == "PUT":
            try:
                self.connector = update(json.dumps(step["body"]), self.connector, self.cluster, deployed=self.deployed)
            except JavaError as error:
                answer = answer_error(error, self.cluster.target)
                return answer.status, json.loads(answer.text)
            return 200, None
        if step["method"] == "GET":
            shown = connector_json(self.connector, self.cluster.target)
            shown.pop("credential")
            return 200, json.loads(print_rest(shown, self.cluster.target))
        if step["path"].endswith("_predict"):
            return self.call(step["body"])
        self.deployed = []
        return None


@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in _cases()])
def test_recording(case: dict[str, Any]) -> None:
    scenario = _Scenario(case)
    if "call" in case:
        scenario.call(case["call"]["body"])
    recorded = [(one["status"], _settled(one["body"])) for one in case["expect"]["after"]]
    answers = [answer for answer in map(scenario.play, case["after"]) if answer is not None]
    assert answers == recorded
    requests = [*case["expect"].get("requests", []), *case["expect"].get("after_requests", [])]
    assert scenario.sent == [(dict(request["headers"])["Authorization"], request["body"]) for request in requests]


def _settled(body: dict[str, Any]) -> Any:
    """Without times; the index's own answer to an update is not the emulator's."""
    if "_index" in body:
        return None
    return {name: value for name, value in body.items() if not name.endswith("_time")}
