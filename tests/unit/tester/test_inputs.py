"""What written tests give to callers arrives in their calls."""

import base64
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from click.testing import Result

Run = Callable[..., Result]


def _bodies(blueprintc: Run, inputs: str) -> list[dict[str, Any]]:
    """The bodies of the calls that a test makes; it fails, so that its calls are told."""
    tests = f"tests:\n  - {{name: x, expect: {{requests: 99}}, {inputs}}}\n"
    done = blueprintc("--only", "tests", "--format", "json", tests=tests)
    (case,) = json.loads(done.stdout)["files"][0]["cases"]
    assert case["verdict"] == "failed", case
    return [json.loads(played["body"]) for played in case["played"]]


def test_a_search(blueprintc: Run) -> None:
    ingest, query = _bodies(blueprintc, "caller: text_embedding, documents: [a, 2.50], query: q")
    assert ingest["text_docs"] == ["a", "2.50"]
    assert query["text_docs"] == ["q"]


def test_an_image_of_a_file(blueprintc: Run, folder: Path) -> None:
    (folder / "cat.png").write_bytes(b"\x89PNG")
    inputs = "caller: text_image_embedding, documents: [a cat], image: {file: cat.png}"
    (body,) = _bodies(blueprintc, inputs)
    assert body["text_docs"] == ["a cat", base64.b64encode(b"\x89PNG").decode()]


def test_a_conversation(blueprintc: Run) -> None:
    inputs = (
        "caller: agent, question: why?, system_prompt: be short, history: [{question: hi, answer: hello}], "
        "llm_interface: openai/v1/chat/completions, parameters: {model: m}"
    )
    parameters = _bodies(blueprintc, inputs)[0]["parameters"]
    assert parameters["question"] == "why?"
    assert parameters["system_prompt"] == "be short"
    assert parameters["model"] == "m"
    assert '"content":"hi"' in parameters["_chat_history"]
    assert parameters["_llm_interface"] == "openai/v1/chat/completions"


def test_a_rag_question_in_the_form_of_a_provider(blueprintc: Run) -> None:
    inputs = "caller: rag, question: why?, documents: [because], provider: bedrock-converse, system_prompt: short"
    parameters = _bodies(blueprintc, inputs)[0]["parameters"]
    assert "because" in parameters["messages"]
    assert parameters["system_prompt"] == "short"


def test_parameters_keep_their_types(blueprintc: Run) -> None:
    inputs = "caller: predict, parameters: {n: 1, f: 0.5, t: '1', l: [a], o: {x: null}, b: true}"
    assert _bodies(blueprintc, inputs)[0]["parameters"] == {
        "n": 1, "f": 0.5, "t": "1", "l": ["a"], "o": {"x": None}, "b": True,
    }  # fmt: skip


def test_a_call_as_it_is(blueprintc: Run) -> None:
    assert _bodies(blueprintc, "call: {path: _predict/text_embedding, body: {text_docs: [a]}}") == [
        {"text_docs": ["a"]}
    ]


def test_a_caller_without_what_it_needs(blueprintc: Run) -> None:
    done = blueprintc("--only", "tests", tests="tests: [{name: x, caller: rerank, documents: [a]}]")
    assert done.exit_code == 1
    assert "the caller rerank needs a query and documents" in done.output
