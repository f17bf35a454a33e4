"""``--jobs``: the cases of a plan in several processes, their results in the plan's order."""

import contextlib
import dataclasses
import multiprocessing
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from blueprintc.errors import FileError
from blueprintc.tester.coverage import Coverage, Hits
from blueprintc.tester.options import TestOptions
from blueprintc.tester.plan import Plan, make_plan
from blueprintc.tester.result import CaseResult

if TYPE_CHECKING:
    from blueprintc.tester.running import Part

_FORKS = "fork" in multiprocessing.get_all_start_methods()
#: How many pieces of work each process gets; more of them even out, fewer cost less.
_PIECES = 12

_Piece: TypeAlias = "tuple[list[CaseResult], Hits | None]"


class _Worker:
    """What one process works on; filled when the process begins, and used by nobody else."""

    plan: Plan | None = None
    options: TestOptions | None = None
    coverage: Coverage | None = None


def in_processes(plan: Plan, options: TestOptions, coverage: Coverage | None) -> Iterator[CaseResult]:
    """The results of one plan, in order. Raises ``FileError`` where a process dies."""
    ranges = list(_ranges(plan, options.jobs))
    # A process that is forked has the plan already; elsewhere each makes it anew, which gives the same.
    given = plan if _FORKS else None
    with _pool(min(options.jobs, len(ranges)), _begin, (given, options, coverage)) as pool:
        futures: list[Future[_Piece]] = [pool.submit(_work, start, end) for start, end in ranges]
        for future in futures:
            results, hits = future.result()
            if coverage is not None and hits is not None:
                coverage.merge(hits)
            yield from results


def parts_in_processes(
    files: "Sequence[Path]", options: TestOptions, progress: "Callable[[CaseResult], None] | None"
) -> "Iterator[Part]":
    """A part for each file, in order: processes plan and carry out whole files. Raises as ``in_processes`` does.

    An interruption ends with what is done.
    """
    from blueprintc.tester.running import Part
    from blueprintc.tester.snapshots import SnapshotChanges

    single = dataclasses.replace(options, jobs=1)
    try:
        with _pool(options.jobs, _ignore_interruptions, ()) as pool:
            futures: list[Future[Part]] = [pool.submit(_work_on_file, file, single) for file in files]
            for future in futures:
                part = future.result()
                if progress is not None:
                    for case in (case for file in part.files for case in file.cases):
                        progress(case)
                yield part
    except KeyboardInterrupt:
        yield Part(files=(), snapshots=SnapshotChanges({}), planned=0, interrupted=True)


@contextlib.contextmanager
def _pool(count: int, begin: "Callable[..., None]", arguments: tuple[object, ...]) -> Iterator[ProcessPoolExecutor]:
    """Processes that stop at once where nobody wants their work any more."""
    context = multiprocessing.get_context("fork" if _FORKS else "spawn")
    executor = ProcessPoolExecutor(count, context, initializer=begin, initargs=arguments)
    try:
        yield executor
    except BrokenProcessPool as error:
        raise FileError("a process of --jobs ended too early; was it killed, or short of memory?") from error
    except BaseException:
        for process in multiprocessing.active_children():
            process.terminate()  # nothing that they still do is wanted
        raise
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


def _ranges(plan: Plan, jobs: int) -> Iterator[tuple[int, int]]:
    """The pieces of a plan: whole blueprints where there are many of them, because their cases share what was built
    and answered before; else equal parts."""
    total = len(plan.items)
    size = max(1, -(-total // (jobs * _PIECES)))
    if len({item.suite for item in plan.items}) < jobs * 4:
        yield from ((start, min(start + size, total)) for start in range(0, total, size))
        return
    start = 0
    for end in range(1, total + 1):
        if end == total or (end - start >= size and plan.items[end].suite != plan.items[end - 1].suite):
            yield start, end
            start = end


def _ignore_interruptions() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process tells the others to stop


def _work_on_file(file: "Path", options: TestOptions) -> "Part":
    from blueprintc.tester.running import run_part

    return run_part(dataclasses.replace(options, paths=(file,)), options.source())


def _begin(plan: Plan | None, options: TestOptions, coverage: Coverage | None) -> None:
    _ignore_interruptions()
    single = dataclasses.replace(options, jobs=1)
    _Worker.options, _Worker.coverage = single, coverage
    if plan is None:
        _Worker.coverage = Coverage() if options.coverage else None
        plan = make_plan(single, options.source(), _Worker.coverage)
        for suite in plan.suites:
            if _Worker.coverage is not None:
                _Worker.coverage.expect(suite.piece)
    _Worker.plan = plan
    if _Worker.coverage is not None:
        _Worker.coverage.forget()


def _work(start: int, end: int) -> _Piece:
    from blueprintc.tester.running import manner_of, perform_item

    plan, options = _Worker.plan, _Worker.options
    assert plan is not None and options is not None  # noqa: S101, PT018  _begin was called
    manner = manner_of(options)
    results = [perform_item(item, plan.suites[item.suite], manner) for item in plan.items[start:end]]
    return results, None if _Worker.coverage is None else _Worker.coverage.taken()
