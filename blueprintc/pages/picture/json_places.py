"""JSON text as tokens and as places: which characters are the value at which path."""

import json
import re
from collections.abc import Iterator

from blueprintc.records import record, state

#: Longer texts, deeper ones and those with more tokens are shown as they are.
LONGEST = 4_000_000
_DEEPEST = 64
_MOST_TOKENS = 400_000

_TOKEN = re.compile(
    r"""[ \t\r\n]*(?:(?P<string>"(?:[^"\\]|\\.)*")|(?P<number>-?[0-9][0-9.eE+-]*)|(?P<word>[A-Za-z]+)"""
    r"""|(?P<mark>[][{},:]))""",
    re.DOTALL,
)

_COLON = re.compile(r"[ \t\r\n]*:")

Path = tuple[str | int, ...]


@record
class Token:
    """``text[start:end]``: a ``string``, ``key``, ``number``, ``word`` or ``mark`` (a bracket, comma or colon)."""

    kind: str
    start: int
    end: int


@record
class Place:
    """The value at a path: ``text[start:end]``."""

    path: Path
    start: int
    end: int
    kind: str


@state
class JsonText:
    """A text that is JSON: its tokens in order, its values with their places (containers before their members)."""

    text: str
    tokens: list[Token]
    places: list[Place]

    def value(self, place: Place) -> object:
        """What ``json.loads`` gives for a place."""
        return json.loads(self.text[place.start : place.end], strict=False)

    def at(self, path: Path) -> Place | None:
        """The place of a path."""
        return next((place for place in self.places if place.path == path), None)

    def around(self, offset: int) -> Place | None:
        """The smallest value that holds a character."""
        found = None
        for place in self.places:
            if place.start <= offset < place.end:
                found = place
            elif place.start > offset:
                break
        return found


def read_places(text: str) -> JsonText | None:
    """The tokens and places of a text; ``None`` where it is not JSON, or too large to look into."""
    if len(text) > LONGEST or text.lstrip(" \t\r\n")[:1] not in ("{", "["):
        return None
    try:
        json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None
    tokens = list(_tokens(text))
    if len(tokens) > _MOST_TOKENS or text[tokens[-1].end :].strip(" \t\r\n"):
        return None  # the second: what json.loads reads beyond JSON, such as -Infinity
    places = _places(text, tokens)
    return None if places is None else JsonText(text, tokens, places)


def path_text(path: Path) -> str:
    """A path for people: ``data[0].embedding``; names that are no words in brackets and quotes."""
    shown = ""
    for part in path:
        if isinstance(part, int):
            shown += f"[{part}]"
        elif re.fullmatch(r"\w+", part):
            shown += f".{part}" if shown else part
        else:
            shown += f"[{json.dumps(part, ensure_ascii=False)}]"
    return shown


def _tokens(text: str) -> Iterator[Token]:
    at = 0
    while (match := _TOKEN.match(text, at)) is not None:
        kind = match.lastgroup or "mark"
        at = match.end()
        if kind == "string" and _COLON.match(text, at):
            kind = "key"
        yield Token(kind, match.start(match.lastgroup or 0), at)


def _places(text: str, tokens: list[Token]) -> list[Place] | None:
    """Every value with its path. The text is known to be JSON."""
    places: list[Place] = []
    open_at: list[int] = []  # indexes of the open containers in ``places``
    steps: list[str | int] = []  # the step of the path at each level
    for token in tokens:
        first = text[token.start]
        if token.kind == "key":
            steps[-1] = json.loads(text[token.start : token.end], strict=False)
        elif token.kind == "mark" and first in "{[":
            if len(steps) >= _DEEPEST:
                return None
            open_at.append(len(places))
            places.append(Place(tuple(steps), token.start, token.start, "object" if first == "{" else "array"))
            steps.append(0)
        elif token.kind == "mark" and first in "}]":
            index = open_at.pop()
            steps.pop()
            opened = places[index]
            places[index] = Place(opened.path, opened.start, token.end, opened.kind)
        elif token.kind == "mark":
            if first == "," and isinstance(steps[-1], int):
                steps[-1] += 1
        else:
            places.append(Place(tuple(steps), token.start, token.end, token.kind))
    return places
