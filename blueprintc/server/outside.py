"""Providers behind the server: stubs, the real ones, other addresses, a cassette.

``Outside`` of a desk is made here. Whatever a provider is, it satisfies ``emulator.exchange.Responder``.
"""

import threading
from pathlib import Path

from blueprintc import providers
from blueprintc.emulator.environment import PublicResolver, Resolver
from blueprintc.emulator.exchange import ProviderResponse, Request, Responder
from blueprintc.records import record
from blueprintc.server.desk import Outside
from blueprintc.transport.base_url import BaseUrls
from blueprintc.transport.cassette import Cassette, RecordMode
from blueprintc.transport.clock import WallClock
from blueprintc.transport.failures import Failure, NoConnection
from blueprintc.transport.http import HttpClient, Timeouts
from blueprintc.transport.limits import Limits
from blueprintc.transport.resolver import LiveResolver
from blueprintc.transport.scrub import Scrubber
from blueprintc.transport.secret import Secret


@record(kw_only=True)
class OutsideOptions:
    """``live``: requests are sent for real. ``cassette`` answers first; ``record``: what it does not have is kept."""

    live: bool = False
    base_urls: BaseUrls
    cassette: Path | None = None
    record: RecordMode = RecordMode.NONE
    timeout: float = 60.0
    budget: int | None = None
    seconds_between: float = 0.0


class Stubs:
    """Answers as the provider of each URL would; what nobody is known for gets status 404."""

    def respond(self, request: Request) -> ProviderResponse:
        """The stub's answer."""
        given = providers.Request(request.method, request.url, request.headers, request.body)
        answer = providers.stub(given)
        return ProviderResponse(answer.status, answer.body, answer.headers)


class Providers:
    """Sends each request to where it is answered: the cassette, another address, the real provider, the stub."""

    def __init__(self, options: OutsideOptions, clock: WallClock) -> None:
        self._options = options
        self._clock = clock
        self._stubs = Stubs()
        self._client = HttpClient()
        self._limits = Limits(options.budget, options.seconds_between, clock)
        self._timeouts = Timeouts(connect=options.timeout, read=options.timeout, total=options.timeout)
        self._lock = threading.Lock()
        self._scrubber = Scrubber()
        self._cassette = None if options.cassette is None else Cassette.open(options.cassette, options.record)

    def close(self) -> None:
        """End connections, and write what was recorded. Raises ``FileError``."""
        self._client.close()
        if self._cassette is not None:
            self._cassette.save()

    def respond(self, request: Request) -> ProviderResponse:
        """The answer. Raises ``TransportError``."""
        if self._cassette is not None:
            return self._from_cassette(self._cassette, request)
        return self._ask(request)

    def _from_cassette(self, cassette: Cassette, request: Request) -> ProviderResponse:
        with self._lock:
            self._scrubber.add(Secret(value) for value in _secrets(request))
            found = None if self._options.record is RecordMode.ALL else cassette.find(request, self._scrubber)
            if found is not None:
                return found
            if self._options.record is RecordMode.NONE:
                raise NoConnection(Failure.NOT_RECORDED, cassette.why_not_found(request, self._scrubber))
        answer = self._ask(request)
        with self._lock:
            cassette.add(request, answer, self._scrubber, self._clock.now())
            cassette.save()
        return answer

    def _ask(self, request: Request) -> ProviderResponse:
        address = self._options.base_urls.address_of(request.url, _provider_of(request))
        if address is None and not self._options.live:
            return self._stubs.respond(request)
        self._limits.take()
        sent = request if address is None else Request(request.method, address, request.headers, request.body)
        return self._client.send(sent, self._timeouts)


def _provider_of(request: Request) -> str | None:
    operation = providers.operation_for(request.method, request.url, request.headers)
    return None if operation is None else operation.provider


def _secrets(request: Request) -> list[str]:
    """What looks like a credential in a request: the values of headers that carry one."""
    from blueprintc.data.secrets import SECRET_HEADERS

    values = [value for name, value in request.headers if name.lower() in SECRET_HEADERS]
    return [part for value in values for part in (value, value.rpartition(" ")[2]) if part]


def make_outside(options: OutsideOptions) -> tuple[Outside, Providers]:
    """The outside of a desk, and the providers, which want to be closed. Raises ``UsageError``, ``FileError``."""
    clock = WallClock()
    made = Providers(options, clock)
    resolver: Resolver = PublicResolver()
    if options.live or options.base_urls:
        stubbed = not options.live
        resolver = LiveResolver(lambda host: stubbed or options.base_urls.covers(host, None))
    responder: Responder = made
    return Outside(responder=lambda: responder, clock=clock, resolver=resolver), made
