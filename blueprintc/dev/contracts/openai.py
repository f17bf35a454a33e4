"""OpenAI's schemas, from its OpenAPI document (MIT)."""

import copy
from pathlib import Path
from typing import Any

import yaml

from blueprintc.dev.contracts.shaping import Schema, closed, everywhere, without_required

_PATHS = {
    "chat": "/chat/completions",
    "embeddings": "/embeddings",
    "completions": "/completions",
    "create_batch": "/batches",
    "moderations": "/moderations",
}
#: Fields that OpenAI always sends, and that other servers and older recordings do not have.
_NOT_ALWAYS = ("logprobs", "refusal", "annotations", "created", "model", "object", "usage", "text_offset", "categories")


def schemas(path: Path, as_of: str) -> dict[str, Schema]:
    """The files to write."""
    document = yaml.safe_load(path.read_text(encoding="utf-8"))
    definitions = document["components"]["schemas"]
    version = document["info"]["version"]
    comment = f"openai/openai-openapi {version} (MIT), read {as_of}; texts removed, allOf merged"
    made: dict[str, Schema] = {}
    for name, where in _PATHS.items():
        post = document["paths"][where]["post"]
        request = post["requestBody"]["content"]["application/json"]["schema"]
        answer = post["responses"]["200"]["content"]["application/json"]["schema"]
        made[f"schemas/openai/{name}.request.json"] = _request(closed(request, definitions, comment))
        made[f"schemas/openai/{name}.response.json"] = _answer(closed(answer, definitions, comment))
    made["schemas/openai/batch.response.json"] = made["schemas/openai/create_batch.response.json"]
    chat = copy.deepcopy(made["schemas/openai/chat.request.json"])
    chat["additionalProperties"] = True
    chat["$comment"] += "; further fields allowed, as compatible servers have their own"
    everywhere(chat, _loosen)
    made["schemas/openai_compatible/chat.request.json"] = chat
    for name in ("completions", "embeddings"):
        loose = copy.deepcopy(made[f"schemas/openai/{name}.request.json"])
        loose["additionalProperties"] = True
        loose["properties"].pop("encoding_format", None)
        made[f"schemas/openai_compatible/{name}.request.json"] = loose
    for name in ("chat", "completions", "embeddings"):
        made[f"schemas/openai_compatible/{name}.response.json"] = made[f"schemas/openai/{name}.response.json"]
    made["schemas/bedrock/jamba.response.json"] = made["schemas/openai/chat.response.json"]
    return made


def _request(schema: Schema) -> Schema:
    """OpenAI refuses fields that it does not know, and empty inputs; the document does not say so."""
    schema["additionalProperties"] = False
    given = schema["properties"].get("input", {})
    everywhere(given, _no_empty_text)
    return schema


def _no_empty_text(node: Schema) -> None:
    if node.get("type") == "string" and "enum" not in node:
        node["minLength"] = 1


def _loosen(node: Schema) -> None:
    """What only OpenAI limits."""
    for keyword in ("maxLength", "maxItems", "maxProperties"):
        node.pop(keyword, None)


def _answer(schema: Schema) -> Schema:
    without_required(schema, *_NOT_ALWAYS)

    def change(node: Schema) -> None:
        vector: Any = node.get("properties", {}).get("embedding")
        if vector:
            node["properties"]["embedding"] = {"anyOf": [vector, {"type": "string"}]}
        for name, one in node.get("properties", {}).items():
            if name.endswith("_at") or name in ("errors", "output_file_id", "error_file_id", "metadata", "usage"):
                node["properties"][name] = one if "$ref" in one else {"anyOf": [one, {"type": "null"}]}

    everywhere(schema, change)
    return schema
