"""The analysis of a whole script: headers of functions, their bodies, the main body, and what comes after."""

from dataclasses import dataclass

from blueprintc.painless import nodes, typed
from blueprintc.painless.allowlist import Allowlist
from blueprintc.painless.analysis import calls, literals, members, operators
from blueprintc.painless.analysis.statements import Flow, StatementWalk
from blueprintc.painless.analysis.walk import Unit, Visitor, Walk
from blueprintc.painless.errors import CompileError
from blueprintc.painless.scope import FunctionFrame, Scope
from blueprintc.painless.typed import Variable
from blueprintc.painless.types import VOID, Type

_VISITORS: dict[type[nodes.Expr], Visitor] = {
    **literals.VISITORS,
    **operators.VISITORS,
    **members.VISITORS,
    **calls.VISITORS,
}
_MAIN = "execute"


@dataclass(frozen=True, slots=True)
class Context:
    """What a script is compiled for: the result of ``execute`` and the variables that it is given."""

    name: str
    returns: Type
    variables: tuple[tuple[str, Type], ...]


def analyse(
    script: nodes.Script,
    source: str,
    context: Context,
    allowlist: Allowlist,
    *,
    regexes_enabled: bool = True,
    recover: bool = False,
    jdk: int = 25,
) -> tuple[typed.Script | None, list[CompileError]]:
    """The analysed script, or None and its errors, the server's first.

    With ``recover`` further errors are looked for behind the first; they are our best guess, not the server's words.
    """
    unit = Unit(allowlist, regexes_enabled, recover, jdk)
    analysis = _Analysis(unit, context)
    try:
        result = analysis.run(script, source)
    except CompileError as error:
        unit.errors.append(error)
        return None, unit.errors
    errors = unit.errors or unit.fold_errors or (unit.write_errors + unit.late_errors)[:1]
    return (None, errors) if errors else (result, [])


class _Analysis:
    def __init__(self, unit: Unit, context: Context) -> None:
        self._unit = unit
        self._context = context
        walk = Walk(unit, _VISITORS, self._lambda_body)
        self._statements = StatementWalk(walk)

    def _lambda_body(self, block: nodes.Block, scope: Scope) -> tuple[typed.Block, bool]:
        body, flow = self._statements.body(block, scope)
        return body, bool(flow & Flow.METHOD)

    def run(self, script: nodes.Script, source: str) -> typed.Script:
        declared = [self._header(function) for function in script.functions]
        main = self._main_header(script)
        for node, function in zip(script.functions, declared, strict=True):
            try:
                self._function(node, function)
            except CompileError as error:
                if not self._unit.recover:
                    raise
                self._unit.errors.append(error)
        self._body(script.block, main, self._scope_of(main), script.offset)
        return typed.Script(source, tuple(declared), main)

    # --- headers ------------------------------------------------------------------------------------------------

    def _header(self, node: nodes.Function) -> typed.Function:
        # Upstream: DefaultSemanticHeaderPhase.visitFunction
        if node.name == _MAIN:
            # Upstream: PainlessSemanticHeaderPhase takes any function of that name for the main body
            return self._register(typed.Function(_MAIN, self._context.returns, (), node.offset))
        unit = self._unit
        key = f"{node.name}/{len(node.parameters)}"
        self._check_duplicate(key, node.offset)
        returns = unit.resolve(node.return_type_name)
        if returns is None:
            raise CompileError(
                f"invalid function definition: return type [{node.return_type_name}] not found for function [{key}]",
                node.offset,
            )
        parameters: list[Variable] = []
        for number, parameter in enumerate(node.parameters):
            name = parameter.type_name or "def"
            type_ = unit.resolve(name)
            if type_ is None:
                raise CompileError(
                    f"invalid function definition: parameter type [{name}] not found for function [{key}]",
                    node.offset,
                )
            parameters.append(Variable(parameter.name, type_, False, number))
        if any(parameter.type == VOID for parameter in parameters):
            # Upstream: java.lang.invoke.MethodType refuses it
            raise CompileError("parameter type cannot be void", None)
        return self._register(typed.Function(node.name, returns, tuple(parameters), node.offset))

    def _main_header(self, script: nodes.Script) -> typed.Function:
        variables = self._context.variables
        parameters = [Variable(name, type_, False, number) for number, (name, type_) in enumerate(variables)]
        main = typed.Function(_MAIN, self._context.returns, tuple(parameters), script.offset)
        return self._register(main)

    def _register(self, function: typed.Function) -> typed.Function:
        arity = 0 if function.name == _MAIN else len(function.parameters)
        key = f"{function.name}/{arity}"
        self._check_duplicate(key, function.offset)
        self._unit.functions[key] = function
        return function

    def _check_duplicate(self, key: str, offset: int) -> None:
        if key in self._unit.functions:
            raise CompileError(f"invalid function definition: found duplicate function [{key}].", offset)

    # --- bodies -------------------------------------------------------------------------------------------------

    def _scope_of(self, function: typed.Function) -> Scope:
        scope = Scope(FunctionFrame(function.returns))
        for parameter in function.parameters:
            scope.adopt(function.offset, parameter)
        return scope

    def _function(self, node: nodes.Function, function: typed.Function) -> None:
        flow = self._body(node.block, function, self._scope_of(function), node.offset)
        if not flow & Flow.METHOD and function.returns != VOID and not self._unit.errors:
            raise CompileError(
                "invalid function definition: not all paths provide a return value for function "
                f"[{function.name}] with [{len(function.parameters)}] parameters",
                node.offset,
            )

    def _body(self, block: nodes.Block, function: typed.Function, scope: Scope, offset: int) -> int:
        arity = 0 if function.name == _MAIN else len(function.parameters)
        if not block.statements:
            raise CompileError(
                "invalid function definition: found no statements for function "
                f"[{function.name}] with [{arity}] parameters",
                offset,
            )
        function.block, flow = self._statements.body(block, scope.block())
        function.falls_through = not flow & Flow.METHOD
        return flow
