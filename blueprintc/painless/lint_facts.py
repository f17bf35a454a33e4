"""Facts about an analysed script that a checker may want to speak about. Plain data; no opinion on severity.

What the rules of connectors need beyond these (paths read from ``params``, texts built as JSON) depends on ML Commons
and is worked out by the linter.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from blueprintc.painless import typed
from blueprintc.painless.record import Record
from blueprintc.painless.recursion import room_for_deep_trees
from blueprintc.painless.types import LIST, STRING, Type


class FactKind(Enum):
    """What a fact is about."""

    UNUSED_VARIABLE = "unused variable"
    """A local variable that nothing reads."""
    REGEX = "regex"
    """A regex constant or operator: the cluster must allow them, and they are limited."""
    GROWING_TEXT = "growing text"
    """A text that is copied as a whole each time a loop adds to it."""
    REPEATED_LOOP = "repeated loop"
    """A loop over what a loop around it goes through, too."""
    SEARCH_IN_LOOP = "search in loop"
    """A list that is searched, or taken from the front, in a loop."""


SLOWER_THAN_LINEAR = frozenset({FactKind.GROWING_TEXT, FactKind.REPEATED_LOOP, FactKind.SEARCH_IN_LOOP})


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact. ``offset`` is in UTF-16 units of the script; ``name`` the variable or method that it is about."""

    kind: FactKind
    offset: int
    name: str


_LOOPS = (typed.For, typed.While, typed.DoWhile, typed.ForEach)
_SEARCHES = frozenset({"contains/1", "indexOf/1", "lastIndexOf/1", "containsAll/1", "removeAll/1"})
_LISTS = frozenset({"java.util.List", "java.util.ArrayList", "java.util.LinkedList", "java.util.Collection"})


def lint_facts(script: typed.Script) -> tuple[Fact, ...]:
    """All facts about a script, in the order of their places."""
    found: list[Fact] = []
    with room_for_deep_trees():
        for function in (*script.functions, script.main):
            found += _unused(function)
            found += _regexes(function)
            _Loops(found).visit(function.block, ())
    return tuple(sorted(set(found), key=lambda fact: (fact.offset, fact.name)))


def children(node: object) -> Iterator[typed.Node]:
    """The nodes directly below a node of the analysed tree."""
    if isinstance(node, typed.Node):
        for name in node.__match_args__:
            yield from _nodes_in(getattr(node, name))


def _nodes_in(value: object) -> Iterator[typed.Node]:
    if isinstance(value, typed.Node):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _nodes_in(item)


def walk(node: typed.Node) -> Iterator[typed.Node]:
    """A node and all below it, from left to right."""
    stack = [node]
    while stack:
        top = stack.pop()
        yield top
        stack += reversed(list(children(top)))


def _unused(function: typed.Function) -> Iterator[Fact]:
    declared: dict[typed.Variable, int] = {}
    read: set[typed.Variable] = set()
    targets: set[int] = set()
    for node in walk(function.block):
        match node:
            case typed.Declare():
                declared[node.variable] = node.offset
            case typed.Assign(target=typed.Local()) | typed.CompoundAssign(target=typed.Local()):
                if node.type.name == "void":
                    targets.add(id(node.target))
            case typed.Local():
                if id(node) not in targets:
                    read.add(node.variable)
            case typed.Lambda():
                read |= set(node.captures)
            case typed.FunctionRef():
                if node.captured is not None:
                    read.add(node.captured)
            case _:
                pass
    for variable, offset in declared.items():
        if variable not in read:
            yield Fact(FactKind.UNUSED_VARIABLE, offset, variable.name)


def _regexes(function: typed.Function) -> Iterator[Fact]:
    for node in walk(function.block):
        if isinstance(node, typed.Regex):
            yield Fact(FactKind.REGEX, node.offset, node.pattern)
        elif isinstance(node, typed.Match):
            yield Fact(FactKind.REGEX, node.offset, node.operator)


