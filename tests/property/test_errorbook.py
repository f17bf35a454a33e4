"""Whatever text comes: looking for errors in it ends, and what was put into an error is found again."""

import json

from hypothesis import given
from hypothesis import strategies as st

from blueprintc.errorbook import recognise

_ANY = st.text(max_size=300)
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["error", "reason", "type", "caused_by", "root_cause", "details", "x"]), inner, max_size=4
        )
    ),
    max_leaves=12,
)
_PIECES = st.lists(
    st.sampled_from(
        [
            *("java.lang.IllegalArgumentException: ", "Caused by: ", "Invalid payload: ", "{", "}", '{"error"', "\n"),
            *("\tat a.b.C.d(E.java:1)", "Validation Failed: 1: ", ";2: ", " ", "no PREDICT action found", "…", "\r\n"),
            *("Invalid JSON format: ", "at [Source: ", "[2026-", "$", '"', "'", "x.", "Exception"),
        ]
    ),
    max_size=30,
).map("".join)


@given(_ANY | _PIECES)
def test_any_text(text: str) -> None:
    for one in recognise(text).known:
        assert one.message
        assert 1 <= one.line <= text.count("\n") + 1


@given(_JSON)
def test_any_body(value: object) -> None:
    recognise(json.dumps({"error": value}))
    recognise(json.dumps(value, indent=1))


@given(st.text(min_size=1, max_size=60).map(lambda text: " ".join(text.split())).filter(bool))
def test_what_stands_in_an_error_is_found_again(value: str) -> None:
    body = {"error": {"type": "illegal_argument_exception", "reason": f"Invalid payload: {value}"}, "status": 400}
    (one, *inner) = recognise(json.dumps(body)).known
    assert (one.error.id, one.variables["payload"]) == ("invalid-payload", value)
    assert inner == []
