"""Every character of a YAML scalar has a known origin, whatever the style, and the origin spells it."""

import yaml
from hypothesis import given
from hypothesis import strategies as st

from blueprintc.diagnostics import DiagnosticSink
from blueprintc.frontend import read_yaml
from blueprintc.frontend.yaml_reader import python_parser
from blueprintc.model import Mapping, Scalar
from blueprintc.source import SourceFile

_TEXTS = st.text(alphabet=st.sampled_from("ab '\"\\\n\t#:-{}[]%&*!|>é😀\x85\u2028,?$"), max_size=40)


def _check(text: str) -> None:
    source = SourceFile("x.yaml", text)
    node = read_yaml(source, DiagnosticSink())
    assert isinstance(node, Mapping)
    for member in node.members:
        assert isinstance(member.value, Scalar)
        value = member.value.text
        if not value.value:
            continue
        assert value.segments, f"no origins: {text!r}"
        for index, segment in enumerate(value.segments):
            stop = value.segments[index + 1].start if index + 1 < len(value.segments) else len(value.value)
            if segment.exact:
                assert segment.span.text == value.value[segment.start : stop]
            else:
                assert segment.span.end > segment.span.start
        ends = [segment.span.end for segment in value.segments]
        assert ends == sorted(ends)


@given(_TEXTS, st.sampled_from(("'", '"', "|", ">", None)), st.integers(5, 60), st.sampled_from(("\n", "\r\n", "\r")))
def test_written_by_pyyaml(value: str, style: str | None, width: int, end: str) -> None:
    document = yaml.dump({"k": value, "l": "x"}, default_style=style, width=width, allow_unicode=True, line_break=end)
    _check(document)


_LINES = st.lists(st.tuples(st.integers(0, 4), st.sampled_from(("", "a", "b c", "\td", "e  ", " "))), max_size=7)


@given(_LINES, st.sampled_from(("|", "|-", "|+", ">", ">-", ">+")), st.sampled_from(("\n", "\r\n")), st.booleans())
def test_block_scalars(lines: list[tuple[int, str]], header: str, end: str, followed: bool) -> None:
    body = "\n".join(" " * (2 + indent) + line if line else " " * indent for indent, line in lines)
    document = f"k: {header}\n{body}\n" + ("l: x\n" if followed else "")
    document = document.replace("\n", end)
    if read_yaml(SourceFile("x.yaml", document), DiagnosticSink()) is not None:
        _check(document)


_WORDS = st.lists(st.sampled_from(("a", "b c", "''", "é", "\n   ", "\n\n  ", "  ", "\t")), min_size=1, max_size=8)


@given(_WORDS, st.sampled_from(("", "'")), st.sampled_from(("\n", "\r\n")))
def test_flow_scalars(words: list[str], quote: str, end: str) -> None:
    inner = "".join(words)
    document = f"k: {quote}{inner if quote else 'x' + inner.replace(chr(39), '')}{quote}\n".replace("\n", end)
    if read_yaml(SourceFile("x.yaml", document), DiagnosticSink()) is not None:
        _check(document)


_ESCAPED = st.lists(
    st.sampled_from((
        "a", " b", "\\n", "\\x41", "\\u00e9", "\\U0001F600", "\\\n   ", "\n  ", "\n\n ",
        "\\\"", "\\ ", "\\\t", "\\\n\n  ",
    )),
    max_size=9,
)  # fmt: skip


@given(_ESCAPED, st.sampled_from(("\n", "\r\n")))
def test_double_quoted_scalars(pieces: list[str], end: str) -> None:
    document = f'k: "{"".join(pieces)}"\n'.replace("\n", end)
    if read_yaml(SourceFile("x.yaml", document), DiagnosticSink()) is not None:
        _check(document)


@given(_TEXTS, st.sampled_from(("'", '"', "|", None)))
def test_python_parser_gives_the_same(value: str, style: str | None) -> None:
    document = yaml.dump({"k": value, "l": [value, 1]}, default_style=style, allow_unicode=True)
    one = read_yaml(SourceFile("x.yaml", document), DiagnosticSink())
    other = read_yaml(SourceFile("x.yaml", document), DiagnosticSink(), parser=python_parser)
    assert _shape(one) == _shape(other)


def _shape(node: object) -> object:
    if isinstance(node, Mapping):
        return [(m.key.value, m.key.whole.start, _shape(m.value)) for m in node.members]
    if isinstance(node, Scalar):
        return (node.value, node.text.whole.start, node.text.whole.end)
    return [_shape(item) for item in getattr(node, "items", ())]
