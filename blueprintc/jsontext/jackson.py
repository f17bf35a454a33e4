"""``JacksonReader``: a pull parser that reads, and fails, as Jackson's ``nextToken`` does.

Upstream: jackson-core ReaderBasedJsonParser, UTF8StreamJsonParser, JsonReadContext (2.18 and 3.0). Both read text into
tokens; the small differences between characters and bytes (where an error is placed) are kept.
"""

import re
from json.decoder import (  # type: ignore[attr-defined]  # typeshed leaves scanstring out
    JSONDecodeError,
    scanstring,
)
from typing import NoReturn

from blueprintc.jsontext.jackson_errors import (
    Dialect,
    constraint_error,
    describe_char,
    is_identifier_part,
    starts_identifier,
)
from blueprintc.jvm.errors import JavaError

START_OBJECT = "START_OBJECT"
END_OBJECT = "END_OBJECT"
START_ARRAY = "START_ARRAY"
END_ARRAY = "END_ARRAY"
FIELD_NAME = "FIELD_NAME"
VALUE_STRING = "VALUE_STRING"
VALUE_INT = "VALUE_NUMBER_INT"
VALUE_FLOAT = "VALUE_NUMBER_FLOAT"
VALUE_TRUE = "VALUE_TRUE"
VALUE_FALSE = "VALUE_FALSE"
VALUE_NULL = "VALUE_NULL"

_SPACE = re.compile(r"[ \t\r\n]*")
_PLAIN_STRING = re.compile(r'[^"\\\x00-\x1f]*')
#: A member up to the first character of its value, where nothing about it is unusual.
_MEMBER = re.compile(r'[ \t\r\n]*(,?)[ \t\r\n]*"([^"\\\x00-\x1f]*)"[ \t\r\n]*:[ \t\r\n]*([^/\x00-\x20])')
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?")
_WORDS = {"t": ("true", VALUE_TRUE), "f": ("false", VALUE_FALSE), "n": ("null", VALUE_NULL)}
_ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_VALUES = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')"
_NAN = "Non-standard token '{}': enable `JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS` to allow"
_PLUS = (
    "JSON spec does not allow numbers to have plus signs: enable"
    " `JsonReadFeature.ALLOW_LEADING_PLUS_SIGN_FOR_NUMBERS` to allow"
)
_COMMENT = (
    "maybe a (non-standard) comment? (not recognized as one since Feature 'ALLOW_COMMENTS' not enabled for parser)"
)
_MAX_TOKEN_LENGTH = 256


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


