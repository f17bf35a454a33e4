"""The pattern as code points with Java's cursor, white-space handling and error places."""

from blueprintc.jvm.errors import JavaError
from blueprintc.jvm.regex.errors import syntax_error
from blueprintc.jvm.strings import to_utf16

_SPACES = " \t\n\x0b\x0c\r"
_END = "\0"


class Cursor:
    """Reads a pattern one character at a time; two NULs stand behind its end, as in Java.

    Error places follow from the cursor, so the reading methods keep Java's habits: ``read`` steps over the character,
    ``next`` steps first and looks then, and both skip white space and comments while ``comments`` is on.
    """

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.chars = list(_without_quotes(pattern))
        self.length = len(self.chars)
        self.chars += [_END, _END]
        self.at = 0
        self.comments = False
        self.unix_lines = False

    def error(self, description: str) -> JavaError:
        """The syntax error just before the cursor."""
        return syntax_error(description, self.at - 1, self.pattern, to_utf16(self.pattern))

    def char(self, index: int) -> str:
        """The character at an index; NUL behind the end."""
        return self.chars[index] if index < len(self.chars) else _END

    @property
    def at_end(self) -> bool:
        """Whether the cursor has come to the end."""
        return self.at >= self.length

    def peek(self) -> str:
        """The next character."""
        char = self.char(self.at)
        if self.comments:
            while char in _SPACES or char == "#":
                while char in _SPACES:
                    char = self._step()
                if char == "#":
                    char = self._peek_past_line()
        return char

    def _step(self) -> str:
        self.at += 1
        return self.char(self.at)

    def _peek_past_line(self) -> str:
        char = self._step()
        while char != _END and not self._ends_line(char):
            char = self._step()
        if char == _END and self.at > self.length:
            self.at = self.length
            char = self.char(self.at)
        return char

    def _ends_line(self, char: str) -> bool:
        return char == "\n" if self.unix_lines else char in "\n\r\u2028\u2029\x85"

    def read(self) -> str:
        """The next character, stepped over."""
        char = self.read_plain()
        if self.comments:
            while char in _SPACES or char == "#":
                while char in _SPACES:
                    char = self.read_plain()
                if char == "#":
                    char = self._read_past_line()
        return char

    def read_plain(self) -> str:
        """The next character, stepped over, comments or not."""
        char = self.char(self.at)
        self.at += 1
        return char

    def _read_past_line(self) -> str:
        char = self.read_plain()
        while char != _END and not self._ends_line(char):
            char = self.read_plain()
        if char == _END and self.at > self.length:
            self.at = self.length
            char = self.read_plain()
        return char

    def next(self) -> str:
        """Step over a character, then look at the one behind it."""
        self.at += 1
        return self.peek()

    def next_plain(self) -> str:
        """``next`` without a look at comments."""
        return self._step()

    def skip(self) -> str:
        """Step over two characters; the second one."""
        char = self.char(self.at + 1)
        self.at += 2
        return char

    def accept(self, wanted: str, description: str) -> None:
        """Step over ``wanted``, which has to be next."""
        if self.read() != wanted:
            raise self.error(description)


def _without_quotes(pattern: str) -> str:
    """The pattern with ``\\Q…\\E`` spelt out. Upstream: Pattern.RemoveQEQuoting."""
    start = 0
    while start < len(pattern) - 1:
        if pattern[start] != "\\":
            start += 1
        elif pattern[start + 1] != "Q":
            start += 2
        else:
            break
    else:
        return pattern
    out = [pattern[:start]]
    index, quoted, first = start + 2, True, True
    while index < len(pattern):
        char = pattern[index]
        index += 1
        if char > "\x7f" or char.isalpha():
            out.append(char)
        elif char.isdigit():
            # A digit right behind \Q must not become part of an escape before it.
            out.append(f"\\x3{char}" if first else char)
        elif char != "\\":
            out.append(f"\\{char}" if quoted else char)
        elif quoted:
            if pattern[index : index + 1] == "E":
                index += 1
                quoted = False
            else:
                out.append("\\\\")
        elif pattern[index : index + 1] == "Q":
            index += 1
            quoted = first = True
            continue
        else:
            out.append(char)
            out.append(pattern[index : index + 1])
            index += 1
        first = False
    return "".join(out)
