"""Written tests from outside: what passes, how failures are told, what is wrong with a file."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests.unit.tester.conftest import CASES

Run = Callable[..., Result]


def _without_times(text: str) -> str:
    return re.sub(r"\d+\.\d s\)", "0.0 s)", text)


def test_what_is_right_passes(blueprintc: Run) -> None:
    done = blueprintc("--only", "tests", tests="good")
    assert done.exit_code == 0, done.output
    assert "22 passed, 1 skipped" in done.output


@pytest.mark.parametrize("name", ["bad", "wrong"])
def test_what_is_wrong_is_told(name: str, blueprintc: Run, request: pytest.FixtureRequest) -> None:
    done = blueprintc("--only", "tests", tests=name)
    assert done.exit_code == 1
    golden = CASES / f"{name}.out"
    told = _without_times(done.output)
    if request.config.getoption("--update-golden"):
        golden.write_text(told, encoding="utf-8")
    assert told == golden.read_text(encoding="utf-8")


def test_every_wrong_test_fails(blueprintc: Run) -> None:
    done = blueprintc("--only", "tests", "--format", "json", tests="bad")
    cases = json.loads(done.stdout)["files"][0]["cases"]
    assert {case["verdict"] for case in cases} == {"failed", "error"}
    assert [case["name"] for case in cases if case["verdict"] == "error"] == ["no such error"]


def test_failures_stand_on_the_line_of_the_expectation(blueprintc: Run, folder: Path) -> None:
    done = blueprintc("--only", "tests", "--format", "json", tests="bad")
    lines = (folder / "embedding.test.yaml").read_text(encoding="utf-8").split("\n")
    case = json.loads(done.stdout)["files"][0]["cases"][0]
    places = {failure["kind"]: lines[failure["place"]["line"] - 1] for failure in case["failures"]}
    assert "PUT" in places["requests.method"]
    assert "INT8" in places["output.data_type"]
    assert "[9]" in places["output.shape"]
    assert len(case["failures"]) >= 14


def test_tests_inside_of_the_blueprint(blueprintc: Run, folder: Path) -> None:
    path = folder / "embedding.blueprint.yaml"
    inline = "tests:\n  - name: inline\n    documents: [a]\n    expect: {requests: {body: {input: [b]}}}\n"
    path.write_text(path.read_text(encoding="utf-8") + inline, encoding="utf-8")
    done = blueprintc("--only", "tests")
    assert done.exit_code == 1
    assert "embedding.blueprint.yaml:28:40: requests.body" in done.output
    assert '$.input[0] is "a", expected "b"' in done.output


def test_a_name_stands_for_one_test_in_both_places(blueprintc: Run, folder: Path) -> None:
    path = folder / "embedding.blueprint.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "tests: [{name: x, documents: [a]}]\n", encoding="utf-8")
    done = blueprintc("--only", "tests", tests="tests: [{name: x, documents: [b]}]")
    assert 'a second test is called "x"' in done.output


def test_tests_that_are_inherited_run_on_what_inherits_them(blueprintc: Run, folder: Path) -> None:
    base = folder / "embedding.blueprint.yaml"
    inline = "tests:\n  - {name: x, documents: [a], expect: {requests: {body: {model: '{{ vars.model }}'}}}}\n"
    base.write_text(base.read_text(encoding="utf-8") + inline, encoding="utf-8")
    (folder / "other.blueprint.yaml").write_text(
        "blueprint: 1\nextends: embedding.blueprint.yaml\nname: Other\nvars: {model: text-embedding-3-large}\n"
    )
    done = blueprintc("--only", "tests")
    assert done.exit_code == 0, done.output
    assert "2 passed" in done.output


def test_files_with_answers_and_the_sample_beside_the_blueprint(blueprintc: Run, folder: Path) -> None:
    (folder / "one.json").write_text('{"data": [{"embedding": [1]}]}')
    (folder / "embedding.response.json").write_text('{"data": [{"embedding": [2]}]}')
    tests = """tests:
  - {name: file, documents: [a], responses: {file: one.json}, expect: {output: {data: [[1]]}}}
  - {name: sample, documents: [a], expect: {output: {data: [[2]]}}}
  - {name: stub, documents: [a], responses: {stub: true}, expect: {output: {shape: [8]}}}
"""
    done = blueprintc("--only", "tests", tests=tests)
    assert done.exit_code == 0, done.output


def test_a_blueprint_that_does_not_build_is_an_error_of_its_own(blueprintc: Run, folder: Path) -> None:
    (folder / "broken.blueprint.yaml").write_text("blueprint: 1\nname: [")
    done = blueprintc("--only", "tests", tests="good")
    assert done.exit_code == 1
    assert "ERROR broken.blueprint.yaml" in done.output
    assert "22 passed, 1 could not be carried out" in done.output


def test_credentials_do_not_appear(blueprintc: Run, folder: Path) -> None:
    path = folder / "embedding.blueprint.yaml"
    secret = "s3cr3t-v4lue"
    path.write_text(path.read_text(encoding="utf-8").replace("{env: KEY}", f"{{value: {secret}}}"), encoding="utf-8")
    tests = "tests: [{name: x, documents: [a], expect: {requests: {headers: {Authorization: no}}, snapshot: true}}]"
    for name in ("text", "json", "junit", "github"):
        done = blueprintc("--only", "tests", "--format", name, "-u", tests=tests)
        assert done.exit_code == 1
        assert secret not in done.output, name
    written = [file for file in folder.rglob("*.snap")]
    assert all(secret not in file.read_text(encoding="utf-8") for file in written)
