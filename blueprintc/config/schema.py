"""The JSON Schema of ``blueprintc.toml``, made from the table of keys."""

from typing import TypeAlias

from blueprintc.config.table import KEYS, Key, Named, Shape, Tables, Text, TextList, Values

Schema: TypeAlias = "dict[str, Schema] | list[Schema] | str | bool"


def json_schema() -> dict[str, Schema]:
    """A schema of draft 2020-12 for the configuration as a TOML reader gives it."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "blueprintc.toml",
        "description": "Configuration of blueprintc; also the table [tool.blueprintc] of pyproject.toml",
        **_table(KEYS),
    }


def _table(keys: tuple[Key, ...]) -> dict[str, Schema]:
    properties: dict[str, Schema] = {key.name: {"description": key.doc, **_shape(key.shape)} for key in keys}
    table: dict[str, Schema] = {"type": "object", "properties": properties, "additionalProperties": False}
    required: list[Schema] = [key.name for key in keys if key.required]
    return table | ({"required": required} if required else {})


def _shape(shape: Shape) -> dict[str, Schema]:
    match shape:
        case Text(choices, pattern):
            text: dict[str, Schema] = {"type": "string"}
            text |= {"enum": list(choices)} if choices else {}
            return text | ({"pattern": pattern} if pattern else {})
        case TextList(item, or_one):
            several: dict[str, Schema] = {"type": "array", "items": _shape(item)}
            return {"anyOf": [_shape(item), several]} if or_one else several
        case Values():
            return {"type": "object"}
        case Named(keys):
            return {"type": "object", "additionalProperties": _table(keys)}
        case Tables(keys):
            return {"type": "array", "items": _table(keys)}
