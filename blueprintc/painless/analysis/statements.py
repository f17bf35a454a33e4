"""Statements: declarations, control flow, and which paths end where.

Upstream: the statement visitors of DefaultSemanticAnalysisPhase; reference §4.3 (control flow) and §6.1 (implicit
return).
"""

from dataclasses import dataclass, replace

from blueprintc.painless import nodes, typed
from blueprintc.painless.analysis.walk import READ, UNUSED, Walk, bad_bytecode, stack_underflow
from blueprintc.painless.errors import CLASS_CAST, NULL_POINTER, CompileError
from blueprintc.painless.scope import Scope
from blueprintc.painless.types import DEF, EXCEPTION, ITERABLE, VOID, Type


class Flow:
    """What is known about the paths through a statement, as bits of an int (sets of them are joined all the time)."""

    NONE = 0
    METHOD = 1
    """All paths return or throw."""
    LOOP = 2
    """All paths leave the enclosing loop or the function."""
    ALL = 4
    """Nothing behind the statement can run."""
    CONTINUE = 8
    """Some path continues a loop."""
    BREAK = 16
    """Some path breaks a loop."""


_ENDS = Flow.METHOD | Flow.LOOP | Flow.ALL
_ANY = Flow.CONTINUE | Flow.BREAK


@dataclass(frozen=True, slots=True)
class Position:
    """Where a statement stands.

    ``last_source`` gives its value back, ``last_loop`` ends the body of a loop; with ``in_catch`` there is a
    ``catch`` between
    the statement and its loop.
    """

    last_source: bool = False
    in_loop: bool = False
    last_loop: bool = False
    in_catch: bool = False


_INNER = Position()
_LOOP_BODY = Position(in_loop=True, last_loop=True)
_Statements = list[typed.Stmt]


