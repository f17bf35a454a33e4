"""Answers with every member that a provider may send, for judging what a filter looks for.

What a stub answers is what a provider sends most of the time; here stand the members that answers have only when
tools are called, a guardrail acts, and the like. Written by hand from the documentation that the operations name.
"""

from blueprintc.providers.contract import Operation, Value

_CALL: Value = {"id": "call_1", "type": "function", "function": {"name": "f", "arguments": "{}"}}
_COUNTS: Value = {"cached_tokens": 0, "audio_tokens": 0, "reasoning_tokens": 0, "text_tokens": 1}
_OPENAI_CHAT: dict[str, Value] = {
    "choices": [
        {
            "message": {
                "content": "text",
                "refusal": "text",
                "tool_calls": [_CALL],
                "function_call": {"name": "f", "arguments": "{}"},
                "reasoning_content": "text",
                "reasoning": "text",
                "audio": {"id": "a", "data": "", "transcript": "text", "expires_at": 1},
            },
            "logprobs": {"content": [], "refusal": []},
            "content_filter_results": {},
        }
    ],
    "usage": {"prompt_tokens_details": _COUNTS, "completion_tokens_details": _COUNTS},
}
_AZURE_CHAT: Value = {
    **_OPENAI_CHAT,
    "prompt_filter_results": [{"prompt_index": 0, "content_filter_results": {}}],
}
_GUARDRAIL: dict[str, Value] = {
    "amazon-bedrock-guardrailAction": "NONE",
    "amazon-bedrock-trace": {},
    "amazon-bedrock-invocationMetrics": {},
}
_CLAUDE: dict[str, Value] = {
    "content": [
        {
            "type": "text",
            "text": "text",
            "citations": [],
            "id": "t",
            "name": "f",
            "input": {},
            "thinking": "text",
            "signature": "s",
            "data": "d",
        }
    ],
    "stop_sequence": "s",
    "usage": {"cache_creation_input_tokens": 0, "cache_read_input_tokens": 0},
}
_CONVERSE_PART: Value = {
    "text": "text",
    "toolUse": {"toolUseId": "t", "name": "f", "input": {}},
    "reasoningContent": {"reasoningText": {"text": "text", "signature": "s"}},
    "citationsContent": {"content": [{"text": "text"}], "citations": []},
}
_TYPED: Value = {
    "float": [[0.25, -0.5]],
    "int8": [[1, -2]],
    "uint8": [[1, 2]],
    "binary": [[1, -2]],
    "ubinary": [[1, 2]],
    "base64": ["AAAA"],
}
_CANDIDATE: Value = {
    "content": {
        "parts": [
            {
                "text": "text",
                "thought": True,
                "thoughtSignature": "s",
                "functionCall": {"id": "f", "name": "f", "args": {}},
                "inlineData": {"mimeType": "image/png", "data": ""},
                "executableCode": {"language": "PYTHON", "code": ""},
                "codeExecutionResult": {"outcome": "OUTCOME_OK", "output": ""},
            }
        ]
    },
    "safetyRatings": [{"category": "c", "probability": "NEGLIGIBLE"}],
    "citationMetadata": {"citationSources": []},
    "groundingMetadata": {"groundingChunks": [], "webSearchQueries": []},
    "avgLogprobs": -0.1,
    "finishMessage": "text",
    "tokenCount": 1,
}
_GEMINI: Value = {
    "candidates": [_CANDIDATE],
    "promptFeedback": {"blockReason": "SAFETY", "safetyRatings": []},
    "usageMetadata": {"thoughtsTokenCount": 1, "cachedContentTokenCount": 0, "promptTokensDetails": []},
}
_COHERE_MESSAGE: Value = {
    "message": {
        "content": [{"type": "text", "text": "text", "thinking": "text"}],
        "tool_calls": [_CALL],
        "tool_plan": "text",
        "citations": [{"start": 0, "end": 1, "text": "t", "sources": []}],
    },
    "logprobs": [],
}
_COHERE_CHAT: Value = {
    "citations": [{"start": 0, "end": 1, "text": "t", "document_ids": []}],
    "documents": [{"id": "d", "text": "text"}],
    "search_results": [],
    "search_queries": [],
    "tool_calls": [{"name": "f", "parameters": {}}],
    "is_search_required": False,
}
_TITAN: Value = {
    "embedding": [0.25, -0.5],
    "embeddingsByType": {"float": [0.25, -0.5], "binary": [1, 0]},
    "message": "m",
}

#: The contract of an operation → what to add to a stub's answer.
_MORE: dict[str, Value] = {
    "openai/chat": _OPENAI_CHAT,
    "azure_openai/chat": _AZURE_CHAT,
    "openai_compatible/chat": _OPENAI_CHAT,
    "bedrock/jamba": _OPENAI_CHAT,
    "anthropic/messages": _CLAUDE,
    "bedrock/claude_messages": {**_CLAUDE, **_GUARDRAIL},
    "bedrock/claude_completion": _GUARDRAIL,
    "bedrock/converse": {
        "output": {"message": {"content": [_CONVERSE_PART]}},
        "usage": {"cacheReadInputTokens": 0, "cacheWriteInputTokens": 0},
        "additionalModelResponseFields": {},
        "trace": {"guardrail": {}, "promptRouter": {}},
        "performanceConfig": {"latency": "standard"},
    },
    "bedrock/nova": {"output": {"message": {"content": [_CONVERSE_PART]}}},
    "bedrock/titan_text_v1": _TITAN,
    "bedrock/titan_text_v2": _TITAN,
    "bedrock/titan_image": _TITAN,
    "bedrock/agent_rerank": {
        "results": [{"document": {"type": "TEXT", "textDocument": {"text": "t"}}}],
        "nextToken": "t",
    },
    "cohere/chat_v1": _COHERE_CHAT,
    "cohere/chat_v2": _COHERE_MESSAGE,
    "cohere/embed_v1": {"images": []},
    "cohere/embed_v2": {"images": []},
    "cohere/rerank_v1": {"results": [{"document": {"text": "text"}}]},
    "cohere/rerank_v2": {"results": [{"document": {"text": "text"}}]},
    "gemini/generate_content": _GEMINI,
    "ollama/chat": {"message": {"tool_calls": [_CALL], "thinking": "text", "images": []}},
    "ollama/generate": {"context": [1, 2], "thinking": "text"},
    "voyage/rerank": {"data": [{"document": "text"}]},
    "textract/detect_document_text": {"Blocks": [{"Text": "text", "Confidence": 1.0, "Relationships": [], "Page": 1}]},
}


def full_answer(operation: Operation, body: Value = None, url: str = "") -> Value:
    """The answer to a body with all members that there may be, as far as one sample can hold them together."""
    return _merged(operation.sample(body, url), _MORE.get(operation.contract))


def all_types() -> Value:
    """Cohere's vectors in every type, for a request that leaves open which it asks for."""
    return _TYPED


def _merged(value: Value, more: Value) -> Value:
    """Objects member by member, lists item by item; of anything else the addition."""
    if more is None:
        return value
    if isinstance(value, dict) and isinstance(more, dict):
        return {**value, **{key: _merged(value.get(key), item) for key, item in more.items()}}
    if isinstance(value, list) and isinstance(more, list) and value and more and isinstance(value[0], dict):
        return [_merged(value[0], more[0]), *value[1:]]
    return more
