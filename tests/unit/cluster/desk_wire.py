"""A wire to an emulated cluster in this process, and one that breaks at a chosen call."""

import base64
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from blueprintc.cluster.errors import NoAnswerError
from blueprintc.cluster.wire import Answer
from blueprintc.data import Target
from blueprintc.emulator.exchange import ProviderResponse, Request
from blueprintc.server.desk import Desk, Outside
from blueprintc.server.rest.dispatch import Dispatcher, RawRequest
from blueprintc.server.routes import all_routes


class StillClock:
    """A clock that moves a little with every look."""

    def __init__(self) -> None:
        self._now = datetime(2026, 11, 24, tzinfo=UTC)

    def now(self) -> datetime:
        self._now += timedelta(milliseconds=1)
        return self._now

    def monotonic(self) -> float:
        return self.now().timestamp()

    def wait(self, milliseconds: int) -> None:
        self._now += timedelta(milliseconds=milliseconds)

    def sleep(self, seconds: float) -> None:
        self._now += timedelta(seconds=seconds)


class NoProvider:
    """A provider that must not be asked."""

    def respond(self, request: Request) -> ProviderResponse:
        raise AssertionError(f"{request.method} {request.url} was sent")


def new_desk(release: str = "3.4") -> Desk:
    """An empty cluster."""
    return Desk(Outside(responder=NoProvider, clock=StillClock()), target=Target.parse(release))


class DeskWire:
    """Satisfies ``Wire``; notes every call."""

    def __init__(self, desk: Desk) -> None:
        self._dispatcher = Dispatcher(desk, all_routes())
        self.calls: list[str] = []
        self._headers: dict[str, str] = {}

    def log_in(self, user: str) -> None:
        """Send the name of a user from now on."""
        self._headers = {"authorization": "Basic " + base64.b64encode(f"{user}:x".encode()).decode()}

    def send(self, method: str, path: str, body: str | None = None) -> Answer:
        self.calls.append(f"{method} {path}")
        place, _, query = path.partition("?")
        headers = {**self._headers, **({"content-type": "application/json"} if body is not None else {})}
        data = b"" if body is None else body.encode("utf-8", "surrogatepass")
        answer = self._dispatcher.serve(RawRequest(method, place, query, headers, data))
        return Answer(answer.status, answer.body.decode("utf-8"))


Fault = Callable[[Callable[[], Answer]], Answer]


def cut_before(send: Callable[[], Answer]) -> Answer:
    raise NoAnswerError("the connection is refused", was_sent=False)


def cut_after(send: Callable[[], Answer]) -> Answer:
    send()
    raise NoAnswerError("no answer within 60 s", was_sent=True)


def cut_between(send: Callable[[], Answer]) -> Answer:
    raise NoAnswerError("the connection was closed without an answer", was_sent=True)


def gateway_after(send: Callable[[], Answer]) -> Answer:
    send()
    return Answer(504, "<html>Gateway Time-out</html>")


def error_500(send: Callable[[], Answer]) -> Answer:
    return Answer(500, '{"error":{"reason":"all shards failed","type":"search_phase_execution_exception"}}')


def too_many(send: Callable[[], Answer]) -> Answer:
    return Answer(429, '{"error":{"reason":"circuit_breaking_exception"}}')


def forbidden(send: Callable[[], Answer]) -> Answer:
    return Answer(403, '{"error":{"reason":"no permissions for [x] and User [name=u]"}}')


class Killed(BaseException):
    """What a kill looks like from inside: nothing after it runs."""


def kill_before(send: Callable[[], Answer]) -> Answer:
    raise Killed


def kill_after(send: Callable[[], Answer]) -> Answer:
    send()
    raise Killed


FAULTS: dict[str, Fault] = {
    fault.__name__: fault
    for fault in (
        cut_before,
        cut_after,
        cut_between,
        gateway_after,
        error_500,
        too_many,
        forbidden,
        kill_before,
        kill_after,
    )
}


@dataclass
class BrokenWire:
    """Does what another wire does, but for the call of a number."""

    inner: DeskWire
    number: int
    fault: Fault
    seen: int = field(default=0)

    def send(self, method: str, path: str, body: str | None = None) -> Answer:
        self.seen += 1
        if self.seen - 1 == self.number:
            return self.fault(lambda: self.inner.send(method, path, body))
        return self.inner.send(method, path, body)
