"""Findings as the protocol's diagnostics."""

from pathlib import Path

from lsprotocol import types
from pygls.uris import from_fs_path

from blueprintc.diagnostics import Diagnostic, Severity
from blueprintc.lsp.checking import is_inside
from blueprintc.lsp.document import Document
from blueprintc.lsp.places import Places
from blueprintc.source import Span

SOURCE = "blueprintc"
_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}
_UNNECESSARY = frozenset({"BP091"})


def to_protocol(found: Diagnostic, document: Document) -> types.Diagnostic:
    """One finding. What is wrong in another file is shown on the first line, with a link to its place."""
    message = found.message
    related = [(label.span, label.message) for label in found.labels]
    place = document.range(0, 0)
    if is_inside(found, document):
        place = document.range(found.span.start, found.span.end)
    else:
        begin = found.span.begin
        message = f"{found.span.file.path}:{begin.line}:{begin.column}: {message}"
        related = [(found.span, found.message), *related]
    extra = [found.help] if found.help else []
    extra += [f"note: {note}" for note in found.notes]
    return types.Diagnostic(
        range=place,
        message="\n".join([message, *extra]),
        severity=_SEVERITIES[found.severity],
        code=found.code.id,
        source=SOURCE,
        tags=[types.DiagnosticTag.Unnecessary] if found.code.id in _UNNECESSARY else None,
        related_information=[_related(span, text, document) for span, text in related] or None,
    )


def location(span: Span, document: Document) -> types.Location:
    """The place of a span, in the document or in another file."""
    if span.file.path == document.path.as_posix():
        return types.Location(document.uri, document.range(span.start, span.end))
    places = Places(span.file.text, document.encoding)
    return types.Location(uri_of(span.file.path, document), places.range(span.start, span.end))


def uri_of(shown: str, document: Document) -> str:
    """The URI of a file that findings call ``shown``: a path from the working folder or one above the document."""
    for folder in (Path.cwd(), *document.path.parents):
        candidate = folder / shown
        if candidate.is_file():
            return from_fs_path(str(candidate)) or document.uri
    return from_fs_path(str(Path.cwd() / shown)) or document.uri


def _related(span: Span, text: str, document: Document) -> types.DiagnosticRelatedInformation:
    return types.DiagnosticRelatedInformation(location(span, document), text)
