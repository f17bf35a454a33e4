"""The connectors in the fenced blocks of a Markdown page."""

from blueprintc.diagnostics import Diagnostic, DiagnosticSink
from blueprintc.frontend.structure import check_structure
from blueprintc.importer import Carrier, find_in_text
from blueprintc.lowering import lower
from blueprintc.model import Blueprint, Instance
from blueprintc.source import SourceFile


def lint_page(source: SourceFile) -> list[Diagnostic]:
    """The findings of every connector on a page, at the page's own lines."""
    sink = DiagnosticSink()
    for found in find_in_text(source, sink):
        if found.carrier is not Carrier.UPDATE:  # an update need not be complete
            check_structure(found.connector, sink, is_connector=True)
        blueprint = Blueprint(source, found.connector, (Instance(None, found.connector),), is_connector=True)
        sink.diagnostics.extend(lower(blueprint).diagnostics)
    return sink.sorted()
