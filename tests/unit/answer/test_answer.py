"""The protocol: every line gets an answer."""

import json

import pytest

from blueprintc.answer import answer_line, operations


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ('{"id": 7, "op": "double_to_string", "text": "1e23"}', {"id": 7, "result": "1.0E23", "float": "1.0E23"}),
        ('{"op": "java_hashmap_order", "keys": ["zz", "a"]}', {"result": ["zz", "a"]}),
        ('{"op": "jsonpath", "path": "$.a", "json": {"a": 1.0}}', {"result": 1.0, "type": "Double", "definite": True}),
        (
            '{"op": "nope"}',
            {"error": {"class": "blueprintc.UnsupportedError", "message": "unknown op [nope]"}},
        ),
        ("[]", {"error": {"class": "blueprintc.UsageError", "message": "a request is a JSON object"}}),
        (
            '{"op": "double_to_string"}',
            {"error": {"class": "java.lang.IllegalArgumentException", "message": "request lacks [text]"}},
        ),
    ],
)
def test_line(line: str, answer: dict[str, object]) -> None:
    assert json.loads(answer_line(line)) == answer


def test_answers_are_ascii() -> None:
    answer = answer_line('{"op": "jsonpath", "path": "$", "json": "\\"\\ud83d\\ude00é\\ud800\\""}')
    assert answer.isascii()
    assert json.loads(answer)["result"] == "😀é\ud800"


@pytest.mark.parametrize("line", ["{", "[" * 100_000, '"x"', '{"op": {}}'])
def test_bad_lines_are_answered(line: str) -> None:
    assert "error" in json.loads(answer_line(line))


def test_operations_name_themselves() -> None:
    assert set(json.loads(answer_line('{"op": "ops"}'))["result"]) == set(operations())
