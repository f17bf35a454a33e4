"""What well-known providers answer: one sample for each kind of answer, recognised by the URL and the model's id.

Written by hand from the providers' public API references. A sample has every member that a filter may reasonably look
for, so that not finding one means that it is not there.
"""

import re
from dataclasses import dataclass
from functools import cache

from blueprintc.jsontext import Json
from blueprintc.linter.facts.subject import Action, Subject

_VECTOR: list[Json] = [0.25, -0.5]
_BYTES: list[Json] = [1, -2]


@dataclass(frozen=True, slots=True)
class KnownAnswer:
    """A kind of answer: who gives it, in words, and the name of its sample."""

    who: str
    kind: str

    @property
    def sample(self) -> Json:
        """The parsed answer."""
        return _samples()[self.kind]


#: URL (with the connector's own parameters filled in) → who answers, and the sample.
_BY_URL = (
    (r"https?://[^?]*/chat/completions(?:\?|$)", "a chat completion of OpenAI", "chat"),
    (r"https://api\.openai\.com/v1/embeddings(?:\?|$)", "OpenAI's embeddings", "data"),
    (r"https://[^/]+\.openai\.azure\.com/[^?]*/embeddings(?:\?|$)", "Azure OpenAI's embeddings", "data"),
    (r"https://api\.openai\.com/v1/completions$", "a completion of OpenAI", "completion"),
    (r"https://api\.cohere\.(?:ai|com)/v2/embed$", "Cohere's embeddings (v2)", "by type"),
    (r"https://api\.cohere\.(?:ai|com)/v1/embed$", "Cohere's embeddings", "vectors"),
    (r"https://api\.cohere\.(?:ai|com)/v[12]/rerank$", "Cohere's rerank", "relevance_score"),
    (r"https://api\.anthropic\.com/v1/messages$", "Anthropic's messages", "messages"),
    (r"https://generativelanguage\.googleapis\.com/[^?]*:generateContent(?:\?|$)", "Gemini", "candidates"),
    (r"https://bedrock-agent-runtime\.[^/]+/rerank$", "Bedrock's rerank", "relevanceScore"),
    (r"https://bedrock-runtime\.[^/]+/model/[^/]+/converse$", "Bedrock's Converse", "converse"),
)
#: The model's id in a URL of Bedrock's InvokeModel.
_BY_MODEL = (
    (r"(?:\w\w\.)?amazon\.titan-embed-", "Titan embeddings", "titan"),
    (r"(?:\w\w\.)?cohere\.embed-", "Cohere's embeddings on Bedrock", "vectors"),
    (r"(?:\w\w\.)?cohere\.rerank-|amazon\.rerank-", "rerank on Bedrock", "relevance_score"),
    (r"anthropic\.claude-(?:v2|instant)", "Claude's completion", "claude completion"),
    (r"(?:\w\w\.)?anthropic\.claude-(?:3|sonnet|opus|haiku)", "Claude's messages", "messages"),
)
_INVOKE = re.compile(r"https://bedrock-runtime\.[^/]+/model/([^/]+)/invoke$")


def known_answer(subject: Subject, action: Action) -> KnownAnswer | None:
    """What the provider of an action answers; none where that is not known."""
    text = action.text("url")
    if text is None:
        return None
    url = subject.filled(text.value)
    invoked = _INVOKE.match(url)
    for pattern, who, kind in _BY_MODEL if invoked else _BY_URL:
        if re.match(pattern, invoked[1] if invoked else url):
            return KnownAnswer(who, _by_type(kind, subject, action))
    return None


def _by_type(kind: str, subject: Subject, action: Action) -> str:
    """Cohere answers by type where a request asks for types."""
    body = action.text("request_body")
    asks = body is not None and "embedding_types" in body.value
    return "by type" if kind == "vectors" and asks else kind


