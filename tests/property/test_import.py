"""Importing gives back what building wrote, and no text makes the importer fail."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from blueprintc.diagnostics import DiagnosticSink
from blueprintc.importer import import_text
from blueprintc.source import SourceFile
from tests.conformance.building import build_text
from tests.property.connectors import connectors
from tests.property.profile import fuzz


@given(connectors())
def test_building_an_import_of_what_was_built_gives_the_same_text(connector: dict[str, Any]) -> None:
    built = build_text(json.dumps(connector), "x.connector.json")[0]
    sink = DiagnosticSink()
    imported = import_text(SourceFile("x.connector.json", built), sink)
    assert [build_text(blueprint.text)[0] for blueprint in imported] == [built]
    assert sink.diagnostics == []


FRAGMENTS = st.sampled_from(
    ["POST /_plugins/_ml/connectors/_create\n", "curl -d ", "'", '"', "$'", "\\", "\n", "```json\n", "```\n", "~~~",
     "> ", "{", "}", "[", "]", ",", ":", '"name"', '"request_body": "{\\"a\\": ${parameters.a}}"', '"""', "// c\n",
     "# c\n",     "/*", "...", "null",
     "1e999", "\ufeff", "\u2028", "\ud800", "-", " ", "\t", "\r\n", '"connector": ', '"actions": [{',
     "{{ x }}"]
)  # fmt: skip


@fuzz
@given(st.lists(FRAGMENTS | st.text(max_size=8), max_size=40).map("".join))
def test_no_text_makes_the_importer_fail(text: str) -> None:
    sink = DiagnosticSink()
    for blueprint in import_text(SourceFile("page.md", text), sink):
        assert blueprint.text.startswith("blueprint: 1\n") or blueprint.text.startswith("#")


@fuzz
@given(connectors())
def test_importing_what_people_publish_is_exact_but_for_white_space(connector: dict[str, Any]) -> None:
    text = f"POST /_plugins/_ml/connectors/_create\n{json.dumps(connector, indent=1)}\n"
    sink = DiagnosticSink()
    imported = import_text(SourceFile("page.md", text), sink)
    assert len(imported) == 1
    assert sink.diagnostics == []
    built = build_text(imported[0].text)[0]
    again = import_text(SourceFile("x.connector.json", built), DiagnosticSink())
    assert [build_text(blueprint.text)[0] for blueprint in again] == [built]
