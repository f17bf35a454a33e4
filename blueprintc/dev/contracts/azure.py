"""Azure OpenAI's schemas, from its OpenAPI 3.0 document (MIT)."""

import json
from pathlib import Path

from blueprintc.dev.contracts.shaping import Schema, closed, without_required

_PATHS = {"chat": "chat/completions", "embeddings": "embeddings", "completions": "completions"}


def schemas(path: Path, as_of: str) -> dict[str, Schema]:
    """The files to write. The v1 API takes the deployment as ``model``, which the others ignore."""
    document = json.loads(path.read_text(encoding="utf-8"))
    definitions = document["components"]["schemas"]
    comment = f"Azure/azure-rest-api-specs AzureOpenAI {document['info']['version']} (MIT), read {as_of}; texts removed"
    made: dict[str, Schema] = {}
    for name, where in _PATHS.items():
        post = document["paths"][f"/deployments/{{deployment-id}}/{where}"]["post"]
        request = closed(post["requestBody"]["content"]["application/json"]["schema"], definitions, comment)
        request["properties"].setdefault("model", {"type": "string"})
        request.pop("additionalProperties", None)
        answer = closed(post["responses"]["200"]["content"]["application/json"]["schema"], definitions, comment)
        made[f"schemas/azure_openai/{name}.request.json"] = request
        made[f"schemas/azure_openai/{name}.response.json"] = without_required(
            answer, "logprobs", "refusal", "created", "model", "object", "usage"
        )
    return made
