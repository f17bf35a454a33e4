"""The JSON Schema of test files, made from the table of keys."""

from typing import TypeAlias

from blueprintc.tester.fields import FILE
from blueprintc.tester.keys import Form, Key

Schema: TypeAlias = "dict[str, Schema] | list[Schema] | str | bool"


def schema_of_tests() -> dict[str, Schema]:
    """A schema of draft 2020-12 for ``<stem>.test.yaml``."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "blueprintc tests",
        "description": "Tests of a connector blueprint: <stem>.test.yaml beside it, or its key tests",
        **_object(FILE),
    }


def _object(keys: tuple[Key, ...]) -> dict[str, Schema]:
    properties: dict[str, Schema] = {key.name: {"description": key.doc, **_value(key)} for key in keys}
    schema: dict[str, Schema] = {"type": "object", "properties": properties, "additionalProperties": False}
    required: list[Schema] = [key.name for key in keys if key.required]
    return schema | ({"required": required} if required else {})


def _value(key: Key) -> dict[str, Schema]:
    forms: list[Schema] = [_form(form, key) for form in key.forms]
    first = forms[0]
    return first if len(forms) == 1 and isinstance(first, dict) else {"anyOf": forms}


def _form(form: Form, key: Key) -> dict[str, Schema]:
    match form:
        case Form.TEXT:
            return {"enum": list(key.choices)} if key.choices else {"type": ["string", "number"]}
        case Form.TEXT_LIST:
            return {"type": "array", "items": {"type": ["string", "number"]}}
        case Form.INTEGER | Form.NUMBER | Form.BOOLEAN:
            return {"type": form.name.lower()}
        case Form.LIST:
            return {"type": "array"}
        case Form.MAPPING:
            return {"type": "object"}
        case Form.LISTS:
            return {"type": "object", "additionalProperties": {"type": "array"}}
        case Form.OBJECT:
            return _object(key.keys)
        case Form.OBJECTS:
            return {"type": "array", "items": _object(key.keys)}
        case Form.ANY:
            return {}
