"""Pictures of recorded calls: each call of the recordings has one, and what it shows is what was sent and answered."""

import json
import re
from collections.abc import Iterator

import pytest

from blueprintc.emulator.cases import Case, read_case, run_case
from blueprintc.emulator.exchange import Outcome
from blueprintc.emulator.trace import Trace
from blueprintc.errors import BlueprintcError
from blueprintc.pages.html import render_part
from blueprintc.pages.picture import Column, Course, Picture, picture_of
from tests.shared import shared_path

_BLANKS = re.compile(r"\s+")
_EVERY = 3


def _played(name: str) -> Iterator[tuple[Case, Outcome, Trace]]:
    """A third of the cases of a file, which differ in everything that a picture looks at."""
    for line in shared_path(f"golden/{name}.jsonl").read_text("utf-8").splitlines()[::_EVERY]:
        trace = Trace()
        try:
            case = read_case(line)
            outcome = run_case(case, None, trace)
        except BlueprintcError:
            continue
        if case.script.call is not None:
            yield case, outcome, trace


def _picture(case: Case, outcome: Outcome, trace: Trace) -> Picture:
    call, answer = case.script.call, outcome.response
    assert call is not None
    return picture_of(
        Course(
            title=case.id,
            release=case.target.name,
            path=call.path,
            body=call.body,
            steps=tuple(trace.steps),
            status=None if answer is None else answer.status,
            answer="" if answer is None else answer.text,
        )
    )


@pytest.mark.parametrize("name", ["predict", "predict-2.19", "predict-3.8", "official"])
def test_recorded_calls_have_pictures(name: str) -> None:
    count = 0
    for case, outcome, trace in _played(name):
        count += 1
        picture = _picture(case, outcome, trace)
        assert render_part("played.html", pictures=[picture], left=0), case.id
        for lane, request in zip(picture.lanes, outcome.requests, strict=False):
            _check_sent(case.id, lane.before[-1].title if lane.before else "", lane, request.body)
        numbers = {strand.number for strand in picture.strands}
        boxes = [picture.call, *(box for lane in picture.lanes for box in (*lane.before, *lane.behind))]
        used = {number for box in boxes for shown in box.shown for piece in shown.pieces for number in piece.strands}
        assert used <= numbers, case.id
        assert all(strand.stops for strand in picture.strands if strand.origin == "caller"), case.id
    assert count > 30


def _check_sent(case_id: str, method: str, lane: object, body: bytes | None) -> None:
    """The last body that a lane shows is the one that went out, but for white space between its parts."""
    boxes = [box for box in lane.before if box.column is Column.BODY and not box.is_failure]  # type: ignore[attr-defined]
    if not boxes or body is None or not method.isalpha():
        return
    shown = boxes[-1].shown[-1]
    if shown.whole or "\\u" in body.decode("utf-8", "replace"):
        return
    text = "".join(piece.text for piece in shown.pieces)
    try:
        json.loads(body)
    except ValueError:
        return
    assert _BLANKS.sub("", text) == _BLANKS.sub("", body.decode("utf-8", "replace")), case_id
