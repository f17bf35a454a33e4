"""The connectors in the fenced blocks of a Markdown page, and what the page tells its readers to set."""

import re

from blueprintc.diagnostics import Diagnostic, DiagnosticSink, Severity
from blueprintc.frontend.structure import check_structure
from blueprintc.importer import Block, Carrier, blocks, find_in_text
from blueprintc.linter.advice import advice_findings
from blueprintc.linter.engine import run_rules
from blueprintc.linter.scope import Scope, subject_of
from blueprintc.lowering import lower
from blueprintc.model import Blueprint, Instance
from blueprintc.source import SourceFile

#: An object with none of these may be many things: the parameters of a call, a field of a mapping.
_TELLING = frozenset({"protocol", "actions", "credential", "client_config"})
#: A block with one of these is, or was to be, a connector; what others hold is nobody's fault here.
_SIGN = re.compile(r"""_plugins/_ml/connectors/|["'](?:action_type|protocol|credential|connector)["']\s*:""")


def lint_page(source: SourceFile, scope: Scope) -> list[Diagnostic]:
    """The findings of every connector on a page, and those of its advice, at the page's own lines."""
    page = DiagnosticSink()
    fenced = blocks(source)
    connectors = list(find_in_text(source, page)) if fenced else []  # without fences, all is prose
    page.diagnostics[:] = _about_connectors(fenced, page.diagnostics)
    for found in connectors:
        if not _TELLING & set(found.connector.keys()):
            continue
        sink = DiagnosticSink()
        is_update = found.carrier is Carrier.UPDATE
        if not is_update:  # an update need not be complete
            check_structure(found.connector, sink, is_connector=True)
        blueprint = Blueprint(source, found.connector, (Instance(None, found.connector),), is_connector=True)
        lowered = lower(blueprint)
        sink.diagnostics.extend(lowered.diagnostics)
        for connector in () if is_update else lowered.connectors:
            has_errors = any(finding.severity is Severity.ERROR for finding in sink.diagnostics)
            subject = subject_of(connector, scope, sink.diagnostics.append, is_plain=True)
            sink.diagnostics.extend(run_rules(subject, has_errors=has_errors))
        page.diagnostics.extend(sink.diagnostics)
    page.diagnostics.extend(advice_findings(source))
    return page.sorted()


def _about_connectors(fenced: list[Block], diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    """Without the importer's findings in blocks that are no connectors: sample answers, programs, other requests."""
    others = [block.content.whole for block in fenced if block.closed and _SIGN.search(block.content.value) is None]
    return [
        found
        for found in diagnostics
        if not any(other.start <= found.span.start and found.span.end <= other.end for other in others)
    ]
