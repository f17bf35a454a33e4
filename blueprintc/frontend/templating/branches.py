"""Which ways the conditions of templates went: for those who want to know what is never tried."""

from blueprintc.records import record
from blueprintc.source import Span


@record
class Branch:
    """A condition (``{% if … %}``, ``a if b else c``) and how often it was true and false; ``span`` is its block."""

    span: Span
    true: int
    false: int


class Branches:
    """Counts the ways that conditions go, over all documents of a blueprint."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, int, int, int], tuple[Span, list[int]]] = {}

    def know(self, span: Span, offset: int) -> None:
        """Note a condition, whether it is ever reached or not; ``offset`` tells apart those of one block."""
        self._counts(span, offset)

    def took(self, span: Span, offset: int, truth: bool) -> None:
        """Count a way."""
        self._counts(span, offset)[truth] += 1

    def _counts(self, span: Span, offset: int) -> list[int]:
        key = (span.file.path, span.start, span.end, offset)
        return self._found.setdefault(key, (span, [0, 0]))[1]

    def all(self) -> tuple[Branch, ...]:
        """Every condition, in the order in which they were met."""
        return tuple(Branch(span, counts[1], counts[0]) for span, counts in self._found.values())
