"""One file or text to its findings."""

from collections.abc import Callable, Iterable
from pathlib import Path

from blueprintc.diagnostics import Diagnostic, DiagnosticSink, Severity, suppress
from blueprintc.errors import describe_fault
from blueprintc.frontend import Loaded, LoadOptions, decode_source, load, read_source
from blueprintc.frontend.codes import UNREADABLE
from blueprintc.linter.codes import INTERNAL_FAULT
from blueprintc.linter.engine import run_rules
from blueprintc.linter.rules import is_cross_code
from blueprintc.linter.scope import Scope, subject_of
from blueprintc.lowering import lower
from blueprintc.model import Connector, Scalar
from blueprintc.report import Built, Linted, Suppressed
from blueprintc.source import Reads, SourceFile, Span


def lint_file(
    path: Path, shown: str, options: LoadOptions, *, markdown: bool = False, scope: Scope | None = None
) -> Linted:
    """The findings of the file at ``path``, which is called ``shown`` in them.

    With ``markdown`` it is a page whose fenced connectors are looked at, else a blueprint or connector.
    """
    return _lint(lambda sink: read_source(path, sink, shown=shown), shown, path, options, markdown, scope or Scope())


def lint_bytes(
    content: bytes,
    shown: str,
    path: Path,
    options: LoadOptions,
    *,
    markdown: bool = False,
    scope: Scope | None = None,
) -> Linted:
    """The same for a content that is not in a file; relative paths in it start at ``path``."""
    return _lint(lambda sink: decode_source(content, shown, sink), shown, path, options, markdown, scope or Scope())


def is_fault(diagnostic: Diagnostic) -> bool:
    """Whether a finding says that a file could not be looked at, rather than what is wrong in it."""
    return diagnostic.code in (UNREADABLE, INTERNAL_FAULT)


def _lint(
    read: Callable[[DiagnosticSink], SourceFile | None],
    shown: str,
    path: Path,
    options: LoadOptions,
    markdown: bool,
    scope: Scope,
) -> Linted:
    sink = DiagnosticSink()
    try:
        source = read(sink)
        if source is None:
            return Linted(sink.sorted(), understood=False)
        return _page(source, scope) if markdown else _linted(load(source, options, path=path), scope, shown)
    except Exception as error:  # one file must not end the run
        message = f"blueprintc failed on this file: {describe_fault(error)}"
        help_text = "please report it in the issue tracker of blueprintc, with the file if you may"
        span = Span(SourceFile(shown, ""), 0, 0)
        return Linted([Diagnostic.of(INTERNAL_FAULT, message, span, help=help_text)], understood=False)


def _page(source: SourceFile, scope: Scope) -> Linted:
    from blueprintc.linter.page import lint_page  # brings the importer, which takes longer than a whole check

    return _sifted(source, lint_page(source, scope))


def _linted(loaded: Loaded, scope: Scope, shown: str) -> Linted:
    if loaded.blueprint is None:
        return Linted(loaded.diagnostics, understood=False, reads=loaded.reads)
    lowered = lower(loaded.blueprint)
    findings = [*loaded.diagnostics, *lowered.diagnostics]
    for connector in lowered.connectors:
        subject = subject_of(connector, scope, findings.append, is_plain=loaded.blueprint.is_connector)
        has_errors = any(finding.severity is Severity.ERROR for finding in findings)
        findings += run_rules(subject, has_errors=has_errors)
    return _sifted(loaded.blueprint.file, findings, loaded.reads, _built(lowered.connectors, shown))


def _built(connectors: Iterable[Connector], shown: str) -> tuple[Built, ...]:
    """The connectors of a file as rules over several files know them."""
    named = [(connector.root.get("name"), connector.variant) for connector in connectors]
    return tuple(
        Built(shown, node.text.value, node.span, variant) for node, variant in named if isinstance(node, Scalar)
    )


def _sifted(
    source: SourceFile,
    diagnostics: Iterable[Diagnostic],
    reads: Reads = Reads(),  # noqa: B008
    connectors: tuple[Built, ...] = (),
) -> Linted:
    """Without what the file's own comments suppress."""
    sifted = suppress(diagnostics, [source], is_looked_for=lambda code: not is_cross_code(code))
    suppressed = [Suppressed(diagnostic, reason) for diagnostic, reason in sifted.suppressed]
    return Linted(DiagnosticSink(sifted.kept).sorted(), suppressed, reads=reads, connectors=connectors)
