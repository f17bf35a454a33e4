"""Writes connectors in a form and reads them back, and says when two connectors are the same."""

import json
import re
from pathlib import Path
from typing import Any

from blueprintc.data import Target
from blueprintc.diagnostics import Diagnostic, DiagnosticSink, Severity
from blueprintc.emulator.connector_parser import parse_create_input
from blueprintc.emulator.rest_body import body_parser
from blueprintc.exporter import form
from blueprintc.frontend import LoadOptions, load
from blueprintc.importer import import_text
from blueprintc.lowering import lower
from blueprintc.model import Connector
from blueprintc.source import SourceFile
from tests.conformance.building import build_text

FORMS = ("console", "curl", "flow-framework", "markdown", "python", "terraform")
#: What carries every value as it is; the others carry texts, as the server keeps them.
TEXTS = ("name", "description", "version", "protocol")
EXACT = ("console", "curl", "markdown")


def lowered(text: str, path: str = "x.connector.json") -> Connector:
    """The connector of a text that builds one."""
    loaded = load(SourceFile(path, text), LoadOptions(root=Path.cwd()))
    assert loaded.blueprint is not None, [diagnostic.message for diagnostic in loaded.diagnostics]
    return lower(loaded.blueprint).connectors[0]


def written(connector: Connector, name: str) -> tuple[str | None, list[Diagnostic]]:
    """A connector in a form, and the findings."""
    sink = DiagnosticSink()
    return form(name).write(connector, sink), sink.diagnostics


def file_name(name: str) -> str:
    """The name of a file of a form."""
    return f"x{form(name).ending}"


def read_back(text: str, name: str) -> Any:
    """The one connector that a text of a form is read as, built."""
    sink = DiagnosticSink()
    blueprints = import_text(SourceFile(file_name(name), text), sink)
    errors = [diagnostic.message for diagnostic in sink.diagnostics if diagnostic.severity is Severity.ERROR]
    assert errors == []
    assert len(blueprints) == 1, text
    return json.loads(build_text(blueprints[0].text)[0])


def squeezed(connector: Any) -> Any:
    """A connector whose bodies have no white space outside strings."""
    actions = [
        {
            key: _squeeze(value) if key == "request_body" and isinstance(value, str) else value
            for key, value in a.items()
        }
        for a in connector.get("actions", [])
    ]
    return {**connector, **({"actions": actions} if "actions" in connector else {})}


def as_the_server_keeps_it(connector: Any) -> Any:
    """A connector with texts where the server keeps texts, without what is as good as nothing."""
    texts = {
        key: _text(value) for key, value in connector.items() if key in ("name", "description", "version", "protocol")
    }
    actions = []
    for action in connector.get("actions", []):
        kept = {key: value for key, value in action.items() if key != "supports_structured_output"}
        if "headers" in kept:
            kept["headers"] = {key: _text(value) for key, value in (kept["headers"] or {}).items()}
        actions.append({key: value for key, value in kept.items() if value not in ("", {}, None)})
    parameters = _stored(connector.get("parameters") or {})
    whole = {**connector, **texts, "parameters": parameters, "actions": actions}
    return squeezed({key: value for key, value in whole.items() if value not in ("", {}, [], None)})


def _stored(parameters: dict[str, Any]) -> dict[str, str]:
    target = Target.parse("3.8")
    parser = body_parser(json.dumps({"dry_run": True, "parameters": parameters}), target)
    parser.next_token()
    return dict(sorted((parse_create_input(parser, target).parameters or {}).items()))


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def _squeeze(body: str) -> str:
    return re.sub(r'("(?:[^"\\]|\\.)*")|\s+', lambda match: match.group(1) or "", body)
