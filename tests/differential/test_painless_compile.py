"""What the engine says about compiling generated scripts, compared with ours."""

import re
from typing import Any

import pytest
from hypothesis import strategies as st

from blueprintc.painless.compiler import check
from blueprintc.painless.errors import PainlessError
from tests.differential.oracle import Oracle, compare, parse_answer
from tests.property.painless_calls import calls
from tests.property.painless_scripts import PARAMS, uncompiled_scripts

pytestmark = pytest.mark.differential

Request = dict[str, Any]
Answer = dict[str, Any]

#: Faults of the engine's code generator, of which only some are followed in class, and none in text.
_CODE_FAULTS = re.compile(r"VerifyError|ClassFormatError|NegativeArraySizeException|ArrayIndexOutOfBoundsException")


def _request(source: str, context: str) -> Request:
    return {"op": "painless", "source": source, "context": context, "params": PARAMS}


_requests = st.builds(_request, uncompiled_scripts, st.sampled_from(["generic", "template"]))


def _compiled(error: PainlessError) -> Answer:
    return {"class": error.java_class, "message": error.message, "offset": error.offset, "stack": list(error.stack)}


def _ours(request: Request) -> Answer:
    checked = check(request["source"], request["context"], recover=False, max_bytes=None)
    return {"error": _compiled(checked.errors[0])} if checked.errors else {}


def _compile_phase(request: Request, answer: Answer) -> Answer:
    """What an answer says about compiling; the scripts end at once when they run."""
    error = answer.get("error")
    if error is None or error.get("phase") == "runtime":
        return {}
    if _CODE_FAULTS.search(error["class"]) or not error.get("phase", "compile"):
        return {"error": "code generation"}
    offset = error.get("offset")
    return {
        "class": error["class"],
        "message": error["message"],
        "offset": None if offset is None else int(offset[1] if isinstance(offset, tuple) else offset),
        "stack": error.get("script_stack", error.get("stack", [])),
    }


def test_compile_errors(oracle: Oracle, seconds: float) -> None:
    compare(_requests, oracle, seconds, ours=_ours, normalise=_compile_phase, batch=30)


def test_every_class(oracle: Oracle, seconds: float) -> None:
    requests = st.builds(_request, calls, st.just("generic"))
    compare(requests, oracle, seconds, ours=_ours, normalise=_compile_phase)


def test_answers_are_read_as_they_are_written() -> None:
    assert parse_answer('{"error": {"offset": 5}}') == {"error": {"offset": ("number", "5")}}
