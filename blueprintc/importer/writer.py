"""Writes a connector as an idiomatic blueprint that builds back to it."""

import json
import re
from dataclasses import dataclass

from blueprintc.data import secrets
from blueprintc.diagnostics import Diagnostic, DiagnosticSink
from blueprintc.importer import codes, credentials
from blueprintc.importer.body import take_apart
from blueprintc.importer.inference import infer_callers, infer_provider, preprocessed_types
from blueprintc.importer.requests import Carrier, FoundConnector
from blueprintc.importer.structured import known_type, number, structured_body, undeclared, undeclared_strings
from blueprintc.importer.yaml_writer import Comment, Flow, Tagged, Value, write
from blueprintc.lowering import keeps_text
from blueprintc.model import Mapping, Node, Scalar, Sequence

_ORDER = (
    "name", "description", "version", "protocol", "platform", "callers", "provider", "inputs", "parameters",
    "credential", "url", "headers", "actions", "client_config", "backend_roles", "add_all_backend_roles", "access_mode",
)  # fmt: skip
_JINJA = re.compile(r"\{\{|\{%|\{#")


@dataclass(frozen=True, slots=True)
class WrittenBlueprint:
    """A blueprint's text and the name that its file should have (without folder)."""

    file_name: str
    text: str


def write_blueprint(found: FoundConnector, sink: DiagnosticSink, *, texts: frozenset[int] = frozenset()) -> str:
    """The blueprint text of a connector. The bodies of the actions whose indexes are in ``texts`` stay texts."""
    return write(_Writer(found, sink, texts).blueprint())


def _signs_by_role(connector: Mapping) -> bool:
    """Whether requests are signed with a role, as on Amazon OpenSearch Service only."""
    credential = connector.get("credential")
    given = set(credential.keys()) if isinstance(credential, Mapping) else set()
    protocol = connector.get("protocol")
    is_signed = isinstance(protocol, Scalar) and protocol.value == "aws_sigv4"
    return is_signed and bool(given & {"roleArn", "secretArn"}) and not {"access_key", "secret_key"} <= given


