"""What providers say in their own ways, told apart; the bodies are those that the providers document."""

import json

import pytest

from blueprintc.emulator.exchange import ProviderResponse, Request
from blueprintc.transport.body_lines import find_line
from blueprintc.transport.provider_error import read_error, steps_of
from blueprintc.transport.verdict import verdict_of

BODY = {
    "model": "m-1",
    "messages": [{"role": "user", "content": "hi"}, {"role": "nobody", "content": [{"text": "x"}]}],
    "inferenceConfig": {"temperature": 3},
    "texts": "not a list",
}
REQUEST = Request("POST", "https://h/x", (), json.dumps(BODY).encode())

CASES = [
    # OpenAI
    (401, {"error": {"message": "Incorrect API key provided: sk-a***b.", "type": "invalid_request_error", "param": None,
                     "code": "invalid_api_key"}}, {}, "unauthorized", None),
    (429, {"error": {"message": "Rate limit reached for m", "type": "requests", "code": "rate_limit_exceeded"}},
     {"Retry-After": "20"}, "rate-limited", None),
    (429, {"error": {"message": "You exceeded your current quota, please check your plan and billing details.",
                     "type": "insufficient_quota", "code": "insufficient_quota"}}, {}, "quota", None),
    (404, {"error": {"message": "The model `m-1` does not exist or you do not have access to it.",
                     "code": "model_not_found", "param": None}}, {}, "unknown-model", ["model"]),
    (400, {"error": {"message": "Invalid value: 'nobody'.", "param": "messages[1].role", "code": "invalid_value"}}, {},
     "body-rejected", ["messages", 1, "role"]),
    # Azure
    (404, {"error": {"code": "DeploymentNotFound", "message": "The API deployment for this resource does not exist."}},
     {}, "unknown-model", None),
    (401, {"error": {"code": "401", "message": "Access denied due to invalid subscription key."}}, {}, "unauthorized",
     None),
    # Cohere
    (401, {"message": "invalid api token"}, {}, "unauthorized", None),
    (400, {"message": "invalid request: texts must be a list of strings"}, {}, "body-rejected", ["texts"]),
    (404, {"message": "model 'm-1' not found, make sure that it is the correct ID"}, {}, "unknown-model", ["model"]),
    (429, {"message": "You are using a Trial key, which is limited to 40 API calls / minute."}, {}, "quota", None),
    # Anthropic
    (400, {"type": "error", "error": {"type": "invalid_request_error", "message":
           "messages.1.content.0.text: Input should be a valid string"}}, {}, "body-rejected",
     ["messages", 1, "content", 0, "text"]),
    (400, {"type": "error", "error": {"type": "invalid_request_error", "message":
           "Your credit balance is too low to access the Anthropic API."}}, {}, "quota", None),
    (404, {"type": "error", "error": {"type": "not_found_error", "message": "model: m-1"}}, {},
     "unknown-model", ["model"]),
    # Google
    (400, {"error": {"code": 400, "message": "API key not valid. Please pass a valid API key.",
                     "status": "INVALID_ARGUMENT"}}, {}, "unauthorized", None),
    (400, {"error": {"code": 400, "message": "Invalid value", "status": "INVALID_ARGUMENT", "details": [
        {"fieldViolations": [{"field": "messages[0].content", "description": "bad"}]}]}}, {}, "body-rejected",
     ["messages", 0, "content"]),
    (404, {"error": {"code": 404, "message": "models/m-1 is not found for API version v1beta", "status": "NOT_FOUND"}},
     {}, "unknown-model", None),
    # AWS
    (403, {"message": "The security token included in the request is invalid."},
     {"x-amzn-ErrorType": "UnrecognizedClientException:http://x/"}, "signature-refused", None),
    (403, {"message": "User is not authorized to perform: bedrock:InvokeModel"},
     {"x-amzn-ErrorType": "AccessDeniedException"}, "forbidden", None),
    (400, {"message": "The provided model identifier is invalid."}, {"x-amzn-ErrorType": "ValidationException"},
     "unknown-model", ["model"]),
    (400, {"message": "1 validation error detected: Value '3.0' at 'inferenceConfig.temperature' failed to satisfy"},
     {"x-amzn-ErrorType": "ValidationException"}, "body-rejected", ["inferenceConfig", "temperature"]),
    (400, {"message": "Value null at 'messages.2.member.content' failed to satisfy constraint"}, {}, "body-rejected",
     ["messages", 1, "content"]),
    (400, {"message": "Malformed input request: #/texts: expected type: JSONArray, found: String"}, {},
     "body-rejected", ["texts"]),
    (429, {"message": "Too many requests"}, {"x-amzn-ErrorType": "ThrottlingException"}, "rate-limited", None),
    (400, {"__type": "com.amazon.coral#ServiceQuotaExceededException", "message": "too much"}, {}, "quota", None),
    # FastAPI and others
    (422, {"detail": [{"loc": ["body", "messages", 0, "role"], "msg": "bad role", "type": "value_error"}]}, {},
     "body-rejected", ["messages", 0, "role"]),
    (404, {"error": "model 'm-1' not found, try pulling it first"}, {}, "unknown-model", ["model"]),
    (402, {"error": {"message": "Insufficient Balance"}}, {}, "quota", None),
    (529, {"error": {"type": "overloaded_error", "message": "Overloaded"}}, {}, "provider-error", None),
    (405, {"detail": "Method Not Allowed"}, {}, "not-found", None),
    (418, {"message": "teapot"}, {}, "refused-otherwise", None),
]  # fmt: skip


