"""What the server says about scripts: every message of the front end, against recordings."""

import json
from pathlib import Path
from typing import Any

import pytest

from blueprintc.painless.compiler import check

_CASES = Path(__file__).parents[2] / "cases" / "painless" / "compile.jsonl"
_RECORDED = [json.loads(line) for line in _CASES.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("case", _RECORDED, ids=lambda case: f"{case['context'][0]} {case['source'][:50]}")
def test_error_is_the_servers(case: dict[str, Any]) -> None:
    checked = check(case["source"], case["context"])
    found = None
    if checked.errors:
        error = checked.errors[0]
        found = {
            "class": error.java_class,
            "message": error.message,
            "offset": error.offset,
            "stack": list(error.stack),
        }
    assert found == case.get("error")
    assert (checked.script is None) == ("error" in case)


@pytest.mark.parametrize("case", _RECORDED[::7], ids=lambda case: case["source"][:50])
def test_looking_for_more_errors_does_not_change_the_first(case: dict[str, Any]) -> None:
    more = check(case["source"], case["context"]).errors
    first = check(case["source"], case["context"], recover=False).errors
    assert more[:1] == first[:1]
    assert len(first) <= 1
