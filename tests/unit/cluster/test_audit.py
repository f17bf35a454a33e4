"""``audit`` on an emulated cluster: what it finds, and that it changes nothing."""

import json
from collections.abc import Mapping
from pathlib import Path

from blueprintc.cluster.client import Client
from blueprintc.cluster.session import Session
from blueprintc.cluster.state import StateFile
from blueprintc.config import ClusterConfig
from blueprintc.diagnostics import Severity
from blueprintc.jsontext import Json
from blueprintc.report import Report
from blueprintc.server.access.security import Security
from blueprintc.server.access.users import Account, Users
from tests.unit.cluster.desk_wire import DeskWire, new_desk

CONNECTOR: dict[str, Json] = {
    "name": "Chat",
    "description": "d",
    "version": "1",
    "protocol": "http",
    "parameters": {"model": "gpt-4o-mini"},
    "credential": {"key": "canary-5f0e1d"},
    "actions": [
        {
            "action_type": "predict",
            "method": "POST",
            "url": "https://api.openai.com/v1/chat/completions",
            "headers": {"Authorization": "Bearer ${credential.key}"},
            "request_body": '{ "model": "${parameters.model}", "messages": ${parameters.messages} }',
        }
    ],
}


def _audit(wire: DeskWire) -> Report:
    session = Session(ClusterConfig(name="prod", url="http://x"), wire, {}, StateFile(Path("/nonexistent"), "prod"))
    return session.audit(Severity.ERROR)


def _codes(report: Report) -> list[str]:
    return sorted(found.code.id for found in report.diagnostics)


def _create(wire: DeskWire, body: Mapping[str, Json]) -> str:
    return Client(wire).create_connector(json.dumps(body))


def test_an_unused_connector_is_named_and_nothing_is_written() -> None:
    wire = DeskWire(new_desk())
    _create(wire, CONNECTOR)
    wire.calls.clear()
    report = _audit(wire)
    assert _codes(report) == ["BP803", "BP807"]
    assert all(call.startswith("GET ") or call.endswith("/_search") for call in wire.calls)


def test_rules_look_at_what_the_cluster_holds() -> None:
    wire = DeskWire(new_desk())
    action = {**CONNECTOR["actions"][0], "post_process_function": "connector.post_process.openai.embeding"}  # type: ignore[index,dict-item]
    _create(wire, {**CONNECTOR, "actions": [action]})
    report = _audit(wire)
    assert "BP401" in _codes(report)
    assert all(found.span.file.path.startswith("prod/") for found in report.diagnostics)


def test_a_model_that_lost_its_connector() -> None:
    wire = DeskWire(new_desk())
    client = Client(wire)
    held = _create(wire, CONNECTOR)
    _, model = client.register_model({"name": "m", "function_name": "remote", "connector_id": held})
    other = _create(wire, {**CONNECTOR, "name": "Other"})
    client.update_model(model, {"connector_id": "gone"})
    report = _audit(wire)
    assert "BP801" in _codes(report)
    assert _codes(report).count("BP803") == 2, other


def test_a_connector_that_cannot_be_read_any_more() -> None:
    wire = DeskWire(new_desk())
    held = _create(wire, CONNECTOR)
    Client(wire).update_connector(held, {"protocol": "aws_sigv4"})
    assert "BP802" in _codes(_audit(wire))


def test_a_cluster_that_trusts_everything_and_one_that_trusts_no_more() -> None:
    wire = DeskWire(new_desk())
    _create(wire, CONNECTOR)
    client = Client(wire)
    client.put_settings({"plugins.ml_commons.trusted_connector_endpoints_regex": ["^https?://.*$"]})
    assert "BP806" in _codes(_audit(wire))
    client.put_settings({"plugins.ml_commons.trusted_connector_endpoints_regex": ["^https://api\\.cohere\\.ai/.*$"]})
    assert "BP805" in _codes(_audit(wire))


def test_what_access_control_does_not_protect() -> None:
    desk = new_desk()
    wire = DeskWire(desk)
    held = _create(wire, CONNECTOR)  # without a user: it has no owner
    Client(wire).register_model({"name": "m", "function_name": "remote", "connector_id": held})
    desk.policy = Security(Users({"root": Account(name="root", roles=("all_access",), cluster_permissions=("*",))}))
    names = ("connector_access_control_enabled", "model_access_control_enabled")
    desk.settings.update({"persistent": {f"plugins.ml_commons.{name}": True for name in names}})
    wire.log_in("root")
    assert {"BP808", "BP809", "BP810"} <= set(_codes(_audit(wire)))


def test_what_rights_forbid_is_said() -> None:
    desk = new_desk()
    may = ("cluster:admin/opensearch/ml/connectors/*", "cluster:monitor/main")
    desk.policy = Security(Users({"eve": Account(name="eve", cluster_permissions=may)}))
    wire = DeskWire(desk)
    wire.log_in("eve")
    report = _audit(wire)
    assert _codes(report).count("BP811") == 3
    assert "BP801" not in _codes(report)
