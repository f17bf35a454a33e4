"""The JSON reader agrees with Python's on strict JSON, and every character of a string has its place."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from blueprintc.diagnostics import DiagnosticSink
from blueprintc.frontend import CONSOLE, STRICT, read_json, read_json_value
from blueprintc.model import Mapping, Node, Scalar, Sequence, plain
from blueprintc.source import SourceFile, Span, Text

_TEXTS = st.text(alphabet=st.sampled_from('ab"\\/\n\r\t\b\f\x01é😀\u2028 {}[]:,#'), max_size=15)
_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | _TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_TEXTS, inner, max_size=4),
    max_leaves=15,
)
_STYLES = st.builds(
    dict,
    ensure_ascii=st.booleans(),
    indent=st.sampled_from((None, 0, 2, "\t")),
    separators=st.sampled_from((None, (" , ", " :"))),
)


def _texts(node: Node) -> list[Text]:
    match node:
        case Mapping():
            return [text for member in node.members for text in [member.key, *_texts(member.value)]]
        case Sequence():
            return [text for item in node.items for text in _texts(item)]
        case Scalar(value=str()):
            return [node.text]
        case _:
            return []


def _spelled(span: Span) -> str:
    """What the characters of a place in a JSON string stand for."""
    text: str = json.loads(f'"{span.text}"')
    return text


def _check_texts(node: Node) -> None:
    for text in _texts(node):
        assert json.loads(text.whole.text) == text.value
        for at, char in enumerate(text.value):
            assert _spelled(text.span(at, at + 1)) == char


@given(_VALUES, _STYLES, st.sampled_from(("", "\ufeff", "\n ")))
def test_strict_json(value: Any, style: dict[str, Any], before: str) -> None:
    source = SourceFile("x.json", before + json.dumps(value, **style))
    sink = DiagnosticSink()
    node = read_json(source, sink, dialect=STRICT)
    assert sink.diagnostics == []
    assert node is not None
    assert plain(node) == value
    _check_texts(node)


@given(_VALUES, _STYLES)
def test_json_inside_a_json_string(value: Any, style: dict[str, Any]) -> None:
    inner = json.dumps(value, **style)
    source = SourceFile("x.json", json.dumps({"request_body": inner}))
    outer = read_json(source, DiagnosticSink())
    assert isinstance(outer, Mapping)
    body = outer.get("request_body")
    assert isinstance(body, Scalar)
    sink = DiagnosticSink()
    read = read_json_value(body.text, 0, sink, dialect=STRICT)
    assert sink.diagnostics == []
    assert read.node is not None
    assert plain(read.node) == value
    assert read.end == len(inner.rstrip())
    for text in _texts(read.node):
        for at, char in enumerate(text.value):
            assert json.loads(f'"{_spelled(text.span(at, at + 1))}"') == char


@given(
    st.text(alphabet=st.sampled_from('{}[]",:\\/*#\n\t \'0129.eE+-truefalsn."u'), max_size=40),
    st.sampled_from((STRICT, CONSOLE)),
)
def test_strict_reader_takes_what_python_takes(text: str, dialect: Any) -> None:
    sink = DiagnosticSink()
    node = read_json(SourceFile("x.json", text), sink, dialect=dialect)
    try:
        expected = json.loads(text, object_pairs_hook=_no_duplicates, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        if dialect is STRICT:
            assert sink.diagnostics
        return
    assert node is not None
    assert plain(node) == expected


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({key for key, _ in pairs}) < len(pairs):
        raise ValueError("duplicate keys")
    return dict(pairs)


def _no_constant(name: str) -> Any:
    raise ValueError(name)
