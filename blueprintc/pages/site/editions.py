"""The connectors that a blueprint builds: each in the forms of all tools, and what it is given."""

import json
from collections.abc import Iterator
from pathlib import Path

from blueprintc.diagnostics import DiagnosticSink
from blueprintc.exporter import form, form_names
from blueprintc.lowering import emit
from blueprintc.model import Connector, Plain, plain
from blueprintc.pages.picture.secrets import Secrets
from blueprintc.pages.site.entry import Edition, Fact, WayOut
from blueprintc.runner import stem_of

_FIRST = ("console", "curl", "python", "terraform", "flow-framework", "markdown")


def edition_of(connector: Connector, path: Path, secrets: Secrets) -> Edition:
    """The edition of a lowered connector; ``path`` is the blueprint, ``secrets`` are what no text may hold."""
    stem = ".".join(part for part in (stem_of(path), connector.variant) if part)
    json_text = secrets.masked(emit(connector))
    ways = [WayOut(name="connector", title="Connector JSON", file=f"{stem}.connector.json", text=json_text)]
    for name in sorted(form_names(), key=_order_of_forms):
        made = form(name)
        sink = DiagnosticSink()
        written = made.write(connector, sink)
        text = None if written is None else secrets.masked(written)
        why = "; ".join(found.message for found in sink.diagnostics) if text is None else ""
        ways.append(WayOut(name=name, title=made.title, file=f"{stem}{made.ending}", text=text or "", refused=why))
    return Edition(variant=connector.variant, ways=tuple(ways), facts=tuple(_facts(connector)))


def _order_of_forms(name: str) -> tuple[int, str]:
    return (_FIRST.index(name) if name in _FIRST else len(_FIRST), name)


def _facts(connector: Connector) -> Iterator[Fact]:
    """What a connector is given, and by whom."""
    instance = connector.instance
    inputs = instance.mapping("inputs")
    for member in inputs.members if inputs is not None else ():
        schema = plain(member.value)
        kind = str(schema.get("type", "any")) if isinstance(schema, dict) else "any"
        note = str(schema.get("description", "")) if isinstance(schema, dict) else ""
        yield Fact(name=member.key.value, kind="input", value=kind, note=note or "the caller gives it with each call")
    parameters = instance.mapping("parameters")
    for member in parameters.members if parameters is not None else ():
        value = plain(member.value)
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        yield Fact(name=member.key.value, kind="parameter", value=text, note="a call may give another value")
    credential = instance.mapping("credential")
    for member in credential.members if credential is not None else ():
        yield Fact(name=member.key.value, kind="credential", value=_source(plain(member.value)))
    variables = instance.mapping("vars")
    for member in variables.members if variables is not None else ():
        given = plain(member.value)
        settings = given if isinstance(given, dict) else {"default": given}
        choices = settings.get("enum")
        note = str(settings.get("description") or "")
        if isinstance(choices, list):
            note = f"{note} one of {', '.join(map(str, choices))}".strip()
        default = settings.get("default")
        yield Fact(name=member.key.value, kind="variable", value="" if default is None else str(default), note=note)


def _source(given: Plain) -> str:
    """Where a secret comes from. A value that stands in the file is not repeated."""
    if isinstance(given, dict):
        if "env" in given:
            return f"environment variable {given['env']}"
        if "file" in given:
            return f"file {given['file']}"
    return "a value in the blueprint"
