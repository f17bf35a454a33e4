"""Strings that know where each of their characters was written."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from blueprintc.source.span import SourceFile, Span


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of characters of a ``Text`` and the place that it comes from.

    ``start`` is the offset in the text's value. With ``exact`` the characters of the run and those of the span
    correspond one to one; without, the whole run comes from the whole span (an escape, the result of a Jinja
    expression, a folded line break).
    """

    start: int
    span: Span
    exact: bool


@dataclass(frozen=True, slots=True)
class Text:
    """A string value and its origin.

    ``segments`` are ordered by ``start``; the first one starts at 0 unless the value is empty. ``whole`` is the
    place of the value as a whole, with its quotes.
    """

    value: str
    whole: Span
    segments: tuple[Segment, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """The place of ``value[start:end]``; the smallest one that is known.

        An empty range gives the empty span at its place where that is known.
        """
        if not self.segments:
            return self.whole
        first = self._place(start, opening=True)
        if end <= start:
            return Span(first.file, first.start, first.start)
        last = self._place(end - 1, opening=False)
        if last.file is not first.file:
            return first
        return first.to(last)

    def _place(self, offset: int, *, opening: bool) -> Span:
        """The place of the one character at ``offset`` (or of the end of the value)."""
        starts = [segment.start for segment in self.segments]
        index = max(bisect_right(starts, offset) - 1, 0)
        segment = self.segments[index]
        if not segment.exact:
            return segment.span
        at = segment.span.start + offset - segment.start
        at = min(at, segment.span.end)
        return Span(segment.span.file, at, min(at + 1, segment.span.end))

    def slice(self, start: int, end: int) -> "Text":
        """The part ``value[start:end]`` with its own origins."""
        kept: list[Segment] = []
        for index, segment in enumerate(self.segments):
            stop = self.segments[index + 1].start if index + 1 < len(self.segments) else len(self.value)
            low, high = max(segment.start, start), min(stop, end)
            if low >= high:
                continue
            span = segment.span
            if segment.exact:
                span = Span(span.file, span.start + low - segment.start, span.start + high - segment.start)
            kept.append(Segment(low - start, span, segment.exact))
        return Text(self.value[start:end], self.span(start, end), tuple(kept))

    @staticmethod
    def join(parts: Iterable["Text"], whole: Span) -> "Text":
        """The concatenation of ``parts``, each keeping its origins."""
        values: list[str] = []
        segments: list[Segment] = []
        length = 0
        for part in parts:
            own = part.segments or ((Segment(0, part.whole, False),) if part.value else ())
            segments.extend(Segment(length + segment.start, segment.span, segment.exact) for segment in own)
            values.append(part.value)
            length += len(part.value)
        return Text("".join(values), whole, tuple(segments))


def whole_text(source: SourceFile) -> Text:
    """The text of a file as a ``Text``, without its byte order mark."""
    start = 1 if source.text.startswith("\ufeff") else 0
    span = Span(source, start, len(source.text))
    return Text(source.text[start:], span, (Segment(0, span, True),) if span.end > start else ())
