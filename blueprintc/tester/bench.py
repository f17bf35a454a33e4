"""``Bench``: a blueprint as cases are carried out on it: built once, scripts compiled once, samples read once."""

import json
from collections.abc import Iterator, Sequence
from typing import Protocol, cast

from blueprintc.data import Feature, Target
from blueprintc.emulator import callers
from blueprintc.emulator.callers import Inputs
from blueprintc.emulator.dry_run import Run, Server, Subject, dry_run, dry_run_call
from blueprintc.emulator.environment import Environment, ScriptEngine
from blueprintc.emulator.exchange import Call, ProviderResponse, Responder
from blueprintc.jsontext import Json
from blueprintc.model import plain
from blueprintc.records import replace
from blueprintc.runner import Workpiece, sample_response
from blueprintc.tester.case import PlannedResponse
from blueprintc.tester.playing import Recording
from blueprintc.tester.short_stubs import ShortStubs
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
        self._bodies: dict[str | None, str] = {}
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
            short=self.short,
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
        subject = for_release(subject, target)
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
        subject = for_release(subject, target)
        unused = self._unused(variant, inputs)
        found = callers.caller(caller)
        for made in found.supply(inputs, server.target):
            heard = replace(made, texts=[text for text in made.texts if text not in unused])
            run = self.source.judged(dry_run_call(subject, found, heard, recording, server), responder)
            self._tell(run, variant, caller)
            yield run, recording

    def _unused(self, variant: str | None, inputs: Inputs) -> frozenset[str]:
        """Texts of parameters that do not belong into the body, because nothing puts them there."""
        if not inputs.parameters:
            return frozenset()
        if variant not in self._bodies:
            self._bodies[variant] = texts_in_body(self.piece, variant)
        body = self._bodies[variant]
        used: set[str] = set()
        others: set[str] = set()
        for name, value in inputs.parameters.items():
            (used if name in body else others).update(texts_within(value))
        return frozenset(others - used - set(inputs.docs) - {inputs.query or "", inputs.system_prompt or ""})

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


def for_release(subject: Subject, target: Target) -> Subject:
    """What one would register on a release: before 2.17 an interface holds the texts of parameters against the types
    of their values, so it lets nothing but texts through, and nobody registers it."""
    if subject.interface is None or target.has(Feature.INTERFACE_CONVERTS):
        return subject
    return Subject(subject.connector)


def texts_in_body(piece: Workpiece, variant: str | None) -> str:
    """Everything in a connector that may put parameters into a body: bodies, functions, parameters."""
    connector = json.loads(piece.chosen(variant).subject.connector)
    actions = connector.get("actions") if isinstance(connector, dict) else None
    keys = ("request_body", "pre_process_function")
    kept = [action.get(key) for action in actions or () if isinstance(action, dict) for key in keys]
    return json.dumps([connector.get("parameters") if isinstance(connector, dict) else None, kept], ensure_ascii=False)


def texts_within(value: Json) -> Iterator[str]:
    """All texts in a value."""
    stack: list[Json] = [value]
    while stack:
        here = stack.pop()
        if isinstance(here, str):
            yield here
        elif isinstance(here, list):
            stack.extend(here)
        elif isinstance(here, dict):
            stack.extend(here.values())
