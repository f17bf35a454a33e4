"""Texts for a box: laid out, coloured by strand, shortened, and without secrets."""

from collections.abc import Iterable, Iterator

from blueprintc.pages.picture.json_places import JsonText, Place, read_places
from blueprintc.pages.picture.model import Piece, Shown
from blueprintc.pages.picture.secrets import Secrets
from blueprintc.records import record

#: A container whose text is no longer stands on one line.
_LINE = 76
_NUMBERS, _ITEMS = 6, 24
_STRING_HEAD, _STRING_TAIL = 320, 80
_PLAIN_HEAD, _PLAIN_TAIL = 1600, 300
_MOST_PIECES = 1500
_LONGEST_WHOLE = 300_000


@record
class Mark:
    """``text[start:end]`` belongs to some strands. Where marks overlap the shorter one counts."""

    start: int
    end: int
    strands: tuple[int, ...]


def show(label: str, text: str, marks: Iterable[Mark], secrets: Secrets) -> Shown:
    """A text as a box shows it: JSON on several lines, long things shortened, secrets as asterisks."""
    painter = _Painter(text, sorted(marks, key=lambda mark: mark.end - mark.start), secrets.ranges(text))
    places = read_places(text)
    pieces = list(_plain(painter) if places is None else _Json(places, painter).lines())
    if len(pieces) > _MOST_PIECES:
        left = len(pieces) - _MOST_PIECES
        pieces = [*pieces[:_MOST_PIECES], Piece(f"\n… and {left:,} more pieces …", (), "cut")]
    is_cut = any(piece.kind == "cut" for piece in pieces)
    return Shown(label, tuple(_joined(pieces)), _whole(text, secrets) if is_cut else "", len(text))


def _whole(text: str, secrets: Secrets) -> str:
    whole = secrets.masked(text)
    if len(whole) > _LONGEST_WHOLE:
        return f"{whole[:_LONGEST_WHOLE]}\n… and {len(whole) - _LONGEST_WHOLE:,} more characters, which no page holds"
    return whole


class _Painter:
    """Cuts ranges of a text at the borders of marks and secrets."""

    def __init__(self, text: str, marks: list[Mark], secrets: list[tuple[int, int]]) -> None:
        self.text = text
        self._marks = marks
        self._secrets = secrets
        borders = {border for mark in marks for border in (mark.start, mark.end)}
        borders.update(border for secret in secrets for border in secret)
        self._borders = sorted(borders)

    def paint(self, start: int, end: int, kind: str = "") -> Iterator[Piece]:
        """The characters of a range."""
        from bisect import bisect_right

        at = start
        while at < end:
            index = bisect_right(self._borders, at)
            stop = min(end, self._borders[index] if index < len(self._borders) else end)
            secret = next(((low, high) for low, high in self._secrets if low <= at < high), None)
            if secret is None:
                yield Piece(self.text[at:stop], self.strands(at), kind if kind == "key" else "")
            elif at == max(secret[0], start):
                yield Piece("***", self.strands(at), "secret")
            at = stop

    def strands(self, offset: int) -> tuple[int, ...]:
        """The strands of a character."""
        return next((mark.strands for mark in self._marks if mark.start <= offset < mark.end), ())


def _plain(painter: _Painter) -> Iterator[Piece]:
    length = len(painter.text)
    yield from _shortened(painter, 0, length, "", _PLAIN_HEAD, _PLAIN_TAIL)


def _shortened(painter: _Painter, start: int, end: int, kind: str, head: int, tail: int) -> Iterator[Piece]:
    left = end - start - head - tail
    if left < 40:
        yield from painter.paint(start, end, kind)
        return
    yield from painter.paint(start, start + head, kind)
    yield Piece(f" … {left:,} characters … ", painter.strands(start + head), "cut")
    yield from painter.paint(end - tail, end, kind)


class _Json:
    """Lays JSON out."""

    def __init__(self, source: JsonText, painter: _Painter) -> None:
        self._source = source
        self._painter = painter
        self._tokens = source.tokens
        self._places = {place.start: place for place in source.places}
        self._at = 0

    def lines(self) -> Iterator[Piece]:
        """All of the text."""
        yield from self._value(0)

    def _value(self, level: int) -> Iterator[Piece]:
        token = self._tokens[self._at]
        self._at += 1
        place = self._places[token.start]
        if place.kind not in ("object", "array"):
            yield from self._scalar(place)
            return
        yield from self._container(place, level)

    def _scalar(self, place: Place) -> Iterator[Piece]:
        if place.kind == "string":
            yield from _shortened(self._painter, place.start, place.end, "string", _STRING_HEAD, _STRING_TAIL)
        else:
            yield from self._painter.paint(place.start, place.end, place.kind)

    def _container(self, place: Place, level: int) -> Iterator[Piece]:
        inline = self._fits(place)
        line = "" if inline else "\n" + "  " * (level + 1)
        opened = self._painter.strands(place.start)
        yield from self._painter.paint(place.start, place.start + 1)
        count = 0
        shown = self._limit(place)
        while self._tokens[self._at].start < place.end - 1:
            token = self._tokens[self._at]
            if token.kind == "mark" and self._painter.text[token.start] == ",":
                self._at += 1
                continue
            if count == shown:
                yield Piece(f", {line or ''}… {self._rest(place) - count:,} more …", opened, "cut")
                self._skip_to(place.end - 1)
                break
            if count:
                yield Piece(",", opened)
            yield Piece(line or (" " if count or place.kind == "object" else ""), opened if inline else ())
            if token.kind == "key":
                yield from self._painter.paint(token.start, token.end, "key")
                yield Piece(": ", opened)
                self._at += 2  # the key and its colon
            yield from self._value(level + 1)
            count += 1
        if count and inline:
            yield Piece(" " if place.kind == "object" else "", opened)
        elif count:
            yield Piece("\n" + "  " * level)
        yield from self._painter.paint(place.end - 1, place.end)
        self._at += 1

    def _fits(self, place: Place) -> bool:
        """Whether a container stands on one line: it is short, or holds numbers only."""
        return place.end - place.start <= _LINE or self._is_numbers(place)

    def _is_numbers(self, place: Place) -> bool:
        if place.kind != "array" or place.end - place.start < 3:
            return False
        first = self._tokens[self._at]
        return first.kind == "number" and all(
            token.kind != "string" and self._painter.text[token.start] not in "{["
            for token in self._tokens[self._at : self._at + 3]
        )

    def _limit(self, place: Place) -> int:
        return _NUMBERS if self._is_numbers(place) and self._rest(place) > _NUMBERS + 2 else _ITEMS

    def _rest(self, place: Place) -> int:
        """How many members a container has."""
        depth, count, index = 0, 1, self._members(place)
        while self._tokens[index].start < place.end - 1:
            token = self._tokens[index]
            if token.kind == "mark":
                char = self._painter.text[token.start]
                depth += (char in "{[") - (char in "}]")
                count += char == "," and depth == 0
            index += 1
        return count

    def _members(self, place: Place) -> int:
        """The index of the first token inside a container."""
        from bisect import bisect_left

        return bisect_left(self._tokens, place.start + 1, key=lambda token: token.start)

    def _skip_to(self, offset: int) -> None:
        while self._tokens[self._at].start < offset:
            self._at += 1


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Neighbours that look the same as one."""
    last: Piece | None = None
    for piece in pieces:
        if not piece.text:
            continue
        if last is not None and last.strands == piece.strands and last.kind == piece.kind:
            last = Piece(last.text + piece.text, last.strands, last.kind)
            continue
        if last is not None:
            yield last
        last = piece
    if last is not None:
        yield last
