"""``JacksonReader``: a pull parser that reads, and fails, as Jackson's ``nextToken`` does.

Upstream: jackson-core ReaderBasedJsonParser, UTF8StreamJsonParser, JsonReadContext (2.18 and 3.0). Both read text into
tokens; the small differences between characters and bytes (where an error is placed) are kept.
"""

import re
from typing import NoReturn

from blueprintc.jsontext.jackson_errors import Dialect, constraint_error, starts_identifier
from blueprintc.jsontext.jackson_scanner import NAN, VALUES, JacksonScanner
from blueprintc.jsontext.jackson_tokens import (
    END_ARRAY,
    END_OBJECT,
    FIELD_NAME,
    START_ARRAY,
    START_OBJECT,
    VALUE_FALSE,
    VALUE_FLOAT,
    VALUE_INT,
    VALUE_NULL,
    VALUE_STRING,
    VALUE_TRUE,
)

__all__ = [
    "END_ARRAY",
    "END_OBJECT",
    "FIELD_NAME",
    "START_ARRAY",
    "START_OBJECT",
    "VALUE_FALSE",
    "VALUE_FLOAT",
    "VALUE_INT",
    "VALUE_NULL",
    "VALUE_STRING",
    "VALUE_TRUE",
    "JacksonReader",
]

#: A member up to the first character of its value, where nothing about it is unusual.
_MEMBER = re.compile(r'[ \t\r\n]*(,?)[ \t\r\n]*"([^"\\\x00-\x1f]*)"[ \t\r\n]*:[ \t\r\n]*([^/\x00-\x20])')
_WORDS = {"t": ("true", VALUE_TRUE), "f": ("false", VALUE_FALSE), "n": ("null", VALUE_NULL)}


class _Context:
    """An open object or array: its kind, where it began, the name that is being read, the names so far."""

    __slots__ = ("is_object", "name", "names", "parent", "start", "values")

    def __init__(self, parent: "_Context | None", is_object: bool, start: int | None) -> None:
        self.parent = parent
        self.is_object = is_object
        self.start = start
        self.name: str | None = None
        self.names: set[str] = set()
        self.values = 0

    @property
    def kind(self) -> str:
        if self.parent is None:
            return "root"
        return "Object" if self.is_object else "Array"


