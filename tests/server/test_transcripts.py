"""The transcripts of a real cluster once more, over sockets: a real server, and a provider on loopback behind it.

As the maintainers' replay does, ``https://host`` becomes a path of the local provider on the way out, and is turned
back on the way in.
"""

import http.client
import json
import re
import threading
import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest

pytest.importorskip("uvicorn")

import uvicorn

from blueprintc.emulator.cluster import default_trusted_endpoints
from blueprintc.emulator.exchange import Request
from blueprintc.server.app import create_app
from blueprintc.server.desk import Desk
from blueprintc.server.outside import OutsideOptions, make_outside
from blueprintc.transport.base_url import BaseUrls
from tests.conformance.transcripts import PROVIDER, TARGET, Provider, Replay
from tests.server.conftest import Echo
from tests.shared import has_shared, shared_path

_PATTERN = re.compile(r"(\^)https(\??)://")
_URL = re.compile(r"(?<![\^\w])https://")


def _transcripts() -> list[dict[str, Any]]:
    if not has_shared("golden/cluster"):
        return []
    return [json.loads(path.read_text("utf-8")) for path in sorted(shared_path("golden/cluster").glob("*.json"))]


class _Canned(Echo):
    """The provider: what it answers is set anew for each transcript."""

    provider: Provider

    def answered(self, method: str, path: str, headers: list[tuple[str, str]], body: bytes) -> tuple[int, Any, bytes]:
        """Note a request under the address that it would have had, and answer it."""
        url = path.removeprefix("/__provider/https/")
        url = PROVIDER + path if url == path else f"https://{url}"
        with self.lock:
            response = self.provider.respond(Request(method, url, tuple(headers), body))
        return response.status, response.headers, response.body


class _Server:
    """One real server for all transcripts; each gets a desk of its own."""

    def __init__(self) -> None:
        self.app: Any = None
        self._config = uvicorn.Config(
            self._serve, port=0, interface="asgi3", log_level="warning", lifespan="off", access_log=False
        )
        self._server = uvicorn.Server(self._config)
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()
        while not self._server.started:
            time.sleep(0.01)
        self.port = self._server.servers[0].sockets[0].getsockname()[1]

    async def _serve(self, scope: Any, receive: Any, send: Any) -> None:
        await self.app(scope, receive, send)

    def stop(self) -> None:
        """End it."""
        self._server.should_exit = True
        self._thread.join(timeout=10)


class _OverSockets(Replay):
    """A transcript over HTTP."""

    def __init__(self, transcript: dict[str, Any], server: _Server, canned: _Canned) -> None:
        super().__init__(transcript)
        canned.provider = self.provider
        self._server = server
        self._address = urlsplit(canned.url).netloc
        outside, self.providers = make_outside(OutsideOptions(live=True, base_urls=BaseUrls.read(())))
        self.desk = Desk(outside, target=TARGET)
        settings = {
            "plugins.ml_commons.only_run_on_ml_node": False,
            "plugins.ml_commons.connector.private_ip_enabled": True,
            "plugins.ml_commons.trusted_connector_endpoints_regex": default_trusted_endpoints(TARGET),
            "plugins.ml_commons.native_memory_threshold": 100,
            "plugins.ml_commons.jvm_heap_memory_threshold": 100,
        }
        given = json.loads(self._out(json.dumps({**settings, **transcript.get("settings", {})})))
        self.desk.settings.update({"persistent": given})
        server.app = create_app(self.desk)
        self.names["node_id"] = self.labels["node_id"] = self.desk.node_id

    def _out(self, text: str) -> str:
        text = text.replace(PROVIDER, f"http://{self._address}").replace('"9911"', f'"{self._address.split(":")[1]}"')
        regex = self._address.replace(".", "\\\\.")
        text = _PATTERN.sub(rf"\1http\2://{regex}/__provider/https/".replace("\\\\", "\\\\\\\\"), text)
        return _URL.sub(f"http://{self._address}/__provider/https/", text)

    def _back(self, text: str) -> str:
        regex = self._address.replace(".", "\\\\.")
        for address in (regex, self._address):
            text = re.sub(rf"http(\??)://{re.escape(address)}/__provider/https/", r"https\1://", text)
        return text.replace(self._address, urlsplit(PROVIDER).netloc)

    def _send(self, step: dict[str, Any]) -> tuple[int, str, str]:
        body = step.get("raw")
        if body is None and "body" in step:
            body = json.dumps(step["body"])
        headers = step.get("headers")
        if headers is None:
            headers = {"Content-Type": "application/json"} if body else {}
        left_out = ("content-length", "host", "accept-encoding")
        headers = {name: value for name, value in headers.items() if name.lower() not in left_out}
        connection = http.client.HTTPConnection("127.0.0.1", self._server.port, timeout=30)
        data = self._out(self._filled(body or "")).encode()
        connection.request(step["method"], self._filled(step["path"]), data or None, headers)
        answer = connection.getresponse()
        text = self._back(answer.read().decode())
        connection.close()
        return answer.status, text, answer.getheader("Content-Type") or ""


@pytest.fixture(scope="module")
def server() -> Iterator[_Server]:
    """The server."""
    running = _Server()
    yield running
    running.stop()


@pytest.fixture(scope="module")
def canned() -> Iterator[_Canned]:
    """The provider."""
    running = _Canned()
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield running
    running.shutdown()
    running.server_close()


@pytest.mark.parametrize("transcript", _transcripts(), ids=lambda transcript: transcript["id"])
def test_every_step_agrees_over_sockets(transcript: dict[str, Any], server: _Server, canned: _Canned) -> None:
    replay = _OverSockets(transcript, server, canned)
    try:
        assert replay.run() == []
    finally:
        replay.providers.close()
