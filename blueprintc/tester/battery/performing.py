"""Carries out checks: on every release, told together."""

import dataclasses
import time
from collections.abc import Iterator

from blueprintc.data import Target
from blueprintc.emulator.dry_run import Run, Subject, mask
from blueprintc.emulator.exchange import ProviderResponse, Request, Responder
from blueprintc.errors import BlueprintcError
from blueprintc.records import record, replace
from blueprintc.tester.battery.check import Check
from blueprintc.tester.battery.generic_errors import GENERIC_ERRORS
from blueprintc.tester.battery.judging import UNNOTICED, judged_error, judged_fault, judged_probe
from blueprintc.tester.battery.ordering import order_failures
from blueprintc.tester.battery.pasting import paste_of
from blueprintc.tester.bench import Bench
from blueprintc.tester.carrying_out import Manner, is_open
from blueprintc.tester.playing import played_of
from blueprintc.tester.problems import place_of
from blueprintc.tester.responses import StubProvider
from blueprintc.tester.result import CaseResult, Failure, Place, Played, Verdict
from blueprintc.tester.short_stubs import ShortStubs
from blueprintc.tester.stubs import stub_error


def perform(check: Check, bench: Bench, manner: Manner) -> CaseResult:
    """Try a caller on every release of the blueprint."""
    began = time.perf_counter()
    result = CaseResult(
        id=check.id,
        name=check.name,
        kind="caller",
        path=bench.piece.path.as_posix(),
        verdict="passed",
        variant=check.variant,
        caller=check.caller,
        releases=tuple(target.name for target in bench.piece.releases),
        place=callers_place(bench, check.variant),
    )
    refused = bench.source.refuses(bench.wanted(check.id, check.variant, is_check=True))
    if refused:
        return dataclasses.replace(result, verdict="skipped", reason=refused)
    told = _Told()
    try:
        for target in bench.piece.releases:
            _on_release(check, bench, target, told, manner)
    except BlueprintcError as error:
        return dataclasses.replace(result, verdict="error", reason=str(error), seconds=time.perf_counter() - began)
    failures = told.failures(result.place)
    failed = any(failure.severity == "error" for failure in failures)
    verdict: Verdict = "failed" if failed else "skipped" if told.is_unknown else "passed"
    return dataclasses.replace(
        result,
        verdict=verdict,
        failures=failures,
        reason=told.reason if verdict == "skipped" else "",
        played=tuple(told.played) if failed or manner.keeps_calls else (),
        calls=told.calls,
        seconds=time.perf_counter() - began,
        paste=paste_of(check, told.failed_on) if failed and check.kind != "order" else "",
    )


def callers_place(bench: Bench, variant: str | None) -> Place | None:
    """Where the callers of a blueprint are declared."""
    connector = next((one for one in bench.piece.connectors if one.variant == variant), None)
    member = None if connector is None else connector.instance.root.member("callers")
    return None if member is None else place_of(member.span)


class _Told:
    """What was found on all releases: each thing once, with the releases that it holds for."""

    def __init__(self) -> None:
        self.calls = 0
        self.played: list[Played] = []
        self.reason = ""
        self.failed_on: Target | None = None
        self._found: dict[tuple[str, str], tuple[Failure, list[Target]]] = {}
        self._judged = False

    @property
    def is_unknown(self) -> bool:
        """Whether nothing could be judged."""
        return not self._judged and bool(self.reason)

    def take(self, failure: Failure, target: Target) -> None:
        """A thing that was found on a release."""
        _, releases = self._found.setdefault((failure.kind, failure.message), (failure, []))
        if target not in releases:
            releases.append(target)
        if failure.severity == "error" and self.failed_on is None:
            self.failed_on = target

    def judged(self) -> None:
        """A call could be judged."""
        self._judged = True

    def failures(self, place: Place | None) -> tuple[Failure, ...]:
        """Everything that was found, errors first."""
        every = [
            dataclasses.replace(failure, place=place, releases=tuple(target.name for target in releases))
            for failure, releases in self._found.values()
        ]
        return tuple(sorted(every, key=lambda failure: ("error", "warning", "limit").index(failure.severity)))


def _on_release(check: Check, bench: Bench, target: Target, told: _Told, manner: Manner) -> None:
    wanted = bench.wanted(check.id, check.variant, is_check=True)
    subject = bench.source.subject(bench.piece.chosen(check.variant).subject, wanted)
    answered_well = check.kind in ("probe", "order")
    responder = bench.source.responder(wanted) if answered_well else _BadProvider(check, bench.short)
    first_failure, inputs = told.failed_on is None, check.probe.inputs
    for number, (run, recording) in enumerate(
        bench.caller(check.variant, subject, check.caller, inputs, responder, target)
    ):
        told.calls += 1
        found = _judged(check, run, responder, told)
        if check.kind == "order" and not is_open(run):
            told.judged()
            found = order_failures(run, check.probe.inputs.docs, _Alone(check, bench, subject, target))
        for failure in found:
            if failure.kind != UNNOTICED or not _is_set_right(check, bench, subject, number, run):
                told.take(_masked(failure, run), target)
        if (first_failure and told.failed_on is target) or (manner.keeps_calls and target is bench.piece.releases[-1]):
            told.played.append(played_of(run, recording))


@record
class _Alone:
    """Makes the call of a check for one document."""

    check: Check
    bench: Bench
    subject: Subject
    target: Target

    def __call__(self, document: str) -> Run | None:
        """The call; ``None`` where the caller makes none."""
        check, bench = self.check, self.bench
        inputs = replace(check.probe.inputs, docs=(document,))
        responder = StubProvider((), bench.short)
        pairs = bench.caller(check.variant, self.subject, check.caller, inputs, responder, self.target)
        return next((run for run, _ in pairs), None)


def _is_set_right(check: Check, bench: Bench, subject: Subject, number: int, run: Run) -> bool:
    """Whether the answer is the same as to a good response: a script may sort results by their index."""
    good = StubProvider((), bench.short)
    pairs = bench.caller(check.variant, subject, check.caller, check.probe.inputs, good, run.target)
    other = next((one for at, (one, _) in enumerate(pairs) if at == number), None)
    answers = (run.outcome.response, None if other is None else other.outcome.response)
    return answers[0] is not None and answers[1] is not None and answers[0].text == answers[1].text


def _judged(check: Check, run: Run, responder: Responder, told: _Told) -> Iterator[Failure]:
    if is_open(run):
        told.reason = run.steps[-1].why
        return
    told.judged()
    if check.kind == "error":
        yield from judged_error(check, run)
    elif check.kind == "fault":
        yield from judged_fault(check, run)
    else:
        yield from judged_probe(check, run, responder)


def _masked(failure: Failure, run: Run) -> Failure:
    if not run.secrets:
        return failure
    return dataclasses.replace(failure, message=mask(failure.message, run.secrets))


@record
class _BadProvider:
    """A provider that answers with an error or wrongly."""

    check: Check
    short: ShortStubs

    def respond(self, request: Request) -> ProviderResponse:
        """The bad answer."""
        if self.check.kind == "fault":
            return self.short.fault(request, self.check.answer)
        generic = GENERIC_ERRORS.get(self.check.answer)
        return generic if generic is not None else stub_error(request, self.check.answer)
