"""OpenAPI documents: one operation of a provider, as far as a connector needs to know it.

Versions 3.0 and 3.1. References are followed inside the document; of alternatives the first that is no null is taken,
or a list where there is one, because a request that takes many documents is the better start.
"""

import json
from collections.abc import Iterator
from typing import cast

from blueprintc.errors import UnsupportedError, UsageError
from blueprintc.model import Plain
from blueprintc.records import record

Object = dict[str, Plain]

_METHODS = ("get", "put", "post", "delete")
_JSON = ("application/json", "application/*+json", "*/*")
_MAX_DEPTH = 40
_MOST_SCHEMAS = 20_000
#: What an input keeps of its schema.
_KEPT = ("type", "enum", "minimum", "maximum", "minItems", "maxItems")


@record(kw_only=True)
class Operation:
    """What an operation takes: each mapping is from a name to its schema, with ``type`` where one is known.

    ``credential`` is the header that carries the secret and the text before the secret, if the document says so.
    """

    name: str
    summary: str
    description: str
    method: str
    url: str
    path: dict[str, Object]
    query: dict[str, Object]
    headers: dict[str, Object]
    required: dict[str, Object]
    optional: tuple[str, ...]
    has_body: bool
    credential: tuple[str, str] | None


def read_openapi(text: str, name: str) -> Object:
    """The document of a text, JSON or YAML. Raises ``UsageError`` with ``name``."""
    try:
        document = json.loads(text) if text.lstrip()[:1] == "{" else _yaml(text)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{name}: cannot be read as JSON or YAML: {' '.join(str(error).split())[:200]}") from None
    if not isinstance(document, dict):
        raise UsageError(f"{name}: is no OpenAPI document")
    if "swagger" in document:
        raise UnsupportedError(f"{name}: Swagger {document['swagger']} is not read; convert the document to OpenAPI 3")
    if not isinstance(document.get("paths"), dict) or not str(document.get("openapi", "")).startswith("3."):
        raise UsageError(f'{name}: is no OpenAPI 3 document (it needs "openapi: 3.…" and "paths")')
    return document


def operation(document: Object, wanted: str, name: str) -> Operation:
    """The operation with an id, or with a method and path (``POST /v1/embeddings``). Raises ``UsageError``."""
    known: list[str] = []
    for path, item, method, found in _operations(document):
        title = found.get("operationId")
        if wanted in (title, f"{method.upper()} {path}"):
            return _Reader(document, name).operation(path, item, method, found)
        known.append(title if isinstance(title, str) else f"{method.upper()} {path}")
    from blueprintc.diagnostics import did_you_mean

    hint = did_you_mean(wanted, known)
    listed = ", ".join(known[:20]) + (", …" if len(known) > 20 else "")
    raise UsageError(f'{name}: there is no operation "{wanted}"; ' + (hint or f"there are {listed or 'none'}"))


def _yaml(text: str) -> object:
    import yaml

    try:
        return cast("object", yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader)))  # noqa: S506
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error


def _operations(document: Object) -> Iterator[tuple[str, Object, str, Object]]:
    paths = document["paths"]
    for path, item in paths.items() if isinstance(paths, dict) else ():
        for method in _METHODS:
            found = item.get(method) if isinstance(item, dict) else None
            if isinstance(item, dict) and isinstance(found, dict):
                yield str(path), item, method, found


