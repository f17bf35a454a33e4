"""Places of the protocol: zero-based lines, and columns in the units that the editor asked for (UTF-16)."""

from lsprotocol import types

from blueprintc.source import SourceFile


class Places:
    """Turns offsets in one text into the protocol's positions, and back.

    ``encoding`` is what was agreed on; editors that ask for nothing count in UTF-16 code units.
    """

    def __init__(self, text: str, encoding: str = "utf-16") -> None:
        self.source = SourceFile("", text)
        self._encoding = encoding

    def position(self, offset: int) -> types.Position:
        """The position of an offset."""
        line = self.source.position(offset).line
        start = self.source.line_starts()[line - 1]
        return types.Position(line - 1, self._units(self.source.text[start:offset]))

    def range(self, start: int, end: int) -> types.Range:
        """The range of ``text[start:end]``."""
        return types.Range(self.position(start), self.position(end))

    def offset(self, position: types.Position) -> int:
        """The offset of a position; places outside the text are moved to the nearest one inside."""
        starts = self.source.line_starts()
        if position.line >= len(starts):
            return len(self.source.text)
        start = starts[position.line]
        end = starts[position.line + 1] if position.line + 1 < len(starts) else len(self.source.text)
        line = self.source.text[start:end].rstrip("\r\n")
        if self._encoding == "utf-32" or (line.isascii()):
            return start + min(position.character, len(line))
        units = 0
        for index, char in enumerate(line):
            units += self._units(char)
            if units > position.character:
                return start + index
        return start + len(line)

    def _units(self, text: str) -> int:
        if self._encoding == "utf-32" or text.isascii():
            return len(text)
        if self._encoding == "utf-8":
            return len(text.encode("utf-8", "surrogatepass"))
        return len(text) + sum(char > "\uffff" for char in text)
