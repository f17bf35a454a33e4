"""json-smart 2.5.2 in permissive mode: the JSON parser under Jayway JSONPath, and its printer.

Permissive means: unquoted and single-quoted strings, useless commas, leading zeros, raw control characters, data
after the value. A text that is no JSON at all is a string. Numbers: see ``_to_float``.
"""

import json
import math
import re
from collections.abc import Callable
from decimal import Decimal

from blueprintc.jsontext.values import Json, LazyNumber
from blueprintc.jvm import JavaError, big_decimal_to_string, double_to_string, join_surrogates, parse_double, to_utf16
from blueprintc.jvm.numbers import parse_big_decimal

FLOAT_NAN = float("nan")
"""json-smart's NaN, the one ``java.lang.Float`` that it makes; known by its identity."""

PARSE_EXCEPTION = "net.minidev.json.parser.ParseException"

_MAX_DEPTH = 400
_END = "\x1a"
"""json-smart's mark for the end of the input; the character itself in a text ends it too."""

_BLANKS = " \r\n\t"
_DIGITS = "0123456789"
_WHITESPACE = "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000"
_TRIMMED = re.compile(f"[{_WHITESPACE}]*(.*?)[{_WHITESPACE}]*", re.DOTALL)
# A scan stops at these characters: at the top level, in an array, before a colon, in an object.
_STOP_TOP, _STOP_ARRAY, _STOP_KEY, _STOP_VALUE = (re.compile(f"[{chars}{_END}]") for chars in ("", ",\\]", ":", ",}"))
_NO_DIGIT = re.compile("[^0-9]")
_NO_SPACE = re.compile("[^\x00-\x19\x1b-\x20]")
_PLAIN_INTEGER = re.compile("-?[0-9]*")
_SIMPLE_ESCAPES = {"t": "\t", "n": "\n", "r": "\r", "f": "\f", "b": "\b", "\\": "\\", "/": "/", "'": "'", '"': '"'}
_IGNORED_IN_STRINGS = re.compile("[\x00-\x1f\x7f]")


def parse(text: str) -> Json:
    """The value of ``text``; a text that even permissive mode refuses raises json-smart's ``ParseException``.

    Objects are ``dict`` in document order (the last duplicate wins, at the first one's place).
    """
    if "\x7f" not in text:
        try:
            value: Json = _STRICT.decode(text)
        except (ValueError, RecursionError, JavaError):
            pass  # the slow way says why
        else:
            if text.count("[") + text.count("{") <= _MAX_DEPTH or _depth(value) <= _MAX_DEPTH:
                return value
    return _Parser(to_utf16(text)).parse()


def _to_float(text: str) -> float | Decimal:
    """Upstream: JSONParserBase.extractFloat: more than 18 characters make a BigDecimal, else a Double."""
    return parse_big_decimal(text) if len(text) > 18 else parse_double(text)


def _refuse_constant(text: str) -> Json:
    raise ValueError(text)


def _to_float_from_json(text: str) -> float | Decimal:
    """``_to_float`` for a text that is known to be a number of strict JSON."""
    if len(text) <= 18:
        return float(text)
    return parse_big_decimal(text) if "e" in text or "E" in text else Decimal(text)


# What is strictly JSON means the same to the standard library, except for the numbers with a fraction.
_STRICT = json.JSONDecoder(parse_float=_to_float_from_json, parse_constant=_refuse_constant)


def _depth(value: Json) -> int:
    level = [value] if isinstance(value, (dict, list)) else []
    depth = 0
    while level:
        depth += 1
        below: list[Json] = []
        for container in level:
            items = container.values() if isinstance(container, dict) else container
            below.extend(item for item in items if type(item) is dict or type(item) is list)
        level = below  # type: ignore[assignment]
    return depth


