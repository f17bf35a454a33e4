"""Pass: where the server keeps a text, keep the author's spelling; where it takes JSON, refuse doubtful spellings."""

import json

from blueprintc.diagnostics import Edit, Fix
from blueprintc.lowering import codes
from blueprintc.lowering.context import LoweringContext
from blueprintc.lowering.json_text import encode, is_json_number, keeps_text
from blueprintc.model import Mapping, Member, Node, Scalar, Sequence

_JSON_WORDS = ("true", "false", "null")


def settle_texts(root: Mapping, context: LoweringContext) -> Mapping:
    """The document in which every scalar can be printed as it stands (bodies are left to ``lower_bodies``).

    ``version: 1.0`` stays a number, because the server keeps its spelling; ``temperature: 0.70`` becomes the text
    ``"0.70"``, because the server would make ``0.7`` of the number; ``api: yes`` is the text ``"yes"``. What was
    written as JSON stays as it is.
    """
    if context.is_connector:
        return root
    return _texts(root, context, skip="actions", nested=frozenset({"credential", "headers", "parameters"}))


def _texts(mapping: Mapping, context: LoweringContext, *, skip: str = "", nested: frozenset[str]) -> Mapping:
    """A mapping whose scalars are texts for the server; the mappings under ``nested`` keys are such, too."""
    members: list[Member] = []
    for member in mapping.members:
        name, value = member.key.value, member.value
        if name == "request_body":
            pass
        elif name == skip and isinstance(value, Sequence):
            items = (
                _texts(item, context, nested=frozenset({"headers"})) if isinstance(item, Mapping) else item
                for item in value.items
            )
            value = Sequence(tuple(items), value.span)
        elif isinstance(value, Mapping) and name in nested:
            value = _texts(value, context, nested=frozenset())
        elif isinstance(value, Scalar):
            value = text_scalar(value)
        else:
            value = settle_json(value, context)
        members.append(Member(member.key, value))
    return Mapping(tuple(members), mapping.span)


def text_scalar(scalar: Scalar) -> Scalar:
    """A scalar that the server turns into a text, such that the text is the author's.

    ``!json 0.70`` stays the JSON number for whoever wants just that.
    """
    if _is_tagged_json(scalar):
        return Scalar(json.loads(scalar.text.value), scalar.text)
    if scalar.doubt or scalar.tag:
        return Scalar(scalar.text.value, scalar.text)
    number = isinstance(scalar.value, (int, float)) and not isinstance(scalar.value, bool)
    if number and not keeps_text(scalar.text.value):
        return Scalar(scalar.text.value, scalar.text)
    return scalar


def _is_tagged_json(scalar: Scalar) -> bool:
    text = scalar.text.value
    return scalar.tag == "!json" and (is_json_number(text) or text in _JSON_WORDS)


def settle_json(node: Node, context: LoweringContext) -> Node:
    """A value inside JSON: doubtful scalars are reported."""
    match node:
        case Mapping():
            members = (Member(member.key, settle_json(member.value, context)) for member in node.members)
            return Mapping(tuple(members), node.span)
        case Sequence():
            return Sequence(tuple(settle_json(item, context) for item in node.items), node.span)
        case Scalar():
            if _is_tagged_json(node):
                return Scalar(json.loads(node.text.value), node.text)
            if node.doubt:
                report_doubt(node, context)
            return Scalar(node.value, node.text) if node.tag else node


def report_doubt(scalar: Scalar, context: LoweringContext) -> None:
    """Report a plain scalar that versions of YAML read differently, where its type matters."""
    text = scalar.text.value
    quoted = encode(text)
    spelled = _spelling(text)
    context.report(
        codes.DOUBTFUL_SCALAR,
        f'"{text[:60]}" is {scalar.doubt}',
        scalar.span,
        help=f"write {spelled} or, for a text, {quoted}" if spelled else f"for a text, write {quoted}",
        fix=Fix(f"write {spelled}", (Edit(scalar.span, spelled),)) if spelled and is_json_number(spelled) else None,
    )


def _spelling(text: str) -> str:
    """How JSON spells the value that a doubtful scalar most likely means; empty where that is not certain."""
    lower = text.lower()
    if lower in ("yes", "on", "y"):
        return "true"
    if lower in ("no", "off", "n"):
        return "false"
    if "_" in text or (lower.startswith(("0", "-0", "+0")) and not lower.startswith(("0.", "-0.", "+0."))):
        return ""
    sign, digits = ("-", text[1:]) if text.startswith("-") else ("", text.removeprefix("+"))
    mantissa, mark, exponent = digits.replace("E", "e").partition("e")
    whole, _, fraction = mantissa.partition(".")
    spelled = sign + (whole or "0") + (f".{fraction}" if fraction else "") + (mark and f"e{exponent}")
    return spelled if is_json_number(spelled) else ""
