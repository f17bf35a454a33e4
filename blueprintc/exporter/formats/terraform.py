"""A Terraform module for the provider opensearch-project/opensearch: connector, model group, model.

Its resources and their quirks are those of provider 2.4: ``provider/resource_opensearch_ml_connector.go`` and
``resource_opensearch_ml_model.go``.
"""

import re

from blueprintc.diagnostics import Diagnostic, DiagnosticSink
from blueprintc.exporter import codes
from blueprintc.exporter.deployment import Deployment, left_out
from blueprintc.exporter.hcl import Attribute, Block, Expression, Item, is_kept, quoted, string, write
from blueprintc.exporter.stored import stored_parameters
from blueprintc.exporter.values import Number, Secret, Value

TITLE = "Terraform"
ENDING = "/main.tf"

_TEXTS = ("name", "description", "version", "protocol")
_REQUIRED = ("name", "version", "protocol")
_TAKEN = frozenset(
    {*_TEXTS, "parameters", "credential", "actions", "access_mode", "backend_roles", "add_all_backend_roles"}
    | {"client_config"}
)
_ACTION_TEXTS = (
    "action_type", "method", "url", "headers", "request_body", "pre_process_function", "post_process_function",
)  # fmt: skip
_CLIENT_NUMBERS = (
    "max_connection", "connection_timeout", "read_timeout", "max_retry_times", "retry_backoff_millis",
    "retry_timeout_seconds",
)  # fmt: skip
#: What a variable of a module may not be called.
_RESERVED = frozenset({"source", "version", "providers", "count", "for_each", "lifecycle", "depends_on", "locals"})
#: A number that Terraform makes the text of that it is: it knows no ``0.0``, and rounds what is long.
_NUMBER = re.compile(r"-?(?=[0-9.]{1,15}\Z)(?:0|[1-9][0-9]*)(?:\.[0-9]*[1-9])?(?<!-0)")


def render(deployment: Deployment, sink: DiagnosticSink) -> str:
    """The module; what the provider has no place for is reported."""
    return _Module(deployment, sink).text()


