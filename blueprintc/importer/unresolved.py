"""Values that a foreign text computes: what stands for a secret, and what cannot be read."""

import re

from blueprintc.diagnostics import Diagnostic, DiagnosticSink
from blueprintc.importer import codes
from blueprintc.model import Mapping, Member, Node, Scalar, Sequence
from blueprintc.source import Text

#: The tag of a scalar that stands for an expression; its text is the expression.
TAG = "!unresolved"

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def unresolved(text: Text) -> Scalar:
    """A value that only running the text would tell."""
    return Scalar(None, text, TAG)


def is_unresolved(node: Node) -> bool:
    """Whether a value could not be read."""
    return isinstance(node, Scalar) and node.tag == TAG


def resolved(connector: Mapping, sink: DiagnosticSink) -> Mapping | None:
    """The connector, expressions in its credential as environment variables; none where a value is not known."""
    found = [node for member in connector.members if member.key.value != "credential" for node in _all(member.value)]
    for node in found:
        shown = " ".join(node.text.value.split())[:80]
        sink.report(
            Diagnostic.of(
                codes.COMPUTED_VALUE,
                f'the value of "{shown}" is only known when the text is run',
                node.span,
                help="put the value in its place",
            )
        )
    if found:
        return None
    members = tuple(
        Member(member.key, _credential(member.value)) if member.key.value == "credential" else member
        for member in connector.members
    )
    return Mapping(members, connector.span)


def _all(node: Node) -> list[Scalar]:
    match node:
        case Mapping(members=members):
            return [found for member in members for found in _all(member.value)]
        case Sequence(items=items):
            return [found for item in items for found in _all(item)]
        case Scalar(tag=tag):
            return [node] if tag == TAG else []


def _credential(node: Node) -> Node:
    match node:
        case Mapping(members=members):
            return Mapping(tuple(Member(m.key, _credential(m.value)) for m in members), node.span)
        case Scalar(tag=tag, text=text) if tag == TAG:
            names = _NAME.findall(text.value)
            # An expression is a secret here, whatever it is; a name in it says what to call the variable.
            name = names[-1].upper() if names else "CREDENTIAL"
            return Scalar(f"<env:{name}>", Text(f"<env:{name}>", text.whole))
        case _:
            return node
