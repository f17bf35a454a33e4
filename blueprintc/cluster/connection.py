"""``open_wire``: a way to a real cluster, with one of the log-ins that clusters know."""

import base64
from collections.abc import Callable, Mapping
from pathlib import Path

from blueprintc.cluster.errors import NoAnswerError
from blueprintc.cluster.wire import Answer
from blueprintc.config.config import ClusterConfig
from blueprintc.emulator.exchange import Request
from blueprintc.emulator.sigv4 import AwsCredentials, SignerGeneration, SigningScope, sign
from blueprintc.errors import ConfigError
from blueprintc.model import Plain
from blueprintc.records import record
from blueprintc.transport.aws_chain import aws_chain
from blueprintc.transport.clock import WallClock
from blueprintc.transport.credentials import AwsKeys
from blueprintc.transport.failures import NoConnection
from blueprintc.transport.http import HttpClient, Timeouts, Tls
from blueprintc.transport.scrub import Scrubber, secrets_of_request
from blueprintc.transport.secret import Secret
from blueprintc.version import __version__

_TIMEOUTS = Timeouts(connect=10.0, read=60.0, total=120.0)
LogIn = Callable[[Request], Request]
"""Adds to a request what shows who we are."""


@record(kw_only=True)
class Surroundings:
    """Where secrets come from: the environment, the folder that paths start from, AWS's chain; and the time."""

    environ: Mapping[str, str]
    folder: Path
    chain: Callable[[], AwsKeys] = aws_chain
    clock: WallClock


class HttpWire:
    """Satisfies ``Wire`` over HTTP."""

    def __init__(self, url: str, http: HttpClient, log_in: LogIn) -> None:
        self._url = url.rstrip("/")
        self._http = http
        self._log_in = log_in
        self._scrubber = Scrubber()  # a cluster may send back what it was sent

    def close(self) -> None:
        """Close its connections."""
        self._http.close()

    def send(self, method: str, path: str, body: str | None = None) -> Answer:
        """One call. Raises ``NoAnswerError``."""
        data = None if body is None else body.encode("utf-8", "surrogatepass")
        headers = [("User-Agent", f"blueprintc/{__version__}")]
        if data is not None:
            headers += [("Content-Type", "application/json"), ("Content-Length", str(len(data)))]
        request = self._log_in(Request(method, self._url + path, tuple(headers), data))
        self._scrubber.add(secrets_of_request(request))
        try:
            response = self._http.send(request, _TIMEOUTS)
        except NoConnection as error:
            told = self._scrubber.values(error.told)
            raise NoAnswerError(f"{method} {path}: {told}", was_sent=error.was_sent) from None
        return Answer(response.status, self._scrubber.body(response.body).decode("utf-8", "replace"))


def open_wire(cluster: ClusterConfig, around: Surroundings, *, verify: bool = True) -> HttpWire:
    """A wire to a cluster. Raises ``ConfigError`` for a log-in that lacks something, and ``UsageError``."""
    client = None
    if cluster.auth == "certificate":
        if not cluster.certificate or not cluster.key:
            raise _lacking(cluster, "certificate and key")
        client = (around.folder / cluster.certificate, around.folder / cluster.key)
    authorities = None if cluster.ca is None else around.folder / cluster.ca
    http = HttpClient(Tls(verify=verify, authorities=authorities, client=client))
    return HttpWire(cluster.url, http, _log_in(cluster, around))


def _log_in(cluster: ClusterConfig, around: Surroundings) -> LogIn:
    if cluster.auth == "basic":
        if not cluster.user:
            raise _lacking(cluster, "a user")
        password = _secret(cluster, "password", cluster.password, around)
        pair = f"{cluster.user}:{password.reveal()}".encode()
        return _authorized(Secret(f"Basic {base64.b64encode(pair).decode()}"))
    if cluster.auth == "bearer":
        token = _secret(cluster, "token", cluster.token, around)
        return _authorized(Secret(f"Bearer {token.reveal()}"))
    if cluster.auth == "sigv4":
        if not cluster.region:
            raise _lacking(cluster, "a region")
        return _signed(cluster, around)
    return lambda request: request


def _authorized(value: Secret) -> LogIn:
    def log_in(request: Request) -> Request:
        headers = (*request.headers, ("Authorization", value.reveal()))
        return Request(request.method, request.url, headers, request.body)

    return log_in


def _signed(cluster: ClusterConfig, around: Surroundings) -> LogIn:
    """Signatures of Amazon OpenSearch Service; Serverless wants the hash of the body among the headers."""

    def log_in(request: Request) -> Request:
        keys = around.chain()
        made = sign(
            method=request.method,
            url=request.url,
            headers=list(request.headers),
            body=request.body or b"",
            scope=SigningScope(
                credentials=AwsCredentials(
                    access_key=keys.access_key.reveal(),
                    secret_key=keys.secret_key.reveal(),
                    session_token=None if keys.session_token is None else keys.session_token.reveal(),
                ),
                region=cluster.region,
                service=cluster.service,
                now=around.clock.now(),
            ),
            generation=SignerGeneration.AWS_V4_HTTP,
        )
        return Request(request.method, request.url, tuple(made.headers), request.body)

    return log_in


def _secret(cluster: ClusterConfig, what: str, source: Mapping[str, Plain], around: Surroundings) -> Secret:
    """The value behind ``{env = …}`` or ``{file = …}``. Raises ``ConfigError``; no value stands in its text."""
    if not source:
        raise _lacking(cluster, f"a {what}")
    match dict(source):
        case {"env": str(name), **rest} if not rest:
            value = around.environ.get(name, "")
            if not value:
                raise ConfigError(f'cluster "{cluster.name}": the environment has no {name}')
        case {"file": str(name), **rest} if not rest:
            try:
                value = (around.folder / Path(name).expanduser()).read_text(encoding="utf-8").strip("\r\n")
            except (OSError, UnicodeDecodeError, RuntimeError) as error:
                reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
                raise ConfigError(f'cluster "{cluster.name}": {name}: {reason}') from None
            if not value:
                raise ConfigError(f'cluster "{cluster.name}": {name}: it is empty')
        case _:
            raise ConfigError(f'cluster "{cluster.name}": {what} must be {{env = "NAME"}} or {{file = "PATH"}}')
    if any(ord(character) < 32 for character in value):  # it stands in a header
        raise ConfigError(f'cluster "{cluster.name}": {name}: a {what} has no line break or other control character')
    return Secret(value)


def _lacking(cluster: ClusterConfig, what: str) -> ConfigError:
    return ConfigError(f'cluster "{cluster.name}": auth = "{cluster.auth}" needs {what}')
