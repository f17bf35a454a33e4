"""Nothing that a file holds makes the frontend or lowering fail, and every place that they name is in the file.

A longer run: ``BLUEPRINTC_FUZZ_EXAMPLES=100000 pytest tests/property/test_frontend_fuzz.py``.
"""

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from blueprintc.diagnostics import Diagnostic, DiagnosticSink, suppress
from blueprintc.frontend import LoadOptions, decode_source, load
from blueprintc.lowering import emit, lower
from blueprintc.source import SourceFile
from tests.conftest import CASES
from tests.property.profile import fuzz

_SEEDS = sorted(
    path.read_bytes()
    for pattern in ("frontend/err/*.yaml", "frontend/err/*.json", "lowering/*/x.blueprint.yaml")
    for path in CASES.glob(pattern)
    if "endless" not in path.name  # templates that run up to their bounds take their time
)
_PIECES = st.sampled_from(
    [
        b"{{ vars.a }}", b"{{", b"}}", b"{%", b"%}", b"{#", b"${parameters.x}", b"${", b"}", b": ", b"- ", b"\n",
        b"\r\n", b"  ", b"\t", b"'", b'"', b"|\n", b">-\n", b"&a ", b"*a", b"<<: ", b"!json ", b"!template ", b"!file ",
        b"!!str ", b"[", b"]", b"{", b",", b"#", b"\\", b"\xff", b"\x00", b"\xef\xbb\xbf", b"\xe2\x80\xa8", b"? ",
        b"\xf0\x9f\x98\x80", b"---\n", b"%YAML 1.1\n", b"null", b"yes", b"010", b"1e999", b"blueprint: 1\n", b"//",
        b"extends: x.blueprint.yaml\n", b"inputs: {x: {type: ", b"request_body: ", b"variants: {a: ", b"vars: {a: ",
        b"credential: ", b'"""', b"/*", b"# blueprintc: ignore[BP101]",
    ]
)  # fmt: skip


@st.composite
def _mutated(draw: st.DrawFn) -> bytes:
    """A good or bad file with pieces put in, taken out and moved."""
    data = draw(st.sampled_from(_SEEDS))
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(data)))
        end = at + draw(st.integers(0, 12))
        match draw(st.integers(0, 2)):
            case 0:
                data = data[:at] + draw(_PIECES) + data[at:]
            case 1:
                data = data[:at] + data[end:]
            case _:
                data = data[:at] + draw(_PIECES) + data[end:]
    return data


_SOUP = st.lists(_PIECES | st.binary(max_size=6), max_size=40).map(b"".join)
_NAMES = st.sampled_from(("x.blueprint.yaml", "x.connector.json", "x.blueprint.json", "<stdin>"))


@fuzz
@given(_mutated() | _SOUP, _NAMES)
def test_loading_and_lowering_never_fail(data: bytes, name: str) -> None:
    sink = DiagnosticSink()
    source = decode_source(data, name, sink)
    findings = sink.sorted()
    if source is not None:
        findings += _load_and_lower(source)
    for found in findings:
        _check_place(found)


def _load_and_lower(source: SourceFile) -> list[Diagnostic]:
    folder = CASES / "lowering" / "templates_and_files"
    loaded = load(source, LoadOptions(root=folder), path=folder / "fuzzed.blueprint.yaml")
    findings = list(loaded.diagnostics)
    if loaded.blueprint is not None:
        lowered = lower(loaded.blueprint)
        findings += lowered.diagnostics
        for connector in lowered.connectors:
            text = emit(connector)
            text.encode()
            if not any(found.code.id == "BP018" for found in findings):
                json.loads(text)
    return suppress(findings, [source]).kept


def _check_place(found: Diagnostic) -> None:
    spans = [found.span, *(label.span for label in found.labels)]
    spans += [edit.span for edit in found.fix.edits] if found.fix is not None else []
    for span in spans:
        assert 0 <= span.start <= span.end <= len(span.file.text), found
        assert span.begin.line >= 1
        assert span.finish.column >= 1
        assert span.file.utf16_column(span.start) >= 1
    assert found.message
    assert "\n" not in found.message
    assert len(found.message) < 700


@fuzz
@given(_mutated())
def test_loading_is_deterministic(data: bytes) -> None:
    texts = []
    for _ in range(2):
        source = decode_source(data, "x.blueprint.yaml", DiagnosticSink())
        if source is None:
            return
        loaded = load(source, LoadOptions(root=Path("/nowhere")), path=Path("/nowhere/x.blueprint.yaml"))
        blueprint = loaded.blueprint
        built = [] if blueprint is None else [emit(connector) for connector in lower(blueprint).connectors]
        texts.append((built, [(found.code.id, found.message, found.span.start) for found in loaded.diagnostics]))
    assert texts[0] == texts[1]
