"""Why nothing matches."""

import pytest

from blueprintc.jsonpath import explain_no_match, run_jsonpath
from blueprintc.jsontext import Json

_DOCUMENT: Json = {"data": [{"embedding": [1, 2]}], "empty": [], "text": '{"x": 1}', "nothing": None}


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("$.dta", '$ is an object (data, empty, text, nothing) without a member "dta"; did you mean "data"'),
        (
            "$.data.embedding",
            "$['data'] is an array of 1 element; a member \"embedding\" of its elements is found with [*] in between",
        ),
        ("$.data[3]", "$['data'] is an array of 1 element; [3] is outside"),
        ("$.empty[*].x", "$['empty'] is an empty array; [*] finds nothing in it"),
        ("$.text.x", "$['text'] is a text; a path does not look into a text, even if that holds JSON with \"x\""),
        ("$.nothing[0]", "$['nothing'] is null; [0] applies to arrays only"),
        ("$..zip", "nothing below $ matches ..['zip']"),
        ("$.data[?(@.z)]", "$['data'] is an array of 1 element; the filter accepts nothing in it"),
        ("$.data[*].embedding", "$.data[*].embedding matches 1 place"),
        ("$.", "the path is not valid: Path must not end with a '.' or '..'"),
    ],
)
def test_reason(path: str, reason: str) -> None:
    assert explain_no_match(path, _DOCUMENT) == reason


def test_a_document_that_is_no_json() -> None:
    reason = "the document is no JSON object or array, so the server takes it for one text"
    assert explain_no_match("$.a", "<html>") == reason


def test_the_command_prints_result_or_reason() -> None:
    assert run_jsonpath("$.a", '{"a": "x/y"}').output == '"x/y"'
    found = run_jsonpath("$.a[*]", '{"a": []}')
    assert (found.output, found.complaint) == ("[]", "$['a'] is an empty array; [*] finds nothing in it")
    assert run_jsonpath("$..b", '{"a": {"b": 1}}', paths=True).output == "$['a']['b']"
    assert run_jsonpath("$.[", "{}").complaint is not None
