"""Whatever they are given, the emulator's leaves give a result or an error of ours: no traceback, no hang."""

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blueprintc.data import Target
from blueprintc.emulator.callers import CALLERS, Inputs
from blueprintc.emulator.exchange import Outcome, Request, RestAnswer
from blueprintc.emulator.from_json import from_json
from blueprintc.emulator.functions import post_functions
from blueprintc.emulator.guardrails import parse_guardrails
from blueprintc.emulator.interface import check_output
from blueprintc.emulator.processors import PROCESSOR_TYPES, ProcessorChain
from blueprintc.emulator.sdk_uri import encode_query, query_parameters
from blueprintc.emulator.tensors import read_tensors
from blueprintc.errors import BlueprintcError

_TARGETS = [Target.parse(text) for text in ("2.19", "3.4", "3.8")]
_scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=8),
    st.text('$.[]*@?(){}"\\:', max_size=8),
    st.sampled_from(["$.a", "$.a[*]", "(a)", "[1]", "1", "\ud800", "regex:(", ">=1"]),
)
_json = st.recursive(
    _scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text("ab$.", max_size=3), inner, max_size=3)
    ),
    max_leaves=6,
)
_names = st.sampled_from(
    [
        "type",
        "path",
        "paths",
        "pattern",
        "replacement",
        "replace_all",
        "groups",
        "extract_type",
        "default",
        "value",
        "source_path",
        "processors",
        "routes",
    ]
)


def _configs(depth: int) -> st.SearchStrategy[Any]:
    nested = _json if depth == 0 else st.one_of(_json, st.lists(_configs(depth - 1), max_size=2))
    fields = st.dictionaries(_names, nested, max_size=4)
    return st.builds(lambda kind, more: {**more, "type": kind}, st.sampled_from([*PROCESSOR_TYPES, "nope"]), fields)


@settings(max_examples=200, deadline=None)
@given(st.lists(_configs(2), max_size=3), _json, st.sampled_from(_TARGETS))
def test_processors(configs: list[Any], value: Any, target: Target) -> None:
    with suppress(BlueprintcError):
        chain = ProcessorChain.parse(json.dumps(configs), target)
        if chain is not None:
            chain.process(value)


@settings(max_examples=200, deadline=None)
@given(_json, _json, st.sampled_from(_TARGETS))
def test_texts(schema: Any, instance: Any, target: Target) -> None:
    text, other = json.dumps(schema), json.dumps(instance)
    for check in (
        lambda: check_output(text, other, target),
        lambda: read_tensors(text, target),
        lambda: from_json(text, "response", target),
    ):
        with suppress(BlueprintcError):
            check()


@settings(max_examples=200, deadline=None)
@given(_json, st.sampled_from([None, "INT8", "UNKNOWN"]))
def test_post_functions(found: Any, data_type: str | None) -> None:
    for function in post_functions(_TARGETS[2]).values():
        with suppress(BlueprintcError):
            function.apply(found, data_type)


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(st.sampled_from(["type", "input_guardrail", "output_guardrail"]), _json, max_size=3), st.text())
def test_guardrails(fields: dict[str, Any], text: str) -> None:
    with suppress(BlueprintcError):
        parse_guardrails(fields).check_input(text, {})


@settings(max_examples=200, deadline=None)
@given(_json, st.binary(max_size=20), st.sampled_from([200, 400]))
def test_callers_can_read_any_answer(answer: Any, body: bytes, status: int) -> None:
    texts = [json.dumps(answer), json.dumps({"inference_results": [{"output": [{"data": answer}]}]})]
    texts.append(json.dumps({"inference_results": [{"output": [{"dataAsMap": {"response": answer, "id": answer}}]}]}))
    inputs = Inputs(docs=["d"], query="q", outputs={"type": "object"}, llm_interface="openai/v1/chat/completions")
    for caller in CALLERS.values():
        made = caller.supply(inputs, _TARGETS[2])[0]
        for text in texts:
            outcome = Outcome(None, None, [Request("POST", "https://h/x", (), body)], RestAnswer(status, text))
            for finding in caller.verify(outcome, made, _TARGETS[2]):
                assert finding.message


@settings(max_examples=200, deadline=None)
@given(st.text("ab=&%+1é", max_size=12))
def test_queries(query: str) -> None:
    with suppress(BlueprintcError):
        encode_query(query_parameters(query))


@pytest.mark.parametrize("depth", [200, 1500, 100_000])
def test_deep_texts(depth: int) -> None:
    deep = "[" * depth + "]" * depth
    chain = ProcessorChain.parse('[{"type":"extract_json"},{"type":"to_string"}]', _TARGETS[2])
    assert chain is not None
    for action in (
        lambda: chain.process(deep),
        lambda: check_output('{"items":{"$ref":"#"}}', deep, _TARGETS[2]),
        lambda: check_output(deep, "1", _TARGETS[2]),
        lambda: read_tensors(deep, _TARGETS[2]),
        lambda: from_json(deep, "response", _TARGETS[1]),
        lambda: ProcessorChain.parse(deep, _TARGETS[2]),
    ):
        with suppress(BlueprintcError):
            action()


def test_exploding_regexes_are_bounded() -> None:
    """A named error, not a hang."""
    chain = ProcessorChain.parse('[{"type":"regex_replace","pattern":"(a+)+$"}]', _TARGETS[2])
    assert chain is not None
    with suppress(BlueprintcError):
        chain.process("a" * 40 + "b")
