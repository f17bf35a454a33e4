"""``Interaction``: a request and its answer as a cassette keeps them, and when two requests are the same."""

import json
from datetime import datetime

from blueprintc.emulator.exchange import ProviderResponse, Request
from blueprintc.records import record
from blueprintc.transport.scrub import Scrubber


@record
class RecordedRequest:
    """A request without secrets. Two are the same where method, URL and body are; a JSON body counts as JSON."""

    method: str
    url: str
    headers: tuple[tuple[str, str], ...]
    body: bytes | None

    @property
    def key(self) -> tuple[str, str, str]:
        """What it is found by."""
        return (self.method, self.url, canonical(self.body))


@record
class Interaction:
    """``recorded`` is the time in UTC."""

    request: RecordedRequest
    response: ProviderResponse
    recorded: datetime | None = None


def recorded_request(request: Request, scrubber: Scrubber) -> RecordedRequest:
    """The request as it is kept and looked for."""
    return RecordedRequest(
        request.method,
        scrubber.text(request.url),
        scrubber.headers(request.headers),
        None if request.body is None else scrubbed_body(request.body, scrubber),
    )


def recorded_response(response: ProviderResponse, scrubber: Scrubber) -> ProviderResponse:
    """The answer as it is kept."""
    return ProviderResponse(
        response.status,
        scrubbed_body(response.body, scrubber),
        scrubber.headers(response.headers),
        response.delay_ms,
    )


def scrubbed_body(body: bytes, scrubber: Scrubber) -> bytes:
    """A body for a file."""
    text = body.decode("utf-8", "surrogateescape")
    return scrubber.text(text).encode("utf-8", "surrogateescape")


def canonical(body: bytes | None) -> str:
    """A text that is equal for equal bodies: key order and white space of JSON do not count."""
    if body is None:
        return ""
    try:
        return json.dumps(json.loads(body), sort_keys=True)
    except (ValueError, RecursionError):
        return body.decode("utf-8", "surrogateescape")
