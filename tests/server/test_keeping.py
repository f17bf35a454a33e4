"""What is kept when the process is killed, and that secrets are kept from those who read."""

import json
import urllib.request
from pathlib import Path
from typing import Any

from tests.server.conftest import SETTINGS, Echo, Served

_SECRET = "sk-do-not-tell-4711"


def call(served: Served, method: str, path: str, body: Any = None) -> Any:
    """The JSON of an answer."""
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(served.address + path, data, {"Content-Type": "application/json"}, method=method)
    with urllib.request.urlopen(request, timeout=20) as answer:
        return json.loads(answer.read())


def make_model(served: Served, url: str) -> str:
    """A model that sends ``{"q": …}`` to a URL; its id."""
    call(served, "PUT", "/_cluster/settings", SETTINGS)
    connector = {
        "name": "echo",
        "version": 1,
        "protocol": "http",
        "credential": {"key": _SECRET},
        "actions": [
            {
                "action_type": "predict",
                "method": "POST",
                "url": f"{url}/v1/call",
                "headers": {"Authorization": "Bearer ${credential.key}"},
                "request_body": '{"q":"${parameters.q}"}',
            }
        ],
    }
    connector_id = call(served, "POST", "/_plugins/_ml/connectors/_create", connector)["connector_id"]
    model = {"name": "m", "function_name": "remote", "connector_id": connector_id}
    return str(call(served, "POST", "/_plugins/_ml/models/_register?deploy=true", model)["model_id"])


def predict(served: Served, model_id: str, text: str) -> Any:
    """What the provider gave back."""
    answer = call(served, "POST", f"/_plugins/_ml/models/{model_id}/_predict", {"parameters": {"q": text}})
    return answer["inference_results"][0]["output"][0]["dataAsMap"]


def test_a_killed_server_has_kept_everything(tmp_path: Path, echo: Echo) -> None:
    state = tmp_path / "desk.state"
    first = Served("--state", str(state), "--live")
    try:
        model_id = make_model(first, echo.url)
        call(first, "PUT", "/books/_doc/1?refresh=true", {"title": "Red moon"})
    finally:
        first.kill()
    second = Served("--state", str(state), "--live")
    try:
        assert call(second, "GET", f"/_plugins/_ml/models/{model_id}")["name"] == "m"
        assert call(second, "GET", "/books/_doc/1")["_source"] == {"title": "Red moon"}
        assert predict(second, model_id, "again") == {"echo": {"q": "again"}}
    finally:
        second.stop()
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert _SECRET.encode() not in kept


def test_no_answer_tells_a_secret(echo: Echo) -> None:
    served = Served("--live")
    try:
        predict(served, make_model(served, echo.url), "x")
        paths = ["/_plugins/_ml/connectors/_search", "/_plugins/_ml/models/_search", "/.plugins-ml-connector/_search"]
        told = [json.dumps(call(served, "POST", path, {"query": {"match_all": {}}})) for path in paths]
        requests = call(served, "GET", "/_blueprintc/requests")
        told.append(json.dumps(requests))
        for entry in requests["requests"]:
            told.append(json.dumps(call(served, "GET", f"/_blueprintc/requests/{entry['id']}")))
        assert not [text for text in told if _SECRET in text]
    finally:
        served.stop()
