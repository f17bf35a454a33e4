"""All recordings of Jayway JSONPath (``golden/jsonpath.jsonl``): results, types, error classes and texts."""

from typing import Any

import pytest

from tests.conformance.recordings import answer, cases, expected
from tests.shared import shared_path

_CASES = list(cases("jsonpath.jsonl", "jsonpath"))


@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in _CASES])
def test_recording(case: dict[str, Any]) -> None:
    assert answer(case) == expected(case)


def test_recordings_are_there() -> None:
    shared_path("golden/jsonpath.jsonl")
    assert len(_CASES) == 458
