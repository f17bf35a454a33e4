"""All recordings of the Painless engine (``golden/painless.jsonl``) and of what the server does around scripts."""

import json
from pathlib import Path
from typing import Any

import pytest

from blueprintc.painless import check, run
from blueprintc.painless.connector import with_default_functions
from tests.conformance.recordings import answer, cases, expected
from tests.shared import has_shared, shared_path

_CASES = [*cases("painless.jsonl", "painless"), *cases("escape.jsonl", "painless", "escape_detection")]
_JVM_TEXT = "compare class only"


@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in _CASES])
def test_recording(case: dict[str, Any]) -> None:
    ours, theirs = json.loads(answer(case)), json.loads(expected(case))
    if _JVM_TEXT in case.get("note", ""):
        for error in (ours["error"], theirs["error"]):
            del error["message"]
    assert ours == theirs


def test_recordings_are_there() -> None:
    shared_path("golden/painless.jsonl")
    assert len(_CASES) == 606


_SCRIPTS = sorted(shared_path("corpus/painless").glob("*.painless")) if has_shared("corpus/painless") else []
_EMBEDDING = {"message": None, "embedding": [0.1, -2.5, 3e-05], "embeddings": {"float": [[0.5]], "int8": [[1]]}}
_ANSWERS: tuple[dict[str, Any], ...] = (
    _EMBEDDING | {"inputTextTokenCount": 3, "embeddingsByType": {"float": [0.1]}, "text_docs": ["a", 'b "c"']},
    {"query_text": "q", "text_docs": ["a", "b"], "question": "q", "context": "c", "inputs": [{"question": "q"}]},
    {"results": [{"index": 1, "relevance_score": 0.9}, {"index": 0, "relevance_score": 0.1}]},
    {"result": [{"index": 0, "score": 0.5}, {"index": 1, "score": 0.25}]},
    {"result": [{"generated_text": "one\ttwo"}]},
    {"choices": [{"message": {"content": 'he said "x"\n'}}], "content": [{"text": "t"}], "generation": "g"},
    {"output": {"message": {"content": [{"text": "t"}]}}, "candidates": [{"content": {"parts": [{"text": "t"}]}}]},
    {"amazon-bedrock-guardrailAction": "INTERVENED", "completions": [{"data": {"text": "t"}}], "text": "x"},
    {},
)


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in _SCRIPTS])
def test_official_script_runs(path: Path) -> None:
    """Every published script compiles, and runs on what providers answer: a result, or an error of the server."""
    source = path.read_text("utf-8")
    outcomes = [run(source, params, numbers=numbers) for params in _ANSWERS for numbers in ("jackson", "gson")]
    assert all(outcome.error is None or outcome.error.phase == "runtime" for outcome in outcomes)
    assert any(outcome.error is None for outcome in outcomes)


def test_official_scripts_are_there() -> None:
    shared_path("corpus/painless")
    assert len(_SCRIPTS) == 26
    texts = [with_default_functions(path.read_text("utf-8")) for path in _SCRIPTS]
    assert all(check(text).script is not None for text in texts)
