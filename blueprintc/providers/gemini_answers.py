"""Answers in the shape of Gemini's ``generateContent``, which Vertex AI has as well."""

from blueprintc.providers.contract import Call, Value
from blueprintc.providers.instances import instance
from blueprintc.providers.reading import echo, fields, identifier, items, member, tokens, whole, written


def parts_text(content: Value) -> str:
    """The texts of a content's parts."""
    found = [member(part, "text") for part in items(member(content, "parts"))]
    return " ".join(text for text in found if isinstance(text, str))


def generate(call: Call) -> Value:
    """Candidates that echo the last content, or a call of the first function where any is forced."""
    contents = items(call.get("contents"))
    prompt = next((text for text in map(parts_text, reversed(contents)) if text), "")
    config = call.get("generationConfig") or call.get("generation_config")
    mode = member(call.get("toolConfig") or call.get("tool_config"), "functionCallingConfig", "mode")
    function = fields(member(call.get("tools"), 0, "functionDeclarations", 0))
    part: dict[str, Value] = {"text": _text(config, prompt)}
    if mode == "ANY" and function:
        part = {"functionCall": {"name": function.get("name"), "args": instance(function.get("parameters"))}}
    candidates: list[Value] = [
        {"content": {"parts": [part], "role": "model"}, "finishReason": "STOP", "index": index}
        for index in range(whole(member(config, "candidateCount"), 1, 8))
    ]
    asked, answered = tokens(*map(parts_text, contents)), tokens(written(part))
    return {
        "candidates": candidates,
        "usageMetadata": {
            "promptTokenCount": asked,
            "candidatesTokenCount": answered,
            "totalTokenCount": asked + answered,
        },
        "modelVersion": call.model,
        "responseId": identifier("", call.model, prompt),
    }


def _text(config: Value, prompt: str) -> str:
    if member(config, "responseMimeType") == "application/json":
        schema = member(config, "responseSchema") or member(config, "responseJsonSchema")
        return written(instance(_lower(schema)) if schema else {"answer": "This is a stub's answer."})
    return echo(prompt)


def _lower(schema: Value) -> Value:
    """Gemini writes the names of types in capitals."""
    if isinstance(schema, dict):
        return {
            key: value.lower() if key == "type" and isinstance(value, str) else _lower(value)
            for key, value in schema.items()
        }
    return [_lower(item) for item in schema] if isinstance(schema, list) else schema
