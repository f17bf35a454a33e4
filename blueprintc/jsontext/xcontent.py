"""``XContentParser``: OpenSearch's view of a JSON text, with its coercions and its error texts.

Upstream: JsonXContentParser, AbstractXContentParser, XContentParserUtils (OpenSearch core).
"""

import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import TypeVar

from blueprintc.jsontext import jackson
from blueprintc.jsontext.jackson import JacksonReader
from blueprintc.jsontext.jackson_errors import Dialect
from blueprintc.jsontext.values import Json
from blueprintc.jvm.errors import JavaError
from blueprintc.jvm.hashing import hashmap_order
from blueprintc.jvm.numbers import INT_MAX, INT_MIN, LONG_MAX, LONG_MIN, parse_double

_T = TypeVar("_T")

_DECIMAL = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,10})?")

_XCONTENT_TOKENS = {
    jackson.VALUE_INT: "VALUE_NUMBER",
    jackson.VALUE_FLOAT: "VALUE_NUMBER",
    jackson.VALUE_TRUE: "VALUE_BOOLEAN",
    jackson.VALUE_FALSE: "VALUE_BOOLEAN",
    None: "null",
}

_DIALECTS = {
    (generation, from_bytes): Dialect(generation, from_bytes, comments=True, duplicates=True, wrapped=generation == 3)
    for generation in (2, 3)
    for from_bytes in (False, True)
}


class ParsingError(JavaError):
    """OpenSearch's ``ParsingException``: its JSON form carries a line and a column."""

    def __init__(self, message: str, line: int, column: int) -> None:
        super().__init__("org.opensearch.core.common.ParsingException", message)
        self.line = line
        self.column = column


