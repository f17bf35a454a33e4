"""``recorded_response``: the answer to a request in a cassette, offline."""

from pathlib import Path

from blueprintc.emulator.exchange import ProviderResponse, Request
from blueprintc.errors import UsageError
from blueprintc.records import replace


def recorded_response(path: Path, request: Request) -> ProviderResponse:
    """The first recorded answer. Raises ``UsageError`` where there is none, and for a file that is no cassette."""
    from blueprintc.transport.cassette import Cassette, RecordMode  # only where a test names a cassette
    from blueprintc.transport.scrub import Scrubber

    cassette, scrubber = Cassette.open(path, RecordMode.NONE), Scrubber()
    found = cassette.find(request, scrubber)
    if found is None:
        raise UsageError(cassette.why_not_found(request, scrubber))
    return replace(found, delay_ms=0)  # it came in time
