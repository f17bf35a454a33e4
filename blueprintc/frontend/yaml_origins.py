"""Where each character of a YAML scalar was typed: block, folded, quoted and plain styles.

The parser gives the value and the place of the whole scalar; this module reads the scalar's own characters again,
by the rules of YAML 1.1 as libyaml applies them, and keeps only places. What it builds is compared with the parser's
value: where they differ, no place inside is claimed.
"""

import functools
import re
from collections.abc import Generator, Iterator

from blueprintc.source import Segment, SourceFile, Span, Text

#: A piece of the value, and the offsets of the file from which it comes.
Piece = tuple[str, int, int]

_BREAKS = "\r\n\x85\u2028\u2029"


class YamlText(Text):
    """The text of a scalar; its origins are worked out when somebody asks.

    ``end`` is where the parser says that the scalar ends: behind the blank lines that follow a block.
    """

    __slots__ = ("_end", "_style")

    def __init__(self, value: str, whole: Span, style: str, end: int) -> None:
        super().__init__(value, whole, None)
        self._style = style
        self._end = end

    def _trace(self) -> tuple[Segment, ...]:
        return origins(Span(self.whole.file, self.whole.start, self._end), self._style, self.value)


def origins(place: Span, style: str, value: str) -> tuple[Segment, ...]:
    """The segments of a scalar of ``style`` (empty, ``'``, ``"``, ``|`` or ``>``); empty where they are not known."""
    if not value:
        return ()
    file, start, end = place.file, place.start, place.end
    text = file.text
    if style in ("'", '"'):
        start, end = start + 1, end - 1
    if style not in ("|", ">"):
        if text[start:end] == value:
            return (Segment(0, Span(file, start, end), True),)
        pieces = _plain(text, start, end) if style == "" else _quoted(text, start, end, style)
        return _segments(file, pieces, value)
    for indent in _indents(text, start, end):
        segments = _segments(file, _block(text, start, end, style, indent), value)
        if segments:
            return segments
    return ()


def _segments(file: SourceFile, pieces: Iterator[Piece], value: str) -> tuple[Segment, ...]:
    """Segments of pieces; neighbours that correspond one to one are joined. Empty unless they spell ``value``."""
    found: list[Segment] = []
    text = file.text
    length = 0
    for piece, start, end in pieces:
        if not piece:
            continue
        if not value.startswith(piece, length):
            return ()
        exact = end - start == len(piece) and text[start:end] == piece
        last = found[-1] if found else None
        if exact and last is not None and last.exact and last.span.end == start:
            found[-1] = Segment(last.start, Span(file, last.span.start, end), True)
        else:
            found.append(Segment(length, Span(file, start, end), exact))
        length += len(piece)
    return tuple(found) if length == len(value) else ()


@functools.cache
def _fold() -> re.Pattern[str]:
    """White space that holds a line break, and everything up to the next text."""
    return re.compile(rf"[ \t]*(?:\r\n|[{_BREAKS}])(?:[ \t]|[{_BREAKS}])*")


@functools.cache
def _break() -> re.Pattern[str]:
    return re.compile(rf"\r\n|[{_BREAKS}]")


def _folded(run: str) -> str:
    """What a run of white space with line breaks stands for in flow scalars."""
    breaks = [_break_value(found) for found in _break().findall(run)]
    if breaks[0] != "\n":
        return "".join(breaks)
    return " " if len(breaks) == 1 else "".join(breaks[1:])


def _break_value(found: str) -> str:
    return found if found in ("\u2028", "\u2029") else "\n"


def _plain(text: str, start: int, end: int) -> Iterator[Piece]:
    at = start
    for match in _fold().finditer(text, start, end):
        yield text[at : match.start()], at, match.start()
        yield _folded(match.group()), match.start(), match.end()
        at = match.end()
    yield text[at:end], at, end


_ESCAPES = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b",
    " ": " ", '"': '"', "/": "/", "\\": "\\", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip
