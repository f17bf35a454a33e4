"""Calls that really go to a provider, mapped by the emulator: ``blueprintc run --live``."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from blueprintc.errors import LiveError

if TYPE_CHECKING:
    from blueprintc.emulator.callers import Inputs
    from blueprintc.emulator.dry_run import Run, Server
    from blueprintc.emulator.exchange import Call
    from blueprintc.runner import Built, RunOptions
    from blueprintc.transport.live import Exchange, LiveConnector, LiveSession, Taken
    from blueprintc.transport.verdict import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveRun:
    """A run and what went over the wire for it. ``verdict`` says what is wrong with an exchange, if anything is.

    The findings of the run have the verdict too, and warnings where an answer drifts from the provider's contract.
    """

    run: "Run"
    exchanges: "tuple[Exchange, ...]"
    verdict: "Verdict | None"

    @property
    def carried_out(self) -> bool:
        """Whether the call says anything about the blueprint."""
        return self.verdict is None or self.verdict.carried_out


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveCall:
    """What is called: a caller with its inputs, or a call. With neither, every declared caller with sample inputs."""

    caller: str | None = None
    inputs: "Inputs | None" = None
    call: "Call | None" = None


def run_live(
    path: Path, made: LiveCall, session: "LiveSession", options: "RunOptions | None" = None
) -> Iterator[LiveRun]:
    """Make a call for real. Raises ``UsageError``, ``FileError`` and ``UnsupportedError``, and ``LiveError`` for
    credentials that are missing, before anything is sent."""
    from blueprintc.runner import RunOptions, workpiece
    from blueprintc.tester.blame import told_line
    from blueprintc.transport.live import LiveSubject

    given = options or RunOptions()
    piece = workpiece(path, given)
    target = piece.releases[-1]
    built = piece.chosen(given.variant)
    live = session.open(
        LiveSubject(
            connector=built.subject.connector, folder=path.parent, target=target, provider=built.provider or None
        )
    )
    if live.missing:
        raise LiveError("; ".join(live.missing))
    server = replace(piece.server(target), environment=live.environment)
    for run in _runs(built, made, live, server):
        taken = live.take()
        where = "" if taken.verdict is None else told_line(taken.verdict, piece, built.variant, run.call.path)
        yield _judged(run, taken, where)


def _runs(built: "Built", made: LiveCall, responder: "LiveConnector", server: "Server") -> "Iterator[Run]":
    from blueprintc.emulator import callers
    from blueprintc.emulator.dry_run import Subject, dry_run, dry_run_caller

    subject = Subject(responder.connector, built.subject.interface)
    if made.call is not None:
        yield dry_run(subject, made.call, responder, server)
        return
    for name in [made.caller] if made.caller is not None else built.callers or ("predict",):
        inputs = made.inputs or callers.sample_inputs(name, built.inputs, provider=built.provider)
        yield from dry_run_caller(subject, callers.caller(name), inputs, responder, server)


def _judged(run: "Run", taken: "Taken", where: str) -> LiveRun:
    from blueprintc.emulator.callers import Finding
    from blueprintc.transport.drift import drift

    exchanges, verdict = taken.exchanges, taken.verdict
    findings = list(run.findings)
    if verdict is not None:
        findings = [Finding(slug=verdict.slug, message=verdict.message + where, help=verdict.help)]
    for exchange in exchanges:
        if exchange.response is not None:
            told = drift(exchange.request, exchange.response)
            findings += [Finding(slug="drift", message=each, severity="warning") for each in told]
    return LiveRun(run=replace(run, findings=tuple(findings)), exchanges=exchanges, verdict=verdict)
