"""``LiveSession``: asks providers for real: credentials, limits, other addresses and cassettes together."""

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from blueprintc.data import Feature, Target
from blueprintc.emulator.cluster import Cluster
from blueprintc.emulator.connector import Connector
from blueprintc.emulator.connector_parser import default_client_config
from blueprintc.emulator.create import create_connector
from blueprintc.emulator.dry_run import secrets_of
from blueprintc.emulator.environment import Environment
from blueprintc.emulator.exchange import ProviderResponse, Request
from blueprintc.emulator.request import client_config_of
from blueprintc.emulator.substitution import substitute
from blueprintc.jvm.errors import JavaError
from blueprintc.providers import operation_for
from blueprintc.records import record, replace
from blueprintc.transport.aws_chain import aws_chain
from blueprintc.transport.base_url import BaseUrls
from blueprintc.transport.cassette import Cassette, RecordMode
from blueprintc.transport.clock import WallClock
from blueprintc.transport.credentials import AwsKeys, Sources, resolve_credentials
from blueprintc.transport.failures import Failure, NoConnection
from blueprintc.transport.http import HttpClient, Timeouts, Tls
from blueprintc.transport.limits import Limits
from blueprintc.transport.resolver import LiveResolver
from blueprintc.transport.scrub import Scrubber
from blueprintc.transport.secret import Secret
from blueprintc.transport.verdict import Verdict, verdict_of, verdict_of_failure
from blueprintc.transport.wire import on_the_wire

_TRUST = {
    "plugins.ml_commons.trusted_connector_endpoints_regex": ["(?s).*"],
    "plugins.ml_commons.connector.private_ip_enabled": True,
}


@record(kw_only=True)
class Exchange:
    """One request and what came of it; no secret is in it.

    ``address`` is where it really went, if not to its own URL; ``replayed``: the answer was recorded before.
    """

    request: Request
    response: ProviderResponse | None = None
    failure: NoConnection | None = None
    address: str | None = None
    replayed: bool = False
    started: datetime | None = None

    @property
    def verdict(self) -> Verdict | None:
        """What it says; ``None`` for an answer that can be worked with."""
        if self.failure is not None:
            return verdict_of_failure(self.failure)
        return None if self.response is None else verdict_of(self.request, self.response)


@record(kw_only=True)
class LiveOptions:
    """``timeout``: the longest that one request may take, in seconds. ``budget``: how many requests may go out.

    ``record``: how cassettes are used; ``None``: not at all. ``environ``: the environment's variables.
    """

    environ: Mapping[str, str]
    base_urls: BaseUrls = field(default_factory=BaseUrls)
    timeout: float = 60.0
    budget: int | None = None
    seconds_between: float = 0.0
    record: RecordMode | None = None
    on_exchange: Callable[[Exchange], None] = lambda exchange: None


@record(kw_only=True)
class LiveSubject:
    """A connector that is called: its text, the folder that paths of credentials start from, its provider's name, the
    release it is tried on, and the file of its recorded answers."""

    connector: str
    folder: Path
    target: Target
    provider: str | None = None
    cassette: Path | None = None


