"""``GsonReader``: Gson's lenient pull parser, with its texts, columns and paths.

Upstream: com.google.gson.stream.JsonReader (2.11 to 2.13).
"""

import re
from typing import NoReturn

from blueprintc.jvm.errors import JavaError
from blueprintc.jvm.strings import join_surrogates, to_utf16, utf16_length

BEGIN_ARRAY = "BEGIN_ARRAY"
END_ARRAY = "END_ARRAY"
BEGIN_OBJECT = "BEGIN_OBJECT"
END_OBJECT = "END_OBJECT"
NAME = "NAME"
STRING = "STRING"
NUMBER = "NUMBER"
BOOLEAN = "BOOLEAN"
NULL = "NULL"
END_DOCUMENT = "END_DOCUMENT"

_GUIDE = "https://github.com/google/gson/blob/main/Troubleshooting.md#"
_LENIENT = "Use JsonReader.setStrictness(Strictness.LENIENT) to accept malformed JSON"

_SPACE = re.compile(r"[ \r\n\t]*")
_LITERAL = re.compile(r"[^/\\;#={}\[\]:, \t\f\r\n]*")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_ONLY_IN_LENIENT = "/\\;#="
_NOT_LITERAL = "/\\;#={}[]:, \t\f\r\n"
_KEYWORDS = {"t": ("true", BOOLEAN), "f": ("false", BOOLEAN), "n": ("null", NULL)}
_ESCAPES = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f", "\n": "\n", "'": "'", '"': '"', "\\": "\\", "/": "/"}

#: Gson reads through a buffer of this size; a number that is longer is a string.
_BUFFER = 1024


class MalformedJson(JavaError):
    """``MalformedJsonException``."""

    def __init__(self, message: str) -> None:
        super().__init__("com.google.gson.stream.MalformedJsonException", message)


class _Scope:
    """One level: an object or array, what has been read of it, and its part of the path."""

    __slots__ = ("index", "is_object", "name", "state")

    def __init__(self, is_object: bool) -> None:
        self.is_object = is_object
        self.state = "empty"
        self.name: str | None = None
        self.index = 0


