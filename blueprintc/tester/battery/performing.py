"""Carries out checks: on every release, told together."""

import dataclasses
import time
from collections.abc import Iterator

from blueprintc.data import Target
from blueprintc.emulator.callers import Inputs
from blueprintc.emulator.dry_run import Run, mask
from blueprintc.emulator.exchange import ProviderResponse, Request, Responder
from blueprintc.errors import BlueprintcError
from blueprintc.records import record, replace
from blueprintc.tester.battery.check import Check
from blueprintc.tester.battery.generic_errors import GENERIC_ERRORS
from blueprintc.tester.battery.judging import judged_error, judged_fault, judged_probe
from blueprintc.tester.battery.ordering import order_failures
from blueprintc.tester.battery.pasting import paste_of
from blueprintc.tester.bench import Bench
from blueprintc.tester.carrying_out import Manner
from blueprintc.tester.playing import Recording, played_of
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
    trial = _Trial(check, bench, target)
    is_first_failure = told.failed_on is None
    for number, (run, recording) in enumerate(trial.calls()):
        told.calls += 1
        if run.is_open:
            told.reason = run.steps[-1].why
        else:
            told.judged()
            for failure in trial.failures(run, number):
                told.take(_masked(failure, run), target)
        fails_now = is_first_failure and told.failed_on is target
        if fails_now or (manner.keeps_calls and target is bench.piece.releases[-1]):
            told.played.append(played_of(run, recording))


class _Trial:
    """A check on one release."""

    def __init__(self, check: Check, bench: Bench, target: Target) -> None:
        self._check = check
        self._bench = bench
        self._target = target
        wanted = bench.wanted(check.id, check.variant, is_check=True)
        self._subject = bench.source.subject(bench.piece.chosen(check.variant).subject, wanted)
        answered_well = check.kind in ("probe", "order")
        self._responder: Responder = (
            bench.source.responder(wanted) if answered_well else _BadProvider(check, bench.short)
        )

    def calls(self) -> Iterator[tuple[Run, Recording]]:
        """The calls of the caller."""
        return self._calls(self._check.probe.inputs, self._responder)

    def failures(self, run: Run, number: int) -> Iterator[Failure]:
        """What a call says about the blueprint; ``number`` is its place among the calls."""
        check = self._check
        match check.kind:
            case "probe":
                yield from judged_probe(check, run, self._responder)
            case "order":
                yield from order_failures(run, check.probe.inputs.docs, self._alone)
            case "error":
                yield from judged_error(check, run)
            case "fault":
                yield from (found for found in judged_fault(check, run) if not self._is_set_right(run, number))

    def _calls(self, inputs: Inputs, responder: Responder) -> Iterator[tuple[Run, Recording]]:
        check = self._check
        return self._bench.caller(check.variant, self._subject, check.caller, inputs, responder, self._target)

    def _alone(self, document: str) -> Run | None:
        """The call for one document."""
        inputs = replace(self._check.probe.inputs, docs=(document,))
        return next((run for run, _ in self._calls(inputs, StubProvider((), self._bench.short))), None)

    def _is_set_right(self, run: Run, number: int) -> bool:
        """Whether the answer is the same as to a good response: a script may sort results by their index."""
        pairs = self._calls(self._check.probe.inputs, StubProvider((), self._bench.short))
        good = next((one.outcome.response for at, (one, _) in enumerate(pairs) if at == number), None)
        answer = run.outcome.response
        return answer is not None and good is not None and answer.text == good.text


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
