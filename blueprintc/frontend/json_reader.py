"""JSON to a positioned tree: strict, as the server reads it, and as Dev Tools takes it.

``read_json(source, sink)`` reads a whole file. ``read_json_value(text, start, sink)`` reads one value that begins at
an offset of a ``Text`` (a block of a Markdown page, the unquoted argument of a curl command: whatever origin the
characters have) and says where it ends, so that an importer can go on behind it. Every key and scalar of the tree
maps its characters, through JSON escapes, to where they were typed.
"""

import functools
import re
from typing import NoReturn

from blueprintc.diagnostics import Code, Diagnostic, DiagnosticSink, Label
from blueprintc.frontend import codes
from blueprintc.model import Mapping, Member, Node, Scalar, Sequence
from blueprintc.records import record
from blueprintc.source import Segment, SourceFile, Span, Text, whole_text

MAX_DEPTH = 100
_MAX_DIGITS = 1000
_BLANKS = " \t\r\n"


@record
class Dialect:
    """What is allowed besides strict JSON."""

    comments: bool = False
    hash_comments: bool = False
    triple_quotes: bool = False
    trailing_commas: bool = False
    elisions: bool = False  # "..." in place of members or items, as documentation pages write


#: RFC 8259.
STRICT = Dialect()
#: What the REST layer of the server reads: ``//`` and ``/* */`` comments.
SERVER = Dialect(comments=True)
#: What Dev Tools takes: also ``#`` comments, ``\"\"\"`` strings and trailing commas.
CONSOLE = Dialect(comments=True, hash_comments=True, triple_quotes=True, trailing_commas=True)


@record
class JsonValue:
    """What was read: the tree (``None`` after a reported error), the offset behind it, and the places of ``...``."""

    node: Node | None
    end: int
    elisions: tuple[Span, ...] = ()


def read_json(source: SourceFile, sink: DiagnosticSink, *, dialect: Dialect = CONSOLE) -> Node | None:
    """The tree of a file that holds one JSON value; ``None`` when it cannot be read (reported)."""
    text = whole_text(source)
    reader = _Reader(text, sink, dialect)
    try:
        reader.skip_blanks()
        if reader.at == len(text.value):
            sink.report(Diagnostic.of(codes.EMPTY_FILE, "the file is empty", Span(source, 0, 0)))
            return None
        node = reader.value()
        reader.skip_blanks()
        if reader.at < len(text.value):
            reader.fail("there is more text behind the JSON value", reader.at)
    except _Abort:
        return None
    return node


def read_json_value(text: Text, start: int, sink: DiagnosticSink, *, dialect: Dialect = CONSOLE) -> JsonValue:
    """The JSON value that begins at or, behind blanks and comments, after ``start``, and where it ends.

    After an error ``end`` is the offset at which reading stopped.
    """
    reader = _Reader(text, sink, dialect, start)
    try:
        reader.skip_blanks()
        return JsonValue(reader.value(), reader.at, tuple(reader.elisions))
    except _Abort:
        return JsonValue(None, reader.at)


class JsonText(Text):
    """A JSON string; its origins go through its escapes and are worked out when somebody asks."""

    __slots__ = ("_end", "_outer", "_start")

    def __init__(self, value: str, whole: Span, outer: Text, start: int, end: int) -> None:
        super().__init__(value, whole, None)
        self._outer, self._start, self._end = outer, start, end

    def _trace(self) -> tuple[Segment, ...]:
        raw = self._outer.value
        at = self._start
        segments: list[Segment] = []
        length = 0
        while at < self._end:
            escape = raw.find("\\", at, self._end)
            stop = self._end if escape < 0 else escape
            if stop > at:
                part = self._outer.slice(at, stop)
                segments.extend(Segment(length + s.start, s.span, s.exact, s.via) for s in part.segments)
                length += stop - at
            if escape < 0:
                break
            at = _escape_end(raw, escape)
            segments.append(Segment(length, self._outer.span(escape, at), False, self._outer.via(escape)))
            length += 1
        return tuple(segments)


def _escape_end(raw: str, at: int) -> int:
    """Where the escape at ``at`` ends; a pair of surrogate escapes is one."""
    if raw[at + 1] != "u":
        return at + 2
    if _is_surrogate(raw, at, "dD", "89abAB") and _is_surrogate(raw, at + 6, "dD", "cdefCDEF"):
        return at + 12
    return at + 6


def _is_surrogate(raw: str, at: int, first: str, second: str) -> bool:
    return raw[at : at + 2] == "\\u" and raw[at + 2 : at + 3] in first and raw[at + 3 : at + 4] in second