class StatementWalk:
    """Visits statements; ``expressions`` is the walk over what they hold."""

    def __init__(self, expressions: Walk) -> None:
        self._walk = expressions
        self._unit = expressions.unit

    def body(self, block: nodes.Block, scope: Scope) -> tuple[typed.Block, int]:
        """The body of a function or a lambda."""
        return self.block(block, Position(last_source=True), scope)

    def block(self, block: nodes.Block, position: Position, scope: Scope) -> tuple[typed.Block, int]:
        """A block in a scope that the caller has opened."""
        out: _Statements = []
        flow = Flow.NONE
        last = len(block.statements) - 1
        inner = Position(in_loop=position.in_loop, in_catch=position.in_catch)
        for index, statement in enumerate(block.statements):
            found = self._recovering(statement, position if index == last else inner, scope, out)
            flow |= found & _ANY
            if index == last:
                flow |= found & _ENDS
            elif found & Flow.ALL:
                raise CompileError("invalid block: unreachable statement", block.offset)
        return typed.Block(block.offset, tuple(out)), flow

    def _recovering(self, statement: nodes.Stmt, position: Position, scope: Scope, out: _Statements) -> int:
        if not self._unit.recover:
            return self._visit(statement, position, scope, out)
        try:
            return self._visit(statement, position, scope, out)
        except CompileError as error:
            self._unit.errors.append(error)
            self._declare_anyway(statement, scope)
            # Whatever it was to be, it does not leave the function without a return on top of its own mistake.
            return _ENDS if position.last_source else Flow.NONE

    def _declare_anyway(self, statement: nodes.Stmt, scope: Scope) -> None:
        """Keep a declaration that failed from making every use of its names an error too."""
        if not isinstance(statement, nodes.DeclarationBlock):
            return
        for declaration in statement.declarations:
            if not scope.is_defined(declaration.name) and self._unit.resolve(declaration.name) is None:
                scope.define(
                    declaration.offset, self._known_type(declaration.type_name), declaration.name, read_only=False
                )

    def _known_type(self, name: str) -> Type:
        try:
            return self._unit.resolve(name) or DEF
        except CompileError:
            return DEF

    def _visit(self, node: nodes.Stmt, position: Position, scope: Scope, out: _Statements) -> int:
        match node:
            case nodes.ExpressionStatement():
                return self._expression(node, position, scope, out)
            case nodes.DeclarationBlock():
                return self._declarations(node, scope, out)
            case nodes.If():
                return self._if(node, position, scope, out)
            case nodes.Return():
                return self._return(node, scope, out)
            case nodes.ForEach():
                return self._for_each(node, scope, out)
            case nodes.For():
                return self._for(node, scope.block(), out)
            case nodes.While():
                return self._while(node, scope.block(), out)
            case nodes.DoWhile():
                return self._do_while(node, scope.block(), out)
            case nodes.Try():
                return self._try(node, position, scope, out)
            case nodes.Throw():
                value = self._walk.converted(node.value, EXCEPTION, scope)
                out.append(typed.Throw(node.offset, value))
                return _ENDS
            case nodes.Continue():
                return self._continue(node, position, out)
            case nodes.Break():
                if not position.in_loop:
                    raise CompileError("invalid break statement: not inside loop", node.offset)
                self._leave_loop(position)
                out.append(typed.Break(node.offset))
                return Flow.LOOP | Flow.ALL | Flow.BREAK
            case _:
                raise CompileError("illegal tree structure", node.offset)

    # --- simple statements --------------------------------------------------------------------------------------

    def _expression(self, node: nodes.ExpressionStatement, position: Position, scope: Scope, out: _Statements) -> int:
        returns = scope.frame.returns
        is_result = position.last_source and returns != VOID
        value = self._walk.value(node.expression, READ if is_result else UNUSED, scope)
        if is_result and value.type != VOID:
            # Upstream: the target type comes after the visit, hence no push into dynamic operations
            value = self._walk.cast(value, returns, node.expression.offset, internal=True)
            self._walk.check_merged(value)
            out.append(typed.Return(node.offset, value, True))
            return _ENDS
        if isinstance(value, typed.NewObject):
            # Upstream: the object is dropped from the stack though it was never put there
            nested = not scope.is_body or returns == VOID
            self._unit.late_errors.append(bad_bytecode("Operand stack underflow") if nested else stack_underflow())
        out.append(typed.ExpressionStatement(node.offset, value))
        return Flow.NONE

    def _declarations(self, node: nodes.DeclarationBlock, scope: Scope, out: _Statements) -> int:
        for declaration in node.declarations:
            out.append(self._declaration(declaration, scope))
        return Flow.NONE

    def _declaration(self, node: nodes.Declaration, scope: Scope) -> typed.Declare:
        if self._unit.allowlist.is_class_name(node.name):
            raise CompileError(f"invalid declaration: type [{node.name}] cannot be a name", node.offset)
        type_ = self._unit.resolve(node.type_name)
        if type_ is None:
            raise CompileError(f"invalid declaration: cannot resolve type [{node.type_name}]", node.offset)
        value = None if node.value is None else self._walk.converted(node.value, type_, scope)
        variable = scope.define(node.offset, type_, node.name, read_only=False)
        self._walk.note_stored(variable, value)
        if type_ == VOID:
            self._unit.write_errors.append(CompileError(None, None, "java.lang.UnsupportedOperationException"))
        return typed.Declare(node.offset, variable, value)

    def _return(self, node: nodes.Return, scope: Scope, out: _Statements) -> int:
        returns = scope.frame.returns
        value = None
        if node.value is not None:
            value = self._walk.converted(node.value, returns, scope, internal=True)
            self._walk.check_merged(value)
        elif returns != VOID:
            raise CompileError(f"cannot cast from [{returns}] to [void]", node.offset, CLASS_CAST)
        out.append(typed.Return(node.offset, value, False))
        return _ENDS

    def _continue(self, node: nodes.Continue, position: Position, out: _Statements) -> int:
        if not position.in_loop:
            raise CompileError("invalid continue statement: not inside loop", node.offset)
        if position.last_loop:
            raise CompileError("extraneous continue statement", node.offset)
        self._leave_loop(position)
        out.append(typed.Continue(node.offset))
        return Flow.ALL | Flow.CONTINUE

    def _leave_loop(self, position: Position) -> None:
        if position.in_catch:
            # Upstream: the writer of catch blocks forgets the labels of the loop around them
            message = 'Cannot read field "flags" because "label" is null'
            self._unit.write_errors.append(CompileError(message, None, NULL_POINTER))

    # --- branches -----------------------------------------------------------------------------------------------

    def _if(self, node: nodes.If, position: Position, scope: Scope, out: _Statements) -> int:
        condition = self._walk.condition(node.condition, scope)
        if isinstance(node.condition, nodes.Boolean) or node.then is None:
            raise CompileError("extraneous if block", node.offset)
        then, then_flow = self.block(node.then, position, scope.block())
        if not node.has_else:
            out.append(typed.If(node.offset, condition, then, None))
            return then_flow & _ANY
        if node.otherwise is None:
            raise CompileError("extraneous else block.", node.offset)
        otherwise, other_flow = self.block(node.otherwise, position, scope.block())
        out.append(typed.If(node.offset, condition, then, otherwise))
        return (then_flow & other_flow & _ENDS) | ((then_flow | other_flow) & _ANY)

    def _try(self, node: nodes.Try, position: Position, scope: Scope, out: _Statements) -> int:
        if node.block is None:
            raise CompileError("extraneous try statement", node.offset)
        block, flow = self.block(node.block, position, scope.block())
        ends, anything = flow & _ENDS, flow & _ANY
        catches: list[typed.Catch] = []
        for catch in node.catches:
            analysed, flow = self._catch(catch, replace(position, in_catch=True), scope.block())
            catches.append(analysed)
            ends &= flow
            anything |= flow & _ANY
        out.append(typed.Try(node.offset, block, tuple(catches)))
        return ends | anything

    def _catch(self, node: nodes.Catch, position: Position, scope: Scope) -> tuple[typed.Catch, int]:
        if self._unit.allowlist.is_class_name(node.name):
            raise CompileError(f"invalid catch declaration: type [{node.name}] cannot be a name", node.offset)
        type_ = self._unit.resolve(node.type_name)
        if type_ is None:
            raise CompileError(f"invalid catch declaration: cannot resolve type [{node.type_name}]", node.offset)
        variable = scope.define(node.offset, type_, node.name, read_only=False)
        if not self._unit.allowlist.is_assignable(EXCEPTION, type_):
            raise CompileError(f"cannot cast from [{type_}] to [{EXCEPTION}]", node.offset, CLASS_CAST)
        if node.block is None:
            return typed.Catch(node.offset, variable, None), Flow.NONE
        block, flow = self.block(node.block, position, scope)
        return typed.Catch(node.offset, variable, block), flow

    # --- loops --------------------------------------------------------------------------------------------------

    def _loop_body(self, block: nodes.Block, offset: int, name: str, scope: Scope) -> tuple[typed.Block, int]:
        body, flow = self.block(block, _LOOP_BODY, scope)
        if flow & Flow.LOOP and not flow & Flow.CONTINUE:
            raise CompileError(f"extraneous {name} loop", offset)
        return body, flow

    def _while(self, node: nodes.While, scope: Scope, out: _Statements) -> int:
        condition = self._walk.condition(node.condition, scope)
        endless = False
        if isinstance(node.condition, nodes.Boolean):
            endless = node.condition.value
            if not endless:
                raise CompileError("extraneous while loop", node.offset)
            if node.block is None:
                raise CompileError("no paths escape from while loop", node.offset)
        block, flow = None, Flow.NONE
        if node.block is not None:
            block, flow = self._loop_body(node.block, node.offset, "while", scope)
        out.append(typed.While(node.offset, condition, block))
        return _after_loop(flow, endless=endless and node.block is not None)

    def _do_while(self, node: nodes.DoWhile, scope: Scope, out: _Statements) -> int:
        if node.block is None:
            raise CompileError("extraneous do-while loop", node.offset)
        block, flow = self._loop_body(node.block, node.offset, "do-while", scope)
        condition = self._walk.condition(node.condition, scope)
        endless = False
        if isinstance(node.condition, nodes.Boolean):
            endless = node.condition.value
            if not endless:
                raise CompileError("extraneous do-while loop", node.offset)
        out.append(typed.DoWhile(node.offset, block, condition))
        return _after_loop(flow, endless=endless)

    def _for(self, node: nodes.For, scope: Scope, out: _Statements) -> int:
        initializer: _Statements = []
        if isinstance(node.initializer, nodes.DeclarationBlock):
            self._declarations(node.initializer, scope, initializer)
        elif node.initializer is not None:
            value = self._walk.value(node.initializer, UNUSED, scope)
            initializer.append(typed.ExpressionStatement(node.initializer.offset, value))
        condition, endless = None, True
        if node.condition is not None:
            condition = self._walk.condition(node.condition, scope)
            endless = False
            if isinstance(node.condition, nodes.Boolean):
                endless = node.condition.value
                if not endless:
                    raise CompileError("extraneous for loop", node.offset)
                if node.block is None:
                    raise CompileError("no paths escape from for loop", node.offset)
        afterthought = None
        if node.afterthought is not None:
            afterthought = self._walk.value(node.afterthought, UNUSED, scope)
        block, flow = None, Flow.NONE
        if node.block is not None:
            block, flow = self._loop_body(node.block, node.offset, "for", scope)
        out.append(typed.For(node.offset, tuple(initializer), condition, afterthought, block))
        return _after_loop(flow, endless=endless and node.block is not None)

    def _for_each(self, node: nodes.ForEach, scope: Scope, out: _Statements) -> int:
        iterable = self._walk.value(node.iterable, READ, scope)
        type_ = self._unit.resolve(node.type_name)
        if type_ is None:
            raise CompileError(f"invalid foreach loop: type [{node.type_name}] not found", node.offset)
        scope = scope.block()
        variable = scope.define(node.offset, type_, node.name, read_only=True)
        if node.block is None:
            raise CompileError("extraneous foreach loop", node.offset)
        block, _ = self._loop_body(node.block, node.offset, "foreach", scope)
        if iterable.type.is_array:
            kind, element = "array", iterable.type.component
        elif iterable.type == DEF:
            kind, element = "def", DEF
        elif self._unit.allowlist.is_assignable(ITERABLE, iterable.type):
            kind, element = "iterable", DEF
        else:
            raise CompileError(f"invalid foreach loop: cannot iterate over type [{iterable.type}].", node.offset)
        self._walk.check_cast(element, type_, node.offset, explicit=True, internal=True)
        out.append(typed.ForEach(node.offset, variable, iterable, kind, element, block))  # type: ignore[arg-type]
        return Flow.NONE


def _after_loop(body: int, *, endless: bool) -> int:
    """An endless loop without a break lets nothing behind it run."""
    return Flow.METHOD | Flow.ALL if endless and not body & Flow.BREAK else Flow.NONE
