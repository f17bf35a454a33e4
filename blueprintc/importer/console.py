"""Dev Tools console text: request lines with their bodies, curl commands, or a JSON body alone.

The dialect is OpenSearch Dashboards': ``METHOD /path``, then the body, with ``//``, ``#`` and ``/* */`` comments,
triple-quoted strings and trailing commas.
"""

import re
from collections.abc import Iterator

from blueprintc.diagnostics import Diagnostic, DiagnosticSink
from blueprintc.frontend.json_reader import CONSOLE, read_json_value
from blueprintc.importer import codes
from blueprintc.importer.curl import read_curl
from blueprintc.importer.requests import ApiRequest
from blueprintc.model import Node
from blueprintc.source import Text

_REQUEST = re.compile(r"[ \t]*(GET|POST|PUT|DELETE|HEAD|PATCH|OPTIONS)[ \t]+(/?\S+)[^\n{]*", re.IGNORECASE)
_CURL = re.compile(r"[ \t]*(?:[$>%#][ \t]+)?(?=curl\s)")
_BODY = re.compile(r"[ \t]*(?=[{\[])")
_FRAGMENT = re.compile(r'[ \t]*"(protocol|actions|credential)"[ \t]*:\s*')
_IGNORED = re.compile(r"(?:\s+|#[^\n]*|//[^\n]*|/\*.*?\*/)+", re.DOTALL)
_START = re.compile(
    r"^[ \t]*(?:(?:GET|POST|PUT|DELETE|HEAD|PATCH)[ \t]+/?\S|(?:[$>%#][ \t]+)?curl\s)", re.MULTILINE | re.IGNORECASE
)


def read_requests(text: Text, sink: DiagnosticSink) -> Iterator[ApiRequest]:
    """The requests of a text, in order; what cannot be read is reported and passed over."""
    at = 0
    value = text.value
    while at < len(value):
        if match := _CURL.match(value, at):
            at, request = _curl(text, match.end(), sink)
            if request is not None:
                yield request
        elif match := _REQUEST.match(value, at):
            at, request = _rest(text, match, sink)
            if request is not None:
                yield request
        elif match := _BODY.match(value, at):
            body, at = _body(text, match.end(), sink)
            if body is not None:
                yield ApiRequest(None, None, body, body.span)
        elif ignored := _IGNORED.match(value, at):
            at = ignored.end()
        elif match := _FRAGMENT.match(value, at):
            at = _fragment(text, match, sink)
        else:
            line_end = value.find("\n", at)
            at = len(value) if line_end < 0 else line_end + 1


def _fragment(text: Text, match: re.Match[str], sink: DiagnosticSink) -> int:
    """Report a member without an object around it; gives the offset behind it."""
    sink.report(
        Diagnostic.of(
            codes.FRAGMENT,
            f'the text is a part of a connector: "{match[1]}" stands without braces around it',
            text.span(match.start(1), match.end(1)),
            help="give the whole connector",
        )
    )
    _, end = _body(text, match.end(), DiagnosticSink())
    return end


def _rest(text: Text, match: re.Match[str], sink: DiagnosticSink) -> tuple[int, ApiRequest | None]:
    value = text.value
    at = match.end()
    if ignored := _IGNORED.match(value, at):
        at = ignored.end()
    if value[at : at + 1] not in ("{", "["):
        return at, None
    body, end = _body(text, at, sink)
    if body is None:
        return end, None
    path = match[2].split("?")[0]
    return end, ApiRequest(match[1].upper(), path, body, text.span(match.start(1), end))


def _curl(text: Text, start: int, sink: DiagnosticSink) -> tuple[int, ApiRequest | None]:
    request = read_curl(text, start, sink)
    if request.data is None:
        return request.end, None
    leading = _IGNORED.match(request.data.value)
    body, _ = _body(request.data, leading.end() if leading else 0, sink)
    if body is None:
        return request.end, None
    path = re.sub(r"^[a-z]+://[^/]*", "", request.url).split("?")[0]
    return request.end, ApiRequest(request.method, path, body, text.span(start, request.end))


def _body(text: Text, start: int, sink: DiagnosticSink) -> tuple[Node | None, int]:
    """The JSON value at ``start`` and where it ends; on a mistake none, and where the next request begins."""
    own = DiagnosticSink()
    read = read_json_value(text, start, own, dialect=CONSOLE)
    if read.node is not None:
        for diagnostic in own.diagnostics:
            sink.report(diagnostic)
        return read.node, read.end
    for diagnostic in own.diagnostics:
        sink.report(_explained(diagnostic, text.value, read.end))
    following = _START.search(text.value, max(read.end, start + 1))
    return None, following.start() if following else len(text.value)


def _explained(diagnostic: Diagnostic, value: str, at: int) -> Diagnostic:
    """The finding of the JSON reader, as the importer's own where the body leaves something out."""
    if value.startswith(("...", "…"), at):
        return Diagnostic.of(
            codes.ELISION,
            "the body is not given in full: three dots stand for members that are left out",
            diagnostic.span,
            help="write the members that the dots stand for",
        )
    return diagnostic
