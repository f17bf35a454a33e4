"""``plan``, ``deploy``, ``audit`` and ``import --cluster`` as processes, against ``serve`` as a process."""

import base64
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from blueprintc.cluster.client import Client
from blueprintc.cluster.wire import Answer
from blueprintc.data.secrets import spellings
from tests.server.conftest import Served
from tests.unit.cluster.loopback import listening
from tests.unit.cluster.test_deploy import BLUEPRINT

KEY = 'canary/key"é+41c7'
PASSWORD = "canary pass/word\\+9d20"
PLACE = "e.blueprint.yaml"


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Served]:
    """A served cluster, and a folder with a blueprint and a configuration that names it ``desk``."""
    served = Served()
    _lay_out(tmp_path, served.address)
    yield served
    served.stop()


def _lay_out(folder: Path, address: str, more: str = "") -> None:
    (folder / PLACE).write_text(BLUEPRINT.replace("MODEL", "small"), encoding="utf-8")
    (folder / "blueprintc.toml").write_text(f'[clusters.desk]\nurl = "{address}"\n{more}', encoding="utf-8")


def _command(*words: str) -> list[str]:
    return [sys.executable, "-m", "blueprintc", *words]


def _environment() -> dict[str, str]:
    return {**os.environ, "DEMO_API_KEY": KEY, "DESK_PASSWORD": PASSWORD}


def _run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    result = subprocess.run(
        _command(*words), cwd=folder, env=_environment(), capture_output=True, text=True, timeout=60, check=False
    )
    assert "Traceback" not in result.stderr
    _is_clean(result.stdout + result.stderr)
    for path in folder.rglob("*"):
        if path.is_file():
            _is_clean(path.read_text(encoding="utf-8", errors="replace") + path.name)
    return result


def _is_clean(text: str) -> None:
    for secret in (KEY, PASSWORD, f"admin:{PASSWORD}"):
        for form in (secret, *spellings(secret)):
            assert form not in text


class _Plain:
    """A wire without log-in."""

    def __init__(self, address: str) -> None:
        self._address = address

    def send(self, method: str, path: str, body: str | None = None) -> Answer:
        import httpx

        headers = {"Content-Type": "application/json"} if body is not None else {}
        answer = httpx.request(method, self._address + path, content=body, headers=headers)
        return Answer(answer.status_code, answer.text)


def _held(address: str) -> list[int]:
    client = Client(_Plain(address))
    return [len(list(found())) for found in (client.connectors, client.groups, client.models)]


def test_the_whole_way_there_and_back(cluster: Served, tmp_path: Path) -> None:
    planned = _run(tmp_path, "plan")
    assert planned.returncode == 1, planned.stderr
    assert "4 to create" in planned.stdout
    assert _held(cluster.address) == [0, 0, 0]
    asked = _run(tmp_path, "deploy", "--no-smoke")
    assert asked.returncode == 2
    assert "--yes goes on without" in asked.stderr
    first = _run(tmp_path, "deploy", "--yes", "--no-smoke")
    assert first.returncode == 0, first.stderr
    assert "create connector Embeddings" in first.stderr
    assert _held(cluster.address) == [1, 1, 1]
    document = json.loads(_run(tmp_path, "plan", "--format", "json").stdout)
    assert document["clusters"]["desk"]["changes"] is False
    second = _run(tmp_path, "deploy", "--no-smoke")
    assert second.returncode == 0, second.stderr
    assert "nothing to do" in second.stderr
    audited = _run(tmp_path, "audit", "--format", "json")
    assert audited.returncode == 0, audited.stderr
    imported = _run(tmp_path, "import", "--cluster", "desk", "-o", "in")
    assert imported.returncode == 0, imported.stderr
    assert (tmp_path / "in" / "embeddings.blueprint.yaml").is_file()
    assert _run(tmp_path, "import", "--cluster", "desk", "nowhere").returncode == 2
    undone = _run(tmp_path, "deploy", "--undo", "--yes", PLACE)
    assert undone.returncode == 0, undone.stderr
    assert _held(cluster.address) == [0, 0, 0]


def test_all_clusters_of_the_configuration(cluster: Served, tmp_path: Path) -> None:
    other = Served()
    try:
        _lay_out(tmp_path, cluster.address, f'[clusters.other]\nurl = "{other.address}"\n')
        assert "--cluster says which cluster is meant" in _run(tmp_path, "plan").stderr
        done = _run(tmp_path, "deploy", "--all-clusters", "--yes", "--no-smoke")
        assert done.returncode == 0, done.stderr
        assert _held(cluster.address) == _held(other.address) == [1, 1, 1]
        assert sorted(path.name for path in (tmp_path / ".blueprintc" / "state").glob("*.json")) == [
            "desk.json",
            "other.json",
        ]
        assert _run(tmp_path, "plan", "--all-clusters").returncode == 0
        assert _run(tmp_path, "audit", "--all-clusters").returncode == 0
    finally:
        other.stop()


