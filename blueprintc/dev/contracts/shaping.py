"""Turns schemas of OpenAPI documents into the plain JSON Schema that ``providers.validation`` reads."""

from collections.abc import Callable, Iterator
from typing import Any

Schema = dict[str, Any]
_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_KEPT = [
    "type",
    "enum",
    "const",
    "required",
    "minimum",
    "maximum",
    "minItems",
    "maxItems",
    "minLength",
    "maxLength",
    "minProperties",
    "maxProperties",
    "pattern",
]


def closed(root: Schema, definitions: dict[str, Schema], comment: str) -> Schema:
    """A schema with only those definitions that it reaches, without texts."""
    shape = _Shaper(definitions)
    made = shape.schema(root)
    while "$ref" in made:
        made = shape.used.get(made["$ref"].rsplit("/", 1)[1], {}) or shape.schema(
            definitions[made["$ref"].rsplit("/", 1)[1]]
        )
    shape.finish()
    reached = _reached(made, shape.used)
    return {
        "$schema": _DRAFT,
        "$comment": comment,
        **made,
        **({"$defs": {name: shape.used[name] for name in sorted(reached)}} if reached else {}),
    }


def _reached(made: Schema, used: dict[str, Schema]) -> set[str]:
    found: set[str] = set()
    waiting = list(_references(made))
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting.extend(_references(used[name]))
    return found


def _references(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"].rsplit("/", 1)[1]
        for value in node.values():
            yield from _references(value)
    elif isinstance(node, list):
        for value in node:
            yield from _references(value)


class _Shaper:
    def __init__(self, definitions: dict[str, Schema]) -> None:
        self._definitions = definitions
        self._waiting: list[str] = []
        self.used: dict[str, Schema] = {}

    def finish(self) -> None:
        """Shape every definition that was referred to."""
        while self._waiting:
            name = self._waiting.pop()
            if name not in self.used:
                self.used[name] = {}
                self.used[name] = self.schema(self._definitions[name])

    def schema(self, given: Schema) -> Schema:
        """One schema, shaped."""
        if "$ref" in given:
            name = given["$ref"].rsplit("/", 1)[1]
            self._waiting.append(name)
            return {"$ref": f"#/$defs/{name}"}
        made: Schema = {key: given[key] for key in _KEPT if key in given and given[key] != []}
        if "allOf" in given:
            made = self._merged([{key: value for key, value in given.items() if key != "allOf"}, *given["allOf"]])
        if "properties" in given and "allOf" not in given:
            made["properties"] = {name: self.schema(one) for name, one in given["properties"].items()}
        if "items" in given:
            made["items"] = self.schema(given["items"])
        rest = given.get("additionalProperties")
        if rest is not None:
            made["additionalProperties"] = self.schema(rest) if isinstance(rest, dict) else rest
        for keyword in ("anyOf", "oneOf"):
            if keyword in given:
                options = _distinct([self.schema(one) for one in given[keyword]])
                made |= options[0] if len(options) == 1 else {"anyOf": options}
        return _nullable(made) if given.get("nullable") is True else made

    def _merged(self, parts: list[Schema]) -> Schema:
        """The parts of an ``allOf`` as one object."""
        made: Schema = {}
        for part in parts:
            while "$ref" in part:
                part = self._definitions[part["$ref"].rsplit("/", 1)[1]]
            shaped = self.schema(part)
            properties = {**made.get("properties", {}), **shaped.get("properties", {})}
            required = [*made.get("required", []), *shaped.get("required", [])]
            made |= shaped
            if properties:
                made["properties"] = properties
            if required:
                made["required"] = list(dict.fromkeys(required))
        return made


def _nullable(made: Schema) -> Schema:
    if isinstance(made.get("type"), str):
        made["type"] = [made["type"], "null"]
        if "enum" in made:
            made["enum"] = [*made["enum"], None]
        return made
    return {"anyOf": [made, {"type": "null"}]}


def _distinct(options: list[Schema]) -> list[Schema]:
    """Without repetitions, and without a list of texts where any text may stand."""
    kept: list[Schema] = []
    any_text = {"type": "string"} in options
    for option in options:
        is_covered = any_text and option.get("type") == "string" and option != {"type": "string"}
        if option not in kept and not is_covered:
            kept.append(option)
    return kept


def without_required(schema: Schema, *names: str) -> Schema:
    """A schema in which fields of some names are required nowhere."""

    def change(node: Schema) -> None:
        if "required" in node:
            node["required"] = [name for name in node["required"] if name not in names]
            if not node["required"]:
                del node["required"]

    everywhere(schema, change)
    return schema


def everywhere(node: object, change: Callable[[Schema], None]) -> None:
    """Apply a change to every object of a schema."""
    if isinstance(node, dict):
        change(node)
        for value in node.values():
            everywhere(value, change)
    elif isinstance(node, list):
        for value in node:
            everywhere(value, change)