@cache
def _samples() -> dict[str, Json]:
    usage: Json = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
    call: Json = {"id": "c", "type": "function", "function": {"name": "f", "arguments": "{}"}}
    message: Json = {
        "role": "assistant",
        "content": "text",
        "refusal": None,
        "tool_calls": [call],
        "reasoning_content": "text",
        "annotations": [],
    }
    choice: Json = {"index": 0, "message": message, "finish_reason": "stop", "logprobs": None}
    block: Json = {"type": "text", "text": "text", "id": "t", "name": "f", "input": {}, "thinking": "text"}
    part: Json = {
        "text": "text",
        "toolUse": {"toolUseId": "t", "name": "f", "input": {}},
        "reasoningContent": {"reasoningText": {"text": "text", "signature": "s"}},
    }
    tokens: Json = {"inputTokens": 1, "outputTokens": 1, "totalTokens": 2}
    typed: Json = {
        "float": [_VECTOR],
        "int8": [_BYTES],
        "uint8": [[1, 2]],
        "binary": [_BYTES],
        "ubinary": [[1, 2]],
        "base64": ["AAAA"],
    }
    meta: Json = {"api_version": {"version": "1"}, "billed_units": {"input_tokens": 1}}
    return {
        "chat": {
            "id": "x",
            "object": "chat.completion",
            "created": 1,
            "model": "m",
            "choices": [choice],
            "usage": usage,
            "system_fingerprint": "f",
            "service_tier": "default",
        },
        "completion": {
            "id": "x",
            "object": "text_completion",
            "created": 1,
            "model": "m",
            "choices": [{"text": "text", "index": 0, "finish_reason": "stop", "logprobs": None}],
            "usage": usage,
        },
        "data": {
            "object": "list",
            "data": [{"object": "embedding", "index": 0, "embedding": _VECTOR}],
            "model": "m",
            "usage": usage,
        },
        "by type": {
            "id": "x",
            "embeddings": typed,
            "texts": ["text"],
            "images": [],
            "meta": meta,
            "response_type": "embeddings_by_type",
        },
        "vectors": {
            "id": "x",
            "embeddings": [_VECTOR],
            "texts": ["text"],
            "images": [],
            "meta": meta,
            "response_type": "embeddings_floats",
        },
        "relevance_score": {
            "id": "x",
            "results": [{"index": 0, "relevance_score": 0.5, "document": {"text": "text"}}],
            "meta": meta,
        },
        "relevanceScore": {
            "results": [{"index": 0, "relevanceScore": 0.5, "document": {"type": "TEXT"}}],
            "nextToken": "t",
        },
        "messages": {
            "id": "x",
            "type": "message",
            "role": "assistant",
            "model": "m",
            "content": [block],
            "stop_reason": "end_turn",
            "stop_sequence": None,
            "usage": {"input_tokens": 1, "output_tokens": 1},
            "amazon-bedrock-guardrailAction": "NONE",
            "amazon-bedrock-trace": {},
        },
        "claude completion": {
            "type": "completion",
            "completion": "text",
            "stop_reason": "stop_sequence",
            "stop": "Human:",
            "amazon-bedrock-guardrailAction": "NONE",
            "amazon-bedrock-trace": {},
        },
        "candidates": {
            "candidates": [
                {
                    "content": {"parts": [{"text": "text", "functionCall": {}}], "role": "model"},
                    "finishReason": "STOP",
                    "index": 0,
                    "safetyRatings": [],
                }
            ],
            "usageMetadata": {"totalTokenCount": 2},
            "modelVersion": "m",
            "responseId": "r",
        },
        "converse": {
            "output": {"message": {"content": [part], "role": "assistant"}},
            "stopReason": "end_turn",
            "metrics": {"latencyMs": 1},
            "usage": tokens,
            "trace": {},
            "additionalModelResponseFields": {},
        },
        "titan": {
            "embedding": _VECTOR,
            "inputTextTokenCount": 1,
            "embeddingsByType": {"float": _VECTOR, "binary": _BYTES},
            "message": None,
        },
    }