class LiveSession:
    """Everything that the calls of one run share. ``close`` writes cassettes and ends connections."""

    def __init__(
        self, options: LiveOptions, *, chain: Callable[[], AwsKeys] = aws_chain, clock: WallClock | None = None
    ) -> None:
        self.options = options
        self.scrubber = Scrubber()
        self.clock = clock or WallClock()
        self.limits = Limits(options.budget, options.seconds_between, self.clock)
        self.exchanges: list[Exchange] = []
        self._chain = chain
        self._clients: dict[bool, HttpClient] = {}
        self._cassettes: dict[Path, Cassette] = {}
        self._lock = threading.Lock()

    def __enter__(self) -> "LiveSession":
        return self

    def __exit__(self, *details: object) -> None:
        self.close()

    def close(self) -> None:
        """End all connections, and write what was recorded. Raises ``FileError``."""
        for client in self._clients.values():
            client.close()
        self.save()

    def save(self) -> list[Path]:
        """Write what was recorded since the last time; the files that were written. Raises ``FileError``."""
        with self._lock:
            return [path for path, cassette in self._cassettes.items() if cassette.save()]

    def open(self, subject: LiveSubject) -> "LiveConnector":
        """A connector that can be called. Raises ``UsageError`` and ``FileError`` for its cassette.

        A credential that is missing shows in ``missing``, and when something is sent.
        """
        return LiveConnector(self, subject)

    def cassette_of(self, path: Path | None) -> Cassette | None:
        """The cassette of a file, opened once; ``None`` where none are used."""
        if path is None or self.options.record is None:
            return None
        with self._lock:
            if path not in self._cassettes:
                self._cassettes[path] = Cassette.open(path, self.options.record)
            return self._cassettes[path]

    def keys_of_machine(self) -> AwsKeys:
        """What the chain of AWS gives, asked for once. Raises ``UsageError``."""
        keys = self._chain()
        self._chain = lambda: keys
        return keys

    def client(self, *, verify: bool) -> HttpClient:
        """The HTTP client."""
        with self._lock:
            if verify not in self._clients:
                self._clients[verify] = HttpClient(Tls(verify=verify))
            return self._clients[verify]

    def note(self, exchange: Exchange) -> None:
        """Keep an exchange, and tell whoever watches."""
        self.exchanges.append(exchange)
        self.options.on_exchange(exchange)


@record
class Taken:
    """The exchanges of one call, and what is wrong with them, if anything is."""

    exchanges: tuple[Exchange, ...]
    verdict: Verdict | None


