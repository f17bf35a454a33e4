"""Azure OpenAI: OpenAI's bodies, with the deployment in the URL, and the v1 API with it in the body."""

import json

from blueprintc.providers import openai_answers as answers
from blueprintc.providers.contract import Answer, ErrorBody, Operation, Provider
from blueprintc.providers.openai_errors import HEADERS, body
from blueprintc.providers.refusals import INVALID, NO_SUCH_MODEL

_DEPLOYMENT = r"https?://[^/]+/{1,2}openai/deployments/(?P<model>[^/?]+)"
_V1 = r"https?://[^/]+\.(?:openai|cognitiveservices|services\.ai)\.azure\.com/openai/v1"
_QUERY = r"(?:\?.*)?"
_NEEDED = (("api-version", r"/openai/deployments/"),)
_DOCS = "https://learn.microsoft.com/azure/ai-services/openai/reference"
_SOURCE = f"{_DOCS} (as of 2026-11-24)"


def _refuse(status: int, kind: str, message: str, place: str) -> Answer:
    if kind == NO_SUCH_MODEL:
        error = {
            "code": "DeploymentNotFound",
            "message": "The API deployment for this resource does not exist. If you created the deployment within the"
            " last 5 minutes, please wait a moment and try again.",
        }
        return Answer(404, HEADERS, json.dumps({"error": error}).encode())
    if status == 401:
        error = {
            "code": "401",
            "message": "Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a"
            " valid key for an active subscription and use a correct regional API endpoint for your resource.",
        }
        return Answer(401, HEADERS, json.dumps({"error": error}).encode())
    text = body(message, "invalid_request_error" if kind == INVALID else kind, None, place or None)
    return Answer(status, HEADERS, text.encode())


def _error(name: str, status: int, code: str, message: str, *headers: tuple[str, str]) -> ErrorBody:
    text = json.dumps({"error": {"code": code, "message": message}})
    return ErrorBody(name=name, status=status, body=text, headers=(*HEADERS, *headers), source=_SOURCE)


def _filtered() -> ErrorBody:
    result = {
        "hate": {"filtered": False, "severity": "safe"},
        "jailbreak": {"filtered": False, "detected": False},
        "self_harm": {"filtered": False, "severity": "safe"},
        "sexual": {"filtered": False, "severity": "safe"},
        "violence": {"filtered": True, "severity": "medium"},
    }
    error = {
        "message": "The response was filtered due to the prompt triggering Azure OpenAI's content management policy."
        " Please modify your prompt and retry.",
        "type": None,
        "param": "prompt",
        "code": "content_filter",
        "status": 400,
        "innererror": {"code": "ResponsibleAIPolicyViolation", "content_filter_result": result},
    }
    return ErrorBody(name="content filter", status=400, body=json.dumps({"error": error}), source=_SOURCE)


PROVIDER = Provider(
    name="azure_openai",
    title="Azure OpenAI",
    operations=(
        Operation(
            provider="azure_openai",
            name="chat",
            title="a chat completion of Azure OpenAI",
            tasks=("chat",),
            url=rf"(?:{_DEPLOYMENT}|{_V1})/chat/completions{_QUERY}",
            contract="azure_openai/chat",
            needed_query=_NEEDED,
            answering=answers.chat,
            documentation=f"{_DOCS}#chat-completions",
            example={"messages": [{"role": "user", "content": "Hello"}]},
        ),
        Operation(
            provider="azure_openai",
            name="embeddings",
            title="Azure OpenAI's embeddings",
            tasks=("text_embedding",),
            url=rf"(?:{_DEPLOYMENT}|{_V1})/embeddings{_QUERY}",
            contract="azure_openai/embeddings",
            needed_query=_NEEDED,
            answering=answers.embeddings,
            documentation=f"{_DOCS}#embeddings",
            example={"input": ["first", "second"]},
        ),
        Operation(
            provider="azure_openai",
            name="completions",
            title="a completion of Azure OpenAI",
            tasks=("completion",),
            url=rf"(?:{_DEPLOYMENT}|{_V1})/completions{_QUERY}",
            contract="azure_openai/completions",
            needed_query=_NEEDED,
            answering=answers.completion,
            documentation=f"{_DOCS}#completions",
            example={"prompt": "Say hello"},
        ),
    ),
    errors=(
        _error("bad request", 400, "BadRequest", "Invalid type for 'messages': expected an array of objects."),
        _filtered(),
        _error(
            "wrong key",
            401,
            "401",
            "Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for"
            " an active subscription and use a correct regional API endpoint for your resource.",
        ),
        _error("forbidden", 403, "403", "Public access is disabled. Please configure private endpoint."),
        _error(
            "unknown model",
            404,
            "DeploymentNotFound",
            "The API deployment for this resource does not exist. If you created the deployment within the last 5"
            " minutes, please wait a moment and try again.",
        ),
        _error("unknown path", 404, "404", "Resource not found"),
        _error(
            "rate limit",
            429,
            "429",
            "Requests to the ChatCompletions_Create Operation under Azure OpenAI API have exceeded call rate limit of"
            " your current OpenAI S0 pricing tier. Please retry after 6 seconds.",
            ("Retry-After", "6"),
        ),
        _error("server error", 500, "InternalServerError", "The server had an error while processing your request."),
        _error("overloaded", 503, "ServiceUnavailable", "The service is temporarily unable to process your request."),
    ),
    refuse=_refuse,
    credentials=("api-key", "Authorization"),
    documentation=_DOCS,
)
