"""The playground: its page, blueprints to begin with, and plays. No route of a real server."""

import json
from pathlib import Path
from urllib.parse import urlsplit

from blueprintc.api import STDIN, CheckOptions, catalogue, catalogue_entry, check
from blueprintc.diagnostics import Diagnostic
from blueprintc.errors import UsageError
from blueprintc.jsontext import Json
from blueprintc.pages.playground import Choice, Play, play, playground_page, read_draft
from blueprintc.server.context import Action, Answer, RequestContext
from blueprintc.server.desk import Desk
from blueprintc.server.rest.router import Route

_HTML = "text/html; charset=UTF-8"
_HEADERS = {"x-content-type-options": "nosniff", "x-frame-options": "DENY", "cache-control": "no-store"}
_LOOPBACK = ("127.0.0.1", "localhost", "::1")
_OWN = "playground/mine.blueprint.yaml"


def wants_page(context: RequestContext) -> bool:
    """Whether a request for ``/`` comes from a browser: clients of the REST API ask for no HTML."""
    return "text/html" in context.headers.get("accept", "")


def page(context: RequestContext, desk: Desk) -> Action:
    """``GET``: the page."""

    def act() -> Answer:
        if not _is_ours(context):
            return _STRANGER
        choices = [Choice(entry.id, entry.title or entry.id) for entry in catalogue()]
        return Answer(text=playground_page(choices), content_type=_HTML, headers=_HEADERS)

    return act


def begin_with(context: RequestContext, desk: Desk) -> Action:
    """``GET ?id=``: the text of a blueprint of the catalogue."""
    wanted = context.parameter("id") or ""

    def act() -> Answer:
        if not _is_ours(context):
            return _STRANGER
        try:
            entry = catalogue_entry(wanted)
        except UsageError as error:
            return Answer(404, {"error": str(error)})
        return Answer(body={"id": entry.id, "text": entry.path.read_text(encoding="utf-8")})

    return act


def play_draft(context: RequestContext, desk: Desk) -> Action:
    """``POST``: findings, picture and ways out of a typed blueprint."""
    text = context.body

    def act() -> Answer:
        if not _is_ours(context) or not context.headers.get("content-type", "").startswith("application/json"):
            return _STRANGER
        try:
            given = json.loads(text)
        except (ValueError, RecursionError):
            given = None
        if not isinstance(given, dict):
            return Answer(400, {"error": "a play is a JSON object"})
        try:
            path, root = _place(given.get("entry"))
            draft = read_draft(given, path, root)
        except UsageError as error:
            return Answer(400, {"error": str(error)})
        findings = [_finding(found, path) for found in _findings(draft.text, path)]
        return Answer(text=json.dumps({"findings": findings, **_shown(play(draft))}), headers=_HEADERS)

    return act


_STRANGER = Answer(403, {"error": "the playground serves its own page on this machine only"})


def _is_ours(context: RequestContext) -> bool:
    """Whether a request comes from this machine's own page: not from another site, not by another name for us."""
    host = context.headers.get("host", "")
    origin = context.headers.get("origin")
    return urlsplit(f"//{host}").hostname in _LOOPBACK and (origin is None or urlsplit(origin).netloc == host)


def _place(entry: Json) -> tuple[Path, Path]:
    """Where a text stands, so that its relative paths lead somewhere, and the folder that they may not leave."""
    if entry:
        path = catalogue_entry(str(entry)).path
        return path, path.parents[2]
    root = catalogue()[0].path.parents[2]
    return root / "blueprints" / _OWN, root


def _findings(text: str, path: Path) -> tuple[Diagnostic, ...]:
    options = CheckOptions(stdin=text.encode("utf-8", "replace"), stdin_filename=path.as_posix())
    return check(STDIN, options=options).diagnostics


def _finding(found: Diagnostic, path: Path) -> dict[str, Json]:
    """Lines and columns as a browser counts them, from 1, in UTF-16."""
    span = found.span
    begin, finish = span.begin, span.finish
    return {
        "code": found.code.id,
        "severity": found.severity.value,
        "message": found.message,
        "help": found.help,
        "path": Path(span.file.path).name,
        "here": span.file.path == path.as_posix(),
        "line": begin.line,
        "column": span.file.utf16_column(span.start),
        "end_line": finish.line,
        "end_column": span.file.utf16_column(span.end),
    }


def _shown(made: Play) -> dict[str, Json]:
    return {
        "callers": list(made.callers),
        "variants": list(made.variants),
        "caller": made.caller,
        "variant": made.variant,
        "release": made.release,
        "html": made.html,
        "trouble": made.trouble,
        "failed": made.failed,
        "ways": [
            {"name": way.name, "title": way.title, "file": way.file, "text": way.text, "refused": way.refused}
            for way in made.ways
        ],
    }


ROUTES = (
    Route("GET", "/_blueprintc/playground", page),
    Route("GET", "/_blueprintc/catalogue", begin_with),
    Route("POST", "/_blueprintc/play", play_draft),
)
