"""The format of ``run --cases``: a case from a line, its run, its result as a line.

The format of a case and of a result is described in ``docs/reference/cases.md``.
"""

import base64
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import urlsplit

from blueprintc.data import Target
from blueprintc.emulator.case_json import dumps, quote, read_object
from blueprintc.emulator.case_provider import CaseProvider, Prepared, read_responses
from blueprintc.emulator.cluster import Cluster
from blueprintc.emulator.environment import Environment, ScriptEngine
from blueprintc.emulator.exchange import Call, Outcome, Request, RestAnswer
from blueprintc.emulator.play import CONNECTOR_ID, Script, play
from blueprintc.emulator.request import wire_header
from blueprintc.emulator.trace import Trace
from blueprintc.errors import BlueprintcError, UsageError, describe_fault
from blueprintc.records import record

DEFAULT_TARGET = "3.4"
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")


@record
class Case:
    """A case as it was read."""

    id: str
    target: Target
    script: Script
    settings: Mapping[str, object]
    responses: Sequence[Prepared]


def read_case(line: str) -> Case:
    """A case from its JSON line. Raises ``UsageError`` for a line that is none.

    Numbers keep their spelling: the bodies are sent as they stand in the line.
    """
    return _case(read_object(line))


def _case(given: Mapping[str, object]) -> Case:
    connector = _body_text(given, "connector", "connector_raw")
    call = given.get("call")
    if call is not None and not isinstance(call, dict):
        raise UsageError("call is no object")
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
        responses=read_responses(given.get("responses")),
    )


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _body_text(given: Mapping[str, object], as_json: str, as_text: str) -> str | None:
    """A body: exact text, or JSON that is printed as Python's ``json.dumps`` prints it."""
    text = given.get(as_text)
    if isinstance(text, str):
        return text
    if as_json not in given or given[as_json] is None:
        return None
    return dumps(given[as_json])


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


def run_case(case: Case, environment: Environment | None = None, trace: Trace | None = None) -> Outcome:
    """Play a case. Raises ``UnsupportedError`` for what is not emulated."""
    return play(case.script, CaseProvider(case.responses), Cluster(case.target, case.settings), environment, trace)


def result_line(case_id: str, outcome: Outcome) -> str:
    """A result as one JSON line; bodies of answers are the server's own text."""
    parts = [
        f'"id":{quote(case_id)}',
        f'"create":{_answer(outcome.create)}',
        f'"register":{_answer(outcome.register)}',
        f'"requests":[{",".join(_request(request) for request in outcome.requests)}]',
        f'"response":{_answer(outcome.response)}',
    ]
    return "{" + ",".join(parts) + "}"


def _error_line(case_id: str | None, message: str) -> str:
    """The result for a case that could not be run."""
    shown = "null" if case_id is None else quote(case_id)
    return f'{{"id":{shown},"error":{quote(message)}}}'


def _answer(answer: RestAnswer | None) -> str:
    if answer is None:
        return "null"
    body = answer.text or '""'
    if not body.isascii():
        body = _ascii(body)
    return f'{{"status":{answer.status},"body":{body}}}'


def _ascii(text: str) -> str:
    """The same JSON with escapes for everything that is not ASCII."""
    return _NOT_ASCII.sub(lambda match: quote(match[0])[1:-1], text)


def _request(request: Request) -> str:
    received = received_form(request)
    headers = ",".join(f"[{quote(name)},{quote(value)}]" for name, value in received.headers)
    text = _decoded(received.body or b"")
    if text is None:
        body = f'"body_b64":{quote(base64.b64encode(received.body or b"").decode())}'
    else:
        body = f'"body":{quote(text)}'
    return f'{{"method":{quote(request.method)},"url":{quote(received.url)},"headers":[{headers}],{body}}}'


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


def run_lines(lines: Iterable[bytes | str]) -> Iterator[str]:
    """A result line for each line, in order; a line that cannot be run gives one with ``error``.

    Time begins anew with each case; compiled scripts are kept, as a running server keeps them.
    """
    engines: dict[int, ScriptEngine] = {}
    for line in lines:
        if not line.strip():
            continue
        case_id: str | None = None
        try:
            given = read_object(_decode(line))
            case_id = _text(given.get("id"))
            yield result_line(case_id, run_case(_case(given), Environment(engines=engines)))
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
