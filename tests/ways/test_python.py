"""The Python script: it compiles, and an opensearch-py client is asked for what the connector says."""

import json
import runpy
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.ways.forms import lowered, written
from tests.ways.hostile import SECRET, hostile_connector


class _Client:
    """Stands in for ``opensearchpy.OpenSearch``."""

    calls: list[tuple[str, Any]]

    def __init__(self, *places: object, **options: object) -> None:
        self.http = self

    def post(self, url: str, *, body: object = None) -> dict[str, str]:
        _Client.calls.append((url, body))
        return {"connector_id": "c-1"} if url.endswith("_create") else {"model_id": "m-1"}


def _script(folder: Path, connector: str) -> Path:
    text, _ = written(lowered(connector), "python")
    assert text is not None
    assert SECRET not in text
    path = folder / "x.connector.py"
    path.write_text(text, encoding="utf-8")
    compile(text, str(path), "exec", dont_inherit=True)
    return path


def test_the_client_is_given_what_the_connector_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import opensearchpy

    monkeypatch.setattr(opensearchpy, "OpenSearch", _Client)
    monkeypatch.setenv("MY_KEY", SECRET)
    _Client.calls = []
    runpy.run_path(str(_script(tmp_path, hostile_connector())), run_name="__main__")
    expected = json.loads(hostile_connector())
    expected["credential"]["key"] = SECRET
    assert _Client.calls[0] == ("/_plugins/_ml/connectors/_create", expected)
    register = {key: expected[key] for key in ("name", "description")}
    assert _Client.calls[1] == (
        "/_plugins/_ml/models/_register",
        {**register, "function_name": "remote", "connector_id": "c-1"},
    )
    assert [url for url, _ in _Client.calls[2:]] == [
        "/_plugins/_ml/models/m-1/_deploy",
        "/_plugins/_ml/models/m-1/_predict",
    ]


def test_importing_it_does_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import opensearchpy

    monkeypatch.setattr(opensearchpy, "OpenSearch", _Client)
    monkeypatch.setenv("MY_KEY", SECRET)
    _Client.calls = []
    runpy.run_path(str(_script(tmp_path, hostile_connector())))
    assert _Client.calls == []


def test_the_real_client_sends_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    received: list[tuple[str, Any]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            received.append((self.path, json.loads(body) if body else None))
            answer = json.dumps({"connector_id": "c-1", "model_id": "m-1"}).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, format: str, *arguments: object) -> None:
            """Nothing."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        monkeypatch.setenv("OPENSEARCH_URL", f"http://127.0.0.1:{server.server_port}")
        monkeypatch.setenv("MY_KEY", SECRET)
        runpy.run_path(str(_script(tmp_path, hostile_connector())), run_name="__main__")
        server.shutdown()
    expected = json.loads(hostile_connector())
    expected["credential"]["key"] = SECRET
    assert received[0] == ("/_plugins/_ml/connectors/_create", expected)
    assert [path for path, _ in received[1:]] == [
        "/_plugins/_ml/models/_register",
        "/_plugins/_ml/models/m-1/_deploy",
        "/_plugins/_ml/models/m-1/_predict",
    ]
    assert "opensearchpy" in sys.modules


def test_a_number_that_no_python_carries_is_refused() -> None:
    connector = json.loads(hostile_connector())
    text = json.dumps(connector).replace('"n": 7', '"n": 1e999')
    script, findings = written(lowered(text), "python")
    assert script is None
    assert [found.code.id for found in findings] == ["BP060"]
