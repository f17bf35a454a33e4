"""Terraform files: the resources ``opensearch_ml_connector`` of the provider opensearch-project/opensearch."""

import math
from collections.abc import Iterator
from decimal import Decimal

from blueprintc.diagnostics import Diagnostic, DiagnosticSink
from blueprintc.importer import codes
from blueprintc.importer.hcl import Attribute, Block, HclError, read_hcl
from blueprintc.importer.requests import Carrier, FoundConnector
from blueprintc.importer.unresolved import is_unresolved, resolved
from blueprintc.lowering import keeps_text
from blueprintc.model import Mapping, Member, Node, Scalar, Sequence
from blueprintc.source import Text

_RESOURCE = "opensearch_ml_connector"
_LONG = 1e100  # larger ones are nobody's parameter, and their digits would fill a page
#: Upstream: terraform's own arguments of every resource.
_META = frozenset({"count", "for_each", "depends_on", "lifecycle", "provider", "provisioner", "connection", "timeouts"})


def find_in_terraform(text: Text, sink: DiagnosticSink) -> Iterator[FoundConnector]:
    """The connectors of a Terraform file; what cannot be read is reported."""
    try:
        items = read_hcl(text)
    except HclError as error:
        place = text.span(error.at, error.at + 1)
        sink.report(Diagnostic.of(codes.UNREADABLE_REQUEST, f"Terraform: {error}", place))
        return
    values = _known_values(items)
    for item in items:
        if isinstance(item, Block) and item.name.value == "resource" and item.labels[:1] == (_RESOURCE,):
            connector = resolved(_connector(item, values), sink)
            if connector is not None:
                yield FoundConnector(connector, Carrier.CREATE, heading=" ".join(item.labels[1:]))


def _known_values(items: tuple[Attribute | Block, ...]) -> dict[str, Node]:
    """What ``local.x`` and ``var.x`` stand for: locals, and variables with a default."""
    known: dict[str, Node] = {}
    for item in items:
        if not isinstance(item, Block):
            continue
        for part in item.body:
            if not isinstance(part, Attribute) or is_unresolved(part.value):
                continue
            if item.name.value == "locals":
                known[f"local.{part.name.value}"] = part.value
            elif item.name.value == "variable" and part.name.value == "default" and item.labels:
                known[f"var.{item.labels[0]}"] = part.value
    return known


def _connector(resource: Block, values: dict[str, Node]) -> Mapping:
    members: list[Member] = []
    actions: list[Node] = []
    for item in resource.body:
        name = item.name.value
        if name in _META:
            continue
        if isinstance(item, Block):
            body = _mapping(item, values)
            if name == "actions":
                actions.append(_action(body))
                if len(actions) > 1:
                    continue
            members.append(Member(item.name, body))
        elif name == "credential":
            members.append(Member(item.name, _secrets(item.value)))
        else:
            members.append(Member(item.name, _known(item.value, values)))
    span = resource.text.whole
    kept = [
        Member(member.key, Sequence(tuple(actions), span)) if member.key.value == "actions" and actions else member
        for member in members
        if not (member.key.value in ("parameters", "credential") and _is_empty(member.value))
        and not (isinstance(member.value, Scalar) and member.value.value is None and not is_unresolved(member.value))
    ]
    return Mapping(tuple(kept), span)


def _mapping(block: Block, values: dict[str, Node]) -> Mapping:
    members = [
        Member(item.name, _known(item.value, values) if isinstance(item, Attribute) else _mapping(item, values))
        for item in block.body
    ]
    return Mapping(tuple(members), block.text.whole)


def _action(action: Mapping) -> Mapping:
    """What the provider sends: no empty texts, and its defaults."""
    # Upstream: buildConnectorPayload.
    kept = [member for member in action.members if member.key.value == "headers" or not _is_unset(member.value)]
    names = {member.key.value for member in kept}
    for name, default in (("method", "POST"), ("action_type", "predict")):
        if name not in names:
            key, value = Text(name, action.span), Text(default, action.span)
            kept.insert(0, Member(key, Scalar(default, value)))
    return Mapping(tuple(kept), action.span)


def _known(node: Node, values: dict[str, Node]) -> Node:
    match node:
        case Mapping(members=members):
            return Mapping(tuple(Member(m.key, _known(m.value, values)) for m in members), node.span)
        case Sequence(items=items):
            return Sequence(tuple(_known(item, values) for item in items), node.span)
        case Scalar(text=text) if is_unresolved(node):
            return values.get(text.value.strip(), node)
        case Scalar(value=float() as value, text=text) if math.isfinite(value) and abs(value) < _LONG:
            # Upstream: cty's numbers have no exponent and no zeros at the end: 0.0 is sent as "0", 1e3 as "1000".
            spelled = format(Decimal(text.value).normalize(), "f") if value else "0"
            number = float(spelled) if "." in spelled else int(spelled)
            return Scalar(number if keeps_text(spelled) else spelled, Text(spelled, text.whole))
        case _:
            return node


def _secrets(node: Node) -> Node:
    """The members of a credential: ``var.NAME`` is the variable, whatever its default."""
    if not isinstance(node, Mapping):
        return node
    members = []
    for member in node.members:
        value = member.value
        if isinstance(value, Scalar) and is_unresolved(value) and value.text.value.startswith("var."):
            name = f"<env:{value.text.value.removeprefix('var.').strip()}>"
            value = Scalar(name, Text(name, value.span))
        members.append(Member(member.key, value))
    return Mapping(tuple(members), node.span)


def _is_unset(node: Node) -> bool:
    return isinstance(node, Scalar) and not is_unresolved(node) and node.value in ("", None)


def _is_empty(node: Node) -> bool:
    return isinstance(node, Mapping) and not node.members
