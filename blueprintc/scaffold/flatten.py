"""A blueprint and all that it extends as one text: for copies that stand alone.

Values keep the author's spelling and the comments above and behind them; only their indentation changes.
"""

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping

from blueprintc.model import Mapping as MappingNode
from blueprintc.model import Member, Node, Scalar, Sequence
from blueprintc.model.fields import ACTION, BLUEPRINT, CONNECTOR
from blueprintc.source import Span

_ORDER = (
    "blueprint", "name", "description", "version", "protocol", "opensearch", "platform", "provider", "callers",
    "origin", "vars", "inputs", "outputs", "url", "headers", "parameters", "credential", "client_config", "actions",
)  # fmt: skip
_ACTION_ORDER = ("action_type", "name", "method", "supports_structured_output", *(field.name for field in ACTION))
_LAST = (*(field.name for field in CONNECTOR + BLUEPRINT if field.name not in _ORDER),)
_COMMENT = re.compile(r"[ \t]*(#.*)?$")


def flatten(header: str, document: MappingNode, replaced: Mapping[str, str]) -> str:
    """The text of a blueprint without ``extends``.

    ``header`` is the comment at its head, ``document`` the blueprint merged over its bases. ``replaced`` gives other
    values, spelled as YAML, by their place: ``name``, ``vars.model.default``.
    """
    lines = list(_mapping(_ordered(document, (*_ORDER, *_LAST)), "", "", replaced))
    return header.rstrip("\n") + "\n" + "\n".join(lines) + "\n"


def _ordered(mapping: MappingNode, order: Iterable[str]) -> list[Member]:
    places = {name: index for index, name in reversed(list(enumerate(order)))}
    kept = [member for member in mapping.members if member.key.value != "extends" and not _is_empty(member.value)]
    return sorted(kept, key=lambda member: places.get(member.key.value, len(places)))


def _is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and node.value is None


def _mapping(members: list[Member], indent: str, place: str, replaced: Mapping[str, str]) -> Iterator[str]:
    for member in members:
        name = member.key.value
        inner = f"{place}.{name}" if place else name
        if inner != "blueprint":
            yield from (indent + comment for comment in _comments_above(member.key.whole))
        head = f"{indent}{member.key.whole.text}:"
        if inner in replaced:
            yield f"{head} {replaced[inner]}"
        else:
            yield from _value(head, member.value, indent, inner, replaced)


def _value(head: str, node: Node, indent: str, place: str, replaced: Mapping[str, str]) -> Iterator[str]:
    """The lines of ``head`` with a value behind it or below it."""
    tag = f" {node.tag}" if node.tag else ""
    if isinstance(node, Scalar) or _is_as_written(node, place, replaced):
        yield from _raw(head + tag, node.span, indent)
    elif isinstance(node, MappingNode):
        yield head + tag
        order = _ACTION_ORDER if place == "actions[]" else ()
        yield from _mapping(_ordered(node, order), indent + "  ", place, replaced)
    else:
        yield head + tag
        for item in node.items:
            yield from _item(item, indent + "  ", f"{place}[]", replaced)


def _item(node: Node, indent: str, place: str, replaced: Mapping[str, str]) -> Iterator[str]:
    """The lines of an item of a list."""
    lines = list(_value("", node, indent, place, replaced))
    if lines and not lines[0].strip():
        lines = lines[1:]
    else:
        lines[0] = indent + "  " + lines[0].lstrip()
    first = next((number for number, line in enumerate(lines) if not line.lstrip().startswith("#")), 0)
    for number, line in enumerate(lines):
        yield f"{indent}- {line[len(indent) + 2 :]}" if number == first else line


def _is_as_written(node: MappingNode | Sequence, place: str, replaced: Mapping[str, str]) -> bool:
    """Whether a value is written in braces, and nothing of it comes from another file or is replaced."""
    if not node.span.text.startswith(("{", "[")) or any(each.startswith(f"{place}.") for each in replaced):
        return not (node.members if isinstance(node, MappingNode) else node.items)
    return all(span.file is node.span.file and node.span.start <= span.start < node.span.end for span in _spans(node))


def _spans(node: Node) -> Iterator[Span]:
    yield node.span
    if isinstance(node, MappingNode):
        for member in node.members:
            yield member.key.whole
            yield from _spans(member.value)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _spans(item)


def _raw(head: str, span: Span, indent: str) -> Iterator[str]:
    """The author's own spelling, with the comment behind it; more lines are indented anew."""
    text = span.text.rstrip()
    first, *others = text.split("\n")
    line_end = span.file.text.find("\n", span.end)
    behind = _COMMENT.match(span.file.text[span.end : line_end if line_end >= 0 else None])
    comment = f"   {behind[1]}" if behind is not None and behind[1] and not others else ""
    yield f"{head} {first}".rstrip() + comment
    if others:
        body = textwrap.dedent("\n".join(others))
        yield from ((f"{indent}  {line}" if line else "") for line in body.split("\n"))


def _comments_above(span: Span) -> list[str]:
    """The comment lines that stand directly above a key."""
    lines = span.file.text[: span.start].split("\n")[:-1]
    found: list[str] = []
    for line in reversed(lines):
        stripped = line.strip()
        if not stripped.startswith("#"):
            break
        found.append(stripped)
    return found[::-1]
