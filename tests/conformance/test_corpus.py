"""Every connector of the official documentation imports from its page, builds, and is the published connector."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from blueprintc.diagnostics import DiagnosticSink
from blueprintc.importer import import_text
from blueprintc.source import SourceFile
from tests.conformance.building import build_text
from tests.shared import has_shared, shared_path

_LATER = {"python", "python_expr", "hcl", "yaml", "fragment"}
_KINDS = {"create", "internal", "update"}


@cache
def _index() -> list[dict[str, Any]]:
    if not has_shared("corpus/index.jsonl"):
        return []
    lines = shared_path("corpus/index.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _readable() -> list[dict[str, Any]]:
    return [
        entry
        for entry in _index()
        if not entry["broken"] and entry["kind"] in _KINDS and not _LATER & set(entry["features"])
    ]


def _broken() -> list[dict[str, Any]]:
    return [
        entry
        for entry in _index()
        if entry["broken"] and entry["kind"] in _KINDS and not _LATER & set(entry["features"])
    ]


def _page(entry: dict[str, Any]) -> str:
    path: Path = shared_path(f"corpus/{entry['file']}")
    return path.read_bytes().decode("utf-8")


def _squeeze(body: str) -> str:
    """A body without white space outside strings."""
    return re.sub(r'("(?:[^"\\]|\\.)*")|\s+', lambda match: match.group(1) or "", body)


def _comparable(connector: Any) -> Any:
    """A connector with its credentials reduced to their names and its bodies without white space."""
    result = dict(connector)
    if isinstance(result.get("credential"), dict):
        result["credential"] = sorted(result["credential"])
    if isinstance(result.get("actions"), list):
        result["actions"] = [
            {
                key: _squeeze(value) if key == "request_body" and isinstance(value, str) else value
                for key, value in action.items()
            }
            for action in result["actions"]
        ]
    return result


def _publish(entry: dict[str, Any], page: str) -> str:
    """The raw text as it stands on the page: in a fence, with words around it."""
    return f"# {entry['doc_title']}\n\nSome words.\n\n```json\n{page}\n```\n\nMore words.\n"


@pytest.mark.skipif(not _index(), reason="reference data are not here: shared/corpus")
def test_the_corpus_is_whole() -> None:
    assert len(_readable()) == 261
    assert len(_broken()) == 4


@pytest.mark.parametrize("as_page", [False, True], ids=["raw", "page"])
@pytest.mark.parametrize("entry", _readable(), ids=lambda entry: entry["id"])
def test_imports_and_builds_to_the_published_connector(entry: dict[str, Any], as_page: bool) -> None:
    expected = json.loads(shared_path(f"corpus/parsed/{entry['id']}.json").read_text(encoding="utf-8"))
    page = _page(entry)
    source = SourceFile("page.md", _publish(entry, page) if as_page else page)
    sink = DiagnosticSink()
    written = import_text(source, sink)
    assert [diagnostic.message for diagnostic in sink.diagnostics if diagnostic.severity.value == "error"] == []
    built = [json.loads(build_text(blueprint.text)[0]) for blueprint in written]
    assert _comparable(expected) in [_comparable(connector) for connector in built]


@pytest.mark.parametrize("entry", _readable(), ids=lambda entry: entry["id"])
def test_building_is_stable_over_import(entry: dict[str, Any]) -> None:
    first = import_text(SourceFile("page.md", _page(entry)), DiagnosticSink())
    for blueprint in first:
        once = build_text(blueprint.text)[0]
        again = import_text(SourceFile("connector.json", once), DiagnosticSink())
        assert [build_text(item.text)[0] for item in again] == [once]


#: What the page's author did, in the words of the diagnostic.
_REASONS = {
    "mlc.sagemaker_connector_blueprint.L27": "a backslash begins no comment",
    "mlc.bedrock_connector_titan_embedding_standard_blueprint.L98": "one too many",
    "mlc.ml_inference_with_language_identification_ingest.L134": "a double quote inside a string",
    "mlc.ml_inference_with_language_identification_ingest.L184": "a double quote inside a string",
}


@pytest.mark.parametrize("entry", _broken(), ids=lambda entry: entry["id"])
def test_broken_connectors_are_refused_with_the_reason(entry: dict[str, Any]) -> None:
    sink = DiagnosticSink()
    import_text(SourceFile("page.md", _page(entry)), sink)
    errors = [diagnostic for diagnostic in sink.diagnostics if diagnostic.severity.value == "error"]
    assert len(errors) == 1
    assert _REASONS[entry["id"]] in errors[0].help
