"""Where the provider's answers come from. Offline: what a case plans, the sample beside the blueprint, or a stub."""

from collections.abc import Sequence
from typing import Protocol

from blueprintc.emulator.dry_run import Run, Subject
from blueprintc.emulator.environment import Environment
from blueprintc.emulator.exchange import ProviderResponse, Responder
from blueprintc.emulator.responses import Responses
from blueprintc.records import record
from blueprintc.runner import Workpiece
from blueprintc.tester.case import PlannedResponse
from blueprintc.tester.responses import PlannedProvider, StubProvider
from blueprintc.tester.short_stubs import ShortStubs


@record(kw_only=True)
class Wanted:
    """Who asks for a provider: a case of a blueprint.

    ``responses`` is what the case itself plans, ``None`` for nothing; ``sample`` is the answer beside the blueprint;
    ``is_check``: the case is tried because of a declared caller, not written by the author;
    ``short`` has stubs for those.
    """

    piece: Workpiece
    case_id: str
    variant: str | None
    responses: tuple[PlannedResponse, ...] | None
    sample: Sequence[ProviderResponse]
    short: ShortStubs
    is_check: bool = False


class ProviderSource(Protocol):
    """Gives each case its provider.

    ``is_live``: answers cost something, so cases that prove nothing about the provider are left out, and only the
    newest release of each blueprint is tried.
    """

    is_live: bool

    def refuses(self, wanted: Wanted) -> str:
        """Why a case cannot be carried out with this source; empty: it can."""

    def subject(self, subject: Subject, wanted: Wanted) -> Subject:
        """What is tried; here credentials may be put in the place of fillers, in memory."""

    def responder(self, wanted: Wanted) -> Responder:
        """The provider of one case. It may raise ``UsageError`` when it is asked."""

    def environment(self, responder: Responder) -> Environment | None:
        """The clock and the names that a call gets beside its provider; ``None``: the virtual ones."""

    def judged(self, run: Run, responder: Responder) -> Run:
        """A run with what the source knows about the exchange. Raises ``LiveError`` where it could not be made."""

    def end(self) -> Sequence[str]:
        """All cases are done: write what was recorded; gives notes for the report."""


class OfflineSource:
    """No network: planned responses; else the sample beside the blueprint, else the provider's stub.

    For what callers must bear, the stub comes first, because it answers as many documents as there are.
    """

    is_live = False

    def refuses(self, wanted: Wanted) -> str:
        """Nothing is refused."""
        return ""

    def subject(self, subject: Subject, wanted: Wanted) -> Subject:
        """As it is: fillers stand for credentials."""
        return subject

    def responder(self, wanted: Wanted) -> Responder:
        """The provider of one case."""
        if wanted.responses is not None:
            return PlannedProvider(wanted.responses)
        if wanted.is_check:
            return StubProvider(wanted.sample, wanted.short)
        if not wanted.sample:
            return StubProvider()
        return Responses(wanted.sample)

    def environment(self, responder: Responder) -> Environment | None:
        """The virtual clock, and names that are all public."""
        return None

    def judged(self, run: Run, responder: Responder) -> Run:
        """As it is."""
        return run

    def end(self) -> Sequence[str]:
        """Nothing to write."""
        return ()
