"""All recordings of built-in functions, scripts, tensors and their JSON (``golden/builtin_functions.jsonl``)."""

import json
from typing import Any

import pytest

from blueprintc.answer import answer_request, dump_answer
from tests.shared import has_shared, shared_path


def _cases() -> list[dict[str, Any]]:
    if not has_shared("golden/builtin_functions.jsonl"):
        return []
    lines = shared_path("golden/builtin_functions.jsonl").read_text("utf-8").rstrip("\n").split("\n")
    return [json.loads(line) for line in lines]


def _decoded(value: Any) -> Any:
    """Texts that hold JSON, parsed: for the cases whose key order varies between servers."""
    if isinstance(value, dict):
        return {name: _decoded(item) for name, item in value.items()}
    try:
        return json.loads(value) if isinstance(value, str) else value
    except ValueError:
        return value


@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in _cases()])
def test_recording(case: dict[str, Any]) -> None:
    answer = json.loads(dump_answer(answer_request({key: case[key] for key in case if key not in ("expect", "id")})))
    expected = case["expect"]
    if case.get("compare") == "json":
        assert _decoded(answer) == _decoded(expected)
    else:
        assert json.dumps(answer) == json.dumps(expected)


def test_recordings_are_there() -> None:
    shared_path("golden/builtin_functions.jsonl")
    assert len(_cases()) == 418