class GsonReader:
    """Reads one text. ``lenient`` may change between tokens, as ``JsonParser`` does it.

    ``nesting_limit`` is 255 from Gson 2.12 on and absent before.
    """

    __slots__ = ("_kind", "_root_state", "_scopes", "_value", "lenient", "nesting_limit", "position", "text")

    def __init__(self, text: str, *, nesting_limit: int | None = 255) -> None:
        self.text = text
        self.position = 1 if text.startswith("\ufeff") else 0
        self.lenient = True
        self.nesting_limit = nesting_limit
        self._scopes: list[_Scope] = []
        self._root_state = "empty"
        self._kind: str | None = None
        self._value: object = None

    # tokens

    def peek(self) -> str:
        """The kind of the next token."""
        if self._kind is None:
            self._kind = self._do_peek()
        return {"QUOTED": STRING, "UNQUOTED": STRING, "LONG": NUMBER}.get(self._kind, self._kind)

    def has_next(self) -> bool:
        """Whether the current object or array goes on."""
        kind = self.peek()
        return kind is not END_OBJECT and kind is not END_ARRAY and kind is not END_DOCUMENT

    def begin_object(self) -> None:
        """Consume ``{``."""
        self._begin(BEGIN_OBJECT, is_object=True)

    def begin_array(self) -> None:
        """Consume ``[``."""
        self._begin(BEGIN_ARRAY, is_object=False)

    def _begin(self, wanted: str, *, is_object: bool) -> None:
        if self.peek() is not wanted:
            self._unexpected(wanted)
        limit = self.nesting_limit
        if limit is not None and len(self._scopes) >= limit:
            raise MalformedJson(f"Nesting limit {limit} reached{self._location()}")
        self._scopes.append(_Scope(is_object))
        self._kind = None

    def end(self) -> None:
        """Consume ``}`` or ``]``, whichever closes the current level."""
        wanted = END_OBJECT if self._scopes[-1].is_object else END_ARRAY
        if self.peek() is not wanted:
            self._unexpected(wanted)
        self._scopes.pop()
        self._kind = None
        self._count()

    def next_name(self) -> str:
        """Consume a name."""
        if self.peek() is not NAME:
            self._unexpected("a name")
        name = self._text_value()
        self._scopes[-1].name = name
        return name

    def next_name_as_value(self) -> str:
        """Consume a name as map adapters do: the path does not learn it."""
        if self.peek() is not NAME:
            self._unexpected("a name")
        name = self._text_value()
        self._count()
        return name

    def next_string(self) -> str:
        """Consume a string, or a number as its text."""
        kind = self.peek()
        if kind is not STRING and kind is not NUMBER:
            self._unexpected("a string")
        text = self._text_value()
        self._count()
        return text

    def next_boolean(self) -> bool:
        """Consume a boolean."""
        if self.peek() is not BOOLEAN:
            self._unexpected("a boolean")
        value = self._value is True
        self._kind = None
        self._count()
        return value

    def next_null(self) -> None:
        """Consume a null."""
        if self.peek() is not NULL:
            self._unexpected("null")
        self._kind = None
        self._count()

    def _text_value(self) -> str:
        kind, self._kind = self._kind, None
        if kind == "QUOTED" or (kind is NAME and isinstance(self._value, str) and self._value in "'\""):
            return self._quoted(str(self._value))
        if kind == "UNQUOTED" or kind is NAME:
            return self._unquoted()
        text = str(self._value)
        if kind is NUMBER:
            self.position += len(text)
        return text

    def _count(self) -> None:
        if self._scopes:
            self._scopes[-1].index += 1

    # looking ahead

    def _do_peek(self) -> str:
        after_value = self._before_value()
        if after_value is not None:
            return after_value
        char = self._next_solid()
        scope = self._scopes[-1] if self._scopes else None
        if char == "]" and scope is not None and not scope.is_object and scope.state == "first":
            return END_ARRAY
        if char in "];,":
            if scope is None or scope.is_object:
                self._syntax_error("Unexpected value")
            self._check_lenient()
            self.position -= 1
            return NULL
        if char == "'" or char == '"':
            if char == "'":
                self._check_lenient()
            self._value = char
            return "QUOTED"
        if char == "[":
            return BEGIN_ARRAY
        if char == "{":
            return BEGIN_OBJECT
        self.position -= 1
        return self._peek_keyword(char) or self._peek_number() or self._peek_unquoted(char)

    def _before_value(self) -> str | None:
        """Read what must stand before a value; a token if there is another one instead of a value."""
        if not self._scopes:
            return self._before_root()
        scope = self._scopes[-1]
        if scope.is_object:
            return self._before_member(scope)
        if scope.state == "empty":
            scope.state = "first"
            return None
        scope.state = "more"
        char = self._next_solid()
        if char == "]":
            return END_ARRAY
        if char == ";":
            self._check_lenient()
        elif char != ",":
            self._syntax_error("Unterminated array")
        return None

    def _before_root(self) -> str | None:
        if self._root_state == "empty":
            if self.lenient:
                self._next_solid()
                self.position -= 1
                if self.text.startswith(")]}'\n", self.position):
                    self.position += 5
            self._root_state = "read"
            return None
        if self._next_solid(required=False) == "":
            return END_DOCUMENT
        self._check_lenient()
        self.position -= 1
        return None

    def _before_member(self, scope: _Scope) -> str | None:
        if scope.state == "name":
            scope.state = "more"
            char = self._next_solid()
            if char == "=":
                self._check_lenient()
                if self.text.startswith(">", self.position):
                    self.position += 1
            elif char != ":":
                self._syntax_error("Expected ':'")
            return None
        first = scope.state == "empty"
        scope.state = "name"
        if not first:
            char = self._next_solid()
            if char == "}":
                return END_OBJECT
            if char == ";":
                self._check_lenient()
            elif char != ",":
                self._syntax_error("Unterminated object")
        char = self._next_solid()
        if char == '"' or char == "'":
            if char == "'":
                self._check_lenient()
            self._value = char
            return NAME
        if char == "}":
            if first:
                return END_OBJECT
            self._syntax_error("Expected name")
        self._check_lenient()
        self.position -= 1
        if not self._is_literal(char):
            self._syntax_error("Expected name")
        self._value = None
        return NAME

    def _peek_keyword(self, char: str) -> str | None:
        found = _KEYWORDS.get(char.lower())
        if found is None:
            return None
        word, kind = found
        end = self.position + len(word)
        if self.text[self.position : end].lower() != word or not self.text[self.position : end].isascii():
            return None
        if end < len(self.text) and self._is_literal(self.text[end]):
            return None
        self.position = end
        self._value = word == "true"
        return kind

    def _peek_number(self) -> str | None:
        match = _NUMBER.match(self.text, self.position)
        if match is None or match.end() - self.position >= _BUFFER:
            return None
        end = match.end()
        if end < len(self.text) and self._is_literal(self.text[end]):
            return None
        number = match.group()
        self._value = number
        digits = number.lstrip("-")
        if digits.isdigit() and number != "-0" and -(1 << 63) <= int(number) < (1 << 63):
            self.position = end
            return "LONG"
        return NUMBER

    def _peek_unquoted(self, char: str) -> str:
        if not self._is_literal(char):
            self._syntax_error("Expected value")
        self._check_lenient()
        return "UNQUOTED"

    def _is_literal(self, char: str) -> bool:
        if char in _ONLY_IN_LENIENT:
            self._check_lenient()
        return char not in _NOT_LITERAL

    # texts

    def _quoted(self, quote: str) -> str:
        text = self.text
        parts: list[str] = []
        start = self.position
        while True:
            end = text.find(quote, start)
            escape = text.find("\\", start, end if end >= 0 else len(text))
            if escape < 0:
                if end < 0:
                    self._unterminated("Unterminated string")
                parts.append(text[start:end])
                self.position = end + 1
                return join_surrogates("".join(parts)) if len(parts) > 1 else parts[0]
            parts.append(text[start:escape])
            self.position = escape + 1
            parts.append(self._escape())
            start = self.position

    def _escape(self) -> str:
        text = self.text
        if self.position >= len(text):
            self._unterminated("Unterminated escape sequence")
        char = text[self.position]
        self.position += 1
        if char == "u":
            # as Java sees it, a character beyond the basic plane is two
            digits = to_utf16(text[self.position : self.position + 4])[:4]
            if len(digits) < 4:
                self._syntax_error("Unterminated escape sequence")
            if not all(digit in "0123456789abcdefABCDEF" for digit in digits):
                self._syntax_error(f"Malformed Unicode escape \\u{digits}")
            self.position += 4
            return chr(int(digits, 16))
        plain = _ESCAPES.get(char)
        if plain is None:
            self._syntax_error("Invalid escape sequence")
        return plain

    def _unquoted(self) -> str:
        match = _LITERAL.match(self.text, self.position)
        literal = match.group() if match else ""
        self.position += len(literal)
        if self.position < len(self.text) and self.text[self.position] in _ONLY_IN_LENIENT:
            self._check_lenient()
        return literal

    def _next_solid(self, *, required: bool = True) -> str:
        """The next character that is neither space nor comment, consumed; empty at an end that is allowed."""
        text = self.text
        while True:
            position = _SPACE.match(text, self.position).end()  # type: ignore[union-attr]
            if position >= len(text):
                self.position = len(text)
                if required:
                    raise JavaError("java.io.EOFException", f"End of input{self._location()}")
                return ""
            char = text[position]
            self.position = position + 1
            if char == "#":
                self._check_lenient()
                self._skip_line()
                continue
            if char != "/" or position + 1 >= len(text):
                return char
            self._check_lenient()
            following = text[position + 1]
            if following == "/":
                self.position += 1
                self._skip_line()
            elif following == "*":
                end = text.find("*/", position + 2)
                if end < 0:
                    self._unterminated("Unterminated comment")
                self.position = end + 2
            else:
                return char

    def _skip_line(self) -> None:
        text = self.text
        ends = [at for at in (text.find("\n", self.position), text.find("\r", self.position)) if at >= 0]
        self.position = min(ends) + 1 if ends else len(text)

    # failures

    def _check_lenient(self) -> None:
        if not self.lenient:
            self._syntax_error(_LENIENT)

    def _syntax_error(self, message: str) -> NoReturn:
        """What is wrong with the character before the position."""
        last = self.text[self.position - 1 : self.position]
        # Upstream: of a character outside the basic plane only the first unit has been read
        location = self._location(units_unread=1 if last > "\uffff" else 0)
        raise MalformedJson(f"{message}{location}\nSee {_GUIDE}malformed-json")

    def _unterminated(self, message: str) -> NoReturn:
        self.position = len(self.text)
        raise MalformedJson(f"{message}{self._location()}\nSee {_GUIDE}malformed-json")

    def _unexpected(self, wanted: str) -> NoReturn:
        kind = self.peek()
        topic = "adapter-not-null-safe" if kind is NULL else "unexpected-json-structure"
        raise JavaError(
            "IllegalStateException", f"Expected {wanted} but was {kind}{self._location()}\nSee {_GUIDE}{topic}"
        )

    def _location(self, *, units_unread: int = 0) -> str:
        before = self.text[: self.position]
        row = before[before.rfind("\n") + 1 :]
        if row.startswith("\ufeff") and len(row) == len(before):
            row = row[1:]
        path = ["$"]
        for scope in self._scopes:
            path.append(f".{scope.name or ''}" if scope.is_object else f"[{scope.index}]")
        line = before.count("\n") + 1
        return f" at line {line} column {utf16_length(row) + 1 - units_unread} path {''.join(path)}"
