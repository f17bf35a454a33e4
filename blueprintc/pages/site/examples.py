"""The calls that a page shows: those of the blueprint's tests, and sample calls of the callers that no test has."""

from collections.abc import Iterator
from pathlib import Path

from blueprintc.emulator import callers
from blueprintc.emulator.dry_run import Run, dry_run_caller
from blueprintc.emulator.exchange import Responder
from blueprintc.emulator.responses import Responses
from blueprintc.errors import UnsupportedError, UsageError
from blueprintc.pages.picture import Picture, course_of, picture_of
from blueprintc.pages.picture.secrets import Secrets
from blueprintc.pages.played import course_of_played
from blueprintc.pages.site.entry import Example
from blueprintc.pages.stub import Stub
from blueprintc.records import replace
from blueprintc.runner import Built, Workpiece, sample_response
from blueprintc.tester.result import CaseResult, FileResult, Played

_LONGEST = 60_000
#: More tests of one blueprint are counted, not shown.
_MOST_TESTS = 10

_Texts = tuple[str, str, str, str]


def examples_of(path: Path, piece: Workpiece, tested: FileResult | None) -> Iterator[Example]:
    """The examples of a blueprint: a test for each caller and variant, then calls for the other callers."""
    shown = _chosen_tests(tested)
    for case in list(shown.values())[:_MOST_TESTS]:
        yield _of_test(case)
    for one in piece.built:
        for name in one.offered:
            if (one.variant, name) not in shown:
                yield from _of_caller(path, piece, one, name)


def _chosen_tests(tested: FileResult | None) -> dict[tuple[str | None, str], CaseResult]:
    """A test for each variant and caller: the first of those on the newest release that any of them is about."""
    chosen: dict[tuple[str | None, str], CaseResult] = {}
    for case in () if tested is None else tested.cases:
        if case.kind == "test" and case.played:
            key = (case.variant, case.caller or "predict")
            if key not in chosen or _release(case) > _release(chosen[key]):
                chosen[key] = case
    return chosen


def _release(case: CaseResult) -> tuple[int, ...]:
    return tuple(int(part) for part in case.played[-1].release.split(".") if part.isdecimal())


def _of_test(case: CaseResult) -> Example:
    played = next((one for one in case.played if one.status is not None and one.status < 400), case.played[0])
    picture = picture_of(course_of_played(played, is_failure=case.verdict == "failed"))
    return _example(case.name, case.caller or "predict", case.variant, picture, _played_texts(played), case.verdict)


def _played_texts(played: Played) -> _Texts:
    sent = played.exchanges[0] if played.exchanges else None
    request = "" if sent is None else _request(sent.method, sent.url, sent.headers, sent.body or "")
    response = "" if sent is None else sent.response_body
    return (_call(played.path, played.body), request, response, played.answer)


def _of_caller(path: Path, piece: Workpiece, one: Built, name: str) -> Iterator[Example]:
    sample = sample_response(path, one.variant, name)
    try:
        made = _runs(piece, one, name, Responses(sample)) if sample else _runs(piece, one, name, Stub())
        if sample and any(run.failed for run in made):
            # a sample for one document does not answer two; the provider's stub does
            better = _runs(piece, one, name, Stub())
            made = made if any(run.failed for run in better) else better
    except (UnsupportedError, UsageError) as error:
        yield Example(name=name, caller=name, variant=one.variant, refused=str(error))
        return
    for run in made[:2]:
        verdict = "failed" if run.failed else "passed"
        yield _example(run.title, name, one.variant, picture_of(course_of(run)), _run_texts(run), verdict)


def _runs(piece: Workpiece, one: Built, name: str, responder: Responder) -> list[Run]:
    inputs = callers.sample_inputs(name, one.inputs, provider=one.provider)
    return list(dry_run_caller(one.subject, callers.caller(name), inputs, responder, piece.server(piece.releases[-1])))


def _run_texts(run: Run) -> _Texts:
    secrets = Secrets(run.secrets)
    sent = run.outcome.requests[0] if run.outcome.requests else None
    request = ""
    if sent is not None:
        request = _request(sent.method, sent.url, sent.headers, (sent.body or b"").decode("utf-8", "replace"))
    response = next((step.gave.get("body", "") for step in run.steps if step.stage == "response"), "")
    answer = run.outcome.response
    texts = (_call(run.call.path, run.call.body), request, response, "" if answer is None else answer.text)
    return (secrets.masked(texts[0]), secrets.masked(texts[1]), secrets.masked(texts[2]), secrets.masked(texts[3]))


def _call(path: str, body: str | None) -> str:
    return f"POST /_plugins/_ml/models/<model_id>/{path}\n{body or ''}"


def _request(method: str, url: str, headers: tuple[tuple[str, str], ...], body: str) -> str:
    lines = [f"{method} {url}", *(f"{name}: {value}" for name, value in headers), "", body]
    return "\n".join(lines)


def _example(name: str, caller: str, variant: str | None, picture: Picture, texts: _Texts, verdict: str) -> Example:
    call, request, response, answer = (_shortened(text) for text in texts)
    return Example(
        name=name,
        caller=caller,
        variant=variant,
        picture=replace(picture, title=name),
        call=call,
        request=request,
        response=response,
        answer=answer,
        verdict="failed" if verdict in ("failed", "error") else "works",
    )


def _shortened(text: str) -> str:
    left = len(text) - _LONGEST
    return text if left <= 0 else f"{text[:_LONGEST]}\n… and {left:,} more characters"
