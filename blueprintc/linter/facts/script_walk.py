"""What rules ask about an analysed script: the values it reads from ``params``, and the texts it joins."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from blueprintc.linter.facts.scripts import PathOf
from blueprintc.painless import typed
from blueprintc.painless.record import Record

#: A step of a path that is not known: a variable index, or an element of a loop.
ANY = None
#: Calls that give their receiver's text as it is.
_SAME_TEXT = frozenset({"toString", "trim", "strip", "substring", "toLowerCase", "toUpperCase"})
_MAX_DEPTH = 20


def walk(node: object) -> Iterator[typed.Node]:
    """A node and all below it, in the order in which they are evaluated (loops: the afterthought first)."""
    stack = [node]
    while stack:
        top = stack.pop()
        if isinstance(top, typed.Node):
            yield top
        if isinstance(top, tuple):
            stack += reversed(top)
        elif isinstance(top, Record):
            stack += [getattr(top, name) for name in reversed(top.__match_args__)]


@dataclass(frozen=True, slots=True)
class Read:
    """A value that is read from ``params`` and used for something: its path, and where."""

    path: PathOf
    offset: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text that a script builds. ``text`` is set for a constant; ``in_string`` tells whether the part
    stands inside double quotes of the JSON text."""

    node: typed.Expr
    text: str | None
    in_string: bool
    before: str
    offset: int


@dataclass(frozen=True, slots=True)
class Built:
    """A text that a script builds from parts; ``text`` has NUL in place of what is not constant."""

    pieces: tuple[Piece, ...]
    text: str

    def offset(self, index: int) -> int:
        """Where in the script the character of ``text`` comes from."""
        at = 0
        for piece in self.pieces:
            at += 1 if piece.text is None else len(piece.text)
            if index < at:
                return piece.offset
        return self.pieces[-1].offset


