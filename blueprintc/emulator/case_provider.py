"""``CaseProvider``: the provider of a case, which answers from the case's list."""

import base64
import binascii
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from blueprintc.emulator.case_json import dumps
from blueprintc.emulator.exchange import ProviderResponse, Request, TransportError
from blueprintc.errors import UsageError
from blueprintc.records import record

#: The port on which the provider of a case listens; any other port of this machine refuses connections.
PROVIDER_PORT = 9911
#: What Netty says where a provider closes the connection without an answer.
CLOSED = (
    "The connection was closed during the request. The request will usually succeed on a retry, but if it does not:"
    " consider disabling any proxies you have configured, enabling debug logging, or performing a TCP dump to identify"
    " the root cause. If this is a streaming operation, validate that data is being read or written in a timely manner."
    " Channel Information: ChannelDiagnostics(<channel>, requestCount=1, responseCount=0)"
)


@record
class Prepared:
    """A response of the list. ``match``: answers any request that contains this text; ``None``: takes its turn."""

    response: ProviderResponse
    match: str | None = None
    closes: bool = False


def read_responses(given: object) -> tuple[Prepared, ...]:
    """The field ``responses`` of a case. Raises ``UsageError``."""
    if given is None:
        return ()
    if not isinstance(given, list) or not all(isinstance(item, dict) for item in given):
        raise UsageError("responses is no list of objects")
    return tuple(_prepared(item) for item in given)


def _prepared(given: Mapping[str, object]) -> Prepared:
    response = ProviderResponse(
        status=_number(given, "status", 200),
        body=_body(given),
        headers=_headers(given.get("headers")),
        delay_ms=_number(given, "delay_ms", 0),
    )
    return Prepared(response, str(given["match"]) if "match" in given else None, given.get("close") is True)


def _headers(given: object) -> tuple[tuple[str, str], ...]:
    if given is None:
        return ()
    pairs = list(given.items()) if isinstance(given, dict) else given
    if not isinstance(pairs, list):
        raise UsageError("headers of a response is no object and no list of pairs")
    return tuple(_header(pair) for pair in pairs)


def _header(pair: object) -> tuple[str, str]:
    if not isinstance(pair, list | tuple) or len(pair) != 2:
        raise UsageError("a header of a response is no pair")
    return str(pair[0]), str(pair[1])


def _number(given: Mapping[str, object], name: str, default: int) -> int:
    text = str(given.get(name, default))
    if not text.isascii() or not text.isdecimal() or len(text) > 9:
        raise UsageError(f"{name} of a response is no number: {text[:40]}")
    return int(text)


def _body(given: Mapping[str, object]) -> bytes:
    if "body_b64" in given:
        try:
            return base64.b64decode(str(given["body_b64"]))
        except (binascii.Error, ValueError) as error:
            raise UsageError(f"body_b64 of a response is not Base64: {error}") from error
    if "body_json" in given:
        return dumps(given["body_json"]).encode()
    return str(given.get("body", "")).encode("utf-8", "replace")


class CaseProvider:
    """Answers what matches, else the next response of the list; the last one repeats."""

    def __init__(self, responses: Sequence[Prepared]) -> None:
        self._matched = [given for given in responses if given.match is not None]
        self._queue = [given for given in responses if given.match is None]
        self._next = 0

    def respond(self, request: Request) -> ProviderResponse:
        """The next answer. Raises ``TransportError``."""
        _check_port(request.url)
        given = self._pick(request)
        if given is None:
            raise TransportError("no response was given for this request")
        if given.closes:
            raise TransportError(CLOSED)
        return given.response

    def _pick(self, request: Request) -> Prepared | None:
        if self._matched:
            sent = request.url + "\n" + (request.body or b"").decode("utf-8", "replace")
            for given in self._matched:
                if given.match is not None and given.match in sent:
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
