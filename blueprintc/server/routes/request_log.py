"""``/_blueprintc/requests``: the last requests, and what happened behind each."""

from blueprintc.emulator.cases import received_form
from blueprintc.emulator.dry_run import mask
from blueprintc.emulator.exchange import Request
from blueprintc.emulator.trace import Step
from blueprintc.jsontext import Json
from blueprintc.server.context import Action, Answer, RequestContext
from blueprintc.server.desk import Desk
from blueprintc.server.requests import LoggedRequest
from blueprintc.server.rest.router import Route

_PATH = "/_blueprintc/requests"


def show_all(context: RequestContext, desk: Desk) -> Action:
    """``GET``: one line each, the newest first."""
    return lambda: Answer(body={"requests": [_line(entry) for entry in reversed(desk.log.entries())]})


def show(context: RequestContext, desk: Desk) -> Action:
    """``GET {id}``: with the requests to providers and every step of the emulator, without secrets.

    A browser gets the pictures of the model calls; ``?json`` is for people who want to see this in one.
    """
    entry = desk.log.get(context.value("id"))
    wants_json = context.parameter("json") is not None
    if entry is not None and not wants_json and "text/html" in context.headers.get("accept", ""):
        return lambda: _page(entry, desk)

    def act() -> Answer:
        if entry is None:
            return Answer(404, {"error": "no such request; only the last ones are kept"})
        secrets = tuple(entry.secrets)
        shown = _line(entry)
        shown["provider_requests"] = [_sent(request, secrets) for request in entry.sent]
        shown["steps"] = [[_step(step, secrets) for step in trace.steps] for trace in entry.traces]
        return Answer(body=shown)

    return act


def _page(entry: LoggedRequest, desk: Desk) -> Answer:
    from blueprintc.pages.served import course_of_call, render_served  # brings Jinja

    courses = [
        course_of_call(each.connector, each.call, each.answer, each.trace.steps, desk.target.name)
        for each in entry.calls
    ]
    title = f"{entry.method} {entry.path}"
    text = render_served(title, entry.status, entry.milliseconds, courses, f"{_PATH}/{entry.id}?json")
    return Answer(text=text, content_type="text/html; charset=UTF-8", headers={"x-content-type-options": "nosniff"})


def _line(entry: LoggedRequest) -> dict[str, Json]:
    return {
        "id": entry.id,
        "method": entry.method,
        "path": entry.path,
        "status": entry.status,
        "milliseconds": round(entry.milliseconds, 1),
        "link": f"{_PATH}/{entry.id}",
    }


def _sent(request: Request, secrets: tuple[str, ...]) -> Json:
    form = received_form(request)
    return {
        "method": request.method,
        "url": mask(request.url, secrets),
        "headers": [[name, mask(value, secrets)] for name, value in form.headers],
        "body": mask((request.body or b"").decode("utf-8", "replace"), secrets),
    }


def _step(step: Step, secrets: tuple[str, ...]) -> Json:
    return {
        "stage": step.stage,
        "title": mask(step.title, secrets),
        "sub_request": step.sub_request,
        "why": mask(step.why, secrets),
        "given": {name: mask(text, secrets) for name, text in step.given.items()},
        "gave": {name: mask(text, secrets) for name, text in step.gave.items()},
    }


ROUTES = (Route("GET", _PATH, show_all), Route("GET", f"{_PATH}/{{id}}", show))
