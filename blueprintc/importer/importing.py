"""The whole way: text → requests → connectors → blueprints that build back to them."""

import json
import re
from collections.abc import Callable, Iterator
from collections.abc import Mapping as AbstractMapping
from dataclasses import replace

from blueprintc.diagnostics import Diagnostic, DiagnosticSink
from blueprintc.importer import codes
from blueprintc.importer.console import read_requests
from blueprintc.importer.detection import FORMS, detect
from blueprintc.importer.faithful import difference, is_built
from blueprintc.importer.markdown import blocks
from blueprintc.importer.naming import FileNames
from blueprintc.importer.notebook import read_cells
from blueprintc.importer.python_source import find_in_python
from blueprintc.importer.requests import FoundConnector, caller_of, find_connectors
from blueprintc.importer.terraform import find_in_terraform
from blueprintc.importer.writer import WrittenBlueprint, write_blueprint
from blueprintc.importer.yaml_text import find_in_yaml
from blueprintc.model import Plain, Scalar
from blueprintc.source import SourceFile, Span, Text, whole_text

_BODY = re.compile(r"actions\[([0-9]+)\]\.request_body")
#: Words after a fence for which a block is not worth reading: it holds another language.
_OTHER_LANGUAGES = frozenset({"java", "mermaid", "xml", "html", "diff", "sql", "js", "groovy"})


def import_text(source: SourceFile, sink: DiagnosticSink, *, form: str | None = None) -> list[WrittenBlueprint]:
    """One blueprint for each connector in a text, in order. A text without any is reported.

    ``form`` is one of ``FORMS``; without it the text's name and content tell.
    """
    names = FileNames()
    written: list[WrittenBlueprint] = []
    exact = is_built(source)
    for found in find_in_text(source, sink, form=form):
        name = found.connector.get("name")
        title = str(name.value) if isinstance(name, Scalar) and name.value is not None else found.heading
        written.append(WrittenBlueprint(names.name_for(title), _write(replace(found, exact=exact), sink)))
    if not written and not sink.has_errors:
        start = Span(source, 0, 0)
        sink.report(
            Diagnostic.of(
                codes.NO_CONNECTOR,
                f"no connector was found in the text, which was read as {FORMS[form or detect(source)]}",
                start,
                help="give connector JSON, a console request such as POST /_plugins/_ml/connectors/_create with its "
                "body, a curl command, a Markdown page with such blocks, a Python script or notebook, a Terraform file "
                "or a flow-framework template; --from says what it is",
            )
        )
    return written


def import_connector(
    connector: AbstractMapping[str, Plain], name: str, sink: DiagnosticSink
) -> WrittenBlueprint | None:
    """The blueprint of a connector at hand, such as the answer of a cluster; ``name`` is shown as its place.

    What the server adds to a stored connector is left out. ``None`` where it is no connector (reported).
    """
    text = json.dumps(connector, ensure_ascii=False, indent=2)
    written = import_text(SourceFile(name, text), sink, form="console")
    return written[0] if written else None


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


def find_in_text(source: SourceFile, sink: DiagnosticSink, *, form: str | None = None) -> Iterator[FoundConnector]:
    """The connectors of a text: in the form that is named, or that its name and content tell."""
    text = whole_text(source)
    match form or detect(source):
        case "markdown":
            yield from _in_markdown(text, sink)
        case "notebook":
            yield from _in_notebook(text, sink)
        case "python":
            yield from find_in_python(text, sink)
        case "terraform":
            yield from find_in_terraform(text, sink)
        case "yaml":
            yield from find_in_yaml(text, sink)
        case _:
            yield from _in_console(text, sink)


def _in_console(text: Text, sink: DiagnosticSink) -> Iterator[FoundConnector]:
    """The connectors of a text of requests; where there is one alone, the calls in the text are calls of it."""
    requests = list(read_requests(text, sink))
    found = [connector for request in requests for connector in find_connectors(request, sink)]
    callers = dict.fromkeys(caller for request in requests if (caller := caller_of(request)) is not None)
    yield from (replace(one, callers=tuple(callers)) for one in found) if len(found) == 1 else found


def _in_markdown(text: Text, sink: DiagnosticSink) -> Iterator[FoundConnector]:
    for block in blocks(text):
        if not block.closed:
            place = block.content.span(0, 0)
            sink.report(Diagnostic.of(codes.OPEN_FENCE, "this fenced block is never closed", place))
        reader = _BY_LANGUAGE.get(block.language)
        if reader is not None:
            # A page shows other things in these languages, too, and not always whole ones.
            own = DiagnosticSink()
            found = list(reader(block.content, own))
            if found or any(diagnostic.code is codes.COMPUTED_VALUE for diagnostic in own.diagnostics):
                for diagnostic in own.diagnostics:
                    sink.report(diagnostic)
            yield from (replace(one, heading=one.heading or block.heading) for one in found)
        elif block.language not in _OTHER_LANGUAGES:
            yield from _find(block.content, block.heading, sink)


def _in_notebook(text: Text, sink: DiagnosticSink) -> Iterator[FoundConnector]:
    code: list[Text] = []
    for cell in read_cells(text, sink):
        if cell.kind == "markdown":
            yield from _in_markdown(cell.text, sink)
        elif cell.kind == "code":
            code += [cell.text, Text("\n", cell.text.span(len(cell.text.value), len(cell.text.value)))]
    if code:
        yield from find_in_python(Text.join(code, text.whole), sink)


def _find(text: Text, heading: str, sink: DiagnosticSink) -> Iterator[FoundConnector]:
    for request in read_requests(text, sink):
        for found in find_connectors(request, sink):
            yield replace(found, heading=found.heading or heading)


_BY_LANGUAGE: dict[str, Callable[[Text, DiagnosticSink], Iterator[FoundConnector]]] = {
    "python": find_in_python, "py": find_in_python, "hcl": find_in_terraform, "terraform": find_in_terraform,
    "tf": find_in_terraform, "yaml": find_in_yaml, "yml": find_in_yaml,
}  # fmt: skip
