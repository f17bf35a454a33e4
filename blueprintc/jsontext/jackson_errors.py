"""The exceptions of Jackson's parsers, generation 2 and 3: classes, texts and places.

Upstream: jackson-core ParserMinimalBase, ParserBase, JsonLocation (2.18) and TokenStreamLocation (3.0).
"""

import unicodedata

from blueprintc.jvm.errors import JavaError
from blueprintc.records import record

_REDACTED = "[Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled)"
_UNKNOWN = f"{_REDACTED}; byte offset: #UNKNOWN]"


@record
class Dialect:
    """How a Jackson parser is set up.

    ``generation`` is 2 or 3; ``from_bytes``: it reads UTF-8 bytes (a REST body), not a ``String``; ``comments`` are
    allowed by OpenSearch's x-content; ``duplicates`` are detected by it and by ML Commons from 3.5 on; ``wrapped``:
    x-content hides Jackson 3's exceptions behind one of its own with the same text.
    """

    generation: int = 2
    from_bytes: bool = False
    comments: bool = False
    duplicates: bool = False
    wrapped: bool = False
    max_depth: int = 1000
    max_number_length: int = 1000

    @property
    def name_word(self) -> str:
        """``field`` up to Jackson 2, ``property`` from 3 on."""
        return "field" if self.generation == 2 else "property"

    def error(self, text: str, offset: int, message: str, kind: str = "") -> JavaError:
        """The exception for ``message`` at a character offset of ``text``.

        ``kind``: ``""`` a parse exception, ``"eof"`` unexpected end of input, ``"coercion"`` a number out of range.
        """
        shown = f"{message}\n at {self.location(text, offset)}"
        error = JavaError(_CLASSES[self.generation, kind], shown)
        if not self.wrapped:
            return error
        outer = JavaError("org.opensearch.core.xcontent.JsonParseException", shown)
        outer.__cause__ = error
        return outer

    def location(self, text: str, offset: int) -> str:
        """A place as it is printed in messages."""
        if self.generation == 3:
            if not self.from_bytes:
                return _UNKNOWN
            return f"{_REDACTED}; byte offset: #{len(_encode(text[:offset]))}]"
        line, column = self.line_and_column(text, offset)
        return f"{_REDACTED}; line: {line}, column: {column}]" if column > 0 else f"{_REDACTED}; line: {line}]"

    def start_location(self, text: str, offset: int | None) -> str:
        """The place where an object or array began (``None``: the document itself)."""
        if self.generation == 3:
            return _UNKNOWN
        return f"{_REDACTED}; line: 1]" if offset is None else self.location(text, offset)

    def line_and_column(self, text: str, offset: int) -> tuple[int, int]:
        """1-based line, and column in bytes or UTF-16 units. A line ends at LF, CR or CR LF."""
        before = text[:offset]
        line = 1 + before.count("\n") + before.count("\r") - before.count("\r\n")
        row = before[max(before.rfind("\n"), before.rfind("\r")) + 1 :]
        if row.isascii():
            return line, len(row) + 1
        units = len(_encode(row)) if self.from_bytes else len(row.encode("utf-16-le", "surrogatepass")) // 2
        return line, units + 1


_CLASSES = {
    (2, ""): "com.fasterxml.jackson.core.JsonParseException",
    (2, "eof"): "com.fasterxml.jackson.core.io.JsonEOFException",
    (2, "coercion"): "com.fasterxml.jackson.core.exc.InputCoercionException",
    (3, ""): "tools.jackson.core.exc.StreamReadException",
    (3, "eof"): "tools.jackson.core.exc.UnexpectedEndOfInputException",
    (3, "coercion"): "tools.jackson.core.exc.InputCoercionException",
}


def constraint_error(dialect: Dialect, message: str) -> JavaError:
    """A ``StreamConstraintsException``; it shows no place."""
    package = "com.fasterxml.jackson.core.exc" if dialect.generation == 2 else "tools.jackson.core.exc"
    return JavaError(f"{package}.StreamConstraintsException", message)


def describe_char(char: str) -> str:
    """``'x' (code 120)``, as ``_getCharDesc``."""
    code = ord(char)
    if code < 0x20 or 0x7F <= code <= 0x9F:
        return f"(CTRL-CHAR, code {code})"
    if code > 0xFFFF:
        code = 0xD800 + ((code - 0x10000) >> 10)
        char = chr(code)
    return f"'{char}' (code {code} / 0x{code:x})" if code > 255 else f"'{char}' (code {code})"


def starts_identifier(char: str) -> bool:
    """``Character.isJavaIdentifierStart`` of a ``char``: half of a surrogate pair is none."""
    if char > "\uffff":
        return False
    return char.isidentifier() or char == "$" or unicodedata.category(char) in ("Sc", "Pc", "Nl")


def is_identifier_part(char: str) -> bool:
    """``Character.isJavaIdentifierPart`` of a ``char``."""
    if char > "\uffff":
        return False
    if starts_identifier(char) or char.isdecimal():
        return True
    code = ord(char)
    ignorable = code <= 8 or 0xE <= code <= 0x1B or 0x7F <= code <= 0x9F
    return ignorable or unicodedata.category(char) in ("Mn", "Mc", "Cf")


def _encode(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
