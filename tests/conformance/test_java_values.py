"""Recordings of Java's regular expressions and number texts (``java_regex.jsonl``, ``parameter_map.jsonl``)."""

from typing import Any

import pytest

from tests.conformance.recordings import answer, cases, expected
from tests.shared import shared_path

_REGEXES = list(cases("java_regex.jsonl", "java_regex"))
_NUMBERS = list(cases("parameter_map.jsonl", "double_to_string", "java_hashmap_order", "java_uri"))


@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in _REGEXES + _NUMBERS])
def test_recording(case: dict[str, Any]) -> None:
    assert answer(case) == expected(case)


def test_recordings_are_there() -> None:
    shared_path("golden/java_regex.jsonl")
    assert len(_REGEXES) == 105
    assert len(_NUMBERS) >= 34