class _Reader:
    def __init__(self, document: Object, name: str) -> None:
        self.document = document
        self.name = name
        self.work = 0

    def operation(self, path: str, item: Object, method: str, found: Object) -> Operation:
        places: dict[str, dict[str, Object]] = {"path": {}, "query": {}, "header": {}, "cookie": {}}
        for parameter in [*_list(item.get("parameters")), *_list(found.get("parameters"))]:
            given = self.resolved(parameter)
            place, key = given.get("in"), given.get("name")
            if place in places and isinstance(key, str) and (given.get("required") is True or place == "path"):
                schema = self.simple(given.get("schema", {}))
                if "example" in given and not isinstance(given["example"], dict | list):
                    schema.setdefault("default", given["example"])
                places[str(place)][key] = schema
        body = self.body(found, method)
        required, optional = self.members(body) if body is not None else ({}, ())
        title = found.get("operationId")
        return Operation(
            name=title if isinstance(title, str) else f"{method.upper()} {path}",
            summary=_line(found.get("summary")),
            description=_line(found.get("description")),
            method=method.upper(),
            url=self.server(item, found) + path,
            path=places["path"],
            query=places["query"],
            headers=places["header"],
            required=required,
            optional=optional,
            has_body=body is not None,
            credential=self.credential(found),
        )

    def body(self, found: Object, method: str) -> Object | None:
        """The schema of the JSON body, or none where there is no body."""
        if "requestBody" not in found:
            return None
        content = self.resolved(found["requestBody"]).get("content")
        kinds = list(content) if isinstance(content, dict) else []
        for kind in kinds:
            plain_kind = str(kind).split(";")[0].strip().lower()
            if isinstance(content, dict) and (plain_kind in _JSON or plain_kind.endswith("+json")):
                media = content[kind]
                return self.resolved(media.get("schema", {})) if isinstance(media, dict) else {}
        taken = " or ".join(map(str, kinds)) or "an unknown body"
        raise UnsupportedError(f"{self.name}: the operation takes {taken}; a connector sends JSON")

    def members(self, schema: Object) -> tuple[dict[str, Object], tuple[str, ...]]:
        """The required members of a body with their schemas, and the names of the others."""
        merged = self.merged(schema, 0)
        properties = merged.get("properties")
        names = {str(name) for name in _list(merged.get("required"))}
        if not isinstance(properties, dict):
            return {}, ()
        required = {str(key): self.simple(value) for key, value in properties.items() if key in names}
        return required, tuple(str(key) for key in properties if key not in names)

    def merged(self, schema: Plain, depth: int) -> Object:
        """A schema with its reference followed, its parts put together and one of its alternatives chosen."""
        found = self.resolved(schema)
        self.work += 1
        if self.work > _MOST_SCHEMAS:
            raise UnsupportedError(f"{self.name}: the operation's schema has more than {_MOST_SCHEMAS} parts")
        if depth > _MAX_DEPTH:
            return {}
        whole = {key: value for key, value in found.items() if key not in ("allOf", "anyOf", "oneOf")}
        for part in _list(found.get("allOf")):
            whole = _joined(whole, self.merged(part, depth + 1))
        alternatives = [self.merged(one, depth + 1) for key in ("oneOf", "anyOf") for one in _list(found.get(key))]
        alternatives = [one for one in alternatives if one.get("type") != "null"]
        if alternatives:
            chosen = next((one for one in alternatives if one.get("type") == "array"), alternatives[0])
            whole = _joined(whole, chosen)
        return whole

    def simple(self, schema: Plain) -> Object:
        """What an input says of a value: its type and what it may be, without what is deeper than a list's items."""
        found = self.merged(schema, 0)
        kept: Object = {key: found[key] for key in _KEPT if key in found}
        kind = _one_type(found)
        if kind is not None:
            kept["type"] = kind
        if isinstance(kept.get("enum"), list):
            kept["enum"] = [value for value in _list(kept["enum"]) if value is not None]
        if "const" in found:
            kept["const"] = found["const"]
        if kind == "array" and (items := _one_type(self.merged(found.get("items", {}), 0))) is not None:
            kept["items"] = {"type": items}
        for key in ("default", "example"):
            if key in found and not isinstance(found[key], dict | list):
                kept["default"] = found[key]
                break
        return kept

    def resolved(self, node: Plain) -> Object:
        """An object of the document, its references followed. Raises for those that lead elsewhere."""
        for _ in range(_MAX_DEPTH):
            if not isinstance(node, dict):
                return {}
            reference = node.get("$ref")
            if not isinstance(reference, str):
                return node
            if not reference.startswith("#/"):
                raise UnsupportedError(f"{self.name}: the reference {reference} leads to another document")
            target: Plain = self.document
            for step in reference[2:].split("/"):
                key = step.replace("~1", "/").replace("~0", "~")
                target = target.get(key) if isinstance(target, dict) else None
            if target is None:
                raise UsageError(f"{self.name}: the reference {reference} leads nowhere")
            node = target
        return {}

    def server(self, item: Object, found: Object) -> str:
        servers = next((_list(one["servers"]) for one in (found, item, self.document) if _list(one.get("servers"))), [])
        server = servers[0] if servers and isinstance(servers[0], dict) else {}
        url = str(server.get("url", "https://your-host")).rstrip("/")
        variables = server.get("variables")
        for key, variable in variables.items() if isinstance(variables, dict) else ():
            default = variable.get("default") if isinstance(variable, dict) else None
            if isinstance(default, str) and default:
                url = url.replace(f"{{{key}}}", default)
        return url if "://" in url else f"https://your-host{'' if url.startswith('/') or not url else '/'}{url}"

    def credential(self, found: Object) -> tuple[str, str] | None:
        components = self.document.get("components")
        schemes = components.get("securitySchemes") if isinstance(components, dict) else None
        wanted = _list(found.get("security", self.document.get("security")))
        names = [name for one in wanted if isinstance(one, dict) for name in one]
        for name in names:
            scheme = self.resolved(schemes[name]) if isinstance(schemes, dict) and name in schemes else {}
            kind, how = scheme.get("type"), str(scheme.get("scheme", "")).lower()
            if kind == "http" and how in ("bearer", "basic"):
                return "Authorization", f"{how.title()} "
            if kind in ("oauth2", "openIdConnect"):
                return "Authorization", "Bearer "
            if kind == "apiKey" and scheme.get("in") == "header":
                return str(scheme.get("name")), ""
        return None


def _one_type(schema: Object) -> str | None:
    kind = schema.get("type")
    kinds = [one for one in (kind if isinstance(kind, list) else [kind]) if isinstance(one, str) and one != "null"]
    if "array" in kinds:
        return "array"
    if kinds:
        return kinds[0]
    if isinstance(schema.get("properties"), dict):
        return "object"
    values = _list(schema.get("enum")) or ([schema["const"]] if "const" in schema else [])
    return "string" if values and all(isinstance(value, str) for value in values) else None


def _joined(one: Object, other: Object) -> Object:
    properties = {**_object(one.get("properties")), **_object(other.get("properties"))}
    required: list[Plain] = [*_list(one.get("required")), *_list(other.get("required"))]
    whole: Object = {**other, **one}
    if properties:
        whole["properties"] = properties
    if required:
        whole["required"] = required
    return whole


def _object(value: Plain) -> Object:
    return value if isinstance(value, dict) else {}


def _list(value: Plain) -> list[Plain]:
    return value if isinstance(value, list) else []


def _line(value: Plain) -> str:
    """The first sentence or line of a text."""
    text = str(value).strip().split("\n")[0].strip() if isinstance(value, str) else ""
    return text if len(text) <= 200 else f"{text[:199]}…"
