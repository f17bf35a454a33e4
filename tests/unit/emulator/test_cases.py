"""The format of ``run --cases``: the documented example, and what a case may leave out."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from blueprintc.emulator.case_json import dumps, read_object
from blueprintc.emulator.cases import run_lines

_PAGE = Path(__file__).parents[3] / "docs" / "reference" / "cases.md"
_CONNECTOR = {
    "name": "c",
    "version": "1",
    "protocol": "http",
    "credential": {"key": "k"},
    "actions": [
        {
            "action_type": "predict",
            "method": "POST",
            "url": "https://api.openai.com/v1/x",
            "request_body": '{"q":"${parameters.q}"}',
        }
    ],
}


def _run(**case: Any) -> Any:
    (line,) = run_lines([json.dumps({"id": "x", "connector": _CONNECTOR, **case})])
    return json.loads(line)


def _call(q: str = "a", **more: Any) -> Any:
    return _run(model={}, call={"body": {"parameters": {"q": q}}}, **more)


def test_the_documented_example_is_true() -> None:
    case, result = re.findall(r"^```json\n(.*?)\n```$", _PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert list(run_lines([case])) == [result]


def test_what_was_not_reached_is_null() -> None:
    assert _run() == {
        "id": "x",
        "create": {"status": 200, "body": {"connector_id": "<connector_id>"}},
        "register": None,
        "requests": [],
        "response": None,
    }
    assert _run(model={})["register"]["status"] == 200
    assert _run(connector={}, model={})["register"] is None


def test_responses_come_in_order_and_the_last_repeats() -> None:
    script = 'return \'{"parameters":{"q":"\' + params.text_docs[0] + \'"}}\';'
    action = {**_CONNECTOR["actions"][0], "pre_process_function": script}  # type: ignore[index]
    result = _run(
        connector={**_CONNECTOR, "actions": [action]},
        model={},
        call={"path": "_predict/text_embedding", "body": {"text_docs": ["one", "two", "three"]}},
        responses=[{"body": '{"n":1}'}, {"body_json": {"n": 2}}],
    )
    outputs = [one["output"][0]["dataAsMap"]["n"] for one in result["response"]["body"]["inference_results"]]
    assert outputs == [1, 2, 2]


def test_a_match_answers_what_it_fits() -> None:
    responses = [{"match": '"q":"b"', "status": 404, "body": "{}"}, {"body": '{"ok":true}'}]
    assert _call("a", responses=responses)["response"]["status"] == 200
    assert _call("b", responses=responses)["response"]["status"] == 404


@pytest.mark.parametrize(
    ("response", "reason"),
    [
        ({"close": True}, "The connection was closed during the request"),
        ({"delay_ms": 60_000}, "Read timed out"),
    ],
)
def test_connections_that_fail(response: dict[str, Any], reason: str) -> None:
    connector = {**_CONNECTOR, "client_config": {"read_timeout": 5}}
    result = _call(connector=connector, responses=[{"body": "{}", **response}])
    assert result["response"]["status"] == 500
    assert reason in result["response"]["body"]["error"]["reason"]


def test_bodies_that_are_not_utf_8() -> None:
    connector = {**_CONNECTOR, "parameters": {"charset": "ISO-8859-1"}}
    action = {**_CONNECTOR["actions"][0], "request_body": '{"q":"é${parameters.q}"}'}  # type: ignore[index]
    result = _call(connector={**connector, "actions": [action]}, responses=[{"body_b64": "eyJhIjoxfQ=="}])
    assert result["requests"][0]["body_b64"] == "eyJxIjoi6WEifQ=="
    assert result["response"]["body"]["inference_results"][0]["output"][0]["dataAsMap"] == {"a": 1}


def test_numbers_keep_their_spelling() -> None:
    text = '{"a": [1.50, 1E2, -0, 12345678901234567890], "b": {"c": "\\u00e9", "d": null, "e": true}, "f": {}, "g": []}'
    assert dumps(read_object(text)) == text