class _Parser:
    """Follows json-smart's reader with its positions, on UTF-16 code units, without recursion."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.length = len(text)
        self.pos = 0
        self.depth = 0

    @property
    def char(self) -> str:
        return self.text[self.pos] if self.pos < self.length else _END

    def _error(self, position: int, message: str) -> JavaError:
        return JavaError(PARSE_EXCEPTION, message.format(position=position))

    def _bad_char(self, position: int, char: str) -> JavaError:
        return JavaError(PARSE_EXCEPTION, f"Unexpected character ({char}) at position {position}.")

    def _bad_token(self, position: int, token: str) -> JavaError:
        return JavaError(PARSE_EXCEPTION, f"Unexpected token {join_surrogates(token)} at position {position}.")

    def _end_of_file(self, position: int, what: str = "null") -> JavaError:
        return JavaError(PARSE_EXCEPTION, f"Unexpected End Of File position {position}: {what}")

    def _skip_to(self, stop: "re.Pattern[str]", start: int) -> int:
        if start >= self.length:
            return start
        found = stop.search(self.text, start)
        return found.start() if found else self.length

    def parse(self) -> Json:
        while self.char in _BLANKS:
            self.pos += 1
        char = self.char
        if char in ":}]":
            raise self._bad_char(self.pos, char)
        if char in "{[":
            return self._container()
        return self._scalar(_STOP_TOP)

    def _container(self) -> Json:
        """The object or array at the current position, with everything in it."""
        stack: list[dict[str, Json] | list[Json]] = []
        keys: list[str] = []
        value: Json = None
        opening = True
        while True:
            if opening:
                self._open(stack)
            current = stack[-1]
            if isinstance(current, dict):
                complete = self._object_step(current, keys, None if opening else [value])
            else:
                if not opening:
                    current.append(value)
                complete = self._array_step(current)
            if not complete:
                opening = True
                continue
            # The container is finished: it becomes a value of the one around it.
            self.depth -= 1
            self.pos += 1
            value = stack.pop()
            opening = False
            if not stack:
                return value

    def _open(self, stack: list[dict[str, Json] | list[Json]]) -> None:
        self.depth += 1
        if self.depth > _MAX_DEPTH:
            message = "Malicious payload, having non natural depths, parsing stoped on {char} at position {position}."
            raise JavaError(PARSE_EXCEPTION, message.format(char=self.char, position=self.pos))
        if self.char == "{":
            stack.append({})
        else:
            stack.append([])
            self.pos += 1

    def _array_step(self, current: list[Json]) -> bool:
        """Read elements until the array ends (True) or a container begins (False)."""
        while True:
            char = self.char
            if char in " \r\n\t,":
                self.pos += 1
            elif char == "]":
                return True
            elif char in ":}":
                raise self._bad_char(self.pos, char)
            elif char == _END:
                raise self._end_of_file(self.pos - 1, "EOF")
            elif char in "{[":
                return False
            else:
                current.append(self._scalar(_STOP_ARRAY))

    def _object_step(self, current: dict[str, Json], keys: list[str], finished: list[Json] | None) -> bool:
        """Read members until the object ends (True) or a container begins (False).

        ``finished`` holds the container that was begun as a member's value before, ``keys`` the names of such members.
        """
        if finished is not None:
            current[keys.pop()] = finished[0]
            if self._after_value():
                return True
        while True:
            self.pos += 1
            char = self.char
            if char in " \r\t\n,":
                continue
            if char in ":][{":
                raise self._bad_char(self.pos, char)
            if char == "}":
                return True
            key = join_surrogates(self._string() if char in "\"'" else self._bare(_STOP_KEY))
            self.pos = self._skip_to(_NO_SPACE, self.pos)
            if self.char != ":":
                if self.char == _END:
                    raise self._end_of_file(self.pos - 1)
                raise self._bad_char(self.pos - 1, self.char)
            self.pos += 1
            if self.pos >= self.length:
                raise self._end_of_file(self.pos - 1, "EOF")
            while self.char in _BLANKS:
                self.pos += 1
            char = self.char
            if char in ":}]":
                raise self._bad_char(self.pos, char)
            if char in "{[":
                keys.append(key)
                return False
            current[key] = self._scalar(_STOP_VALUE)
            if self._after_value():
                return True

    def _after_value(self) -> bool:
        self.pos = self._skip_to(_NO_SPACE, self.pos)
        char = self.char
        if char == "}":
            return True
        if char == _END:
            raise self._end_of_file(self.pos - 1)
        if char != ",":
            raise self._bad_token(self.pos - 1, char)
        return False

    def _scalar(self, stop: "re.Pattern[str]") -> Json:
        char = self.char
        if char in "\"'":
            return join_surrogates(self._string())
        if char in _DIGITS or char == "-":
            return self._number(stop)
        text = self._bare(stop)
        match text:
            case "null":
                return None
            case "true":
                return True
            case "false":
                return False
            case "NaN":
                return FLOAT_NAN
        return join_surrogates(text)

    def _bare(self, stop: "re.Pattern[str]") -> str:
        """Text without quotes up to a stop character, trimmed but for its last character."""
        start = self.pos
        self.pos = self._skip_to(stop, start)
        return self._trimmed(start, self.pos)

    def _trimmed(self, start: int, stop: int) -> str:
        text = self.text[start:stop]
        match = _TRIMMED.fullmatch(text)
        # Upstream: JSONParserString.extractStringTrim never trims the last character away.
        return (match.group(1) if match else text) or text[-1:]

    def _number(self, stop: "re.Pattern[str]") -> Json:
        start = self.pos
        self.pos = self._skip_to(_NO_DIGIT, start + 1)
        if self.char not in ".Ee":
            if self._text_goes_on(stop):
                return join_surrogates(self._trimmed(start, self.pos))
            return _to_integer(self._trimmed(start, self.pos))
        if self.char == ".":
            self.pos = self._skip_to(_NO_DIGIT, self.pos + 1)
        if self.char not in "Ee":
            return self._finish_float(start, stop)
        self.pos += 1
        if self.char in "+-" or self.char in _DIGITS:
            self.pos = self._skip_to(_NO_DIGIT, self.pos + 1)
            return self._finish_float(start, stop)
        self.pos = self._skip_to(stop, self.pos)
        return join_surrogates(self._trimmed(start, self.pos))

    def _finish_float(self, start: int, stop: "re.Pattern[str]") -> Json:
        text_goes_on = self._text_goes_on(stop)
        text = self._trimmed(start, self.pos)
        if text_goes_on:
            return join_surrogates(text)
        try:
            return _to_float(text)
        except JavaError as error:
            raise self._bad_token(self.pos, text) from error

    def _text_goes_on(self, stop: "re.Pattern[str]") -> bool:
        """Whether something follows the digits that makes the whole a string; reads it if so."""
        self.pos = self._skip_to(_NO_SPACE, self.pos)
        char = self.char
        # Upstream: JSONParserMemory.readNumber looks only at characters below 126.
        if char == _END or ord(char) >= 126 or stop.match(char):
            return False
        self.pos = self._skip_to(stop, self.pos)
        return True

    def _string(self) -> str:
        quote = self.char
        end = self.text.find(quote, self.pos + 1)
        if end == -1:
            raise self._end_of_file(self.length)
        text = self.text[self.pos + 1 : end]
        if "\\" not in text:
            self.pos = end + 1
            return text
        return self._escaped_string(quote)

    def _escaped_string(self, quote: str) -> str:
        special = re.compile(f"[{quote}\\\\{_END}]")
        parts: list[str] = []
        while True:
            start = self.pos + 1
            self.pos = self._skip_to(special, start)
            # Upstream: JSONParserBase.readString2 drops control characters, DEL too, but only in strings with escapes.
            parts.append(_IGNORED_IN_STRINGS.sub("", self.text[start : self.pos]))
            char = self.char
            if char == _END:
                raise self._end_of_file(self.pos - 1)
            if char == quote:
                self.pos += 1
                return "".join(parts)
            self.pos += 1
            char = self.char
            if char in "ux":
                parts.append(self._code_unit(4 if char == "u" else 2))
            else:
                # An unknown escape vanishes with its character.
                parts.append(_SIMPLE_ESCAPES.get(char, ""))

    def _code_unit(self, digits: int) -> str:
        value = 0
        for _ in range(digits):
            self.pos += 1
            char = self.char
            if char == _END:
                raise self._end_of_file(self.pos, "EOF")
            if char not in "0123456789abcdefABCDEF":
                message = f"Unexpected unicode escape sequence {char} at position {self.pos}."
                raise JavaError(PARSE_EXCEPTION, message)
            value = value * 16 + int(char, 16)
        return chr(value)


def _to_integer(text: str) -> int:
    """Upstream: JSONParserBase.parseNumber, which takes the digits on trust while they fit a long."""
    if _PLAIN_INTEGER.fullmatch(text):
        if len(text) > 4000:
            return int(Decimal(text))
        return 0 if text == "-" else int(text)
    if len(text) >= 19:
        raise JavaError("NumberFormatException", f'For input string: "{text}"')
    value = 0
    for char in text.removeprefix("-"):
        value = value * 10 + ord(char) - 48
    return -value if text.startswith("-") else value


_ESCAPES = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t", "/": "\\/"}
_TO_ESCAPE = re.compile('["\\\\/\x00-\x1f\x7f-\x9f\u2000-\u20ff]')


def to_json_string(value: Json, *, escape_slash: bool = True) -> str:
    """``JSONArray.toString()`` and its like: compact JSON; ``/`` is escaped unless the style is LT_COMPRESS."""

    def quote(text: str) -> str:
        return f'"{_TO_ESCAPE.sub(escape, text)}"'

    def escape(match: "re.Match[str]") -> str:
        char = match.group()
        if char == "/" and not escape_slash:
            return char
        return _ESCAPES.get(char) or f"\\u{ord(char):04X}"

    out: list[str] = []
    _print(value, quote, out.append)
    return "".join(out)


def _print(value: Json, quote: Callable[[str], str], write: Callable[[str], None]) -> None:
    """Write one value; the stack holds texts to write and values to print, topmost first."""
    stack: list[tuple[bool, Json]] = [(False, value)]
    while stack:
        is_text, item = stack.pop()
        if is_text:
            write(str(item))
        elif isinstance(item, dict):
            stack.append((True, "}"))
            for index, (key, member) in reversed(list(enumerate(item.items()))):
                stack.append((False, member))
                stack.append((True, f"{',' if index else ''}{quote(key)}:"))
            write("{")
        elif isinstance(item, list):
            stack.append((True, "]"))
            for index, member in reversed(list(enumerate(item))):
                stack.append((False, member))
                if index:
                    stack.append((True, ","))
            write("[")
        else:
            write(quote(item) if isinstance(item, str) else number_text(item))


def number_text(item: None | bool | int | float | Decimal | LazyNumber) -> str:
    """How json-smart prints a value that is neither text nor container; an infinity becomes null."""
    match item:
        case None:
            return "null"
        case bool():
            return "true" if item else "false"
        case float():
            return "null" if math.isinf(item) else double_to_string(item)
        case Decimal():
            return big_decimal_to_string(item)
    return str(item)
