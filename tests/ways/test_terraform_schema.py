"""Every module fits the schema of the real provider, as ``terraform providers schema -json`` tells it."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from blueprintc.importer.hcl import Attribute, Block, read_hcl
from blueprintc.importer.unresolved import is_unresolved
from blueprintc.model import Mapping, Node, Scalar, Sequence
from blueprintc.source import SourceFile, whole_text
from tests.ways.forms import lowered, written
from tests.ways.hostile import hostile_connector
from tests.ways.test_round_trips import _catalogue, _corpus

SCHEMA = Path(__file__).parents[1] / "cases" / "ways" / "terraform-provider-2.4.0.json"


@cache
def _resources() -> dict[str, Any]:
    resources: dict[str, Any] = json.loads(SCHEMA.read_text(encoding="utf-8"))["resources"]
    return resources


def _problems(module: str) -> list[str]:
    found: list[str] = []
    for item in read_hcl(whole_text(SourceFile("main.tf", module))):
        if isinstance(item, Block) and item.name.value == "resource":
            found += _in_block(item, _resources()[item.labels[0]], item.labels[0])
    return found


def _in_block(block: Block, schema: dict[str, Any], place: str) -> list[str]:
    found: list[str] = []
    attributes = {item.name.value: item.value for item in block.body if isinstance(item, Attribute)}
    blocks = [item for item in block.body if isinstance(item, Block)]
    for name, value in attributes.items():
        declared = schema["attributes"].get(name)
        if declared is None or not _fits(value, declared["type"]):
            found.append(f"{place}.{name}")
    found += [
        f"{place}.{name} is missing"
        for name, one in schema["attributes"].items()
        if one["required"] and name not in attributes
    ]
    for name, declared in schema["blocks"].items():
        number = sum(item.name.value == name for item in blocks)
        if number < declared["min"] or (declared["max"] and number > declared["max"]):
            found.append(f"{place} has {number} {name}")
    for item in blocks:
        declared = schema["blocks"].get(item.name.value)
        found += [f"{place}.{item.name.value}"] if declared is None else _in_block(item, declared, item.name.value)
    return found


def _fits(value: Node, kind: Any) -> bool:
    if is_unresolved(value):  # a variable or another resource's id
        return True
    match kind, value:
        case ["map", inner], Mapping(members=members):
            return all(_fits(member.value, inner) for member in members)
        case ["list", inner], Sequence(items=items):
            return all(_fits(item, inner) for item in items)
        case "string", Scalar(value=found):
            return found is not None
        case "number", Scalar(value=int() | float() as found):
            return not isinstance(found, bool)
        case "bool", Scalar(value=found):
            return isinstance(found, bool)
        case _:
            return False


def test_every_module_fits() -> None:
    connectors = [*_catalogue(), *(lowered(text) for text in _corpus()), lowered(hostile_connector())]
    modules = [module for connector in connectors if (module := written(connector, "terraform")[0]) is not None]
    assert len(modules) > len(_catalogue()) * 3 // 4
    assert [problem for module in modules for problem in _problems(module)] == []


def test_every_member_has_its_place() -> None:
    connector = json.loads(hostile_connector()) | {
        "access_mode": "private",
        "backend_roles": ["a", "b"],
        "add_all_backend_roles": False,
        "client_config": {"max_connection": 3, "read_timeout": "5", "retry_backoff_policy": "constant"},
    }
    module, findings = written(lowered(json.dumps(connector)), "terraform")
    assert module is not None, findings
    assert _problems(module) == []


@pytest.mark.parametrize(
    ("module", "problem"),
    [
        ("description = 1\n", "opensearch_ml_model_group.name is missing"),
        ('name = ["x"]\n', "opensearch_ml_model_group.name"),
        ('name = "x"\nother = 1\n', "opensearch_ml_model_group.other"),
        ('name = "x"\nother {\n}\n', "opensearch_ml_model_group.other"),
    ],
)
def test_the_schema_refuses(module: str, problem: str) -> None:
    assert problem in _problems(f'resource "opensearch_ml_model_group" "x" {{\n{module}}}\n')
