"""Strings that know where each of their characters was written."""

from bisect import bisect_right
from collections.abc import Iterable

from blueprintc.records import record
from blueprintc.source.span import SourceFile, Span


@record
class Segment:
    """A run of characters of a ``Text`` and the place that it comes from.

    ``start`` is the offset in the text's value. With ``exact`` the characters of the run and those of the span
    correspond one to one; without, the whole run comes from the whole span (an escape, the result of a Jinja
    expression, a folded line break). ``via`` is the place from where the run was called, for text of a template.
    """

    start: int
    span: Span
    exact: bool
    via: Span | None = None


class Text:
    """A string value and its origin; immutable.

    ``segments`` are ordered by ``start``; the first one starts at 0 unless the value is empty. ``whole`` is the
    place of the value as a whole, with its quotes. Readers give subclasses that work out their segments when somebody
    asks for a place inside: most texts are never asked.
    """

    __slots__ = ("_segments", "value", "whole")

    value: str
    whole: Span
    _segments: tuple[Segment, ...] | None

    def __init__(self, value: str, whole: Span, segments: tuple[Segment, ...] | None = ()) -> None:
        self.value = value
        self.whole = whole
        self._segments = segments

    def __repr__(self) -> str:
        return f"Text({self.value!r}, {self.whole.start}:{self.whole.end})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Text) and self.value == other.value and self.whole == other.whole

    def __hash__(self) -> int:
        return hash(self.value)

    @property
    def segments(self) -> tuple[Segment, ...]:
        """Where the characters come from; empty where only ``whole`` is known."""
        if self._segments is None:
            self._segments = self._trace()
        return self._segments

    def _trace(self) -> tuple[Segment, ...]:
        """Work out the segments; for subclasses."""
        return ()

    def span(self, start: int, end: int) -> Span:
        """The place of ``value[start:end]``; the smallest one that is known.

        An empty range gives the empty span at its place where that is known.
        """
        if not self.segments:
            return self.whole
        first = self._place(start)
        if end <= start:
            return Span(first.file, first.start, first.start)
        last = self._place(end - 1)
        if last.file is not first.file:
            return first
        return first.to(last)

    def via(self, offset: int) -> Span | None:
        """The place from where the template that holds the character at ``offset`` was called, or none."""
        return self._segment(offset).via if self.segments else None

    def _segment(self, offset: int) -> Segment:
        index = bisect_right(self.segments, offset, key=_start) - 1
        return self.segments[max(index, 0)]

    def _place(self, offset: int) -> Span:
        """The place of the one character at ``offset`` (or of the end of the value)."""
        segment = self._segment(offset)
        if not segment.exact:
            if offset >= len(self.value) and offset > segment.start:
                return Span(segment.span.file, segment.span.end, segment.span.end)
            return segment.span
        at = segment.span.start + offset - segment.start
        at = min(at, segment.span.end)
        return Span(segment.span.file, at, min(at + 1, segment.span.end))

    def slice(self, start: int, end: int) -> "Text":
        """The part ``value[start:end]`` with its own origins."""
        kept: list[Segment] = []
        segments = self.segments
        first = max(bisect_right(segments, start, key=_start) - 1, 0)
        for index in range(first, len(segments)):
            segment = segments[index]
            if segment.start >= end:
                break
            stop = segments[index + 1].start if index + 1 < len(segments) else len(self.value)
            low, high = max(segment.start, start), min(stop, end)
            if low >= high:
                continue
            span = segment.span
            if segment.exact:
                span = Span(span.file, span.start + low - segment.start, span.start + high - segment.start)
            kept.append(Segment(low - start, span, segment.exact, segment.via))
        return Text(self.value[start:end], self.span(start, end), tuple(kept))

    @staticmethod
    def join(parts: Iterable["Text"], whole: Span) -> "Text":
        """The concatenation of ``parts``, each keeping its origins."""
        values: list[str] = []
        segments: list[Segment] = []
        length = 0
        for part in parts:
            if not part.value:
                continue
            own = part.segments or (Segment(0, part.whole, False),)
            segments.extend(Segment(length + s.start, s.span, s.exact, s.via) for s in own)
            values.append(part.value)
            length += len(part.value)
        return Text("".join(values), whole, tuple(segments))


def _start(segment: Segment) -> int:
    return segment.start


def whole_text(source: SourceFile) -> Text:
    """The text of a file as a ``Text``, without its byte order mark."""
    start = 1 if source.text.startswith("\ufeff") else 0
    span = Span(source, start, len(source.text))
    return Text(source.text[start:], span, (Segment(0, span, True),) if span.end > start else ())
