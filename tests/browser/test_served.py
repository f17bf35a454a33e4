"""The address that ``serve`` logs for each request, in a browser: the picture of what happened behind it."""

import json
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from typing import Any

import pytest

pytest.importorskip("starlette", reason="the extra serve is not installed")
pytest.importorskip("uvicorn", reason="the extra serve is not installed")
Visitor = Callable[..., Any]
_SECRET = "canary-0123456789/+abc"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    command = [sys.executable, "-m", "blueprintc", "serve", "--port", "0", "--quiet"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        yield running.stdout.readline().strip()
        running.terminate()


def _ask(url: str, body: object = None) -> Any:
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"content-type": "application/json"})
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


def test_a_predict_call_has_a_picture_without_secrets(address: str, visit: Visitor) -> None:
    connector = {
        "name": "embeddings",
        "version": "1",
        "protocol": "http",
        "parameters": {"model": "text-embedding-3-small"},
        "credential": {"key": _SECRET},
        "actions": [
            {
                "action_type": "predict",
                "method": "POST",
                "url": "https://api.openai.com/v1/embeddings",
                "headers": {"Authorization": "Bearer ${credential.key}"},
                "request_body": '{"input": ${parameters.input}, "model": "${parameters.model}"}',
                "pre_process_function": "connector.pre_process.openai.embedding",
                "post_process_function": "connector.post_process.openai.embedding",
            }
        ],
    }
    plugin = f"{address}/_plugins/_ml"
    made = _ask(f"{plugin}/connectors/_create", connector)["connector_id"]
    model = _ask(f"{plugin}/models/_register", {"name": "m", "function_name": "remote", "connector_id": made})[
        "model_id"
    ]
    _ask(f"{plugin}/models/{model}/_deploy", {})
    _ask(f"{plugin}/models/{model}/_predict", {"parameters": {"input": ["one <b>"]}})
    _ask(f"{plugin}/_predict/text_embedding/{model}", {"text_docs": ["first <i>text</i>", "second"]})
    line = next(
        each for each in _ask(f"{address}/_blueprintc/requests")["requests"] if "text_embedding" in each["path"]
    )
    made_visit = visit(address + line["link"])
    seen = made_visit.page
    seen.get_by_role("button", name="document 2").click()
    assert seen.locator("tr.hit").count() == 1
    assert "output[1]" in seen.locator("tr.hit").inner_text()
    assert "canary" not in seen.content()
    assert "***" in seen.locator("body").inner_text()
    link = seen.get_by_role("link", name="the same as JSON").get_attribute("href")
    told = _ask(f"{address}{link}")
    assert told["provider_requests"]
    assert "canary" not in json.dumps(told)
