"""Texts that remember, through Jinja2, where their characters were written."""

from collections.abc import Iterable
from typing import Any

from blueprintc.frontend.templating.limits import as_text, check_size
from blueprintc.source import Segment, Span, Text


class Traced(str):
    """A text with its origin. Whatever makes a new text of it (a filter, ``~``) loses the origin."""

    _origin: Text

    @staticmethod
    def of(text: Text) -> "Traced":
        """A text that remembers."""
        traced = Traced(text.value)
        traced._origin = text
        return traced


def traced_result(value: Any, place: Span) -> "Traced | str":
    """The text of the result of an expression at ``place``: its own origins if it has any, else the expression's."""
    text = as_text(value)
    if not text:
        return text
    if isinstance(value, Traced):
        return Traced.of(called_from(value._origin, place))
    return Traced.of(Text(text, place, (Segment(0, place, False),)))


def called_from(text: Text, place: Span) -> Text:
    """A text of which the parts that come from another file say that they were called from ``place``."""
    segments = tuple(
        Segment(segment.start, segment.span, segment.exact, place)
        if segment.via is None and segment.span.file is not place.file
        else segment
        for segment in text.segments
    )
    return Text(text.value, text.whole, segments)


def concatenate(parts: Iterable[Any]) -> str:
    """The text of the pieces that a template or a macro wrote; in place of Jinja2's own ``"".join``."""
    texts: list[Text] = []
    size = 0
    for part in parts:
        if isinstance(part, Traced):
            texts.append(part._origin)
            size += len(part)
        elif part:
            raise TypeError("a template wrote a piece without an origin")
        check_size(size)
    if not texts:
        return ""
    return Traced.of(Text.join(texts, texts[0].whole.to(texts[-1].whole)))