def _quote(char: str) -> str:
    """A character between quotes that are not itself."""
    return "'\"'" if char == '"' else f'"{char}"'


class _Abort(Exception):
    """Reading cannot go on; the reason was reported."""


@functools.cache
def _number() -> re.Pattern[str]:
    return re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?")


@functools.cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\s,:{}\[\]\"]+")


@functools.cache
def _string_stop() -> re.Pattern[str]:
    """What ends a run of plain characters in a string."""
    return re.compile(r'["\\\x00-\x1f]')


_ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None}
_HEX = frozenset("0123456789abcdefABCDEF")


class _Reader:
    """One pass over the characters; stops at the first error."""

    def __init__(self, text: Text, sink: DiagnosticSink, dialect: Dialect, start: int = 0) -> None:
        self._text = text
        self._raw = text.value
        self._sink = sink
        self._dialect = dialect
        self._depth = 0
        self.at = start
        self.elisions: list[Span] = []
        only = text.segments[0] if len(text.segments) == 1 and text.segments[0].exact else None
        self._file = None if only is None else only.span.file
        self._shift = 0 if only is None else only.span.start

    def _span(self, start: int, end: int) -> Span:
        if self._file is not None:
            return Span(self._file, start + self._shift, end + self._shift)
        return self._text.span(start, end)

    def fail(
        self, message: str, at: int, end: int | None = None, *, help: str = "", code: Code | None = None
    ) -> NoReturn:
        """Report the error at an offset and stop."""
        self.at = at
        limit = len(self._raw)
        if at >= limit:
            at = max(len(self._raw.rstrip()) - 1, 0)
            end = min(at + 1, limit)
        span = self._span(at, min(at + 1 if end is None else end, limit))
        self._sink.report(Diagnostic.of(code or codes.JSON_SYNTAX, message, span, help=help))
        raise _Abort

    def skip_blanks(self) -> None:
        """Go behind blanks and, where the dialect has them, comments."""
        raw, at, limit = self._raw, self.at, len(self._raw)
        while at < limit:
            char = raw[at]
            if char in _BLANKS:
                at += 1
            elif char == "/" and raw[at + 1 : at + 2] in ("/", "*"):
                if not self._dialect.comments:
                    self.fail("JSON has no comments", at, at + 2)
                at = self._comment_end(at)
            elif char == "#":
                if not self._dialect.hash_comments:
                    self.fail("JSON has no comments", at)
                at = self._line_end(at)
            else:
                break
        self.at = at

    def _comment_end(self, at: int) -> int:
        if self._raw[at + 1] == "/":
            return self._line_end(at)
        end = self._raw.find("*/", at + 2)
        if end < 0:
            self.fail("the comment is not closed", at, at + 2, help="close it with */")
        return end + 2

    def _line_end(self, at: int) -> int:
        ends = [found for found in (self._raw.find("\n", at), self._raw.find("\r", at)) if found >= 0]
        return min(ends, default=len(self._raw))

    def value(self) -> Node:
        """The value at the current offset."""
        raw, at = self._raw, self.at
        char = raw[at : at + 1]
        if char == '"':
            return self._string()
        if char in ("{", "["):
            self._depth += 1
            if self._depth > MAX_DEPTH:
                self.fail(f"values are nested deeper than {MAX_DEPTH} levels", at, code=codes.TOO_DEEP)
            node = self._object() if char == "{" else self._array()
            self._depth -= 1
            return node
        return self._bare()

    def _bare(self) -> Scalar:
        raw, at = self._raw, self.at
        number = _number().match(raw, at)
        word = _word().match(raw, at)
        if word is None:
            self._unexpected(at)
        self.at = word.end()
        shown = word.group()
        span = self._span(at, word.end())
        text = Text(shown, span, (Segment(0, span, True),) if span.end - span.start == len(shown) else ())
        if shown in _WORDS:
            return Scalar(_WORDS[shown], text)
        if number is None or number.end() != word.end():
            self._bad_word(shown, at, word.end())
        if number.group(1) is None and number.group(2) is None:
            if len(shown) > _MAX_DIGITS:
                self.fail("the number has too many digits", at, word.end())
            return Scalar(int(shown), text)
        return Scalar(float(shown), text)

    def _unexpected(self, at: int) -> NoReturn:
        if at >= len(self._raw):
            self.fail("the text ends where a value is expected", at)
        self.fail(f"{_quote(self._raw[at])} stands where a value is expected", at)

    def _bad_word(self, shown: str, at: int, end: int) -> NoReturn:
        if shown.startswith("..."):
            self.fail('"..." stands for text that was left out', at, at + 3, help="write the whole value")
        if shown.startswith("'"):
            self.fail("JSON strings have double quotes", at, at + 1)
        if shown.startswith("$"):
            close = self._raw.find("}", at)
            end = end if close < 0 else close + 1
            shown = self._raw[at:end]
            self.fail(f'placeholder "{shown[:60]}" is not a JSON value outside a string', at, end, help="quote it")
        lower = shown.lower()
        hint = {"none": "null", "true": "true", "false": "false", "null": "null"}.get(lower, "")
        self.fail(f'"{shown[:60]}" is no JSON value', at, end, help=f"write {hint}" if hint else "quote it")

    def _object(self) -> Mapping:
        start = self.at
        self.at += 1
        members: list[Member] = []
        seen: dict[str, Member] = {}
        fresh = True  # whether a member may follow without a comma
        while True:
            self.skip_blanks()
            if self._raw[self.at : self.at + 1] == "}":
                self._check_trailing(start, members)
                self.at += 1
                return Mapping(tuple(members), self._span(start, self.at))
            if self._skip_elision():
                fresh = True
                continue
            if members and not fresh:
                self._comma("}", start)
                if self._raw[self.at : self.at + 1] == "}" or self._skip_elision():
                    fresh = True
                    continue
            fresh = False
            key = self._key(start)
            self.skip_blanks()
            if self._raw[self.at : self.at + 1] != ":":
                self.fail(f'key "{key.value[:60]}" needs a colon and a value', self.at)
            self.at += 1
            self.skip_blanks()
            member = Member(key, self.value())
            first = seen.setdefault(key.value, member)
            if first is not member:
                self._duplicate(first, member)
            members.append(member)

    def _key(self, start: int) -> Text:
        at = self.at
        if at >= len(self._raw):
            self.fail("the object is not closed", start, start + 1, help="close it with }")
        if self._raw[at] != '"':
            word = _word().match(self._raw, at)
            if word is not None and not word.group().startswith(("...", "'")):
                self.fail(f'key "{word.group()[:60]}" needs double quotes', at, word.end())
            if word is not None:
                self._bad_word(word.group(), at, word.end())
            if self._raw[at] == "{" and self._raw[at - 1] == "{":
                close = self._raw.find("}}", at)
                end = at + 1 if close < 0 else close + 2
                message = f'template "{self._raw[at - 1 : end][:60]}" is not quoted'
                self.fail(message, at - 1, end, help="quote it", code=codes.UNQUOTED_TEMPLATE)
            self.fail(f"{_quote(self._raw[at])} stands where a key is expected", at)
        return self._string().text

    def _array(self) -> Sequence:
        start = self.at
        self.at += 1
        items: list[Node] = []
        fresh = True  # whether an item may follow without a comma
        while True:
            self.skip_blanks()
            if self._raw[self.at : self.at + 1] == "]":
                self._check_trailing(start, items)
                self.at += 1
                return Sequence(tuple(items), self._span(start, self.at))
            if self._skip_elision():
                fresh = True
                continue
            if items and not fresh:
                self._comma("]", start)
                if self._raw[self.at : self.at + 1] == "]" or self._skip_elision():
                    fresh = True
                    continue
            fresh = False
            if self.at >= len(self._raw):
                self.fail("the array is not closed", start, start + 1, help="close it with ]")
            items.append(self.value())

    def _skip_elision(self) -> bool:
        """Go behind ``...`` and a comma, where the dialect has it."""
        if not self._dialect.elisions or not self._raw.startswith("...", self.at):
            return False
        self.elisions.append(self._span(self.at, self.at + 3))
        self.at += 3
        self.skip_blanks()
        if self._raw[self.at : self.at + 1] == ",":
            self.at += 1
        return True

    def _comma(self, bracket: str, start: int) -> None:
        """Go behind the comma between members or items."""
        at = self.at
        if at >= len(self._raw):
            name = "object" if bracket == "}" else "array"
            self.fail(f"the {name} is not closed", start, start + 1, help=f"close it with {bracket}")
        if self._raw[at] != ",":
            shown = self._raw[at]
            hint = self._comma_hint(shown, bracket, start)
            self.fail(f'{_quote(shown)} stands where a comma or "{bracket}" is expected', at, help=hint)
        self.at += 1
        self.skip_blanks()

    def _comma_hint(self, shown: str, bracket: str, start: int) -> str:
        """What probably happened where a comma or the closing bracket is missing."""
        if shown == "\\":
            return "a backslash begins no comment; comments begin with //" if self._dialect.comments else ""
        if shown in "}]":
            line = self._span(start, start + 1).begin.line
            return f'either it is one too many, or the "{"{" if bracket == "}" else "["}" of line {line} is not closed'
        if self._raw[self.at - 1] == '"':
            return 'the double quote before it ends the string; write \\" for a double quote inside a string'
        return ""

    def _check_trailing(self, start: int, members: list[Member] | list[Node]) -> None:
        """Refuse a comma before the closing bracket where the dialect does."""
        if self._dialect.trailing_commas or not members:
            return
        before = self._raw[start : self.at].rstrip()
        if before.endswith(","):
            at = start + len(before) - 1
            self.fail("JSON has no comma behind the last value", at, help="remove the comma")

    def _duplicate(self, first: Member, second: Member) -> None:
        self._sink.report(
            Diagnostic.of(
                codes.DUPLICATE_KEY,
                f'key "{second.key.value}" stands twice in this object',
                second.key.whole,
                labels=(Label(first.key.whole, "first written here"),),
            )
        )

    def _string(self) -> Scalar:
        raw, start = self._raw, self.at
        if self._dialect.triple_quotes and raw.startswith('"""', start):
            return self._triple(start)
        end = raw.find('"', start + 1)
        value = raw[start + 1 : end] if end >= 0 else ""
        if end < 0 or "\\" in value or _string_stop().search(value):
            value, end = self._escaped(start)
        self.at = end + 1
        return Scalar(value, JsonText(value, self._span(start, end + 1), self._text, start + 1, end))

    def _triple(self, start: int) -> Scalar:
        raw = self._raw
        end = raw.find('"""', start + 3)
        if end < 0:
            self.fail("the triple-quoted string is not closed", start, start + 3)
        self.at = end + 3
        whole = self._span(start, end + 3)
        inner = self._text.slice(start + 3, end)
        return Scalar(inner.value, Text(inner.value, whole, inner.segments))

    def _escaped(self, start: int) -> tuple[str, int]:
        """The value of a string with escapes, and the offset of its closing quote."""
        raw = self._raw
        parts: list[str] = []
        at = start + 1
        while True:
            stop = _string_stop().search(raw, at)
            if stop is None:
                self.fail("the string is not closed", start, start + 1, help='close it with "')
            parts.append(raw[at : stop.start()])
            at = stop.start()
            if raw[at] == '"':
                return "".join(parts), at
            if raw[at] != "\\":
                self._control(raw[at], at, start)
            end = self._check_escape(at)
            if raw[at + 1] != "u":
                parts.append(_ESCAPES[raw[at + 1]])
            elif end - at == 12:
                high, low = int(raw[at + 2 : at + 6], 16), int(raw[at + 8 : at + 12], 16)
                parts.append(chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00)))
            else:
                parts.append(self._unit(at, end))
            at = end

    def _unit(self, at: int, end: int) -> str:
        char = chr(int(self._raw[at + 2 : at + 6], 16))
        if "\ud800" <= char <= "\udfff":
            message = f'"{self._raw[at:end]}" is half of a character'
            self._sink.report(Diagnostic.of(codes.LONE_SURROGATE, message, self._span(at, end)))
        return char

    def _control(self, char: str, at: int, start: int) -> NoReturn:
        if char in "\r\n":
            help = "write it as \\n" + (', or quote the text with """' if self._dialect.triple_quotes else "")
            self.fail("a string must end on its line", at, help=help)
        name = "tab" if char == "\t" else f"control character U+{ord(char):04X}"
        self.fail(f"a {name} inside a string must be escaped", at, help=f"write it as \\u{ord(char):04x}")

    def _check_escape(self, at: int) -> int:
        """Where the escape at ``at`` ends, when it is one."""
        raw = self._raw
        letter = raw[at + 1 : at + 2]
        digits = raw[at + 2 : at + 6]
        if letter == "u" and len(digits) == 4 and set(digits) <= _HEX:
            end = _escape_end(raw, at)
            return end if set(raw[end - 4 : end]) <= _HEX else at + 6
        if not letter or letter not in _ESCAPES:
            shown = raw[at : at + 2]
            self.fail(f'"{shown}" is no escape of JSON', at, at + 2, help="a backslash itself is written \\\\")
        return at + 2


__all__ = ["CONSOLE", "SERVER", "STRICT", "Dialect", "JsonText", "JsonValue", "read_json", "read_json_value"]
