"""Words of a shell command line and its here-document, with the place of every character.

POSIX shell quoting (XCU §2.2), here-documents (§2.7.4) and the ``$'…'`` form of bash, as far as people paste curl
commands: no expansion is done; a word that would need one keeps the ``$`` as it is. In a here-document the variable in
``$(json "$NAME")`` and the file in ``$(json "$(cat -- PATH)")``, which ``build`` writes, become the texts that name
the sources of secrets.
"""

import json
import re
import shlex
from dataclasses import dataclass

from blueprintc.source import Text

_ANSI = {"n": "\n", "t": "\t", "r": "\r", "\\": "\\", "'": "'", '"': '"', "a": "\a", "b": "\b", "e": "\x1b", "0": "\0"}
_END_OF_COMMAND = frozenset(";|&\n")
_HERE = re.compile(r"<<(-?)[ \t]*(?:'([^'\n]+)'|\"([^\"\n]+)\"|([^\s'\"<>|&;]+))")
#: In a here-document: what loses its backslash, and what ``build`` writes for a secret.
_HERE_ACTIVE = re.compile(
    r"""
    \\([$`\\\n])
    | \$\(json\ "\$([A-Za-z_][A-Za-z0-9_]*)"\)
    | \$\(json\ "\$\(cat\ --\ ('[^'\n]*'(?:"'"'[^'\n]*')*|[^\s'"()]+)\)"\)
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Command:
    """The words of one command, and where its text ends in the input."""

    words: tuple[Text, ...]
    end: int
    problem: tuple[str, int] | None = None
    stdin: Text | None = None


def read_command(text: Text, start: int) -> Command:
    """Read the command that begins at offset ``start`` of ``text``.

    It ends at an unquoted line end, ``;``, ``|`` or ``&``. An open quote is reported in ``problem`` (message, offset).
    """
    return _Reader(text, start).command()


class _Reader:
    def __init__(self, text: Text, start: int) -> None:
        self.text = text
        self.value = text.value
        self.at = start
        self.words: list[Text] = []
        self.parts: list[Text] = []
        self.word_start: int | None = None
        self.problem: tuple[str, int] | None = None
        self.here: re.Match[str] | None = None

    def command(self) -> Command:
        while self.at < len(self.value) and self.problem is None:
            char = self.value[self.at]
            if char in _END_OF_COMMAND:
                break
            if char in " \t\r":
                self._finish_word()
                self.at += 1
            elif char == "#" and self.word_start is None:
                while self.at < len(self.value) and self.value[self.at] != "\n":
                    self.at += 1
            elif char == "<" and self.here is None and (here := _HERE.match(self.value, self.at)):
                self._finish_word()
                self.here = here
                self.at = here.end()
            else:
                self._piece(char)
        self._finish_word()
        stdin = self._here_document(self.here) if self.here is not None and self.problem is None else None
        return Command(tuple(self.words), self.at, self.problem, stdin)

    def _here_document(self, here: re.Match[str]) -> Text | None:
        """The lines from the next one on to the delimiter; the command's end moves behind it."""
        delimiter = here[2] or here[3] or here[4]
        first = self.value.find("\n", self.at) + 1
        tabs = "\t*" if here[1] else ""
        closing = (
            re.compile(rf"^{tabs}{re.escape(delimiter)}\r?$", re.MULTILINE).search(self.value, first) if first else None
        )
        if closing is not None:
            lines = self.text.slice(first, closing.start())
            if here[1]:
                lines = _without_tabs(lines)
            self.at = closing.end()
            return lines if here[4] is None else _expanded(lines)
        self.problem = (f"the here-document {delimiter} is never closed", here.start())
        return None

    def _piece(self, char: str) -> None:
        if self._line_continuation():
            return
        if self.word_start is None:
            self.word_start = self.at
        if char == "'":
            self._single()
        elif char == '"':
            self._double()
        elif self.value.startswith("$'", self.at):
            self._ansi()
        elif char == "\\" and self.at + 1 < len(self.value):
            self._keep(self.at + 1, self.at + 2)
            self.at += 2
        else:
            self._keep(self.at, self.at + 1)
            self.at += 1

    def _line_continuation(self) -> bool:
        for ending in ("\\\n", "\\\r\n"):
            if self.value.startswith(ending, self.at):
                self.at += len(ending)
                return True
        return False

    def _single(self) -> None:
        end = self.value.find("'", self.at + 1)
        if end < 0:
            self._open_quote("'")
            return
        self._keep(self.at + 1, end)
        self.at = end + 1

    def _double(self) -> None:
        opening = self.at
        self.at += 1
        run = self.at
        while self.at < len(self.value):
            char = self.value[self.at]
            if char == '"':
                self._keep(run, self.at)
                self.at += 1
                return
            if char == "\\" and self.value[self.at + 1 : self.at + 2] in tuple('"\\$`\n'):
                self._keep(run, self.at)
                if self.value[self.at + 1] != "\n":
                    self._keep(self.at + 1, self.at + 2)
                self.at += 2
                run = self.at
            else:
                self.at += 1
        self.at = opening
        self._open_quote('"')

    def _ansi(self) -> None:
        opening = self.at
        self.at += 2
        while self.at < len(self.value):
            char = self.value[self.at]
            if char == "'":
                self.at += 1
                return
            if char == "\\" and self.at + 1 < len(self.value):
                self._ansi_escape()
            else:
                self._keep(self.at, self.at + 1)
                self.at += 1
        self.at = opening
        self._open_quote("'")

    def _ansi_escape(self) -> None:
        letter = self.value[self.at + 1]
        width = {"u": 4, "U": 8, "x": 2}.get(letter)
        digits = ""
        if width is not None:
            for char in self.value[self.at + 2 : self.at + 2 + width]:
                if char not in "0123456789abcdefABCDEF":
                    break
                digits += char
        if digits and int(digits, 16) <= 0x10FFFF:
            self._made(chr(int(digits, 16)), self.at + 2 + len(digits))
        elif letter in _ANSI:
            self._made(_ANSI[letter], self.at + 2)
        else:
            self._keep(self.at, self.at + 2)
            self.at += 2

    def _made(self, char: str, end: int) -> None:
        self.parts.append(Text(char, self.text.span(self.at, end)))
        self.at = end

    def _keep(self, start: int, end: int) -> None:
        if end > start:
            self.parts.append(self.text.slice(start, end))

    def _finish_word(self) -> None:
        if self.word_start is not None:
            self.words.append(Text.join(self.parts, self.text.span(self.word_start, self.at)))
        self.word_start = None
        self.parts = []

    def _open_quote(self, quote: str) -> None:
        self.problem = (f"the quote {quote} is never closed", self.at)
        self.at = len(self.value)


def _without_tabs(lines: Text) -> Text:
    """The lines of ``<<-`` without the tabs that they begin with."""
    starts = re.finditer(r"^\t*([^\n]*\n?)", lines.value, re.MULTILINE)
    return Text.join([lines.slice(found.start(1), found.end(1)) for found in starts], lines.whole)


def _expanded(lines: Text) -> Text:
    """A here-document without its backslashes, and with texts that name the sources of secrets."""
    value = lines.value
    parts: list[Text] = []
    at = 0
    for found in _HERE_ACTIVE.finditer(value):
        parts.append(lines.slice(at, found.start()))
        at = found.end()
        place = lines.span(found.start(), found.end())
        if found[2]:
            parts.append(Text(f"<env:{found[2]}>", place))
        elif found[3]:
            parts.append(Text(json.dumps(f"<file:{shlex.split(found[3])[0]}>")[1:-1], place))
        elif found[1] != "\n":
            parts.append(lines.slice(found.start() + 1, found.end()))
    parts.append(lines.slice(at, len(value)))
    return Text.join(parts, lines.whole)