@pytest.mark.parametrize(("status", "body", "headers", "slug", "path"), CASES)
def test_kinds(status: int, body: object, headers: dict[str, str], slug: str, path: list[str | int] | None) -> None:
    verdict = verdict_of(REQUEST, ProviderResponse(status, json.dumps(body).encode(), tuple(headers.items())))
    assert verdict is not None
    assert verdict.slug == slug
    assert (None if verdict.line is None else list(verdict.line.path)) == path
    assert str(status) in verdict.message
    if path is not None and verdict.line is not None:
        lines = json.dumps(BODY, indent=2).split("\n")
        step = path[-1]
        if isinstance(step, str):
            assert lines[verdict.line.number - 1].strip().startswith(f'"{step}":')


@pytest.mark.parametrize(
    "body", [b"", b"\xff\xfe", b"[" * 100_000, b"null", b"[]", b"<a>" * 50_000, b'{"error": null}']
)
def test_bodies_that_say_nothing(body: bytes) -> None:
    verdict = verdict_of(REQUEST, ProviderResponse(400, body))
    assert verdict is not None
    assert verdict.slug == "body-rejected"
    assert len(verdict.message) < 1000


def test_xml() -> None:
    error = read_error(
        b"<ErrorResponse><Error><Code>SignatureDoesNotMatch</Code><Message>No</Message></Error></ErrorResponse>"
    )
    assert (error.code, error.message) == ("SignatureDoesNotMatch", "No")


@pytest.mark.parametrize(
    ("path", "steps"),
    [
        ("messages[0].content", ("messages", "0", "content")),
        ("#/texts/1", ("texts", "1")),
        ("$.input", ("input",)),
        ("messages.1.member.content", ("messages", "0", "content")),
        ("", ()),
    ],
)
def test_steps(path: str, steps: tuple[str, ...]) -> None:
    assert steps_of(path) == steps


def test_lines_of_a_body() -> None:
    lines = json.dumps(BODY, indent=2).split("\n")
    for path in (("messages", "1", "content", "0", "text"), ("texts",), ("inferenceConfig", "temperature"), ("model",)):
        found = find_line(REQUEST.body, [("nowhere",), path])
        assert found is not None
        assert lines[found.number - 1].strip().startswith(f'"{path[-1]}":')
    assert find_line(b"no JSON", [("a",)]) is None
    assert find_line(REQUEST.body, [("nowhere",)]) is None
