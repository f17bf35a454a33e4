"""``recognise``: the known errors in a text, each with what its variable parts stand for."""

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from blueprintc.errorbook.entry import KnownError
from blueprintc.errorbook.pattern import Match, normal
from blueprintc.errorbook.registry import Wording, candidates, known_errors, pattern_of
from blueprintc.errorbook.statements import Statement, statements

_DEEPEST = 4
_LONGEST_BEGINNING = 1000
_MOST_BEGUN = 4
_INNER = ("reason", "first", "second")
_TRACE = re.compile(r"^\s+at [\w.$/]+\(|^Caused by: |^\[\d{4}-", re.MULTILINE)
#: The number that validation errors of requests begin with.
_LISTED = re.compile(r";? ?\d+: ")


@dataclass(frozen=True, slots=True)
class Recognised:
    """A known error in a text: where it stands first (1-based line), and how many times the same stands there.

    ``is_inner``: it is the reason that the one before it gives.
    """

    error: KnownError
    message: str
    variables: Mapping[str, str]
    line: int
    error_type: str = ""
    is_inner: bool = False
    times: int = 1


@dataclass(frozen=True, slots=True)
class Recognition:
    """All known errors of a text in order, and the messages of exceptions that are not known."""

    known: tuple[Recognised, ...]
    unknown: tuple[Statement, ...] = ()


@dataclass(slots=True)
class _Collector:
    found: dict[tuple[str, str], Recognised] = field(default_factory=dict)

    def add(self, one: Recognised) -> None:
        key = (one.error.id, one.message)
        first = self.found.get(key)
        if first is None:
            self.found[key] = one
        else:
            self.found[key] = Recognised(
                first.error,
                first.message,
                first.variables,
                first.line,
                first.error_type,
                first.is_inner,
                first.times + 1,
            )


def recognise(text: str) -> Recognition:
    """Every known error in a message, an error body, or a log."""
    collector = _Collector()
    unknown: list[Statement] = []
    whole = normal(text)
    if len(whole) < 20_000:
        match = _heaviest(whole)
        if match is not None and ("\n" not in text.strip() or _is_one_message(text, match[0])):
            for one in _with_reasons(match, whole, Statement(text, 1), 0):
                collector.add(one)
            return Recognition(tuple(collector.found.values()))
    for statement in statements(text):
        known = list(_in_statement(statement, 0))
        for one in known:
            collector.add(one)
        if not known and statement.is_exact:
            unknown.append(statement)
    if not collector.found and len(whole) < _LONGEST_BEGINNING:
        for one in _cut_off(whole):
            collector.add(one)
    if not collector.found:
        for statement in unknown[:_MOST_BEGUN]:
            for one in _cut_off(normal(statement.message)[:_LONGEST_BEGINNING], statement.line):
                collector.add(one)
        if collector.found:
            unknown.clear()
    return Recognition(tuple(collector.found.values()), tuple(unknown))


def _cut_off(text: str, line: int = 1) -> Iterator[Recognised]:
    """The errors whose text begins like one that was cut off, where they are not too many to help."""
    beginning = text.removesuffix("…").removesuffix("...").rstrip()
    begun = {
        error.id: error
        for error in known_errors()
        if any(pattern_of(wording).begins(beginning) for wording in error.texts)
    }
    if len(begun) <= _MOST_BEGUN:
        for error in begun.values():
            yield Recognised(error, text, {}, line)


def _is_one_message(text: str, wording: Wording) -> bool:
    """Whether a text of several lines is the message of one error, and no log that happens to match."""
    return wording.pattern.literals[0] != "" and _TRACE.search(text) is None


def _in_statement(statement: Statement, depth: int) -> Iterator[Recognised]:
    message = normal(statement.message)
    match = _heaviest(message)
    if match is not None:
        yield from _with_reasons(match, message, statement, depth)
        return
    for found in _parts(message):
        yield from _with_reasons(found, message, statement, depth)


def _heaviest(message: str) -> tuple[Wording, Match] | None:
    """The most specific error that is the whole message."""
    matches = [(wording, match) for wording in candidates(message) if (match := wording.pattern.whole(message))]
    return max(matches, key=_rank, default=None)


def _rank(found: tuple[Wording, Match]) -> tuple[bool, int]:
    """How much a match says: a text that begins as it must says more than one that may begin anyhow."""
    pattern = found[0].pattern
    return pattern.literals[0] != "", pattern.weight


def _parts(message: str) -> list[tuple[Wording, Match]]:
    """Errors inside a longer text: the most specific first, and none inside another."""
    matches = [(wording, match) for wording in candidates(message) if (match := wording.pattern.within(message))]
    matches.sort(key=_rank, reverse=True)
    chosen: list[tuple[Wording, Match]] = []
    for wording, match in matches:
        if all(match.end <= other.start or match.start >= other.end for _, other in chosen):
            chosen.append((wording, match))
    return sorted(chosen, key=lambda found: found[1].start)


def _with_reasons(found: tuple[Wording, Match], message: str, statement: Statement, depth: int) -> Iterator[Recognised]:
    wording, match = found
    shown = message[match.start : match.end]
    yield Recognised(wording.error, shown, match.variables, statement.line, statement.error_type, depth > 0)
    if depth >= _DEEPEST:
        return
    for name in _INNER:
        for part in _LISTED.split(match.variables.get(name, "")):
            if part.strip():
                yield from _in_statement(Statement(part, statement.line), depth + 1)


def nearest(text: str) -> str:
    """The text of the known error that looks most like this one, or nothing."""
    texts = [wording for error in known_errors() for wording in error.texts]
    found = difflib.get_close_matches(normal(text)[:300], texts, n=1, cutoff=0.6)
    return found[0] if found else ""
