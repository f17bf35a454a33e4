"""No text makes a reader fail, or run for long; what it finds is a blueprint."""

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from blueprintc.diagnostics import DiagnosticSink
from blueprintc.importer import FORMS, import_text
from blueprintc.source import SourceFile
from tests.property.profile import fuzz

FRAGMENTS = st.sampled_from(
    ['resource "opensearch_ml_connector" "x" {\n', "actions {\n", "}", "{", "[", "]", "(", ")", '"', "'", '"""', "\n",
     " = ", ": ", ",", "${", "%{", "$${", "<<EOT\n", "EOT\n", "<<-", "jsonencode(", "var.x", "local.y", "#", "//", "/*",
     "*/", "\\", "\\u00", 'name = "x"', "import x\n", "x = {", "'protocol': 'http'", '"actions": [', "f'{x}'",
     "x = x\n", "b'\\xff'", "1e999", "os.environ['A']", "json.dumps(", "!pip install x\n", "\t", "  - ",
     "workflows:\n", "nodes:\n", "- id: a\n  type: create_connector\n", "user_inputs: {name: x}\n", "&a ", "*a",
     "!json x", "---\n", '{"cells": [', '{"cell_type": "code", "source": ["', '"]}]}', '$(json "$A")',
     "curl -d @- <<JSON\n", "JSON\n", "curl x --data-binary @- <<'E O'\n", "\ud800", "\x00", "\r\n", "\u2028", "é"]
)  # fmt: skip
TEXTS = st.lists(FRAGMENTS | st.text(max_size=6), max_size=40).map("".join)


@pytest.mark.parametrize("form", sorted(FORMS))
@fuzz
@given(text=TEXTS)
@example(text='{"cell_type": "code", "source": ["\\')
def test_no_text_makes_a_reader_fail(form: str, text: str) -> None:
    sink = DiagnosticSink()
    for blueprint in import_text(SourceFile("text", text), sink, form=form):
        assert blueprint.text.startswith(("blueprint: 1\n", "#"))
    assert all(diagnostic.span.end <= len(text) for diagnostic in sink.diagnostics)


NAMES = "".join(f"x{n} = [x{n + 1}, x{n + 1}, x{n + 1}]\n" for n in range(40))
HOSTILE = [
    ("terraform", "a = " + '"${f("' * 5000),
    ("terraform", "a = " + "f(" * 5000),
    ("terraform", "a = " + "[" * 50_000),
    ("terraform", "a = " + "<<A\n" * 2000),
    ("terraform", 'a = "' + "$" * 100_000),
    ("terraform", "/*" * 50_000),
    ("python", "(" * 5000),
    ("python", "x = " + "{'protocol': " * 90 + "1" + "}" * 90),
    ("python", NAMES + "y = {'protocol': x0}\n"),
    ("python", "\n".join(f"x = {{'protocol': 'http', 'actions': [{{'url': '{n}'}}]}}" for n in range(300))),
    ("yaml", "a: " + "[" * 50_000),
    ("notebook", '{"cells": [' * 5000),
    ("console", "curl -d @- <<A " * 2000),
    ("console", "curl -d @- <<A\n" * 2000),
    ("console", '"actions": ' * 5000),
]


@pytest.mark.parametrize(("form", "text"), HOSTILE, ids=[f"{form}-{index}" for index, (form, _) in enumerate(HOSTILE)])
def test_hostile_texts_end_soon(form: str, text: str) -> None:
    start = time.perf_counter()
    import_text(SourceFile("text", text), DiagnosticSink(), form=form)
    assert time.perf_counter() - start < 20


@settings(max_examples=100, deadline=None)
@given(text=TEXTS)
def test_a_form_is_told_of_every_text(text: str) -> None:
    from blueprintc.importer import detect

    assert detect(SourceFile("text", text)) in FORMS
