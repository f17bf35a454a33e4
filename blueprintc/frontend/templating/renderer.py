"""Applies templates to every value of a document, and puts files in the place of ``!template`` and ``!file``."""

import functools
import re
from typing import TYPE_CHECKING

from blueprintc.diagnostics import Code, Diagnostic, DiagnosticSink, Label, did_you_mean
from blueprintc.frontend import codes
from blueprintc.frontend.templating.files import FileReader, MissingFileError, OutsideRootError, file_text
from blueprintc.frontend.templating.limits import MAX_PRODUCED, Budget, as_text
from blueprintc.frontend.templating.traced import Traced, called_from, traced_result
from blueprintc.frontend.templating.values import UnfitValueError, value_node
from blueprintc.frontend.values import Variables, template_value
from blueprintc.model import Mapping, Member, Node, Plain, Scalar, Sequence, describe
from blueprintc.source import Segment, SourceFile, Span, Text

if TYPE_CHECKING:
    from blueprintc.frontend.templating.jinja import TemplateEngine

#: Keys of the blueprint format in which nothing is rendered.
NOT_RENDERED = frozenset({"blueprint", "extends", "vars", "variants", "tests"})


def has_template(text: str) -> bool:
    """Whether a text holds template syntax."""
    return "{" in text and ("{{" in text or "{%" in text or "{#" in text)


@functools.cache
def _simple() -> re.Pattern[str]:
    """An expression that needs no Jinja2: the name of a variable."""
    return re.compile(r"\{\{[ \t]*vars\.([A-Za-z_][A-Za-z0-9_]*)[ \t]*\}\}")


