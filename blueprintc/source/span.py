"""Places in a text: offsets, spans, lines and columns."""

from bisect import bisect_left, bisect_right

from blueprintc.records import record


@record
class Position:
    """A place for people: ``line`` and ``column``, both 1-based; a column counts code points."""

    line: int
    column: int


class SourceFile:
    """A text that somebody wrote, with the name to show for it.

    ``text`` is the file decoded as UTF-8 *without* newline translation and with a byte order mark kept as its
    first character, so that offsets and what an editor shows agree. Files compare by identity.
    """

    __slots__ = ("__weakref__", "_astral", "_starts", "path", "text")

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self._starts: list[int] | None = None
        self._astral: list[int] | None = None

    def __repr__(self) -> str:
        return f"SourceFile({self.path!r})"

    def line_starts(self) -> list[int]:
        """Offsets at which the lines begin; ``\\n``, ``\\r\\n`` and a lone ``\\r`` end a line."""
        if self._starts is None:
            starts = [0]
            text = self.text
            if "\r" not in text:
                at = text.find("\n")
                while at >= 0:
                    starts.append(at + 1)
                    at = text.find("\n", at + 1)
            else:
                for at, char in enumerate(text):
                    if char == "\n" or (char == "\r" and text[at + 1 : at + 2] != "\n"):
                        starts.append(at + 1)
            self._starts = starts
        return self._starts

    def position(self, offset: int) -> Position:
        """The line and column of an offset; a byte order mark takes no column."""
        starts = self.line_starts()
        line = bisect_right(starts, offset) - 1
        column = offset - starts[line] + 1
        if line == 0 and offset > 0 and self.text.startswith("\ufeff"):
            column -= 1
        return Position(line + 1, column)

    def utf16_column(self, offset: int) -> int:
        """The 1-based column of an offset in UTF-16 code units, as SARIF and LSP want it."""
        position = self.position(offset)
        start = self.line_starts()[position.line - 1]
        astral = self._astral_offsets()
        return position.column + bisect_left(astral, offset) - bisect_left(astral, start)

    def _astral_offsets(self) -> list[int]:
        """Offsets of the characters that take two UTF-16 code units; found once, because a line may be long."""
        if self._astral is None:
            self._astral = [] if self.text.isascii() else [at for at, char in enumerate(self.text) if char > "\uffff"]
        return self._astral

    def line_text(self, line: int) -> str:
        """The text of a 1-based line, without its line end and without a byte order mark."""
        starts = self.line_starts()
        end = starts[line] if line < len(starts) else len(self.text)
        text = self.text[starts[line - 1] : end].rstrip("\r\n")
        return text.removeprefix("\ufeff") if line == 1 else text


@record
class Span:
    """A piece of a file: the characters ``file.text[start:end]``."""

    file: SourceFile
    start: int
    end: int

    @property
    def text(self) -> str:
        """The characters themselves."""
        return self.file.text[self.start : self.end]

    @property
    def begin(self) -> Position:
        """Where it begins."""
        return self.file.position(self.start)

    @property
    def finish(self) -> Position:
        """Where it ends: the position behind its last character."""
        return self.file.position(self.end)

    def to(self, other: "Span") -> "Span":
        """The span from the start of this one to the end of ``other``, in the same file."""
        if other.file is not self.file:
            return self
        return Span(self.file, min(self.start, other.start), max(self.end, other.end))
