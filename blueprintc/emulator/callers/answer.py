"""Reading an outcome as a caller does: tensors of the answer, errors, request bodies."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from blueprintc.emulator.callers.contract import CallerCall, Finding
from blueprintc.emulator.exchange import Outcome, Request
from blueprintc.jsontext import Json
from blueprintc.records import record

_SHOWN = 300


@record
class Tensor:
    """A tensor of the answer as parsed JSON, with its number for messages."""

    number: int
    fields: Mapping[str, Any]

    @property
    def data(self) -> list[Json] | None:
        """The field ``data``."""
        value = self.fields.get("data")
        return value if isinstance(value, list) else None

    @property
    def data_as_map(self) -> dict[str, Json] | None:
        """The field ``dataAsMap``."""
        value = self.fields.get("dataAsMap")
        return value if isinstance(value, dict) else None


def failure(outcome: Outcome, who: str) -> Finding | None:
    """The finding for an outcome without a good answer; ``None`` if there is one."""
    answer = outcome.response
    if answer is None:
        earlier = next((one for one in (outcome.register, outcome.create) if one and one.status >= 400), None)
        reason = f": {shorten(error_reason(earlier.text))}" if earlier else ""
        return Finding(slug="no-answer", message=f"{who} gets no answer{reason}")
    if answer.status >= 300:
        return Finding(
            slug="error-answer", message=f"{who} gets status {answer.status}: {shorten(error_reason(answer.text))}"
        )
    return None


def answer_json(outcome: Outcome) -> Json:
    """The answer's JSON, or ``None``."""
    if outcome.response is None:
        return None
    try:
        value: Json = json.loads(outcome.response.text)
    except (ValueError, RecursionError):
        return None
    return value


def tensors(outcome: Outcome) -> list[Tensor]:
    """All tensors of an answer, in order, over all sub-requests."""
    found: list[Tensor] = []
    answer = answer_json(outcome)
    results = answer.get("inference_results") if isinstance(answer, dict) else None
    for result in results if isinstance(results, list) else []:
        output = result.get("output") if isinstance(result, dict) else None
        for fields in output if isinstance(output, list) else []:
            found.append(Tensor(len(found), fields if isinstance(fields, dict) else {}))
    return found


def first_map(outcome: Outcome) -> dict[str, Json] | None:
    """``dataAsMap`` of the first tensor, which is all that many callers look at."""
    return next((tensor.data_as_map for tensor in tensors(outcome)), None)


def request_findings(outcome: Outcome, made: CallerCall, who: str) -> list[Finding]:
    """What is wrong with the requests to the provider: no JSON, or texts that did not get through unharmed."""
    bodies: list[Json] = []
    findings: list[Finding] = []
    for request in outcome.requests:
        text = body_text(request)
        if not text:
            continue
        try:
            bodies.append(json.loads(text, parse_constant=_refuse))
        except (ValueError, RecursionError) as error:
            if not _is_lines(text, bodies):
                findings.append(
                    Finding(
                        slug="body-is-not-json",
                        message=f"the request body is not JSON ({error}): {shorten(text)}",
                        help="quote placeholders of texts, and do not quote placeholders of arrays and objects",
                    )
                )
    if findings or not outcome.requests or not bodies:
        return findings
    sent = [leaf for body in bodies for leaf in _leaves(body)]
    for text in made.texts:
        if text and not any(text in leaf for leaf in sent):
            findings.append(
                Finding(
                    slug="text-changed",
                    message=f"{who} put in {shorten(json.dumps(text, ensure_ascii=False))}, "
                    "which does not arrive at the provider as it was",
                    help="a text that looks like JSON is inserted without escaping; a template that quotes it breaks "
                    "or changes it",
                )
            )
    return findings


def body_text(request: Request) -> str:
    """A request's body as text."""
    return (request.body or b"").decode("utf-8", "replace")


def shorten(text: str) -> str:
    """A text for a message."""
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no JSON")


def _is_lines(text: str, bodies: list[Json]) -> bool:
    """Whether a body is NDJSON; its lines are added to ``bodies``."""
    lines = [line for line in text.splitlines() if line.strip()]
    try:
        parsed = [json.loads(line) for line in lines]
    except (ValueError, RecursionError):
        return False
    if len(parsed) < 2 or not all(isinstance(value, dict | list) for value in parsed):
        return False
    bodies.extend(parsed)
    return True


def _leaves(value: Json) -> Iterator[str]:
    stack = [value]
    while stack:
        here = stack.pop()
        if isinstance(here, dict):
            stack.extend(here.values())
        elif isinstance(here, list):
            stack.extend(here)
        elif isinstance(here, str):
            yield here


def error_reason(text: str) -> str:
    """The reason of an error answer: the innermost that says something."""
    try:
        answer = json.loads(text)
    except (ValueError, RecursionError):
        return text
    error = answer.get("error") if isinstance(answer, dict) else None
    if not isinstance(error, dict):
        return text
    reasons = [str(error.get("reason"))]
    cause = error.get("caused_by")
    while isinstance(cause, dict):
        reasons.append(str(cause.get("reason")))
        cause = cause.get("caused_by")
    return ", caused by: ".join(dict.fromkeys(reasons))
