"""YAML text to a positioned tree, through the parser's events; bounded in depth and size."""

from collections.abc import Callable
from typing import Any, NoReturn, Protocol

import yaml

from blueprintc.diagnostics import Code, Diagnostic, DiagnosticSink, Label, did_you_mean
from blueprintc.frontend import codes
from blueprintc.frontend.yaml_errors import explain_syntax_error, unquoted_template
from blueprintc.frontend.yaml_origins import YamlText
from blueprintc.frontend.yaml_scalars import resolve
from blueprintc.model import Mapping, Member, Node, Scalar, Sequence
from blueprintc.source import SourceFile, Span

MAX_DEPTH = 100
MAX_NODES = 200_000
MAX_CHARACTERS = 20_000_000

#: Tags of the blueprint format.
TAGS = frozenset({"!template", "!file", "!json", "!string"})

_CORE = "tag:yaml.org,2002:"


class _Abort(Exception):
    """Reading cannot go on; the reason was reported."""


class _Events(Protocol):
    def get_event(self) -> Any: ...


def python_parser(text: str) -> _Events:
    """PyYAML's own parser, for installations without the C one."""
    from yaml.parser import Parser
    from yaml.reader import Reader
    from yaml.scanner import Scanner

    class PythonParser(Reader, Scanner, Parser):
        def __init__(self, stream: str) -> None:
            Reader.__init__(self, stream)
            Scanner.__init__(self)
            Parser.__init__(self)

    return PythonParser(text)


def event_parser() -> Callable[[str], _Events]:
    """The parser of events that is installed: the C one, else the Python one."""
    try:
        from yaml._yaml import CParser
    except ImportError:
        return python_parser
    parser: Callable[[str], _Events] = CParser
    return parser


def read_yaml(
    source: SourceFile, sink: DiagnosticSink, *, parser: Callable[[str], _Events] | None = None
) -> Node | None:
    """The tree of a YAML file with one document; ``None`` when it cannot be read (reported)."""
    try:
        return _Composer(source, sink, parser or event_parser()).document()
    except _Abort:
        return None
    except yaml.YAMLError as error:
        sink.report(explain_syntax_error(source, error))
        return None
    except RecursionError:
        sink.report(Diagnostic.of(codes.TOO_DEEP, "values are nested too deep", Span(source, 0, 0)))
        return None


