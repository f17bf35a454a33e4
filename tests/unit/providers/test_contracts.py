"""Each operation: its schemas, its example, its sample, its errors; judged by an independent validator, too."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from blueprintc.providers import Operation, Provider, operations, providers
from blueprintc.providers.models import FOLDER as MODELS
from blueprintc.providers.models import table
from blueprintc.providers.schemas import FOLDER
from blueprintc.providers.validation import KEYWORDS, violations

OPERATIONS = list(operations())
SCHEMAS = sorted(FOLDER.rglob("*.json"))
#: Operations without a schema on a side, and why.
WITHOUT = {
    "sagemaker.invoke_endpoint": "the model behind the endpoint decides",
    "openai.get_batch": "a GET request",
    "openai.cancel_batch": "nothing is sent",
    "bedrock.get_batch": "a GET request",
    "sagemaker.stop_transform_job": "the answer is empty",
}


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda one: one.id)
def test_the_example_keeps_the_contract(operation: Operation) -> None:
    schema = operation.request_schema
    if schema is None:
        assert operation.id in WITHOUT
        return
    body = {} if operation.example is None else operation.example
    assert violations(schema, body) == []
    assert list(Draft202012Validator(schema).iter_errors(body)) == []


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda one: one.id)
def test_the_stubs_answer_keeps_the_contract(operation: Operation) -> None:
    schema = operation.response_schema
    if schema is None:
        assert operation.id in WITHOUT
        return
    answer = json.loads(json.dumps(operation.sample()))
    assert [one for one in violations(schema, answer) if one.kind != "ignored"] == []
    assert list(Draft202012Validator(schema).iter_errors(answer)) == []


def test_every_reason_is_needed() -> None:
    assert set(WITHOUT) == {one.id for one in OPERATIONS if one.request_schema is None or one.response_schema is None}


def _keywords(node: Any, is_schema: bool = True) -> set[str]:
    """The keywords of a schema; names of properties and definitions are none."""
    if isinstance(node, list):
        return {word for item in node for word in _keywords(item)}
    if not isinstance(node, dict):
        return set()
    found = set(node) if is_schema else set()
    for key, value in node.items():
        if not is_schema or key not in ("enum", "const", "required"):
            found |= _keywords(value, not (is_schema and key in ("properties", "$defs")))
    return found


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.relative_to(FOLDER).as_posix())
def test_schemas_are_sound_and_say_where_they_are_from(path: Path) -> None:
    schema = json.loads(path.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    assert _keywords(schema) <= KEYWORDS
    assert re.search(r"20\d\d-\d\d-\d\d", schema["$comment"])
    for reference in re.findall(r'"\$ref": "([^"]+)"', path.read_text(encoding="utf-8")):
        node = schema
        for step in reference.removeprefix("#/").split("/"):
            node = node[step]


def test_every_schema_is_of_an_operation() -> None:
    used = {one.contract for one in OPERATIONS}
    found = {path.relative_to(FOLDER).as_posix().rsplit(".", 2)[0] for path in SCHEMAS}
    assert found - used == set()


def test_generated_schemas_are_in_the_notice() -> None:
    notice = (FOLDER / "NOTICE").read_text(encoding="utf-8")
    for path in SCHEMAS:
        comment = json.loads(path.read_text(encoding="utf-8"))["$comment"]
        if "written by hand" not in comment:
            name = path.relative_to(FOLDER)
            assert f"{name.parent.as_posix()}/" in notice or name.name.split(".")[0] in notice, name


@pytest.mark.parametrize("provider", providers(), ids=lambda one: one.name)
def test_errors_are_complete(provider: Provider) -> None:
    names = [error.name for error in provider.errors]
    statuses = {error.status for error in provider.errors}
    assert len(names) == len(set(names))
    assert all(400 <= status < 600 for status in statuses)
    assert any(status >= 500 for status in statuses)
    assert {"bad request", "server error"} <= set(names)
    assert statuses & {429} or "throttled" in names
    for error in provider.errors:
        assert json.loads(error.body)
        assert error.answer.body.decode() == error.body
        assert re.search(r"20\d\d-\d\d-\d\d", error.source)


@pytest.mark.parametrize("path", sorted(MODELS.glob("*.json")), ids=lambda path: path.stem)
def test_tables_of_models_are_sound(path: Path) -> None:
    found = table(path.stem)
    assert re.fullmatch(r"20\d\d-\d\d-\d\d", found.as_of)
    assert found.models
    for name, row in found.models.items():
        assert name.strip() == name != ""
        assert set(row) <= {"task", "ends", "instead"}
        assert re.fullmatch(r"20\d\d-\d\d-\d\d", row.get("ends", "2026-01-01"))


def test_replacements_are_not_retired_themselves() -> None:
    for operation in OPERATIONS:
        for model in operation.models:
            name = model.replacement.split(" ")[0]
            known = operation.model(name) if name else None
            assert known is None or known.status.value != "retired", model
