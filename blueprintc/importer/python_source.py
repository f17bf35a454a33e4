"""Python scripts and notebook cells: the connectors in their literals. Nothing is ever run.

A script carries a connector as a dictionary (``client.http.post(…, body=…)``, ``requests.post(…, json=payload)``,
``helper.create_connector_with_role(…)``, ``Connector(client).create_standalone_connector(payload)``) or as a JSON text.
Names that are given one literal value are looked up; ``os.environ`` names a secret.
"""

import ast
import json
import re
import warnings
from collections.abc import Iterator
from dataclasses import replace

from blueprintc.diagnostics import Diagnostic, DiagnosticSink
from blueprintc.frontend.json_reader import CONSOLE, read_json_value
from blueprintc.importer import codes
from blueprintc.importer.requests import FoundConnector, connectors_in
from blueprintc.importer.unresolved import is_unresolved, resolved, unresolved
from blueprintc.model import Mapping, Member, Node, Scalar, Sequence, plain
from blueprintc.source import Span, Text

#: Lines of a notebook that are no Python.
_MAGIC = re.compile(r"^([ \t]*)[!%](?=[A-Za-z%! ])", re.MULTILINE)
_LINE_END = re.compile(r"\r\n|\r|\n")
_TELLING = frozenset({"protocol", "actions", "connector", "workflows", "nodes", "credential"})
_JSON_WORDS = {"true": True, "false": False, "null": None}
_MAX_DEPTH = 100
_MOST_NODES = 20_000  # names in names could stand for more than memory holds


def find_in_python(text: Text, sink: DiagnosticSink) -> Iterator[FoundConnector]:
    """The connectors of a script; what cannot be read is reported."""
    source = _MAGIC.sub(r"\1#", text.value)
    places = _Places(text)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(source)
            constants = _constants(tree)
    except SyntaxError as error:
        at = min(places.offset(error.lineno or 1, 0), max(len(text.value) - 1, 0))
        message = f"Python: {error.msg}"
        sink.report(Diagnostic.of(codes.UNREADABLE_REQUEST, message, text.span(at, at + 1)))
        return
    except (ValueError, MemoryError, RecursionError):
        sink.report(Diagnostic.of(codes.UNREADABLE_REQUEST, "the text is no Python that can be read", text.span(0, 0)))
        return
    reader = _Reader(places, constants)
    stack: list[ast.AST] = [tree]
    while stack:
        node = stack.pop()
        found = list(_connectors(node, reader))
        for each in found:
            connector = resolved(each.connector, sink)
            if connector is not None:
                yield replace(each, connector=connector)
        if not found:
            stack.extend(reversed(list(ast.iter_child_nodes(node))))


def _connectors(node: ast.AST, reader: "_Reader") -> Iterator[FoundConnector]:
    if isinstance(node, ast.Dict):
        if _TELLING & {key.value for key in node.keys if isinstance(key, ast.Constant)}:
            yield from connectors_in(reader.node(node))
    elif isinstance(node, ast.Constant) and isinstance(node.value, str) and '"actions"' in node.value:
        text = Text(node.value, reader.places.span(node))
        read = read_json_value(text, _start(node.value), DiagnosticSink(), dialect=CONSOLE)
        if read.node is not None:
            yield from connectors_in(read.node)


def _start(text: str) -> int:
    return len(text) - len(text.lstrip())


def _constants(tree: ast.Module) -> dict[str, ast.expr]:
    """Names that are assigned once, and what they are assigned."""
    found: dict[str, ast.expr] = {}
    often: set[str] = set()
    for node in ast.walk(tree):
        targets: list[ast.expr] = []
        value: ast.expr | None = None
        if isinstance(node, ast.Assign):
            targets, value = node.targets, node.value
        elif isinstance(node, ast.AnnAssign | ast.AugAssign | ast.NamedExpr):
            targets, value = [node.target], node.value
        for target in targets:
            if isinstance(target, ast.Name) and value is not None:
                if target.id in found:
                    often.add(target.id)
                found[target.id] = value
    return {name: value for name, value in found.items() if name not in often}


