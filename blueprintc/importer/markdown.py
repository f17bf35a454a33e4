"""Markdown pages: their fenced code blocks, each as a text that knows where it stands on the page.

Rules of CommonMark 0.31 §4.5: a fence is three or more backticks or tildes, closed by one of the same kind that is at
least as long; the content loses as much leading white space as the opening fence has. Fences inside lists and block
quotes are found at any indentation, because published pages indent them freely.
"""

import re
from dataclasses import dataclass

from blueprintc.source import SourceFile, Text, whole_text

_OPEN = re.compile(r"^(?P<indent>(?:[ \t]|>[ \t]?)*)(?P<fence>`{3,}|~{3,})(?P<info>[^\r\n]*)$")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: its language word (lower case, may be empty) and its content.

    ``heading`` is the text of the last heading above it. ``closed`` is false for a fence that runs to the end of
    the page.
    """

    language: str
    content: Text
    heading: str
    closed: bool


def blocks(source: SourceFile | Text) -> list[Block]:
    """All fenced blocks of a page, in order."""
    found: list[Block] = []
    page = whole_text(source) if isinstance(source, SourceFile) else source
    text = page.value
    heading = ""
    at = 0
    lines = [(match.start(), match.group()) for match in _LINE.finditer(text) if match.group()]
    while at < len(lines):
        start, line = lines[at]
        bare = line.rstrip("\r\n")
        at += 1
        if bare.lstrip().startswith("#"):
            heading = bare.strip().strip("#").strip()
        opening = _OPEN.match(bare)
        if opening is None or (opening["fence"][0] == "`" and "`" in opening["info"]):
            continue
        parts: list[Text] = []
        first = start + len(line)
        end = first
        closed = False
        while at < len(lines):
            start, line = lines[at]
            at += 1
            if _closes(line, opening["fence"]):
                closed = True
                break
            skip = _indent(line, opening["indent"])
            parts.append(page.slice(start + skip, start + len(line)))
            end = start + len(line)
        language = (opening["info"].split() or [""])[0].strip("{}.").lower()
        found.append(Block(language, Text.join(parts, page.span(first, end)), heading, closed))
    return found


def _closes(line: str, fence: str) -> bool:
    bare = line.strip().lstrip("> \t")
    return len(bare) >= len(fence) and bare == fence[0] * len(bare)


def _indent(line: str, indent: str) -> int:
    """How many leading characters of a content line belong to the fence's own indentation."""
    count = 0
    for char in indent:
        if count < len(line) and (line[count] == char or (char in " \t" and line[count] in " \t")):
            count += 1
        else:
            break
    return count