def test_a_cluster_that_is_not_there(tmp_path: Path) -> None:
    _lay_out(tmp_path, "http://127.0.0.1:1")
    for words in (["plan"], ["deploy", "--yes"], ["audit"], ["import", "--cluster", "desk"]):
        result = _run(tmp_path, *words)
        assert result.returncode == 4, (words, result.stderr)
        assert "GET /" in result.stderr or "POST /" in result.stderr


def test_users_with_few_rights(tmp_path: Path) -> None:
    users = {
        "users": {
            "admin": {"password": PASSWORD, "roles": ["all_access"]},
            "erin": {"password": PASSWORD, "roles": ["ml_read_access"]},
        }
    }
    users_file = tmp_path / "users.json"
    users_file.write_text(json.dumps(users), encoding="utf-8")
    folder = tmp_path / "work"
    folder.mkdir()
    served = Served("--users", str(users_file))
    try:
        log_in = 'user = "{}"\npassword = {{env = "DESK_PASSWORD"}}\nopensearch = "3.4"\n'
        _lay_out(folder, served.address, log_in.format("erin"))
        planned = _run(folder, "plan")
        assert planned.returncode == 1, planned.stderr
        assert "the settings may not be read with these rights" in planned.stdout
        refused = _run(folder, "deploy", "--yes", "--no-smoke")
        assert refused.returncode == 4, refused.stderr
        audited = _run(folder, "audit")
        assert audited.returncode == 0, audited.stderr
        assert "BP811" in audited.stdout
        _lay_out(folder, served.address, log_in.format("admin"))
        done = _run(folder, "deploy", "--yes", "--no-smoke")
        assert done.returncode == 0, done.stderr
        _lay_out(folder, served.address, log_in.format("admin").replace("DESK_PASSWORD", "DEMO_API_KEY"))
        wrong = _run(folder, "plan")
        assert wrong.returncode == 4, wrong.stderr
        assert "status 401" in wrong.stderr
    finally:
        served.stop()


@pytest.mark.parametrize("word", ["create connector", "register model group", "register model Emb", "deploy Emb"])
def test_a_deployment_that_is_killed_is_taken_up(cluster: Served, tmp_path: Path, word: str) -> None:
    process = subprocess.Popen(
        _command("deploy", "--yes", "--no-smoke"),
        cwd=tmp_path,
        env=_environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    for line in process.stderr:
        if line.startswith(word):
            break
    process.send_signal(signal.SIGKILL)
    process.wait(timeout=20)
    process.stderr.close()
    again = _run(tmp_path, "deploy", "--yes", "--no-smoke")
    assert again.returncode == 0, again.stderr
    assert _held(cluster.address) == [1, 1, 1]
    assert _run(tmp_path, "plan").returncode == 0


def test_two_processes_with_one_state_file_make_one_of_each(cluster: Served, tmp_path: Path) -> None:
    results: list[subprocess.CompletedProcess[str]] = []
    threads = [
        threading.Thread(target=lambda: results.append(_run(tmp_path, "deploy", "--yes", "--no-smoke")))
        for _ in range(2)
    ]
    for thread in threads:
        thread.start()
        time.sleep(0.05)
    for thread in threads:
        thread.join()
    assert sorted(result.returncode for result in results) in ([0, 0], [0, 2])
    assert _held(cluster.address) == [1, 1, 1]


def test_a_cluster_that_sends_back_what_it_was_sent(tmp_path: Path) -> None:
    with listening() as server:
        _lay_out(tmp_path, server.url, 'user = "admin"\npassword = {env = "DESK_PASSWORD"}\n')
        for words in (["plan"], ["deploy", "--yes"], ["audit"], ["import", "--cluster", "desk"]):
            result = _run(tmp_path, *words)
            assert result.returncode == 4, (words, result.stderr)
            assert "status 401" in result.stderr
    assert server.requests
    assert all(headers["authorization"].startswith("Basic ") for _, _, headers, _ in server.requests)


def test_the_canaries_are_looked_for_in_every_form() -> None:
    forms = {
        KEY,
        base64.b64encode(KEY.encode()).decode(),
        quote(KEY, safe=""),
        json.dumps(KEY)[1:-1],
        json.dumps(KEY, ensure_ascii=False)[1:-1],
    }
    for form in forms:
        with pytest.raises(AssertionError):
            _is_clean(f"before {form} after")
