"""A served desk for each test: the command ``serve`` as a process of its own, on a free port of loopback."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

_TRUSTED = ["^https://.*$", "^http://127\\.0\\.0\\.1.*$"]
SETTINGS: dict[str, Any] = {
    "persistent": {
        "plugins.ml_commons.only_run_on_ml_node": False,
        "plugins.ml_commons.connector.private_ip_enabled": True,
        "plugins.ml_commons.trusted_connector_endpoints_regex": _TRUSTED,
    }
}


class Served:
    """A running ``blueprintc serve``."""

    def __init__(self, *options: str) -> None:
        command = [sys.executable, "-m", "blueprintc", "serve", "--port", "0", "--quiet", *options]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        assert self._process.stdout is not None
        self.address = self._process.stdout.readline().strip()
        if not self.address:
            assert self._process.stderr is not None
            raise AssertionError(self._process.stderr.read())

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.address.rpartition(":")[2])

    def seconds_worked(self) -> float:
        """How long it has kept a processor busy."""
        try:
            fields = Path(f"/proc/{self._process.pid}/stat").read_text("ascii").rpartition(")")[2].split()
        except OSError:
            return 0.0
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def kill(self) -> None:
        """End it at once, as ``kill -9`` does."""
        self._process.send_signal(signal.SIGKILL)
        self._close()

    def stop(self) -> None:
        """Ask it to end."""
        self._process.terminate()
        self._close()

    def _close(self) -> None:
        self._process.wait(timeout=20)
        for stream in (self._process.stdout, self._process.stderr):
            if stream is not None:
                stream.close()


@pytest.fixture
def served() -> Iterator[Served]:
    """A desk with stubs behind it, kept in memory."""
    running = Served()
    yield running
    running.stop()


class Echo(ThreadingHTTPServer):
    """A provider on loopback that gives every request back as ``{"echo": …}``."""

    daemon_threads = True
    request_queue_size = 256

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _EchoHandler)
        self.bodies: list[bytes] = []
        self.lock = threading.Lock()

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.server_address[1]}"

    def answered(self, method: str, path: str, headers: list[tuple[str, str]], body: bytes) -> tuple[int, Any, bytes]:
        """Status, headers and body for a request, which is noted."""
        with self.lock:
            self.bodies.append(body)
        return 200, (("Content-Type", "application/json"),), self.answer(body)

    def answer(self, body: bytes) -> bytes:
        """What goes back for a body."""
        return b'{"echo":' + body + b"}"


class Weights(Echo):
    """A provider that gives each word of a text the weight 1."""

    def answer(self, body: bytes) -> bytes:
        """One map a text."""
        return json.dumps([dict.fromkeys(text.split(), 1.0) for text in json.loads(body)]).encode()


class _EchoHandler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1

    def do_POST(self) -> None:
        """Answer with what the provider makes of a request."""
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        server = self.server
        assert isinstance(server, Echo)
        status, headers, answer = server.answered(self.command, self.path, self.headers.items(), body)
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    do_GET = do_PUT = do_POST

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def _running(server: Echo) -> Iterator[Echo]:
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def echo() -> Iterator[Echo]:
    """A provider that answers with what it is asked."""
    with _running(Echo()) as server:
        yield server


@pytest.fixture
def weights() -> Iterator[Echo]:
    """A provider of weights of words."""
    with _running(Weights()) as server:
        yield server
