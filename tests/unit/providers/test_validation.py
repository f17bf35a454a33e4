"""Where a body breaks a contract, and in which words; also with values that are not known."""

import copy
import random
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from blueprintc.providers import Operation, operations, provider
from blueprintc.providers.validation import OPEN, Hole, is_hard, violations

_TEXT, _LIST, _ANY = Hole(frozenset({"string"})), Hole(frozenset({"array"})), Hole()


def found(operation: str, body: object) -> list[str]:
    name, _, rest = operation.partition(".")
    schema = provider(name).operation(rest).request_schema
    assert schema is not None
    return [f"{one.kind}: {one.where} {one.message}" for one in violations(schema, body)]


def _chat(**more: object) -> dict[str, object]:
    return {"model": "m", "messages": [{"role": "user", "content": "x"}], **more}


@pytest.mark.parametrize(
    ("operation", "body", "expected"),
    [
        ("openai.chat", _chat(temperature=9), ["value: temperature must be at most 2, and is 9"]),
        ("openai.chat", _chat(max_tokens="300"), ['type: max_tokens must be a whole number, and is the text "300"']),
        (
            "openai.chat",
            _chat(max_token=3),
            ["unknown: max_token is not a field that is known here; did you mean max_tokens?"],
        ),
        ("openai.chat", {"messages": []}, ["missing: model is missing", "count: messages must not be empty"]),
        (
            "openai.chat",
            _chat(messages=[{"role": "assistant", "content": 3}]),
            ["type: messages[0].content must be a list or a text or null, and is the number 3"],
        ),
        (
            "openai.chat",
            _chat(messages=[{"role": "user", "content": [{"type": "text", "txt": "x"}]}]),
            [
                "missing: messages[0].content[0].text is missing",
                "ignored: messages[0].content[0].txt is not a field that is known here; did you mean text?",
            ],
        ),
        ("openai.chat", _chat(messages=_ANY), []),
        ("openai.chat", _chat(messages=_TEXT), ["type: messages must be a list, and is a text"]),
        ("openai.chat", _chat(messages=[OPEN]), []),
        ("openai.chat", {"model": _TEXT, OPEN: None}, []),
        ("openai.chat", _chat(temperature=_TEXT), ["type: temperature must be a number or null, and is a text"]),
        ("openai.embeddings", {"model": "m", "input": _LIST}, []),
        (
            "openai.embeddings",
            {"model": "m", "input": {"text": "x"}},
            ["type: input must be a list or a text, and is an object"],
        ),
        ("openai.embeddings", [], ["type: the body must be an object, and is a list"]),
        (
            "bedrock.converse",
            {"messages": [{"role": "user", "content": [{"type": "text", "text": "x"}]}]},
            ["ignored: messages[0].content[0].type is not a field that is known here"],
        ),
        (
            "bedrock.claude_messages",
            {"anthropic_version": "v", "max_tokens": 0, "messages": [{"role": "system", "content": "x"}]},
            [
                "value: max_tokens must be at least 1, and is 0",
                'value: messages[0].role must be "user" or "assistant", and is the text "system"',
            ],
        ),
        (
            "bedrock.claude_messages",
            {"anthropic_version": "v", "max_tokens": 9, "messages": [{"role": "user", "content": [{"type": "image"}]}]},
            ["missing: messages[0].content[0].source is missing"],
        ),
        ("bedrock.titan_image", {"inputText": Hole(frozenset({"string", "null"})), "inputImage": None}, []),
    ],
)
def test_words(operation: str, body: object, expected: list[str]) -> None:
    assert found(operation, body) == expected


_VALUES: list[Any] = ["x", "", 3, -1, 0.5, True, None, [], {}, ["x"], [1], {"type": "text"}]


def _mutated(value: Any, chance: random.Random) -> Any:
    """A copy of a body with one thing changed, somewhere."""
    if isinstance(value, dict) and value and chance.random() < 0.8:
        made = dict(value)
        key = chance.choice(list(made))
        what = chance.random()
        if what < 0.25:
            del made[key]
        elif what < 0.35:
            made["another"] = 1
        elif what < 0.45:
            made[key] = chance.choice(_VALUES)
        else:
            made[key] = _mutated(made[key], chance)
        return made
    if isinstance(value, list) and value and chance.random() < 0.8:
        copied = list(value)
        at = chance.randrange(len(copied))
        copied[at] = _mutated(copied[at], chance)
        return copied
    return chance.choice(_VALUES)


@pytest.mark.parametrize("operation", list(operations()), ids=lambda one: one.id)
def test_another_validator_comes_to_the_same_verdict(operation: Operation) -> None:
    schema = operation.request_schema
    if schema is None or operation.example is None:
        return
    other, chance = Draft202012Validator(schema), random.Random(operation.id)
    for _ in range(60):
        body = _mutated(copy.deepcopy(operation.example), chance)
        ours = any(map(is_hard, violations(schema, body)))
        theirs = not other.is_valid(body)
        if ours != theirs:
            # Ours counts only known fields where a schema limits their number: AWS ignores the others.
            assert "Properties" in str([error.schema for error in other.iter_errors(body)]), body
