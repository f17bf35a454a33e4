"""Scripts whose results the published engine gave (``tests/cases/painless/run``): result and type, or the error.

Texts of NullPointerExceptions are the JVM's own and are not compared.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from blueprintc.painless.answer import painless

_FOLDER = Path(__file__).parents[2] / "cases" / "painless" / "run"


def _cases() -> Iterator[Any]:
    for path in sorted(_FOLDER.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            case = json.loads(line)
            yield pytest.param(case, id=case["id"])


@pytest.mark.parametrize("case", list(_cases()))
def test_recording(case: dict[str, Any]) -> None:
    request = {key: value for key, value in case.items() if key not in ("id", "expect")}
    answer = json.loads(json.dumps(painless(request)))
    if answer.get("error", {}).get("class") == "java.lang.NullPointerException":
        del answer["error"]["message"]
    assert answer == case["expect"]
