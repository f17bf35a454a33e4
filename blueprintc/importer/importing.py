"""The whole way: text → requests → connectors → blueprints that build back to them."""

import re
from collections.abc import Iterator
from dataclasses import replace

from blueprintc.diagnostics import Diagnostic, DiagnosticSink
from blueprintc.importer import codes
from blueprintc.importer.console import read_requests
from blueprintc.importer.faithful import difference, is_built
from blueprintc.importer.markdown import blocks
from blueprintc.importer.naming import FileNames
from blueprintc.importer.requests import FoundConnector, find_connectors
from blueprintc.importer.writer import WrittenBlueprint, write_blueprint
from blueprintc.model import Scalar
from blueprintc.source import SourceFile, Span, Text, whole_text

_FENCE = re.compile(r"^[ \t>]*(?:`{3,}|~{3,})", re.MULTILINE)
_BODY = re.compile(r"actions\[([0-9]+)\]\.request_body")
#: Words after a fence for which a block is not worth reading: it holds another language.
_OTHER_LANGUAGES = frozenset(
    {"python", "py", "java", "yaml", "yml", "hcl", "terraform", "mermaid", "xml", "html", "diff", "sql", "js", "groovy"}
)


def import_text(source: SourceFile, sink: DiagnosticSink) -> list[WrittenBlueprint]:
    """One blueprint for each connector in a text, in order. A text without any is reported."""
    names = FileNames()
    written: list[WrittenBlueprint] = []
    exact = is_built(source)
    for found in find_in_text(source, sink):
        name = found.connector.get("name")
        title = str(name.value) if isinstance(name, Scalar) and name.value is not None else found.heading
        written.append(WrittenBlueprint(names.name_for(title), _write(replace(found, exact=exact), sink)))
    if not written and not sink.has_errors:
        start = Span(source, 0, 0)
        sink.report(
            Diagnostic.of(
                codes.NO_CONNECTOR,
                "no connector was found",
                start,
                help="give connector JSON, a console request such as POST /_plugins/_ml/connectors/_create with its "
                "body, a curl command, or a Markdown page with such blocks",
            )
        )
    return written


def _write(found: FoundConnector, sink: DiagnosticSink) -> str:
    """The blueprint that builds back to the connector: bodies are structured where that gives them back."""
    own = DiagnosticSink()
    texts: frozenset[int] = frozenset()
    text = write_blueprint(found, own)
    place = difference(text, found)
    while place:
        match = _BODY.match(place)
        more = {int(match[1])} if match else set(range(found.actions))
        if more <= texts:
            break
        texts |= more
        text = write_blueprint(found, DiagnosticSink(), texts=texts)
        place = difference(text, found)
    if place and not own.diagnostics:  # a secret that was left out is a difference that is already told
        message = f"{place} of the built connector will differ from what was read here"
        own.report(Diagnostic.of(codes.INEXACT, message, found.connector.span))
    for diagnostic in own.diagnostics:
        sink.report(diagnostic)
    return text


def find_in_text(source: SourceFile, sink: DiagnosticSink) -> Iterator[FoundConnector]:
    """The connectors of a text: of the fenced blocks if it has any, else of the text as a whole."""
    text = whole_text(source)
    if not _FENCE.search(text.value):
        yield from _find(text, "", sink)
        return
    for block in blocks(source):
        if not block.closed:
            place = block.content.span(0, 0)
            sink.report(Diagnostic.of(codes.OPEN_FENCE, "this fenced block is never closed", place))
        if block.language not in _OTHER_LANGUAGES:
            yield from _find(block.content, block.heading, sink)


def _find(text: Text, heading: str, sink: DiagnosticSink) -> Iterator[FoundConnector]:
    for request in read_requests(text, sink):
        for found in find_connectors(request, sink):
            yield replace(found, heading=heading)