class Renderer:
    """Renders one document with one set of values."""

    def __init__(
        self,
        variables: Variables,
        names: dict[str, Plain],
        source: SourceFile,
        files: FileReader,
        sink: DiagnosticSink,
        budget: Budget,
    ) -> None:
        self._variables = variables
        self._names = names
        self._source = source
        self._files = files
        self._sink = sink
        self._budget = budget
        self._engines: dict[bool, TemplateEngine] = {}

    def document(self, root: Mapping) -> Mapping:
        """A document with everything rendered that may be."""
        members = tuple(member if member.key.value in NOT_RENDERED else self._member(member) for member in root.members)
        self._check_keys(root.members, members)
        return Mapping(members, root.span)

    def _member(self, member: Member) -> Member:
        key = member.key
        if has_template(key.value):
            rendered = self._text(key)
            if rendered is not None:
                key = rendered
        value = self.node(member.value)
        return member if value is member.value and key is member.key else Member(key, value)

    def node(self, node: Node) -> Node:
        """A value with its templates rendered; where one fails (reported), the author's text stays."""
        if self._budget.exhausted:
            return node
        match node:
            case Scalar():
                return self._scalar(node)
            case Mapping(tag="!template" | "!file"):
                return self._tagged_mapping(node)
            case Mapping():
                if node.tag:
                    self._bad_tag(node)
                members = tuple(self._member(member) for member in node.members)
                self._check_keys(node.members, members)
                return node if _same(members, node.members) else Mapping(members, node.span)
            case Sequence():
                if node.tag:
                    self._bad_tag(node)
                items = tuple(self.node(item) for item in node.items)
                return node if _same(items, node.items) else Sequence(items, node.span)

    def _check_keys(self, before: tuple[Member, ...], after: tuple[Member, ...]) -> None:
        """Report keys that templates made equal to others."""
        if all(old.key is new.key for old, new in zip(before, after, strict=True)):
            return
        seen: dict[str, Member] = {}
        for member in after:
            first = seen.setdefault(member.key.value, member)
            if first is not member:
                message = f'key "{member.key.value}" stands twice in this mapping'
                labels = (Label(first.key.whole, "first written here"),)
                self._report(codes.DUPLICATE_KEY, message, member.key.whole, labels=labels)

    def _bad_tag(self, node: Mapping | Sequence) -> None:
        """Report a tag that works on texts only; ``!json`` says of a collection what it is anyway."""
        if node.tag == "!json":
            return
        self._report(
            codes.BAD_TAG_ARGUMENT,
            f'"{node.tag}" does not work on {describe(node)}',
            Span(node.span.file, node.span.start, min(node.span.start + 1, node.span.end)),
        )

    def _scalar(self, scalar: Scalar) -> Node:
        result = self._rendered(scalar)
        if result is not scalar and not self._budget.produce(_size(result)):
            message = f"templates and files put more than {MAX_PRODUCED:,} characters into the blueprint"
            self._report(codes.TEMPLATE_ENDLESS, message, scalar.span)
        return result

    def _rendered(self, scalar: Scalar) -> Node:
        if scalar.tag in ("!template", "!file"):
            name = self._text(scalar.text) if has_template(scalar.text.value) else scalar.text
            return scalar if name is None else self._file(scalar.tag, name, {}, scalar)
        if not isinstance(scalar.value, str) or not has_template(scalar.value):
            return scalar
        native = self._native(scalar)
        if native is not None:
            return native
        text = self._text(scalar.text)
        return scalar if text is None else Scalar(text.value, text, scalar.tag)

    def _native(self, scalar: Scalar) -> Node | None:
        """The value of a text that is one whole ``{{ expression }}``; ``None`` where it is not one (or failed)."""
        text = scalar.text
        match = _simple().fullmatch(text.value.rstrip("\n"))
        if match is not None and match.group(1) in self._variables:
            value: object = self._variables[match.group(1)]
        else:
            found = self._jinja().expression(text)
            if not found:
                return None if found is None else scalar
            value = found[0]
        place = text.span(0, len(text.value.rstrip("\n")))
        if isinstance(value, str) or (scalar.tag and not isinstance(value, (list, dict))):
            rendered = self._traced(value, place)
            return Scalar(rendered.value, Text(rendered.value, scalar.span, rendered.segments), scalar.tag)
        try:
            return value_node(value, place)
        except UnfitValueError as error:
            self._report(codes.TEMPLATE_VALUE, str(error), place)
            return scalar

    def _traced(self, value: object, place: Span) -> Text:
        result = traced_result(value, place)
        return result._origin if isinstance(result, Traced) else Text(result, place)

    def _text(self, text: Text) -> Text | None:
        """A text with its templates rendered; ``None`` where that failed (reported)."""
        simple = self._interpolated(text)
        if simple is not None:
            return simple
        rendered = self._jinja(text.whole.file).text(text, self._context())
        return None if rendered is None else called_from(rendered, text.whole)

    def _interpolated(self, text: Text) -> Text | None:
        """The text, where it holds nothing but names of variables; else ``None``."""
        value = text.value
        if "{%" in value or "{#" in value:
            return None
        parts: list[tuple[int, int, str | None]] = []
        at = 0
        for match in _simple().finditer(value):
            if match.group(1) not in self._variables or "{{" in value[at : match.start()]:
                return None
            parts.append((at, match.start(), None))
            parts.append((match.start(), match.end(), as_text(self._variables[match.group(1)])))
            at = match.end()
        if "{{" in value[at:]:
            return None
        parts.append((at, len(value), None))
        pieces: list[Text] = []
        for start, end, result in parts:
            if result is None:
                pieces.append(text.slice(start, end))
            else:
                place = text.span(start, end)
                pieces.append(Text(result, place, (Segment(0, place, False),)))
        return Text.join(pieces, text.whole)

    def _context(self) -> dict[str, object]:
        return {**self._names, "vars": self._variables}

    def _jinja(self, source: SourceFile | None = None) -> "TemplateEngine":
        """What renders texts; for those that stand in ``source``, with the templates that belong to it."""
        of_catalogue = self._files.is_of_catalogue(source)
        if of_catalogue not in self._engines:
            from blueprintc.frontend.templating.jinja import TemplateEngine

            home = source if of_catalogue and source is not None else self._source
            self._engines[of_catalogue] = TemplateEngine(self._context(), home, self._files, self._sink, self._budget)
        return self._engines[of_catalogue]

    def _tagged_mapping(self, node: Mapping) -> Node:
        """``!template {name: …, with: {…}}``."""
        name, given = node.get("name"), node.get("with")
        for member in node.members:
            if member.key.value not in ("name", "with"):
                help = did_you_mean(member.key.value, ["name", "with"])
                message = f'"{member.key.value[:60]}" is no key of "!template"'
                self._report(codes.BAD_TAG_ARGUMENT, message, member.key.whole, help=help)
        if node.tag != "!template" or not isinstance(name, Scalar) or not isinstance(given, Mapping | None):
            expected = "a path" if node.tag == "!file" else "a name, or {name: NAME, with: {…}}"
            self._report(codes.BAD_TAG_ARGUMENT, f'"{node.tag}" needs {expected}', node.span)
            return node
        text = self._text(name.text) if has_template(name.text.value) else name.text
        values = {} if given is None else {m.key.value: template_value(self.node(m.value)) for m in given.members}
        placeholder = Scalar(name.text.value, Text(name.text.value, node.span), node.tag)
        return placeholder if text is None else self._file("!template", text, values, placeholder)

    def _file(self, tag: str, name: Text, values: dict[str, Plain], scalar: Scalar) -> Scalar:
        """The text of a file, rendered where it is a template, in the place of ``scalar``."""
        text = self._taken(tag, name, values)
        if text is None:
            return scalar
        segments = tuple(
            segment if segment.via is not None else Segment(segment.start, segment.span, segment.exact, name.whole)
            for segment in text.segments
        )
        return Scalar(text.value, Text(text.value, scalar.span, segments))

    def _taken(self, tag: str, name: Text, values: dict[str, Plain]) -> Text | None:
        try:
            if tag == "!file":
                source = self._files.read(self._files.folder(name.whole.file) / name.value)
                return None if source is None else file_text(source)
            path = self._files.find_template(name.value, name.whole.file)
            if path is None:
                self._report(
                    codes.TEMPLATE_NOT_FOUND,
                    f'there is no template "{name.value[:100]}"',
                    name.whole,
                    help=did_you_mean(name.value, self._files.template_names(name.whole.file)),
                )
                return None
            return self._jinja(name.whole.file).file(name, {**self._context(), **values})
        except MissingFileError:
            self._report(codes.TEMPLATE_NOT_FOUND, f'there is no file "{name.value[:100]}"', name.whole)
            return None
        except OutsideRootError:
            self._report(
                codes.OUTSIDE_ROOT,
                f'"{name.value[:100]}" leads out of the repository',
                name.whole,
                help=f"paths must stay below {self._files.root.name or 'the root'}",
            )
            return None

    def _report(self, code: Code, message: str, span: Span, *, help: str = "", labels: tuple[Label, ...] = ()) -> None:
        self._sink.report(Diagnostic.of(code, message, span, help=help, labels=labels))


def _size(node: Node) -> int:
    """The characters of a value."""
    match node:
        case Scalar():
            return len(node.text.value)
        case Mapping():
            return sum(len(member.key.value) + _size(member.value) for member in node.members)
        case Sequence():
            return sum(_size(item) for item in node.items)


def _same(left: tuple[object, ...], right: tuple[object, ...]) -> bool:
    return all(a is b for a, b in zip(left, right, strict=True))
