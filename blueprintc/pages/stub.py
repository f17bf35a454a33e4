"""The provider where nobody says what it answers."""

from blueprintc.emulator.exchange import ProviderResponse, Request
from blueprintc.tester.stubs import stub_response


class Stub:
    """A provider whose answers fit what it is asked, as far as its contract is known."""

    def respond(self, request: Request) -> ProviderResponse:
        """A plausible answer. Raises ``OpenEnd`` where the provider is not known."""
        return stub_response(request)
