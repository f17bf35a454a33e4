"""How long a match can be, as Java reckons it for lookbehinds."""

from dataclasses import dataclass

from blueprintc.jvm.numbers import to_int
from blueprintc.jvm.regex.nodes import (
    Alternation,
    BackReference,
    Chain,
    Characters,
    Grapheme,
    Group,
    LineEnding,
    Mode,
    Node,
    Repeat,
)

_MOST = 0x7FFFFFFF


@dataclass(frozen=True, slots=True)
class LongestMatch:
    """Upstream: Pattern.TreeInfo: a length in int arithmetic, and whether it is known and the node deterministic."""

    length: int = 0
    is_known: bool = True
    deterministic: bool = True

    @property
    def is_overflown(self) -> bool:
        """Whether the length went round and is a small negative number now."""
        return -(1 << 30) < self.length < 0

    @classmethod
    def of(cls, node: Node) -> "LongestMatch":
        """The longest match of a node."""
        match node:
            case Characters():
                return cls(1)
            case LineEnding():
                return cls(2)
            case Grapheme():
                return cls(0, deterministic=False)
            case BackReference():
                return cls(0, is_known=False)
            case Group(body):
                return cls.of(body)
            case Chain(items):
                return cls._chain([cls.of(item) for item in items])
            case Alternation(branches):
                parts = [cls.of(branch) for branch in branches]
                longest = max(part.length for part in parts)
                return cls(longest, all(part.is_known for part in parts), deterministic=False)
            case Repeat():
                return cls._repeat(node)
        return cls()

    @classmethod
    def _chain(cls, parts: "list[LongestMatch]") -> "LongestMatch":
        length = 0
        for part in parts:
            length = to_int(length + part.length)
        known = all(part.is_known for part in parts)
        return cls(length, known, all(part.deterministic for part in parts))

    @classmethod
    def _repeat(cls, node: Repeat) -> "LongestMatch":
        inner = cls.of(node.body)
        most = _MOST if node.most is None else node.most
        if (node.least, node.most) == (0, 1):
            return cls(inner.length, inner.is_known, deterministic=False)
        if isinstance(node.body, Characters) and node.most is None and node.mode is Mode.GREEDY:
            return cls(_MOST, deterministic=False)
        if isinstance(node.body, Group) and not inner.deterministic and node.mode is not Mode.POSSESSIVE:
            return cls(0, is_known=False, deterministic=False)
        length = to_int(inner.length * most)
        return cls(length, inner.is_known and length >= 0, inner.deterministic and node.least == node.most)
