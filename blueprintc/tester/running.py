"""``run_tests``: carries out a plan, here or in several processes, and puts the results together."""

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from blueprintc.errors import UsageError
from blueprintc.files import write_files
from blueprintc.tester.battery import Check, perform
from blueprintc.tester.carrying_out import Manner, carry_out
from blueprintc.tester.case import Case
from blueprintc.tester.fuzz import FuzzJob, perform_fuzz
from blueprintc.tester.options import TestOptions
from blueprintc.tester.plan import Item, Plan, Suite, make_plan
from blueprintc.tester.problems import failure_of
from blueprintc.tester.result import CaseResult, Covered, FileResult, TestResult
from blueprintc.tester.snapshots import snapshot_file, unused, written
from blueprintc.tester.sources import OfflineSource
from blueprintc.version import __version__

if TYPE_CHECKING:
    from blueprintc.tester.coverage import Coverage


def list_tests(options: TestOptions) -> list[tuple[Path, str]]:
    """The cases that a run would carry out, in order: blueprint and name. Raises as ``run_tests`` does."""
    plan = make_plan(options, options.source())
    return [(plan.suites[item.suite].path, item.task.name) for item in plan.items]


def run_tests(options: TestOptions, progress: Callable[[CaseResult], None] | None = None) -> TestResult:
    """Carry out all selected cases. ``progress`` hears of each as it is done, in order.

    Snapshots are written at the end, all at once. Raises ``ConfigError``, ``FileError`` and ``UsageError``; what is
    wrong with one file or case is in the result. An interruption ends the run with what was done by then.
    """
    began = time.perf_counter()
    source = options.source()
    coverage = _coverage(options)
    plan = make_plan(options, source, coverage)
    if coverage is not None:
        for suite in plan.suites:
            coverage.expect(suite.piece)
    results: list[CaseResult] = []
    interrupted = False
    try:
        for result in _results(plan, options, coverage):
            results.append(result)
            if progress is not None:
                progress(result)
            if options.fail_fast and result.verdict in ("failed", "error"):
                break
    except KeyboardInterrupt:
        interrupted = True
    notes = list(source.end())
    if not interrupted:
        notes += _write_snapshots(plan, results, options)
    if plan.left_out:
        notes.append(f"{plan.left_out} more cases were not tried (--limit)")
    if options.fail_fast and len(results) < len(plan.items):
        notes.append(f"stopped at the first failure; {len(plan.items) - len(results)} cases were not tried")
    return TestResult(
        files=_files(plan, results, coverage),
        seconds=time.perf_counter() - began,
        notes=tuple(notes),
        version=__version__,
        interrupted=interrupted,
        coverage_wanted=options.coverage,
    )


def _coverage(options: TestOptions) -> "Coverage | None":
    if not options.coverage:
        return None
    from blueprintc.tester.coverage import Coverage  # loads Painless, which most runs do without

    return Coverage()


def _results(plan: Plan, options: TestOptions, coverage: "Coverage | None") -> Iterator[CaseResult]:
    if options.jobs > 1 and len(plan.items) > 1:
        if options.source is not OfflineSource:
            raise UsageError("--jobs works offline only: a provider is asked one question after the other")
        from blueprintc.tester.jobs import in_processes  # most runs are one process

        yield from in_processes(plan, options, coverage)
        return
    manner = manner_of(options)
    for item in plan.items:
        yield perform_item(item, plan.suites[item.suite], manner)


def manner_of(options: TestOptions) -> Manner:
    """How cases of a run are carried out."""
    return Manner(
        keeps_calls=options.keeps_calls,
        missing_snapshot_fails=options.frozen_snapshots,
        updates_snapshots=options.update_snapshots,
        compares_snapshots=options.source is OfflineSource,  # what a real provider answers is another thing each time
    )


def perform_item(item: Item, suite: Suite, manner: Manner) -> CaseResult:
    """Carry out one case of a plan."""
    task = item.task
    if isinstance(task, Case) and suite.bench is not None:
        return carry_out(task, suite.bench, suite.snapshots.get(task.key), manner)
    if isinstance(task, Check) and suite.bench is not None:
        return perform(task, suite.bench, manner)
    if isinstance(task, FuzzJob) and suite.bench is not None:
        return perform_fuzz(task, suite.bench, manner)
    path = suite.path.as_posix()
    return CaseResult(
        id=f"{path}::file",
        name=task.name,
        kind="file",
        path=path,
        verdict="error",
        reason=suite.broken or "its tests cannot be read",
        failures=tuple(failure_of(problem) for problem in suite.tests.problems),
    )


def _files(plan: Plan, results: Sequence[CaseResult], coverage: "Coverage | None") -> tuple[FileResult, ...]:
    """The results by blueprint; blueprints without a case are left out, unless their coverage counts."""
    by_suite: dict[int, list[CaseResult]] = {}
    for item, result in zip(plan.items, results, strict=False):
        by_suite.setdefault(item.suite, []).append(result)
    found = []
    for number, suite in enumerate(plan.suites):
        covered: tuple[Covered, ...] = () if coverage is None else coverage.of(suite.piece)
        if number in by_suite or covered:
            found.append(_file(suite, by_suite.get(number, []), covered))
    return tuple(found)


def _file(suite: Suite, cases: Sequence[CaseResult], covered: tuple[Covered, ...]) -> FileResult:
    built = () if suite.piece is None else suite.piece.built
    instance = suite.piece.connectors[0].instance if suite.piece is not None and suite.piece.connectors else None
    return FileResult(
        path=suite.path.as_posix(),
        name=suite.name,
        cases=tuple(cases),
        provider=next(iter(instance.names("provider")), "") if instance is not None else "",
        callers=tuple(dict.fromkeys(caller for one in built for caller in one.callers)),
        coverage=covered,
    )


def _write_snapshots(plan: Plan, results: Sequence[CaseResult], options: TestOptions) -> list[str]:
    """Write what cases gave; with ``update_snapshots`` and everything tried, drop what no case asks for."""
    texts: dict[Path, str] = {}
    count = dropped = left = 0
    taken: dict[int, dict[str, str]] = {}
    for item, result in zip(plan.items, results, strict=False):
        if result.snapshot is not None and not options.frozen_snapshots:
            taken.setdefault(item.suite, {})[result.snapshot[0]] = result.snapshot[1]
    for number, suite in enumerate(plan.suites):
        new = taken.get(number, {})
        keys = {case.key for case in suite.tests.cases if "snapshot" in case.expect}
        extra = unused(suite.snapshots, keys)
        merged = {**suite.snapshots, **new}
        if extra and options.update_snapshots and not options.selects:
            merged = {key: text for key, text in merged.items() if key not in extra}
            dropped += len(extra)
        else:
            left += len(extra)
        if merged != suite.snapshots:
            count += sum(suite.snapshots.get(key) != text for key, text in new.items())
            texts[snapshot_file(suite.path)] = written(merged)
    write_files(texts)
    notes = [f"{count} snapshot{'s' * (count != 1)} written"] if count else []
    notes += [f"{dropped} snapshot{'s' * (dropped != 1)} removed"] if dropped else []
    if left:
        notes.append(f"{left} snapshot{'s' * (left != 1)} that no test asks for; -u removes them")
    return notes
