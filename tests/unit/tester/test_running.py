"""How tests are chosen, carried out side by side, reported; snapshots; coverage."""

import json
import os
import signal
import subprocess
import sys
import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]

SNAPSHOTS = """tests:
  - {name: first, documents: [a], expect: {snapshot: true}}
  - {name: second, documents: [b], expect: {snapshot: true}}
"""


def _names(done: Result) -> list[str]:
    return [case["name"] for file in json.loads(done.stdout)["files"] for case in file["cases"]]


def test_snapshots_are_written_compared_updated_and_removed(blueprintc: Run, folder: Path) -> None:
    file = folder / "__snapshots__" / "embedding.snap"
    done = blueprintc("--only", "tests", tests=SNAPSHOTS)
    assert "2 snapshots written" in done.output
    text = file.read_text(encoding="utf-8")
    assert '= "first"\n' in text
    assert '    "input": [\n' in text
    assert blueprintc("--only", "tests").exit_code == 0
    assert file.read_text(encoding="utf-8") == text

    file.write_text(text.replace('"a"\n', '"z"\n'), encoding="utf-8")
    changed = blueprintc("--only", "tests")
    assert changed.exit_code == 1
    assert '-    "z"' in changed.output
    assert '+    "a"' in changed.output
    assert "embedding.test.yaml:2:" in changed.output
    assert blueprintc("--only", "tests", "-u").exit_code == 0
    assert file.read_text(encoding="utf-8") == text

    fewer = blueprintc("--only", "tests", tests=SNAPSHOTS.replace("second", "third"))
    assert "1 snapshot that no test asks for" in fewer.output
    assert "1 snapshot removed" in blueprintc("--only", "tests", "-u").output
    assert '"second"' not in file.read_text(encoding="utf-8")


