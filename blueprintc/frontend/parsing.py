"""A text to the mapping that it holds, as YAML or as JSON."""

import functools

from blueprintc.diagnostics import Diagnostic, DiagnosticSink
from blueprintc.frontend import codes
from blueprintc.frontend.json_reader import CONSOLE, read_json
from blueprintc.frontend.yaml_reader import read_yaml
from blueprintc.model import Mapping, Node, Scalar, describe
from blueprintc.source import SourceFile, Span


def read_document(source: SourceFile, sink: DiagnosticSink) -> Mapping | None:
    """The mapping that a file holds, as YAML or JSON by its name and beginning; ``None`` where there is none."""
    node = _read(source, sink)
    if node is None:
        return None
    if not isinstance(node, Mapping):
        span = node.span if isinstance(node, Scalar) else Span(source, node.span.start, node.span.start + 1)
        sink.report(Diagnostic.of(codes.NOT_A_BLUEPRINT, f"the document is {describe(node)}, not a mapping", span))
        return None
    return node


@functools.lru_cache(maxsize=64)
def read_base(path: str, text: str) -> tuple[SourceFile, Mapping | None, tuple[Diagnostic, ...]]:
    """The document of a text that files extend, read once for all of them, and what is wrong with it.

    The source that the spans are in is a new one.
    """
    source, sink = SourceFile(path, text), DiagnosticSink()
    return source, read_document(source, sink), tuple(sink.diagnostics)


def _read(source: SourceFile, sink: DiagnosticSink) -> Node | None:
    lower = source.path.lower()
    if lower.endswith((".yaml", ".yml")):
        return read_yaml(source, sink)
    if lower.endswith(".json"):
        return read_json(source, sink, dialect=CONSOLE)
    if not source.text.lstrip("\ufeff \t\r\n").startswith(("{", "/")):
        return read_yaml(source, sink)
    attempt = DiagnosticSink()
    node = read_json(source, attempt, dialect=CONSOLE)
    if node is None:
        second = DiagnosticSink()
        other = read_yaml(source, second)
        if other is not None:
            attempt, node = second, other
    sink.diagnostics.extend(attempt.diagnostics)
    return node
