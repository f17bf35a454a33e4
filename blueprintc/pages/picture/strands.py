"""The strands of a picture as they are found: who supplies a value, and where it stands at each step."""

import json
from collections.abc import Iterable, Sequence

from blueprintc.pages.picture.layout import Mark
from blueprintc.pages.picture.model import Column, Strand
from blueprintc.pages.picture.secrets import Secrets
from blueprintc.records import record

#: More values than these are not told apart.
MOST_STRANDS = 48
#: A text that occurs more often in one value is not looked for.
_MOST_PLACES = 200
#: Shorter inputs count only where quotes stand on both sides of them, or they are all of a value.
_SHORT = 4
_VALUE = 90

Key = tuple[str, str | int]


@record
class Input:
    """A text that the caller puts in, to be found again further on."""

    text: str
    strand: int


class StrandBook:
    """Collects strands and their stops; the number of a strand is the order in which it was met."""

    def __init__(self, secrets: Secrets) -> None:
        self.inputs: list[Input] = []
        self._secrets = secrets
        self._numbers: dict[Key, int] = {}
        self._facts: list[tuple[str, str, str]] = []
        self._stops: list[dict[Column, str]] = []

    def strand(self, key: Key, name: str, origin: str, value: str) -> tuple[int, ...]:
        """The number of the strand with that key, which is new or known; empty where there are too many."""
        if key not in self._numbers:
            if len(self._facts) >= MOST_STRANDS:
                return ()
            self._facts.append((name, origin, _short(self._secrets.masked(value))))
            self._stops.append({})
            self._numbers[key] = len(self._facts)
        return (self._numbers[key],)

    def known(self, key: Key) -> tuple[int, ...]:
        """The number of a strand, if there is one with that key."""
        return (self._numbers[key],) if key in self._numbers else ()

    def stop(self, strands: Iterable[int], column: Column, where: str) -> None:
        """Note where strands stand at a step; the first place counts."""
        for number in strands:
            self._stops[number - 1].setdefault(column, where)

    def input(self, text: str, strands: Iterable[int]) -> None:
        """Remember a text of the caller."""
        self.inputs.extend(Input(text, number) for number in strands if text)

    def all(self) -> tuple[Strand, ...]:
        """The strands in the order of their numbers."""
        pairs = zip(self._facts, self._stops, strict=True)
        return tuple(Strand(number, *facts, dict(stops)) for number, (facts, stops) in enumerate(pairs, 1))

    def find_inputs(self, text: str, start: int = 0, end: int | None = None) -> list[Mark]:
        """Where the caller's texts stand in ``text[start:end]``, in any of the forms that JSON gives them.

        Longer texts are looked for first. Where the same text was given twice, places are dealt out in turn.
        """
        stop = len(text) if end is None else end
        by_text: dict[str, list[int]] = {}
        for given in self.inputs:
            by_text.setdefault(given.text, []).append(given.strand)
        marks: list[Mark] = []
        for given_text in sorted(by_text, key=len, reverse=True):
            owners = by_text[given_text]
            places = _free(_occurrences(text, given_text, start, stop), marks)
            marks += [Mark(low, high, (owners[at % len(owners)],)) for at, (low, high) in enumerate(places)]
        return sorted(marks, key=lambda mark: mark.start)


def _free(places: Iterable[tuple[int, int]], taken: Sequence[Mark]) -> list[tuple[int, int]]:
    return [(low, high) for low, high in places if not any(low < mark.end and mark.start < high for mark in taken)]


def _occurrences(text: str, wanted: str, start: int, stop: int) -> list[tuple[int, int]]:
    found: set[tuple[int, int]] = set()
    for form in _forms(wanted):
        at = text.find(form, start, stop)
        while at >= 0 and len(found) < _MOST_PLACES:
            end = at + len(form)
            if len(wanted) >= _SHORT or _is_alone(text, at, end, start, stop):
                found.add((at, end))
            at = text.find(form, end, stop)
    return _apart(sorted(found, key=lambda place: (place[0], -place[1])))


def _is_alone(text: str, at: int, end: int, start: int, stop: int) -> bool:
    """Whether a short text is the whole of a value, or of a string in it."""
    before = at == start or text[at - 1] == '"'
    return before and (end == stop or text[end : end + 1] == '"' or text[end : end + 2] == '\\"')


def _apart(places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for low, high in places:
        if not kept or low >= kept[-1][1]:
            kept.append((low, high))
    return kept


def _forms(wanted: str) -> set[str]:
    """A text as it is, and as JSON and JSON inside JSON have it."""
    once = {json.dumps(wanted)[1:-1], json.dumps(wanted, ensure_ascii=False)[1:-1]}
    twice = {json.dumps(form)[1:-1] for form in once}
    return {wanted, *once, *twice}


def _short(text: str) -> str:
    return text if len(text) <= _VALUE else f"{text[: _VALUE - 20]} … {text[-15:]}"
