"""``Bench``: a blueprint as cases are carried out on it: built once, scripts compiled once, samples read once."""

from collections.abc import Iterator, Sequence
from typing import Protocol, cast

from blueprintc.data import Target
from blueprintc.emulator import callers
from blueprintc.emulator.callers import Inputs
from blueprintc.emulator.dry_run import Run, Server, Subject, dry_run, dry_run_caller
from blueprintc.emulator.environment import Environment, ScriptEngine
from blueprintc.emulator.exchange import Call, ProviderResponse, Responder
from blueprintc.jsontext import Json
from blueprintc.model import plain
from blueprintc.records import replace
from blueprintc.runner import Workpiece, sample_response
from blueprintc.tester.case import PlannedResponse
from blueprintc.tester.playing import Recording
from blueprintc.tester.responses import ShortStubs
from blueprintc.tester.sources import ProviderSource, Wanted


class Observer(Protocol):
    """Whoever wants to know what calls reach."""

    def scripts(self, target: Target) -> ScriptEngine | None:
        """What runs custom scripts in place of the usual engine; none: the usual one."""

    def observe(self, run: Run, piece: Workpiece, variant: str | None, caller: str) -> None:
        """A call was made; ``caller`` is empty where it was not a caller's."""


class Bench:
    """Where the cases of one blueprint are carried out."""

    def __init__(self, piece: Workpiece, source: ProviderSource, observer: "Observer | None" = None) -> None:
        self.piece = piece
        self.source = source
        self.short = ShortStubs()
        self._observer = observer
        self._engines: dict[int, ScriptEngine] = {}
        self._samples: dict[str | None, list[ProviderResponse]] = {}

    def wanted(
        self,
        case_id: str,
        variant: str | None,
        responses: tuple[PlannedResponse, ...] | None = None,
        *,
        is_check: bool = False,
    ) -> Wanted:
        """What a case asks of the source of answers."""
        return Wanted(
            piece=self.piece,
            case_id=case_id,
            variant=variant,
            responses=responses,
            sample=self.sample(variant),
            is_check=is_check,
        )

    def sample(self, variant: str | None) -> Sequence[ProviderResponse]:
        """The answer beside the blueprint."""
        if variant not in self._samples:
            self._samples[variant] = sample_response(self.piece.path, variant)
        return self._samples[variant]

    def call(
        self, variant: str | None, subject: Subject, call: Call, responder: Responder, target: Target
    ) -> tuple[Run, Recording]:
        """One call as it is. ``subject`` is what the variant builds to, perhaps with credentials."""
        recording = Recording(responder)
        run = dry_run(subject, call, recording, self._server(target, responder))
        run = self.source.judged(run, responder)
        self._tell(run, variant, "")
        return run, recording

    def caller(
        self,
        variant: str | None,
        subject: Subject,
        caller: str,
        inputs: Inputs,
        responder: Responder,
        target: Target,
    ) -> Iterator[tuple[Run, Recording]]:
        """The calls of a caller. Raises ``UsageError`` and ``UnsupportedError``."""
        recording = Recording(responder)
        server = self._server(target, responder)
        for made in dry_run_caller(subject, callers.caller(caller), inputs, recording, server):
            run = self.source.judged(made, responder)
            self._tell(run, variant, caller)
            yield run, recording

    def _server(self, target: Target, responder: Responder) -> Server:
        """A server whose clock starts anew, and which keeps the scripts that were compiled."""
        scripts = None if self._observer is None else self._observer.scripts(target)
        outside = self.source.environment(responder) or Environment()
        environment = replace(outside, engines=self._engines, scripts=scripts)
        return Server(target=target, settings=self.piece.settings, environment=environment)

    def _tell(self, run: Run, variant: str | None, caller: str) -> None:
        if self._observer is not None:
            self._observer.observe(run, self.piece, variant, caller)


def declared_outputs(piece: Workpiece, variant: str | None) -> dict[str, Json]:
    """The blueprint's ``outputs``, which the answers to ``predict`` are held against."""
    connector = next((one for one in piece.connectors if one.variant == variant), None)
    node = None if connector is None else connector.instance.mapping("outputs")
    return {} if node is None else cast("dict[str, Json]", plain(node))
