"""``read_tree``: a JSON value with the order of its members, for bodies that are interpreted."""

from blueprintc.jsontext import Json, ParsingError, XContentParser
from blueprintc.jsontext.jackson import (
    END_ARRAY,
    END_OBJECT,
    START_ARRAY,
    START_OBJECT,
    VALUE_FALSE,
    VALUE_FLOAT,
    VALUE_INT,
    VALUE_NULL,
    VALUE_TRUE,
)
from blueprintc.jvm.numbers import parse_double

_DEEPEST = 200


def read_tree(parser: XContentParser, depth: int = 0) -> Json:
    """The value at the current token; the parser is at its last token then. Raises ``JavaError``."""
    if depth > _DEEPEST:
        raise parsing_error(parser, f"the body is nested deeper than {_DEEPEST} levels")
    token = parser.token
    if token is START_OBJECT:
        members: dict[str, Json] = {}
        while parser.next_token() is not END_OBJECT:
            name = parser.current_name() or ""
            parser.next_token()
            members[name] = read_tree(parser, depth + 1)
        return members
    if token is START_ARRAY:
        items: list[Json] = []
        while parser.next_token() is not END_ARRAY:
            items.append(read_tree(parser, depth + 1))
        return items
    if token is VALUE_NULL:
        return None
    if token is VALUE_TRUE or token is VALUE_FALSE:
        return token is VALUE_TRUE
    text = parser.text()
    if token is VALUE_INT:
        return int(text)
    return parse_double(text) if token is VALUE_FLOAT else text


def parsing_error(parser: XContentParser, message: str) -> ParsingError:
    """A ``ParsingException`` at the current token."""
    line, column = parser.place
    return ParsingError(message, line, column)
