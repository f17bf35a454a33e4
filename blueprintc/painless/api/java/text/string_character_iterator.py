"""``java.text.StringCharacterIterator``, ``CharacterIterator``, and the attributed kind."""

from typing import Any

from blueprintc.jvm.errors import JavaError
from blueprintc.jvm.numbers import to_int
from blueprintc.jvm.strings import to_utf16
from blueprintc.painless.api.native import Native, bind, require

DONE = 0xFFFF


def _illegal(message: str) -> JavaError:
    return JavaError("IllegalArgumentException", message)


class StringCharacterIterator(Native):
    """A position in a text; characters are UTF-16 units."""

    __slots__ = ("begin", "end", "position", "text")
    JAVA_CLASS = "java.text.StringCharacterIterator"

    def __init__(self, text: str, begin: int, end: int, position: int) -> None:
        if not 0 <= begin <= end <= len(to_utf16(text)):
            raise _illegal("Invalid substring range")
        if not begin <= position <= end:
            raise _illegal("Invalid position")
        self.text = text
        self.begin = begin
        self.end = end
        self.position = position

    @staticmethod
    def new_1(text: str) -> "StringCharacterIterator":
        return StringCharacterIterator.new_2(text, 0)

    @staticmethod
    def new_2(text: str, position: int) -> "StringCharacterIterator":
        return StringCharacterIterator(require(text), 0, len(to_utf16(text)), position)

    @staticmethod
    def new_4(text: str, begin: int, end: int, position: int) -> "StringCharacterIterator":
        return StringCharacterIterator(require(text), begin, end, position)

    def set_text(self, text: str) -> None:
        self.text = require(text)
        self.begin = self.position = 0
        self.end = len(to_utf16(text))

    def current(self) -> int:
        if self.begin <= self.position < self.end:
            return ord(to_utf16(self.text)[self.position])
        return DONE

    def first(self) -> int:
        self.position = self.begin
        return self.current()

    def last(self) -> int:
        self.position = self.end if self.end == self.begin else self.end - 1
        return self.current()

    def set_index(self, position: int) -> int:
        if not self.begin <= position <= self.end:
            raise _illegal("Invalid index")
        self.position = position
        return self.current()

    def next(self) -> int:
        if self.position < self.end - 1:
            self.position += 1
            return self.current()
        self.position = self.end
        return DONE

    def previous(self) -> int:
        if self.position > self.begin:
            self.position -= 1
            return self.current()
        return DONE

    def get_begin_index(self) -> int:
        return self.begin

    def get_end_index(self) -> int:
        return self.end

    def get_index(self) -> int:
        return self.position

    def clone(self) -> "StringCharacterIterator":
        return StringCharacterIterator(self.text, self.begin, self.end, self.position)

    def _key(self) -> tuple[Any, ...]:
        return self.text, self.begin, self.end, self.position

    def __eq__(self, other: object) -> bool:
        return isinstance(other, StringCharacterIterator) and self._key() == other._key()

    def hash_code(self) -> int:
        from blueprintc.jvm.hashing import string_hash

        return to_int(string_hash(self.text) ^ self.position ^ self.begin ^ self.end)

    __hash__ = Native.__hash__


METHODS = "clone/0 current/0 first/0 getBeginIndex/0 getEndIndex/0 getIndex/0 last/0 next/0 previous/0 setIndex/1"
CLASSES = (
    bind(
        StringCharacterIterator,
        "java.text.StringCharacterIterator",
        "java.text.CharacterIterator",
        constructors="1 2 4",
        methods=METHODS + " setText/1",
    ),
)
