"""A parsed pattern."""

from collections.abc import Sequence
from enum import Enum
from typing import TypeAlias

from blueprintc.jvm.regex.charsets import CharSet
from blueprintc.records import record


class Mode(Enum):
    """How a repetition gives back what it took."""

    GREEDY = ""
    LAZY = "?"
    POSSESSIVE = "+"


class Anchor(Enum):
    """Places without width."""

    BEGIN = "\\A"
    END = "\\z"
    DOLLAR = "$"
    DOLLAR_MULTILINE = "(?m)$"
    UNIX_DOLLAR = "(?d)$"
    UNIX_DOLLAR_MULTILINE = "(?dm)$"
    CARET = "(?m)^"
    UNIX_CARET = "(?dm)^"
    BOUNDARY = "\\b"
    NO_BOUNDARY = "\\B"
    UNICODE_BOUNDARY = "(?U)\\b"
    UNICODE_NO_BOUNDARY = "(?U)\\B"


@record
class Characters:
    """One character of a set."""

    chars: CharSet


@record
class Chain:
    """One after the other."""

    items: Sequence["Node"]


@record
class Alternation:
    """The first branch that fits."""

    branches: Sequence["Node"]


@record
class Group:
    """``(…)`` with its number, or without for ``(?:…)``; ``atomic`` for ``(?>…)``."""

    body: "Node"
    number: int | None = None
    atomic: bool = False


@record
class Look:
    """Lookahead and lookbehind."""

    body: "Node"
    behind: bool
    negative: bool


@record
class Repeat:
    """``body`` ``least`` to ``most`` times; ``most`` None is without limit."""

    body: "Node"
    least: int
    most: int | None
    mode: Mode


@record
class BackReference:
    """What a group matched last."""

    number: int
    ignore_case: bool
    unicode_case: bool


@record
class Place:
    """An anchor."""

    anchor: Anchor


class LineEnding:
    """``\\R``."""


class Grapheme:
    """``\\X``."""


Node: TypeAlias = (
    Characters | Chain | Alternation | Group | Look | Repeat | BackReference | Place | LineEnding | Grapheme
)
EMPTY = Chain(())
