"""A file to a ``Blueprint``: read, merge, give variables their values, render, check the structure."""

from pathlib import Path

from blueprintc.diagnostics import Diagnostic, DiagnosticSink
from blueprintc.frontend import codes
from blueprintc.frontend.json_reader import CONSOLE, read_json
from blueprintc.frontend.options import Loaded, LoadOptions
from blueprintc.frontend.reading import read_source
from blueprintc.frontend.structure import check_structure
from blueprintc.frontend.yaml_reader import read_yaml
from blueprintc.model import Blueprint, Instance, Mapping, Node, Scalar, describe
from blueprintc.source import SourceFile, Span


def load_file(path: Path, options: LoadOptions | None = None, *, shown: str | None = None) -> Loaded:
    """Read and load the file at ``path``; that it cannot be read is a finding, too."""
    sink = DiagnosticSink()
    source = read_source(path, sink, shown=shown)
    if source is None:
        return Loaded(None, sink.sorted(), (path,))
    return load(source, options, path=path)


def load(source: SourceFile, options: LoadOptions | None = None, *, path: Path | None = None) -> Loaded:
    """The blueprint of a text. Relative paths in it start at ``path`` (default: ``source.path``)."""
    sink = DiagnosticSink()
    options = options or LoadOptions()
    where = path if path is not None else Path(source.path if not source.path.startswith(("<", "-")) else "stdin")
    document = read_document(source, sink)
    if document is None:
        return Loaded(None, sink.sorted(), (where,))
    if document.get("blueprint") is None:
        check_structure(document, sink, is_connector=True)
        blueprint = Blueprint(source, document, (Instance(None, document),), is_connector=True)
        return Loaded(blueprint, sink.sorted(), (where,))
    check_structure(document, sink, is_connector=False)
    blueprint = Blueprint(source, document, (Instance(None, document),))
    return Loaded(blueprint, sink.sorted(), (where,))


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
