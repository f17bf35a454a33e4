"""Makes nodes of Python's ``ast`` that carry a place in the script, and names for constants and temporaries."""

import ast
from collections.abc import Callable, Sequence
from typing import Any

from blueprintc.painless.interpreter.dispatch import Linker

Factory = Callable[[Linker], Any]

UNKNOWN_LINE = 1
"""Line of code for which the server writes no position."""


def line_of(offset: int) -> int:
    """Line number that stands for the script offset ``offset`` in generated code."""
    return offset + 2


def offset_of(line: int) -> int | None:
    """Script offset of a line of generated code; ``None`` where the server has none."""
    return None if line <= UNKNOWN_LINE else line - 2


class Builder:
    """Base of the code writers.

    ``line`` is the place that the server's line table has at this point. The table is written in the order of the
    byte code, and an instruction belongs to the entry before it, so the writers visit nodes in the server's
    order, call ``at`` where it calls ``writeDebugInfo``, and every Python node gets the line of the moment.
    """

    def __init__(self) -> None:
        self.line = UNKNOWN_LINE
        self._written = UNKNOWN_LINE
        self._is_fresh = False
        self.factories: dict[str, Factory] = {}
        self._temporaries = 0
        self._shared: dict[Any, str] = {}

    def at(self, offset: int) -> None:
        """Note a position, as ``MethodWriter.writeDebugInfo`` does."""
        # Upstream: HotSpot's Method::line_number_from_bci: of several entries for one instruction the first counts,
        # for the instructions behind it the last.
        self._written = line_of(offset)
        if not self._is_fresh:
            self.line = self._written
        self._is_fresh = True

    def code(self) -> None:
        """Note that byte code has been written since the last position."""
        self.line = self._written
        self._is_fresh = False

    def done(self, node: ast.expr) -> ast.expr:
        """``node``, whose byte code is complete."""
        self.code()
        return node

    def lines(self) -> tuple[int, int, bool]:
        """The state of the line table, for ``end_lines``."""
        return self.line, self._written, self._is_fresh

    def begin_lines(self) -> tuple[int, int, bool]:
        """Start the line table of a function; gives what ``end_lines`` needs."""
        before = self.lines()
        self.line, self._written, self._is_fresh = UNKNOWN_LINE, UNKNOWN_LINE, False
        return before

    def end_lines(self, before: tuple[int, int, bool]) -> None:
        """Go back to the line table of the enclosing function."""
        self.line, self._written, self._is_fresh = before

    def temporary(self) -> str:
        """A local name that nobody else uses."""
        self._temporaries += 1
        return f"t{self._temporaries}"

    def constant_object(self, factory: Factory, share: Any = None) -> str:
        """A global name for an object that is made once for each run; one object for all equal ``share`` keys."""
        if share is not None and share in self._shared:
            return self._shared[share]
        name = f"k{len(self.factories)}"
        self.factories[name] = factory
        if share is not None:
            self._shared[share] = name
        return name

    def place(self, node: ast.expr) -> ast.expr:
        """Give a new expression the present place."""
        node.lineno = node.end_lineno = self.line
        node.col_offset = node.end_col_offset = 0
        return node

    def placed(self, node: ast.stmt) -> ast.stmt:
        """Give a new statement the present place."""
        node.lineno = node.end_lineno = self.line
        node.col_offset = node.end_col_offset = 0
        return node

    # --- expressions ----------------------------------------------------------------------------------------------

    def load(self, name: str) -> ast.expr:
        """A variable."""
        return self.place(ast.Name(name, ast.Load()))

    def value(self, constant: Any) -> ast.expr:
        """A constant."""
        return self.place(ast.Constant(constant))

    def call(self, function: str | ast.expr, *arguments: ast.expr) -> ast.expr:
        """A call; ``function`` may be a global name."""
        callee = self.load(function) if isinstance(function, str) else function
        return self.place(ast.Call(callee, list(arguments), []))

    def attribute(self, owner: ast.expr, name: str) -> ast.expr:
        """``owner.name``."""
        return self.place(ast.Attribute(owner, name, ast.Load()))

    def walrus(self, name: str, value: ast.expr) -> ast.expr:
        """``(name := value)``."""
        target = ast.Name(name, ast.Store())
        self.place(target)
        return self.place(ast.NamedExpr(target, value))

    def binary(self, left: ast.expr, operator: ast.operator, right: ast.expr) -> ast.expr:
        """``left op right``."""
        return self.place(ast.BinOp(left, operator, right))

    def compare(self, left: ast.expr, *steps: tuple[ast.cmpop, ast.expr]) -> ast.expr:
        """``left op a op b …``."""
        return self.place(ast.Compare(left, [op for op, _ in steps], [right for _, right in steps]))

    def either(self, test: ast.expr, then: ast.expr, otherwise: ast.expr) -> ast.expr:
        """``then if test else otherwise``."""
        return self.place(ast.IfExp(test, then, otherwise))

    def negation(self, value: ast.expr) -> ast.expr:
        """``not value``."""
        return self.place(ast.UnaryOp(ast.Not(), value))

    def junction(self, operator: ast.boolop, values: Sequence[ast.expr]) -> ast.expr:
        """``a and b and c``."""
        return self.place(ast.BoolOp(operator, list(values)))

    def sequence(self, items: Sequence[ast.expr]) -> ast.expr:
        """``(a, b)``."""
        return self.place(ast.Tuple(list(items), ast.Load()))

    def elements(self, items: Sequence[ast.expr]) -> ast.expr:
        """``[a, b]``."""
        return self.place(ast.List(list(items), ast.Load()))

    def is_type(self, value: ast.expr, type_name: str) -> ast.expr:
        """``type(value) is type_name``."""
        return self.compare(self.call("type", value), (ast.Is(), self.load(type_name)))

    def last_of(self, items: Sequence[ast.expr]) -> ast.expr:
        """All evaluated in order; the value of the last."""
        index = self.value(len(items) - 1)
        return self.place(ast.Subscript(self.sequence(items), index, ast.Load()))

    # --- statements -----------------------------------------------------------------------------------------------

    def assign(self, name: str, value: ast.expr) -> ast.stmt:
        """``name = value``."""
        target = ast.Name(name, ast.Store())
        self.place(target)
        return self.placed(ast.Assign([target], value))

    def evaluate(self, value: ast.expr) -> ast.stmt:
        """``value`` as a statement."""
        return self.placed(ast.Expr(value))

    def branch(self, test: ast.expr, then: list[ast.stmt], otherwise: list[ast.stmt] | None = None) -> ast.stmt:
        """``if test: …``."""
        return self.placed(ast.If(test, then or [self.placed(ast.Pass())], otherwise or []))

    def function(self, name: str, parameters: Sequence[str], body: list[ast.stmt]) -> ast.stmt:
        """``def name(parameters): body``."""
        arguments = ast.arguments(
            posonlyargs=[],
            args=[self._argument(parameter) for parameter in parameters],
            kwonlyargs=[],
            kw_defaults=[],
            defaults=[],
        )
        return self.placed(ast.FunctionDef(name, arguments, body or [self.placed(ast.Pass())], []))

    def _argument(self, name: str) -> ast.arg:
        argument = ast.arg(name)
        argument.lineno = argument.end_lineno = self.line
        argument.col_offset = argument.end_col_offset = 0
        return argument
