"""Answers in Cohere's shapes, which its models on other platforms share."""

from collections.abc import Callable, Sequence

from blueprintc.providers.contract import Call, Value
from blueprintc.providers.instances import instance
from blueprintc.providers.reading import echo, fields, items, last_text, member, texts, tokens, uuid, whole, written
from blueprintc.providers.vectors import base64_floats, binary, embed, int8, relevance, ubinary, uint8

_TYPES: dict[str, Callable[[Sequence[float]], Value]] = {
    "float": lambda vector: list(vector),
    "int8": lambda vector: list(int8(vector)),
    "uint8": lambda vector: list(uint8(vector)),
    "binary": lambda vector: list(binary(vector)),
    "ubinary": lambda vector: list(ubinary(vector)),
    "base64": base64_floats,
}


def embed_v1(call: Call) -> Value:
    """Vectors as a list, or by type where the request asks for types."""
    wanted = [name for name in texts(call.get("embedding_types")) if name in _TYPES]
    given, images, vectors = _vectors(call)
    made: Value = [list(vector) for vector in vectors]
    if wanted:
        made = {name: [_TYPES[name](vector) for vector in vectors] for name in wanted}
    return {
        "id": uuid(call.model, *given),
        "texts": list(given),
        **({"images": images} if images else {}),
        "embeddings": made,
        "meta": meta(input_tokens=tokens(*given), images=len(images)),
        "response_type": "embeddings_by_type" if wanted else "embeddings_floats",
    }


def embed_v2(call: Call) -> Value:
    """Vectors by type; ``float`` where the request names no type."""
    wanted = [name for name in texts(call.get("embedding_types")) if name in _TYPES] or ["float"]
    given, images, vectors = _vectors(call)
    return {
        "id": uuid(call.model, *given),
        "texts": list(given),
        **({"images": images} if images else {}),
        "embeddings": {name: [_TYPES[name](vector) for vector in vectors] for name in wanted},
        "meta": meta(input_tokens=tokens(*given), images=len(images)),
        "response_type": "embeddings_by_type",
    }


def _vectors(call: Call) -> tuple[list[str], list[Value], list[Sequence[float]]]:
    """The texts, what is told of the images, and a vector for each input in their order."""
    sizes = call.operation.dimensions(call.model)
    size = whole(call.get("output_dimension"), sizes[0] if sizes else 1024)
    given = texts(call.get("texts"))
    pictures = texts(call.get("images"))
    mixed = [written(member(one, "content")) for one in items(call.get("inputs"))]
    told: list[Value] = [{"width": 64, "height": 64, "format": "png", "bit_depth": 24} for _ in pictures]
    return given, told, [embed(text, size) for text in (*given, *pictures, *mixed)]


def rerank(call: Call) -> Value:
    """The documents by relevance, best first, each with its index in the request; at most ``top_n``."""
    documents = [document_text(one) for one in items(call.get("documents"))]
    query = str(call.get("query") or "")
    scores = sorted(((relevance(query, text), -index) for index, text in enumerate(documents)), reverse=True)
    kept = scores[: whole(call.get("top_n"), len(documents))]
    results: list[Value] = []
    for score, negative in kept:
        result: dict[str, Value] = {"index": -negative, "relevance_score": score}
        if call.get("return_documents") is True:
            result["document"] = {"text": documents[-negative]}
        results.append(result)
    return {
        "id": uuid(call.model, query, *documents),
        "results": results,
        "meta": {"api_version": {"version": "2"}, "billed_units": {"search_units": 1}},
    }


def document_text(document: Value) -> str:
    """The text of a document that is a text or an object with ``text``."""
    text = document if isinstance(document, str) else member(document, "text")
    return text if isinstance(text, str) else written(document)


def chat_v1(call: Call) -> Value:
    """A text that echoes the message."""
    message = str(call.get("message") or "")
    text = echo(message)
    history: list[Value] = [
        *items(call.get("chat_history")),
        {"role": "USER", "message": message},
        {"role": "CHATBOT", "message": text},
    ]
    return {
        "response_id": uuid("response", message),
        "text": text,
        "generation_id": uuid("generation", message),
        "chat_history": history,
        "finish_reason": "COMPLETE",
        "meta": meta(input_tokens=tokens(message), output_tokens=tokens(text)),
    }


def chat_v2(call: Call) -> Value:
    """A message that echoes the last one, or a call of the first tool where one is required."""
    prompt = last_text(call.get("messages"))
    tool = fields(member(call.get("tools"), 0, "function"))
    message: dict[str, Value] = {"role": "assistant"}
    reason = "COMPLETE"
    if call.get("tool_choice") == "REQUIRED" and tool:
        arguments = written(instance(tool.get("parameters")))
        function: Value = {"name": tool.get("name"), "arguments": arguments}
        message["tool_calls"] = [{"id": "call_0", "type": "function", "function": function}]
        reason = "TOOL_CALL"
    else:
        wanted = call.get("response_format")
        schema = member(wanted, "json_schema")
        is_json = member(wanted, "type") == "json_object"
        text = written(instance(schema) if schema else {"answer": "text"}) if is_json else echo(prompt)
        message["content"] = [{"type": "text", "text": text}]
    asked, answered = tokens(prompt), tokens(written(message))
    return {
        "id": uuid(call.model, prompt),
        "finish_reason": reason,
        "message": message,
        "usage": {
            "billed_units": {"input_tokens": asked, "output_tokens": answered},
            "tokens": {"input_tokens": asked, "output_tokens": answered},
        },
    }


def meta(**units: int) -> Value:
    """What was billed."""
    billed: Value = {name: count for name, count in units.items() if count}
    return {"api_version": {"version": "1"}, "billed_units": billed}