class LiveConnector:
    """Satisfies ``emulator.exchange.Responder`` for one connector.

    ``connector`` is its text for the emulator, in which every secret is only named, and ``environment`` the outside
    that the emulator needs beside this responder.
    """

    def __init__(self, session: LiveSession, subject: LiveSubject) -> None:
        sources = Sources(environ=session.options.environ, folder=subject.folder, aws_chain=session.keys_of_machine)
        self._session = session
        self._subject = subject
        self._credentials = resolve_credentials(subject.connector, sources)
        session.scrubber.add(self._credentials.secrets)
        session.scrubber.add(Secret(text) for text in secrets_of(subject.connector))  # those in headers, too
        created = _created(self._credentials.connector, subject.target)
        self._config = (
            default_client_config(subject.target) if created is None else client_config_of(created, subject.target)
        )
        self._provider = subject.provider or (None if created is None else _provider_of(created))
        self._cassette = session.cassette_of(subject.cassette)
        self._fresh: list[Exchange] = []
        self.connector = self._credentials.connector
        self._resolver = LiveResolver(self._is_elsewhere)
        self.environment = Environment(clock=session.clock, resolver=self._resolver)

    @property
    def missing(self) -> tuple[str, ...]:
        """The sources of credentials that have nothing, as sentences."""
        return self._credentials.missing

    @property
    def notes(self) -> tuple[str, ...]:
        """Where credentials came from, if not from the declared source."""
        return self._credentials.notes

    def respond(self, request: Request) -> ProviderResponse:
        """The recorded or the real answer. Raises ``NoConnection`` (a ``TransportError``)."""
        mode = self._session.options.record
        if self._cassette is not None and mode is not RecordMode.ALL:
            found = self._cassette.find(request, self._session.scrubber)
            if found is not None:
                self._note(Exchange(request=request, response=found, replayed=True))
                return _in_time(found)
        started = self._session.clock.now()
        address = self._session.options.base_urls.address_of(request.url, self._provider)
        try:
            response = self._send(request, address)
        except NoConnection as error:
            told = self._session.scrubber.values(error.told)
            failure = NoConnection(error.failure, told, self._session.scrubber.values(str(error)))
            self._note(Exchange(request=request, failure=failure, address=address, started=started))
            raise failure from None
        exchange = Exchange(request=request, response=response, address=address, started=started)
        if self._cassette is not None and (exchange.verdict is None or exchange.verdict.carried_out):
            # what says nothing about the blueprint (401, 429, 5xx) is asked again the next time
            self._cassette.add(request, response, self._session.scrubber, started)
        self._note(exchange)
        return _in_time(response)

    def take(self) -> "Taken":
        """What was exchanged since this was asked the last time, and what it says."""
        exchanges, self._fresh = tuple(self._fresh), []
        unknown, self._resolver.unknown = self._resolver.unknown, []
        verdict = verdict_of_exchanges(exchanges)
        if verdict is None and unknown:
            verdict = verdict_of_failure(NoConnection(Failure.DNS, f"unknown host {unknown[0]}"))
        return Taken(exchanges, verdict)

    def _send(self, request: Request, address: str | None) -> ProviderResponse:
        session = self._session
        if session.options.record is RecordMode.NONE:
            why = "nothing is sent in replay"
            if self._cassette is not None:
                why = self._cassette.why_not_found(request, session.scrubber)
            raise NoConnection(Failure.NOT_RECORDED, why)
        if self.missing:
            raise NoConnection(Failure.CREDENTIALS, "; ".join(self.missing))
        session.limits.take()
        made = on_the_wire(request, self._credentials, session.clock)
        if address is not None:
            made = Request(made.method, address, made.headers, made.body)
        seconds = 1.0 if self._subject.target.has(Feature.TIMEOUTS_IN_SECONDS) else 0.001
        longest = session.options.timeout
        timeouts = Timeouts(
            connect=min(self._config.connection_timeout * seconds, longest),
            read=min(self._config.read_timeout * seconds or longest, longest),
            total=longest,
        )
        answer = session.client(verify=not self._config.skip_ssl_verification).send(made, timeouts)
        headers = tuple((name, session.scrubber.values(value)) for name, value in answer.headers)
        return ProviderResponse(answer.status, session.scrubber.body(answer.body), headers, answer.delay_ms)

    def _note(self, exchange: Exchange) -> None:
        self._fresh.append(exchange)
        self._session.note(exchange)

    def _is_elsewhere(self, host: str) -> bool:
        """Whether this machine need not know the host itself: nothing is sent, or another address or a proxy is."""
        options = self._session.options
        if options.record is not None and self._cassette is not None:
            return True
        if options.base_urls.covers(host, self._provider):
            return True
        return bool(getproxies()) and not proxy_bypass(urlsplit(f"//{host}").hostname or host)


def _in_time(response: ProviderResponse) -> ProviderResponse:
    """An answer that came: how long all of it took says nothing about the timeout, which is between two pieces."""
    return replace(response, delay_ms=0)


def _created(connector: str, target: Target) -> Connector | None:
    """The connector as the release reads it; one that it refuses is refused before any call."""
    try:
        return create_connector(connector, Cluster(target, _TRUST))
    except JavaError:
        return None


def _provider_of(connector: Connector) -> str | None:
    """The provider that the URLs of all actions belong to, if it is one."""
    found = set()
    for action in connector.actions or ():
        operation = operation_for(action.method.upper(), substitute(action.url, connector.parameters or {}))
        found.add(None if operation is None else operation.provider)
    return found.pop() if len(found) == 1 else None


def verdict_of_exchanges(exchanges: Sequence[Exchange]) -> Verdict | None:
    """What the exchanges of one call say together: of equal requests (retries) only the last one counts."""
    last: dict[tuple[str, str, bytes | None], Exchange] = {}
    for exchange in exchanges:
        request = exchange.request
        last[(request.method, request.url, request.body)] = exchange
    found = (exchange.verdict for exchange in last.values())
    return next((verdict for verdict in found if verdict is not None), None)
