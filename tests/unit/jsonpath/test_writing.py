"""Writing and options, as the library does (``tests/cases/jsonpath/writing.jsonl``)."""

import json
from pathlib import Path
from typing import Any

import pytest

from blueprintc.jsonpath import delete, parse_document, put, read, set_value
from blueprintc.jsontext import Json
from blueprintc.jsontext.printing import print_jackson
from blueprintc.jvm import JavaError

_FILE = Path(__file__).parents[2] / "cases" / "jsonpath" / "writing.jsonl"
_CASES = [json.loads(line) for line in _FILE.read_text("utf-8").splitlines()]
_OPTIONS = {"paths": "AS_PATH_LIST", "suppress": "SUPPRESS_EXCEPTIONS", "leafnull": "DEFAULT_PATH_LEAF_TO_NULL"}


def _carry_out(case: dict[str, Any], document: Json) -> dict[str, Json]:
    path, value = case["path"], parse_document(case["value"])
    match case["op"]:
        case "set":
            set_value(document, path, value)
        case "put":
            put(document, path, case["key"], value)
        case "delete":
            delete(document, path)
        case option:
            result = read(document, path, frozenset({_OPTIONS[option]}))
            return {"paths" if option == "paths" else "value": result}
    return {}


@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in _CASES])
def test_case(case: dict[str, Any]) -> None:
    document = parse_document(case["json"])
    answer: dict[str, Json] = {}
    try:
        answer |= _carry_out(case, document)
    except JavaError as error:
        answer["error"] = {"class": error.java_class, "message": error.message}
    if document is not None:
        answer["json"] = print_jackson(document)
    assert json.loads(print_jackson(answer)) == case["expect"]


def test_all_kinds_are_there() -> None:
    assert {case["op"] for case in _CASES} == {"set", "put", "delete", *_OPTIONS}
