"""What the cursor is on: a placeholder, a variable, the name of a function, a code."""

import re
from enum import Enum

from blueprintc.records import record


class Kind(Enum):
    """The kinds of words that something is known about."""

    PARAMETER = "parameter"
    CREDENTIAL = "credential"
    VARIABLE = "variable"
    FUNCTION = "function"
    CODE = "code"
    FILE = "file"


@record
class Word:
    """A word and its place in the text. ``default`` is a placeholder's own default, or none."""

    kind: Kind
    name: str
    start: int
    end: int
    default: str | None = None


_PATTERNS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (Kind.PARAMETER, re.compile(r"\$\{parameters\.(?P<name>[^}\r\n:]*)(?P<default>(?::-[^}\r\n]*)?)\}")),
    (Kind.CREDENTIAL, re.compile(r"\$\{credential\.(?P<name>[^}\r\n]*)\}")),
    (Kind.VARIABLE, re.compile(r"\bvars\.(?P<name>\w+)")),
    (Kind.FUNCTION, re.compile(r"\b(?P<name>connector\.(?:pre|post)_process\.[\w.]+)")),
    (Kind.CODE, re.compile(r"\b(?P<name>BP[0-9]{3})\b")),
    (Kind.FILE, re.compile(r"""^extends[ ]*:[ ]*["']?(?P<name>[^"'#\r\n]+?)["']?[ ]*(?:[ ]#.*)?$""")),
    (Kind.FILE, re.compile(r"""!(?:template|file)[ ]+(?:\{[ ]*name[ ]*:[ ]*)?["']?(?P<name>[^"'\s,{}]+)""")),
    (Kind.FILE, re.compile(r"""\{%-?[ ]*(?:import|include|from|extends)[ ]+["'](?P<name>[^"']+)["']""")),
)


#: How far from the cursor a word may reach.
_REACH = 1_000


def word_at(text: str, offset: int) -> Word | None:
    """The word at an offset, or none."""
    start = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    start = max(start, offset - _REACH)
    ends = [found for found in (text.find("\n", offset), text.find("\r", offset)) if found >= 0]
    line = text[start : min([*ends, offset + _REACH])]
    for kind, pattern in _PATTERNS:
        for found in pattern.finditer(line):
            if start + found.start() <= offset <= start + found.end():
                default = found.groupdict().get("default") or None
                return Word(
                    kind, found["name"], start + found.start(), start + found.end(), default[2:] if default else None
                )
    return None
