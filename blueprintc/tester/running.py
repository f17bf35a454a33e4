"""``run_tests``: carries out a plan, here or in several processes, and puts the results together."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from blueprintc.errors import UsageError
from blueprintc.files import write_files
from blueprintc.tester.battery import Check, perform
from blueprintc.tester.carrying_out import Manner, carry_out
from blueprintc.tester.case import Case
from blueprintc.tester.fuzz import FuzzJob, perform_fuzz
from blueprintc.tester.options import TestOptions
from blueprintc.tester.plan import Item, Plan, Suite, make_plan, tested_files
from blueprintc.tester.problems import failure_of
from blueprintc.tester.result import CaseResult, Covered, FileResult, TestResult
from blueprintc.tester.snapshots import SnapshotChanges, changes_of, snapshot_file
from blueprintc.tester.sources import OfflineSource, ProviderSource
from blueprintc.version import __version__

if TYPE_CHECKING:
    from blueprintc.tester.coverage import Coverage

Progress: TypeAlias = Callable[[CaseResult], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What came of some blueprints: ``planned`` cases, of which an interruption or a failure may have left some out;
    ``left_out`` are those beyond a limit."""

    files: tuple[FileResult, ...]
    snapshots: SnapshotChanges
    planned: int
    left_out: int = 0
    interrupted: bool = False
    has_files: bool = False

    @property
    def untried(self) -> int:
        """Planned cases that were not tried."""
        return self.planned - sum(len(file.cases) for file in self.files)


def list_tests(options: TestOptions) -> list[tuple[Path, str]]:
    """The cases that a run would carry out, in order: blueprint and name. Raises as ``run_tests`` does."""
    plan = make_plan(options, options.source())
    _refuse_no_choice(options, len(plan.items), any_file=bool(plan.suites))
    return [(plan.suites[item.suite].path, item.task.name) for item in plan.items]


def run_tests(options: TestOptions, progress: Progress | None = None) -> TestResult:
    """Carry out all selected cases. ``progress`` hears of each as it is done, in order.

    Snapshots are written at the end, all at once. Raises ``ConfigError``, ``FileError`` and ``UsageError``; what is
    wrong with one file or case is in the result. An interruption ends the run with what was done by then.
    """
    began = time.perf_counter()
    source = options.source()
    parts = list(_parts(options, source, progress))
    interrupted = any(part.interrupted for part in parts)
    planned = sum(part.planned for part in parts)
    if not interrupted:
        _refuse_no_choice(options, planned, any_file=any(part.planned or part.has_files for part in parts))
    notes = list(source.end())
    if not interrupted:
        changes = SnapshotChanges.all(part.snapshots for part in parts)
        write_files(changes.texts)
        notes += changes.notes()
    left_out, untried = sum(part.left_out for part in parts), sum(part.untried for part in parts)
    if left_out:
        notes.append(f"{left_out} more cases were not tried (--limit)")
    if options.fail_fast and untried:
        notes.append(f"stopped at the first failure; {untried} cases were not tried")
    return TestResult(
        files=tuple(file for part in parts for file in part.files),
        seconds=time.perf_counter() - began,
        notes=tuple(notes),
        version=__version__,
        interrupted=interrupted,
        coverage_wanted=options.coverage,
    )


def _parts(options: TestOptions, source: ProviderSource, progress: Progress | None) -> Iterator[Part]:
    """The run in one part; or, where several processes share many blueprints, a part for each of these."""
    if options.jobs > 1:
        if options.source is not OfflineSource:
            raise UsageError("--jobs works offline only: a provider is asked one question after the other")
        whole = options.fail_fast or options.since or options.shard[1] > 1 or options.limit is not None
        files = [] if whole else tested_files(options)
        if len(files) >= 2 * options.jobs:
            from blueprintc.tester.jobs import parts_in_processes  # most runs are one process

            yield from parts_in_processes(files, options, progress)
            return
    yield run_part(options, source, progress)


def run_part(options: TestOptions, source: ProviderSource, progress: Progress | None = None) -> Part:
    """Plan and carry out the cases of some paths; nothing is written."""
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
    return Part(
        files=_files(plan, results, coverage),
        snapshots=_snapshots(plan, results, options),
        planned=len(plan.items),
        left_out=plan.left_out,
        interrupted=interrupted,
        has_files=bool(plan.suites),
    )


def _refuse_no_choice(options: TestOptions, planned: int, *, any_file: bool) -> None:
    """A choice that no case fits is a mistake, unless there is nothing to choose from."""
    words = [*options.names, *options.tags, *options.callers]
    everything = not options.since and options.shard[1] == 1 and options.source is OfflineSource
    if words and not planned and any_file and everything:
        raise UsageError(f"no case is chosen by {', '.join(words)}; --list names those that there are")


def _coverage(options: TestOptions) -> "Coverage | None":
    if not options.coverage:
        return None
    from blueprintc.tester.coverage import Coverage  # loads Painless, which most runs do without

    return Coverage()


def _results(plan: Plan, options: TestOptions, coverage: "Coverage | None") -> Iterator[CaseResult]:
    if options.jobs > 1 and len(plan.items) > 1:
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


def _snapshots(plan: Plan, results: Sequence[CaseResult], options: TestOptions) -> SnapshotChanges:
    """What cases gave; with ``update_snapshots`` and everything tried, without what no case asks for."""
    taken: dict[int, dict[str, str]] = {}
    for item, result in zip(plan.items, results, strict=False):
        if result.snapshot is not None and not options.frozen_snapshots:
            taken.setdefault(item.suite, {})[result.snapshot[0]] = result.snapshot[1]
    return SnapshotChanges.all(
        changes_of(
            snapshot_file(suite.path),
            suite.snapshots,
            taken.get(number, {}),
            {case.key for case in suite.tests.cases if "snapshot" in case.expect},
            drops_unused=options.update_snapshots and not options.selects,
        )
        for number, suite in enumerate(plan.suites)
    )