class _Loops:
    """Finds work in loops that grows faster than the loop."""

    def __init__(self, found: list[Fact]) -> None:
        self._found = found
        self._texts: set[typed.Variable] = set()

    def visit(
        self, node: typed.Node, subjects: tuple[str, ...], outer: frozenset[typed.Variable] = frozenset()
    ) -> None:
        """Look at a node inside loops over ``subjects``; ``outer`` are the variables that are older than the loop."""
        if isinstance(node, typed.Declare):
            outer = self._declare(node, subjects, outer)
        if isinstance(node, typed.Block):
            for statement in node.statements:
                self.visit(statement, subjects, outer)
                if isinstance(statement, typed.Declare) and not subjects:
                    outer |= {statement.variable}
            return
        if subjects:
            self._look(node, outer)
        if isinstance(node, _LOOPS):
            subject = _subject(node)
            if subject and subject in subjects:
                self._found.append(Fact(FactKind.REPEATED_LOOP, node.offset, subject))
            subjects = (*subjects, subject)
        for child in children(node):
            self.visit(child, subjects, outer)

    def _declare(
        self, node: typed.Declare, subjects: tuple[str, ...], outer: frozenset[typed.Variable]
    ) -> frozenset[typed.Variable]:
        if node.variable.type == STRING or _is_text(node.value):
            self._texts.add(node.variable)
        return outer if subjects else outer | {node.variable}

    def _look(self, node: typed.Node, outer: frozenset[typed.Variable]) -> None:
        match node:
            case typed.CompoundAssign(target=typed.Local(variable=variable), operator="+"):
                if variable in self._texts and variable in outer:
                    self._found.append(Fact(FactKind.GROWING_TEXT, node.offset, variable.name))
            case typed.Assign(
                target=typed.Local(variable=variable), value=typed.Concat(parts=(typed.Local() as first, *_))
            ):
                if first.variable is variable and variable in outer:
                    self._found.append(Fact(FactKind.GROWING_TEXT, node.offset, variable.name))
            case typed.CallMethod(receiver=typed.Local(variable=variable)) if variable in outer:
                key = f"{node.method.name}/{node.method.arity}"
                first_removed = key == "remove/1" and _is_zero(node.arguments[0])
                if _is_list(variable.type) and (key in _SEARCHES or first_removed):
                    self._found.append(
                        Fact(FactKind.SEARCH_IN_LOOP, node.offset, f"{variable.name}.{node.method.name}")
                    )
            case _:
                pass


def _is_list(type_: Type) -> bool:
    return type_ == LIST or type_.name in _LISTS


def _is_zero(node: typed.Expr) -> bool:
    return isinstance(node, typed.Constant) and node.value == 0


def _is_text(value: typed.Expr | None) -> bool:
    while isinstance(value, typed.Cast):
        value = value.child
    return value is not None and value.type == STRING


def _subject(loop: typed.Node) -> str:
    """What a loop goes through, as text; empty when that is not to be seen."""
    if isinstance(loop, typed.ForEach):
        return _path(loop.iterable)
    condition = getattr(loop, "condition", None)
    if isinstance(condition, typed.Comparison):
        for side in (condition.right, condition.left):
            path = _path(side)
            for ending in (".length", ".size()"):
                if path.endswith(ending):
                    return path.removesuffix(ending)
    return ""


def _path(node: typed.Expr | Record | None) -> str:
    """``params.text_docs`` and the like; empty for anything that is not a plain path."""
    match node:
        case typed.Cast():
            return _path(node.child)
        case typed.Local():
            return node.variable.name
        case typed.DefField():
            return _joined(node.receiver, node.name)
        case typed.MapAccess(key=typed.Cast(child=typed.Constant(value=str() as name))):
            return _joined(node.receiver, name)
        case typed.ArrayLength():
            return _joined(node.receiver, "length")
        case typed.Shortcut(getter=getter) if getter is not None and getter.name == "getLength":
            return _joined(node.receiver, "length")
        case typed.CallDef(name="size", arguments=()) | typed.CallMethod(arguments=()):
            name = node.name if isinstance(node, typed.CallDef) else node.method.name
            return _joined(node.receiver, name + "()")
        case _:
            return ""


def _joined(receiver: typed.Expr | None, name: str) -> str:
    path = _path(receiver)
    return f"{path}.{name}" if path else ""
