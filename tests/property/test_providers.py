"""Stubs answer anything with JSON of their provider; bodies are read as JSON says, whatever stands in them."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blueprintc.linter.facts.answers import known_answer
from blueprintc.linter.facts.bodies import body_of
from blueprintc.linter.facts.contract import breaches
from blueprintc.providers import Operation, Request, faults, operations, stub
from blueprintc.providers.answering import dumps
from tests.property.subjects import subject_with
from tests.unit.providers.addresses import URLS, headers

_WORDS = """model input inputs texts text text_docs query query_text documents messages role content parts contents
    prompt parameters tools tool_choice stream n dimensions type name function instances sources images format"""
_KEYS = st.sampled_from(_WORDS.split())
_TEXTS = st.text(max_size=8) | st.sampled_from(["\ud800", "no-such-model", "a b"])
_LEAVES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | _TEXTS
_BODIES: st.SearchStrategy[Any] = st.recursive(
    _LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_KEYS | _TEXTS, inner, max_size=5),
    max_leaves=15,
)


@pytest.mark.parametrize("operation", list(operations()), ids=lambda one: one.id)
@settings(max_examples=15, deadline=None)
@given(body=_BODIES, raw=st.binary(max_size=20), keeps=st.booleans())
def test_stubs_answer_anything(operation: Operation, body: Any, raw: bytes, keeps: bool) -> None:
    if keeps and isinstance(body, dict) and isinstance(operation.example, dict):
        body = {**operation.example, **body}
    url, sent = URLS[operation.id], headers(operation)
    for content in (dumps(body), raw):
        request = Request(operation.method, url, sent, content)
        answer = stub(request, operation)
        assert 200 <= answer.status < 600
        if dict(answer.headers).get("Content-Type", "").startswith("application/json"):
            json.loads(answer.body)
        faults(operation, request)
    # What a contract refuses never reaches the stub; it must not fail on it all the same.
    json.dumps(operation.sample(body, url))


_SIGNS = "{ } [ ] , : \" \\ 1 -0.5 true null é ' ${parameters.x} ${parameters.z:-} ${parameters."
_WHOLE = [" ", "\n", '"a"', '"model"', '"${parameters.y:-null}"', "${parameters.w:-[}]}"]
_PIECES = st.lists(st.sampled_from(_SIGNS.split()) | st.sampled_from(_WHOLE), max_size=25).map("".join)


@given(template=_PIECES)
def test_any_body_is_read_or_left_alone(template: str) -> None:
    subject = subject_with(template)
    action = subject.actions[0]
    body = body_of(subject, action)
    breaches(subject, action)
    known_answer(subject, action)
    if "${" not in template:
        try:
            expected = json.loads(template, strict=False)
        except ValueError:
            return
        assert body is not None
        assert body.value == expected


@given(value=_BODIES)
def test_a_body_without_placeholders_is_what_json_says(value: Any) -> None:
    subject = subject_with(json.dumps(value))
    body = body_of(subject, subject.actions[0])
    assert body is None or body.value == value or "\\u" in json.dumps(value)
    if body is not None:
        for start, end in body.places.values():
            json.loads(body.text.value[start:end])