class _Composer:
    """Makes nodes of events."""

    def __init__(self, source: SourceFile, sink: DiagnosticSink, parser: Callable[[str], _Events]) -> None:
        text = source.text
        self._shift = 1 if text.startswith("\ufeff") else 0
        self._source = source
        self._text = text
        self._sink = sink
        self._next = parser(text[self._shift :]).get_event
        self._anchors: dict[str, tuple[Node | None, int, int]] = {}
        self._count = 0
        self._characters = 0
        self._depth = 0

    def document(self) -> Node | None:
        self._next()  # the start of the stream
        event = self._next()
        if isinstance(event, yaml.StreamEndEvent):
            self._sink.report(Diagnostic.of(codes.EMPTY_FILE, "the file is empty", Span(self._source, 0, 0)))
            return None
        node = self._node(self._next())
        self._next()  # the end of the document
        event = self._next()
        if not isinstance(event, yaml.StreamEndEvent):
            start = event.start_mark.index + self._shift
            span = Span(self._source, start, min(start + 3, len(self._text)))
            self._fail(codes.SEVERAL_DOCUMENTS, "a second YAML document begins here", span, help="use one file each")
        if isinstance(node, Scalar) and node.value is None and not node.text.value:
            self._sink.report(Diagnostic.of(codes.EMPTY_FILE, "the file is empty", Span(self._source, 0, 0)))
            return None
        return node

    def _node(self, event: Any) -> Node:
        self._count += 1
        if self._count > MAX_NODES:
            self._too_big(event)
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event)
        anchor = event.anchor
        before, characters = self._count, self._characters
        if anchor is not None:
            self._anchors[anchor] = (None, 0, 0)
        node: Node
        if isinstance(event, yaml.ScalarEvent):
            node = self._scalar(event)
        else:
            self._depth += 1
            if self._depth > MAX_DEPTH:
                start = self._span(event).start
                message = f"values are nested deeper than {MAX_DEPTH} levels"
                self._fail(codes.TOO_DEEP, message, Span(self._source, start, start + 1))
            node = self._mapping(event) if isinstance(event, yaml.MappingStartEvent) else self._sequence(event)
            self._depth -= 1
        if anchor is not None:
            self._anchors[anchor] = (node, self._count - before + 1, self._characters - characters)
        return node

    def _alias(self, event: Any) -> Node:
        known = self._anchors.get(event.anchor)
        if known is None:
            self._fail(
                codes.UNKNOWN_ALIAS,
                f'alias "*{event.anchor}" names no anchor above it',
                self._span(event),
                help=did_you_mean(event.anchor, self._anchors),
            )
        node, size, characters = known
        if node is None:
            self._fail(
                codes.RECURSIVE_ALIAS,
                f'alias "*{event.anchor}" stands inside the value that it names',
                self._span(event),
            )
        self._count += size
        self._characters += characters
        if self._count > MAX_NODES or self._characters > MAX_CHARACTERS:
            self._too_big(event)
        return node

    def _too_big(self, event: Any) -> NoReturn:
        self._fail(
            codes.TOO_MANY_NODES,
            f"the document unfolds to more than {MAX_NODES:,} values or {MAX_CHARACTERS:,} characters",
            self._span(event),
            help="aliases of aliases multiply; write the values out or use a template",
        )

    def _scalar(self, event: Any) -> Scalar:
        value: str = event.value
        self._characters += len(value)
        style: str = event.style or ""
        span = self._span(event)
        tag = event.tag or ""
        if tag or event.anchor is not None:
            span = self._behind_properties(span)
        end = span.end
        if style in ("|", ">"):
            span = Span(self._source, span.start, self._trimmed(span.start, end))
        text = YamlText(value, span, style, end)
        if not tag:
            if style:
                return Scalar(value, text)
            meaning, doubt = resolve(value)
            return Scalar(meaning, text, "", doubt)
        return self._tagged(value, text, tag, style, self._span(event))

    def _tagged(self, value: str, text: YamlText, tag: str, style: str, span: Span) -> Scalar:
        if tag in TAGS:
            return Scalar(value, text, tag)
        core = tag.removeprefix(_CORE)
        if core in ("str", "!"):
            return Scalar(value, text)
        if core in ("int", "float", "bool", "null"):
            meaning, _ = resolve(value)
            kind = type(meaning).__name__.replace("NoneType", "null")
            if kind == core or (kind == "int" and core == "float"):
                return Scalar(meaning, text)
            self._report(codes.WRONG_TYPE, f'"{value[:80]}" is no !!{core}', text.whole)
            return Scalar(value, text)
        self._unknown_tag(tag, span)
        return Scalar(value, text)

    def _unknown_tag(self, tag: str, span: Span) -> None:
        shown = "!!" + tag.removeprefix(_CORE) if tag.startswith(_CORE) else tag
        stop = span.start
        while stop < span.end and not self._text[stop].isspace():
            stop += 1
        self._report(
            codes.UNKNOWN_TAG,
            f'unknown tag "{shown}"',
            Span(self._source, span.start, max(stop, span.start + 1)),
            help=did_you_mean(shown, TAGS),
        )

    def _collection_tag(self, event: Any) -> str:
        tag: str = event.tag or ""
        if not tag or tag in (f"{_CORE}map", f"{_CORE}seq", "!"):
            return ""
        if tag not in TAGS:
            self._unknown_tag(tag, self._span(event))
            return ""
        return tag

    def _sequence(self, event: Any) -> Sequence:
        tag = self._collection_tag(event)
        start = event.start_mark.index + self._shift
        items: list[Node] = []
        while not isinstance(following := self._next(), yaml.SequenceEndEvent):
            items.append(self._node(following))
        end = self._end(event, following, items[-1] if items else None)
        return Sequence(tuple(items), Span(self._source, start, end), tag)

    def _mapping(self, event: Any) -> Mapping:
        tag = self._collection_tag(event)
        start = event.start_mark.index + self._shift
        members: list[Member] = []
        merges: list[tuple[int, Member]] = []
        seen: dict[str, Member] = {}
        while not isinstance(following := self._next(), yaml.MappingEndEvent):
            is_merge = isinstance(following, yaml.ScalarEvent) and following.value == "<<" and not following.style
            key_node = self._node(following)
            key = self._key(key_node, start)
            member = Member(key, self._node(self._next()))
            if is_merge:
                merges.append((len(members), member))
                continue
            first = seen.setdefault(key.value, member)
            if first is not member:
                self._duplicate(first, member)
            if event.flow_style and ":" in key.value:
                self._check_glued(member)
            members.append(member)
        end = self._end(event, following, members[-1].value if members else None)
        span = Span(self._source, start, end)
        if merges:
            members = self._merged(members, merges, seen)
        return Mapping(tuple(members), span, tag)

    def _key(self, node: Node, start: int) -> YamlText:
        if isinstance(node, Mapping) and self._text.startswith("{{", start):
            self._abort(unquoted_template(self._source, start))
        if not isinstance(node, Scalar) or not isinstance(node.text, YamlText) or node.tag:
            self._fail(codes.COMPLEX_KEY, "a key must be a text", node.span, help="quote it if it is meant as text")
        return node.text

    def _check_glued(self, member: Member) -> None:
        """Report ``{a:b}``, which is one key."""
        value, text = member.value, member.key.whole.text
        if isinstance(value, Scalar) and value.span.start == value.span.end and text[:1] not in ("'", '"'):
            name, _, rest = text.partition(":")
            help = f'write "{name}: {rest}" with a space, or quote the key'
            self._report(codes.GLUED_KEY, f'"{text[:60]}" is one key without a value', member.key.whole, help=help)

    def _duplicate(self, first: Member, second: Member) -> None:
        self._sink.report(
            Diagnostic.of(
                codes.DUPLICATE_KEY,
                f'key "{second.key.value}" stands twice in this mapping',
                second.key.whole,
                labels=(Label(first.key.whole, "first written here"),),
            )
        )

    def _merged(self, members: list[Member], merges: list[tuple[int, Member]], own: dict[str, Member]) -> list[Member]:
        """The members with those of the merge keys in their places: own keys win, then earlier merged ones."""
        result: list[Member] = []
        taken: set[str] = set()
        at = 0
        for position, merge in merges:
            result.extend(members[at:position])
            at = position
            for mapping in self._merge_sources(merge.value):
                for member in mapping.members:
                    name = member.key.value
                    if name in own:
                        self._check_shallow(member, own[name])
                    elif name not in taken:
                        taken.add(name)
                        result.append(member)
        return result + members[at:]

    def _merge_sources(self, node: Node) -> list[Mapping]:
        nodes = node.items if isinstance(node, Sequence) else (node,)
        found: list[Mapping] = []
        for each in nodes:
            if isinstance(each, Mapping):
                found.append(each)
            else:
                self._report(codes.MERGE_KEY, "a merge key needs a mapping or a list of mappings", each.span)
        return found

    def _check_shallow(self, merged: Member, own: Member) -> None:
        if isinstance(merged.value, Mapping) and isinstance(own.value, Mapping):
            lost = [key for key in merged.value.keys() if own.value.get(key) is None]  # noqa: SIM118
            if lost:
                names = ", ".join(f'"{name}"' for name in lost[:5])
                self._sink.report(
                    Diagnostic.of(
                        codes.SHALLOW_MERGE,
                        f'the merge key drops {names}: "{own.key.value}" is written here too and replaces it whole',
                        own.key.whole,
                        labels=(Label(merged.key.whole, "merged from here"),),
                        help='merge inside the inner mapping too, or use "extends"',
                    )
                )

    def _end(self, event: Any, last: Any, child: Node | None) -> int:
        """Where a collection ends: at its bracket, or with its last value (a block's own end is the next token)."""
        if event.flow_style or child is None:
            return int(last.end_mark.index) + self._shift
        if child.span.start >= event.start_mark.index + self._shift:
            return child.span.end
        return self._trimmed(event.start_mark.index, int(last.start_mark.index) + self._shift)  # it ends with an alias

    def _span(self, event: Any) -> Span:
        return Span(self._source, event.start_mark.index + self._shift, event.end_mark.index + self._shift)

    def _behind_properties(self, span: Span) -> Span:
        """The place of a scalar without its anchor and tag."""
        text, start, end = self._text, span.start, span.end
        while start < end and text[start] in "&!":
            while start < end and not text[start].isspace():
                start += 1
            while start < end and (text[start].isspace() or text[start] == "#"):
                if text[start] == "#":
                    line = text.find("\n", start, end)
                    start = end if line < 0 else line
                else:
                    start += 1
        return Span(self._source, start, end)

    def _trimmed(self, start: int, end: int) -> int:
        """``end`` without the blank lines and the indentation before it; blanks of the last line of text stay."""
        text, limit = self._text, end
        while end > start and text[end - 1] in " \t\r\n":
            end -= 1
        while end < limit and text[end] in " \t":
            end += 1
        return end

    def _report(self, code: Code, message: str, span: Span, help: str = "") -> None:
        self._sink.report(Diagnostic.of(code, message, span, help=help))

    def _abort(self, diagnostic: Diagnostic) -> NoReturn:
        self._sink.report(diagnostic)
        raise _Abort

    def _fail(self, code: Code, message: str, span: Span, help: str = "") -> NoReturn:
        self._report(code, message, span, help)
        raise _Abort
