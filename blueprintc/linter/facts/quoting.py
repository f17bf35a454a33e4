"""How a placeholder stands in a template: bare, as a whole string, or inside one."""

from enum import Enum

from blueprintc.model.placeholder import Placeholder, placeholders


class Quoting(Enum):
    """The place of a placeholder in JSON text."""

    BARE = "bare"
    WHOLE_STRING = "as a whole string"
    IN_STRING = "inside a string"


def quotings(template: str) -> list[tuple[Placeholder, Quoting]]:
    """The parameter placeholders of a template that is JSON, each with its place.

    Only double quotes and backslashes outside placeholders count, as for a JSON reader.
    """
    result: list[tuple[Placeholder, Quoting]] = []
    opened: int | None = None  # the offset of the double quote that opened the string we are in
    at = 0
    for placeholder in placeholders(template):
        opened = _opened(template, at, placeholder.start, opened)
        at = placeholder.end
        if opened is None:
            quoting = Quoting.BARE
        elif opened == placeholder.start - 1 and template[placeholder.end : placeholder.end + 1] == '"':
            quoting = Quoting.WHOLE_STRING
        else:
            quoting = Quoting.IN_STRING
        result.append((placeholder, quoting))
    return result


def _opened(template: str, start: int, end: int, opened: int | None) -> int | None:
    """Where the string that covers ``end`` began, when ``opened`` covers ``start``."""
    at = start
    while at < end:
        char = template[at]
        if char == "\\" and opened is not None:
            at += 1
        elif char == '"':
            opened = at if opened is None else None
        at += 1
    return opened
