"""Where in a document a place is, by indentation: also in a text that cannot be read, as most are while one types."""

import re

from blueprintc.records import record

_LINE = re.compile(
    r"""(?P<indent>[ ]*)(?P<dashes>(?:-[ ]+)*)"""
    r"""(?:(?P<key>[A-Za-z_][\w.$-]*|"[^"\n]*"|'[^'\n]*')[ ]*:(?=[ ]|$))?(?P<rest>.{0,500})"""
)
_BLOCK_HEADER = re.compile(r"[|>][-+0-9]*[ \t]*(?:#.*)?$")
#: Lines that are looked at above and below a place; more than any blueprint has.
_MOST_LINES = 20_000


@record
class Outline:
    """``path`` is the keys around the cursor's line, from the outside in; ``key`` the one on the line, or empty.

    ``siblings`` are the keys of the same mapping on other lines. ``value`` says that the cursor is behind ``key: ``.
    ``is_text`` says that the line is part of a block text, in which there are no keys.
    """

    path: tuple[str, ...]
    key: str
    key_column: int
    is_value: bool
    is_text: bool
    siblings: frozenset[str]


def outline(lines: list[str], line: int, column: int) -> Outline:
    """The outline at a zero-based line and column (in code points)."""
    own = _match(lines[line])
    key = _key(own)
    start = len(own["indent"]) + len(own["dashes"])
    if not key and not own["rest"].strip():
        start = column
    width = start + len(own["key"] or "")
    path: list[str] = []
    is_text = False
    limit = start if not own["dashes"] else len(own["indent"]) + 1
    siblings = {} if own["dashes"] else dict.fromkeys(_siblings(lines, range(line - 1, -1, -1), start))
    siblings |= dict.fromkeys(_siblings(lines, range(line + 1, len(lines)), start))
    for index in range(line - 1, max(line - _MOST_LINES, -1), -1):
        if limit <= 0:
            break
        text = lines[index]
        if not text.strip() or text.lstrip().startswith("#"):
            continue
        each = _match(text)
        indent, dashes = len(each["indent"]), len(each["dashes"])
        if each["key"] and indent + dashes < limit:
            path.append(_key(each))
            is_text |= bool(_BLOCK_HEADER.search(each["rest"])) and each["rest"].lstrip()[:1] in "|>!"
            limit = indent + dashes
        if dashes and indent < limit:
            limit = indent + 1
    return Outline(tuple(reversed(path)), key, start, bool(key) and column > width, is_text, frozenset(siblings))


def _siblings(lines: list[str], order: range, start: int) -> list[str]:
    """The keys at a column, in one direction, until the mapping ends."""
    found: list[str] = []
    for index in order[:_MOST_LINES]:
        if not lines[index].strip() or lines[index].lstrip().startswith("#"):
            continue
        each = _match(lines[index])
        indent, dashes = len(each["indent"]), len(each["dashes"])
        downwards = order.step > 0
        if indent + dashes < start or (dashes and indent < start and downwards):
            break
        if indent + dashes == start and each["key"]:
            found.append(_key(each))
        if dashes and indent < start:
            break
    return found


def _match(text: str) -> re.Match[str]:
    found = _LINE.match(text)
    assert found is not None  # noqa: S101  every part may be empty
    return found


def _key(found: re.Match[str]) -> str:
    return (found["key"] or "").strip("\"'")
