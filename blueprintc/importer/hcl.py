"""Reads Terraform's language as far as resources with literal values go, with the place of everything.

Rules: HCL native syntax specification. What would have to be evaluated (a reference to another resource, a condition,
a function that is not named below) becomes an unresolved value and is passed over to its end; ``var.x`` and
``local.x`` are unresolved, too, and are looked up by whoever knows the file's variables. The one resource that is
looked for needs no more, and a library would give no places.
"""

import re

from blueprintc.importer.hcl_functions import FUNCTIONS, least_indent, text_of
from blueprintc.importer.unresolved import is_unresolved, unresolved
from blueprintc.model import Mapping, Member, Node, Scalar, Sequence
from blueprintc.records import record
from blueprintc.source import Segment, Text

_SPACE = re.compile(r"(?:[ \t\r]|#[^\n]*|//[^\n]*|/\*.*?\*/)*", re.DOTALL)
_SPACE_AND_LINES = re.compile(r"(?:[ \t\r\n]|#[^\n]*|//[^\n]*|/\*.*?\*/)*", re.DOTALL)
_IDENTIFIER = re.compile(r"[^\W\d][\w-]*")
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_HEREDOC = re.compile(r"<<(-?)([^\W\d][\w-]*)[ \t\r]*\n")
_ESCAPE = re.compile(r'\\(?:([nrt"\\])|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))')
_PLAIN = re.compile(r'(?:[^"\\\n$%]|[$%](?![$%]?\{))+')
_ENDS_EXPRESSION = frozenset(",)]}\n")
_SHORT = {"n": "\n", "r": "\r", "t": "\t", '"': '"', "\\": "\\"}
_MAX_DEPTH = 100


@record
class Attribute:
    """``name = value``."""

    name: Text
    value: Node


@record
class Block:
    """A block: its type, its labels, and its attributes and blocks in order."""

    name: Text
    labels: tuple[str, ...]
    body: "tuple[Attribute | Block, ...]"
    text: Text


class HclError(Exception):
    """The text is no HCL; ``at`` is the offset of what is wrong."""

    def __init__(self, message: str, at: int) -> None:
        super().__init__(message)
        self.at = at


def read_hcl(text: Text) -> "tuple[Attribute | Block, ...]":
    """The attributes and blocks of a file. Raises ``HclError``."""
    return _Reader(text).body(is_top=True)


