"""``--jobs``: the cases of a plan in several processes, their results in the plan's order."""

import dataclasses
import multiprocessing
import signal
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TypeAlias

from blueprintc.errors import FileError
from blueprintc.tester.coverage import Coverage, Hits
from blueprintc.tester.options import TestOptions
from blueprintc.tester.plan import Plan, make_plan
from blueprintc.tester.result import CaseResult

#: How many pieces of work each process gets; more of them even out, fewer cost less.
_PIECES = 12

_Piece: TypeAlias = "tuple[list[CaseResult], Hits | None]"


class _Worker:
    """What one process works on; filled when the process begins, and used by nobody else."""

    plan: Plan | None = None
    options: TestOptions | None = None
    coverage: Coverage | None = None


def in_processes(plan: Plan, options: TestOptions, coverage: Coverage | None) -> Iterator[CaseResult]:
    """All results in order. Raises ``FileError`` where a process dies."""
    ranges = list(_ranges(plan, options.jobs))
    # A process that is forked has the plan already; elsewhere each makes it anew, which gives the same.
    forks = "fork" in multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("fork" if forks else "spawn")
    given = plan if forks else None
    executor = ProcessPoolExecutor(
        min(options.jobs, len(ranges)), context, initializer=_begin, initargs=(given, options, coverage)
    )
    futures: list[Future[_Piece]] = []
    try:
        futures = [executor.submit(_work, start, end) for start, end in ranges]
        for future in futures:
            results, hits = future.result()
            if coverage is not None and hits is not None:
                coverage.merge(hits)
            yield from results
    except (KeyboardInterrupt, GeneratorExit):
        for process in multiprocessing.active_children():
            process.terminate()  # nothing that they still do is wanted
        raise
    except BrokenProcessPool as error:
        raise FileError("a process of --jobs ended too early; was it killed, or short of memory?") from error
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


def _begin(plan: Plan | None, options: TestOptions, coverage: Coverage | None) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process tells the others to stop
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