class XContentParser:
    """A pull parser over one text; the current token decides what the accessors give or throw."""

    __slots__ = ("_reader",)

    def __init__(self, text: str, *, generation: int, from_bytes: bool) -> None:
        self._reader = JacksonReader(text, _DIALECTS[generation, from_bytes])

    # tokens

    @property
    def token(self) -> str | None:
        """The current token by its Jackson name."""
        return self._reader.token

    @property
    def place(self) -> tuple[int, int]:
        """Line and column of the current token, as exceptions name them. Upstream: getTokenLocation."""
        return self._token_place()

    def next_token(self) -> str | None:
        """Move on. Raises ``JavaError`` (``JsonParseException`` …) for text that is no JSON."""
        return self._reader.next_token()

    def current_name(self) -> str | None:
        """The name of the current member."""
        return self._reader.current_name()

    def expect(self, token: str) -> None:
        """Raise ``ParsingError`` unless this is the current token. Upstream: ensureExpectedToken."""
        if self.token is not token:
            found = _XCONTENT_TOKENS.get(self.token, self.token)
            raise ParsingError(
                f"Failed to parse object: expecting token of type [{token}] but found [{found}]", *self._token_place()
            )

    def skip_children(self) -> None:
        """Skip the rest of the current object or array; nothing at a scalar."""
        reader = self._reader
        if reader.token is not jackson.START_OBJECT and reader.token is not jackson.START_ARRAY:
            return
        depth = 1
        while depth:
            token = reader.next_token()
            if token is jackson.START_OBJECT or token is jackson.START_ARRAY:
                depth += 1
            elif token is jackson.END_OBJECT or token is jackson.END_ARRAY:
                depth -= 1

    # scalars

    def text(self) -> str:
        """The text of a string, number or boolean as it is written. Raises ``IllegalStateException`` else."""
        reader = self._reader
        token = reader.token
        if token is jackson.VALUE_STRING:
            return reader.string()
        if token is jackson.VALUE_INT or token is jackson.VALUE_FLOAT:
            return reader.number
        if token is jackson.VALUE_TRUE:
            return "true"
        if token is jackson.VALUE_FALSE:
            return "false"
        if token is None:
            raise JavaError(
                "NullPointerException",
                'Cannot invoke "org.opensearch.core.xcontent.XContentParser$Token.isValue()" because the return value'
                ' of "org.opensearch.common.xcontent.json.JsonXContentParser.currentToken()" is null',
            )
        line, column = self._token_place()
        raise JavaError("IllegalStateException", f"Can't get text on a {token} at {line}:{column}")

    def text_or_null(self) -> str | None:
        """``text``, or ``None`` at null."""
        return None if self.token is jackson.VALUE_NULL else self.text()

    def boolean(self) -> bool:
        """A boolean, or a string that spells one. Upstream: Booleans.parseBoolean."""
        reader = self._reader
        token = reader.token
        if token is jackson.VALUE_TRUE:
            return True
        if token is jackson.VALUE_FALSE:
            return False
        if token is jackson.VALUE_STRING:
            text = reader.string()
            if text in ("", "false", "true"):
                return text == "true"
            raise JavaError(
                "IllegalArgumentException", f"Failed to parse value [{text}] as only [true] or [false] are allowed."
            )
        message = f"Current token ({token}) not of boolean type"
        raise reader.error(message) if reader.dialect.generation == 2 else reader.coercion_error(message)

    def integer(self) -> int:
        """An ``int``: fractions are cut; strings are parsed as doubles first."""
        return self._whole(INT_MIN, INT_MAX, "an integer", "int")

    def long(self) -> int:
        """A ``long``. Upstream: Numbers.toLong: strings are decimals, not doubles."""
        if self._reader.token is jackson.VALUE_STRING:
            return _long_of(self._reader.string())
        return self._whole(LONG_MIN, LONG_MAX, "a long", "long")

    def _whole(self, low: int, high: int, named: str, java_type: str) -> int:
        reader = self._reader
        if reader.token is jackson.VALUE_STRING:
            text = reader.string()
            value = parse_double(text)
            if value < low or value > high:
                raise JavaError("IllegalArgumentException", f"Value [{text}] is out of range for {named}")
            return 0 if value != value else int(value)
        if reader.token is not jackson.VALUE_INT and reader.token is not jackson.VALUE_FLOAT:
            word = "can not" if reader.dialect.generation == 2 else "cannot"
            raise reader.error(f"Current token ({reader.token}) not numeric, {word} use numeric value accessors")
        number = self._number()
        if not low <= number <= high:
            raise reader.coercion_error(f"Numeric value ({reader.number}) out of range of {java_type} ({low} - {high})")
        return int(number)

    # maps and lists

    def map(self) -> dict[str, Json]:
        """An object as a ``java.util.HashMap``; at a scalar or array an empty map, and nothing is consumed.

        Upstream: AbstractXContentParser.findNonEmptyMapStart.
        """
        if not self._at_member():
            return {}
        return self._entries(self._value)

    def map_strings(self) -> dict[str, str]:
        """An object of scalars as a ``HashMap`` of their texts; like ``map`` for anything but an object."""
        if not self._at_member():
            return {}
        return self._entries(XContentParser.text.__get__(self))

    def array(self) -> list[Json]:
        """An array. Upstream: AbstractXContentParser.skipToListStart refuses anything else."""
        if self.token is None or self.token is jackson.FIELD_NAME:
            self.next_token()
        token = self.token
        if token is not jackson.START_ARRAY:
            line, column = self._token_place()
            raise JavaError(
                "org.opensearch.core.xcontent.XContentParseException",
                f"[{line}:{column}] Failed to parse list:  expecting START_ARRAY but got"
                f" {_XCONTENT_TOKENS.get(token, token)}",
            )
        value = self._tree()
        assert isinstance(value, list)  # noqa: S101
        return value

    def _at_member(self) -> bool:
        token = self.token
        if token is None or token is jackson.START_OBJECT:
            token = self.next_token() if token is not None else self._first_member()
        return token is jackson.FIELD_NAME

    def _first_member(self) -> str | None:
        token = self.next_token()
        return self.next_token() if token is jackson.START_OBJECT else token

    def _entries(self, read: Callable[[], _T]) -> dict[str, _T]:
        """The members from the current name on to the end of the object, in ``HashMap`` order."""
        found: dict[str, _T] = {}
        while True:
            name = self.current_name() or ""
            self.next_token()
            found[name] = read()
            if self.next_token() is not jackson.FIELD_NAME:
                break
        if len(found) < 2:
            return found
        return {name: found[name] for name in hashmap_order(found)}

    def _value(self) -> Json:
        """The value at the current token. Objects and arrays are read without recursion."""
        token = self.token
        if token is not jackson.START_OBJECT and token is not jackson.START_ARRAY:
            return self._scalar()
        return self._tree()

    def _scalar(self) -> Json:
        token = self.token
        if token is jackson.VALUE_STRING:
            return self._reader.string()
        if token is jackson.VALUE_INT or token is jackson.VALUE_FLOAT:
            return self._number()
        if token is jackson.VALUE_NULL:
            return None
        return token is jackson.VALUE_TRUE

    def _tree(self) -> Json:
        root: list[Json] = []
        # each frame: the container, and the name under which its next value goes (objects only)
        stack: list[tuple[list[Json] | dict[str, Json], str]] = [(root, "")]
        token = self.token
        while True:
            if token is jackson.FIELD_NAME:
                stack[-1] = (stack[-1][0], self.current_name() or "")
            elif token is jackson.END_OBJECT or token is jackson.END_ARRAY:
                value: Json = stack.pop()[0]
                if isinstance(value, dict) and len(value) > 1:
                    value = {name: value[name] for name in hashmap_order(value)}
                _put(stack[-1], value)
                if len(stack) == 1:
                    return root[0]
            elif token is jackson.START_OBJECT:
                stack.append(({}, ""))
            elif token is jackson.START_ARRAY:
                stack.append(([], ""))
            else:
                _put(stack[-1], self._scalar())
            token = self.next_token()

    def _number(self) -> int | float:
        reader = self._reader
        return int(reader.number) if reader.token is jackson.VALUE_INT else parse_double(reader.number)

    def _token_place(self) -> tuple[int, int]:
        reader = self._reader
        offset = reader.name_offset if reader.token is jackson.FIELD_NAME else reader.token_offset
        if reader.token is None:
            # Upstream: the token location before the first token is 1:0
            return 1, 0
        return reader.dialect.line_and_column(reader.text, offset)


def _long_of(text: str) -> int:
    if not _DECIMAL.fullmatch(text):
        raise JavaError("IllegalArgumentException", f'For input string: "{text}"')
    try:
        value = Decimal(text)
    except InvalidOperation:
        value = Decimal("inf")
    if not LONG_MIN - 1 < value < LONG_MAX + 1:
        raise JavaError("IllegalArgumentException", f"Value [{text}] is out of range for a long")
    return int(value)


def _put(frame: tuple[list[Json] | dict[str, Json], str], value: Json) -> None:
    container, name = frame
    if isinstance(container, list):
        container.append(value)
    else:
        container[name] = value
