"""Schemas of AWS operations, from the service models of botocore (Apache-2.0)."""

import gzip
import json
from pathlib import Path
from typing import Any

from blueprintc.dev.contracts.shaping import Schema

_OPERATIONS = {
    "bedrock/converse": ("bedrock-runtime", "Converse"),
    "bedrock/apply_guardrail": ("bedrock-runtime", "ApplyGuardrail"),
    "bedrock/create_batch": ("bedrock", "CreateModelInvocationJob"),
    "bedrock/get_batch": ("bedrock", "GetModelInvocationJob"),
    "bedrock/stop_batch": ("bedrock", "StopModelInvocationJob"),
    "bedrock/agent_rerank": ("bedrock-agent-runtime", "Rerank"),
    "bedrock/retrieve": ("bedrock-agent-runtime", "Retrieve"),
    "bedrock/retrieve_and_generate": ("bedrock-agent-runtime", "RetrieveAndGenerate"),
    "sagemaker/create_transform_job": ("sagemaker", "CreateTransformJob"),
    "sagemaker/describe_transform_job": ("sagemaker", "DescribeTransformJob"),
    "sagemaker/stop_transform_job": ("sagemaker", "StopTransformJob"),
    "comprehend/detect_dominant_language": ("comprehend", "DetectDominantLanguage"),
    "comprehend/detect_entities": ("comprehend", "DetectEntities"),
    "comprehend/detect_key_phrases": ("comprehend", "DetectKeyPhrases"),
    "comprehend/detect_pii_entities": ("comprehend", "DetectPiiEntities"),
    "comprehend/detect_sentiment": ("comprehend", "DetectSentiment"),
    "comprehend/detect_syntax": ("comprehend", "DetectSyntax"),
    "comprehend/detect_toxic_content": ("comprehend", "DetectToxicContent"),
    "textract/detect_document_text": ("textract", "DetectDocumentText"),
    "textract/analyze_document": ("textract", "AnalyzeDocument"),
    "rekognition/detect_labels": ("rekognition", "DetectLabels"),
    "rekognition/detect_text": ("rekognition", "DetectText"),
    "rekognition/detect_moderation_labels": ("rekognition", "DetectModerationLabels"),
}


def schemas(path: Path, as_of: str) -> dict[str, Schema]:
    """The files to write. ``path`` is ``botocore/data``."""
    made: dict[str, Schema] = {}
    for name, (service, operation) in _OPERATIONS.items():
        file = max(path.glob(f"{service}/*/service-2.json.gz"))
        model = json.loads(gzip.decompress(file.read_bytes()))
        version = model["metadata"]["apiVersion"]
        comment = f"botocore {service} {version} {operation} (Apache-2.0), read {as_of}; texts removed"
        for side, key in (("request", "input"), ("response", "output")):
            shape = model["operations"][operation].get(key)
            if shape is not None and not _is_without_body(model["operations"][operation], side):
                made[f"schemas/{name}.{side}.json"] = _Converter(model["shapes"]).document(shape["shape"], comment)
    return made


def _is_without_body(operation: dict[str, Any], side: str) -> bool:
    return side == "request" and operation["http"]["method"] == "GET"


class _Converter:
    """Members that go into the URL or a header are left out. AWS ignores members that it does not know."""

    def __init__(self, shapes: dict[str, Any]) -> None:
        self._shapes = shapes
        self._defs: dict[str, Schema] = {}

    def document(self, name: str, comment: str) -> Schema:
        root = self._structure(self._shapes[name])
        defs = {"$defs": dict(sorted(self._defs.items()))} if self._defs else {}
        return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$comment": comment, **root, **defs}

    def _shape(self, name: str) -> Schema:
        shape = self._shapes[name]
        kind = shape["type"]
        if shape.get("document"):
            return {}
        if kind in ("structure", "list", "map"):
            if name not in self._defs:
                self._defs[name] = {}
                self._defs[name] = getattr(self, f"_{kind}")(shape)
            return {"$ref": f"#/$defs/{name}"}
        return _scalar(kind, shape)

    def _structure(self, shape: dict[str, Any]) -> Schema:
        members = {name: one for name, one in shape["members"].items() if "location" not in one}
        names = {name: one.get("locationName", name) for name, one in members.items()}
        required = [names[name] for name in shape.get("required", ()) if name in names]
        made: Schema = {"type": "object"}
        if members:
            made["properties"] = {names[name]: self._shape(one["shape"]) for name, one in members.items()}
        if required:
            made["required"] = required
        if shape.get("union"):
            made |= {"minProperties": 1, "maxProperties": 1}
        return made

    def _list(self, shape: dict[str, Any]) -> Schema:
        return {"type": "array", "items": self._shape(shape["member"]["shape"]), **_limits(shape, "Items")}

    def _map(self, shape: dict[str, Any]) -> Schema:
        return {
            "type": "object",
            "additionalProperties": self._shape(shape["value"]["shape"]),
            **_limits(shape, "Properties"),
        }


def _limits(shape: dict[str, Any], what: str) -> Schema:
    return {f"{key}{what}": shape[key] for key in ("min", "max") if key in shape}


def _scalar(kind: str, shape: dict[str, Any]) -> Schema:
    if kind == "string":
        made: Schema = {"type": "string", **_limits(shape, "Length")}
        return made | ({"enum": shape["enum"]} if "enum" in shape else {})
    if kind in ("integer", "long", "float", "double"):
        made = {"type": "integer" if kind in ("integer", "long") else "number"}
        return made | {f"{key}imum": shape[key] for key in ("min", "max") if key in shape}
    return {"type": {"boolean": "boolean", "blob": "string"}.get(kind, ["number", "string"])}