class _Module:
    def __init__(self, deployment: Deployment, sink: DiagnosticSink) -> None:
        self.deployment = deployment
        self.body = deployment.body
        self.sink = sink

    def text(self) -> str:
        lines = [self.deployment.title]
        if self.deployment.description:
            lines.append(self.deployment.description)
        lines += [f"Give {secret.name} as TF_VAR_{secret.name}." for secret in self.env_secrets()]
        provider = Attribute(
            "opensearch",
            {"source": Expression('"opensearch-project/opensearch"'), "version": Expression('">= 2.4.0"')},
        )
        items: list[Item] = [Block("terraform", (Block("required_providers", (provider,)),))]
        items += [self.variable(secret) for secret in self.env_secrets()]
        items.append(self.connector())
        if self.deployment.model is not None:
            items += self.model()
        return "".join(f"# {line}\n" for line in lines) + write(tuple(items)) + "\n"

    def env_secrets(self) -> list[Secret]:
        return [secret for secret in self.deployment.secrets if secret.kind == "env"]

    def variable(self, secret: Secret) -> Block:
        if secret.name in _RESERVED:
            self.refuse(f'a variable of a module cannot be called "{secret.name}"', "credential")
        body = (
            Attribute("description", Expression(quoted(f"The value of {secret.name}"))),
            Attribute("type", Expression("string")),
            Attribute("sensitive", Expression("true")),
        )
        return Block(f'variable "{secret.name}"', body)

    def connector(self) -> Block:
        for key in self.body:
            if key not in _TAKEN:
                self.refuse(f'the resource opensearch_ml_connector has no place for "{key}"', key)
        items: list[Item] = []
        for key in _TEXTS:
            if key in self.body or key not in _REQUIRED:
                items.append(Attribute(key, self.scalar(self.body.get(key, ""), key)))
            else:
                self.refuse(f'the resource opensearch_ml_connector demands "{key}"', key)
        items.append(Attribute("credential", self.texts(self.body.get("credential"), "credential")))
        items.append(Attribute("parameters", self.parameters()))
        items += self.access()
        items += self.actions()
        if "client_config" in self.body:
            items.append(self.client_config())
        return Block('resource "opensearch_ml_connector" "this"', tuple(items))

    def access(self) -> list[Item]:
        items: list[Item] = []
        if "access_mode" in self.body:
            # Upstream: buildConnectorPayload sends it as "access"; MLCreateConnectorInput skips that.
            self.warn('provider 2.4 sends access_mode as "access", which the server skips', "access_mode")
            items.append(Attribute("access_mode", self.scalar(self.body["access_mode"], "access_mode")))
        roles = self.body.get("backend_roles")
        if isinstance(roles, list):
            texts = [self.scalar(role, "backend_roles", index).text for index, role in enumerate(roles)]
            items.append(Attribute("backend_roles", Expression(f"[{', '.join(texts)}]")))
        elif "backend_roles" in self.body:
            self.refuse("backend_roles is no list", "backend_roles")
        if "add_all_backend_roles" in self.body:
            items.append(
                Attribute(
                    "add_all_backend_roles", self.bare(self.body["add_all_backend_roles"], "add_all_backend_roles")
                )
            )
        return items

    def parameters(self) -> dict[str, Expression]:
        values = self.body.get("parameters", {})
        if not isinstance(values, dict):
            self.refuse("parameters is no mapping", "parameters")
            return {}
        stored = stored_parameters(self.deployment, self.sink)
        written: dict[str, Expression] = {}
        for key, text in stored.items():
            value = values.get(key)
            if isinstance(value, bool) or (
                isinstance(value, Number) and text == value.text and _NUMBER.fullmatch(text)
            ):
                written[key] = Expression(text)
            else:
                written[key] = self.scalar(text, "parameters", key)
            self.check_text(key, "parameters", key)
        return written

    def texts(self, value: Value, *path: str | int) -> dict[str, Expression]:
        if value is None:
            return {}
        if not isinstance(value, dict):
            self.refuse(f"{path[-1]} is no mapping", *path)
            return {}
        for key in value:
            self.check_text(key, *path, key)
        return {key: self.scalar(item, *path, key) for key, item in value.items()}

    def actions(self) -> list[Item]:
        actions = self.body.get("actions")
        if not isinstance(actions, list) or not actions:
            self.refuse("the resource opensearch_ml_connector demands actions", "actions")
            return []
        return [Block("actions", tuple(self.action(action, index))) for index, action in enumerate(actions)]

    def action(self, action: Value, index: int) -> list[Item]:
        if not isinstance(action, dict):
            self.refuse("an action is no mapping", "actions", index)
            return []
        for key in action:
            if key == "supports_structured_output":
                self.warn(left_out(key), "actions", index, key)
            elif key not in _ACTION_TEXTS:
                self.refuse(f'an action of the resource has no place for "{key}"', "actions", index, key)
        items: list[Item] = []
        for key in _ACTION_TEXTS:
            value = action.get(key)
            if key == "headers":
                # Without the attribute the provider would add a content type.
                items.append(Attribute(key, self.texts(value, "actions", index, key)))
            elif value is not None:
                items.append(Attribute(key, self.scalar(value, "actions", index, key)))
            elif key == "request_body":
                items.append(Attribute(key, Expression('""')))  # demanded; the provider does not send an empty one
            elif key in ("action_type", "method", "url"):
                self.refuse(f'the action has no "{key}"', "actions", index)
        return items

    def client_config(self) -> Block:
        config = self.body["client_config"]
        items: list[Item] = []
        if not isinstance(config, dict):
            self.refuse("client_config is no mapping", "client_config")
            config = {}
        for key, value in config.items():
            if key == "retry_backoff_policy":
                items.append(Attribute(key, self.scalar(value, "client_config", key)))
            elif key not in _CLIENT_NUMBERS:
                self.refuse(f'client_config of the resource has no place for "{key}"', "client_config", key)
            else:
                items.append(Attribute(key, self.integer(value, "client_config", key)))
        return Block("client_config", tuple(items))

    def model(self) -> list[Item]:
        model = self.deployment.model or {}
        name = Attribute("name", self.scalar(model["name"], "name"))
        group = Block('resource "opensearch_ml_model_group" "this"', (name,))
        items: list[Item] = [name]
        if "description" in model:
            items.append(Attribute("description", self.scalar(model["description"], "description")))
        items += [
            Attribute("function_name", Expression('"remote"')),
            Attribute("model_group_id", Expression("opensearch_ml_model_group.this.id")),
            Attribute("connector_id", Expression("opensearch_ml_connector.this.id")),
            # The provider's probe sends a body of its own, which few connectors take.
            Attribute("wait_for_predict", Expression("false")),
        ]
        interface = model.get("interface")
        if isinstance(interface, dict):
            schemas = tuple(Attribute(key, self.scalar(value, "name")) for key, value in interface.items())
            items.append(Block("interface", schemas))
        output = Block('output "model_id"', (Attribute("value", Expression("opensearch_ml_model.this.id")),))
        return [group, Block('resource "opensearch_ml_model" "this"', tuple(items)), output]

    def scalar(self, value: Value, *path: str | int) -> Expression:
        """A value that the provider takes for a text."""
        match value:
            case str():
                self.check_text(value, *path)
                return string(value)
            case Number(text=text):
                return Expression(quoted(text))
            case bool():
                return Expression('"true"' if value else '"false"')
            case Secret(kind="env", name=name):
                return Expression(f"var.{name}")
            case Secret(name=name):
                self.check_text(name, *path)
                return Expression(f"chomp(file({quoted(name)}))")
            case _:
                self.refuse(f'"{path[-1]}" is no text', *path)
                return Expression('""')

    def bare(self, value: Value, *path: str | int) -> Expression:
        if isinstance(value, bool) or value in ("true", "false"):
            return Expression(str(value).lower())
        self.refuse(f'"{path[-1]}" is neither true nor false', *path)
        return Expression("false")

    def integer(self, value: Value, *path: str | int) -> Expression:
        text = value.text if isinstance(value, Number) else value if isinstance(value, str) else ""
        if not re.fullmatch(r"-?[0-9]{1,9}", text):
            self.refuse(f'"{path[-1]}" is no integer', *path)
            return Expression("0")
        if int(text) == 0 and path[-1] != "max_retry_times":
            self.warn(f'the provider does not send a "{path[-1]}" of 0', *path)
        return Expression(str(int(text)))

    def check_text(self, text: str, *path: str | int) -> None:
        if not is_kept(text):
            self.refuse(f'Terraform changes the characters of "{path[-1]}" (not in the Unicode normal form C)', *path)

    def refuse(self, message: str, *path: str | int) -> None:
        self.sink.report(Diagnostic.of(codes.NOT_EXPRESSIBLE, message, self.deployment.place(*path)))

    def warn(self, message: str, *path: str | int) -> None:
        self.sink.report(Diagnostic.of(codes.NO_EFFECT_THERE, message, self.deployment.place(*path)))
