"""How long a match can be, as Java reckons it for lookbehinds."""

from dataclasses import dataclass, replace

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
    """What is known after some nodes. Upstream: Pattern.TreeInfo, with its int arithmetic and all.

    ``length`` counts from the last alternation on, ``before`` is the length up to there.
    """

    before: int = 0
    length: int = 0
    is_known: bool = True
    deterministic: bool = True

    @classmethod
    def of(cls, node: Node) -> "LongestMatch":
        """The longest match of a node alone."""
        return cls().then(node)

    @property
    def total(self) -> int:
        """The length in all."""
        return to_int(self.before + self.length)

    @property
    def is_overflown(self) -> bool:
        """Whether the length went round and is a small negative number now."""
        return -(1 << 30) < self.total < 0

    def _plus(self, length: int) -> "LongestMatch":
        return replace(self, length=to_int(self.length + length))

    def then(self, node: Node) -> "LongestMatch":
        """What is known when ``node`` follows."""
        match node:
            case Characters():
                return self._plus(1)
            case LineEnding():
                return self._plus(2)
            case Grapheme():
                return replace(self, deterministic=False)
            case BackReference():
                return replace(self, is_known=False)
            case Group(body):
                return self.then(body)
            case Chain(items):
                result = self
                for item in items:
                    result = result.then(item)
                return result
            case Alternation(branches):
                return self._then_one_of([LongestMatch.of(branch) for branch in branches])
            case Repeat():
                return self._then_repeated(node)
        return self

    def _then_one_of(self, branches: "list[LongestMatch]") -> "LongestMatch":
        longest = max(branch.total for branch in branches)
        known = self.is_known and all(branch.is_known for branch in branches)
        return LongestMatch(to_int(self.total + longest), 0, known, deterministic=False)

    def _then_repeated(self, node: Repeat) -> "LongestMatch":
        group = isinstance(node.body, Group)
        if (node.least, node.most) == (0, 1):
            if group and node.mode is not Mode.POSSESSIVE:
                return self._then_one_of([LongestMatch.of(node.body), LongestMatch()])
            return replace(self.then(node.body), deterministic=False)
        if isinstance(node.body, Characters) and node.most is None and node.mode is Mode.GREEDY:
            return replace(self._plus(_MOST) if self.is_known else self, deterministic=False)
        inner = LongestMatch.of(node.body)
        if group and not inner.deterministic and node.mode is not Mode.POSSESSIVE:
            return replace(self, is_known=False, deterministic=False)
        length = to_int(inner.total * (_MOST if node.most is None else node.most) + self.length)
        known = self.is_known and inner.is_known and length >= self.length
        deterministic = self.deterministic and inner.deterministic and node.least == node.most
        return replace(self, length=length, is_known=known, deterministic=deterministic)