@dataclass(eq=False)
class ScriptFacts:
    """A script (of one language: the typed tree) and what its variables may hold."""

    script: typed.Script
    _values: dict[int, list[typed.Expr | typed.ForEach]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for node in self.nodes():
            if isinstance(node, typed.Declare) and node.value is not None:
                self._values.setdefault(id(node.variable), []).append(node.value)
            elif isinstance(node, typed.Assign) and isinstance(node.target, typed.Local):
                self._values.setdefault(id(node.target.variable), []).append(node.value)
            elif isinstance(node, typed.ForEach):
                self._values.setdefault(id(node.variable), []).append(node)

    def nodes(self) -> Iterator[typed.Node]:
        """All nodes of the main body."""
        return walk(self.script.main.block)

    def paths(self, node: object, depth: int = 0) -> set[PathOf]:
        """The paths below ``params`` that a value may come from, unchanged."""
        if depth > _MAX_DEPTH:
            return set()
        match node:
            case typed.Cast():
                return self.paths(node.child, depth + 1)
            case typed.Local():
                if node.variable.name == "params" and node.variable.number == 0:
                    return {()}
                return {
                    path
                    for value in self._values.get(id(node.variable), ())
                    for path in (
                        _extended(self.paths(value.iterable, depth + 1), ANY)
                        if isinstance(value, typed.ForEach)
                        else self.paths(value, depth + 1)
                    )
                }
            case typed.MapAccess():
                return _extended(self.paths(node.receiver, depth + 1), _step(node.key))
            case typed.DefField():
                return _extended(self.paths(node.receiver, depth + 1), node.name)
            case typed.DefIndex() | typed.ListAccess() | typed.ArrayIndex():
                return _extended(self.paths(node.receiver, depth + 1), _step(node.index))
            case typed.CallMethod() if node.method.name in _SAME_TEXT:
                return self.paths(node.receiver, depth + 1)
            case typed.CallMethod() if node.method.name == "get" and len(node.arguments) == 1:
                return _extended(self.paths(node.receiver, depth + 1), _step(node.arguments[0]))
            case typed.CallDef() if node.name in _SAME_TEXT:
                return self.paths(node.receiver, depth + 1)
            case typed.CallDef() if node.name == "get" and len(node.arguments) == 1:
                return _extended(self.paths(node.receiver, depth + 1), _step(node.arguments[0]))
            case typed.Conditional():
                return self.paths(node.then, depth + 1) | self.paths(node.otherwise, depth + 1)
            case typed.Elvis():
                return self.paths(node.left, depth + 1) | self.paths(node.right, depth + 1)
            case _:
                return set()

    def reads(self) -> Iterator[Read]:
        """Every access below ``params``, the inner ones too."""
        for node in self.nodes():
            if isinstance(node, typed.MapAccess | typed.DefField | typed.DefIndex | typed.ListAccess) or (
                isinstance(node, typed.CallMethod | typed.CallDef) and _name(node) == "get"
            ):
                for path in self.paths(node):
                    yield Read(path, node.offset)

    def arguments_of(self, function: str) -> Iterator[typed.Expr]:
        """The first argument of every call of a function of the script itself."""
        for node in self.nodes():
            if isinstance(node, typed.CallLocal) and node.function.name == function and node.arguments:
                yield node.arguments[0]

    def compared_with_null(self) -> set[PathOf]:
        """The paths whose absence the script reckons with."""
        found: set[PathOf] = set()
        for node in self.nodes():
            if isinstance(node, typed.Comparison):
                if isinstance(_bare(node.right), typed.Null):
                    found |= self.paths(node.left)
                elif isinstance(_bare(node.left), typed.Null):
                    found |= self.paths(node.right)
        return found

    def regexes(self) -> Iterator[int]:
        """Where regular expressions stand."""
        for node in self.nodes():
            if isinstance(node, typed.Regex):
                yield node.offset

    def assignments_in_conditions(self) -> Iterator[int]:
        """Where a condition is an assignment."""
        for node in self.nodes():
            if isinstance(node, typed.If | typed.While | typed.DoWhile | typed.Conditional):
                condition = _bare(node.condition)
                if isinstance(condition, typed.Assign):
                    yield condition.offset

    def unused(self) -> Iterator[typed.Declare]:
        """Declared variables that nothing reads; a value that is only ever assigned is not read."""
        targets = {id(node.target) for node in self.nodes() if isinstance(node, typed.Assign)}
        read = {id(node.variable) for node in self.nodes() if isinstance(node, typed.Local) and id(node) not in targets}
        for node in self.nodes():
            if isinstance(node, typed.Lambda | typed.FunctionRef):
                return  # captured variables are others inside
        for node in self.nodes():
            if isinstance(node, typed.Declare) and id(node.variable) not in read:
                yield node

    def built(self) -> Iterator[Built]:
        """The texts that the script builds: by concatenation, by appending, and constants that it returns."""
        found: dict[int, list[Piece]] = {}
        self._collect(self.script.main.block, found)
        for pieces in found.values():
            yield Built(tuple(pieces), "".join("\0" if piece.text is None else piece.text for piece in pieces))

    def _collect(self, node: object, found: dict[int, list[Piece]]) -> None:
        """Visit in evaluation order, receivers before the calls on them."""
        stack: list[tuple[object, bool]] = [(node, False)]
        while stack:
            top, is_done = stack.pop()
            if is_done:
                self._visit(top, found)
            elif isinstance(top, tuple):
                stack += [(one, False) for one in reversed(top)]
            elif isinstance(top, Record):
                stack.append((top, True))
                stack += [(getattr(top, name), False) for name in reversed(top.__match_args__)]

    def _visit(self, node: object, found: dict[int, list[Piece]]) -> None:
        if isinstance(node, typed.CallMethod | typed.CallDef) and _name(node) == "append" and node.arguments:
            sink = _builder(node)
            for part in _parts(node.arguments[0]):
                _add(found.setdefault(sink, []), part)
        elif isinstance(node, typed.Declare) and isinstance(made := _bare(node.value), typed.NewObject):
            if made.type.simple_name in ("StringBuilder", "StringBuffer") and made.arguments:
                for part in _parts(made.arguments[0]):
                    _add(found.setdefault(id(node.variable), []), part)
        elif isinstance(node, typed.CompoundAssign) and node.operator == "+" and isinstance(node.target, typed.Local):
            if any(isinstance(part, typed.Concat) or _constant(part) is not None for part in _parts(node.value)):
                for part in _parts(node.value):
                    _add(found.setdefault(id(node.target.variable), []), part)
        elif isinstance(node, typed.Declare | typed.Assign | typed.Return) and isinstance(
            joined := _bare(node.value), typed.Concat | typed.Constant
        ):
            sink = id(joined)
            if isinstance(node, typed.Declare):
                sink = id(node.variable)
            elif isinstance(node, typed.Assign) and isinstance(node.target, typed.Local):
                sink = id(node.target.variable)
            for part in _parts(joined):
                _add(found.setdefault(sink, []), part)


def _extended(paths: set[PathOf], step: str | int | None) -> set[PathOf]:
    return {(*path, step) for path in paths if len(path) < _MAX_DEPTH}


def _bare(node: object) -> object:
    while isinstance(node, typed.Cast):
        node = node.child
    return node


def _step(node: object) -> str | int | None:
    bare = _bare(node)
    if isinstance(bare, typed.Constant) and isinstance(bare.value, str | int) and not isinstance(bare.value, bool):
        return bare.value
    return ANY


def _name(node: typed.CallMethod | typed.CallDef) -> str:
    return node.method.name if isinstance(node, typed.CallMethod) else node.name


def _builder(node: typed.CallMethod | typed.CallDef) -> int:
    receiver: object = node
    while True:
        receiver = _bare(receiver)
        if isinstance(receiver, typed.CallMethod | typed.CallDef):
            receiver = receiver.receiver
        else:
            return id(receiver.variable) if isinstance(receiver, typed.Local) else id(receiver)


def _parts(node: object) -> tuple[typed.Expr, ...]:
    bare = _bare(node)
    if isinstance(bare, typed.Concat):
        return bare.parts
    return (bare,) if isinstance(bare, typed.Expr) else ()


def _constant(node: object) -> str | None:
    bare = _bare(node)
    if not isinstance(bare, typed.Constant):
        return None
    if bare.type.name == "char" and isinstance(bare.value, int):
        return chr(bare.value)
    return bare.value if isinstance(bare.value, str) else str(bare.value)


def _add(pieces: list[Piece], node: typed.Expr) -> None:
    last = pieces[-1] if pieces else None
    inside, before = False, ""
    if last is not None:
        inside = last.in_string if last.text is None else _inside(last.text, last.in_string)
        before = "" if last.text is None else last.before + last.text
    pieces.append(Piece(node, _constant(node), inside, before, node.offset))


def _inside(text: str, inside: bool) -> bool:
    at = 0
    while at < len(text):
        if text[at] == "\\" and inside:
            at += 1
        elif text[at] == '"':
            inside = not inside
        at += 1
    return inside


@lru_cache(maxsize=256)
def _facts(script: typed.Script) -> ScriptFacts:
    return ScriptFacts(script)


def facts_of(script: typed.Script | None) -> ScriptFacts | None:
    """The facts of a script that compiles; none for one that does not."""
    return None if script is None else _facts(script)
