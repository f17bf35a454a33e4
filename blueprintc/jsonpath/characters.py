"""A cursor over a path's text, in UTF-16 units, with Java's complaints about places outside."""

from blueprintc.jsonpath.errors import InvalidPathError
from blueprintc.jvm import JavaError, join_surrogates, to_utf16


def is_digit(char: str) -> bool:
    """``Character.isDigit``: any decimal digit of Unicode."""
    return char.isdecimal()


class Characters:
    """The text between its start and ``end`` (inclusive), and a ``position`` that may lie beyond."""

    def __init__(self, text: str) -> None:
        self.text = to_utf16(text)
        self.position = 0
        self.end = len(self.text) - 1

    def __str__(self) -> str:
        return join_surrogates(self.text)

    @property
    def length(self) -> int:
        """The length without what was trimmed off the end."""
        return self.end + 1

    def at(self, index: int) -> str:
        """The character at ``index`` of the whole text."""
        if not 0 <= index < len(self.text):
            message = f"Index {index} out of bounds for length {len(self.text)}"
            raise JavaError("StringIndexOutOfBoundsException", message)
        return self.text[index]

    def slice(self, start: int, end: int) -> str:
        """``subSequence``, as a Python text."""
        if not 0 <= start <= end <= len(self.text):
            message = f"Range [{start}, {end}) out of bounds for length {len(self.text)}"
            raise JavaError("StringIndexOutOfBoundsException", message)
        return join_surrogates(self.text[start:end])

    @property
    def current(self) -> str:
        """The character at the position."""
        return self.at(self.position)

    def in_bounds(self, index: int | None = None) -> bool:
        """Whether ``index`` (default: the position) is within the trimmed text."""
        return 0 <= (self.position if index is None else index) <= self.end

    @property
    def is_tail(self) -> bool:
        """At the last character or behind it."""
        return self.position >= self.end

    def next_is(self, char: str) -> bool:
        """Whether ``char`` follows directly."""
        return self.in_bounds(self.position + 1) and self.at(self.position + 1) == char

    def trim(self) -> None:
        """Skip blanks at the position and drop those at the end; the last character of all stays."""
        self.skip_blanks()
        while self.in_bounds() and self.position < self.end and self.at(self.end) == " ":
            self.end -= 1

    def skip_blanks(self) -> "Characters":
        """Move on to what is not a blank, at most to the last character."""
        while self.in_bounds() and self.position < self.end and self.current == " ":
            self.position += 1
        return self

    def significant_index(self, start: int) -> int:
        """The index of the first character after ``start`` that is not a blank; may be out of bounds."""
        index = start + 1
        while self.in_bounds(index) and self.at(index) == " ":
            index += 1
        return index

    def next_significant(self, start: int | None = None) -> str:
        """The first character after ``start`` that is not a blank; a blank when there is none."""
        index = self.significant_index(self.position if start is None else start)
        return self.at(index) if self.in_bounds(index) else " "

    def index_of_next_significant(self, start: int, char: str) -> int:
        """The index of ``char`` if it is the first character after ``start`` that is not a blank, else -1."""
        index = self.significant_index(start)
        return index if self.at(index) == char else -1

    def next_significant_is(self, start: int, char: str) -> bool:
        """Whether ``char`` comes next after ``start``, blanks aside."""
        index = self.significant_index(start)
        return self.in_bounds(index) and self.at(index) == char

    def index_of_previous_significant(self) -> int:
        """The index of the last character before the position that is not a blank, -1 when there is none."""
        index = self.position - 1
        while self.in_bounds(index) and self.at(index) == " ":
            index -= 1
        return index if self.in_bounds(index) else -1

    def previous_significant(self) -> str:
        """The last character before the position that is not a blank, or a blank."""
        index = self.index_of_previous_significant()
        return " " if index == -1 else self.at(index)

    def find(self, char: str, start: int) -> int:
        """The index of ``char`` from ``start`` on, -1 when it does not come."""
        return self.text.find(char, start, self.end + 1)

    def find_unescaped(self, char: str, start: int) -> int:
        """The index of ``char`` after ``start`` that has no backslash before it, or -1."""
        index, escaped = start + 1, False
        while self.in_bounds(index):
            found = self.at(index)
            if escaped:
                escaped = False
            elif found == "\\":
                escaped = True
            elif found == char:
                return index
            index += 1
        return -1

    def find_closing(self, start: int, opening: str, closing: str, *, skip_regex: bool) -> int:
        """The index of the bracket that closes the one at ``start``; strings are skipped. -1 when it stays open."""
        if self.at(start) != opening:
            raise InvalidPathError(f"Expected {opening} but found {self.at(start)}")
        depth, index = 1, start + 1
        while self.in_bounds(index):
            quote = self.at(index)
            if quote in "'\"":
                index = self.find_unescaped(quote, index)
                if index == -1:
                    raise InvalidPathError(f"Could not find matching close quote for {quote} when parsing : {self}")
                index += 1
            if skip_regex and self.at(index) == "/":
                index = self.find_unescaped("/", index)
                if index == -1:
                    raise InvalidPathError(f"Could not find matching close for / when parsing regex in : {self}")
                index += 1
            if self.at(index) == opening:
                depth += 1
            if self.at(index) == closing:
                depth -= 1
                if depth == 0:
                    return index
            index += 1
        return -1

    def read_significant(self, char: str) -> None:
        """Step over ``char``, which has to come next, blanks aside."""
        if self.skip_blanks().current != char:
            raise InvalidPathError(f"Expected character: {char}")
        self.position += 1

    def take(self, text: str) -> bool:
        """Step over ``text`` if it comes next, blanks aside."""
        self.skip_blanks()
        if not self.in_bounds(self.position + len(text) - 1):
            return False
        if self.slice(self.position, self.position + len(text)) != text:
            return False
        self.position += len(text)
        return True
