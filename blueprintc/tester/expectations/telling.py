"""Differences as failures."""

from collections.abc import Iterable, Iterator

from blueprintc.tester.expectations.json_match import Difference
from blueprintc.tester.problems import place_of
from blueprintc.tester.result import Failure

_MOST = 10


def told(kind: str, what: str, found: Iterable[Difference], played: int) -> Iterator[Failure]:
    """A failure for each difference; of very many the first ones and a count."""
    everything = list(found)
    for one in everything[:_MOST]:
        difference = ""
        if one.expected and one.actual:
            difference = f"- {one.path}: {one.expected}\n+ {one.path}: {one.actual}"
        yield Failure(
            kind=kind,
            message=f"{what}: {one.message}",
            place=place_of(one.span),
            expected=one.expected,
            actual=one.actual,
            difference=difference,
            played=played,
        )
    if len(everything) > _MOST:
        left = len(everything) - _MOST
        yield Failure(kind=kind, message=f"{what}: {left} more differences", played=played)
