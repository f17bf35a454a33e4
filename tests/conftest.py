"""What every test gets: a clean environment, no network but loopback, and golden files that can be rewritten."""

import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

# How fast an example is says something about the machine, which may be busy, and nothing about us.
settings.register_profile("ours", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ours")

CASES = Path(__file__).parent / "cases"

_LOOPBACK = ("127.", "::1", "localhost")
_CLEANED = ("NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "PRE_COMMIT")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Options of our own."""
    parser.addoption("--update-golden", action="store_true", help="rewrite the expected outputs in tests/cases")


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No variable of the machine that changes what a command prints."""
    for name in (*_CLEANED, *(name for name in os.environ if name.startswith("GITHUB_"))):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Connections may go to this machine only."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        host = address[0] if isinstance(address, tuple) else ""
        if host and not str(host).startswith(_LOOPBACK):
            raise AssertionError(f"a test connects to {host}; tests are offline")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """``golden("report/text.out", text)``: the text is what the file in ``tests/cases`` holds.

    With ``--update-golden`` the file is written instead; read the difference before it is committed.
    """

    def compare(relative: str, actual: str) -> None:
        path = CASES / relative
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(actual, encoding="utf-8", newline="")
            return
        with path.open(encoding="utf-8", newline="") as stream:
            assert actual == stream.read(), f"{relative} differs; look, then pytest --update-golden"

    return compare
