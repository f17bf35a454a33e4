"""Calls of cases as records for reports: requests with their answers, steps; secrets masked."""

from collections.abc import Mapping, Sequence

from blueprintc.emulator.dry_run import Run, mask
from blueprintc.emulator.exchange import ProviderResponse, Request, Responder, TransportError
from blueprintc.emulator.trace import Step
from blueprintc.records import replace
from blueprintc.tester.result import Exchanged, Played


class Recording:
    """A provider that notes what it was asked and what it answered."""

    def __init__(self, inner: Responder) -> None:
        self._inner = inner
        self._noted: dict[int, tuple[Request, ProviderResponse | None, str]] = {}

    def respond(self, request: Request) -> ProviderResponse:
        """What the provider behind it answers."""
        try:
            response = self._inner.respond(request)
        except TransportError as error:
            self._noted[id(request)] = (request, None, str(error))
            raise
        self._noted[id(request)] = (request, response, "")
        return response

    def answer_to(self, request: Request) -> tuple[ProviderResponse | None, str]:
        """The answer to a request, or why there is none."""
        noted = self._noted.get(id(request))
        return (None, "") if noted is None else (noted[1], noted[2])


def played_of(run: Run, recording: Recording) -> Played:
    """A call for reports."""
    secrets = run.secrets
    answer = run.outcome.response
    if answer is None:
        earlier = (run.outcome.create, run.outcome.register)
        answer = next((one for one in earlier if one is not None and one.status >= 400), None)
    return Played(
        title=run.title,
        release=run.target.name,
        path=run.call.path,
        body=None if run.call.body is None else mask(run.call.body, secrets),
        exchanges=tuple(_exchanged(request, recording, secrets) for request in run.outcome.requests),
        status=None if answer is None else answer.status,
        answer="" if answer is None else mask(answer.text, secrets),
        steps=tuple(_masked(step, secrets) for step in run.steps),
    )


def _exchanged(request: Request, recording: Recording, secrets: tuple[str, ...]) -> Exchanged:
    response, fault = recording.answer_to(request)
    return Exchanged(
        method=request.method,
        url=mask(request.url, secrets),
        headers=_headers(request.headers, secrets),
        body=None if request.body is None else mask(request.body.decode("utf-8", "replace"), secrets),
        status=None if response is None else response.status,
        response_headers=() if response is None else _headers(response.headers, secrets),
        response_body="" if response is None else mask(response.body.decode("utf-8", "replace"), secrets),
        fault=mask(fault, secrets),
    )


def _headers(headers: Sequence[tuple[str, str]], secrets: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((name, mask(value, secrets)) for name, value in headers)


def _masked(step: Step, secrets: tuple[str, ...]) -> Step:
    if not secrets:
        return step
    return replace(
        step,
        title=mask(step.title, secrets),
        why=mask(step.why, secrets),
        given=_texts(step.given, secrets),
        gave=_texts(step.gave, secrets),
        values={name: None if value is None else mask(value, secrets) for name, value in step.values.items()},
    )


def _texts(texts: Mapping[str, str], secrets: tuple[str, ...]) -> dict[str, str]:
    return {name: mask(text, secrets) for name, text in texts.items()}
