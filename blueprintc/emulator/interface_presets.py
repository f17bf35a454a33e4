"""The model interfaces that ML Commons gives to well-known Amazon models at register (since 2.16).

The schemas are those of ``ModelInterfaceUtils`` (OpenSearch project, ml-commons, Apache License 2.0), as data: their
text shows in error messages, so the layout counts.
"""

import json
import re
from collections.abc import Mapping
from functools import cache
from typing import TypeAlias

from blueprintc.data import Feature, Target
from blueprintc.emulator.connector import Connector
from blueprintc.emulator.errors import ServerError, null_pointer

Interface: TypeAlias = Mapping[str, str]
"""``input`` and ``output``: the texts of JSON Schemas."""

_Schema: TypeAlias = dict[str, "_Schema | str | list[str]"]

_STRING: _Schema = {"type": "string"}
_NUMBER: _Schema = {"type": "number"}
_INTEGER: _Schema = {"type": "integer"}


def _object(properties: Mapping[str, _Schema], *required: str) -> _Schema:
    schema: _Schema = {"type": "object", "properties": dict(properties)}
    if required:
        schema["required"] = list(required)
    return schema


def _array(items: _Schema) -> _Schema:
    return {"type": "array", "items": items}


def _input(parameters: _Schema, *required: str) -> _Schema:
    return _object({"parameters": parameters}, *required)


def _output(tensor: _Schema) -> _Schema:
    """An answer whose tensors all look like ``tensor``."""
    result = _object({"output": _array(tensor), "status_code": _INTEGER}, "output", "status_code")
    return _object({"inference_results": _array(result)}, "inference_results")


def _loose_output(data_as_map: _Schema, status_code: _Schema) -> _Schema:
    """An answer in which nothing is required."""
    tensor = _object({"name": _STRING, "dataAsMap": data_as_map})
    result = _object({"output": _array(tensor), "status_code": status_code})
    return _object({"inference_results": _array(result)})


def _map_output(data_as_map: _Schema) -> _Schema:
    return _output(_object({"name": _STRING, "dataAsMap": data_as_map}, "name", "dataAsMap"))


_TOKENS = _array(
    _object(
        {
            "generatedToken": _object({"token": _STRING, "logprob": _NUMBER, "raw_logprob": _NUMBER}),
            "textRange": _object({"start": _NUMBER, "end": _NUMBER}),
        }
    )
)
_SPOKEN = {"text": _STRING, "tokens": _TOKENS}
_BOX = _object({"Height": _NUMBER, "Left": _NUMBER, "Top": _NUMBER, "Width": _NUMBER})
_BLOCK = _object(
    {
        "BlockType": _STRING,
        "Geometry": _object({"BoundingBox": _BOX, "Polygon": _array(_object({"X": _NUMBER, "Y": _NUMBER}))}),
        "Id": _STRING,
        "Relationships": _array(_object({"Ids": _array(_STRING), "Type": _STRING})),
    }
)
_LANGUAGE = _object({"LanguageCode": _STRING, "Score": _NUMBER}, "LanguageCode", "Score")

