"""``Dispatcher``: from a raw request to a raw answer. Upstream: RestController, BaseRestHandler, BytesRestResponse."""

import json
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from blueprintc.emulator.printing import print_rest
from blueprintc.emulator.rest_error import answer_error
from blueprintc.errors import BlueprintcError, UnsupportedError, describe_fault
from blueprintc.jsontext import Json
from blueprintc.jvm.errors import JavaError
from blueprintc.server.access import NotAuthenticated
from blueprintc.server.context import Answer, NeverAnswers, RequestContext
from blueprintc.server.desk import Desk
from blueprintc.server.requests import LoggedRequest
from blueprintc.server.rest.bodies import UnreadableBody, body_text, is_yaml, wants_yaml
from blueprintc.server.rest.forms import filter_paths, pretty, yaml
from blueprintc.server.rest.parameters import check_consumed, read_query, split_list
from blueprintc.server.rest.router import Match, Route, Router

JSON = "application/json; charset=UTF-8"
TEXT = "text/plain; charset=UTF-8"
YAML = "application/yaml; charset=UTF-8"

NO_ANSWER = 0
"""The status of an answer that never comes."""
_UNAUTHORIZED = Answer(
    401, text="Unauthorized", content_type=TEXT, headers={"www-authenticate": 'Basic realm="OpenSearch Security"'}
)


@dataclass(frozen=True, slots=True)
class RawRequest:
    """A request as it came: ``path`` is percent-encoded, ``headers`` have lower-case names."""

    method: str
    path: str
    query: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class RawAnswer:
    """An answer as it goes out."""

    status: int
    body: bytes
    headers: Mapping[str, str]


class Dispatcher:
    """Serves requests of one desk with some routes."""

    def __init__(self, desk: Desk, routes: Iterable[Route]) -> None:
        self._desk = desk
        self._router = Router(routes)

    def serve(self, request: RawRequest) -> RawAnswer:
        """The answer to a request. Raises nothing: a fault of our own is a 500 that says so."""
        entry = LoggedRequest(self._desk.ids.document(), request.method, request.path)
        self._desk.log.add(entry)
        began = time.perf_counter()
        query: dict[str, str] = {}
        try:
            query = read_query(request.query)
            answer = self._answer(request, query, entry)
            raw = self._form(answer, request, query)
        except NeverAnswers:
            raw = RawAnswer(NO_ANSWER, b"", {})
        except NotAuthenticated:
            raw = self._form(_UNAUTHORIZED, request, query)
        except JavaError as error:
            raw = self._form(self._refusal(error), request, query)
        except UnsupportedError as error:
            raw = self._form(_not_emulated(str(error)), request, query)
        except BlueprintcError as error:
            raw = self._form(_fault(str(error)), request, query)
        except Exception as error:  # a fault of our own; its text may quote what nobody should see
            raw = self._form(_fault(f"internal error: {describe_fault(error)}"), request, query)
        entry.status = raw.status
        entry.milliseconds = (time.perf_counter() - began) * 1000
        self._desk.log.on_done(entry)
        return raw

    def _answer(self, request: RawRequest, query: dict[str, str], entry: LoggedRequest) -> Answer:
        path = unquote(request.path)
        match = self._router.match(request.path)
        route = None if match is None else match.routes.get(request.method)
        if match is None or route is None:
            return _no_route(request, path, match)
        try:
            text = body_text(request.headers.get("content-type"), request.body)
        except UnreadableBody as error:
            return Answer(406, {"error": str(error), "status": 406})
        desk = self._desk
        context = RequestContext(
            method=request.method,
            path=path,
            query=query,
            headers=request.headers,
            text=text,
            user=desk.policy.authenticate(request.headers),
            path_values=match.values(route),
            request_id=entry.id,
        )
        action = route.handler(context, desk)
        check_consumed(context, request.method)
        if route.permission is not None:
            desk.policy.permit(context.user, route.permission)
        desk.policy.protect(context.user, _effect(request), context.path_values.get("index", ""))
        return action()

    def _refusal(self, error: JavaError) -> Answer:
        made = answer_error(error, self._desk.target)
        return Answer(made.status, text=made.text)

    def _form(self, answer: Answer, request: RawRequest, query: Mapping[str, str]) -> RawAnswer:
        """The bytes of an answer, in the form that the request asks for."""
        headers = dict(answer.headers)
        if answer.content_type != "application/json":
            headers["content-type"] = answer.content_type
            return RawAnswer(answer.status, (answer.text or "").encode("utf-8", "replace"), headers)
        text = answer.text
        if text is None:
            text = "" if answer.body is None else print_rest(answer.body, self._desk.target)
        filters = split_list(query.get("filter_path"))
        if filters and text and answer.status < 400:  # Upstream: RestChannel.newErrorBuilder does not filter
            text = print_rest(filter_paths(json.loads(text), filters), self._desk.target)
        headers["content-type"] = JSON
        if text and (wants_yaml(query, request.headers) or is_yaml(request.headers.get("content-type"))):
            headers["content-type"] = YAML
            text = yaml(json.loads(text))
        elif text and query.get("pretty", "false") in ("", "true"):
            text = pretty(text, self._desk.target)
        if request.method == "HEAD":
            return RawAnswer(answer.status, b"", headers)
        return RawAnswer(answer.status, text.encode("utf-8", "replace"), headers)


def _effect(request: RawRequest) -> str:
    """The method, with ``GET`` for searches that are posted."""
    return "GET" if request.path.rsplit("/", 1)[-1] in ("_search", "_count", "_msearch") else request.method


def _no_route(request: RawRequest, path: str, match: Match | None) -> Answer:
    uri = path + (f"?{unquote(request.query)}" if request.query else "")
    if match is None:
        return Answer(400, {"error": f"no handler found for uri [{uri}] and method [{request.method}]"})
    allowed = sorted(match.routes)
    headers = {"allow": ",".join(allowed)}
    if request.method == "OPTIONS":
        return Answer(200, text="", content_type=TEXT, headers=headers)
    message = f"Incorrect HTTP method for uri [{uri}] and method [{request.method}], allowed: [{', '.join(allowed)}]"
    return Answer(405, {"error": message, "status": 405}, headers=headers)


def _not_emulated(message: str) -> Answer:
    """What exists on a server and not here: said by name, with a status that no server gives."""
    return Answer(501, _error("not_emulated", f"blueprintc does not emulate this: {message}", 501))


def _fault(message: str) -> Answer:
    return Answer(500, _error("blueprintc_fault", message, 500))


def _error(kind: str, reason: str, status: int) -> Json:
    shown: Json = {"type": kind, "reason": reason}
    return {"error": {"root_cause": [shown], "type": kind, "reason": reason}, "status": status}
