"""The emulator and the recordings of running servers (``predict*.jsonl``, ``official*.jsonl``), file by file."""

import json
from collections.abc import Iterator

import pytest

from blueprintc.emulator.cases import run_lines
from tests.conformance.agreement import differences
from tests.shared import shared_path

_MAP_OF = "the order of Map.of varies between starts of the JVM, and the line does not say so (compare: json)"
_PARALLEL = "requests that are sent in parallel arrived in another order, and the line does not say so (order: any)"
_LINKED = "the text tells that the script's call site was linked by an earlier call, which is not in the file"

#: Every difference that is left, by file and id, and its reason.
KNOWN: dict[str, dict[str, str]] = {
    "predict": {},
    "predict-2.19": {},
    "predict-3.8": {},
    "official": {
        "official-mlc.rerank_pipeline_with_Amazon_Rerank_model_on_Amazon_Bedrock.L178-doc1": _PARALLEL,
        "official-docs.reranking_bedrock.L157-rerank": _MAP_OF,
        "official-docs.reranking_bedrock.L157-error": _MAP_OF,
    },
    "official-2.19": {
        "official-mlc.rerank_pipeline_with_Amazon_Rerank_model_on_Amazon_Bedrock.L178-doc1": _PARALLEL,
        "official-mlc.conversational_search_with_Cohere_Command.L42-error": _LINKED,
    },
    "official-3.8": {
        "official-mlc.conversational_search_with_Cohere_Command.L42-error": _LINKED,
    },
}
_SIZES = {
    "predict": 533,
    "predict-2.19": 181,
    "predict-3.8": 174,
    "official": 265,
    "official-2.19": 124,
    "official-3.8": 131,
}


def _lines(name: str) -> Iterator[str]:
    with shared_path(f"golden/{name}.jsonl").open(encoding="utf-8") as stream:
        yield from stream


@pytest.mark.parametrize("name", sorted(KNOWN))
def test_agreement(name: str) -> None:
    lines = list(_lines(name))
    assert len(lines) >= _SIZES[name], "the recordings are not whole"
    found: dict[str, list[str]] = {}
    for line, result in zip(lines, run_lines(lines), strict=True):
        case = json.loads(line)
        differing = differences(case, result)
        if differing:
            found[case["id"]] = differing
    print(f"{name}: {len(lines) - len(found)} of {len(lines)} cases agree")
    report = "\n".join(f"{case}: {text}" for case, texts in found.items() if case not in KNOWN[name] for text in texts)
    assert not report, report
    mended = set(KNOWN[name]) - set(found)
    assert not mended, f"these agree now; take them off the list: {sorted(mended)}"


def test_scenarios_agree_as_far_as_they_are_calls_of_models() -> None:
    """Agents, pipelines and searches are other routes; what follows a call has tests of its own."""
    found: dict[str, list[str]] = {}
    lines = [
        line for line in _lines("scenarios") if not json.loads(line).get("call", {}).get("path", "").startswith("/")
    ]
    assert len(lines) >= 47
    for line, result in zip(lines, run_lines(lines), strict=True):
        differing = differences(json.loads(line), result)
        if differing:
            found[json.loads(line)["id"]] = differing
    assert not found


def test_comparison_notices() -> None:
    line = next(_lines("predict"))
    case = json.loads(line)
    result = json.loads(next(run_lines([line])))
    assert not differences(case, json.dumps(result))
    for request in result["requests"]:
        request["body"] = request["body"] + " "
    changed = {**result, "create": {**result["create"], "status": 418}}
    assert len(differences(case, json.dumps(changed))) == 1 + len(result["requests"])
