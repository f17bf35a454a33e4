"""A blueprint to start from, for an operation of a provider's OpenAPI document."""

import json
import re
from urllib.parse import urlsplit

from blueprintc.importer import credentials
from blueprintc.importer.inference import provider_of
from blueprintc.importer.naming import FileNames
from blueprintc.importer.openapi import Object, Operation, operation, read_openapi
from blueprintc.importer.structured import number
from blueprintc.importer.writer import WrittenBlueprint, escape_jinja
from blueprintc.importer.yaml_writer import Comment, Flow, Tagged, Value, write
from blueprintc.model import Plain

_SECRET = "key"
_NAME = re.compile(r"[A-Za-z0-9_.-]+")
_TEMPLATE = re.compile(r"\{([^{}/]+)\}")
_TITLE = re.compile(r"[A-Za-z0-9 (),.:_/-]{1,60}")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_SHORT = {"array", "object", "string", "integer", "number", "boolean"}


def import_operation(text: str, wanted: str, name: str) -> WrittenBlueprint:
    """The blueprint of the operation ``wanted`` (an id, or a method and a path) of a document called ``name``.

    Raises ``UsageError`` where the document or the operation is not there, ``UnsupportedError`` for what a connector
    cannot send.
    """
    found = operation(read_openapi(text, name), wanted, name)
    title = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", found.name)
    return WrittenBlueprint(FileNames().name_for(title), write(_Skeleton(found).blueprint()))


class _Skeleton:
    def __init__(self, found: Operation) -> None:
        self.found = found
        self.provider = provider_of(_TEMPLATE.sub("x", found.url))
        self.inputs: dict[str, Value] = {}
        self.parameters: dict[str, Value] = {}

    def blueprint(self) -> dict[str, Value]:
        found = self.found
        action: dict[str, Value] = {"action_type": "predict", "method": found.method, "url": self.url()}
        if headers := self.headers():
            action["headers"] = headers
        if found.has_body:
            action["request_body"] = {
                escape_jinja(name): self.value(name, schema) for name, schema in found.required.items()
            }
        top: dict[str, Value] = {"# start": Comment(self.heading()), "blueprint": number("1")}
        top["name"] = _words(found.summary) if _TITLE.fullmatch(found.summary) else _words(found.name) or "operation"
        description = _words(found.description or found.summary)
        if description and description != top["name"]:
            top["description"] = description
        top |= {"version": number("1"), "protocol": "http", "callers": Flow(["predict"])}
        if self.provider is not None:
            top["provider"] = self.provider
        if self.inputs:
            top["inputs"] = self.inputs
        if self.parameters:
            top["parameters"] = self.parameters
        if found.credential is not None:
            top["credential"] = {_SECRET: Flow({"env": credentials.environment_name(_SECRET, self.owner())})}
        top["actions"] = [action]
        return top

    def owner(self) -> str | None:
        """Whose secret it is: the provider's, or that of the host's domain."""
        labels = (urlsplit(_TEMPLATE.sub("x", self.found.url)).hostname or "").split(".")
        domain = re.sub(r"[^a-z0-9]+", "_", labels[-2]) if len(labels) > 1 and labels[-2].isascii() else ""
        return self.provider or (domain if domain[:1].isalpha() else None)

    def heading(self) -> str:
        lines = [
            f"A start, made of the operation {' '.join(self.found.name.split())}: say who calls it, and add tests."
        ]
        if self.found.optional:
            lines.append("The body may also have: " + ", ".join(" ".join(name.split()) for name in self.found.optional))
        return "\n".join(lines)

    def url(self) -> str:
        url = _TEMPLATE.sub(lambda match: self.placeholder(match[1], self.found.path.get(match[1], {})), self.found.url)
        query = [f"{name}={self.placeholder(name, schema)}" for name, schema in self.found.query.items()]
        return escape_jinja(url + ("?" + "&".join(query) if query else ""))

    def headers(self) -> dict[str, Value]:
        headers: dict[str, Value] = {}
        if self.found.has_body:
            headers["Content-Type"] = "application/json"
        if self.found.credential is not None:
            header, prefix = self.found.credential
            headers[header] = f"{prefix}${{credential.{_SECRET}}}"
        for name, schema in self.found.headers.items():
            if name.lower() not in {given.lower() for given in headers}:
                headers[escape_jinja(name)] = self.placeholder(name, schema)
        return headers

    def placeholder(self, name: str, schema: Object) -> str:
        """A placeholder for a text in a URL or header; the parameter gets a value where the document gives one."""
        key = _parameter(name)
        default = _default(schema)
        if default is not None:
            self.parameters[key] = _plain(default)
        else:
            self.inputs[key] = Flow(_schema({**schema, "type": schema.get("type", "string")}))
        return f"${{parameters.{key}}}"

    def value(self, name: str, schema: Object) -> Value:
        """A member of the body: a constant, or a placeholder whose type is declared."""
        if "const" in schema:
            return _plain(schema["const"])
        values = schema.get("enum")
        if isinstance(values, list) and len(values) == 1:
            return _plain(values[0])
        key = _parameter(name)
        kind = schema.get("type")
        default = _default(schema)
        if default is not None and kind == "string" and isinstance(default, str):
            self.parameters[key] = escape_jinja(default)
        self.inputs[key] = Flow(_schema(schema)) if kind in _SHORT else {}
        placeholder = f"${{parameters.{key}}}"
        return placeholder if kind in _SHORT else Tagged("!json", placeholder)


def _words(text: str) -> str:
    """A text as the server takes it for a name or a description, without the marks of Markdown."""
    # Upstream: StringUtils.validateFields, SAFE_INPUT_PATTERN, since 3.1.
    return " ".join(re.sub(r"[^A-Za-z0-9.,!?():@\-_/'\" ]", " ", _LINK.sub(r"\1", text)).split())


def _parameter(name: str) -> str:
    """A parameter's name, without what a placeholder cannot hold."""
    return "_".join(_NAME.findall(name)) or "value"


def _default(schema: Object) -> Plain:
    values = schema.get("enum")
    default = schema.get("default", values[0] if isinstance(values, list) and values else schema.get("const"))
    return default if isinstance(default, str | int | float) else None


def _schema(schema: Object) -> dict[str, Value]:
    return {key: _plain(value) for key, value in schema.items() if key not in ("default", "const")}


def _plain(value: Plain) -> Value:
    match value:
        case dict():
            return Flow({escape_jinja(key): _plain(item) for key, item in value.items()})
        case list():
            return Flow([_plain(item) for item in value])
        case bool() | None:
            return value
        case str():
            return escape_jinja(value)
        case _:
            return number(json.dumps(value))
