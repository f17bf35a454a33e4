"""From an analysed script to compiled Python code."""

import ast
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from types import CodeType
from typing import Any

from blueprintc.painless import typed
from blueprintc.painless.interpreter.builder import Factory
from blueprintc.painless.interpreter.call_writer import function_name
from blueprintc.painless.interpreter.place_writer import local_name
from blueprintc.painless.interpreter.statement_writer import LOOP_LIMIT, STEPS_PER_CHECK, StatementWriter
from blueprintc.painless.recursion import room_for_deep_trees

FILE_NAME = "<painless>"
MAIN = "execute"


@dataclass(frozen=True, slots=True)
class Program:
    """A script ready to run: ``code`` defines its functions, ``factories`` makes the objects that they name.

    ``statements`` are the offsets at which statements start, for script stacks.
    """

    source: str
    code: CodeType
    factories: dict[str, Factory]
    statements: tuple[int, ...]


class Generator(StatementWriter):
    """Writes a whole script."""

    def __init__(self, traced: bool, counted: bool = False) -> None:
        super().__init__()
        self.traced = traced
        self.counted = counted
        self._module: list[ast.stmt] = []

    def expression(self, node: typed.Expr) -> ast.expr:
        """Code for an expression."""
        visit: Any = getattr(self, f"visit_{type(node).__name__}")
        written: ast.expr = visit(node)
        if not self.writes_nothing(node):
            self.code()
        return written

    def program(self, script: typed.Script) -> Program:
        """The script as code."""
        self.functions = script.functions
        for function in script.functions:
            self.write_function(function_name(function), function.parameters, function.block, self._end(function))
            if function.falls_through:
                # Upstream: the return that the server adds is a statement at the function's place.
                self.statement_offsets.add(function.offset)
        self.write_function(MAIN, script.main.parameters, script.main.block, self._end(script.main))
        module = ast.Module(self._module, [])
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", SyntaxWarning)
            code = compile(module, FILE_NAME, "exec")
        return Program(script.source, code, self.factories, tuple(sorted(self.statement_offsets)))

    def _end(self, function: typed.Function) -> ast.expr | None:
        return self.default(function.returns.name) if function.falls_through else None

    def write_function(
        self, name: str, parameters: Sequence[typed.Variable], body: typed.Block, end: ast.expr | None
    ) -> None:
        """Add a function to the module."""
        outer = (self.begin_lines(), self.uses_loop, self._continues, self._visible)
        self.uses_loop, self._continues, self._visible = False, [], list(parameters)
        if name == MAIN and any(is_used(parameter, body) for parameter in parameters):
            # Upstream: PainlessUserTreeToIRTreePhase.injectGetsDeclarations: the parameter is fetched at offset 0.
            self.at(0)
            self.code()
        statements = self.block(body)
        if end is not None:
            statements.append(self.placed(ast.Return(end)))
        self.begin_lines()
        start: list[ast.stmt] = []
        if self.uses_loop:
            start.append(self.assign("loop", self.value(LOOP_LIMIT)))
        if name != MAIN:
            cost = STEPS_PER_CHECK if self.uses_loop else 1
            start.append(self.evaluate(self.call("step", self.value(cost))))
        names = [local_name(parameter) for parameter in parameters]
        self._module.append(self.function(name, names, start + statements))
        lines, self.uses_loop, self._continues, self._visible = outer
        self.end_lines(lines)


def is_used(variable: typed.Variable, body: typed.Block) -> bool:
    """Whether the variable is read or written anywhere in ``body``, lambdas included."""
    pending: list[Any] = [body]
    while pending:
        node = pending.pop()
        if node is variable:
            return True
        if isinstance(node, tuple):
            pending.extend(node)
        elif isinstance(node, typed.Node):
            pending.extend(getattr(node, name) for name in node.__match_args__)
    return False


def generate(script: typed.Script, *, traced: bool = False, counted: bool = False) -> Program:
    """Compile an analysed script. ``traced`` makes every statement report the variables (see ``run.execute``), and
    ``counted`` makes it report that it begins, without variables."""
    with room_for_deep_trees():
        return Generator(traced, counted).program(script)
