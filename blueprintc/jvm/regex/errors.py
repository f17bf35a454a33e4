"""What goes wrong with regular expressions, beside Java's own complaints."""

from blueprintc.errors import UnsupportedError
from blueprintc.jvm.errors import JavaError


class UnsupportedRegexError(UnsupportedError):
    """A construct of ``java.util.regex`` that is not translated; the text names it."""


class RegexTimeoutError(UnsupportedError):
    """A match that takes too long, most likely because its time grows exponentially with the text."""


def syntax_error(description: str, index: int, pattern: str, utf16_pattern: str) -> JavaError:
    """``PatternSyntaxException`` with its message: description, index, pattern, caret."""
    message = description
    if index >= 0:
        message += f" near index {index}"
    message += f"\n{pattern}"
    if 0 <= index < len(utf16_pattern):
        message += "\n" + "".join("\t" if char == "\t" else " " for char in utf16_pattern[:index]) + "^"
    return JavaError("PatternSyntaxException", message)
