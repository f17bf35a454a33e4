"""``test --live``, ``--record``, ``--replay`` and ``--har`` from outside, against a provider on loopback."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from blueprintc.cli import main
from tests.live import fault_server as fault
from tests.live.fault_server import FaultServer, answer, openai_vectors, serving

BLUEPRINT = """blueprint: 1
name: Embeddings
version: 1
protocol: http
opensearch: ">=2.19"
provider: openai
callers: [text_embedding]
credential: {key: {env: KEY}}
inputs: {input: {type: array, items: {type: string}}}
actions:
  - action_type: predict
    method: POST
    url: https://api.openai.com/v1/embeddings
    headers: {Authorization: "Bearer ${credential.key}"}
    request_body: {model: m, input: "${parameters.input}"}
    pre_process_function: connector.pre_process.openai.embedding
    post_process_function: connector.post_process.openai.embedding
tests:
  - name: two documents
    caller: text_embedding
    documents: [a, b]
    expect: {output: {tensors: 2}}
  - name: planned
    caller: text_embedding
    documents: [a]
    responses: {stub: {error: invalid_api_key}}
    expect: {error: {status: 401}}
"""
KEY = "canary-1234567890"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "e.blueprint.yaml").write_text(BLUEPRINT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run_test(*arguments: str, key: str | None = KEY) -> Result:
    result = CliRunner().invoke(main, ["test", *arguments], env={"KEY": key, "CI": None})
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert KEY not in result.output
    return result


def at(server: FaultServer) -> list[str]:
    return ["--base-url", f"openai={server.url}"]


def vectors(count: int) -> fault.Behaviour:
    return answer(openai_vectors(*([float(number), 0.5] for number in range(count))))


#: One after the other: the written test, then the caller with 1, 2, 3 and 7 documents.
ALL = [vectors(2), vectors(1), vectors(2), vectors(3), vectors(7)]


def test_only_what_says_something_about_the_provider_is_asked(place: Path) -> None:
    with serving(*ALL) as server:
        result = run_test("--live", *at(server), "-v", "e.blueprint.yaml")
    assert result.exit_code == 0, result.output
    assert len(server.requests) == 5
    assert "5 requests went to providers" in result.output
    assert "planned" not in result.output


def test_recorded_answers_are_played_without_a_network(place: Path) -> None:
    with serving(*ALL) as server:
        assert run_test("--record", "new", *at(server), "e.blueprint.yaml").exit_code == 0
        cassette = place / "cassettes" / "e.yaml"
        document = yaml.safe_load(cassette.read_text(encoding="utf-8"))
        assert len(document["interactions"]) == 5
        assert document["interactions"][0]["request"]["headers"]["Authorization"] == "Bearer <env:KEY>"
        assert KEY not in cassette.read_text(encoding="utf-8")
        asked = len(server.requests)
        replayed = run_test("--replay", "e.blueprint.yaml", key=None)
        assert replayed.exit_code == 0, replayed.output
        assert "5 answers came from cassettes" in replayed.output
        again = run_test("--record", "new", *at(server), "e.blueprint.yaml", key=None)
        assert again.exit_code == 0, again.output
        assert len(server.requests) == asked


def test_recording_anew_replaces_what_is_asked(place: Path) -> None:
    cassette = place / "cassettes" / "e.yaml"
    with serving(*ALL) as server:
        assert run_test("--record", "all", *at(server), "e.blueprint.yaml").exit_code == 0
    first = yaml.safe_load(cassette.read_text(encoding="utf-8"))["interactions"]
    other = answer(openai_vectors([9.0, 9.0], [8.0, 8.0]))
    with serving(other) as server:
        assert run_test("--record", "all", *at(server), "-k", "two documents", "e.blueprint.yaml").exit_code == 0
    second = yaml.safe_load(cassette.read_text(encoding="utf-8"))["interactions"]
    assert second[:4] == first[1:]
    assert "9.0" in second[4]["response"]["body"]


def test_what_could_not_be_carried_out_is_not_recorded(place: Path) -> None:
    with serving(answer({"error": {"message": "later"}}, 503), vectors(2)) as server:
        arguments = ["--record", "new", *at(server), "-k", "two documents", "e.blueprint.yaml"]
        assert run_test(*arguments).exit_code == 4
        assert not (place / "cassettes" / "e.yaml").exists()
        assert run_test(*arguments).exit_code == 0
        assert len(server.requests) == 2
    assert run_test("--replay", "-k", "two documents", "e.blueprint.yaml").exit_code == 0


def test_what_is_not_recorded_is_not_asked(place: Path) -> None:
    with serving(vectors(2)) as server:
        assert run_test("--record", "new", *at(server), "-k", "two documents", "e.blueprint.yaml").exit_code == 0
        text = BLUEPRINT.replace("documents: [a, b]", "documents: [a, c]")
        (place / "e.blueprint.yaml").write_text(text, encoding="utf-8")
        result = run_test("--replay", "-k", "two documents", "e.blueprint.yaml")
    assert result.exit_code == 4
    assert "not-recorded: cassettes/e.yaml has no answer" in result.output
    assert '$.input[1] was "b", is "c"' in result.output
    assert len(server.requests) == 1


def test_a_test_that_names_a_cassette_plays_it_offline(place: Path) -> None:
    with serving(vectors(2)) as server:
        assert run_test("--record", "new", *at(server), "-k", "two documents", "e.blueprint.yaml").exit_code == 0
    planned = "    responses: {cassette: cassettes/e.yaml}\n    expect: {output: {data: [[0.0, 0.5], [1.0, 0.5]]}}\n"
    text = BLUEPRINT.replace("    expect: {output: {tensors: 2}}\n", planned)
    (place / "e.blueprint.yaml").write_text(text, encoding="utf-8")
    result = run_test("-k", "two documents", "e.blueprint.yaml", "--only", "tests")
    assert result.exit_code == 0, result.output
    assert "1 passed" in result.output


def test_an_archive(place: Path) -> None:
    with serving(vectors(2)) as server:
        result = run_test("--live", *at(server), "-k", "two documents", "--har", "out.har", "e.blueprint.yaml")
    assert result.exit_code == 0, result.output
    text = (place / "out.har").read_text(encoding="utf-8")
    assert KEY not in text
    (entry,) = json.loads(text)["log"]["entries"]
    assert entry["request"]["url"] == "https://api.openai.com/v1/embeddings"
    assert entry["response"]["status"] == 200
    assert entry["comment"].startswith("sent to http://127.0.0.1:")
    assert {"name": "Authorization", "value": "Bearer <env:KEY>"} in entry["request"]["headers"]


def test_drift_is_a_warning(place: Path) -> None:
    body = openai_vectors([0.5, 1.0], [2.0, 3.0])
    del body["usage"]
    body["data"][0]["index"] = "zero"  # type: ignore[index]
    with serving(answer(body)) as server:
        result = run_test("--live", *at(server), "-k", "two documents", "-v", "e.blueprint.yaml")
    assert result.exit_code == 0, result.output
    assert "drift" in result.output
    assert "data[0].index" in result.output


def test_statuses(place: Path) -> None:
    with serving(answer({"error": {"message": "no"}}, 401)) as server:
        refused = run_test("--live", *at(server), "e.blueprint.yaml")
    assert refused.exit_code == 4
    assert "unauthorized" in refused.output
    with serving(answer({"error": {"message": "bad", "param": "input"}}, 400)) as server:
        rejected = run_test("--live", *at(server), "e.blueprint.yaml")
    assert rejected.exit_code == 1
    assert "body-rejected" in rejected.output
    with serving(vectors(2)) as server:
        wrong = run_test("--live", *at(server), "e.blueprint.yaml")
    assert wrong.exit_code == 1
    missing = run_test("--live", "e.blueprint.yaml", key=None)
    assert missing.exit_code == 4
    assert "the environment has no KEY" in missing.output


def test_limits(place: Path) -> None:
    with serving(*ALL) as server:
        result = run_test("--live", *at(server), "--limit", "2", "e.blueprint.yaml")
        assert result.exit_code == 0, result.output
        assert len(server.requests) == 2
        assert "3 more cases were not tried (--limit)" in result.output
    with serving(*ALL) as server:
        result = run_test("--live", *at(server), "--budget", "2", "e.blueprint.yaml")
        assert result.exit_code == 4
        assert len(server.requests) == 2
        assert "the budget of 2 requests is spent" in result.output
    with serving(*ALL) as server:
        started = time.monotonic()
        assert run_test("--live", *at(server), "--limit", "3", "--rate", "10", "e.blueprint.yaml").exit_code == 0
        assert time.monotonic() - started >= 0.2


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--replay", "--live"], "--replay sends nothing"),
        (["--live", "--fuzz", "3"], "--fuzz works offline only"),
        (["--live", "--jobs", "2"], "--jobs works offline only"),
        (["--base-url", "openai=http://x"], "--base-url belongs to --live"),
        (["--har", "x.har"], "--har belongs to --live"),
        (["--live", "--base-url", "openai"], "--base-url needs"),
        (["--live", "--rate", "often"], "a rate is a number"),
    ],
)
def test_wrong_usage(place: Path, arguments: list[str], told: str) -> None:
    result = run_test(*arguments, "e.blueprint.yaml")
    assert result.exit_code == 2, result.output
    assert told in result.output


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_killed_at_any_time_every_cassette_is_whole(place: Path) -> None:
    """Killed at random moments while it records: the file is missing, or a whole cassette."""
    cassette = place / "cassettes" / "e.yaml"
    seen: set[int] = set()
    with serving(*ALL[:-1], vectors(7)) as server:
        for attempt in range(6):
            server.behaviours[:] = list(ALL)
            cassette.unlink(missing_ok=True)
            command = [sys.executable, "-m", "blueprintc", "test", "--record", "all", *at(server), "e.blueprint.yaml"]
            before = len(server.requests)
            process = subprocess.Popen(
                command, env={**os.environ, "KEY": KEY}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            deadline = time.monotonic() + 20
            while len(server.requests) < before + 1 + attempt % 5 and time.monotonic() < deadline:
                time.sleep(0.001)
            time.sleep(0.002 * (attempt % 3))
            process.send_signal(signal.SIGKILL)
            process.wait(10)
            kept = 0
            if cassette.exists():
                kept = len(yaml.safe_load(cassette.read_text(encoding="utf-8"))["interactions"])
            seen.add(kept)
    assert seen <= {0, 1, 2, 3, 4, 5}
    assert len(seen) > 1