_HEX = {"x": 2, "u": 4, "U": 8}


def _quoted(text: str, start: int, end: int, quote: str) -> Iterator[Piece]:
    at = start
    special = "\\" if quote == '"' else "'"
    while at < end:
        fold = _fold().search(text, at, end)
        escape = text.find(special, at, end)
        if escape >= 0 and (fold is None or escape < fold.start()):
            yield text[at:escape], at, escape
            at = yield from _escape(text, escape, end, quote)
        elif fold is not None:
            yield text[at : fold.start()], at, fold.start()
            yield _folded(fold.group()), fold.start(), fold.end()
            at = fold.end()
        else:
            yield text[at:end], at, end
            return


def _escape(text: str, at: int, end: int, quote: str) -> Generator[Piece, None, int]:
    """The piece of one escape; returns where it ends."""
    if quote == "'":
        yield "'", at, at + 2
        return at + 2
    letter = text[at + 1 : at + 2]
    if letter in _HEX:
        stop = at + 2 + _HEX[letter]
        yield chr(int(text[at + 2 : stop], 16)), at, stop
        return stop
    if letter and letter in _BREAKS:
        stop = at + (3 if text[at + 1 : at + 3] == "\r\n" else 2)
        while stop < end and text[stop] in " \t":
            stop += 1
        # Further empty lines after an escaped line break each stand for a line break.
        rest = _fold().match(text, stop, end)
        if rest is not None:
            yield "".join(_break_value(found) for found in _break().findall(rest.group())), stop, rest.end()
            return rest.end()
        return stop
    yield _ESCAPES.get(letter, letter), at, at + 2
    return at + 2


def _indents(text: str, start: int, end: int) -> Iterator[int]:
    """Indentations to try for a block scalar: that of the first line of text, then any."""
    header = _break().search(text, start, end)
    if header is None:
        return
    first = -1
    at = header.end()
    while at < end and first < 0:
        stop = at
        while stop < end and text[stop] == " ":
            stop += 1
        if stop < end and text[stop] not in _BREAKS:
            first = stop - at
        following = _break().search(text, stop, end)
        at = end if following is None else following.end()
    yield from range(first if first >= 0 else 60, -1, -1)


def _block(text: str, start: int, end: int, style: str, indent: int) -> Iterator[Piece]:
    """The pieces of a block scalar whose lines are indented by ``indent``."""
    header = _break().search(text, start, end)
    if header is None:
        return
    head = text[start : header.start()].split("#", 1)[0]
    at, breaks = _blank_lines(text, header.end(), end, indent)
    pending: list[Piece] = []  # the line break before the next line of text
    was_indented = False
    while at < end:
        line_start = at
        indented = text[at] in " \t"
        if style == ">" and pending and pending[0][0] == "\n" and not was_indented and not indented:
            if not breaks:
                yield " ", pending[0][1], pending[0][2]
        else:
            yield from pending
        yield from breaks
        was_indented = indented
        ending = _break().search(text, at, end)
        stop = end if ending is None else ending.start()
        yield text[line_start:stop], line_start, stop
        if ending is None:
            return
        pending = [(_break_value(ending.group()), ending.start(), ending.end())]
        at, breaks = _blank_lines(text, ending.end(), end, indent)
    if "-" not in head:
        yield from pending
    if "+" in head:
        yield from breaks


def _blank_lines(text: str, at: int, end: int, indent: int) -> tuple[int, list[Piece]]:
    """The line breaks of empty lines at ``at``, and where the text of the next line begins (``end``: nowhere)."""
    breaks: list[Piece] = []
    while True:
        stop = at
        while stop < end and stop - at < indent and text[stop] == " ":
            stop += 1
        ending = _break().match(text, stop, end)
        if ending is None:
            return (stop if stop - at == indent and stop < end else end), breaks
        breaks.append((_break_value(ending.group()), ending.start(), ending.end()))
        at = ending.end()
