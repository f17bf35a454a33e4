"""Pass: structured request bodies become the JSON text that the server wants, with quotes by type.

A text that is exactly one placeholder is written bare when its parameter is a list, an object, a number or a
boolean, in quotes when it is a text, and in the server's null form when it may be null. The type comes from, in this
order: ``!json`` or ``!string`` on the value, ``inputs``, what the pre-process function produces, ``parameters``.
"""

import json

from blueprintc.diagnostics import did_you_mean
from blueprintc.lowering import codes
from blueprintc.lowering.context import LoweringContext
from blueprintc.lowering.json_text import escape, is_json_number, needs_escape
from blueprintc.lowering.settle_texts import report_doubt
from blueprintc.lowering.types import ParameterType, ParameterTypes
from blueprintc.model import Mapping, Member, Node, Scalar, Sequence
from blueprintc.model.placeholder import Placeholder, placeholders, whole_placeholder
from blueprintc.source import Segment, Span, Text

_FOUR_WAYS = (
    "say it in one of four ways: !json or !string before the placeholder; a schema under inputs; "
    "a built-in pre_process_function that produces it; a value under parameters"
)


def lower_bodies(root: Mapping, context: LoweringContext) -> Mapping:
    """The document whose actions have request bodies that are texts."""
    if context.is_connector:
        return root
    actions = root.get("actions")
    if not isinstance(actions, Sequence):
        return root
    items = tuple(_lower_action(item, context) if isinstance(item, Mapping) else item for item in actions.items)
    lowered = Sequence(items, actions.span)
    return Mapping(tuple(Member(m.key, lowered) if m.value is actions else m for m in root.members), root.span)


def _lower_action(action: Mapping, context: LoweringContext) -> Mapping:
    body = action.get("request_body")
    if body is None:
        return action
    if isinstance(body, Scalar):
        lowered = Scalar(body.text.value, body.text)
    else:
        text = lower_body(body, ParameterTypes(context.instance, action), context)
        lowered = Scalar(text.value, text)
    return Mapping(tuple(Member(m.key, lowered) if m.value is body else m for m in action.members), action.span)


def lower_body(body: Node, types: ParameterTypes, context: LoweringContext) -> Text:
    """The JSON text of a structured body; each of its characters knows where it comes from."""
    writer = _BodyWriter(types, context)
    writer.write(body)
    return BodyText(body.span, writer.parts)


class BodyText(Text):
    """A lowered body; made of pieces, each a text of its own or structure that belongs to a place as a whole."""

    __slots__ = ("_parts",)

    def __init__(self, whole: Span, parts: list[tuple[str, Text | Span]]) -> None:
        super().__init__("".join(part for part, _ in parts), whole, None)
        self._parts = parts

    def _trace(self) -> tuple[Segment, ...]:
        texts = (
            origin if isinstance(origin, Text) else Text(part, origin, (Segment(0, origin, False),))
            for part, origin in self._parts
        )
        return Text.join(texts, self.whole).segments


