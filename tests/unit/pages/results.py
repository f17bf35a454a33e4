"""A result of a test run as the tester makes it: passed, failed and skipped cases over the catalogue."""

from pathlib import Path

from blueprintc.emulator.responses import Responses
from blueprintc.runner import TRUST_ALL, RunOptions, run_samples
from blueprintc.tester.playing import Recording, played_of
from blueprintc.tester.result import CaseResult, Covered, Failure, FileResult, Place, TestResult

CATALOGUE = Path(__file__).parents[3] / "blueprints"
_NAMES = ("openai/embedding", "cohere/rerank", "bedrock/claude-converse")
_DIFFERENCE = '--- expected\n+++ actual\n@@ -1 +1 @@\n-  "top_n": 3\n+  "top_n": 2\n'


def sample_result(message: str = '"top_n" is 2, expected 3') -> TestResult:
    """Three blueprints of which one has a failing and a skipped case."""
    return TestResult(files=tuple(_file(name, message) for name in _NAMES), seconds=1.25, version="1.2.3")


def _file(name: str, message: str) -> FileResult:
    path = f"blueprints/{name}.blueprint.yaml"
    cases: list[CaseResult] = []
    for sample in run_samples(CATALOGUE / f"{name}.blueprint.yaml", RunOptions(settings=TRUST_ALL)):
        played = tuple(played_of(run, Recording(Responses([]))) for run in sample.runs)
        cases.append(
            CaseResult(
                id=f"{name}/{sample.caller}",
                name=f"{sample.caller} works",
                kind="caller",
                path=path,
                verdict="passed",
                variant=sample.variant,
                caller=sample.caller,
                releases=("2.11", "3.4"),
                played=played,
                calls=1,
            )
        )
    if name == "cohere/rerank":
        place = Place(
            path="blueprints/cohere/rerank.test.yaml", line=12, column=9, end_line=12, end_column=17, text="  top_n: 3"
        )
        failure = Failure(kind="requests.body", message=message, place=place, difference=_DIFFERENCE, played=0)
        limit = Failure(kind="wrong-order", message="nobody can notice that", severity="limit")
        cases.append(
            CaseResult(
                id="scores",
                name="scores in order",
                kind="test",
                path=path,
                verdict="failed",
                caller="rerank",
                played=cases[0].played,
                failures=(failure, limit),
                paste="- name: scores in order\n  caller: rerank\n",
                tags=("order",),
                releases=("3.4",),
            )
        )
        cases.append(CaseResult(id="later", name="later", kind="test", path=path, verdict="skipped", reason="not yet"))
    coverage = (
        Covered(kind="placeholder", name="parameters.input", hits=3),
        Covered(kind="placeholder", name="parameters.never", hits=0),
        Covered(kind="action", name="predict", hits=2),
    )
    return FileResult(
        path=path, name=name, cases=tuple(cases), provider=name.split("/")[0], callers=("x",), coverage=coverage
    )
