"""Answers in OpenAI's shapes, which many providers share."""

from blueprintc.providers.contract import Call, Value
from blueprintc.providers.instances import instance
from blueprintc.providers.reading import (
    CREATED,
    content_texts,
    echo,
    fields,
    identifier,
    items,
    last_text,
    member,
    texts,
    tokens,
    whole,
    written,
)
from blueprintc.providers.vectors import base64_floats, embed


def embeddings(call: Call) -> Value:
    """One vector an input, in order; ``dimensions`` and ``encoding_format`` are honoured."""
    inputs = texts(call.get("input"))
    sizes = call.operation.dimensions(call.model)
    size = whole(call.get("dimensions"), sizes[0] if sizes else 1536)
    is_base64 = call.get("encoding_format") == "base64"
    vectors = [embed(text, size) for text in inputs]
    data: list[Value] = [
        {
            "object": "embedding",
            "index": index,
            "embedding": base64_floats(vector) if is_base64 else list(vector),
        }
        for index, vector in enumerate(vectors)
    ]
    used = tokens(*inputs)
    return {
        "object": "list",
        "data": data,
        "model": call.model,
        "usage": {"prompt_tokens": used, "total_tokens": used},
    }


def chat(call: Call) -> Value:
    """``n`` choices that echo the last message, or a call of the tool that the request forces."""
    prompt = last_text(call.get("messages"))
    message, reason = _message(call, prompt)
    choices: list[Value] = [
        {"index": index, "message": message, "logprobs": None, "finish_reason": reason}
        for index in range(whole(call.get("n"), 1, 128))
    ]
    asked = tokens(*(text for one in items(call.get("messages")) for text in content_texts(member(one, "content"))))
    answered = tokens(written(message))
    return {
        "id": identifier("chatcmpl-", call.model, prompt),
        "object": "chat.completion",
        "created": CREATED,
        "model": call.model,
        "choices": choices,
        "usage": {"prompt_tokens": asked, "completion_tokens": answered, "total_tokens": asked + answered},
        "service_tier": "default",
        "system_fingerprint": "fp_5713b00000",
    }


def _message(call: Call, prompt: str) -> tuple[Value, str]:
    made: dict[str, Value] = {"role": "assistant", "content": None, "refusal": None, "annotations": []}
    function = _forced(call)
    if function is not None:
        name = str(function.get("name", ""))
        made["tool_calls"] = [
            {
                "id": identifier("call_", name, prompt),
                "type": "function",
                "function": {"name": name, "arguments": written(instance(function.get("parameters")))},
            }
        ]
        return made, "tool_calls"
    made["content"] = structured(call.get("response_format")) or echo(prompt)
    return made, "stop"


def _forced(call: Call) -> dict[str, Value] | None:
    """The function that the request makes the model call: the named one, or the first where one is required."""
    functions = [fields(member(tool, "function")) for tool in items(call.get("tools"))]
    choice = call.get("tool_choice")
    name = member(choice, "function", "name")
    if isinstance(name, str):
        named: dict[str, Value] = {"name": name}
        return next((one for one in functions if one.get("name") == name), named)
    return functions[0] if choice == "required" and functions else None


def structured(wanted: Value) -> str:
    """The JSON text that a ``response_format`` asks for; empty where it asks for plain text."""
    kind = member(wanted, "type")
    if kind == "json_schema":
        return written(instance(member(wanted, "json_schema", "schema")))
    return written({"answer": "This is a stub's answer."}) if kind == "json_object" else ""


def completion(call: Call) -> Value:
    """One choice a prompt, ``n`` times."""
    prompts = texts(call.get("prompt")) or [""]
    wanted = [prompt for prompt in prompts for _ in range(whole(call.get("n"), 1, 128))]
    answers = [echo(prompt) for prompt in wanted]
    choices: list[Value] = [
        {"text": text, "index": index, "logprobs": None, "finish_reason": "stop"} for index, text in enumerate(answers)
    ]
    asked, answered = tokens(*prompts), tokens(*answers)
    return {
        "id": identifier("cmpl-", call.model, *prompts),
        "object": "text_completion",
        "created": CREATED,
        "model": call.model,
        "choices": choices,
        "usage": {"prompt_tokens": asked, "completion_tokens": answered, "total_tokens": asked + answered},
    }


def batch_created(call: Call) -> Value:
    """A batch job that has just been taken."""
    source, endpoint = str(call.get("input_file_id")), str(call.get("endpoint"))
    window = str(call.get("completion_window") or "24h")
    return _batch(identifier("batch_", source, endpoint), "validating", source, endpoint, window)


def batch_status(call: Call) -> Value:
    """A batch job that is done."""
    return _batch(call.path.get("id", ""), "completed", "file-abc123", "/v1/embeddings", "24h")


def batch_cancelled(call: Call) -> Value:
    """A batch job that is being cancelled."""
    return _batch(call.path.get("id", ""), "cancelling", "file-abc123", "/v1/embeddings", "24h")


def _batch(name: str, status: str, source: str, endpoint: str, window: str) -> Value:
    is_done = status == "completed"
    return {
        "id": name,
        "object": "batch",
        "endpoint": endpoint,
        "errors": None,
        "input_file_id": source,
        "completion_window": window,
        "status": status,
        "output_file_id": identifier("file-", name) if is_done else None,
        "error_file_id": None,
        "created_at": CREATED,
        "in_progress_at": None if status == "validating" else CREATED + 60,
        "expires_at": CREATED + 86400,
        "finalizing_at": CREATED + 120 if is_done else None,
        "completed_at": CREATED + 180 if is_done else None,
        "failed_at": None,
        "expired_at": None,
        "cancelling_at": CREATED + 90 if status == "cancelling" else None,
        "cancelled_at": None,
        "request_counts": {"total": 2 if is_done else 0, "completed": 2 if is_done else 0, "failed": 0},
        "metadata": None,
    }


_CATEGORIES = (
    "harassment",
    "harassment/threatening",
    "hate",
    "hate/threatening",
    "illicit",
    "illicit/violent",
    "self-harm",
    "self-harm/instructions",
    "self-harm/intent",
    "sexual",
    "sexual/minors",
    "violence",
    "violence/graphic",
)


def moderations(call: Call) -> Value:
    """Nothing is flagged, unless the text has the word ``flagged``."""
    results: list[Value] = []
    for text in texts(call.get("input")):
        is_flagged = "flagged" in text
        categories: Value = {name: is_flagged and name == "violence" for name in _CATEGORIES}
        scores: Value = {name: 0.91 if is_flagged and name == "violence" else 0.0001 for name in _CATEGORIES}
        kinds: Value = {name: ["text"] for name in _CATEGORIES}
        results.append(
            {
                "flagged": is_flagged,
                "categories": categories,
                "category_scores": scores,
                "category_applied_input_types": kinds,
            }
        )
    return {"id": identifier("modr-", *texts(call.get("input"))), "model": call.model, "results": results}