def test_a_missing_snapshot_fails_in_ci(blueprintc: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    done = blueprintc("--only", "tests", tests=SNAPSHOTS)
    assert done.exit_code == 1
    assert "there is no snapshot" in done.output
    assert not (folder / "__snapshots__").exists()
    assert blueprintc("--only", "tests", "-u").exit_code == 0


def test_a_file_that_is_no_snapshot_is_refused(blueprintc: Run, folder: Path) -> None:
    (folder / "__snapshots__").mkdir()
    (folder / "__snapshots__" / "embedding.snap").write_text("rubbish\n")
    done = blueprintc("--only", "tests", tests=SNAPSHOTS)
    assert done.exit_code == 1
    assert "embedding.snap:1: this is no snapshot file" in done.output


def test_choosing_by_name_tag_and_caller(blueprintc: Run) -> None:
    tests = "tests: [{name: One, tags: [slow], documents: [a]}, {name: two, documents: [a]}]"
    assert _names(blueprintc("--format", "json", "-k", "one", "--only", "tests", tests=tests)) == ["One"]
    assert _names(blueprintc("--format", "json", "--tag", "slow")) == ["One"]
    for wrong in (("--caller", "rerank"), ("--caller", "reranc"), ("-k", "three"), ("--tag", "quick")):
        nothing = blueprintc("--only", "tests", *wrong)
        assert nothing.exit_code == 2
        assert wrong[1] in nothing.output
    assert len(_names(blueprintc("--format", "json", "--caller", "text_embedding", "--target", "3.8"))) > 50


def test_shards_are_all_cases_once(blueprintc: Run) -> None:
    every = blueprintc("--list").stdout.splitlines()
    parts = [blueprintc("--list", "--shard", f"{part}/3").stdout.splitlines() for part in (1, 2, 3)]
    assert sorted(line for part in parts for line in part) == sorted(every)
    assert max(map(len, parts)) - min(map(len, parts)) <= 1
    assert blueprintc("--shard", "4/3").exit_code == 2


def test_changed_blueprints_only(blueprintc: Run, folder: Path) -> None:
    (folder / ".git").rmdir()
    identity = ["-c", "user.name=x", "-c", "user.email=x@example.com"]

    def git(*arguments: str) -> None:
        subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)

    base = folder / "base.yaml"
    base.write_text((folder / "embedding.blueprint.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "child.blueprint.yaml").write_text("blueprint: 1\nextends: base.yaml\nname: Child\n")
    git("init", "-q")
    git("add", ".")
    git("commit", "-q", "-m", "x")
    assert "no test" in blueprintc("--since", "HEAD", "--only", "callers").output
    base.write_text(base.read_text(encoding="utf-8") + "# changed\n", encoding="utf-8")
    assert {line.split(":")[0] for line in blueprintc("--since", "HEAD", "--list").stdout.splitlines()} == {
        "child.blueprint.yaml"
    }
    (folder / "embedding.test.yaml").write_text("tests: [{name: x, documents: [a]}]")
    assert "embedding.blueprint.yaml: x" in blueprintc("--since", "HEAD", "--list").stdout
    unknown = blueprintc("--since", "nothing")
    assert unknown.exit_code == 2
    assert "nothing" in unknown.output


def test_processes_give_the_same_in_the_same_order(blueprintc: Run) -> None:
    def told(*arguments: str) -> object:
        report = json.loads(blueprintc("--format", "json", "--target", "3.8", "--coverage", *arguments).stdout)
        for file in report["files"]:
            for case in file["cases"]:
                case["seconds"] = 0
        report["summary"]["seconds"] = 0
        return report

    blueprintc(tests="good")
    assert told("--jobs", "2") == told()


def test_processes_share_many_blueprints(blueprintc: Run, folder: Path) -> None:
    text = (folder / "embedding.blueprint.yaml").read_text(encoding="utf-8")
    for number in range(5):
        (folder / f"b{number}.blueprint.yaml").write_text(text, encoding="utf-8")
        (folder / f"b{number}.test.yaml").write_text(SNAPSHOTS, encoding="utf-8")
    (folder / "broken.blueprint.yaml").write_text("blueprint: 2")

    def told(*arguments: str) -> object:
        done = blueprintc("--format", "json", "--target", "3.8", "--coverage", *arguments)
        assert done.exit_code == 1
        return [(file["path"], [(c["name"], c["verdict"]) for c in file["cases"]], file["coverage"])
                for file in json.loads(done.stdout)["files"]]  # fmt: skip

    first = blueprintc("--jobs", "2", "--only", "tests")
    assert "10 snapshots written" in first.output
    snapshots = {file: file.read_bytes() for file in folder.rglob("*.snap")}
    assert len(snapshots) == 5
    assert told("--jobs", "2") == told()
    assert {file: file.read_bytes() for file in folder.rglob("*.snap")} == snapshots
    nothing = blueprintc("--jobs", "2", "--only", "tests", "-k", "none of them", "b0.blueprint.yaml")
    assert nothing.exit_code == 2


def test_fail_fast_stops(blueprintc: Run) -> None:
    done = blueprintc("-x", "--format", "json", tests="bad")
    assert _names(done) == ["every kind of difference"]
    assert "stopped at the first failure" in str(json.loads(done.stdout)["notes"])


def test_reports_in_files(blueprintc: Run, folder: Path) -> None:
    done = blueprintc("--only", "tests", "--junit", "out/j.xml", "--json", "out/r.json", tests="bad")
    assert done.exit_code == 1
    suites = ElementTree.parse(folder / "out" / "j.xml").getroot()
    suite = suites[0]
    assert suite.get("name") == "embedding.blueprint.yaml"
    assert (suite.get("failures"), suite.get("errors")) == ("7", "1")
    first = suite[0]
    assert first.get("classname") == "embedding"
    assert first.get("file") == "embedding.test.yaml"
    assert "expected" in (first[0].get("message") or "")
    assert "POST https://api.openai.com" in (first[0].text or "")
    assert json.loads((folder / "out" / "r.json").read_text())["summary"]["failed"] == 7


def test_annotations_stand_on_the_expectation(blueprintc: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(folder / "summary.md"))
    done = blueprintc("--only", "tests", "--format", "github", tests="bad")
    first = done.stdout.splitlines()[0]
    assert first.startswith("::error file=embedding.test.yaml,line=6,endLine=6,col=19")
    assert "\n" not in first
    summary = (folder / "summary.md").read_text()
    assert "| embedding.blueprint.yaml | 0 | 7 | 1 | 0 |" in summary


def test_coverage_tells_what_is_not_reached(blueprintc: Run) -> None:
    tests = "tests: [{name: x, documents: [a], responses: {stub: true}}]"
    done = blueprintc("--only", "tests", "--coverage", tests=tests)
    assert "branch is not reached: ${parameters.dimensions} given" in done.output
    assert "by its default" not in done.output
    assert blueprintc("--only", "tests", "--fail-under", "100").exit_code == 1
    given = "tests:\n" + "".join(
        f"  - {{name: {n}, responses: {{stub: true}}, {rest}}}\n"
        for n, rest in enumerate(("documents: [a]", "call: {body: {parameters: {input: [a], dimensions: 3}}}"))
    )
    done = blueprintc("--only", "tests", "--fail-under", "100", tests=given)
    assert done.exit_code == 0, done.output
    assert "coverage: 100 %" in done.output


def test_coverage_of_scripts(blueprintc: Run, folder: Path) -> None:
    path = folder / "embedding.blueprint.yaml"
    script = """|
      def docs = params.text_docs;
      if (docs[0].length() > 3) {
        return '{"parameters": {"input": ["long"]}}';
      }
      return '{"parameters": {"input": ["😀"]}}';"""
    text = path.read_text(encoding="utf-8").replace("connector.pre_process.openai.embedding", script)
    path.write_text(text, encoding="utf-8")
    done = blueprintc(
        "--only", "tests", "--coverage", tests="tests: [{name: x, documents: [zq], expect: {trips: text-changed}}]"
    )
    assert 'script is not reached: pre_process_function: return \'{"parameters": {"input": ["long"]}}\';' in done.output
    assert done.output.count("script is not reached") == 1


def test_the_schema_takes_what_the_reader_takes(blueprintc: Run) -> None:
    import jsonschema
    import yaml

    from blueprintc.tester.schema import schema_of_tests
    from tests.unit.tester.conftest import CASES

    validator = jsonschema.Draft202012Validator(schema_of_tests())
    validator.check_schema(schema_of_tests())
    for name in ("good", "bad"):
        assert not list(validator.iter_errors(yaml.safe_load((CASES / f"{name}.test.yaml").read_text())))
    assert list(validator.iter_errors(yaml.safe_load((CASES / "wrong.test.yaml").read_text())))


@pytest.mark.skipif(os.name != "posix", reason="needs signals of POSIX")
@pytest.mark.parametrize("when", [signal.SIGKILL, signal.SIGINT])
def test_stopping_leaves_nothing_half_written(when: signal.Signals, blueprintc: Run, folder: Path) -> None:
    cases = "".join(f"  - {{name: n{n}, documents: [a{n}], expect: {{snapshot: true}}}}\n" for n in range(400))
    (folder / "embedding.test.yaml").write_text("tests:\n" + cases)
    assert blueprintc("--only", "tests", "-u").exit_code == 0
    snapshot = folder / "__snapshots__" / "embedding.snap"
    before = snapshot.read_bytes()
    (folder / "embedding.test.yaml").write_text("tests:\n" + cases.replace("[a", "[b"))
    command = [sys.executable, "-m", "blueprintc", "test", "--only", "tests", "-u", "--junit", "j.xml"]
    for delay in (0.05, 0.2, 0.35, 0.5):
        process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(delay)
        process.send_signal(when)
        process.wait(20)
        now = snapshot.read_bytes()
        assert now == before or now.count(b"\n= ") == 400
        report = folder / "j.xml"
        if report.exists():
            ElementTree.parse(report)


def test_coverage_of_template_branches(blueprintc: Run, folder: Path) -> None:
    path = folder / "embedding.blueprint.yaml"
    text = path.read_text(encoding="utf-8")
    branches = """name: "{{ 'Large' if vars.model.endswith('large') else 'Small' }}"
description: "{% if vars.model == 'x' %}never{% elif vars.model %}always{% else %}never{% endif %}"
"""
    path.write_text(text.replace("name: Embeddings\n", branches), encoding="utf-8")
    done = blueprintc("--only", "callers", "--coverage", "--target", "3.8")
    missing = [line.strip() for line in done.output.splitlines() if "branch is not reached" in line]
    assert [line.partition("reached: ")[2] for line in missing if "vars" in line] == [
        "{% if vars.model == 'x' %} is true",
        "{% elif vars.model %} is false",
    ]


def test_paths_that_are_not_there(blueprintc: Run, folder: Path) -> None:
    missing = blueprintc("none.blueprint.yaml")
    assert (missing.exit_code, "there is no file" in missing.output) == (3, True)
    (folder / "alone.test.yaml").write_text("tests: []")
    alone = blueprintc("alone.test.yaml")
    assert (alone.exit_code, "has no blueprint beside it" in alone.output) == (2, True)
