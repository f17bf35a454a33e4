"""A JSON-like tree in which every value knows where it was written."""

from dataclasses import dataclass
from typing import TypeAlias

from blueprintc.source import Span, Text

Plain: TypeAlias = "None | bool | int | float | str | list[Plain] | dict[str, Plain]"


@dataclass(frozen=True, slots=True)
class Scalar:
    """A string, number, boolean or null.

    ``value`` is what it means; ``text`` is its text with origins (for a string: the value itself; for a number or
    boolean: the author's spelling, which the server keeps in places: ``1.0``, ``1e3``).
    """

    value: None | bool | int | float | str
    text: Text

    @property
    def span(self) -> Span:
        """The place, with quotes."""
        return self.text.whole


@dataclass(frozen=True, slots=True)
class Member:
    """A key and its value."""

    key: Text
    value: "Node"

    @property
    def span(self) -> Span:
        """From the key to the end of the value."""
        return self.key.whole.to(self.value.span)


@dataclass(frozen=True, slots=True)
class Mapping:
    """An object; the order of its members is the author's."""

    members: tuple[Member, ...]
    span: Span

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


@dataclass(frozen=True, slots=True)
class Sequence:
    """An array."""

    items: tuple["Node", ...]
    span: Span


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
