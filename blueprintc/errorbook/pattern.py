"""``Pattern``: one text of an error with its variable parts, found without backtracking."""

import re
from collections.abc import Iterator, Mapping

from blueprintc.records import record

_VARIABLE = re.compile(r"(?<!\$)\{([a-z_]+)(:word)?\}")
_SPACE = re.compile(r"\s+")
_INNER_WORD = re.compile(r"\w+")
_LONGEST_WORD = 300
_MOST_TRIES = 20
#: A text with less than this of its own is no sign of an error that was cut off.
_LEAST_OF_BEGINNING = 20
#: A text with less than this of its own is no sign of an error in the middle of a log line.
_LEAST_IN_LINE = 12


def normal(text: str) -> str:
    """A text with single spaces in place of all white space: logs and terminals wrap lines."""
    return _SPACE.sub(" ", text).strip()


@record
class Match:
    """Where a pattern was found, and what its variables stand for."""

    start: int
    end: int
    variables: Mapping[str, str]


class Pattern:
    """A text with ``{name}`` and ``{name:word}``. All texts to look in must be ``normal``.

    ``weight`` is how much of the text is fixed: of several patterns that match, the heaviest says most.
    """

    def __init__(self, text: str) -> None:
        parts = _VARIABLE.split(_SPACE.sub(" ", text))
        self.literals = parts[0::3]
        self.names = parts[1::3]
        self.is_word = [mark is not None for mark in parts[2::3]]
        if self.names and not self.literals[-1]:
            self.literals[-2] = (
                self.literals[-2].rstrip() or self.literals[-2]
            )  # an empty value leaves no blank at the end
        if "" in self.literals[1:-1]:
            raise ValueError(f"two variables touch each other: {text}")
        self.weight = sum(len(literal) for literal in self.literals)

    @property
    def words(self) -> list[str]:
        """The words that every text of this pattern has."""
        found: list[str] = []
        last = len(self.literals) - 1
        for index, literal in enumerate(self.literals):
            for match in _INNER_WORD.finditer(literal):
                open_start = match.start() == 0 and index > 0
                open_end = match.end() == len(literal) and index < last
                if not open_start and not open_end:
                    found.append(match.group())
        return found

    def whole(self, text: str) -> Match | None:
        """The match where the pattern is the whole text."""
        first, last = self.literals[0], self.literals[-1]
        if not self.names:
            return Match(0, len(text), {}) if text in (first, first.rstrip()) else None
        if not text.startswith(first) or not text.endswith(last):
            return None
        return self._rest(text, 0, len(first), len(text) - len(last))

    def begins(self, text: str) -> bool:
        """Whether a text is the beginning of one that matches; at least that much of it must be fixed."""
        position = fixed = 0
        for index, literal in enumerate(self.literals):
            at = text.find(literal, position) if index else 0
            if at >= 0 and text.startswith(literal, at):
                fixed += len(literal)
                position = at + len(literal)
                continue
            rest = text[position:]
            ends = [size for size in range(1, len(literal)) if rest.endswith(literal[:size])]
            cut = max(ends, default=0)
            if index == 0 and cut != len(rest):
                return False
            return fixed + cut >= _LEAST_OF_BEGINNING
        return False

    def within(self, text: str) -> Match | None:
        """The first match anywhere in a text, at the boundary of a word; a variable at the end takes the rest."""
        if self.weight < _LEAST_IN_LINE:
            return None
        for start, after in self._starts(text):
            end = len(text)
            if self.literals[-1] and self.names:
                end = self._end(text, after)
            found = self._rest(text, start, after, end) if self.names else Match(start, after, {})
            if found is not None:
                return found
        return None

    def _starts(self, text: str) -> Iterator[tuple[int, int]]:
        """Where the pattern may begin: (start, end of its first fixed part)."""
        first = self.literals[0]
        if not first:  # the variable in front is the word before the next fixed part, or the whole line
            at = text.find(self.literals[1])
            if at >= 0:
                start = text.rfind(" ", 0, at) + 1 if self.is_word[0] else 0
                yield start, start
            return
        at = -1
        for _ in range(_MOST_TRIES):
            at = text.find(first, at + 1)
            if at < 0:
                return
            if at == 0 or not (text[at - 1].isalnum() and first[0].isalnum()):
                yield at, at + len(first)

    def _end(self, text: str, position: int) -> int:
        """Where the last fixed part begins, behind the others."""
        for literal in self.literals[1:-1]:
            at = text.find(literal, position)
            if at < 0:
                return -1
            position = at + len(literal)
        return text.find(self.literals[-1], position)

    def _rest(self, text: str, start: int, position: int, end: int) -> Match | None:
        """Match behind the first fixed part; the last fixed part is known to begin at ``end``."""
        values: dict[str, str] = {}
        for index, name in enumerate(self.names):
            literal = self.literals[index + 1]
            at = end if index == len(self.names) - 1 else text.find(literal, position, max(end, 0))
            if at < position:
                return None
            value = text[position:at].strip()
            if self.is_word[index] and (" " in value or not 0 < len(value) <= _LONGEST_WORD):
                return None
            values[name] = value
            position = at + len(literal)
        return Match(start, position, values)
