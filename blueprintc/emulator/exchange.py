"""What goes over the wire and what comes back: calls, requests to the provider, its responses, REST answers."""

from collections.abc import Sequence
from typing import Protocol

from blueprintc.emulator.errors import ServerError
from blueprintc.records import record


@record
class Call:
    """A REST call on a model: ``path`` (``_predict``, ``_predict/text_embedding``, ``_batch_predict`` …), body text."""

    path: str
    body: str | None


@record
class Request:
    """A request to the provider, as it is sent.

    ``url`` is complete (with scheme and host); ``headers`` are in sending order, without ``Host`` unless it was signed
    or configured; ``body`` is ``None`` when there is none.
    """

    method: str
    url: str
    headers: tuple[tuple[str, str], ...]
    body: bytes | None

    def header(self, name: str) -> str | None:
        """The value of a header (case does not count), or ``None``."""
        wanted = name.lower()
        for key, value in self.headers:
            if key.lower() == wanted:
                return value
        return None


@record
class ProviderResponse:
    """What the provider answers; ``delay_ms``: how long it takes."""

    status: int
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()
    delay_ms: int = 0


class TransportError(Exception):
    """The provider gave no answer: ``str(error)`` is the transport's message (``Read timed out``).

    ``was_sent``: the request went out before that.
    """

    def __init__(self, message: str, *, was_sent: bool = True) -> None:
        super().__init__(message)
        self.was_sent = was_sent


class Responder(Protocol):
    """The provider: answers a request, or raises ``TransportError``."""

    def respond(self, request: Request) -> ProviderResponse:
        """The answer to one request."""


@record
class RestAnswer:
    """What the ML Commons API answers; ``text`` is the exact JSON text. ``error``: the exception behind it."""

    status: int
    text: str
    error: ServerError | None = None


@record
class Outcome:
    """All that happened with one case; what was not reached is ``None``."""

    create: RestAnswer | None
    register: RestAnswer | None
    requests: Sequence[Request]
    response: RestAnswer | None
