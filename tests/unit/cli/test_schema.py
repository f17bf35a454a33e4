"""``blueprintc schema``: valid schemas, which agree with the checks."""

import json
from pathlib import Path

import jsonschema
import pytest
import yaml
from click.testing import CliRunner

from blueprintc.cli import main
from blueprintc.frontend import load_file
from tests.conftest import CASES

_BLUEPRINTS = Path(__file__).parents[3] / "blueprints"


class _Loader(yaml.SafeLoader):
    """Takes our tags for texts."""


_Loader.add_multi_constructor("!", lambda loader, suffix, node: "a tagged value")


def _schema(*arguments: str) -> dict[str, object]:
    result = CliRunner().invoke(main, ["schema", *arguments])
    assert result.exit_code == 0
    schema: dict[str, object] = json.loads(result.stdout)
    return schema


@pytest.mark.parametrize("kind", ["blueprint", "config"])
def test_schema_is_valid(kind: str) -> None:
    schema = _schema(kind)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema.Draft202012Validator.check_schema(schema)


def test_blueprint_is_the_default() -> None:
    assert _schema() == _schema("blueprint")


def test_unknown_kind() -> None:
    assert CliRunner().invoke(main, ["schema", "cluster"]).exit_code == 2


@pytest.mark.parametrize(
    "path",
    sorted([*_BLUEPRINTS.rglob("*.blueprint.yaml"), *(CASES / "lowering").rglob("*.blueprint.yaml")]),
    ids=lambda path: f"{path.parent.name}-{path.name}",
)
def test_good_blueprints_are_valid(path: Path) -> None:
    document = yaml.load(path.read_bytes(), _Loader)
    allowed = {"key_order": "own"}
    errors = [
        error.message
        for error in jsonschema.Draft202012Validator(_schema()).iter_errors(_as_json(document))
        if allowed.get(path.parent.name, "\0") not in error.message
    ]
    assert errors == []


@pytest.mark.parametrize("name", ["wrong_types", "unknown_keys", "not_actions", "format_version"])
def test_what_the_check_refuses_is_invalid(name: str) -> None:
    path = CASES / "frontend" / "err" / f"{name}.blueprint.yaml"
    document = yaml.load(path.read_bytes(), _Loader)
    places = {
        tuple(str(part) for part in error.absolute_path)[:1]
        for error in jsonschema.Draft202012Validator(_schema()).iter_errors(_as_json(document))
    }
    assert places
    assert load_file(path).diagnostics


def _as_json(value: object) -> object:
    return json.loads(json.dumps(value, default=str))
