"""Whole texts by Jackson's databind: ``ObjectMapper.readTree`` with the settings that ML Commons uses."""

from blueprintc.jsontext import jackson
from blueprintc.jsontext.jackson import JacksonReader
from blueprintc.jsontext.jackson_errors import Dialect
from blueprintc.jsontext.values import Json
from blueprintc.jvm.errors import JavaError
from blueprintc.jvm.numbers import parse_double


class _Missing:
    """The tree of an empty text (``MissingNode``)."""


MISSING = _Missing()


def read_jackson(
    text: str, *, generation: int, trailing_tokens_fail: bool | None = None, duplicates_fail: bool = True
) -> "Json | _Missing":
    """The tree of a text: integers are ``int``, other numbers ``float``, objects keep their order.

    Blank text is ``MISSING``. What follows the value is refused from generation 3 on (``FAIL_ON_TRAILING_TOKENS``).
    Equal names are refused (``STRICT_DUPLICATE_DETECTION``), or else the last wins.
    Raises ``JavaError`` with Jackson's class and text.
    """
    reader = JacksonReader(text, Dialect(generation, duplicates=duplicates_fail))
    if reader.next_token() is None:
        return MISSING
    value = read_value(reader)
    if trailing_tokens_fail is None:
        trailing_tokens_fail = generation == 3
    if trailing_tokens_fail:
        following = reader.next_token()
        if following is not None:
            raise JavaError(
                "tools.jackson.databind.exc.MismatchedInputException",
                f"Trailing token (`JsonToken.{following}`) found after value (bound as"
                " `tools.jackson.databind.JsonNode`): not allowed as per"
                " `DeserializationFeature.FAIL_ON_TRAILING_TOKENS`"
                f"\n at {reader.dialect.location(text, reader.position)}",
            )
    return value


def read_value(reader: JacksonReader) -> Json:
    """The value at the current token, to its end; without recursion."""
    root: list[Json] = []
    stack: list[list[Json] | dict[str, Json]] = [root]
    names: list[str] = [""]
    token = reader.token
    while True:
        if token is jackson.FIELD_NAME:
            names[-1] = reader.current_name() or ""
            token = reader.next_token()
            continue
        if token is jackson.START_OBJECT or token is jackson.START_ARRAY:
            stack.append({} if token is jackson.START_OBJECT else [])
            names.append("")
            token = reader.next_token()
            continue
        if token is jackson.END_OBJECT or token is jackson.END_ARRAY:
            value: Json = stack.pop()
            names.pop()
        else:
            value = read_scalar(reader)
        container = stack[-1]
        if isinstance(container, list):
            container.append(value)
        else:
            container[names[-1]] = value
        if len(stack) == 1:
            return root[0]
        token = reader.next_token()


def read_scalar(reader: JacksonReader) -> Json:
    """The scalar at the current token."""
    token = reader.token
    if token is jackson.VALUE_STRING:
        return reader.string()
    if token is jackson.VALUE_INT:
        return int(reader.number)
    if token is jackson.VALUE_FLOAT:
        return parse_double(reader.number)
    return None if token is jackson.VALUE_NULL else token is jackson.VALUE_TRUE
