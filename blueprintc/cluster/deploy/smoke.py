"""Smoke tests: calls through the cluster, with the blueprint's own test inputs, judged by the callers' contracts."""

from collections.abc import Iterator, Sequence

from blueprintc.cluster.agreement import disagreements
from blueprintc.cluster.client import Client
from blueprintc.cluster.desired import Desired
from blueprintc.data import Target
from blueprintc.emulator import callers
from blueprintc.emulator.callers import CallerCall, Finding
from blueprintc.emulator.dry_run import Server, Subject, dry_run
from blueprintc.emulator.exchange import Call, Outcome, RestAnswer
from blueprintc.errors import LiveError, UnsupportedError, UsageError
from blueprintc.records import record, replace
from blueprintc.runner import TRUST_ALL, RunOptions, workpiece
from blueprintc.tester.case import Case
from blueprintc.tester.reading import read_tests
from blueprintc.transport.live import LiveSession, LiveSubject
from blueprintc.transport.scrub import Scrubber

#: Calls that begin jobs or stream answers are left to the tests of blueprints.
_NOT_SMOKED = frozenset({"batch", "stream"})


@record(kw_only=True)
class SmokeCall:
    """One call: ``caller`` is ``None`` for a call that a test makes itself, which is judged by its status alone."""

    title: str
    caller: str | None
    made: CallerCall | None
    call: Call


@record(kw_only=True)
class SmokeResult:
    """What came of a call: the cluster's answer, scrubbed, and what is wrong with it."""

    smoked: SmokeCall
    status: int
    text: str
    findings: tuple[Finding, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether the model cannot be used like that."""
        return any(finding.severity == "error" for finding in self.findings)


def smoke_calls(one: Desired, target: Target, options: RunOptions | None = None) -> list[SmokeCall]:
    """The calls of the blueprint's written tests that plan no answers; without any, of its callers with sample inputs.

    Raises as ``blueprintc.runner.workpiece`` does.
    """
    return list(_written(one, target, options or RunOptions())) or list(_sampled(one, target))


def _written(one: Desired, target: Target, options: RunOptions) -> Iterator[SmokeCall]:
    piece = workpiece(one.path, replace_target(options, target))
    fit: dict[str, Case] = {}
    for case in read_tests(piece).cases:
        if case.variant == one.built.variant and case.responses is None and not case.skip:
            # of the same test on several releases, the cluster's own counts, else the newest
            if case.key not in fit or fit[case.key].target != target:
                fit[case.key] = case
    for key, case in fit.items():
        if case.call is not None:
            yield SmokeCall(title=key, caller=None, made=None, call=case.call)
        elif case.caller is not None and case.caller not in _NOT_SMOKED:
            inputs = case.inputs or callers.sample_inputs(case.caller, one.built.inputs, provider=one.built.provider)
            yield from _supplied(case.caller, key, inputs, target)


def _sampled(one: Desired, target: Target) -> Iterator[SmokeCall]:
    for name in one.built.callers or ("predict",):
        if name not in _NOT_SMOKED:
            inputs = callers.sample_inputs(name, one.built.inputs, provider=one.built.provider)
            yield from _supplied(name, "sample", inputs, target)


def _supplied(caller: str, title: str, inputs: callers.Inputs, target: Target) -> Iterator[SmokeCall]:
    try:
        made_calls = callers.caller(caller).supply(inputs, target)
    except (UsageError, UnsupportedError):
        return  # what the caller lacks is a finding of its test, and no matter of the cluster
    for made in made_calls:
        yield SmokeCall(title=f"{title}: {made.title}", caller=caller, made=made, call=made.call)


def replace_target(options: RunOptions, target: Target) -> RunOptions:
    """The options with the release of the cluster."""
    return RunOptions(
        target=target.name,
        settings=options.settings,
        variant=options.variant,
        config=options.config,
        variables=options.variables,
        environment=options.environment,
    )


def smoke(
    client: Client, model_id: str, calls: Sequence[SmokeCall], target: Target, scrubber: Scrubber
) -> Iterator[SmokeResult]:
    """Make the calls. Raises ``ClusterError`` where no answer comes."""
    for smoked in calls:
        answer = client.call_model(model_id, smoked.call.path, smoked.call.body or "")
        text = scrubber.text(answer.text)
        findings = tuple(_findings(smoked, answer.status, answer.text, answer.reason, target))
        told = tuple(replace(found, message=scrubber.text(found.message)) for found in findings)
        yield SmokeResult(smoked=smoked, status=answer.status, text=text, findings=told)


def _findings(smoked: SmokeCall, status: int, text: str, reason: str, target: Target) -> Iterator[Finding]:
    if status >= 300:
        yield Finding(slug="refused", message=f"the cluster answers with status {status}: {reason}")
    elif smoked.caller is not None and smoked.made is not None:
        outcome = Outcome(None, None, (), RestAnswer(status, text))
        yield from callers.caller(smoked.caller).verify(outcome, smoked.made, target)


def verified(result: SmokeResult, one: Desired, target: Target, session: LiveSession) -> SmokeResult:
    """The result with what differs from the emulator's answer to the same call, which asks the provider itself.

    Raises ``LiveError`` where the provider cannot be asked.
    """
    subject = LiveSubject(
        connector=one.body, folder=one.path.parent, target=target, provider=one.built.provider or None
    )
    live = session.open(subject)
    if live.missing:
        raise LiveError("; ".join(live.missing))
    server = Server(target=target, settings=TRUST_ALL, environment=live.environment)
    run = dry_run(Subject(live.connector, one.interface), result.smoked.call, live, server)
    taken = live.take()
    if taken.verdict is not None and not taken.verdict.carried_out:
        raise LiveError(f"{taken.verdict.slug}: {taken.verdict.message}")
    response = run.outcome.response
    if response is None:
        return result
    found = disagreements((result.status, result.text), (response.status, session.scrubber.text(response.text)))
    differing = tuple(Finding(slug="not-as-emulated", message=message) for message in found)
    return replace(result, findings=(*result.findings, *differing))
