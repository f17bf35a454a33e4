"""Code for statements."""

import ast
from collections.abc import Callable
from typing import Any

from blueprintc.painless import typed
from blueprintc.painless.interpreter.call_writer import CallWriter
from blueprintc.painless.interpreter.place_writer import local_name

LOOP_LIMIT = 1_000_000
STEPS_PER_CHECK = 64


class StatementWriter(CallWriter):
    """Writes statements; each method returns the Python statements."""

    def __init__(self) -> None:
        super().__init__()
        self.uses_loop = False
        self._continues: list[Callable[[], list[ast.stmt]]] = []
        self._visible: list[typed.Variable] = []
        self.traced = False
        self.counted = False

    def block(self, node: typed.Block | None) -> list[ast.stmt]:
        """The statements of a block."""
        if node is None:
            return []
        depth = len(self._visible)
        body: list[ast.stmt] = []
        for statement in node.statements:
            visit: Any = getattr(self, f"visit_{type(statement).__name__}")
            if self.counted:
                body.append(self.evaluate(self.call("trace", self.value(statement.offset), self.sequence([]))))
            body.extend(visit(statement))
            if self.traced:
                body.extend(self._trace(statement))
        del self._visible[depth:]
        return body

    def starts(self, node: typed.Node) -> None:
        """Register a statement for script stacks."""
        self.statement_offsets.add(node.offset)

    def _trace(self, node: typed.Node) -> list[ast.stmt]:
        if isinstance(node, typed.Return | typed.Throw | typed.Break | typed.Continue):
            return []
        names = [self.value(variable.name) for variable in self._visible]
        types = [self.value(variable.type.name) for variable in self._visible]
        values = [self.load(local_name(variable)) for variable in self._visible]
        state = self.sequence([self.sequence(list(item)) for item in zip(names, types, values, strict=True)])
        return [self.evaluate(self.call("trace", self.value(node.offset), state))]

    # --- simple statements ----------------------------------------------------------------------------------------

    def visit_Declare(self, node: typed.Declare) -> list[ast.stmt]:
        """A declared variable."""
        self.starts(node)
        if node.value is None:
            value = self.default(node.variable.type.name)
        else:
            value = self.expression(node.value)
        self._visible.append(node.variable)
        return [self.assign(local_name(node.variable), value)]

    def visit_ExpressionStatement(self, node: typed.ExpressionStatement) -> list[ast.stmt]:
        """An expression for its effects."""
        self.starts(node)
        return self.effect(node.expression)

    def effect(self, node: typed.Expr) -> list[ast.stmt]:
        """The statements for an expression whose value is dropped."""
        if isinstance(node, typed.Cast) and node.type.name == "void":
            node = node.child
        if isinstance(node, typed.Assign):
            if isinstance(node.target, typed.Local):
                parts = self._appended_parts(node.target.variable, node.value)
                if parts:
                    return self._append_parts(parts, node.value.offset, local_name(node.target.variable))
                return [self.assign(local_name(node.target.variable), self.expression(node.value))]
            place = self.place_code(node.target, node.value.type.name)
            before = [self.evaluate(step) for step in place.before]
            value = self.expression(node.value)
            return [*before, self.evaluate(place.store(value))]
        if isinstance(node, typed.CompoundAssign):
            return self._compound(node)
        return [self.evaluate(self.expression(node))]

    def _compound(self, node: typed.CompoundAssign) -> list[ast.stmt]:
        if isinstance(node.target, typed.Local):
            name = local_name(node.target.variable)
            self.at(node.target.offset)
            if node.operand_type.name == node.target.type.name == "java.lang.String":
                return self._append(node, name)
            return [self.assign(name, self.combined(node, self.load(name)))]
        self.at(node.target.offset)
        place = self.place_code(node.target, node.target.type.name)
        self.code()  # receiver and index are duplicated
        before = [self.evaluate(step) for step in place.before]
        value = self.combined(node, place.load())
        return [*before, self.evaluate(place.store(value))]

    @staticmethod
    def _appended_parts(variable: typed.Variable, value: typed.Expr) -> tuple[typed.Expr, ...]:
        """The operands behind ``variable + …`` where that String can grow in place, else none."""
        if not isinstance(value, typed.Concat) or variable.type.name != "java.lang.String":
            return ()
        first, rest = value.parts[0], value.parts[1:]
        grows = isinstance(first, typed.Local) and first.variable is variable
        # Other operands might assign to the variable before it is read.
        plain = all(isinstance(part, typed.Constant | typed.Local) and part.type.name != "char" for part in rest)
        return rest if grows and plain else ()

    def _append_parts(self, parts: tuple[typed.Expr, ...], offset: int, name: str) -> list[ast.stmt]:
        self.at(offset)
        return self._grown(name, self.place(ast.JoinedStr([self.concat_part(part) for part in parts])))

    def _append(self, node: typed.CompoundAssign, name: str) -> list[ast.stmt]:
        # CPython appends in place when the variable holds the only reference; an expression would copy each time.
        value = self.as_text(self.expression(node.value), node.value.type.name)
        if node.value.type.name == "char":
            return [self.assign(name, self.call("appended_char", self.load(name), value))]
        return self._grown(name, value)

    def _grown(self, name: str, value: ast.expr) -> list[ast.stmt]:
        added = self.temporary()
        missing = self.compare(self.load(name), (ast.Is(), self.value(None)))
        size = self.call("len", self.load(name))
        large = self.compare(size, (ast.Gt(), self.value(1 << 12)))
        return [
            self.assign(added, value),
            self.branch(missing, [self.assign(name, self.value("null"))]),
            self.assign(name, self.binary(self.load(name), ast.Add(), self.load(added))),
            self.branch(large, [self.evaluate(self.call("grown_text", self.load(name), self.load(added)))]),
        ]

    def visit_Return(self, node: typed.Return) -> list[ast.stmt]:
        """``return``, also the implicit one."""
        self.starts(node)
        value = None if node.value is None else self.expression(node.value)
        return [self.placed(ast.Return(value))]

    def visit_Throw(self, node: typed.Throw) -> list[ast.stmt]:
        """``throw``."""
        self.starts(node)
        return [self.placed(ast.Raise(self.call("throwable", self.expression(node.value)), None))]

    def visit_Break(self, node: typed.Break) -> list[ast.stmt]:
        """``break``."""
        return [self.placed(ast.Break())]

    def visit_Continue(self, node: typed.Continue) -> list[ast.stmt]:
        """``continue``: what a ``for`` does between two iterations comes first."""
        lines = self.lines()
        before = self._continues[-1]()
        self.end_lines(lines)
        return [*before, self.placed(ast.Continue())]

    def visit_Block(self, node: typed.Block) -> list[ast.stmt]:
        """A nested block."""
        return self.block(node)

    # --- branches and loops ---------------------------------------------------------------------------------------

    def visit_If(self, node: typed.If) -> list[ast.stmt]:
        """``if``."""
        self.starts(node)
        condition = self.expression(node.condition)
        then = self.block(node.then)
        otherwise = self.block(node.otherwise)
        return [self.branch(condition, then, otherwise)]

    def _count(self, offset: int) -> list[ast.stmt]:
        """The loop counter, as ``MethodWriter.writeLoopCounter``; now and then the steps of the whole run."""
        self.uses_loop = True
        self.at(offset)
        self.code()
        target = ast.Name("loop", ast.Store())
        self.place(target)
        counted = self.placed(ast.AugAssign(target, ast.Sub(), self.value(1)))
        mask = self.binary(self.load("loop"), ast.BitAnd(), self.value(STEPS_PER_CHECK - 1))
        step = self.evaluate(self.call("step", self.value(STEPS_PER_CHECK)))
        ended = self.branch(self.negation(self.load("loop")), [self._exceeded()])
        return [counted, self.branch(self.negation(mask), [step, ended])]

    def _exceeded(self) -> ast.stmt:
        return self.evaluate(self.call("loop_limit"))

    def _loop(self, test: ast.expr, body: list[ast.stmt]) -> ast.stmt:
        return self.placed(ast.While(test, body or [self.placed(ast.Pass())], []))

    def _condition(self, node: typed.Expr | None) -> ast.expr:
        if node is None or (isinstance(node, typed.Constant) and node.value is True):
            return self.value(True)
        return self.expression(node)

    def visit_While(self, node: typed.While) -> list[ast.stmt]:
        """``while``."""
        self.starts(node)
        test = self._condition(node.condition)
        body = self._count(node.offset)
        self._continues.append(list)
        body.extend(self.block(node.block))
        self._continues.pop()
        return [self._loop(test, body)]

    def visit_DoWhile(self, node: typed.DoWhile) -> list[ast.stmt]:
        """``do … while``."""
        self.starts(node)

        def check() -> list[ast.stmt]:
            test = self._condition(node.condition)
            leave = self.branch(self.negation(test), [self.placed(ast.Break())])
            return [leave, *self._count(node.offset)]

        self._continues.append(check)
        body = self.block(node.block)
        self._continues.pop()
        body.extend(check())
        return [self._loop(self.value(True), body)]

    def visit_For(self, node: typed.For) -> list[ast.stmt]:
        """``for(;;)``."""
        self.starts(node)
        depth = len(self._visible)
        before: list[ast.stmt] = []
        for statement in node.initializer:
            if isinstance(statement, typed.ExpressionStatement):
                before.extend(self.effect(statement.expression))
            else:
                visit: Any = getattr(self, f"visit_{type(statement).__name__}")
                before.extend(visit(statement))
        test = self._condition(node.condition)
        body = self._count(node.offset)
        afterthought = node.afterthought

        def again() -> list[ast.stmt]:
            return [] if afterthought is None else self._afterthought(node, afterthought)

        self._continues.append(again)
        body.extend(self.block(node.block))
        self._continues.pop()
        body.extend(again())
        del self._visible[depth:]
        return [*before, self._loop(test, body)]

    def _afterthought(self, node: typed.For, step: typed.Expr) -> list[ast.stmt]:
        return self.effect(step)

    def visit_ForEach(self, node: typed.ForEach) -> list[ast.stmt]:
        """``for (x in e)``."""
        self.starts(node)
        depth = len(self._visible)
        iterable = self.expression(node.iterable)
        if node.kind == "array":
            source = self.call("iterate_array", iterable)
        else:
            source = self.call("iterate_def" if node.kind == "def" else "iterate", iterable)
        name, variable = local_name(node.variable), node.variable
        convert: list[ast.stmt] = []
        if node.element.name != variable.type.name:
            converted = self.convert(self.load(name), node.element.name, variable.type.name, True)
            convert = [self.assign(name, converted)]
        line = self.line
        self._visible.append(variable)
        self._continues.append(list)
        body = convert + self.block(node.block)
        self._continues.pop()
        del self._visible[depth:]
        target = ast.Name(name, ast.Store())
        self.place(target)
        loop = self.placed(ast.For(target, source, body or [self.placed(ast.Pass())], []))
        target.lineno = target.end_lineno = loop.lineno = loop.end_lineno = line
        return [loop]

    # --- exceptions -----------------------------------------------------------------------------------------------

    def visit_Try(self, node: typed.Try) -> list[ast.stmt]:
        """``try``/``catch``."""
        self.starts(node)
        body = self.block(node.block)
        caught = self.temporary()
        convert = self.assign(caught, self.call("caught", self.load(caught)))
        branches: list[tuple[ast.expr, list[ast.stmt]]] = []
        for clause in node.catches:
            self.starts(clause)
            depth = len(self._visible)
            self._visible.append(clause.variable)
            test = self.call("instance_of", self.load(caught), self.value(clause.variable.type.name))
            keep = self.assign(local_name(clause.variable), self.load(caught))
            branches.append((test, [keep, *self.block(clause.block)]))
            del self._visible[depth:]
        chain: list[ast.stmt] = [self.placed(ast.Raise(None, None))]
        for test, handling in reversed(branches):
            chain = [self.branch(test, handling, chain)]
        handler = ast.ExceptHandler(self.load("Exception"), caught, [convert, *chain])
        handler.lineno = handler.end_lineno = self.line
        handler.col_offset = handler.end_col_offset = 0
        return [self.placed(ast.Try(body or [self.placed(ast.Pass())], [handler], [], []))]
