"""``expect.error``: the call fails, with this status, type and text."""

import json
from collections.abc import Iterator

from blueprintc.emulator.callers.answer import error_reason, shorten
from blueprintc.emulator.dry_run import Run
from blueprintc.emulator.exchange import RestAnswer
from blueprintc.model import Mapping, Node, Scalar
from blueprintc.records import record
from blueprintc.source import Span
from blueprintc.tester.expectations.contract import Evidence
from blueprintc.tester.keys import texts_of
from blueprintc.tester.problems import Problems, place_of
from blueprintc.tester.result import Failure


@record
class ErrorExpectation:
    """``place`` is where it is written; empty fields may be anything."""

    place: Span
    status: int | None
    type: str | None
    texts: tuple[str, ...]
    places: dict[str, Span]

    def check(self, evidence: Evidence) -> Iterator[Failure]:
        """What does not hold; the error of any call of the case counts."""
        found = next(((at, answer) for at, run in enumerate(evidence.runs) if (answer := error_of(run))), None)
        if found is None:
            told = "; ".join(_told(run) for run in evidence.runs) or "there was no call"
            yield self._failure("error", f"the call was to fail, but it does not: {told}", None)
            return
        at, answer = found
        if self.status is not None and answer.status != self.status:
            message = f"the server answers with status {answer.status}, expected {self.status}"
            yield self._failure("error.status", message, at, str(self.status), str(answer.status))
        if self.type is not None and self.type not in types_of(answer.text):
            shown = ", ".join(types_of(answer.text)) or "none"
            yield self._failure(
                "error.type", f"the error's type is {shown}, expected {self.type}", at, self.type, shown
            )
        reason = error_reason(answer.text)
        for text in self.texts:
            if text not in answer.text and text not in reason:
                message = f'the error does not hold "{shorten(text)}": {shorten(reason)}'
                yield self._failure("error.text", message, at, text, reason)

    def _failure(self, kind: str, message: str, at: int | None, expected: str = "", actual: str = "") -> Failure:
        place = place_of(self.places.get(kind.removeprefix("error."), self.place))
        difference = f"- {expected}\n+ {actual}" if expected and actual else ""
        return Failure(
            kind=kind,
            message=message,
            place=place,
            expected=expected,
            actual=actual,
            difference=difference,
            played=at,
        )


def read_error(node: Node, problems: Problems) -> ErrorExpectation:
    """A status, a text, or a mapping."""
    if isinstance(node, Scalar):
        status = node.value if isinstance(node.value, int) else None
        texts = () if status is not None else (node.text.value,)
        return ErrorExpectation(node.span, status, None, texts, {})
    assert isinstance(node, Mapping)  # noqa: S101  its form was checked
    given, kind = node.get("status"), node.get("type")
    return ErrorExpectation(
        node.members[0].key.whole if node.members else node.span,
        given.value if isinstance(given, Scalar) and isinstance(given.value, int) else None,
        kind.text.value if isinstance(kind, Scalar) else None,
        texts_of(node.get("text")),
        {member.key.value: member.value.span for member in node.members},
    )


def error_of(run: Run) -> RestAnswer | None:
    """The server's refusal, of whatever step."""
    answers = (run.outcome.create, run.outcome.register, run.outcome.response)
    return next((answer for answer in answers if answer is not None and answer.status >= 400), None)


def types_of(text: str) -> list[str]:
    """The types in an error answer: that of the error, of its root causes, and of what caused it."""
    try:
        answer = json.loads(text)
    except (ValueError, RecursionError):
        return []
    error = answer.get("error") if isinstance(answer, dict) else None
    found: list[str] = []
    while isinstance(error, dict):
        found.append(str(error.get("type")))
        error = error.get("caused_by")
    return found


def _told(run: Run) -> str:
    answer = run.outcome.response
    if answer is not None:
        return f"status {answer.status}"
    return run.steps[-1].why if run.steps else "no answer"
