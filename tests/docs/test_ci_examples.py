"""The examples for CI: the workflow's commands run, the problem matcher reads what is printed."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from blueprintc.report import render
from tests.unit.report.findings import sample

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"


def test_the_matcher_reads_every_finding() -> None:
    matchers = json.loads((EXAMPLES / "blueprintc-matcher.json").read_text(encoding="utf-8"))["problemMatcher"]
    found = []
    for line in render(sample(), "concise").splitlines():
        (match,) = [
            (matcher["pattern"][0], matched, matcher.get("severity"))
            for matcher in matchers
            if (matched := re.search(matcher["pattern"][0]["regexp"], line))
        ]
        pattern, matched, severity = match
        found.append(
            (
                matched[pattern["file"]],
                int(matched[pattern["line"]]),
                severity or matched[pattern["severity"]],
                matched[pattern["code"]],
            )
        )
    assert found == [
        ("openai/embedding.blueprint.yaml", 5, "error", "BP214"),
        ("openai/embedding.blueprint.yaml", 2, "notice", "BP101"),
        ("my dir/ümlaut:x,y.blueprint.yaml", 1, "warning", "BP021"),
    ]


def test_the_commands_of_the_workflow_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".git").mkdir()
    summary = tmp_path / "summary.md"
    summary.write_text("", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    monkeypatch.chdir(tmp_path)
    subprocess.run([sys.executable, "-m", "blueprintc", "init", "."], check=True, capture_output=True)
    subprocess.run([sys.executable, "-m", "blueprintc", "new", "openai/embedding"], check=True, capture_output=True)
    subprocess.run([sys.executable, "-m", "blueprintc", "build"], check=True, capture_output=True)
    workflow = yaml.safe_load((EXAMPLES / "github-workflow.yml").read_text(encoding="utf-8"))
    commands = [step["run"] for step in workflow["jobs"]["check"]["steps"] if "blueprintc " in step.get("run", "")]
    assert len(commands) == 3
    for command in commands:
        run = command.replace("blueprintc ", f"{sys.executable} -m blueprintc ", 1)
        done = subprocess.run(["bash", "-ec", run], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
    assert summary.read_text(encoding="utf-8").startswith("### blueprintc\n\nno findings in ")
    assert json.loads(Path("blueprintc.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
