"""A connector to the bytes of its JSON file: the same on every platform."""

import json

from blueprintc.lowering.json_text import encode, is_json_number
from blueprintc.model import Connector, Mapping, Node, Scalar, Sequence


def emit(connector: Connector) -> str:
    """The JSON text: two spaces a level, numbers as they were spelled, line feeds, one at the end."""
    parts: list[str] = []
    _emit(connector.root, "\n", parts)
    parts.append("\n")
    return "".join(parts)


def _emit(node: Node, line: str, parts: list[str]) -> None:
    match node:
        case Mapping(members=()):
            parts.append("{}")
        case Sequence(items=()):
            parts.append("[]")
        case Mapping():
            inner = line + "  "
            opening = "{"
            for member in node.members:
                parts.append(f"{opening}{inner}{encode(member.key.value)}: ")
                _emit(member.value, inner, parts)
                opening = ","
            parts.append(f"{line}}}")
        case Sequence():
            inner = line + "  "
            opening = "["
            for item in node.items:
                parts.append(f"{opening}{inner}")
                _emit(item, inner, parts)
                opening = ","
            parts.append(f"{line}]")
        case Scalar():
            parts.append(scalar_text(node))


def scalar_text(node: Scalar) -> str:
    """A scalar as JSON; a number keeps its spelling."""
    if isinstance(node.value, str):
        return encode(node.value)
    if node.value is None or isinstance(node.value, bool):
        return {None: "null", True: "true", False: "false"}[node.value]
    return node.text.value if is_json_number(node.text.value) else json.dumps(node.value)