class JacksonReader:
    """Reads one text token by token. ``token`` is the current token (``None``: before the first, after the last)."""

    __slots__ = (
        "_context",
        "_depth",
        "_incomplete",
        "_next",
        "_string",
        "dialect",
        "name_offset",
        "number",
        "position",
        "text",
        "token",
        "token_offset",
    )

    def __init__(self, text: str, dialect: Dialect) -> None:
        self.text = text
        self.dialect = dialect
        self.position = 1 if dialect.from_bytes and text.startswith("\ufeff") else 0
        self.token: str | None = None
        self.number = ""
        self.token_offset = 0
        self.name_offset = 0
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
            self._fail(_NAN.format("NaN"), self.position)
        if char == "I":
            self._match_word("Infinity", 1)
            self._fail(_NAN.format("Infinity"), self.position)
        if char == "+":
            self._odd_number_start(negative=False)
        if starts_identifier(char):
            self._unknown_token(char)
        self._unexpected(char, f"expected a valid value {_VALUES}")

    def _match_word(self, word: str, matched: int) -> None:
        text = self.text
        start = self.position - matched
        if text.startswith(word, start):
            end = start + len(word)
            self.position = end
            # Upstream: _matchTrue: what sorts before a digit ends a word without a second look
            if end >= len(text) or text[end] < "0" or not is_identifier_part(text[end]):
                return
            self._unknown_token(word)
        while matched < len(word) and self.position < len(text) and text[self.position] == word[matched]:
            self.position += 1
            matched += 1
        self._unknown_token(word[:matched])

    def _unknown_token(self, matched: str) -> NoReturn:
        text = self.text
        token = [matched]
        length = len(matched)
        while self.position < len(text):
            char = text[self.position]
            if not is_identifier_part(char):
                if self.dialect.from_bytes:
                    self.position += 1
                break
            self.position += 1
            token.append(char)
            length += 1
            if length >= _MAX_TOKEN_LENGTH:
                token.append("...")
                break
        self._fail(f"Unrecognized token '{''.join(token)}': was expecting {_VALUES}", self.position)

    # numbers

    def _read_number(self, start: int) -> str:
        text = self.text
        match = _NUMBER.match(text, start)
        if match is None:
            self._odd_number_start(negative=True)
        end = match.end()
        follower = text[end : end + 1]
        fraction, exponent = match.groups()
        if "0" <= follower <= "9" and match.group().lstrip("-") == "0":
            self._fail("Invalid numeric value: Leading zeroes not allowed", end)
        if follower == "." and fraction is None and exponent is None:
            self._number_cut(start, end, "Decimal point not followed by a digit", fraction)
        if follower in ("e", "E") and exponent is None:
            self._number_cut(start, end, "Exponent indicator not followed by a digit", fraction)
        self.number = match.group()
        self._check_number_length(len(self.number.lstrip("-")))
        self.position = end
        if self.in_root and follower and follower not in " \t\r\n":
            self._unexpected(follower, "Expected space separating root-level values", end)
        return VALUE_INT if fraction is None and exponent is None else VALUE_FLOAT

    def _number_cut(self, start: int, mark: int, comment: str, fraction: str | None) -> NoReturn:
        """A ``.`` or an exponent at ``mark`` without the digits that must follow."""
        text = self.text
        at = mark + 1
        if comment.startswith("Exponent") and text[at : at + 1] in ("+", "-"):
            at += 1
        if at >= len(text) and comment.startswith("Exponent"):
            self.position = len(text)
            self._fail_eof("expected a digit for number exponent")
        char = text[at] if at < len(text) else text[mark]
        place = at if at < len(text) else len(text) - 1
        digits = text[start:mark].lstrip("-")
        if not self.dialect.from_bytes and not digits.startswith("0") and at < len(text):
            # Upstream: ReaderBasedJsonParser._parseFloat moves its position only at the point or exponent
            place = mark if fraction is None else start + text[start:mark].index(".")
        self._fail(f"Unexpected character ({describe_char(char)}) in numeric value: {comment}", place)

    def _odd_number_start(self, *, negative: bool) -> NoReturn:
        """After a sign that no digit follows; the position is after the sign."""
        text = self.text
        if self.position >= len(text):
            self._fail_eof("No digit following sign" if negative else " in a Number value")
        char = text[self.position]
        self.position += 1
        if negative and char == ".":
            self._unexpected(char, f"expected a valid value {_VALUES}")
        if char == "I":
            following = text[self.position : self.position + 1]
            sign = "-" if negative else "+"
            word = {"N": f"{sign}INF", "n": f"{sign}Infinity"}.get(following)
            if word is not None:
                self.position += 1
                self._match_word(word, 3)
                self._fail(_NAN.format(word), self.position)
            if following:
                char = following
                self.position += 1
        if not negative:
            self._fail(f"Unexpected character ({describe_char('+')}) in numeric value: {_PLUS}", self.position - 1)
        comment = "expected digit (0-9) to follow minus sign, for valid numeric value"
        self._fail(f"Unexpected character ({describe_char(char)}) in numeric value: {comment}", self.position - 1)

    def _check_number_length(self, length: int) -> None:
        limit = self.dialect.max_number_length
        if length > limit:
            raise constraint_error(
                self.dialect,
                f"Number value length ({length}) exceeds the maximum allowed ({limit}, from"
                " `StreamReadConstraints.getMaxNumberLength()`)",
            )

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

    def _read_string(self, what: str) -> str:
        """The rest of a string whose opening quote has been read; the position goes behind the closing one."""
        text = self.text
        position = self.position
        end = _PLAIN_STRING.match(text, position).end()  # type: ignore[union-attr]
        if text.startswith('"', end):
            self.position = end + 1
            return text[position:end]
        value: str
        try:
            value, self.position = scanstring(text, position, True)
        except JSONDecodeError:
            return self._read_odd_string(what)
        return value

    def _read_odd_string(self, what: str) -> str:
        """A string in which something is wrong, character by character."""
        text = self.text
        position = self.position
        parts: list[str] = []
        while True:
            end = _PLAIN_STRING.match(text, position).end()  # type: ignore[union-attr]
            if end > position:
                parts.append(text[position:end])
            if end >= len(text):
                self.position = end
                self._string_not_closed(what)
            char = text[end]
            self.position = end + 1
            if char == '"':
                return _join_surrogates("".join(parts)) if len(parts) > 1 else "".join(parts)
            if char != "\\":
                self._fail(
                    f"Illegal unquoted character ({describe_char(char)}): has to be escaped using backslash to be"
                    f" included in {what}",
                    end,
                )
            parts.append(self._escape())
            position = self.position

    def _string_not_closed(self, what: str) -> NoReturn:
        if what != "name":
            self._fail_eof(": was expecting closing quote for a string value")
        if self.dialect.from_bytes and self.text.endswith('"') and self.position == self.name_offset + 1:
            self._fail_eof(": was expecting closing '\"' for name")
        self._fail_eof(f" in {self.dialect.name_word} name")

    def _escape(self) -> str:
        text = self.text
        if self.position >= len(text):
            self._fail_eof(" in character escape sequence")
        char = text[self.position]
        self.position += 1
        plain = _ESCAPES.get(char)
        if plain is not None:
            return plain
        if char != "u":
            self._fail(f"Unrecognized character escape {describe_char(char)}", self.position - 1)
        code = 0
        for _ in range(4):
            if self.position >= len(text):
                self._fail_eof(" in character escape sequence")
            digit = text[self.position]
            self.position += 1
            if digit not in "0123456789abcdefABCDEF":
                self._unexpected(digit, "expected a hex-digit for character escape sequence")
            code = code * 16 + int(digit, 16)
        return chr(code)

    # what is between tokens

    def _skip_space(self) -> str:
        """The next character that is neither space nor comment, consumed; empty at the end."""
        text = self.text
        char = text[self.position : self.position + 1]
        if char > " " and char != "/":
            self.position += 1
            return char
        while True:
            position = _SPACE.match(text, self.position).end()  # type: ignore[union-attr]
            if position >= len(text):
                self.position = position
                return ""
            char = text[position]
            self.position = position + 1
            if char == "/":
                self._skip_comment()
                continue
            if char < " ":
                self._invalid_space(char)
            return char

    def _invalid_space(self, char: str) -> NoReturn:
        message = f"Illegal character ({describe_char(char)}): only regular white space (\\r, \\n, \\t) is allowed"
        message += " between tokens"
        if self.dialect.generation == 2:
            self._fail(message, self.position)
        if char == "\x1e":
            message += (
                " (consider enabling `JsonReadFeature.ALLOW_RS_CONTROL_CHAR` to allow use of Record Separators"
                " (\\u001E))"
            )
        self._fail(message, self.position - 1)

    def _skip_comment(self) -> None:
        if not self.dialect.comments:
            self._unexpected("/", _COMMENT)
        text = self.text
        if self.position >= len(text):
            self._fail_eof(" in a comment")
        char = text[self.position]
        self.position += 1
        if char == "/":
            ends = [at for at in (text.find("\n", self.position), text.find("\r", self.position)) if at >= 0]
            self._skip_comment_text(min(ends) if ends else len(text))
        elif char == "*":
            end = text.find("*/", self.position)
            self._skip_comment_text(end if end >= 0 else len(text))
            if end < 0:
                self._fail_eof(" in a comment")
            self.position = end + 2
        else:
            self._unexpected(char, "was expecting either '*' or '/' for a comment")

    def _skip_comment_text(self, end: int) -> None:
        control = _CONTROL.search(self.text, self.position, end)
        if control is not None:
            self.position = control.end()
            self._invalid_space(control.group())
        self.position = end

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

    # failures

    def _unexpected(self, char: str, comment: str, offset: int | None = None) -> NoReturn:
        """A character that was just consumed and is not welcome."""
        at = self.position - 1 if offset is None else offset
        self._fail(f"Unexpected character ({describe_char(char)}): {comment}", at)

    def _fail(self, message: str, offset: int) -> NoReturn:
        raise self.dialect.error(self.text, offset, message)

    def _fail_eof(self, message: str) -> NoReturn:
        raise self.dialect.error(self.text, len(self.text), f"Unexpected end-of-input{message}", "eof")

    def coercion_error(self, message: str) -> JavaError:
        """The exception for a number that does not fit, at the current place."""
        return self.dialect.error(self.text, self.position, message, "coercion")

    def error(self, message: str) -> JavaError:
        """A parse exception at the current place."""
        return self.dialect.error(self.text, self.position, message)


def _join_surrogates(text: str) -> str:
    """Two escapes that form one character become it; lone ones stay."""
    if not any("\ud800" <= char <= "\udfff" for char in text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
