"""``LiveSource``: answers come from providers themselves, or from cassettes of what they answered before."""

import dataclasses
from collections.abc import Sequence
from pathlib import Path

from blueprintc.emulator.callers import Finding
from blueprintc.emulator.dry_run import Run, Subject
from blueprintc.emulator.environment import Environment
from blueprintc.emulator.exchange import Responder
from blueprintc.errors import LiveError
from blueprintc.runner import Workpiece, stem_of
from blueprintc.tester.blame import told_line
from blueprintc.tester.sources import Wanted
from blueprintc.transport.cassette import RecordMode
from blueprintc.transport.drift import drift
from blueprintc.transport.live import LiveConnector, LiveSession, LiveSubject
from blueprintc.transport.verdict import Verdict

_CASSETTES = "cassettes"


class LiveSource:
    """Satisfies ``ProviderSource``. ``not_carried_out`` counts the calls that say nothing about a blueprint."""

    is_live = True

    def __init__(self, session: LiveSession) -> None:
        self.session = session
        self.not_carried_out = 0
        self._connectors: dict[tuple[Path, str | None, Path], LiveConnector] = {}
        self._origins: dict[LiveConnector, tuple[Workpiece, str | None]] = {}
        self._notes: dict[str, None] = {}
        self._written: dict[Path, None] = {}

    def refuses(self, wanted: Wanted) -> str:
        """Nothing is refused: cases with answers of their own are not selected."""
        return ""

    def subject(self, subject: Subject, wanted: Wanted) -> Subject:
        """The connector, in which every credential is only named; its value is put in when a request is sent."""
        return Subject(self._connector(wanted).connector, subject.interface)

    def responder(self, wanted: Wanted) -> Responder:
        """The provider. What was recorded until now is safe when the next case begins. Raises ``LiveError``."""
        self._save()
        found = self._connector(wanted)
        if found.missing and self.session.options.record in (None, RecordMode.ALL):
            self.not_carried_out += 1
            raise LiveError("; ".join(found.missing))
        return found

    def environment(self, responder: Responder) -> Environment | None:
        """Real time, and names as this machine knows them."""
        return responder.environment if isinstance(responder, LiveConnector) else None

    def judged(self, run: Run, responder: Responder) -> Run:
        """What the exchanges say in place of what follows from it. Raises ``LiveError``."""
        if not isinstance(responder, LiveConnector):
            return run
        taken = responder.take()
        exchanges, verdict = taken.exchanges, taken.verdict
        if verdict is not None and not verdict.carried_out:
            self.not_carried_out += 1
            raise LiveError(_told(verdict))
        findings = run.findings if verdict is None else (self._finding(verdict, run, responder),)
        drifts = [
            Finding(slug="drift", message=message, severity="warning")
            for exchange in exchanges
            if exchange.response is not None and not exchange.replayed
            for message in drift(exchange.request, exchange.response)
        ]
        return dataclasses.replace(run, findings=(*findings, *drifts))

    def end(self) -> Sequence[str]:
        """Write cassettes; say what was sent."""
        sent, replayed = self.session.limits.sent, sum(each.replayed for each in self.session.exchanges)
        self._save()
        notes = list(self._notes)
        if sent:
            notes.append(f"{sent} request{'' if sent == 1 else 's'} went to providers")
        if replayed:
            notes.append(f"{replayed} answer{'' if replayed == 1 else 's'} came from cassettes")
        return [*notes, *(f"recorded in {path.as_posix()}" for path in self._written)]

    def _save(self) -> None:
        self._written.update(dict.fromkeys(self.session.save()))

    def _finding(self, verdict: Verdict, run: Run, connector: LiveConnector) -> Finding:
        piece, variant = self._origins[connector]
        where = told_line(verdict, piece, variant, run.call.path)
        return Finding(slug=verdict.slug, message=verdict.message + where, help=verdict.help)

    def _connector(self, wanted: Wanted) -> LiveConnector:
        built, piece = wanted.piece.chosen(wanted.variant), wanted.piece
        planned = next((one.cassette for one in wanted.responses or () if one.cassette is not None), None)
        cassette = planned or cassette_of(piece.path, wanted.variant)
        key = (piece.path, wanted.variant, cassette)
        if key not in self._connectors:
            subject = LiveSubject(
                connector=built.subject.connector,
                folder=piece.path.parent,
                target=piece.releases[-1],
                provider=built.provider or None,
                cassette=cassette,
            )
            self._connectors[key] = self.session.open(subject)
            self._origins[self._connectors[key]] = (piece, wanted.variant)
            self._notes.update(dict.fromkeys(self._connectors[key].notes))
        return self._connectors[key]


def cassette_of(blueprint: Path, variant: str | None) -> Path:
    """Where the answers for a blueprint are recorded: ``cassettes/<stem>[.<variant>].yaml`` beside it."""
    name = stem_of(blueprint) + ("" if variant is None else f".{variant}")
    return blueprint.parent / _CASSETTES / f"{name}.yaml"


def _told(verdict: Verdict) -> str:
    """A verdict in a sentence or two."""
    return f"{verdict.slug}: {verdict.message}" + (f" ({verdict.help})" if verdict.help else "")
