"""``responses:`` of a test: what it says, and the provider that answers so."""

import json
from collections.abc import Iterable
from pathlib import Path

from blueprintc.emulator.exchange import ProviderResponse, Request, TransportError
from blueprintc.emulator.response import OpenEnd
from blueprintc.model import Mapping, Node, Scalar, Sequence, plain
from blueprintc.records import record
from blueprintc.tester.case import PlannedResponse
from blueprintc.tester.inputs import beside, read_bytes
from blueprintc.tester.keys import text_of
from blueprintc.tester.problems import Problems
from blueprintc.tester.recorded import recorded_response
from blueprintc.tester.short_stubs import ShortStubs
from blueprintc.tester.stubs import stub_error, stub_fault, stub_response

_KINDS = ("json", "text", "file", "cassette", "stub")
_JSON = (("Content-Type", "application/json"),)


def read_responses(node: Node | None, file: Path, problems: Problems) -> tuple[PlannedResponse, ...] | None:
    """What the provider answers; ``None`` where the case does not say. Forms were checked."""
    if node is None:
        return None
    items = node.items if isinstance(node, Sequence) else (node,)
    return tuple(_planned(item, file, problems) for item in items if isinstance(item, Mapping))


def _planned(node: Mapping, file: Path, problems: Problems) -> PlannedResponse:
    kinds = [key for key in node.keys() if key in _KINDS]  # noqa: SIM118
    place = node.members[0].span if node.members else node.span
    if len(kinds) > 1:
        problems.report(f"a response is one of {', '.join(_KINDS)}; this one has {' and '.join(kinds)}", place)
    match = text_of(node.get("match"))
    stub = node.get("stub")
    if stub is not None:
        _refuse_beside(node, "stub", ("status", "headers", "delay_ms"), problems)
        return _planned_stub(stub, match, problems)
    cassette = node.get("cassette")
    if isinstance(cassette, Scalar):
        _refuse_beside(node, "cassette", ("status", "headers", "delay_ms", "match"), problems)
        path = beside(cassette.text.value, file, cassette)
        problems.files.append(path)
        if not path.is_file():
            problems.report(f'there is no cassette "{path.as_posix()}"', cassette.span)
        return PlannedResponse(place=place, cassette=path)
    response = ProviderResponse(
        status=_number(node, "status", 200),
        body=_body(node, file, problems),
        headers=_headers(node),
        delay_ms=_number(node, "delay_ms", 0),
    )
    return PlannedResponse(place=place, response=response, match=match)


def _planned_stub(stub: Node, match: str | None, problems: Problems) -> PlannedResponse:
    if isinstance(stub, Mapping):
        error, fault = text_of(stub.get("error")) or "", text_of(stub.get("fault")) or ""
        if bool(error) == bool(fault):
            problems.report('"stub" is true, or has one of "error" and "fault"', stub.span)
        return PlannedResponse(place=stub.span, error=error, fault=fault, match=match)
    if isinstance(stub, Scalar) and stub.value is not True:
        problems.report('"stub" is true, or has one of "error" and "fault"', stub.span)
    return PlannedResponse(place=stub.span, stub=True, match=match)


def _refuse_beside(node: Mapping, kind: str, keys: Iterable[str], problems: Problems) -> None:
    for key in keys:
        member = node.member(key)
        if member is not None:
            problems.report(f'"{key}" cannot stand beside "{kind}", which says it', member.key.whole)


def _number(node: Mapping, key: str, default: int) -> int:
    given = node.get(key)
    return given.value if isinstance(given, Scalar) and isinstance(given.value, int) else default


def _body(node: Mapping, file: Path, problems: Problems) -> bytes:
    name = node.get("file")
    if isinstance(name, Scalar):
        return read_bytes(name.text.value, file, name, problems)
    text = text_of(node.get("text"))
    if text is not None:
        return text.encode("utf-8", "surrogatepass")
    value = node.get("json")
    return b"" if value is None else json.dumps(plain(value), ensure_ascii=False).encode("utf-8", "surrogatepass")


def _headers(node: Mapping) -> tuple[tuple[str, str], ...]:
    given = node.get("headers")
    if not isinstance(given, Mapping):
        return _JSON if node.get("json") is not None else ()
    return tuple((member.key.value, text_of(member.value) or "") for member in given.members)


@record
class _Answering:
    """One planned response as a provider: answers any number of requests."""

    planned: PlannedResponse

    def respond(self, request: Request) -> ProviderResponse:
        """The answer. Raises ``OpenEnd`` where the provider is not known."""
        planned = self.planned
        if planned.cassette is not None:
            return recorded_response(planned.cassette, request)
        if planned.response is not None:
            return planned.response
        if planned.error:
            return stub_error(request, planned.error)
        if planned.fault:
            return stub_fault(request, planned.fault)
        return stub_response(request)


class PlannedProvider:
    """Answers what matches, else the next planned response; the last one goes on."""

    def __init__(self, planned: Iterable[PlannedResponse]) -> None:
        everything = list(planned)
        self._matched = [one for one in everything if one.match is not None]
        self._queue = [one for one in everything if one.match is None]
        self._next = 0

    def respond(self, request: Request) -> ProviderResponse:
        """The answer to one request. Raises ``TransportError`` where nothing was planned for it."""
        sent = request.url + "\n" + (request.body or b"").decode("utf-8", "replace")
        for one in self._matched:
            if one.match is not None and one.match in sent:
                return _Answering(one).respond(request)
        if not self._queue:
            raise TransportError("no planned response matches this request")
        one = self._queue[min(self._next, len(self._queue) - 1)]
        self._next += 1
        return _Answering(one).respond(request)


class StubProvider:
    """The provider's stub, as long as the provider is known; else what was sampled, else nothing.

    ``short``: vectors in the stub's answers are cut.
    """

    def __init__(self, sample: Iterable[ProviderResponse] = (), short: ShortStubs | None = None) -> None:
        self._sample = list(sample)
        self._short = short
        self.used_sample = False

    def respond(self, request: Request) -> ProviderResponse:
        """The answer to one request. Raises ``OpenEnd``."""
        try:
            return stub_response(request) if self._short is None else self._short.response(request)
        except OpenEnd:
            if not self._sample:
                raise
            self.used_sample = True
            return self._sample[0]