class _Writer:
    def __init__(self, found: FoundConnector, sink: DiagnosticSink, texts: frozenset[int]) -> None:
        self.found = found
        self.sink = sink
        self.texts = texts
        self.provider = infer_provider(found.connector)
        self.inputs: dict[str, Value] = {}
        self.moved: dict[str, Value] = {}

    def blueprint(self) -> dict[str, Value]:
        connector = self.found.connector
        parts: dict[str, Value] = {}
        for member in connector.members:
            key = member.key.value
            if key == "credential" and isinstance(member.value, Mapping):
                parts[key] = self.credential(member.value)
            elif key == "actions" and isinstance(member.value, Sequence):
                parts[key] = [self.action(item, index) for index, item in enumerate(member.value.items)]
            else:
                parts[key] = self.value(member.value)
        if self.moved:
            kept = parts.get("credential")
            parts["credential"] = {**(kept if isinstance(kept, dict) else {}), **self.moved}
        callers = dict.fromkeys((*infer_callers(connector), *self.found.callers))
        if callers:
            parts["callers"] = Flow(list(callers))
        if self.provider is not None and self.found.carrier is not Carrier.UPDATE:
            parts["provider"] = self.provider
        if _signs_by_role(connector):
            parts["platform"] = Flow(["aws"])
        if self.inputs:
            parts["inputs"] = self.inputs
        top: dict[str, Value] = {"blueprint": number("1")}
        if self.found.carrier is Carrier.UPDATE:
            text = "The body of an update: PUT /_plugins/_ml/connectors/<id> changes only what stands here."
            top["# carrier"] = Comment(text)
        for key in _ORDER:
            if key in parts:
                top[_key(key)] = parts.pop(key)
        return {**top, **{_key(key): value for key, value in parts.items()}}

    def credential(self, credential: Mapping) -> Value:
        sources: dict[str, Value] = {}
        for member in credential.members:
            if not isinstance(member.value, Scalar):
                return self.value(credential)
            key = member.key.value
            source, live = credentials.source_of(key, member.value.text.value, self.provider)
            sources[_key(key)] = source
            if live:
                self.report_secret(f'the value of credential "{key}"', member.value)
        return sources

    def action(self, action: Node, index: int) -> Value:
        if not isinstance(action, Mapping):
            return self.value(action)
        written: dict[str, Value] = {}
        for member in action.members:
            key = member.key.value
            if key == "request_body" and isinstance(member.value, Scalar) and isinstance(member.value.value, str):
                written[key] = self.request_body(member.value.value, action, index)
            elif key == "headers" and isinstance(member.value, Mapping):
                written[key] = self.headers(member.value)
            else:
                written[_key(key)] = self.value(member.value)
        return written

    def request_body(self, body: str, action: Mapping, index: int) -> Value:
        parts = None if index in self.texts or _JINJA.search(body) else take_apart(body)
        if parts is None:
            return escape_jinja(body)
        known = {**self.parameter_types(), **preprocessed_types(action)}
        strings = undeclared_strings(parts, known)
        if strings:
            # What is declared is taken for all that calls bring, so the others are declared, too, without a type.
            for name in undeclared(parts, known):
                self.inputs[_key(name)] = Flow({"type": "string"}) if name in strings else {}
        known |= dict.fromkeys(strings, "string")
        return structured_body(parts, known)

    def parameter_types(self) -> dict[str, str]:
        parameters = self.found.connector.get("parameters")
        if not isinstance(parameters, Mapping):
            return {}
        return {
            member.key.value: known_type(member.value.value if isinstance(member.value, Scalar) else [])
            for member in parameters.members
        }

    def headers(self, headers: Mapping) -> Value:
        written: dict[str, Value] = {}
        for member in headers.members:
            key, value = member.key.value, member.value
            text = value.value if isinstance(value, Scalar) else None
            place = secrets.find_secret(text) if isinstance(text, str) and "${credential." not in text else None
            if place is None or not isinstance(text, str):
                written[_key(key)] = self.value(value)
                continue
            name = re.sub(r"[^a-z0-9]+", "_", key.lower()).strip("_") + "_key"
            self.moved[name] = Flow({"env": credentials.environment_name(name, self.provider)})
            written[_key(key)] = escape_jinja(f"{text[: place[0]]}${{credential.{name}}}{text[place[1] :]}")
            self.report_secret(f'header "{key}"', value)
        return written

    def value(self, node: Node) -> Value:
        match node:
            case Scalar(value=str() as text):
                return escape_jinja(text)
            case Scalar(value=bool() | None as value):
                return value
            case Scalar(text=text):
                # Lowering keeps a number's text where the server would change it; here the number itself is meant.
                return number(text.value) if keeps_text(text.value) else Tagged("!json", text.value)
            case Mapping(members=members):
                return {_key(member.key.value): self.value(member.value) for member in members}
            case Sequence(items=items):
                written = [self.value(item) for item in items]
                short = all(not isinstance(item, dict | list | Tagged) for item in written)
                return Flow(written) if written and short and len(json.dumps(str(written))) < 80 else written

    def report_secret(self, what: str, node: Node) -> None:
        self.sink.report(
            Diagnostic.of(
                codes.LIVE_SECRET,
                f"{what} looks like a real secret and was not written to the blueprint",
                node.span,
                help="revoke it if this text was ever shared; give the value through the environment variable",
            )
        )


def _key(key: str) -> str:
    return escape_jinja(key)


def escape_jinja(text: str) -> str:
    """The text such that rendering by Jinja gives it back, which knows one line end and drops the last one."""
    if not _JINJA.search(text):
        return text
    if "\r" in text or text.endswith("\n"):
        escaped = text.replace("\\", "\\\\").replace("'", "\\'").replace("\r", "\\r").replace("\n", "\\n")
        return f"{{{{ '{escaped}' }}}}"
    return _JINJA.sub(lambda match: "{{ '" + match.group() + "' }}", text)
