"""``Responses``: a provider that gives prepared responses in order."""

from collections.abc import Iterable

from blueprintc.emulator.exchange import ProviderResponse, Request
from blueprintc.emulator.response import OpenEnd


class Responses:
    """Responses in order; the last one repeats. Without any, the call ends when its request is sent."""

    def __init__(self, responses: Iterable[ProviderResponse] = ()) -> None:
        self._responses = tuple(responses)
        self._next = 0

    def respond(self, request: Request) -> ProviderResponse:
        """The next response. Raises ``OpenEnd`` where there is none."""
        if not self._responses:
            raise OpenEnd("no response of the provider was given")
        found = self._responses[min(self._next, len(self._responses) - 1)]
        self._next += 1
        return found