_SCHEMAS: dict[str, _Schema] = {
    "conversation": _input(_object({"inputs": _STRING}, "inputs"), "parameters"),
    "texts": _input(_object({"texts": _array(_STRING)}, "texts")),
    "titan": _input(_object({"inputText": _STRING}, "inputText")),
    "titan multimodal": _input(_object({"inputText": _STRING, "inputImage": _STRING})),
    "comprehend": _input(_object({"Text": _STRING}, "Text"), "parameters"),
    "textract": _input(_object({"bytes": _STRING}, "bytes"), "parameters"),
    "conversation output": _map_output(_object({"response": _STRING}, "response")),
    "embedding output": _output(
        _object(
            {"name": _STRING, "data_type": _STRING, "shape": _array(_INTEGER), "data": _array(_NUMBER)},
            "name",
            "data_type",
            "shape",
            "data",
        )
    ),
    "claude 2 output": _map_output(
        _object({"type": _STRING, "completion": _STRING, "stop_reason": _STRING, "stop": _STRING}, "type", "completion")
    ),
    "ai21 raw output": _loose_output(
        _object(
            {
                "id": _NUMBER,
                "prompt": _object(_SPOKEN),
                "completions": _array(
                    _object(
                        {
                            "data": _object(_SPOKEN),
                            "finishReason": _object({"reason": _STRING, "length": _NUMBER}),
                        }
                    )
                ),
            }
        ),
        _INTEGER,
    ),
    "titan raw output": _map_output(
        _object({"embedding": _array(_NUMBER), "inputTextTokenCount": _INTEGER}, "embedding", "inputTextTokenCount")
    ),
    "cohere raw output": _map_output(
        _object(
            {
                "id": _STRING,
                "texts": _array(_STRING),
                "embeddings": _array(_array(_NUMBER)),
                "response_type": _STRING,
            },
            "id",
            "texts",
            "embeddings",
            "response_type",
        )
    ),
    "comprehend output": _map_output(
        _object({"response": _object({"Languages": _array(_LANGUAGE)}, "Languages")}, "response")
    ),
    "textract output": _loose_output(
        _object(
            {
                "Blocks": _array(_BLOCK),
                "DetectDocumentTextModelVersion": _STRING,
                "DocumentMetadata": _object({"Pages": _NUMBER}),
            }
        ),
        _NUMBER,
    ),
}
_TWO_SPACES = {"ai21 raw output", "titan raw output", "cohere raw output"}
_REQUIRED_ON_ONE_LINE = {"titan raw output", "cohere raw output"}


@cache
def schema_text(name: str) -> str:
    """A preset schema in upstream's layout."""
    text = json.dumps(_SCHEMAS[name], indent=2 if name in _TWO_SPACES else 4)
    if name in _REQUIRED_ON_ONE_LINE:
        text = re.sub(r'"required": \[[^\]]*\]', _on_one_line, text)
    return text


def _on_one_line(match: re.Match[str]) -> str:
    return re.sub(r"\s+", " ", match.group()).replace("[ ", "[").replace(" ]", "]")


def preset_interface(connector: Connector, target: Target) -> Interface | None:
    """The interface for a model with this connector and none of its own.

    Upstream: ModelInterfaceUtils.createPresetModelInterfaceByConnector. Raises ``ServerError`` for a connector without
    actions: since 2.19.1 the first one is looked at even where no preset applies.
    """
    if not target.has(Feature.INTERFACE_PRESETS) or connector.parameters is None:
        return None
    parameters = connector.parameters
    function = _first_function(connector) if target.has(Feature.INTERFACE_RAW_PRESETS) else None
    match parameters.get("service_name"):
        case "bedrock":
            names = _bedrock(parameters.get("model"), function, raw=target.has(Feature.INTERFACE_RAW_PRESETS))
        case "comprehend":
            known = parameters.get("api_name") == "DetectDominantLanguage"
            names = ("comprehend", "comprehend output") if known else None
        case "textract":
            names = ("textract", "textract output")
        case _:
            names = None
    return names and {"input": schema_text(names[0]), "output": schema_text(names[1])}


def _first_function(connector: Connector) -> str | None:
    if connector.actions is None:
        raise null_pointer(
            'Cannot invoke "java.util.List.get(int)" because the return value of '
            '"org.opensearch.ml.common.connector.Connector.getActions()" is null'
        )
    if not connector.actions:
        raise ServerError("IndexOutOfBoundsException", "Index 0 out of bounds for length 0")
    return connector.actions[0].post_process_function


def _bedrock(model: str | None, function: str | None, *, raw: bool) -> tuple[str, str] | None:
    lowered = (function or "").lower()
    match model:
        case "ai21.j2-mid-v1":
            plain = bool(lowered.strip()) or not raw
            return "conversation", "conversation output" if plain else "ai21 raw output"
        case "anthropic.claude-3-sonnet-20240229-v1:0":
            return "conversation", "conversation output"
        case "anthropic.claude-v2":
            return "conversation", "claude 2 output"
        case "cohere.embed-english-v3" | "cohere.embed-multilingual-v3":
            plain = lowered == "connector.post_process.cohere.embedding" or not raw
            return "texts", "embedding output" if plain else "cohere raw output"
        case "amazon.titan-embed-text-v1" | "amazon.titan-embed-image-v1":
            plain = lowered == "connector.post_process.bedrock.embedding" or not raw
            given = "titan" if model == "amazon.titan-embed-text-v1" else "titan multimodal"
            return given, "embedding output" if plain else "titan raw output"
    return None
