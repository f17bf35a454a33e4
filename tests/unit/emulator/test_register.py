"""Requests that register models: fields that are only checked."""

import json
from typing import Any

import pytest

from blueprintc.emulator.cases import run_lines

_CONNECTOR = {
    "name": "c",
    "version": "1",
    "protocol": "http",
    "credential": {"key": "k"},
    "actions": [{"action_type": "predict", "method": "POST", "url": "https://api.openai.com/x", "request_body": "{}"}],
}


def _register(target: str = "3.4", **model: Any) -> tuple[int, str]:
    (line,) = run_lines([json.dumps({"id": "x", "target": target, "connector": _CONNECTOR, "model": model})])
    answer = json.loads(line)["register"]
    return answer["status"], answer["body"].get("error", {}).get("reason", "")


@pytest.mark.parametrize(
    ("config", "reason"),
    [
        ({}, "model type is null"),
        ({"model_type": "bert", "framework_type": "torch"}, "Wrong framework type"),
        ({"model_type": "bert", "pooling_mode": "min"}, "Wrong pooling method"),
        (
            {"model_type": "TEXT_EMBEDDING", "embedding_dimension": 3, "framework_type": "sentence_transformers"},
            "Space type must be provided in additional_config for remote text embedding model",
        ),
        (
            {"model_type": "x", "all_config": '{"a":1,"b":2}', "additional_config": {"b": 1}},
            "Duplicate keys found in both all_config and additional_config: b",
        ),
    ],
)
def test_model_config_is_checked(config: dict[str, Any], reason: str) -> None:
    assert _register(model_config=config) == (400, reason)


def test_model_config_before_3_1_is_that_of_local_models() -> None:
    assert _register("2.19", model_config={"model_type": "bert"}) == (400, "embedding dimension is null")
    good = {"model_type": "bert", "embedding_dimension": 3, "framework_type": "sentence_transformers"}
    assert _register("2.19", model_config=good) == (200, "")
    assert _register("3.4", model_config={"model_type": "bert"}) == (200, "")


def test_a_connector_that_is_not_there() -> None:
    assert _register(connector_id="nope") == (404, "Failed to find connector:nope")


@pytest.mark.parametrize("text", ["{", '{"name":"a', '{"name":"a",', '{"name"'])
def test_unexpected_ends_are_bad_requests(text: str) -> None:
    for target in ("2.19", "3.4", "3.8"):
        (line,) = run_lines([json.dumps({"id": "x", "target": target, "connector_raw": text})])
        assert json.loads(line)["create"]["status"] == 400
