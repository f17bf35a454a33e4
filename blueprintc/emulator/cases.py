"""The format of ``run --cases``: a case from a line, its run, its result as a line.

The format of a case and of a result is described in ``docs/reference/cases.md``.
"""

import base64
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from blueprintc.data import Target
from blueprintc.emulator.cluster import Cluster
from blueprintc.emulator.environment import Environment
from blueprintc.emulator.exchange import (
    Call,
    Outcome,
    ProviderResponse,
    Request,
    RestAnswer,
    TransportError,
)
from blueprintc.emulator.play import CONNECTOR_ID, Script, play
from blueprintc.emulator.request import wire_header
from blueprintc.emulator.trace import Trace
from blueprintc.errors import BlueprintcError, UsageError, describe_fault

DEFAULT_TARGET = "3.4"
#: Ports on which the provider of a case listens; another port of this machine refuses connections.
PROVIDER_PORT = 9911
_CLOSED = (
    "The connection was closed during the request. The request will usually succeed on a retry, but if it does not:"
    " consider disabling any proxies you have configured, enabling debug logging, or performing a TCP dump to identify"
    " the root cause. If this is a streaming operation, validate that data is being read or written in a timely manner."
    " Channel Information: ChannelDiagnostics(<channel>, requestCount=1, responseCount=0)"
)


@dataclass(frozen=True, slots=True)
class Case:
    """A case as it was read."""

    id: str
    target: Target
    script: Script
    settings: Mapping[str, object]
    responses: Sequence[Mapping[str, Any]]


def read_case(line: str) -> Case:
    """A case from its JSON line. Raises ``UsageError`` for a line that is none.

    Numbers keep their spelling: the bodies are sent as they stand in the line.
    """
    return _case(_read_object(line))


def _read_object(line: str) -> dict[str, Any]:
    try:
        given = json.loads(line, parse_float=_Number, parse_int=_Number)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"not a JSON object: {error}") from error
    if not isinstance(given, dict):
        raise UsageError("a case is a JSON object")
    return given


def _case(given: dict[str, Any]) -> Case:
    connector = _body_text(given, "connector", "connector_raw")
    call = given.get("call")
    if call is not None and not isinstance(call, dict):
        raise UsageError("call is no object")
    responses = given.get("responses") or []
    if not isinstance(responses, list) or not all(isinstance(item, dict) for item in responses):
        raise UsageError("responses is no list of objects")
    settings = given.get("settings") or {}
    if not isinstance(settings, dict):
        raise UsageError("settings is no object")
    register, deploy = _register_text(given.get("model"), connector is not None)
    return Case(
        id=_text(given.get("id")),
        target=Target.parse(_text(given.get("target")) or DEFAULT_TARGET),
        script=Script(
            connector=connector,
            register=register,
            deploy=deploy,
            call=None if call is None else Call(_text(call.get("path")) or "_predict", _body_text(call, "body", "raw")),
        ),
        settings=settings,
        responses=responses,
    )


class _Number(str):
    """A number by its text; ``dumps`` below prints it as it is."""

    __slots__ = ()


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _body_text(given: Mapping[str, Any], as_json: str, as_text: str) -> str | None:
    """A body: exact text, or JSON that is printed as Python's ``json.dumps`` prints it."""
    text = given.get(as_text)
    if isinstance(text, str):
        return text
    if as_json not in given or given[as_json] is None:
        return None
    return dumps(given[as_json])


def dumps(value: object) -> str:
    """JSON with blanks after commas and colons, ASCII only; numbers keep their spelling."""
    out: list[str] = []
    _dump(value, out)
    return "".join(out)


_quote = json.encoder.encode_basestring_ascii
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")


def _dump(value: object, out: list[str]) -> None:
    if isinstance(value, _Number):
        out.append(value)
    elif isinstance(value, str):
        out.append(_quote(value))
    elif isinstance(value, dict):
        separator = "{"
        for name, item in value.items():
            out.append(f"{separator}{_quote(name)}: ")
            _dump(item, out)
            separator = ", "
        out.append("}" if value else "{}")
    elif isinstance(value, list):
        separator = "["
        for item in value:
            out.append(separator)
            _dump(item, out)
            separator = ", "
        out.append("]" if value else "[]")
    elif value is None:
        out.append("null")
    else:
        out.append("true" if value is True else "false" if value is False else json.dumps(value))


def _register_text(model: object, has_connector: bool) -> tuple[str | None, bool]:
    """The body of the register request, and whether the model is deployed explicitly."""
    if model is None:
        return None, False
    if not isinstance(model, dict):
        raise UsageError("model is no object")
    body: dict[str, object] = {"name": "case model", "function_name": "remote"}
    if has_connector:
        body["connector_id"] = CONNECTOR_ID
    body.update({name: value for name, value in model.items() if name != "_deploy"})
    return dumps(body), model.get("_deploy") is not False


