"""Carries out checks: on every release, told together."""

import dataclasses
import time
from collections.abc import Iterator

from blueprintc.data import Feature, Target
from blueprintc.data.releases import describe
from blueprintc.emulator.callers import SERVER_CHANGES, Finding
from blueprintc.emulator.dry_run import Run, mask
from blueprintc.emulator.exchange import ProviderResponse, Request, Responder
from blueprintc.errors import BlueprintcError
from blueprintc.records import record
from blueprintc.tester.battery.check import Check
from blueprintc.tester.battery.generic_errors import GENERIC_ERRORS
from blueprintc.tester.battery.pasting import paste_of
from blueprintc.tester.bench import Bench
from blueprintc.tester.carrying_out import Manner, failure_of_finding, is_open
from blueprintc.tester.playing import Recording, played_of
from blueprintc.tester.problems import place_of
from blueprintc.tester.responses import StubProvider
from blueprintc.tester.result import CaseResult, Failure, Place, Played, Verdict
from blueprintc.tester.short_stubs import ShortStubs
from blueprintc.tester.stubs import stub_error

#: Findings about what was sent; they count whatever was answered.
_ABOUT_REQUESTS = frozenset({"body-is-not-json", "text-changed"})
#: Texts that providers may refuse.
_REFUSABLE = frozenset({"empty", "blank"})
#: Callers whose parameters are the user's own, so that a provider may have reason to refuse them.
_RAW = frozenset({"predict", "ml_inference", "batch", "stream"})
#: How many documents the answer in ``<stem>.response.json`` is for.
_SAMPLE_COUNT = 2


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
        paste=paste_of(check, told.failed_on) if failed else "",
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
    responder = bench.source.responder(wanted) if check.kind == "probe" else _BadProvider(check, bench.short)
    first_failure, inputs = told.failed_on is None, check.probe.inputs
    for run, recording in bench.caller(check.variant, subject, check.caller, inputs, responder, target):
        told.calls += 1
        for failure in _judged(check, run, recording, responder, told):
            told.take(_masked(failure, run), target)
        if (first_failure and told.failed_on is target) or (manner.keeps_calls and target is bench.piece.releases[-1]):
            told.played.append(played_of(run, recording))


def _judged(check: Check, run: Run, recording: Recording, responder: Responder, told: _Told) -> Iterator[Failure]:
    if is_open(run):
        told.reason = run.steps[-1].why
        return
    told.judged()
    if check.kind == "error":
        yield from _judged_error(check, run)
    elif check.kind == "fault":
        yield from _judged_fault(check, run)
    else:
        yield from _judged_probe(check, run, responder)


def _judged_probe(check: Check, run: Run, responder: Responder) -> Iterator[Failure]:
    used_sample = isinstance(responder, StubProvider) and responder.used_sample
    count = len(check.probe.inputs.docs)
    for finding in run.findings:
        if used_sample and count not in (0, _SAMPLE_COUNT) and finding.slug not in _ABOUT_REQUESTS:
            continue  # the answer is for another number of documents
        failure = failure_of_finding(finding, None, None)
        borne = _why_borne(check, finding, run)
        yield _limit(failure, borne) if borne else failure


def _why_borne(check: Check, finding: Finding, run: Run) -> str:
    """Why a finding is no fault of the blueprint; empty: it is one."""
    text = check.probe.text
    if text in SERVER_CHANGES:
        return "ML Commons itself changes or refuses such texts"
    if text is not None and check.caller in _RAW and not run.target.has(Feature.ESCAPE_REQUEST_PARAMETERS):
        return "ML Commons before 2.10 puts parameters into bodies without escaping them"
    if text in _REFUSABLE and finding.slug == "error-answer" and run.outcome.requests:
        return "the provider refuses such texts"
    if text is not None and check.caller in _RAW and _is_refusal(run):
        return "the provider refuses such texts"
    if text == "control characters" and finding.slug not in _ABOUT_REQUESTS and _is_scripted(run):
        return "the function escape of ML Commons leaves such characters, and the stub repeats them in its answer"
    return ""


def _is_scripted(run: Run) -> bool:
    return any(step.stage == "post_process" and "escape" in step.given.get("script", "") for step in run.steps)


def _is_refusal(run: Run) -> bool:
    """Whether the provider refuses a request in which everything arrived as it was."""
    return bool(run.outcome.requests) and [finding.slug for finding in run.findings] == ["error-answer"]


def _judged_error(check: Check, run: Run) -> Iterator[Failure]:
    """A provider's error must become an error of the server, in its own form."""
    answer = run.outcome.response
    if not run.outcome.requests:
        return  # the probes tell why there is none
    if answer is None:
        why = run.steps[-1].why if run.steps else ""
        message = f"the server never answers when the provider does with error {check.answer}: {why}"
        yield Failure(kind="no-answer", message=message, severity="limit")
    elif answer.status < 400:
        message = f"the provider's error {check.answer} becomes an answer with status {answer.status}"
        yield Failure(kind="error-passes", message=message)


def _judged_fault(check: Check, run: Run) -> Iterator[Failure]:
    """A wrong answer should be noticed: by the server, or by the caller."""
    answer = run.outcome.response
    if answer is None or answer.status >= 400 or run.findings or not run.outcome.requests:
        return
    message = f"nobody notices when {check.words or check.answer}"
    yield Failure(kind="unnoticed", message=message, severity="limit")


def _limit(failure: Failure, why: str) -> Failure:
    return dataclasses.replace(failure, severity="limit", help=why)


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


def told_releases(failure: Failure) -> str:
    """The releases of a failure in words."""
    return describe(tuple(Target.parse(name) for name in failure.releases)) if failure.releases else ""
