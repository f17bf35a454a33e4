"""Jupyter notebooks: the code of their cells as one script, and the fenced blocks of their Markdown cells."""

from collections.abc import Iterator

from blueprintc.diagnostics import Diagnostic, DiagnosticSink
from blueprintc.frontend.json_reader import STRICT, read_json_value
from blueprintc.importer import codes
from blueprintc.model import Mapping, Node, Scalar, Sequence
from blueprintc.records import record
from blueprintc.source import Text


@record
class Cell:
    """A cell: ``code`` or ``markdown``, and its text."""

    kind: str
    text: Text


def read_cells(text: Text, sink: DiagnosticSink) -> Iterator[Cell]:
    """The cells of a notebook, in order. Upstream: nbformat 4: ``source`` is a text or a list of lines."""
    node = read_json_value(text, len(text.value) - len(text.value.lstrip()), sink, dialect=STRICT).node
    cells = node.get("cells") if isinstance(node, Mapping) else None
    if not isinstance(cells, Sequence):
        if node is not None:
            sink.report(Diagnostic.of(codes.NO_CONNECTOR, "the notebook has no cells", node.span))
        return
    for cell in cells.items:
        kind = cell.get("cell_type") if isinstance(cell, Mapping) else None
        source = cell.get("source") if isinstance(cell, Mapping) else None
        if isinstance(kind, Scalar) and source is not None:
            yield Cell(str(kind.value), _text(source))


def _text(source: Node) -> Text:
    if isinstance(source, Scalar):
        return source.text
    lines = source.items if isinstance(source, Sequence) else ()
    return Text.join([line.text for line in lines if isinstance(line, Scalar)], source.span)
