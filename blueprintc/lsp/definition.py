"""Where a name comes from: the place of its declaration, or the file that it names."""

from collections.abc import Iterator
from pathlib import Path

from lsprotocol import types
from pygls.uris import from_fs_path

from blueprintc.diagnostics import DiagnosticSink
from blueprintc.frontend.catalogue import SCHEME, catalogue_path
from blueprintc.frontend.templating.files import FileReader
from blueprintc.lsp.document import Document
from blueprintc.lsp.facts import Facts
from blueprintc.lsp.publishing import location
from blueprintc.lsp.words import Kind, Word, word_at
from blueprintc.source import Span

_SECTIONS = {
    Kind.PARAMETER: ("inputs", "parameters"),
    Kind.CREDENTIAL: ("credential",),
    Kind.VARIABLE: ("vars",),
}


def definitions(document: Document, offset: int, facts: Facts | None) -> list[types.Location]:
    """The places that the word at an offset comes from; several where several supply it."""
    word = word_at(document.text, offset)
    if word is None:
        return []
    if word.kind is Kind.FILE:
        path = _file(word.name, document)
        uri = None if path is None else from_fs_path(str(path))
        return [types.Location(uri, types.Range(types.Position(0, 0), types.Position(0, 0)))] if uri else []
    return [] if facts is None else [location(span, document) for span in _spans(word, facts)]


def _spans(word: Word, facts: Facts) -> Iterator[Span]:
    for section in _SECTIONS.get(word.kind, ()):
        found = facts.member(section, word.name)
        if found is not None:
            yield found.key.whole
    if word.kind is Kind.PARAMETER:
        for _, node in facts.functions_that_produce(word.name).values():
            yield node.span


def _file(name: str, document: Document) -> Path | None:
    """A blueprint of the catalogue, a file beside the document, or the template of that name; the latter two only
    inside the repository."""
    if name.startswith(SCHEME):
        return catalogue_path(name.removeprefix(SCHEME))
    files = FileReader(document.path, None, DiagnosticSink())
    for candidate in (document.path.parent / name, files.find_template(name, document.places.source)):
        if candidate is not None and candidate.is_file() and candidate.resolve().is_relative_to(files.root):
            return candidate.resolve()
    return None
