"""Makes a small value that fits a JSON Schema: arguments of tools, structured answers."""

from collections.abc import Mapping

from blueprintc.providers.contract import Value

_DEEPEST = 12


def instance(schema: Value, depth: int = 0) -> Value:
    """A value for a schema as requests carry them: objects with all their properties, lists with one item.

    A schema that says nothing, and whatever is nested too deeply, gives an empty object.
    """
    if not isinstance(schema, Mapping) or depth > _DEEPEST:
        return {}
    for keyword in ("const", "default"):
        if keyword in schema:
            return schema[keyword]
    for keyword in ("enum", "anyOf", "oneOf", "allOf"):
        options = schema.get(keyword)
        if isinstance(options, list) and options:
            return options[0] if keyword == "enum" else instance(options[0], depth + 1)
    kind = schema.get("type")
    kind = next((one for one in kind if one != "null"), None) if isinstance(kind, list) else kind
    if kind == "array":
        return [instance(schema.get("items"), depth + 1)] if "items" in schema else []
    if kind == "string":
        return "text"
    if kind in ("integer", "number"):
        low = schema.get("minimum", 1)
        return low if isinstance(low, int | float) else 1
    if kind == "boolean":
        return True
    properties = schema.get("properties")
    names = properties.items() if isinstance(properties, Mapping) else ()
    return {name: instance(one, depth + 1) for name, one in names}
