"""A JSON-like tree in which every value knows where it was written."""

from collections.abc import Iterator
from typing import TypeAlias

from blueprintc.records import record
from blueprintc.source import Span, Text

Plain: TypeAlias = "None | bool | int | float | str | list[Plain] | dict[str, Plain]"


@record
class Scalar:
    """A string, number, boolean or null.

    ``value`` is what it means; ``text`` is its text with origins (for a string: the value itself; for a number or
    boolean: the author's spelling, which the server keeps in places: ``1.0``, ``1e3``). ``tag`` is the YAML tag
    (``!json``, ``!string``, ``!template``, ``!file``) or empty. ``doubt`` says, for a plain YAML scalar that versions
    of YAML read differently or that JSON cannot spell (``yes``, ``010``, ``.5``), what it might mean; its ``value`` is
    then the author's text.
    """

    value: None | bool | int | float | str
    text: Text
    tag: str = ""
    doubt: str = ""

    @property
    def span(self) -> Span:
        """The place, with quotes."""
        return self.text.whole


@record
class Member:
    """A key and its value."""

    key: Text
    value: "Node"

    @property
    def span(self) -> Span:
        """From the key to the end of the value."""
        return self.key.whole.to(self.value.span)


@record
class Mapping:
    """An object; the order of its members is the author's. ``tag`` as for ``Scalar``."""

    members: tuple[Member, ...]
    span: Span
    tag: str = ""

    def get(self, key: str) -> "Node | None":
        """The value of a key (of the last one, if it is there twice)."""
        found = self.member(key)
        return None if found is None else found.value

    def member(self, key: str) -> Member | None:
        """The member of a key (the last one, if it is there twice)."""
        for member in reversed(self.members):
            if member.key.value == key:
                return member
        return None

    def keys(self) -> list[str]:
        """The keys in the author's order."""
        return [member.key.value for member in self.members]


@record
class Sequence:
    """An array. ``tag`` as for ``Scalar``."""

    items: tuple["Node", ...]
    span: Span
    tag: str = ""


Node: TypeAlias = Scalar | Mapping | Sequence


def plain(node: Node) -> Plain:
    """The tree as plain Python values: what ``json.loads`` would give."""
    match node:
        case Scalar(value=value):
            return value
        case Mapping(members=members):
            return {member.key.value: plain(member.value) for member in members}
        case Sequence(items=items):
            return [plain(item) for item in items]


def texts(node: Node, keys: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Text]]:
    """Every text of a tree, keys left out, in the author's order, with the keys that lead to it."""
    match node:
        case Mapping():
            for member in node.members:
                yield from texts(member.value, (*keys, member.key.value))
        case Sequence():
            for item in node.items:
                yield from texts(item, keys)
        case Scalar(value=str()):
            yield keys, node.text


def describe(node: Node) -> str:
    """What kind of value a node is, for messages: ``"a string"``, ``"null"``."""
    match node:
        case Mapping():
            return "a mapping"
        case Sequence():
            return "a list"
        case Scalar(value=None):
            return "null"
        case Scalar(value=bool()):
            return "a boolean"
        case Scalar(value=int()):
            return "an integer"
        case Scalar(value=float()):
            return "a number"
        case _:
            return "a string"
