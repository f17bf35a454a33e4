"""JSON of cases: read so that numbers keep their spelling, printed as Python's ``json.dumps`` prints it."""

import json

from blueprintc.errors import UsageError

quote = json.encoder.encode_basestring_ascii
"""A JSON string of a text, ASCII only."""


class Number(str):
    """A number by its text; ``dumps`` prints it as it is."""

    __slots__ = ()


def read_object(line: str) -> dict[str, object]:
    """A JSON object; its numbers are ``Number``. Raises ``UsageError``."""
    try:
        given = json.loads(line, parse_float=Number, parse_int=Number)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"not a JSON object: {error}") from error
    if not isinstance(given, dict):
        raise UsageError("a case is a JSON object")
    return given


def dumps(value: object) -> str:
    """JSON with blanks after commas and colons, ASCII only; numbers keep their spelling."""
    out: list[str] = []
    _dump(value, out)
    return "".join(out)


def _dump(value: object, out: list[str]) -> None:
    if isinstance(value, Number):
        out.append(value)
    elif isinstance(value, str):
        out.append(quote(value))
    elif isinstance(value, dict):
        separator = "{"
        for name, item in value.items():
            out.append(f"{separator}{quote(name)}: ")
            _dump(item, out)
            separator = ", "
        out.append("}" if value else "{}")
    elif isinstance(value, list):
        separator = "["
        for item in value:
            out.append(separator)
            _dump(item, out)
            separator = ", "
        out.append("]" if value else "[]")
    elif value is None:
        out.append("null")
    else:
        out.append("true" if value is True else "false" if value is False else json.dumps(value))
