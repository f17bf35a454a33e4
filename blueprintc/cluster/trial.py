"""``trial``: blueprints tested on a cluster: connectors and models of their own, called, compared, and taken away.

What is made is written down before it is made, as in a deployment; what an interrupted run has left is taken away by
the next one.
"""

import json
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import field

from blueprintc.cluster.client import Client
from blueprintc.cluster.deploy.carry_out import DeployOptions, Resolve, carry_out, take_up
from blueprintc.cluster.deploy.found import Journal
from blueprintc.cluster.deploy.smoke import SmokeResult, smoke, smoke_calls, verified
from blueprintc.cluster.deploy.undo import undo
from blueprintc.cluster.desired import Desired
from blueprintc.cluster.errors import ClusterError
from blueprintc.cluster.holdings import read_holdings
from blueprintc.cluster.plan import make_plan
from blueprintc.data import Target
from blueprintc.errors import LiveError, UnsupportedError
from blueprintc.records import record, replace
from blueprintc.runner import RunOptions
from blueprintc.tester.result import CaseResult, Failure, FileResult, Played, TestResult
from blueprintc.transport.live import LiveSession
from blueprintc.version import __version__

PREFIX = "blueprintc test: "
"""How the names of connectors, groups and models begin that a trial makes."""

Progress = Callable[[str], None]


@record(kw_only=True)
class Trial:
    """What a trial works with. ``options`` read the blueprints again, for their tests."""

    client: Client
    journal: Journal
    resolve: Resolve
    session: LiveSession
    progress: Progress
    release: str = ""
    options: RunOptions = field(default_factory=RunOptions)


def trial(desired: Iterable[Desired], work: Trial) -> TestResult:
    """Try every connector; always cleans up, also after an interruption. Raises ``ClusterError``."""
    began = time.monotonic()
    _clean(work)
    files: list[FileResult] = []
    try:
        for one in desired:
            cases = tuple(_tried(one, work))
            files.append(
                FileResult(
                    path=one.path.as_posix(),
                    name=one.name,
                    cases=cases,
                    provider=one.built.provider,
                    callers=one.built.callers,
                )
            )
    finally:
        _clean(work)
    return TestResult(files=tuple(files), seconds=time.monotonic() - began, version=__version__)


def _tried(one: Desired, work: Trial) -> Iterator[CaseResult]:
    shadow = _shadow(one)
    try:
        holdings = read_holdings(work.client, work.release)
        plan = make_plan([shadow], holdings, work.journal.state)
        carry_out(plan, work.client, work.journal, work.resolve, work.progress, DeployOptions())
        model = work.journal.state.entry(shadow.key).model
        if model is None:
            raise ClusterError("the cluster has made no model")
        calls = smoke_calls(one, holdings.target, work.options)
        for result in smoke(work.client, model, calls, holdings.target, work.session.scrubber):
            yield _case(one, _compared(result, one, holdings.target, work), holdings.target)
    except LiveError as error:
        yield _broken(one, work.session.scrubber.text(str(error)))
    finally:
        _clean(work)


def _clean(work: Trial) -> None:
    """Take everything away, also what was begun and whose answer has not come."""
    take_up(work.client, work.journal)
    undo(list(work.journal.state.entries), work.client, work.journal, work.progress)


def _compared(result: SmokeResult, one: Desired, target: Target, work: Trial) -> SmokeResult:
    try:
        return verified(result, one, target, work.session)
    except UnsupportedError:
        return result  # the cluster's answer stands alone where the emulator has none


def _shadow(one: Desired) -> Desired:
    """The same under a name that nobody else uses."""
    body = json.dumps({**one.connector, "name": f"{PREFIX}{one.name}"}, ensure_ascii=False)
    return replace(one, body=body)


def _case(one: Desired, result: SmokeResult, target: Target) -> CaseResult:
    smoked = result.smoked
    failures = tuple(
        Failure(kind=found.slug, message=found.message, severity=found.severity, help=found.help, played=0)
        for found in result.findings
    )
    played = Played(
        title=smoked.title,
        release=target.name,
        path=smoked.call.path,
        body=smoked.call.body,
        status=result.status,
        answer=result.text,
    )
    return CaseResult(
        id=f"{one.key}:{smoked.caller or 'call'}:{smoked.title}",
        name=smoked.title if smoked.caller is None else f"{smoked.caller}: {smoked.title}",
        kind="test" if smoked.caller is None else "caller",
        path=one.path.as_posix(),
        verdict="failed" if result.failed else "passed",
        variant=one.built.variant,
        caller=smoked.caller,
        releases=(target.name,),
        failures=failures,
        played=(played,),
        calls=1,
    )


def _broken(one: Desired, reason: str) -> CaseResult:
    return CaseResult(
        id=f"{one.key}:cluster",
        name="deploy for the test",
        kind="file",
        path=one.path.as_posix(),
        verdict="error",
        variant=one.built.variant,
        reason=reason,
    )
