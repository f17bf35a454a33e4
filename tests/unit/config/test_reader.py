"""Reading a configuration: what is accepted, and what is said about mistakes."""

import tomllib
from pathlib import Path

import jsonschema
import pytest

from blueprintc.config.reader import read_config
from blueprintc.config.schema import json_schema
from blueprintc.config.table import KEYS, Key, Named, Tables
from blueprintc.errors import ConfigError, FileError

WHOLE = """
opensearch = ">=2.11"
platform = "aws"
trusted-endpoints = ['^https://api\\.openai\\.com/.*$']
select = ["ALL"]
ignore = ["BP021"]
exclude = ["vendor/"]
output = "connectors"
[environments.production.vars]
model = "large"
dimensions = [1, 2.5, true, {a = "b"}]
[[overrides]]
paths = ["legacy/"]
ignore = ["BP1"]
opensearch = "2.19"
"""


def _read(folder: Path, text: str, name: str = "blueprintc.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_every_key_is_read(tmp_path: Path) -> None:
    config = read_config(_read(tmp_path, WHOLE))
    assert config is not None
    assert (config.root, config.opensearch, config.platform) == (tmp_path, ">=2.11", ("aws",))
    assert config.trusted_endpoints == (r"^https://api\.openai\.com/.*$",)
    assert config.environments["production"].vars == {"model": "large", "dimensions": [1, 2.5, True, {"a": "b"}]}
    assert (config.select, config.ignore, config.exclude, config.output) == (
        ("ALL",),
        ("BP021",),
        ("vendor/",),
        "connectors",
    )
    legacy = tmp_path / "legacy" / "a.yaml"
    assert config.opensearch_of(legacy) == "2.19"
    assert config.opensearch_of(tmp_path / "a.yaml") == ">=2.11"
    assert "BP101" not in config.selection(legacy)
    assert "BP101" in config.selection(tmp_path / "a.yaml")
    assert "BP101" in config.selection(legacy, select=("BP101",))


def test_pyproject_with_and_without_our_table(tmp_path: Path) -> None:
    assert read_config(_read(tmp_path, '[project]\nname = "x"\n', "pyproject.toml")) is None
    config = read_config(_read(tmp_path, "# blueprintc\n[tool.blueprintc]\nselect = ['BP2']\n", "pyproject.toml"))
    assert config is not None
    assert config.select == ("BP2",)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ignroe = ['BP1']", 'unknown key "ignroe"; did you mean "ignore"?'),
        ("trusted_endpoints = []", 'unknown key "trusted_endpoints"; did you mean "trusted-endpoints"?'),
        ("zzz = 1", 'unknown key "zzz"; there are opensearch, platform,'),
        ("select = 'BP1'", '"select" must be a list of strings, not a string'),
        (
            "select = [1]",
            '"select[0]" must be a code or its beginning, such as "BP214", "BP2" or "ALL", not an integer',
        ),
        (
            "select = ['E501']",
            '"select[0]" must be a code or its beginning, such as "BP214", "BP2" or "ALL", not "E501"',
        ),
        ("platform = ['awss']", '"platform[0]" is "awss"; did you mean "aws"?'),
        ("platform = 'gcp'", '"platform" is "gcp"; there are self-managed, aws'),
        ("opensearch = 2.19", 'a version range such as ">=2.11" or "2.19", not a number'),
        ("opensearch = 'latest'", 'a version range such as ">=2.11" or "2.19", not "latest"'),
        ("environments = 1", '"environments" must be a table, not an integer'),
        ("environments.p = 1", '"environments.p" must be a table, not an integer'),
        ("environments.p.var = {}", 'unknown key "environments.p.var"; did you mean "vars"?'),
        ("environments.p.vars.day = 2020-01-01", '"environments.p.vars.day" must be a string, number'),
        ("overrides = {}", '"overrides" must be a list of tables, written [[overrides]], not a table'),
        ("[[overrides]]\nignore = []", '"overrides[0].paths" is missing'),
        ("a = ", "not TOML: invalid value (at end of document)"),
        ("a = 1\na = 2", "not TOML: cannot overwrite a value (at "),
        ("a = " + "[" * 100_000, "not TOML: "),
    ],
)
def test_mistakes(tmp_path: Path, text: str, said: str) -> None:
    path = _read(tmp_path, text)
    with pytest.raises(ConfigError) as caught:
        read_config(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert said in str(caught.value)


def test_all_mistakes_at_once(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        read_config(_read(tmp_path, "a = 1\nselect = 1\nplatform = 2\n"))
    assert len(str(caught.value).splitlines()) == 3


def test_no_text(tmp_path: Path) -> None:
    path = tmp_path / "blueprintc.toml"
    with pytest.raises(FileError):
        read_config(path)
    path.write_bytes(b"a = '\xff'")
    with pytest.raises(ConfigError, match="not UTF-8"):
        read_config(path)


def _all_keys(keys: tuple[Key, ...]) -> list[Key]:
    inner = [key.shape.keys for key in keys if isinstance(key.shape, Named | Tables)]
    return [*keys, *(key for more in inner for key in _all_keys(more))]


def test_schema_agrees_with_the_reader(tmp_path: Path) -> None:
    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(tomllib.loads(WHOLE), schema)
    for bad in ("ignroe = []", "select = 'BP1'", "platform = 'gcp'", "opensearch = 'x'", "[[overrides]]\nignore = []"):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(tomllib.loads(bad), schema)


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name)
def test_examples_are_valid(tmp_path: Path, key: Key) -> None:
    assert read_config(_read(tmp_path, key.example)) is not None


def test_every_key_is_documented() -> None:
    assert all(key.doc.endswith(".") and key.name in key.example for key in _all_keys(KEYS))


@pytest.mark.parametrize(
    "text",
    [
        "[tool]\nblueprintc = {select = ['BP2']}\n",
        "[ tool ]\nblueprintc.select = ['BP2']\n",
        "tool = {blueprintc = {select = ['BP2']}}\n",
        "tool.blueprintc.select = ['BP2']\n",
        "[tool.'blueprintc']\nselect = ['BP2']\n",
        "[ \"tool\" . blueprintc ]\nselect = ['BP2']\n",
        "['tool']\nblueprintc.select = ['BP2']\n",
    ],
)
def test_the_table_is_found_however_it_is_written(tmp_path: Path, text: str) -> None:
    config = read_config(_read(tmp_path, text, "pyproject.toml"))
    assert config is not None
    assert config.select == ("BP2",)
