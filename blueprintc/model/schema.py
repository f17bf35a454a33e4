"""The JSON Schema of the blueprint format, made from the table of fields."""

from blueprintc.model.fields import (
    ACTION,
    BLUEPRINT,
    CONNECTOR,
    CREDENTIAL_SOURCE,
    VARIABLE,
    Field,
    Kind,
)
from blueprintc.model.node import Plain

SCHEMA_ID = "https://blueprintc.dev/schema/blueprint-1.json"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"

#: A text may be written as a number or a boolean (``version: 1``): the server takes its spelling.
_TEXT: dict[str, Plain] = {"type": ["string", "number", "boolean"]}
_TEMPLATE: dict[str, Plain] = {"type": "string", "pattern": r"\{\{|\{%|\$\{"}


def blueprint_schema() -> dict[str, Plain]:
    """The schema of a blueprint file, draft 2020-12. Editors complete and explain keys by it."""
    top = _object(BLUEPRINT + CONNECTOR)
    variant_fields = tuple(
        f for f in BLUEPRINT + CONNECTOR if f.name not in ("blueprint", "extends", "variants", "vars")
    )
    variant = _object(variant_fields)
    _properties(variant)["vars"] = {
        "type": "object",
        "description": "Values of variables.",
        "additionalProperties": True,
    }
    source = _object(CREDENTIAL_SOURCE)
    source["minProperties"] = source["maxProperties"] = 1
    return {
        "$schema": _DIALECT,
        "$id": SCHEMA_ID,
        "title": "blueprintc blueprint, format 1",
        **top,
        "required": ["blueprint"],
        "$defs": {
            "text": {**_TEXT},
            "template": {**_TEMPLATE, "description": "A value that a template gives."},
            "action": _object(ACTION),
            "variable": _object(VARIABLE),
            "variant": {"anyOf": [variant, {"type": "null"}]},
            "credential": {"anyOf": [{"$ref": "#/$defs/text"}, source]},
        },
    }


def _object(fields: tuple[Field, ...]) -> dict[str, Plain]:
    properties: dict[str, Plain] = {field.name: _field(field) for field in fields}
    return {"type": "object", "additionalProperties": False, "properties": properties}


def _properties(schema: dict[str, Plain]) -> dict[str, Plain]:
    properties = schema["properties"]
    if not isinstance(properties, dict):
        raise TypeError("an object's schema has properties")
    return properties


def _field(field: Field) -> dict[str, Plain]:
    description = field.summary + (f" Since OpenSearch {field.since}." if field.since else "")
    return {"description": description, **_kind(field)}


def _kind(field: Field) -> dict[str, Plain]:
    if field.name == "blueprint":
        return {"const": 1}
    text: dict[str, Plain] = {"$ref": "#/$defs/text"}
    template: dict[str, Plain] = {"$ref": "#/$defs/template"}
    match field.kind:
        case Kind.TEXT if field.choices:
            return {"anyOf": [{"enum": list(_spellings(field))}, template]}
        case Kind.TEXT | Kind.FUNCTION | Kind.VERSIONS:
            return text
        case Kind.INTEGER:
            return {"anyOf": [{"type": "integer"}, {"type": "string", "pattern": r"^-?[0-9]+$"}, template]}
        case Kind.BOOLEAN:
            return {"anyOf": [{"type": "boolean"}, {"enum": ["true", "false"]}, template]}
        case Kind.TEXTS:
            return {"type": "object", "additionalProperties": text}
        case Kind.TEXT_LIST:
            return {"type": "array", "items": text}
        case Kind.TEXTS_OR_TEXT:
            one: dict[str, Plain] = {"enum": list(field.choices)} if field.choices else text
            return {"anyOf": [one, {"type": "array", "items": one}, template]}
        case Kind.PARAMETERS | Kind.INPUTS:
            return {"type": "object"}
        case Kind.CREDENTIAL:
            return {"type": "object", "additionalProperties": {"$ref": "#/$defs/credential"}}
        case Kind.BODY:
            return {"type": ["object", "array", "string"]}
        case Kind.OBJECT:
            return _object(field.fields)
        case Kind.ACTIONS:
            return {"type": "array", "items": {"$ref": "#/$defs/action"}}
        case Kind.VARS:
            # A variable is a mapping of its own keys, or just its default.
            other: dict[str, Plain] = {"not": {"type": "object"}}
            return {"type": "object", "additionalProperties": {"anyOf": [{"$ref": "#/$defs/variable"}, other]}}
        case Kind.VARIANTS:
            return {"type": "object", "additionalProperties": {"$ref": "#/$defs/variant"}}
        case Kind.ANY:
            return {}


def _spellings(field: Field) -> tuple[str, ...]:
    """The choices of a field, and their other spellings where the server does not mind the case."""
    if not field.any_case:
        return field.choices
    return tuple(dict.fromkeys(field.choices + tuple(choice.upper() for choice in field.choices)))
