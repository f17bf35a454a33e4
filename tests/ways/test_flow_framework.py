"""The flow-framework template: by the plugin's own rules it creates the connector that was written."""

import json
from pathlib import Path
from typing import Any

import pytest

from blueprintc.frontend import LoadOptions, load_file
from blueprintc.lowering import emit, lower
from tests.shared import shared_path
from tests.ways.flow_rules import FlowError, create_requests
from tests.ways.forms import as_the_server_keeps_it, lowered, written
from tests.ways.hostile import SECRET, hostile_connector

CATALOGUE = Path(__file__).parents[2] / "blueprints"


def _template(connector: str) -> Any:
    text, findings = written(lowered(connector), "flow-framework")
    assert text is not None, findings
    assert SECRET not in text
    return json.loads(text)


def test_the_plugin_asks_for_the_connector() -> None:
    (asked,) = create_requests(_template(hostile_connector()), {"MY_KEY": "a value"})
    expected = json.loads(hostile_connector())
    expected["credential"]["key"] = "a value"
    assert as_the_server_keeps_it(asked) == as_the_server_keeps_it(expected)


def test_so_for_the_catalogue() -> None:
    count = 0
    for path in sorted(CATALOGUE.rglob("*.blueprint.yaml")):
        loaded = load_file(path, LoadOptions(root=CATALOGUE.parent))
        assert loaded.blueprint is not None
        for connector in lower(loaded.blueprint).connectors:
            text, _ = written(connector, "flow-framework")
            if text is None:
                continue
            count += 1
            (asked,) = create_requests(json.loads(text), {})
            expected = json.loads(emit(connector))
            secrets = expected.pop("credential", {})
            assert list(asked.pop("credential")) == list(secrets)
            assert as_the_server_keeps_it(asked) == as_the_server_keeps_it(expected)
    assert count > 10


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"client_config": {"max_connection": 3}}, "fails on the numbers of client_config"),
        ({"backend_roles": ["a"]}, "fails on the list backend_roles"),
        ({"tenant_id": "t"}, 'no place for "tenant_id"'),
        ({"credential": {"key": "<file:a>"}}, 'cannot read the file "a"'),
        ({"description": "${{ MY_KEY }}"}, 'put a value in place of "${{ MY_KEY }}"'),
        ({"parameters": {"x": "${{create_connector.connector_id}}"}}, "put a value in place of"),
        ({"version": None}, '"version" is no text'),
    ],
)
def test_what_the_plugin_drops_or_fails_on_is_refused_by_name(change: dict[str, Any], message: str) -> None:
    text, findings = written(lowered(json.dumps(json.loads(hostile_connector()) | change)), "flow-framework")
    assert text is None
    assert any(message in found.message for found in findings), [found.message for found in findings]


def test_the_rules_take_the_plugins_own_samples() -> None:
    """The rules are not stricter than the plugin: its sample templates pass."""
    taken = 0
    for path in sorted(shared_path("corpus/connectors").glob("ff.deploy_*.txt")):
        template = json.loads(path.read_text(encoding="utf-8"))
        if {node["type"] for node in template["workflows"]["provision"]["nodes"]} <= {
            "create_connector",
            "register_remote_model",
            "deploy_model",
        }:
            assert len(create_requests(template, {})) == 1, path
            taken += 1
    assert taken >= 3


def test_the_rules_refuse_what_the_plugin_refuses() -> None:
    template = _template(hostile_connector())
    node = template["workflows"]["provision"]["nodes"][0]
    del node["user_inputs"]["description"]
    with pytest.raises(FlowError, match="misses"):
        create_requests(template, {})
    node["user_inputs"]["description"] = ""
    node["user_inputs"]["version"] = 1
    with pytest.raises(FlowError, match="ClassCastException"):
        create_requests(template, {})
