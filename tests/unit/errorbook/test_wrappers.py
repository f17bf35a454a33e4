"""The same error is recognised in whatever it is wrapped: logs, bodies, exceptions of clients, and cut off."""

import json
from collections.abc import Callable

import pytest

from blueprintc.errorbook import recognise

MESSAGES = (
    "Some parameter placeholder not filled in payload: input,model",
    'Invalid payload: { "input": ${parameters.input} }',
    "pre_process_function not defined in connector",
    "no PREDICT action found",
    "Preprocess function output is null",
    "This pre_process_function can only support TextDocsInputDataSet which including a list of string with key "
    "'text_docs'",
    "Post process function input is not a List.",
    "The embedding should be a non-empty List containing List of Float values.",
    "The rerank result should contain index and relevance_score.",
    "Connector credential is null or empty list",
    "Connector URL is not matching the trusted connector endpoint regex",
    "Header 'Authorization' cannot use ${parameters.*} placeholders in MCP connectors.",
    "Content length is 0. Aborting request to remote model",
    'Error from remote service: {"error":{"message":"Incorrect API key provided: x","code":null}}',
    "Error from remote service: The request signature we calculated does not match the signature you provided.",
)


def _body(message: str) -> str:
    cause = {"type": "illegal_argument_exception", "reason": message}
    return json.dumps({"error": {"root_cause": [cause], **cause}, "status": 400})


def _bulk(message: str) -> str:
    item = {"_index": "i", "status": 400, "error": {"type": "illegal_argument_exception", "reason": message}}
    return json.dumps({"took": 3, "errors": True, "items": [{"index": item}]})


def _trace(message: str) -> str:
    return (
        "[2025-03-04T10:11:12,345][ERROR][o.o.m.e.a.r.RemoteConnectorExecutor] [node-1] it failed\n"
        f"java.lang.IllegalArgumentException: {message}\n"
        "\tat org.opensearch.ml.engine.algorithms.remote.X.y(X.java:1) ~[?:?]\n"
        "\tat java.base/java.lang.Thread.run(Thread.java:1583) [?:?]\n"
    )


WRAPPERS: dict[str, Callable[[str], str]] = {
    "alone": str,
    "with blanks and line ends": lambda message: f"\n\n   {message}  \r\n",
    "a body": _body,
    "a body over several lines": lambda message: json.dumps(json.loads(_body(message)), indent=2),
    "an item of a bulk answer": _bulk,
    "a body as a JSON text": lambda message: json.dumps(_body(message)),
    "a body in the JSON line of a log": lambda message: json.dumps({"level": "error", "body": _body(message)}),
    "a stack trace": _trace,
    "a stack trace behind another": lambda message: (
        "java.lang.RuntimeException: outer\n\tat a.B.c(B.java:1)\n"
        + f"Caused by: java.lang.IllegalArgumentException: {message}\n\t... 3 more\n"
    ),
    "an exception in brackets": lambda message: f"RemoteTransportException[OpenSearchStatusException[{message}]]",
    "an exception of Python": lambda message: (
        f"opensearchpy.exceptions.RequestError: RequestError(400, 'x', '{message}')"
    ),
    "a line of a container": lambda message: f"2025-01-01 12:00:00 node-1 docker[123]: {message}",
    "a quotation": lambda message: f"> {message}",
    "a page": lambda message: f"<pre>Error: 400 — {message}</pre>",
    "a command's output": lambda message: (
        f"HTTP/1.1 400 Bad Request\ncontent-type: application/json\n\n{_body(message)}"
    ),
}


@pytest.mark.parametrize("name", WRAPPERS)
@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message[:30])
def test_it_is_recognised(message: str, name: str) -> None:
    (plain, *_) = recognise(message).known
    assert plain.error.id in {one.error.id for one in recognise(WRAPPERS[name](message)).known}


@pytest.mark.parametrize("message", [one for one in MESSAGES if len(one) > 45], ids=lambda message: message[:30])
@pytest.mark.parametrize("end", ["", "…", "..."])
def test_the_beginning_is_recognised(message: str, end: str) -> None:
    (plain, *_) = recognise(message).known
    cut = message[: max(36, len(message) * 3 // 4)] + end
    found = {one.error.id for one in recognise(cut).known}
    assert plain.error.id in found or found & {"provider-error"}


def test_a_cut_off_reason_is_recognised_in_a_body() -> None:
    (found,) = recognise(_body("Some parameter placeholder not fil")).known
    assert found.error.id == "placeholder-not-filled"
