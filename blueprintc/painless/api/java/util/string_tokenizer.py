"""``java.util.StringTokenizer``."""

from blueprintc.jvm.errors import JavaError
from blueprintc.painless.api.native import Native, bind, require


class StringTokenizer(Native):
    """The tokens of a text, one by one."""

    __slots__ = ("_delimiters", "_give_delimiters", "_position", "_text")
    JAVA_CLASS = "java.util.StringTokenizer"

    def __init__(self, text: str, delimiters: str | None, give_delimiters: bool) -> None:
        self._text = text
        self._delimiters = delimiters
        self._give_delimiters = give_delimiters
        self._position = 0

    @staticmethod
    def new_1(text: str) -> "StringTokenizer":
        return StringTokenizer(require(text), " \t\n\r\f", False)

    @staticmethod
    def new_2(text: str, delimiters: str | None) -> "StringTokenizer":
        return StringTokenizer(require(text), delimiters, False)

    @staticmethod
    def new_3(text: str, delimiters: str | None, give_delimiters: bool) -> "StringTokenizer":
        return StringTokenizer(require(text), delimiters, give_delimiters)

    def _skip(self, position: int) -> int:
        delimiters = require(self._delimiters)
        while not self._give_delimiters and position < len(self._text) and self._text[position] in delimiters:
            position += 1
        return position

    def _end(self, position: int) -> int:
        delimiters = require(self._delimiters)
        end = position
        while end < len(self._text) and self._text[end] not in delimiters:
            end += 1
        if self._give_delimiters and end == position and end < len(self._text):
            end += 1
        return end

    def has_more_tokens(self) -> bool:
        return self._skip(self._position) < len(self._text)

    def has_more_elements(self) -> bool:
        return self.has_more_tokens()

    def next_token_0(self) -> str:
        start = self._skip(self._position)
        if start >= len(self._text):
            raise JavaError("NoSuchElementException")
        self._position = self._end(start)
        return self._text[start : self._position]

    def next_token_1(self, delimiters: str) -> str:
        self._delimiters = delimiters
        return self.next_token_0()

    def next_element(self) -> str:
        return self.next_token_0()

    def count_tokens(self) -> int:
        count, position = 0, self._skip(self._position)
        while position < len(self._text):
            count += 1
            position = self._skip(self._end(position))
        return count


CLASSES = (
    bind(
        StringTokenizer,
        "java.util.StringTokenizer",
        "java.util.Enumeration",
        constructors="1 2 3",
        methods="countTokens/0 hasMoreElements/0 hasMoreTokens/0 nextElement/0 nextToken/0 nextToken/1",
    ),
)
