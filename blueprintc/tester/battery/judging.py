"""What a call says about a blueprint: what is its fault, and what are limits of the server or the provider."""

import dataclasses
from collections.abc import Iterator

from blueprintc.data import Feature
from blueprintc.emulator.callers import SERVER_CHANGES, Finding
from blueprintc.emulator.dry_run import Run
from blueprintc.emulator.exchange import Responder
from blueprintc.tester.battery.check import Check
from blueprintc.tester.carrying_out import failure_of_finding
from blueprintc.tester.responses import StubProvider
from blueprintc.tester.result import Failure

#: Findings about what was sent; they count whatever was answered.
_ABOUT_REQUESTS = frozenset({"body-is-not-json", "text-changed"})
#: Texts that providers may refuse.
_REFUSABLE = frozenset({"empty", "blank"})
#: Callers whose parameters are the user's own, so that a provider may have reason to refuse them.
_RAW = frozenset({"predict", "ml_inference", "batch", "stream"})
#: How many documents the answer in ``<stem>.response.json`` is for.
_SAMPLE_COUNT = 2


def judged_probe(check: Check, run: Run, responder: Responder) -> Iterator[Failure]:
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


def judged_error(check: Check, run: Run) -> Iterator[Failure]:
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


def judged_fault(check: Check, run: Run) -> Iterator[Failure]:
    """A wrong answer should be noticed: by the server, or by the caller."""
    answer = run.outcome.response
    if answer is None or answer.status >= 400 or run.findings or not run.outcome.requests:
        return
    message = f"nobody notices when {check.words or check.answer}"
    yield Failure(kind="unnoticed", message=message, severity="limit")


def _limit(failure: Failure, why: str) -> Failure:
    return dataclasses.replace(failure, severity="limit", help=why)