class JacksonReader(JacksonScanner):
    """Reads one text token by token. ``token`` is the current token (``None``: before the first, after the last)."""

    __slots__ = ("_context", "_depth", "_incomplete", "_next", "_string", "token", "token_offset")

    def __init__(self, text: str, dialect: Dialect) -> None:
        super().__init__(text, dialect)
        self.token: str | None = None
        self.token_offset = 0
        self._string = ""
        self._incomplete = False
        self._next: str | None = None
        self._context = _Context(None, False, None)
        self._depth = 0

    # what the current token is

    def current_name(self) -> str | None:
        """The name of the current member; of the enclosing one at the start of an object or array."""
        context = self._context
        if self.token is START_OBJECT or self.token is START_ARRAY:
            context = context.parent or context
        return context.name

    def string(self) -> str:
        """The value of a ``VALUE_STRING`` token. Reads it now: what is wrong inside it is reported here."""
        if self._incomplete:
            self._incomplete = False
            self._string = self._read_string("string value")
        return self._string

    @property
    def in_root(self) -> bool:
        """Whether no object or array is open."""
        return self._context.parent is None

    # tokens

    def next_token(self) -> str | None:
        """Move to the next token and give it; ``None`` at the end of a complete document."""
        if self.token is FIELD_NAME:
            return self._after_name()
        if self._incomplete:
            self.string()
        context = self._context
        if context.is_object:
            first = self._plain_member(context)
            if first:
                self._next = self._value(first)
                self.token = FIELD_NAME
                return FIELD_NAME
        char = self._skip_space()
        if char == "":
            self._end_of_input()
            return None
        if char == "}" or char == "]":
            return self._close(char)
        if context.values and context.parent is not None:
            if char != ",":
                self._unexpected(char, f"was expecting comma to separate {context.kind} entries")
            char = self._skip_space()
            if char == "":
                self._fail(f"Unexpected end-of-input within/between {context.kind} entries", self.position)
        context.values += 1
        if context.is_object:
            self._read_name(char, context)
            char = self._skip_colon(context)
        self.token_offset = self.position - 1
        token = self._value(char)
        if context.is_object:
            self._next = token
            self.token = FIELD_NAME
        else:
            self.token = token
            self._open(token)
        return self.token

    def _plain_member(self, context: _Context) -> str:
        """The first character of the next member's value; empty where the member needs a closer look.

        This is what happens to nearly every member, in one step.
        """
        match = _MEMBER.match(self.text, self.position)
        if match is None:
            return ""
        comma, name, first = match.groups()
        if (comma == ",") != (context.values > 0):
            return ""
        if self.dialect.duplicates:
            if name in context.names:
                return ""
            context.names.add(name)
        context.values += 1
        context.name = name
        self.name_offset = match.start(2) - 1
        self.position = position = match.end()
        self.token_offset = position - 1
        return first

    def _after_name(self) -> str | None:
        token = self._next
        self._next = None
        self.token = token
        self._open(token)
        return token

    def _open(self, token: str | None) -> None:
        if token is not START_OBJECT and token is not START_ARRAY:
            return
        self._depth += 1
        limit = self.dialect.max_depth
        if self._depth > limit:
            raise constraint_error(
                self.dialect,
                f"Document nesting depth ({self._depth}) exceeds the maximum allowed ({limit}, from"
                " `StreamReadConstraints.getMaxNestingDepth()`)",
            )
        self._context = _Context(self._context, token is START_OBJECT, self.token_offset)

    def _close(self, char: str) -> str:
        context = self._context
        self.token_offset = self.position - 1
        if context.parent is None or context.is_object != (char == "}"):
            expected = "]" if char == "}" else "}"
            start = self.dialect.start_location(self.text, context.start)
            self._fail(
                f"Unexpected close marker '{char}': expected '{expected}' (for {context.kind} starting at {start})",
                self.position - 1,
            )
        self._context = context.parent
        self._depth -= 1
        self.token = END_OBJECT if char == "}" else END_ARRAY
        return self.token

    def _end_of_input(self) -> None:
        context = self._context
        if context.parent is not None:
            start = self.dialect.start_location(self.text, context.start)
            self._fail_eof(f": expected close marker for {context.kind} (start marker at {start})")
        self.token = None

    # values

    def _value(self, char: str) -> str:
        if char == '"':
            self._incomplete = True
            return VALUE_STRING
        if char == "{":
            return START_OBJECT
        if char == "[":
            return START_ARRAY
        word = _WORDS.get(char)
        if word is not None:
            self._match_word(word[0], 1)
            return word[1]
        if char == "-" or "0" <= char <= "9":
            return self._read_number(self.position - 1)
        return self._odd_value(char)

    def _odd_value(self, char: str) -> NoReturn:
        closers = "},]" if self.dialect.from_bytes else "}"
        if char in closers and (char != "]" or not (self._context.is_object or self.in_root)):
            self._unexpected(char, "expected a value")
        if char == "N":
            self._match_word("NaN", 1)
            self._fail(NAN.format("NaN"), self.position)
        if char == "I":
            self._match_word("Infinity", 1)
            self._fail(NAN.format("Infinity"), self.position)
        if char == "+":
            self._odd_number_start(negative=False)
        if starts_identifier(char):
            self._unknown_token(char)
        self._unexpected(char, f"expected a valid value {VALUES}")

    # names and strings

    def _read_name(self, char: str, context: _Context) -> None:
        self.name_offset = self.position - 1
        if char != '"':
            self._unexpected(char, f"was expecting double-quote to start {self.dialect.name_word} name")
        name = self._read_string("name")
        context.name = name
        if not self.dialect.duplicates:
            return
        if name in context.names:
            quoted = f"field '{name}'" if self.dialect.generation == 2 else f'Object property "{name}"'
            self._fail(f"Duplicate {quoted}", self.position)
        context.names.add(name)

    def _skip_colon(self, context: _Context) -> str:
        word = self.dialect.name_word
        char = self._skip_space()
        if char and char != ":":
            self._unexpected(char, f"was expecting a colon to separate {word} name and value")
        if char:
            char = self._skip_space()
        if char == "":
            self._fail_eof(f" within/between {context.kind} entries")
        return char
