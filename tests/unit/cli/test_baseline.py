"""``check --baseline``, ``--update-baseline`` and ``--statistics`` from outside."""

import json
import os
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from blueprintc.cli import main

SCHEMA = Path(__file__).parents[2] / "cases" / "report" / "sarif-schema-2.1.0.json"
TWO = """blueprint: 1
name: Embeddings
version: 1
protocol: http
descripton: x
actions:
  - action_type: predict
    method: POST
    url: https://api.openai.com/v1/embeddings
    request_body: {input: hello}
    post_proces_function: connector.post_process.openai.embedding
"""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one blueprint that has two errors."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    Path("a.blueprint.yaml").write_text(TWO, encoding="utf-8")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["check", "--select", "BP101", "--no-cache", *arguments])


def test_findings_of_the_baseline_are_not_reported(place: Path) -> None:
    assert run().exit_code == 1
    written = run("--baseline", "known.json", "--update-baseline")
    assert (written.exit_code, written.stdout) == (0, "")
    assert written.stderr == "no findings in 1 file (2 more in the baseline)\n"
    assert run("--baseline", "known.json").exit_code == 0


def test_moved_lines_are_the_same_findings_and_new_ones_are_not(place: Path) -> None:
    run("--baseline", "known.json", "--update-baseline")
    Path("a.blueprint.yaml").write_text("# a\n# b\n" + TWO.replace("descripton:", "descripton:  "), encoding="utf-8")
    assert run("--baseline", "known.json").exit_code == 0
    Path("a.blueprint.yaml").write_text(TWO + "autor: me\n", encoding="utf-8")
    done = run("--baseline", "known.json", "--format", "json")
    assert done.exit_code == 1
    data = json.loads(done.stdout)
    assert [found["line"] for found in data["diagnostics"]] == [12]
    assert data["baseline"] == 2


def test_what_is_gone_is_told_and_forgotten(place: Path) -> None:
    run("--baseline", "known.json", "--update-baseline")
    Path("a.blueprint.yaml").write_text(TWO.replace("descripton: x\n", ""), encoding="utf-8")
    assert "1 of the baseline are gone" in run("--baseline", "known.json").stderr
    run("--baseline", "known.json", "--update-baseline")
    assert len(json.loads(Path("known.json").read_text(encoding="utf-8"))["findings"]) == 1
    assert "gone" not in run("--baseline", "known.json").stderr


def test_a_baseline_holds_from_other_folders_and_has_no_text_of_lines(place: Path) -> None:
    run("--baseline", "known.json", "--update-baseline")
    (place / "inner").mkdir()
    os.chdir(place / "inner")
    assert run("--baseline", "../known.json", "..").exit_code == 0
    text = (place / "known.json").read_text(encoding="utf-8")
    assert "descripton" not in text
    assert str(place) not in text


def test_a_second_finding_on_an_equal_line_is_new(place: Path) -> None:
    run("--baseline", "known.json", "--update-baseline")
    again = TWO.replace(
        "    request_body", "    post_proces_function: connector.post_process.openai.embedding\n    x", 1
    )
    Path("a.blueprint.yaml").write_text(again, encoding="utf-8")
    assert run("--baseline", "known.json").exit_code == 1


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"version": 2, "findings": []}', '{"version": 1, "findings": [{}]}'])
def test_what_is_no_baseline_is_refused(place: Path, text: str) -> None:
    Path("known.json").write_text(text, encoding="utf-8")
    done = run("--baseline", "known.json")
    assert done.exit_code == 2
    assert done.stderr.startswith("error: known.json: ")


def test_wrong_usage(place: Path) -> None:
    assert "no such baseline" in run("--baseline", "missing.json").stderr
    assert run("--update-baseline").exit_code == 2
    assert run("--statistics", "--format", "json").exit_code == 2


def test_faults_are_never_in_a_baseline(place: Path) -> None:
    Path("gone.blueprint.yaml").symlink_to("nowhere")
    done = run("--baseline", "known.json", "--update-baseline", "gone.blueprint.yaml")
    assert done.exit_code == 3


def test_sarif_keeps_them_as_suppressed(place: Path) -> None:
    run("--baseline", "known.json", "--update-baseline")
    log = json.loads(run("--baseline", "known.json", "--format", "sarif").stdout)
    jsonschema.validate(log, json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert [result["suppressions"] for result in log["runs"][0]["results"]] == [[{"kind": "external"}]] * 2


def test_statistics(place: Path) -> None:
    done = run("--statistics")
    assert (done.exit_code, done.stdout) == (1, "2 error[BP101] unknown-key\n")
    beside = run("--statistics", "--format", "json", "--output", "all.json")
    assert beside.stdout == done.stdout
    assert json.loads(Path("all.json").read_text(encoding="utf-8"))["summary"]["error"] == 2
