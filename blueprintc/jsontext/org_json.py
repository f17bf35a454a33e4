"""``starts_with_org_json``: whether org.json reads an object or array at the start of a text.

Upstream: JSONObject(JSONTokener), JSONArray(JSONTokener), JSONTokener.nextSimpleValue (20231013).
"""

import re
from decimal import Decimal, InvalidOperation

from blueprintc.jvm.numbers import big_decimal_to_string

_STOP = re.compile(r'[,:\]}/\\"\[{;=#\x00-\x1f]')
_ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", '"': '"', "'": "'", "\\": "\\", "/": "/"}


class _Refused(Exception):
    """A ``JSONException``."""


class _Tokener:
    """Reads characters; a NUL is an end of input that does not end."""

    __slots__ = ("at_end", "position", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0
        self.at_end = False

    def next(self) -> str:
        if self.position >= len(self.text):
            self.at_end = True
            return "\0"
        char = self.text[self.position]
        self.position += 1
        if char == "\0":
            self.at_end = True
        return char

    def next_clean(self) -> str:
        while True:
            char = self.next()
            if char == "\0" or char > " ":
                return char

    def back(self) -> None:
        self.position -= 1
        self.at_end = False

    def simple_value(self, char: str) -> str:
        """A string or bare word as the text that it has as a key."""
        if char == '"' or char == "'":
            return self._string(char)
        if char == "\0":
            raise _Refused
        start = self.position - 1
        match = _STOP.search(self.text, start)
        end = match.start() if match else len(self.text)
        if match is None:
            self.position = end
            self.at_end = True
        elif self.text[end] == "\0":
            self.position = end + 1
            self.at_end = True
        else:
            self.position = end
            self.at_end = False
        word = self.text[start:end].strip(" ")
        if not word:
            raise _Refused
        return _key_text(word)

    def _string(self, quote: str) -> str:
        text = self.text
        parts: list[str] = []
        while True:
            char = self.next()
            if char in "\0\n\r":
                raise _Refused
            if char == "\\":
                escape = self.next()
                if escape == "u":
                    digits = text[self.position : self.position + 4]
                    if len(digits) < 4:
                        raise _Refused
                    parts.append(_hex_char(digits))
                    self.position += 4
                elif escape in _ESCAPES:
                    parts.append(_ESCAPES[escape])
                else:
                    raise _Refused
            elif char == quote:
                return "".join(parts)
            else:
                end = self.position
                while end < len(text) and text[end] not in "\0\n\r\\\"'":
                    end += 1
                parts.append(text[self.position - 1 : end])
                self.position = end


def _hex_char(digits: str) -> str:
    """``(char) Integer.parseInt(digits, 16)``: a sign is allowed."""
    bare = digits[1:] if digits[0] in "+-" else digits
    if not bare or not all(char in "0123456789abcdefABCDEF" for char in bare):
        raise _Refused
    return chr(int(digits, 16) & 0xFFFF)


def _key_text(word: str) -> str:
    """``JSONObject.stringToValue(word).toString()``."""
    lower = word.lower()
    if lower in ("true", "false", "null"):
        return lower
    if not (word[0].isdigit() or word[0] == "-") or not word.isascii():
        return word
    try:
        if any(char in word for char in ".eE") or word == "-0":
            number = Decimal(word) if "_" not in word and len(word) < 400 else None
            if number is None or not number.is_finite():
                return word
            return "-0.0" if word[0] == "-" and not number else big_decimal_to_string(number)
        digits = word.removeprefix("-")
        if len(digits) > 1 and digits[0] == "0" and digits[1].isdigit():
            return word
        return str(int(word)) if digits.isdigit() and len(word) < 400 else word
    except (InvalidOperation, ValueError):
        return word


def starts_with_org_json(text: str) -> bool:
    """Whether ``new JSONObject(text)`` or ``new JSONArray(text)`` succeeds. Trailing text does not matter."""
    try:
        _read(_Tokener(text))
    except _Refused:
        return False
    return True


def _read(tokener: _Tokener) -> None:
    """One object or array, without recursion."""
    stack: list[set[str] | None] = []
    opener = tokener.next_clean()
    if opener not in ("{", "["):
        raise _Refused
    _open(tokener, stack, opener)
    while stack:
        _next_value(tokener, stack)


def _open(tokener: _Tokener, stack: list[set[str] | None], opener: str) -> None:
    if opener == "{":
        stack.append(set())
        return
    stack.append(None)
    char = tokener.next_clean()
    if char == "\0":
        raise _Refused
    if char == "]":
        stack.pop()
        _after_value(tokener, stack)
    else:
        tokener.back()


def _next_value(tokener: _Tokener, stack: list[set[str] | None]) -> None:
    """Read a value of the level on top, with its name in an object, and what follows it."""
    names = stack[-1]
    char = tokener.next_clean()
    if names is not None:
        if char == "\0":
            raise _Refused
        if char == "}":
            stack.pop()
            _after_value(tokener, stack)
            return
        key = tokener.simple_value(char)
        if tokener.next_clean() != ":" or key in names:
            raise _Refused
        names.add(key)
        char = tokener.next_clean()
    elif char == ",":
        # a hole is a null
        tokener.back()
        _after_value(tokener, stack)
        return
    if char == "{" or char == "[":
        _open(tokener, stack, char)
        return
    tokener.simple_value(char)
    _after_value(tokener, stack)


def _after_value(tokener: _Tokener, stack: list[set[str] | None]) -> None:
    """What follows a value: a separator, or the end of one or more levels."""
    while stack:
        char = tokener.next_clean()
        if stack[-1] is None:
            if char == ",":
                following = tokener.next_clean()
                if following == "\0":
                    raise _Refused
                if following != "]":
                    tokener.back()
                    return
            elif char != "]":
                raise _Refused
        elif char == "," or char == ";":
            if tokener.next_clean() != "}":
                if tokener.at_end:
                    raise _Refused
                tokener.back()
                return
        elif char != "}":
            raise _Refused
        stack.pop()
