"""``HttpClient``: sends a request byte for byte as it is given, and takes what comes back as it is.

No header is added but ``Host``, no redirect followed, no cookie kept, nothing decompressed: as the server's client
does it. TLS is verified, answers have a largest size and a longest time.
"""

import socket
import ssl
import time
from collections.abc import Iterator
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

import certifi
import httpx

from blueprintc.emulator.case_provider import CLOSED
from blueprintc.emulator.exchange import ProviderResponse, Request
from blueprintc.emulator.sigv4 import host_header
from blueprintc.errors import UsageError
from blueprintc.records import record
from blueprintc.transport.failures import Failure, NoConnection

#: The largest answer that is taken.
MOST_BYTES = 64_000_000


@record(kw_only=True)
class Tls:
    """How the other side is believed, and how we show who we are. ``client``: certificate and key files."""

    verify: bool = True
    authorities: Path | None = None
    client: tuple[Path, Path] | None = None


@record(kw_only=True)
class Timeouts:
    """Seconds: to connect, between two pieces of an answer, and for the whole of it."""

    connect: float = 30.0
    read: float = 30.0
    total: float = 60.0


class HttpClient:
    """Keeps connections open between requests; ``close`` ends them. May be used by several threads."""

    def __init__(self, tls: Tls | None = None, *, most_bytes: int | None = None) -> None:
        self._tls = tls or Tls()
        self._most_bytes = MOST_BYTES if most_bytes is None else most_bytes
        self._clients: dict[tuple[bool, bool], httpx.Client] = {}
        self._context: ssl.SSLContext | None = None

    def __enter__(self) -> "HttpClient":
        return self

    def __exit__(self, *details: object) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections."""
        for client in self._clients.values():
            client.close()
        self._clients.clear()

    def send(self, request: Request, timeouts: Timeouts | None = None) -> ProviderResponse:
        """The answer; ``delay_ms`` is how long it took. Raises ``NoConnection``."""
        limits = timeouts or Timeouts()
        start = time.monotonic()
        try:
            made = self._made(request, limits)
            response = self._client_for(request.url).send(made, stream=True, auth=None, follow_redirects=False)
        except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
            raise _failure(error, request.url, limits) from None
        try:
            body = b"".join(self._pieces(response, start + limits.total, limits))
        except (httpx.HTTPError, httpx.StreamError, OSError) as error:
            raise _broken_off(error, limits) from None
        finally:
            response.close()
        headers = tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in response.headers.raw)
        return ProviderResponse(response.status_code, body, headers, round((time.monotonic() - start) * 1000))

    def _pieces(self, response: httpx.Response, deadline: float, limits: Timeouts) -> Iterator[bytes]:
        """The body as it arrives, without being decoded."""
        size = 0
        for piece in response.iter_raw():
            size += len(piece)
            if size > self._most_bytes:
                raise NoConnection(Failure.TOO_LARGE, f"the answer is larger than {self._most_bytes:,} bytes")
            if time.monotonic() > deadline:
                raise NoConnection(
                    Failure.READ_TIMEOUT, f"the answer was not whole after {limits.total:g} s", "Read timed out"
                )
            yield piece

    def _made(self, request: Request, limits: Timeouts) -> httpx.Request:
        headers = [(name.encode("latin-1", "replace"), value.encode("latin-1", "replace"))
                   for name, value in request.headers]  # fmt: skip
        if request.header("Host") is None:
            headers.insert(0, (b"Host", host_header(request.url).encode("latin-1", "replace")))
        read = min(limits.read, limits.total)
        timeout = httpx.Timeout(read, connect=min(limits.connect, limits.total))
        return httpx.Request(
            request.method,
            request.url,
            headers=headers,
            stream=httpx.ByteStream(request.body or b""),
            extensions={"timeout": timeout.as_dict()},
        )

    def _client_for(self, url: str) -> httpx.Client:
        """Proxies of the environment are used, but never for this machine itself."""
        parts = urlsplit(url)
        is_local = _is_loopback(parts.hostname or "")
        needs_no_tls = is_local and parts.scheme == "http"  # reading all certificates takes longer than a call
        client = self._clients.get((is_local, needs_no_tls))
        if client is None:
            verify = False if needs_no_tls else self._ssl_context()
            client = httpx.Client(verify=verify, trust_env=not is_local, http2=False)
            self._clients[is_local, needs_no_tls] = client
        return client

    def _ssl_context(self) -> ssl.SSLContext:
        if self._context is None:
            self._context = ssl_context(self._tls)
        return self._context


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def ssl_context(tls: Tls) -> ssl.SSLContext:
    """Certificates of the machine, or of a file. Raises ``UsageError`` where a file cannot be used."""
    try:
        context = ssl.create_default_context(cafile=None if tls.authorities is None else str(tls.authorities))
        if tls.authorities is None:
            context.load_verify_locations(certifi.where())  # beside the machine's own, which some machines lack
        if tls.client is not None:
            context.load_cert_chain(tls.client[0], tls.client[1])
    except (OSError, ssl.SSLError) as error:
        raise UsageError(f"TLS: a certificate or key cannot be used: {error}") from None
    if not tls.verify:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context


def _failure(error: Exception, url: str, limits: Timeouts) -> NoConnection:
    """What an exception before the answer means."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    chain = list(_causes(error))
    for cause in chain:
        if isinstance(cause, ssl.SSLError):
            return NoConnection(Failure.TLS, f"TLS with {host}: {_tls_reason(cause)}")
        if isinstance(cause, socket.gaierror):
            return NoConnection(Failure.DNS, f"unknown host {host}", f"{host}: Name or service not known")
        if isinstance(cause, ConnectionRefusedError):
            return NoConnection(Failure.REFUSED, f"{parts.netloc} refuses the connection", _refused(url))
    if isinstance(error, httpx.ProxyError):
        return NoConnection(Failure.PROXY, f"the proxy does not let the request through: {error}")
    if isinstance(error, httpx.ConnectTimeout):
        shown = min(limits.connect, limits.total)
        return NoConnection(
            Failure.CONNECT_TIMEOUT,
            f"no connection to {parts.netloc} within {shown:g} s",
            f"connection timed out: {_address(url)}",
        )
    if isinstance(error, httpx.TimeoutException):
        shown = min(limits.read, limits.total)
        return NoConnection(Failure.READ_TIMEOUT, f"no answer within {shown:g} s", "Read timed out")
    if isinstance(error, httpx.LocalProtocolError | httpx.InvalidURL | httpx.UnsupportedProtocol):
        # what is wrong may be the value of a header, and the text of the exception quotes it
        return NoConnection(
            Failure.BAD_REQUEST, f"the request cannot be sent: HTTP does not allow it ({_place(error)})"
        )
    if isinstance(error, httpx.ConnectError):
        return NoConnection(Failure.UNREACHABLE, f"{parts.netloc} cannot be reached: {error}")
    if isinstance(error, httpx.RemoteProtocolError) and "disconnected" not in str(error):
        return NoConnection(Failure.NOT_HTTP, f"the answer is no HTTP: {error}", CLOSED)
    return NoConnection(Failure.CLOSED, "the connection was closed without an answer", CLOSED)


def _broken_off(error: Exception, limits: Timeouts) -> NoConnection:
    """What an exception in the middle of the answer means."""
    if isinstance(error, httpx.TimeoutException):
        shown = min(limits.read, limits.total)
        return NoConnection(Failure.READ_TIMEOUT, f"the answer stopped for {shown:g} s", "Read timed out")
    return NoConnection(Failure.TRUNCATED, "the connection was closed in the middle of the answer", CLOSED)


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The exception and all that it came of."""
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        yield current
        current = current.__cause__ or current.__context__


def _place(error: Exception) -> str:
    text = str(error)
    return text.partition(" value")[0] + " value" if " value" in text else type(error).__name__


def _tls_reason(error: ssl.SSLError) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"the certificate is not accepted: {error.verify_message}"
    return (error.reason or str(error)).replace("_", " ").lower()


def _refused(url: str) -> str:
    """As Netty says it."""
    return f"Connection refused: {_address(url)}"


def _address(url: str) -> str:
    """``host/ip:port`` as Java prints it; a literal address has no name."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    try:
        address = str(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][4][0])
    except (OSError, UnicodeError):
        return f"{host}:{port}"
    return f"{'' if address == host else host}/{address}:{port}"
