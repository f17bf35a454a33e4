"""The library's front door: typed, lazy, complete."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import blueprintc
from blueprintc import api

GOOD = """blueprint: 1
name: "{{ vars.title }}"
version: 1
protocol: http
vars: {title: {default: Embeddings}}
inputs:
  input: {type: array, items: {type: string}}
credential:
  key: {env: API_KEY}
actions:
  - action_type: predict
    method: POST
    url: https://api.openai.com/v1/embeddings
    headers: {Authorization: "Bearer ${credential.key}"}
    request_body:
      {model: text-embedding-3-small, input: "${parameters.input}"}
"""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one blueprint, which is the current folder."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "a.blueprint.yaml").write_text(GOOD, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_exports_are_sorted_and_there() -> None:
    names = blueprintc.__all__
    assert names == sorted(names, key=lambda name: (not name[0].isupper(), name))
    assert dir(blueprintc) == sorted(names)
    for name in names:
        assert getattr(blueprintc, name) is not None
    homes = {name for names in blueprintc._HOMES.values() for name in names}
    assert homes | {"__version__"} == set(names)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        blueprintc.nothing  # noqa: B018


def test_importing_the_package_is_cheap() -> None:
    heavy = (
        "yaml jinja2 jsonschema click httpx tomllib regex blueprintc.frontend blueprintc.painless blueprintc.emulator"
    )
    code = f"import sys, blueprintc.api, blueprintc; print([name for name in {heavy.split()!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_a_check_imports_only_what_the_file_needs(place: Path) -> None:
    Path("plain.blueprint.yaml").write_text(GOOD.replace("{{ vars.title }}", "x"), encoding="utf-8")
    heavy = ["jinja2", "jsonschema", "httpx", "tomllib", "regex", "blueprintc.importer", "blueprintc.painless.parser"]
    code = (
        "import sys\nfrom blueprintc.cli import main\n"
        "try:\n    main(['check', '--no-cache', 'plain.blueprint.yaml'])\n"
        "except SystemExit as stop:\n    assert not stop.code\n"
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_load(place: Path) -> None:
    loaded = blueprintc.load("a.blueprint.yaml", variables={"title": "T"})
    assert loaded.blueprint is not None
    assert [instance.names("name") for instance in loaded.blueprint.instances] == [("T",)]
    assert blueprintc.load("none.yaml").blueprint is None


def test_compile(place: Path) -> None:
    build = blueprintc.compile("a.blueprint.yaml", variables={"title": "T"})
    assert not build.failed
    assert [json.loads(output.text)["name"] for output in build.outputs] == ["T"]
    assert not list(place.glob("*.json"))
    with pytest.raises(blueprintc.UsageError):
        blueprintc.compile("a.blueprint.yaml", environment="none")


def test_check(place: Path) -> None:
    assert blueprintc.check(place).diagnostics == ()
    Path("a.blueprint.yaml").write_text(GOOD.replace("version", "versoin"), encoding="utf-8")
    report = blueprintc.check("a.blueprint.yaml", options=api.CheckOptions(select=("BP101",)))
    assert [found.code.id for found in report.diagnostics] == ["BP101"]
    assert report.failed
    Path("c.toml").write_text("x = 1")
    with pytest.raises(blueprintc.ConfigError):
        blueprintc.check(place, config="c.toml")


def test_run(place: Path) -> None:
    outcome = blueprintc.run("a.blueprint.yaml", {"parameters": {"input": ["hello"]}}).outcome
    body = b'{ "model": "text-embedding-3-small", "input": ["hello"] }'
    assert [request.body for request in outcome.requests] == [body]


def test_explain() -> None:
    assert api.explain("bp101") == api.explain("unknown-key")
    with pytest.raises(blueprintc.UsageError, match="did you mean"):
        api.explain("BP1O1")