class CaseProvider:
    """The provider of a case: answers from its list, the last one repeats; ``match`` answers what it fits."""

    def __init__(self, responses: Sequence[Mapping[str, Any]]) -> None:
        self._matched = [given for given in responses if "match" in given]
        self._queue = [given for given in responses if "match" not in given]
        self._next = 0

    def respond(self, request: Request) -> ProviderResponse:
        """The next answer. Raises ``TransportError``."""
        _check_port(request.url)
        given = self._pick(request)
        if given is None:
            raise TransportError("no response was given for this request")
        if given.get("close") is True:
            raise TransportError(_CLOSED)
        headers = given.get("headers") or {}
        pairs = headers.items() if isinstance(headers, dict) else headers
        return ProviderResponse(
            status=int(given.get("status", 200)),
            body=_response_body(given),
            headers=tuple((str(name), str(value)) for name, value in pairs),
            delay_ms=int(given.get("delay_ms", 0)),
        )

    def _pick(self, request: Request) -> Mapping[str, Any] | None:
        if self._matched:
            sent = request.url + "\n" + (request.body or b"").decode("utf-8", "replace")
            for given in self._matched:
                if str(given["match"]) in sent:
                    return given
        if not self._queue:
            return None
        given = self._queue[min(self._next, len(self._queue) - 1)]
        self._next += 1
        return given


def _check_port(url: str) -> None:
    parts = urlsplit(url)
    if parts.hostname not in ("127.0.0.1", "localhost"):
        return
    if parts.port not in (None, PROVIDER_PORT):
        name = "localhost" if parts.hostname == "localhost" else ""
        raise TransportError(f"Connection refused: {name}/127.0.0.1:{parts.port}", was_sent=False)


def _response_body(given: Mapping[str, Any]) -> bytes:
    if "body_b64" in given:
        return base64.b64decode(str(given["body_b64"]))
    if "body_json" in given:
        return dumps(given["body_json"]).encode()
    return str(given.get("body", "")).encode("utf-8", "replace")


def run_case(case: Case, environment: Environment | None = None, trace: Trace | None = None) -> Outcome:
    """Play a case. Raises ``UnsupportedError`` for what is not emulated."""
    return play(case.script, CaseProvider(case.responses), Cluster(case.target, case.settings), environment, trace)


def result_line(case_id: str, outcome: Outcome) -> str:
    """A result as one JSON line; bodies of answers are the server's own text."""
    parts = [
        f'"id":{_quote(case_id)}',
        f'"create":{_answer(outcome.create)}',
        f'"register":{_answer(outcome.register)}',
        f'"requests":[{",".join(_request(request) for request in outcome.requests)}]',
        f'"response":{_answer(outcome.response)}',
    ]
    return "{" + ",".join(parts) + "}"


def _error_line(case_id: str | None, message: str) -> str:
    """The result for a case that could not be run."""
    shown = "null" if case_id is None else _quote(case_id)
    return f'{{"id":{shown},"error":{_quote(message)}}}'


def _answer(answer: RestAnswer | None) -> str:
    if answer is None:
        return "null"
    body = answer.text or '""'
    if not body.isascii():
        body = _ascii(body)
    return f'{{"status":{answer.status},"body":{body}}}'


def _ascii(text: str) -> str:
    """The same JSON with escapes for everything that is not ASCII."""
    return _NOT_ASCII.sub(lambda match: _quote(match[0])[1:-1], text)


def _request(request: Request) -> str:
    received = received_form(request)
    headers = ",".join(f"[{_quote(name)},{_quote(value)}]" for name, value in received.headers)
    text = _decoded(received.body or b"")
    if text is None:
        body = f'"body_b64":{_quote(base64.b64encode(received.body or b"").decode())}'
    else:
        body = f'"body":{_quote(text)}'
    return f'{{"method":{_quote(request.method)},"url":{_quote(received.url)},"headers":[{headers}],{body}}}'


def _decoded(body: bytes) -> str | None:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return None


def received_form(request: Request) -> Request:
    """A request as the provider's side of a recording notes it.

    That is path and query as Latin-1 text, without doubled slashes in front; header values in Latin-1; and no more of
    the body than ``Content-Length`` announces.
    """
    parts = urlsplit(request.url)
    path = parts.path or "/"
    if path.startswith("//"):
        path = "/" + path.lstrip("/")
    target = f"{path}?{parts.query}" if "?" in request.url.partition("#")[0] else path
    if not target.isascii():
        target = target.encode("utf-8", "replace").decode("latin-1")
    headers = tuple((name, wire_header(value)) for name, value in request.headers)
    body = request.body or b""
    length = request.header("Content-Length")
    if length is not None and length.isdecimal():
        body = body[: int(length)]
    return Request(request.method, target, headers, body)


def run_lines(lines: Iterable[bytes | str], environment: Environment | None = None) -> Iterator[str]:
    """A result line for each line, in order; a line that cannot be run gives one with ``error``."""
    for line in lines:
        if not line.strip():
            continue
        case_id: str | None = None
        try:
            given = _read_object(_decode(line))
            case_id = _text(given.get("id"))
            yield result_line(case_id, run_case(_case(given), environment))
        except BlueprintcError as error:
            yield _error_line(case_id, str(error))
        except (RecursionError, MemoryError) as error:
            yield _error_line(case_id, f"the case needs more of the machine than is allowed ({type(error).__name__})")
        except Exception as error:  # a fault in one case must not take the others with it
            yield _error_line(case_id, f"internal fault: {describe_fault(error)}")


def _decode(line: bytes | str) -> str:
    if isinstance(line, str):
        return line
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UsageError(f"the line is not UTF-8: {error.reason} at byte {error.start + 1}") from error
