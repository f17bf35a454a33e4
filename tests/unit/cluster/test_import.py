"""``import --cluster`` on an emulated cluster: blueprints that build back to what it holds."""

import json
from pathlib import Path

import pytest

from blueprintc import api
from blueprintc.cluster.client import Client
from blueprintc.cluster.plan import What, make_plan
from blueprintc.cluster.session import Session
from blueprintc.cluster.state import State, StateFile
from blueprintc.config import ClusterConfig
from blueprintc.errors import UsageError
from tests.unit.cluster.desk_wire import DeskWire, new_desk
from tests.unit.cluster.test_audit import CONNECTOR

SIGNED = {
    "name": "Titan",
    "description": "d",
    "version": "1",
    "protocol": "aws_sigv4",
    "parameters": {"region": "us-east-1", "service_name": "bedrock"},
    "credential": {"access_key": "AKIAIOSFODNN7EXAMPLE", "secret_key": "canary-2b8e"},
    "actions": [
        {
            "action_type": "PREDICT",
            "method": "POST",
            "url": "https://bedrock-runtime.us-east-1.amazonaws.com/model/amazon.titan-embed-text-v2:0/invoke",
            "headers": {"content-type": "application/json"},
            "request_body": '{ "inputText": "${parameters.inputText}" }',
        }
    ],
}


@pytest.fixture
def wire() -> DeskWire:
    return DeskWire(new_desk())


def _session(wire: DeskWire) -> Session:
    return Session(ClusterConfig(name="prod", url="http://x"), wire, {}, StateFile(Path("/nonexistent"), "prod"))


def test_all_connectors_become_blueprints_that_need_no_change(wire: DeskWire, tmp_path: Path) -> None:
    client = Client(wire)
    bodies = [dict(CONNECTOR), dict(SIGNED), {**CONNECTOR, "description": "another of this name"}]
    held = [client.create_connector(json.dumps(body)) for body in bodies]
    wire.calls.clear()
    imported = api.import_from_cluster(_session(wire))
    assert all(call.startswith("GET ") or call.endswith("/_search") for call in wire.calls)
    assert not imported.report.diagnostics
    assert sorted(one.file_name for one in imported.blueprints) == [
        "chat-2.blueprint.yaml",
        "chat.blueprint.yaml",
        "titan.blueprint.yaml",
    ]
    assert not any("canary" in one.text for one in imported.blueprints)
    api.write_blueprints(tmp_path, {one.file_name: one.text for one in imported.blueprints})
    session = _session(wire)
    from blueprintc.cluster.desired import desired_of
    from blueprintc.runner import RunOptions

    plan = make_plan(desired_of([tmp_path], RunOptions()), session.holdings(), State())
    connectors = [step for step in plan.steps if step.resource == "connector"]
    assert [step.what for step in connectors] == [What.UNCHANGED] * 3
    assert {step.id for step in connectors} == set(held)


def test_connectors_of_some_ids(wire: DeskWire) -> None:
    client = Client(wire)
    first = client.create_connector(json.dumps(CONNECTOR))
    client.create_connector(json.dumps({**CONNECTOR, "name": "Other"}))
    imported = api.import_from_cluster(_session(wire), [first, first])
    assert [one.file_name for one in imported.blueprints] == ["chat.blueprint.yaml"]
    assert imported.report.paths == (f"prod/{first}",)


def test_an_id_that_is_not_there_is_named(wire: DeskWire) -> None:
    with pytest.raises(UsageError, match='"prod" has no connector nowhere'):
        api.import_from_cluster(_session(wire), ["nowhere"])


def test_a_cluster_without_connectors_gives_no_blueprints(wire: DeskWire) -> None:
    imported = api.import_from_cluster(_session(wire))
    assert imported.blueprints == ()
    assert not imported.report.failed
