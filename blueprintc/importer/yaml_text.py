"""YAML texts: flow-framework templates, and connectors that somebody keeps as YAML."""

import json
import re
from collections.abc import Iterator

from blueprintc.diagnostics import Diagnostic, DiagnosticSink
from blueprintc.frontend import read_yaml
from blueprintc.importer import codes
from blueprintc.importer.requests import FoundConnector, connectors_in
from blueprintc.lowering.json_text import is_json_number
from blueprintc.model import Mapping, Member, Node, Scalar, Sequence
from blueprintc.source import SourceFile, Text


def find_in_yaml(text: Text, sink: DiagnosticSink) -> Iterator[FoundConnector]:
    """The connectors of a YAML document; what cannot be read is reported."""
    whole = text.whole
    if not text.value.isascii() and re.search("[\ud800-\udfff]", text.value):
        message = "the YAML holds half of a surrogate pair, which no character is"
        sink.report(Diagnostic.of(codes.UNREADABLE_REQUEST, message, text.span(0, 0)))
        return
    source = whole.file if whole.file.text == text.value else SourceFile(whole.file.path, text.value)
    own = DiagnosticSink()
    node = read_yaml(source, own)
    if not isinstance(node, Mapping):
        for diagnostic in own.diagnostics:
            sink.report(diagnostic)
        return
    if node.get("blueprint") is not None:
        message = "the text is a blueprint already"
        sink.report(Diagnostic.of(codes.NO_CONNECTOR, message, node.members[0].span))
        return
    for found in connectors_in(_as_json(node)):
        # What is wrong elsewhere in the document is not the connector's.
        place = found.connector.span
        for diagnostic in own.diagnostics:
            if place.start <= diagnostic.span.start < place.end:
                sink.report(diagnostic)
        yield found


def _as_json(node: Node) -> Node:
    """The tree with numbers as JSON spells them, and without tags."""
    match node:
        case Mapping(members=members):
            return Mapping(tuple(Member(member.key, _as_json(member.value)) for member in members), node.span)
        case Sequence(items=items):
            return Sequence(tuple(_as_json(item) for item in items), node.span)
        case Scalar(value=int() | float() as value, text=text) if not isinstance(value, bool):
            return Scalar(value, text if is_json_number(text.value) else Text(json.dumps(value), text.whole))
        case Scalar(value=value, text=text):
            return Scalar(value, text)
