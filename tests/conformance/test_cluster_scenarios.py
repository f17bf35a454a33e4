"""Recordings of callers on a real cluster (``golden/scenarios.jsonl``: agents, pipelines, RAG), replayed on a desk."""

import json
from typing import Any

import pytest

from tests.conformance.transcripts import PROVIDER, Replay
from tests.shared import has_shared, shared_path

_ML = "/_plugins/_ml"


def _cases() -> list[dict[str, Any]]:
    if not has_shared("golden/scenarios.jsonl"):
        return []
    lines = shared_path("golden/scenarios.jsonl").read_text("utf-8").splitlines()
    return [case for case in map(json.loads, lines) if "teardown" in case]


def _transcript(case: dict[str, Any]) -> dict[str, Any]:
    """A case as steps: the connector, the model, the set-up, and the call that was recorded."""
    steps: list[dict[str, Any]] = [
        {
            "method": "POST",
            "path": f"{_ML}/connectors/_create",
            "body": case["connector"],
            "save": {"connector_id": "$.connector_id"},
            "expect": {"status": 200},
        },
        {
            "method": "POST",
            "path": f"{_ML}/models/_register?deploy=true",
            "body": {"name": "m", "function_name": "remote", "connector_id": "{{connector_id}}"},
            "save": {"model_id": "$.model_id"},
            "expect": {"status": 200},
        },
    ]
    for step in case["setup"]:
        steps.append({**step, "expect": {"status": 201 if "_doc" in step["path"] else 200}})
    requests = [
        {**request, "url": PROVIDER + request["url"], "headers": request["headers"]}
        for request in case["expect"]["requests"]
    ]
    answer = case["expect"]["response"]
    steps.append(
        {
            **case["call"],
            "expect": {"status": answer["status"], "body": answer["body"]},
            "provider_requests": requests,
            "parallel": case.get("order") == "any",
        }
    )
    for step in steps[:-1]:
        step["expect"]["body"] = "<any>"
    return {"id": case["id"], "provider": case["responses"], "settings": case["settings"], "steps": steps}


@pytest.mark.parametrize("case", _cases(), ids=lambda case: case["id"])
def test_every_caller_agrees(case: dict[str, Any]) -> None:
    assert Replay(_transcript(case)).run() == []