class _Reader:
    def __init__(self, text: Text) -> None:
        self.text = text
        self.value = text.value
        self.at = 0
        self.depth = 0

    def body(self, *, is_top: bool = False) -> "tuple[Attribute | Block, ...]":
        items: list[Attribute | Block] = []
        while True:
            self.skip(_SPACE_AND_LINES)
            if self.at >= len(self.value):
                if not is_top:
                    raise HclError("a block is never closed", self.at)
                return tuple(items)
            if self.peek() == "}" and not is_top:
                self.at += 1
                return tuple(items)
            items.append(self.item())

    def item(self) -> "Attribute | Block":
        start = self.at
        name = self.identifier()
        self.skip(_SPACE)
        if self.peek() == "=" and self.value[self.at + 1 : self.at + 2] != "=":
            self.at += 1
            self.skip(_SPACE)
            return Attribute(name, self.expression())
        labels: list[str] = []
        while self.peek() != "{":
            if self.peek() == '"':
                label = self.quoted()
                labels.append(label.value if isinstance(label, Scalar) and isinstance(label.value, str) else "")
            else:
                labels.append(self.identifier().value)
            self.skip(_SPACE)
        self.enter()
        body = self.body()
        self.depth -= 1
        return Block(name, tuple(labels), body, self.text.slice(start, self.at))

    def expression(self) -> Node:
        """A value; what cannot be read as one is passed over to the end of the expression."""
        start = self.at
        node = self.term()
        if node is not None:
            end = self.at
            self.skip(_SPACE)
            if self.at >= len(self.value) or self.peek() in _ENDS_EXPRESSION:
                self.at = end
                return node
        self.at = start
        self.pass_over()
        return unresolved(self.text.slice(start, self.at))

    def term(self) -> Node | None:
        char = self.peek()
        if char == '"':
            return self.quoted()
        if char == "[":
            return self.array()
        if char == "{":
            return self.object()
        if match := _HEREDOC.match(self.value, self.at):
            return self.heredoc(match)
        if match := _NUMBER.match(self.value, self.at):
            return self.number(match)
        if _IDENTIFIER.match(self.value, self.at):
            return self.word()
        return None

    def word(self) -> Node | None:
        start = self.at
        name = self.identifier().value
        if name in ("true", "false", "null"):
            value = {"true": True, "false": False, "null": None}[name]
            return Scalar(value, self.text.slice(start, self.at))
        if self.peek() == "(":
            return self.call(name, start)
        while self.peek() == ".":
            self.at += 1
            if not _IDENTIFIER.match(self.value, self.at):
                return None
            self.identifier()
        return unresolved(self.text.slice(start, self.at))

    def call(self, name: str, start: int) -> Node | None:
        self.enter()
        self.skip(_SPACE_AND_LINES)
        argument = self.expression()
        self.skip(_SPACE_AND_LINES)
        self.depth -= 1
        function = FUNCTIONS.get(name)
        if self.peek() != ")" or function is None or is_unresolved(argument):
            return None
        self.at += 1
        value = function(argument)
        return None if value is None else Scalar(value, Text(value, self.text.span(start, self.at)))

    def number(self, match: re.Match[str]) -> Node:
        self.at = match.end()
        text = match.group()
        is_integer = not set(text) & set(".eE")
        value = int(text) if is_integer and len(text) < 1000 else float(text)
        return Scalar(value, self.text.slice(match.start(), match.end()))

    def array(self) -> Node:
        start = self.at
        self.enter()
        items: list[Node] = []
        while True:
            self.skip(_SPACE_AND_LINES)
            if self.peek() == "]":
                break
            items.append(self.expression())
            self.skip(_SPACE_AND_LINES)
            if self.peek() == ",":
                self.at += 1
            elif self.peek() != "]":
                raise HclError("a list is never closed", start)
        self.at += 1
        self.depth -= 1
        return Sequence(tuple(items), self.text.span(start, self.at))

    def object(self) -> Node | None:
        start = self.at
        self.enter()
        members: dict[str, Member] = {}
        while True:
            self.skip(_SPACE_AND_LINES)
            if self.peek() == "}":
                break
            key = self.key()
            self.skip(_SPACE)
            if key is None or self.peek() not in "=:" or not self.peek():
                self.depth -= 1
                return None
            self.at += 1
            self.skip(_SPACE_AND_LINES)
            members[key.value] = Member(key, self.expression())
            self.skip(_SPACE)
            if self.peek() == ",":
                self.at += 1
            elif self.peek() not in ("\n", "}"):
                raise HclError("an object is never closed", start)
        self.at += 1
        self.depth -= 1
        return Mapping(tuple(members.values()), self.text.span(start, self.at))

    def key(self) -> Text | None:
        is_wrapped = self.peek() == "("
        if is_wrapped:
            self.at += 1
        if self.peek() == '"':
            node = self.quoted()
            key = node.text if isinstance(node, Scalar) and not is_unresolved(node) else None
        elif _IDENTIFIER.match(self.value, self.at) and not is_wrapped:
            key = self.identifier()
            if key.value == "for":
                return None
        elif match := _NUMBER.match(self.value, self.at):
            self.at = match.end()
            key = self.text.slice(match.start(), match.end())
        else:
            return None
        if is_wrapped:
            if self.peek() != ")":
                return None
            self.at += 1
        return key

    def quoted(self) -> Node:
        """A text in quotes. One that is a single ``${…}`` is that expression; others need to know all of theirs."""
        start = self.at
        self.at += 1
        parts: list[Text] = []
        inner: list[Node] = []
        while True:
            char = self.peek()
            if not char or char == "\n":
                raise HclError("a text is never closed", start)
            if char == '"':
                self.at += 1
                break
            if char == "\\":
                parts.append(self.escape())
            elif template := self.template():
                inner.append(template)
                parts.append(Text(text_of(template) or "", self.text.span(start, self.at)))
            else:
                parts.append(self.plain_part())
        whole = self.text.span(start, self.at)
        if len(inner) == 1 and len(parts) == 1:
            return inner[0]
        if any(is_unresolved(node) or text_of(node) is None for node in inner):
            return unresolved(Text(self.value[start : self.at], whole))
        text = Text.join(parts, whole)
        return Scalar(text.value, text)

    def plain_part(self) -> Text:
        """Characters that stand for themselves, or ``$${`` and ``%%{``, which lose a character."""
        start = self.at
        for mark in ("$${", "%%{"):
            if self.value.startswith(mark, start):
                self.at += 3
                return self.text.slice(start + 1, self.at)
        run = _PLAIN.match(self.value, start)
        self.at = run.end() if run is not None else start + 1
        return self.text.slice(start, self.at)

    def escape(self) -> Text:
        match = _ESCAPE.match(self.value, self.at)
        if match is None:
            raise HclError("a backslash begins no escape here", self.at)
        digits = match[2] or match[3]
        if digits and (int(digits, 16) > 0x10FFFF or 0xD800 <= int(digits, 16) < 0xE000):
            raise HclError("the escape names no character", self.at)
        char = chr(int(digits, 16)) if digits else _SHORT[match[1]]
        span = self.text.span(match.start(), match.end())
        self.at = match.end()
        return Text(char, span, (Segment(0, span, False),))

    def template(self) -> Node | None:
        """A ``${…}`` or ``%{…}`` at this place, or none."""
        if not self.value.startswith(("${", "%{"), self.at):
            return None
        start = self.at
        is_directive = self.peek() == "%"
        self.at += 2
        self.skip(_SPACE_AND_LINES)
        if self.peek() == "~":
            self.at += 1
        self.enter(0)
        node = self.expression()
        self.depth -= 1
        self.skip(_SPACE_AND_LINES)
        if self.peek() != "}":
            raise HclError("a template is never closed", start)
        self.at += 1
        return unresolved(self.text.slice(start, self.at)) if is_directive else node

    def heredoc(self, match: re.Match[str]) -> Node:
        start = match.start()
        lines: list[tuple[int, int]] = []
        at = match.end()
        while True:
            end = self.value.find("\n", at)
            line_end = len(self.value) if end < 0 else end
            if self.value[at:line_end].strip() == match[2]:
                self.at = line_end
                break
            if end < 0:
                raise HclError(f"the here-document {match[2]} is never closed", start)
            lines.append((at, end + 1))
            at = end + 1
        cut = least_indent(self.value[a:b] for a, b in lines) if match[1] else 0
        parts: list[Text] = []
        for first, last in lines:
            parts += self.heredoc_line(min(first + cut, last - 1), last)
        whole = self.text.span(start, self.at)
        if any(part.value == "" for part in parts):
            return unresolved(Text(self.value[start : self.at], whole))
        text = Text.join(parts, whole)
        return Scalar(text.value, text)

    def heredoc_line(self, start: int, end: int) -> list[Text]:
        """The parts of a line; an empty part stands for a template that would have to be evaluated."""
        parts: list[Text] = []
        at = start
        for mark in re.finditer(r"\$\$\{|%%\{|\$\{|%\{", self.value[start:end]):
            place = start + mark.start()
            if at < place:
                parts.append(self.text.slice(at, place))
            if len(mark.group()) == 2:
                return [Text("", self.text.span(place, place))]
            parts.append(self.text.slice(place + 1, place + 3))
            at = place + 3
        if at < end:
            parts.append(self.text.slice(at, end))
        return parts

    def pass_over(self) -> None:
        """To the end of an expression: a comma, a closing bracket or a line end outside brackets and texts."""
        depth = 0
        start = self.at
        while self.at < len(self.value):
            char = self.peek()
            if depth == 0 and char in _ENDS_EXPRESSION:
                break
            if char == '"':
                self.pass_over_text()
            elif match := _HEREDOC.match(self.value, self.at):
                self.heredoc(match)
            else:
                depth += {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}.get(char, 0)
                self.at += 1
        if self.at == start:
            raise HclError("a value is missing", start)

    def pass_over_text(self) -> None:
        """To the end of a text in quotes, in one go: what is in its templates is not read."""
        start = self.at
        open_marks = ['"']
        self.at += 1
        while open_marks:
            char = self.peek()
            is_text = open_marks[-1] == '"'
            if not char or (is_text and char == "\n"):
                raise HclError("a text is never closed", start)
            if is_text and self.value.startswith(("$${", "%%{"), self.at):
                self.at += 3
            elif is_text and self.value.startswith(("${", "%{"), self.at):
                open_marks.append("}")
                self.at += 2
            elif is_text and char == "\\":
                self.at += 2
            else:
                if char == open_marks[-1]:
                    open_marks.pop()
                elif not is_text and char in '"{':
                    open_marks.append('"' if char == '"' else "}")
                self.at += 1

    def identifier(self) -> Text:
        match = _IDENTIFIER.match(self.value, self.at)
        if match is None:
            raise HclError("a name is expected", self.at)
        self.at = match.end()
        return self.text.slice(match.start(), match.end())

    def enter(self, skip: int = 1) -> None:
        self.depth += 1
        if self.depth > _MAX_DEPTH:
            raise HclError("values are nested too deep", self.at)
        self.at += skip

    def peek(self) -> str:
        return self.value[self.at : self.at + 1]

    def skip(self, what: re.Pattern[str]) -> None:
        match = what.match(self.value, self.at)
        if match is not None:
            self.at = match.end()
