"""A workflow template of flow-framework: the steps ``create_connector``, ``register_remote_model``, ``deploy_model``.

What a template may hold is that of its own classes: ``WorkflowNode.parse`` (which keeps texts only),
``CreateConnectorStep`` (which wants every member to be there) and ``ParseUtils.conditionallySubstitute``.
"""

import re

from blueprintc.data.releases import releases_in
from blueprintc.diagnostics import Diagnostic, DiagnosticSink
from blueprintc.errors import UsageError
from blueprintc.exporter import codes
from blueprintc.exporter.deployment import Deployment, left_out
from blueprintc.exporter.json_writer import write_json
from blueprintc.exporter.stored import stored_parameters
from blueprintc.exporter.values import Number, Secret, Value

TITLE = "flow-framework template"
ENDING = ".workflow.json"

_CREATE, _REGISTER, _DEPLOY = "create_connector", "register_model", "deploy_model"
_TEXTS = ("name", "description", "version", "protocol")
_MAPS = ("parameters", "credential")
#: Read by the step since 3.7.
_SINCE_3_7 = ("access_mode", "add_all_backend_roles", "url", "headers")
#: Upstream: WorkflowNode.parse makes a list of maps of every list, and texts of every number of a map.
_FAILS = {
    "backend_roles": "flow-framework fails on the list backend_roles",
    "client_config": "flow-framework fails on the numbers of client_config",
}
_ACTION_TEXTS = ("action_type", "method", "url", "request_body", "pre_process_function", "post_process_function")
_SUBSTITUTION = re.compile(r"\$\{\{\s*([\w.]+)\s*\}\}")


def render(deployment: Deployment, sink: DiagnosticSink) -> str:
    """The template as JSON; what flow-framework drops or fails on is reported."""
    return write_json(_Template(deployment, sink).template()) + "\n"


class _Template:
    def __init__(self, deployment: Deployment, sink: DiagnosticSink) -> None:
        self.deployment = deployment
        self.body = deployment.body
        self.sink = sink
        self.needs_3_7 = False

    def template(self) -> Value:
        nodes: list[Value] = [{"id": _CREATE, "type": "create_connector", "user_inputs": self.connector()}]
        if self.deployment.model is not None:
            nodes += self.model(self.deployment.model)
        template: dict[str, Value] = {
            "name": self.deployment.title,
            "description": self.deployment.description,
            "use_case": "PROVISION",
        }
        if versions := self.versions():
            template["version"] = {"template": "1.0.0", "compatibility": list(versions)}
        return {**template, "workflows": {"provision": {"nodes": nodes}}}

    def versions(self) -> list[str]:
        """The first release of each major one that the blueprint is for, and that reads what is written."""
        declared = self.deployment.source.instance.names("opensearch")
        try:
            releases = releases_in(declared[0]) if declared else ()
        except UsageError:  # reported elsewhere
            return []
        first: dict[int, str] = {}
        for release in releases:
            if not self.needs_3_7 or release.at_least("3.7"):
                first.setdefault(release.version[0], ".".join(map(str, release.version[:2])) + ".0")
        return list(first.values())

    def connector(self) -> dict[str, Value]:
        inputs: dict[str, Value] = {}
        for key in _TEXTS:
            inputs[key] = self.text(self.body.get(key, ""), key)
            if key != "description" and not inputs[key]:
                self.refuse(f'flow-framework demands "{key}"', key)
        inputs["parameters"] = dict(stored_parameters(self.deployment, self.sink))
        self.check_substitutions(inputs["parameters"], "parameters")
        inputs["credential"] = self.texts(self.body.get("credential"), "credential")
        actions = self.body.get("actions", [])
        if not isinstance(actions, list):
            self.refuse("actions is no list", "actions")
            actions = []
        inputs["actions"] = [self.action(action, index) for index, action in enumerate(actions)]
        for key, value in self.body.items():
            if key in _SINCE_3_7:
                self.needs_3_7 = True
                self.warn(f'flow-framework reads "{key}" since 3.7', key)
                inputs[key] = self.texts(value, key) if key == "headers" else self.flag_or_text(value, key)
            elif key not in (*_TEXTS, *_MAPS, "actions"):
                self.refuse(_FAILS.get(key, f'the step create_connector has no place for "{key}"'), key)
        return inputs

    def action(self, action: Value, index: int) -> Value:
        if not isinstance(action, dict):
            self.refuse("an action is no mapping", "actions", index)
            return {}
        written: dict[str, Value] = {}
        for key, value in action.items():
            place = ("actions", index, key)
            if key == "supports_structured_output":
                self.warn(left_out(key), *place)
            elif key == "headers":
                written[key] = self.texts(value, *place)
            elif key in _ACTION_TEXTS and value is not None:
                written[key] = self.text(value, *place)
            elif key == "name":
                self.needs_3_7 = True
                self.warn('flow-framework reads the "name" of an action since 3.7', *place)
                written[key] = self.text(value, *place)
            elif value is not None:
                self.refuse(f'an action of the step create_connector has no place for "{key}"', *place)
        return written

    def model(self, model: dict[str, Value]) -> list[Value]:
        inputs = {key: value for key, value in model.items() if key != "function_name"}
        self.check_substitutions(inputs, "name")
        return [
            {
                "id": _REGISTER,
                "type": "register_remote_model",
                "previous_node_inputs": {_CREATE: "connector_id"},
                "user_inputs": inputs,
            },
            {"id": _DEPLOY, "type": "deploy_model", "previous_node_inputs": {_REGISTER: "model_id"}},
        ]

    def texts(self, value: Value, *path: str | int) -> dict[str, Value]:
        if value is None:
            return {}
        if not isinstance(value, dict):
            self.refuse(f'"{path[-1]}" is no mapping', *path)
            return {}
        return {key: self.text(item, *path, key) for key, item in value.items()}

    def text(self, value: Value, *path: str | int) -> str:
        """A member that the template keeps as a text."""
        match value:
            case str():
                self.check_substitutions(value, *path)
                return value
            case Number(text=text):
                return text
            case bool():
                return "true" if value else "false"
            case Secret(kind="env", name=name):
                return f"${{{{ {name} }}}}"
            case Secret(name=name):
                self.refuse(f'a template cannot read the file "{name}"; name a variable with env', *path)
                return ""
            case _:
                self.refuse(f'"{path[-1]}" is no text', *path)
                return ""

    def flag_or_text(self, value: Value, key: str) -> Value:
        return value if isinstance(value, bool) else self.text(value, key)

    def check_substitutions(self, value: Value, *path: str | int) -> None:
        """Report texts in which flow-framework would put something in place of ``${{ … }}``."""
        match value:
            case dict():
                for key, item in value.items():
                    self.check_substitutions(item, *path, key)
            case str():
                given = {secret.name for secret in self.deployment.secrets}
                for found in _SUBSTITUTION.finditer(value):
                    node, dot, _ = found[1].partition(".")
                    if found[1] in given or (dot and node in (_CREATE, _REGISTER, _DEPLOY)):
                        self.refuse(f'flow-framework would put a value in place of "{found[0]}"', *path)
            case _:
                pass

    def refuse(self, message: str, *path: str | int) -> None:
        self.sink.report(Diagnostic.of(codes.NOT_EXPRESSIBLE, message, self.deployment.place(*path)))

    def warn(self, message: str, *path: str | int) -> None:
        self.sink.report(Diagnostic.of(codes.NO_EFFECT_THERE, message, self.deployment.place(*path)))
