"""``expect.trips``: what the caller must trip over; for limits that an author knows of."""

from collections.abc import Iterator

from blueprintc.model import Node
from blueprintc.records import record
from blueprintc.source import Span
from blueprintc.tester.expectations.contract import Evidence
from blueprintc.tester.keys import texts_of
from blueprintc.tester.problems import Problems, place_of
from blueprintc.tester.result import Failure


@record
class TripsExpectation:
    """The slugs of findings that must be there; others are failures as always."""

    slugs: tuple[str, ...]
    place: Span

    def check(self, evidence: Evidence) -> Iterator[Failure]:
        """What does not hold."""
        found = {finding.slug for run in evidence.runs for finding in run.findings}
        for slug in self.slugs:
            if slug not in found:
                there = f"it trips over {', '.join(sorted(found))}" if found else "it is content"
                message = f'the caller was to trip over "{slug}", but {there}'
                yield Failure(kind="trips", message=message, place=place_of(self.place))


def read_trips(node: Node, problems: Problems) -> TripsExpectation:
    """A text or a list of texts."""
    return TripsExpectation(texts_of(node), node.span)
