"""``Document``, ``Mutant``, and the two ways to make mutants: replacing what a pattern finds, and inserting lines."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Document:
    """A good blueprint. ``path`` is where it stands, so that what it includes is found."""

    name: str
    text: str
    path: Path

    @property
    def callers(self) -> frozenset[str]:
        """Who calls it, as it says."""
        found = re.search(r"^callers: \[(.*)\]$", self.text, re.MULTILINE)
        return frozenset(part.strip() for part in found[1].split(",")) if found else frozenset()

    def has(self, pattern: str) -> bool:
        """Whether a pattern is found in it."""
        return re.search(pattern, self.text, re.MULTILINE) is not None

    def with_text(self, text: str) -> "Document":
        """The same place with another text."""
        return Document(self.name, text, self.path)


@dataclass(frozen=True)
class Mutant:
    """A document with one mistake, and the lines at which a finding is in the right place."""

    text: str
    lines: frozenset[int]


Operator = Callable[[Document], Iterator[Mutant]]
OPERATORS: dict[str, Operator] = {}
EQUIVALENT: dict[str, Operator] = {}


def operator(function: Operator) -> Operator:
    """Register a mistake; its docstring says what the author did."""
    OPERATORS[f"{function.__module__.rpartition('.')[2]}.{function.__name__}"] = function
    return function


def equivalent(function: Operator) -> Operator:
    """Register an edit that changes nothing."""
    EQUIVALENT[function.__name__] = function
    return function


def line_of(text: str, offset: int) -> int:
    """The 1-based line of an offset."""
    return text.count("\n", 0, offset) + 1


def replacing(doc: Document, pattern: str, new: str, *also: str, block: bool = False) -> Iterator[Mutant]:
    """A mutant for each match: ``new`` (with groups) in its place.

    Its line counts, and in the mutant those of the patterns ``also``; with ``block`` all lines of the block around.
    """
    for match in re.finditer(pattern, doc.text, re.MULTILINE):
        text = doc.text[: match.start()] + match.expand(new) + doc.text[match.end() :]
        start = match.start() + len(match[0]) - len(match[0].lstrip("\n"))
        lines = {line_of(text, min(start, len(text)))}
        if block:
            lines |= block_around(text, max(min(match.start(), len(text)) - 1, 0))
        for one in also:
            lines |= {line_of(text, found.start()) for found in re.finditer(one, text, re.MULTILINE)}
        yield Mutant(text, frozenset(lines))


def inserting(doc: Document, before: str, new: str, *also: str) -> Iterator[Mutant]:
    """A mutant for each match of a pattern: ``new`` (with groups) in front of it."""
    for match in re.finditer(before, doc.text, re.MULTILINE):
        added = match.expand(new)
        text = doc.text[: match.start()] + added + doc.text[match.start() :]
        first = line_of(text, match.start())
        lines = set(range(first, first + added.count("\n") + (0 if added.endswith("\n") else 1)))
        for one in also:
            lines |= {line_of(text, found.start()) for found in re.finditer(one, text, re.MULTILINE)}
        yield Mutant(text, frozenset(lines))


def block_around(text: str, offset: int) -> set[int]:
    """The lines of the action around an offset; outside actions, those of the top-level block before it."""
    lines = text.split("\n")
    at = line_of(text, offset) - 1
    start = at
    while start > 0 and not re.match(r"  - |\S", lines[start]):
        start -= 1
    end = at + 1
    while end < len(lines) and not re.match(r"  - |\S", lines[end]):
        end += 1
    return set(range(start + 1, end + 1))
