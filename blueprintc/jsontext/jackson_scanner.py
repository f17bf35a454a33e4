"""``JacksonScanner``: strings, numbers, words, blanks and comments of one text, as Jackson reads them.

Upstream: jackson-core ReaderBasedJsonParser, UTF8StreamJsonParser (2.18 and 3.0).
"""

import re
from json.decoder import (  # type: ignore[attr-defined]  # typeshed leaves scanstring out
    JSONDecodeError,
    scanstring,
)
from typing import NoReturn

from blueprintc.jsontext.jackson_errors import Dialect, constraint_error, describe_char, is_identifier_part
from blueprintc.jsontext.jackson_tokens import VALUE_FLOAT, VALUE_INT
from blueprintc.jvm.errors import JavaError

_SPACE = re.compile(r"[ \t\r\n]*")
_PLAIN_STRING = re.compile(r'[^"\\\x00-\x1f]*')
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?")
_ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
VALUES = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')"
NAN = "Non-standard token '{}': enable `JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS` to allow"
_PLUS = (
    "JSON spec does not allow numbers to have plus signs: enable"
    " `JsonReadFeature.ALLOW_LEADING_PLUS_SIGN_FOR_NUMBERS` to allow"
)
_COMMENT = (
    "maybe a (non-standard) comment? (not recognized as one since Feature 'ALLOW_COMMENTS' not enabled for parser)"
)
_MAX_TOKEN_LENGTH = 256


class JacksonScanner:
    """A text, and how far it has been read."""

    __slots__ = ("dialect", "name_offset", "number", "position", "text")

    def __init__(self, text: str, dialect: Dialect) -> None:
        self.text = text
        self.dialect = dialect
        self.position = 1 if dialect.from_bytes and text.startswith("\ufeff") else 0
        self.number = ""
        self.name_offset = 0

    @property
    def in_root(self) -> bool:
        """Whether no object or array is open; whoever reads tokens knows."""
        return True

    # words

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
        self._fail(f"Unrecognized token '{''.join(token)}': was expecting {VALUES}", self.position)

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
            self._unexpected(char, f"expected a valid value {VALUES}")
        if char == "I":
            following = text[self.position : self.position + 1]
            sign = "-" if negative else "+"
            word = {"N": f"{sign}INF", "n": f"{sign}Infinity"}.get(following)
            if word is not None:
                self.position += 1
                self._match_word(word, 3)
                self._fail(NAN.format(word), self.position)
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

    # strings

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