class _BodyWriter:
    def __init__(self, types: ParameterTypes, context: LoweringContext) -> None:
        self._types = types
        self._context = context
        self.parts: list[tuple[str, Text | Span]] = []

    def write(self, node: Node) -> None:
        match node:
            case Mapping():
                self._mapping(node)
            case Sequence():
                self._sequence(node)
            case Scalar():
                self._scalar(node)

    def _add(self, text: str, origin: Text | Span) -> None:
        self.parts.append((text, origin))

    def _mapping(self, node: Mapping) -> None:
        span = node.span
        if not node.members:
            self._add("{}", span)
            return
        self._add("{ ", span)
        for index, member in enumerate(node.members):
            if index:
                self._add(", ", span)
            self._check_inner(member.key)
            self._string(member.key)
            self._add(": ", member.key.whole)
            self.write(member.value)
        self._add(" }", span)

    def _sequence(self, node: Sequence) -> None:
        self._add("[", node.span)
        for index, item in enumerate(node.items):
            if index:
                self._add(", ", node.span)
            self.write(item)
        self._add("]", node.span)

    def _scalar(self, node: Scalar) -> None:
        text = node.text
        if node.tag == "!json":
            self._check_json(text)
            self._add(text.value, text)
        elif isinstance(node.value, str) or node.tag:
            if node.doubt and not node.tag:
                report_doubt(node, self._context)
            whole = None if node.tag else whole_placeholder(text.value)
            if whole is None:
                if not node.tag:
                    self._check_inner(text)
                self._string(text)
            else:
                self._placeholder(whole, text)
        elif node.value is None:
            self._add("null", text.whole)
        elif isinstance(node.value, bool):
            self._add("true" if node.value else "false", text.whole)
        elif is_json_number(text.value):
            self._add(text.value, text)
        else:
            self._add(repr(node.value), text.whole)

    def _string(self, text: Text) -> None:
        """A JSON string; escapes belong to the characters that they stand for."""
        value, whole = text.value, text.whole
        self._add('"', whole)
        at = 0
        while True:
            stop = needs_escape(value, at)
            if stop < 0:
                break
            if stop > at:
                self._add(value[at:stop], _Part(text, at, stop))
            self._add(escape(value[stop]), text.span(stop, stop + 1))
            at = stop + 1
        if at < len(value):
            self._add(value[at:], text if at == 0 else _Part(text, at, len(value)))
        self._add('"', whole)

    def _check_json(self, text: Text) -> None:
        """Refuse ``!json`` text that is not JSON, where no placeholder hides what it will be."""
        if "${" in text.value:
            return
        try:
            json.loads(text.value)
        except (ValueError, RecursionError):
            self._context.report_in(codes.NOT_JSON, "the text is not JSON", text, 0, len(text.value))

    def _check_inner(self, text: Text) -> None:
        """Refuse lists and objects inside other text."""
        if "${parameters." not in text.value:
            return
        for found in placeholders(text.value):
            kind = self._types.of(found.name)
            if kind is not None and kind.is_structure:
                self._context.report_in(
                    codes.STRUCTURE_IN_TEXT,
                    f'"{found.name}" is {_article(kind)} ({kind.source}) and cannot stand inside other text',
                    text,
                    found.start,
                    found.end,
                    help="make the placeholder the whole value, or give the whole text with !json",
                )

    def _placeholder(self, found: Placeholder, text: Text) -> None:
        """A placeholder that is the whole value."""
        kind = self._types.of(found.name)
        if kind is None:
            self._context.report_in(
                codes.UNKNOWN_TYPE,
                f'nothing says whether parameter "{found.name}" is a text or JSON',
                text,
                found.start,
                found.end,
                help="; ".join(filter(None, (did_you_mean(found.name, self._types.names()), _FOUR_WAYS))),
                expected="text or JSON?",
            )
            self._string(text)
        elif not kind.is_text and not kind.is_json:
            self._context.report_in(
                codes.AMBIGUOUS_TYPE,
                f'parameter "{found.name}" may be a text or JSON ({kind.source})',
                text,
                found.start,
                found.end,
                help="put !json or !string before the placeholder, or narrow its type",
            )
            self._string(text)
        elif kind.is_text:
            self._quoted(found, kind, text)
        else:
            self._bare(found, kind, text)

    def _bare(self, found: Placeholder, kind: ParameterType, text: Text) -> None:
        if kind.nullable and found.default is None:
            self._with_null(text)
        else:
            self._add(text.value, text)

    def _quoted(self, found: Placeholder, kind: ParameterType, text: Text) -> None:
        if not kind.nullable or found.default is not None:
            self._string(text)
            return
        # Upstream: HttpConnector.fillNullParameters takes names of \w only.
        if not all(char == "_" or (char.isascii() and char.isalnum()) for char in found.name):
            self._context.report_in(
                codes.NULL_FORM_NAME,
                f'"{found.name}" may be null ({kind.source}), but its name does not fit the null form of the server',
                text,
                found.start,
                found.end,
                help="use only letters, digits and _ in the name, or do not allow null",
            )
            self._string(text)
            return
        self._add('"', text.whole)
        self._with_null(text)
        self._add('"', text.whole)

    def _with_null(self, text: Text) -> None:
        """The placeholder with the default ``null``."""
        last = len(text.value) - 1
        self._add(text.value[:last], _Part(text, 0, last))
        self._add(":-null", text.span(last, last + 1))
        self._add("}", text.span(last, last + 1))


class _Part(Text):
    """A part of another text; its origins are cut out when somebody asks."""

    __slots__ = ("_end", "_other", "_start")

    def __init__(self, other: Text, start: int, end: int) -> None:
        super().__init__(other.value[start:end], other.whole, None)
        self._other, self._start, self._end = other, start, end

    def _trace(self) -> tuple[Segment, ...]:
        return self._other.slice(self._start, self._end).segments


def _article(kind: ParameterType) -> str:
    names = sorted(kind.kinds)
    return " or ".join("a list" if name == "array" else "an object" for name in names)
