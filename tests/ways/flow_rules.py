"""What flow-framework 3.8 does with a template that a user posts: its rules, and the connector that it asks for.

Written from its classes ``Template``, ``Workflow``, ``WorkflowNode``, ``WorkflowProcessSorter``, ``ParseUtils`` and
those of the three steps (commit 5ff55cd).
"""

import re
from typing import Any

_TEMPLATE = {"name", "description", "use_case", "version", "workflows", "ui_metadata"}
_NODE = {"id", "type", "previous_node_inputs", "user_inputs"}
#: Step type: required inputs, provided outputs.
_STEPS = {
    "create_connector": (
        {"name", "description", "version", "protocol", "parameters", "credential", "actions"},
        {"connector_id"},
    ),
    "register_remote_model": ({"name", "connector_id"}, {"model_id", "register_model_status"}),
    "deploy_model": ({"model_id"}, {"model_id"}),
}
_MAP_FIELDS = {"configurations", "interface", "llm"}


class FlowError(Exception):
    """What the plugin answers with an error."""


def create_requests(template: dict[str, Any], values: dict[str, str]) -> list[dict[str, Any]]:
    """The connectors that provisioning a template creates, with ``values`` as the substitutions of the request."""
    if not set(template) <= _TEMPLATE or not isinstance(template.get("name"), str):
        raise FlowError("unable to parse the template")
    if not set(template.get("version", {})) <= {"template", "compatibility"}:
        raise FlowError("unable to parse the version")
    nodes = template["workflows"]["provision"]["nodes"]
    if not nodes:
        raise FlowError("a workflow must have at least one node")
    by_id: dict[str, dict[str, Any]] = {}
    created: list[dict[str, Any]] = []
    for node in nodes:
        if not set(node) <= _NODE or node["id"] in by_id or node["type"] not in _STEPS:
            raise FlowError(f"node {node.get('id')}")
        inputs = {key: _user_input(key, value) for key, value in node.get("user_inputs", {}).items()}
        previous = node.get("previous_node_inputs", {})
        if not set(previous) <= set(by_id):
            raise FlowError("an edge does not correspond to a node")
        required, _ = _STEPS[node["type"]]
        given = set(inputs) | {output for source in previous for output in _STEPS[by_id[source]["type"]][1]}
        if not required <= given:
            raise FlowError(f"node {node['id']} misses {sorted(required - given)}")
        by_id[node["id"]] = node
        if node["type"] == "create_connector":
            created.append(_connector({key: _substituted(value, values) for key, value in inputs.items()}))
        elif not isinstance(_substituted(inputs.get("name", ""), values), str):
            raise FlowError("ClassCastException")
    return created


def _user_input(key: str, value: Any) -> Any:
    """``WorkflowNode.parse``."""
    match value:
        case str() | bool() | int() | float():
            return value
        case dict():
            return value if key in _MAP_FIELDS else {name: _text(one) for name, one in value.items()}
        case list():
            return [{name: _object_value(one) for name, one in item.items()} for item in value]
        case _:
            raise FlowError(f"unable to parse field {key}")


def _object_value(value: Any) -> Any:
    """``ParseUtils.parseStringToObjectMap``."""
    if isinstance(value, dict):
        return {name: _text(one) for name, one in value.items()}
    if isinstance(value, list):
        return "[" + ", ".join(_text(one) if not isinstance(one, str) else f'"{one}"' for one in value) + "]"
    return _text(value)


def _text(value: Any) -> str:
    """``parser.text()``: only of values, and not of null."""
    if value is None or isinstance(value, dict | list):
        raise FlowError("IllegalStateException: Can't get text")
    return value if isinstance(value, str) else {True: "true", False: "false"}.get(value, str(value))


def _substituted(value: Any, values: dict[str, str]) -> Any:
    """``ParseUtils.getInputsFromPreviousSteps``: texts, and the texts of maps; not what is in arrays of maps."""
    if isinstance(value, dict):
        return {key: _substitute(one, values) for key, one in value.items()}
    return _substitute(value, values)


def _substitute(value: Any, values: dict[str, str]) -> Any:
    if not isinstance(value, str):
        return value
    for name, given in values.items():
        escaped = given.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        value = escaped.join(re.split(r"\$\{\{\s*" + re.escape(name) + r"\s*\}\}", value))
    return value


def _connector(inputs: dict[str, Any]) -> dict[str, Any]:
    """``CreateConnectorStep.execute``."""
    for key in ("name", "description", "version", "protocol"):
        if not isinstance(inputs[key], str):
            raise FlowError("ClassCastException")
    for config in inputs.get("client_config", {}).values():
        if not isinstance(config, int):
            raise FlowError("ClassCastException")
    known = {"name", "description", "version", "protocol", "parameters", "credential", "access_mode", "url", "headers"}
    connector = {key: value for key, value in inputs.items() if key in known}
    names = ["action_type", "name", "method", "url", "headers", "request_body"]
    names += ["pre_process_function", "post_process_function"]
    connector["actions"] = [{key: action[key] for key in names if key in action} for action in inputs["actions"]]
    return connector
