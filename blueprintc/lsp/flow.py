"""Where in braces and brackets a place is: JSON, and YAML's flow style, also half typed."""

from collections.abc import Iterator

from blueprintc.records import record, state

#: Characters that are looked through around a place; more than any blueprint has.
_MOST_CHARACTERS = 300_000
_CLOSING = {"}": "{", "]": "["}


@record
class FlowPlace:
    """A place inside of braces or brackets.

    ``path`` is the keys around it, from the outermost bracket in; ``key`` the one whose value is being typed, or
    empty where a key is. ``in_list`` says that it is an item of a list. ``start`` is the offset where the word at the
    place begins, behind its ``quote`` (which is empty without one). ``siblings`` are the other keys of the braces.
    """

    path: tuple[str, ...]
    key: str
    in_list: bool
    start: int
    quote: str
    siblings: frozenset[str]


@state
class _Container:
    bracket: str
    keys: list[str]
    key: str
    has_key: bool


def flow_place(text: str, opening: int, offset: int) -> FlowPlace | None:
    """The place of an offset inside the bracket at ``opening``; none where that is closed before."""
    scanner = _Scanner(text, opening)
    for _ in scanner.run(min(offset, opening + _MOST_CHARACTERS)):
        if not scanner.stack:
            return None
    if not scanner.stack:
        return None
    own = scanner.stack[-1]
    found = FlowPlace(
        tuple(each.key for each in scanner.stack[:-1] if each.has_key),
        own.key if own.has_key else "",
        own.bracket == "[",
        scanner.word,
        scanner.quote,
        frozenset(),
    )
    before = len(own.keys) - own.has_key
    names = [*own.keys[:before], *_keys_behind(scanner, own, offset)]
    return FlowPlace(found.path, found.key, found.in_list, found.start, found.quote, frozenset(names))


def _keys_behind(scanner: "_Scanner", own: _Container, offset: int) -> list[str]:
    """The keys of the same braces behind the place, but not the one that is being typed."""
    count, depth = len(own.keys), len(scanner.stack)
    for _ in scanner.run(min(len(scanner.text), offset + _MOST_CHARACTERS)):
        if len(scanner.stack) < depth:
            break
    behind = own.keys[count:]
    return behind if own.has_key and count else behind[1:] if _goes_on(scanner.text, offset) else behind


def _goes_on(text: str, offset: int) -> bool:
    """Whether a key ends behind the place: then it is the one that is being typed."""
    rest = text[offset : offset + 200].split("\n", 1)[0]
    head = rest.split(",", 1)[0]
    return ":" in head


class _Scanner:
    """Reads brackets, keys and words; ``run`` may go on where it has stopped."""

    def __init__(self, text: str, opening: int) -> None:
        self.text = text
        self.at = opening
        self.stack: list[_Container] = []
        self.word = opening
        self.quote = ""
        self._ended = ""  # the last word, while its colon may still come

    def run(self, end: int) -> Iterator[None]:
        """Read up to ``end``; yields after each bracket."""
        while self.at < end:
            char = self.text[self.at]
            self.at += 1
            if self.quote:
                self._in_quotes(char, end)
            elif char in "{[":
                self.stack.append(_Container(char, [], "", False))
                self._begin()
                yield
            elif char in "}]":
                while self.stack and self.stack.pop().bracket != _CLOSING[char]:
                    pass
                self._begin()
                yield
                if not self.stack:
                    return
            elif char in "\"'" and not self._ended and not self.text[self.word : self.at - 1].strip():
                self.quote = char
                self.word = self.at
            elif char == "#" and self.text[self.at - 2 : self.at - 1] in (" ", "\n", "\t"):
                ending = self.text.find("\n", self.at, end)
                self.at = end if ending < 0 else ending
                self._begin()
            else:
                self._plain(char)

    def _in_quotes(self, char: str, end: int) -> None:
        if char == "\\" and self.quote == '"':
            self.at = min(self.at + 1, end)
        elif char == self.quote:
            self._ended = self.text[self.word : self.at - 1]
            self.quote = ""
            self.word = self.at

    def _plain(self, char: str) -> None:
        own = self.stack[-1] if self.stack else None
        if own is None:
            return
        if char == ",":
            own.key, own.has_key = "", False
            self._begin()
        elif char == ":" and own.bracket == "{" and not own.has_key and self._is_colon():
            own.key = self._ended or self.text[self.word : self.at - 1].strip()
            own.has_key = True
            own.keys.append(own.key)
            self._begin()
        elif char.isspace() and not self.text[self.word : self.at].strip():
            self.word = self.at

    def _is_colon(self) -> bool:
        """A colon ends a key behind quotes, and before white space."""
        following = self.text[self.at : self.at + 1]
        return bool(self._ended) or not following or following.isspace() or following in "\"'[{"

    def _begin(self) -> None:
        self.word = self.at
        self._ended = ""
