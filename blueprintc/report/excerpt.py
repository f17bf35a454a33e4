"""The source line of a finding with carets under the place."""

from collections.abc import Callable

from blueprintc.report.visible import cells
from blueprintc.source import Span

WIDTH = 140
"""Columns of a source line that are shown; a longer line is cut around the place."""

_LEAD = 60  # columns that stay in front of the place when a line is cut


def excerpt(span: Span, expected: str, gutter: Callable[[str], str], mark: Callable[[str], str]) -> list[str]:
    """The lines ``|``, source, carets; none for a file without text.

    ``gutter`` and ``mark`` colour the frame and the carets. A place of several lines is shown by its first one.
    """
    file = span.file
    if not file.text:
        return []
    begin, finish = span.begin, span.finish
    line_start = file.line_starts()[begin.line - 1]
    # Only the neighbourhood is looked at: a line may be megabytes long.
    low = max(line_start, span.start - WIDTH)
    around = file.text[low : span.start + 2 * WIDTH]
    before, rest = around[: span.start - low], around[span.start - low :]
    if low == 0:
        before = before.removeprefix("\ufeff")
    rest = _first_line(rest)
    marked = rest[: max(span.end - span.start, 0)]
    cut_left = low > line_start
    left, cut = _keep_right(cells(before), _LEAD)
    lead = "…" if cut or cut_left else ""
    middle, after = cells(marked), cells(rest[len(marked) :])
    room = WIDTH - len(lead) - _width(left)
    shown, was_cut = _keep_left(middle + after, room)
    carets = max(min(_width(middle), _width(shown)), 1)
    source = lead + _text(left) + _text(shown) + ("…" if was_cut else "")
    number = str(begin.line)
    blank = " " * len(number)
    tail = expected if begin.line == finish.line else f"{expected} (to {finish.line}:{finish.column})".lstrip()
    pad = " " * (len(lead) + _width(left))
    return [
        gutter(f"{blank} |"),
        gutter(f"{number} |") + (f" {source}" if source else ""),
        gutter(f"{blank} |") + f" {pad}" + mark("^" * carets + (f" {tail}" if tail else "")),
    ]


def _first_line(text: str) -> str:
    for at, char in enumerate(text):
        if char in "\r\n":
            return text[:at]
    return text


def _width(shown: list[tuple[str, int]]) -> int:
    return sum(width for _, width in shown)


def _text(shown: list[tuple[str, int]]) -> str:
    return "".join(text for text, _ in shown)


def _keep_right(shown: list[tuple[str, int]], room: int) -> tuple[list[tuple[str, int]], bool]:
    """The last cells that fit, when all together would take more than the whole width leaves for them."""
    if _width(shown) <= WIDTH // 2:
        return shown, False
    kept = len(shown)
    used = 0
    while kept and used + shown[kept - 1][1] <= room:
        kept -= 1
        used += shown[kept][1]
    return shown[kept:], True


def _keep_left(shown: list[tuple[str, int]], room: int) -> tuple[list[tuple[str, int]], bool]:
    used = 0
    for index, (_, width) in enumerate(shown):
        used += width
        if used > room:
            return shown[:index], True
    return shown, False
