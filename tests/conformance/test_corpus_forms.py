"""What the corpus holds besides JSON: Python, Terraform, YAML and JSON templates, stored connectors, and parts."""

import json
from typing import Any

import pytest

from blueprintc.diagnostics import DiagnosticSink
from blueprintc.importer import import_text
from blueprintc.source import SourceFile
from tests.conformance.building import build_text
from tests.conformance.test_corpus import _KINDS, _LATER, _comparable, _index, _page
from tests.shared import shared_path

#: What the server adds to a connector that it stores.
_STORED = ("owner", "access", "created_time", "last_updated_time")


def _others() -> list[dict[str, Any]]:
    return [
        entry
        for entry in _index()
        if not entry["broken"]
        and entry["kind"] != "fragment"
        and (entry["kind"] not in _KINDS or _LATER & set(entry["features"]))
    ]


def _name(entry: dict[str, Any]) -> str:
    """A file name as people give it; YAML that quotes Markdown needs it."""
    return "template.yaml" if "yaml" in entry["features"] else "text.txt"


def _expected(entry: dict[str, Any]) -> Any:
    connector = json.loads(shared_path(f"corpus/parsed/{entry['id']}.json").read_text(encoding="utf-8"))
    if isinstance(connector.get("client_config"), list):
        (connector["client_config"],) = connector["client_config"]  # how that reader shows a block
    return _comparable({key: value for key, value in connector.items() if key not in _STORED})


@pytest.mark.skipif(not _index(), reason="reference data are not here: shared/corpus")
def test_the_corpus_is_whole() -> None:
    assert len(_others()) == 87
    assert sum(entry["kind"] == "fragment" for entry in _index()) == 6


@pytest.mark.parametrize("entry", _others(), ids=lambda entry: entry["id"])
def test_imports_and_builds_to_the_published_connector(entry: dict[str, Any]) -> None:
    sink = DiagnosticSink()
    written = import_text(SourceFile(_name(entry), _page(entry)), sink)
    assert [diagnostic.message for diagnostic in sink.diagnostics if diagnostic.severity.value == "error"] == []
    built = [_comparable(json.loads(build_text(blueprint.text)[0])) for blueprint in written]
    assert _expected(entry) in built


@pytest.mark.parametrize("entry", [e for e in _index() if e["kind"] == "fragment"], ids=lambda entry: entry["id"])
def test_parts_are_refused_with_the_reason(entry: dict[str, Any]) -> None:
    sink = DiagnosticSink()
    assert import_text(SourceFile("text.txt", _page(entry)), sink) == []
    (found,) = sink.diagnostics
    assert ("three dots" if "elision" in entry["features"] else "a part of a connector") in found.message


@pytest.mark.parametrize(
    "entry", [e for e in _index() if e["broken"] and "python" in e["features"]], ids=lambda entry: entry["id"]
)
def test_scripts_are_never_guessed(entry: dict[str, Any]) -> None:
    """A value that is computed is known from the script itself, or is named in the refusal."""
    sink = DiagnosticSink()
    written = import_text(SourceFile("script.py", _page(entry)), sink)
    errors = [diagnostic for diagnostic in sink.diagnostics if diagnostic.severity.value == "error"]
    assert bool(written) != bool(errors)
    assert all(found.code.id in ("BP050", "BP058") for found in errors)
    for blueprint in written:
        assert "{bedrock_region}" not in blueprint.text
        assert build_text(blueprint.text)
