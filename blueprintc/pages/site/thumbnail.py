"""A picture as small as a stamp: the lines of its values, for the gallery."""

from blueprintc.pages.html import colour
from blueprintc.pages.picture import Column, Picture
from blueprintc.records import record

_WIDTH, _ROW, _MARGIN = 216, 13, 8
_MOST_ROWS = 6


@record
class Line:
    """A value's line: its colour, its two ends, its height, and where its stops are."""

    colour: int
    start: float
    end: float
    y: float
    stops: tuple[float, ...]
    crossing: tuple[float, float] | None


@record
class Thumbnail:
    """The lines of a small picture and its size."""

    width: int
    height: int
    lines: tuple[Line, ...]


def thumbnail(picture: Picture | None) -> Thumbnail | None:
    """The small picture of a call; ``None`` where nothing travels."""
    if picture is None:
        return None
    travelling = [strand for strand in picture.strands if len(strand.stops) > 1][:_MOST_ROWS]
    if not travelling:
        return None
    order = list(Column)
    step = (_WIDTH - 2 * _MARGIN) / (len(order) - 1)
    lines: list[Line] = []
    for row, strand in enumerate(travelling):
        at = sorted(_MARGIN + step * order.index(column) for column in strand.stops)
        low, high = (_MARGIN + step * order.index(column) for column in (Column.REQUEST, Column.RESPONSE))
        crossing = (low, high) if at[0] <= low and at[-1] >= high else None
        lines.append(Line(colour(strand.number), at[0], at[-1], _MARGIN + row * _ROW, tuple(at), crossing))
    return Thumbnail(_WIDTH, 2 * _MARGIN + (len(travelling) - 1) * _ROW, tuple(lines))
