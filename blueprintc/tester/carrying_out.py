"""``carry_out``: a written case to its result."""

import dataclasses
import time
from collections.abc import Iterator, Sequence

from blueprintc.emulator.callers import Finding, Inputs
from blueprintc.emulator.callers.answer import error_reason, shorten
from blueprintc.emulator.dry_run import Run, mask
from blueprintc.errors import BlueprintcError
from blueprintc.records import record, replace
from blueprintc.source import Span
from blueprintc.tester.bench import Bench, declared_outputs
from blueprintc.tester.case import Case
from blueprintc.tester.expectations import Evidence
from blueprintc.tester.expectations.error import error_of
from blueprintc.tester.expectations.trips import TripsExpectation
from blueprintc.tester.playing import Recording, played_of
from blueprintc.tester.problems import place_of
from blueprintc.tester.result import CaseResult, Failure, Place
from blueprintc.tester.snapshot_text import snapshot_text


@record(kw_only=True)
class Manner:
    """How cases are carried out: whether calls of passed ones are kept, and what is done about snapshots."""

    keeps_calls: bool = False
    missing_snapshot_fails: bool = False
    updates_snapshots: bool = False
    compares_snapshots: bool = True


def carry_out(case: Case, bench: Bench, snapshot: str | None, manner: Manner) -> CaseResult:
    """Make the calls of a case and hold them against what is expected. ``snapshot`` is that on the disk."""
    began = time.perf_counter()
    result = CaseResult(
        id=case.id,
        name=case.name,
        kind="test",
        path=case.path.as_posix(),
        verdict="passed",
        variant=case.variant,
        caller=case.caller,
        tags=case.tags,
        releases=(case.target.name,),
        place=place_of(case.place),
    )
    wanted = bench.wanted(case.id, case.variant, case.responses)
    reason = case.skip or bench.source.refuses(wanted)
    if reason:
        return dataclasses.replace(result, verdict="skipped", reason=reason)
    try:
        pairs = list(_calls(case, bench))
    except BlueprintcError as error:
        seconds = time.perf_counter() - began
        return dataclasses.replace(result, verdict="error", reason=str(error), seconds=seconds)
    runs = [run for run, _ in pairs]
    failures = tuple(_masked(failure, runs) for failure in _failures(case, runs, snapshot, manner))
    failed = any(failure.severity == "error" for failure in failures)
    writes = manner.compares_snapshots and (snapshot is None or manner.updates_snapshots) and not failed
    takes_snapshot = writes and "snapshot" in case.expect
    return dataclasses.replace(
        result,
        verdict="failed" if failed else "passed",
        failures=failures,
        played=tuple(played_of(*pair) for pair in pairs) if failed or manner.keeps_calls else (),
        calls=len(runs),
        snapshot=(case.key, snapshot_text(runs)) if takes_snapshot else None,
        seconds=time.perf_counter() - began,
    )


def _calls(case: Case, bench: Bench) -> Iterator[tuple[Run, Recording]]:
    wanted = bench.wanted(case.id, case.variant, case.responses)
    subject = bench.source.subject(bench.piece.chosen(case.variant).subject, wanted)
    responder = bench.source.responder(wanted)
    if case.call is not None:
        yield bench.call(case.variant, subject, case.call, responder, case.target)
    else:
        inputs = _inputs(case, bench)
        yield from bench.caller(case.variant, subject, case.caller or "predict", inputs, responder, case.target)


def _inputs(case: Case, bench: Bench) -> Inputs:
    inputs = case.inputs or Inputs()
    if case.caller == "predict" and not inputs.outputs:
        return replace(inputs, outputs=declared_outputs(bench.piece, case.variant))
    return inputs


def _failures(case: Case, runs: Sequence[Run], snapshot: str | None, manner: Manner) -> Iterator[Failure]:
    evidence = Evidence(
        runs=runs,
        snapshot=None if manner.updates_snapshots else snapshot,
        missing_snapshot_fails=manner.missing_snapshot_fails and not manner.updates_snapshots,
    )
    for kind, expectation in case.expect.items():
        if kind != "snapshot" or manner.compares_snapshots:
            yield from expectation.check(evidence)
    if "error" not in case.expect:
        for at, run in enumerate(runs):
            yield from _of_run(case, run, at)


def _of_run(case: Case, run: Run, at: int) -> Iterator[Failure]:
    """What the caller trips over, or that the server refuses a call that nobody has to be content with."""
    place = place_of(_caller_span(case))
    if case.call is None:
        trips = case.expect.get("trips")
        borne = trips.slugs if isinstance(trips, TripsExpectation) else ()
        for finding in run.findings:
            if finding.slug not in borne:
                yield failure_of_finding(finding, place, at)
    else:
        answer = error_of(run)
        if answer is not None:
            reason = shorten(error_reason(answer.text))
            message = f"the server answers with status {answer.status}: {reason}"
            yield Failure(kind="answer", message=message, place=place, played=at)
    if run.is_open and not any(kind in case.expect for kind in ("requests", "snapshot")):
        message = f"nothing was judged: {run.steps[-1].why}"
        yield Failure(kind="no-response", message=message, severity="warning", place=place, played=at)


def failure_of_finding(finding: Finding, place: Place | None, at: int | None) -> Failure:
    """What a caller trips over, as a failure."""
    return Failure(
        kind=finding.slug,
        message=finding.message,
        severity=finding.severity,
        place=place,
        help=finding.help,
        played=at,
    )


def _caller_span(case: Case) -> Span:
    member = case.node.member("caller") or case.node.member("call")
    return case.place if member is None else member.span


def _masked(failure: Failure, runs: Sequence[Run]) -> Failure:
    secrets = runs[0].secrets if runs else ()
    if not secrets:
        return failure
    return dataclasses.replace(
        failure,
        message=mask(failure.message, secrets),
        expected=mask(failure.expected, secrets),
        actual=mask(failure.actual, secrets),
        difference=mask(failure.difference, secrets),
    )
