"""Calls whose results the published engine gave (``tests/cases/painless/api``): one or two of every member it allows.

Texts of NullPointerExceptions are the JVM's own and are not compared.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from blueprintc.painless.answer import painless

_FOLDER = Path(__file__).parents[3] / "cases" / "painless" / "api"


def _check(case: dict[str, Any]) -> tuple[Any, Any]:
    request = {key: value for key, value in case.items() if key not in ("id", "expect")}
    answer = json.loads(json.dumps(painless(request)))
    if answer.get("error", {}).get("class") == "java.lang.NullPointerException":
        del answer["error"]["message"]
    return answer, case["expect"]


@pytest.mark.parametrize("path", sorted(_FOLDER.glob("*.jsonl")), ids=lambda path: path.stem)
def test_recording(path: Path) -> None:
    wrong = {}
    for line in path.read_text("utf-8").splitlines():
        case = json.loads(line)
        ours, theirs = _check(case)
        if ours != theirs:
            wrong[case["id"]] = (case["source"], ours, theirs)
    assert wrong == {}