class _Places:
    """Where the parser's lines and columns are in the text."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.starts = [0, *(match.end() for match in _LINE_END.finditer(text.value)), len(text.value)]

    def offset(self, line: int, column: int) -> int:
        """The offset of a line (from 1) and a column in bytes of UTF-8."""
        line = min(line, len(self.starts) - 1)
        start, end = self.starts[line - 1], self.starts[line]
        return start + len(
            self.text.value[start:end].encode("utf-8", "surrogatepass")[:column].decode("utf-8", "ignore")
        )

    def span(self, node: ast.expr) -> Span:
        start = self.offset(node.lineno, node.col_offset)
        end = self.offset(node.end_lineno or node.lineno, node.end_col_offset or node.col_offset)
        return self.text.span(start, max(end, start))


class _Reader:
    """Literals to nodes."""

    def __init__(self, places: _Places, constants: dict[str, ast.expr]) -> None:
        self.places = places
        self.constants = constants
        self.depth = 0
        self.read = 0

    def text(self, value: str, at: ast.expr) -> Text:
        return Text(value, self.places.span(at))

    def node(self, node: ast.expr) -> Node:
        """The value of an expression; one that would have to be run is unresolved."""
        self.depth += 1
        self.read += 1
        try:
            found = self._node(node) if self.depth < _MAX_DEPTH and self.read < _MOST_NODES else None
        finally:
            self.depth -= 1
        return unresolved(self.text(_source(node), node)) if found is None else found

    def _node(self, node: ast.expr) -> Node | None:
        match node:
            case ast.Dict(keys=keys, values=values):
                return self._mapping(node, keys, values)
            case ast.List(elts=items) | ast.Tuple(elts=items):
                return Sequence(tuple(self.node(item) for item in items), self.places.span(node))
            case ast.Constant(value=str() | bool() | None | int() | float() as value):
                return self._scalar(value, node)
            case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() | float() as value)):
                return self._scalar(-value, node)
            case ast.Name(id=name) if name in _JSON_WORDS and name not in self.constants:
                return self._scalar(_JSON_WORDS[name], node)
            case ast.Name(id=name) if name in self.constants:
                value_node = self.node(self.constants[name])
                return None if is_unresolved(value_node) else value_node
            case ast.JoinedStr(values=parts):
                return self._joined(node, parts)
            case ast.BinOp(left=left, op=ast.Add(), right=right):
                return self._joined(node, [left, right])
            case _:
                return self._call(node)

    def _mapping(self, node: ast.Dict, keys: list[ast.expr | None], values: list[ast.expr]) -> Node:
        members: dict[str, Member] = {}
        for key, value in zip(keys, values, strict=True):
            name = None if key is None else self.node(key)
            if key is not None and isinstance(name, Scalar) and isinstance(name.value, str):
                members[name.value] = Member(self.text(name.value, key), self.node(value))
            else:  # a spread, or a key that is no text
                text = _source(value if key is None else key)
                members[text] = Member(self.text(text, value), unresolved(self.text(text, value)))
        return Mapping(tuple(members.values()), self.places.span(node))

    def _scalar(self, value: "None | bool | int | float | str", node: ast.expr) -> Scalar | None:
        if isinstance(value, float) and not json.dumps(value).lstrip("-")[0].isdigit():
            return None  # inf and nan, which JSON does not have
        spelled = value if isinstance(value, str) else json.dumps(value)
        return Scalar(value, self.text(spelled, node))

    def _joined(self, node: ast.expr, parts: list[ast.expr]) -> Node | None:
        texts: list[str] = []
        for part in parts:
            if isinstance(part, ast.FormattedValue):
                if part.conversion != -1 or part.format_spec is not None:
                    return None
                part = part.value
            value = self.node(part)
            if not isinstance(value, Scalar) or is_unresolved(value) or not isinstance(value.value, str | int):
                return None
            texts.append(str(value.value))
        return self._scalar("".join(texts), node)

    def _call(self, node: ast.expr) -> Node | None:
        """Calls that name a secret, and ``json.dumps`` of a literal."""
        source = _source(node)
        if found := re.fullmatch(r"os\.(?:environ\[|environ\.get\(|getenv\()'([A-Za-z_]\w*)'(?:, .*)?[\])]", source):
            return self._scalar(f"<env:{found[1]}>", node)
        if (
            isinstance(node, ast.Call)
            and _source(node.func) == "json.dumps"
            and len(node.args) == 1
            and not node.keywords
        ):
            value = self.node(node.args[0])
            return None if _has_unresolved(value) else self._scalar(json.dumps(plain(value)), node)
        path = self._read_file(node)
        return None if path is None else self._scalar(f"<file:{path}>", node)

    def _read_file(self, node: ast.expr) -> str | None:
        """The path in ``Path(…).read_text()`` or ``open(…).read()``, also with white space stripped from its end."""
        inner: ast.expr = node
        while isinstance(inner, ast.Call) and isinstance(inner.func, ast.Attribute):
            method, inner = inner.func.attr, inner.func.value
            if method in ("read", "read_text") and isinstance(inner, ast.Call) and len(inner.args) == 1:
                path = self.node(inner.args[0])
                is_file = _source(inner.func) in ("open", "Path", "pathlib.Path")
                return path.value if is_file and isinstance(path, Scalar) and isinstance(path.value, str) else None
            if method not in ("strip", "rstrip"):
                return None
        return None


def _has_unresolved(node: Node) -> bool:
    match node:
        case Mapping(members=members):
            return any(_has_unresolved(member.value) for member in members)
        case Sequence(items=items):
            return any(_has_unresolved(item) for item in items)
        case _:
            return is_unresolved(node)


def _source(node: ast.expr) -> str:
    try:
        return ast.unparse(node)
    except (RecursionError, ValueError):
        return "…"
