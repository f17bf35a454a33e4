"""Code for calls, lambdas and method references."""

import ast
from collections.abc import Sequence

from blueprintc.painless import typed
from blueprintc.painless.interpreter.dispatch import CallSite
from blueprintc.painless.interpreter.place_writer import PlaceWriter, local_name
from blueprintc.painless.interpreter.references import ArrayReferenceSite, LambdaSite, ReferenceSite

_FUNCTION_OBJECTS = (typed.Lambda, typed.FunctionRef, typed.NewArrayRef)


def function_name(function: typed.Function) -> str:
    """The Python name of a user function."""
    return f"f_{function.name}_{len(function.parameters)}"


def captured_types(node: typed.Expr) -> tuple[str, ...]:
    """The types of the variables that a lambda or reference captures, once for each use as the server has them."""
    if isinstance(node, typed.FunctionRef):
        return () if node.captured is None else (node.captured.type.name,)
    if not isinstance(node, typed.Lambda):
        return ()
    found: list[str] = []
    pending: list[object] = [node.body]
    while pending:
        inner = pending.pop()
        if isinstance(inner, typed.Local) and inner.variable in node.inner:
            found.append(inner.variable.type.name)
        elif isinstance(inner, tuple):
            pending.extend(reversed(inner))
        elif isinstance(inner, typed.Node):
            pending.extend(getattr(inner, name) for name in reversed(inner.__match_args__))
    return tuple(found)


def _is_plain(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant | ast.Name)


class CallWriter(PlaceWriter):
    """Writes calls."""

    def __init__(self) -> None:
        super().__init__()
        self.lambdas = 0
        self.functions: Sequence[typed.Function] = ()

    def write_function(
        self, name: str, parameters: Sequence[typed.Variable], body: typed.Block, end: ast.expr | None
    ) -> None:
        """Add a function to the module (``Generator`` provides it)."""
        raise NotImplementedError

    def visit_CallLocal(self, node: typed.CallLocal) -> ast.expr:
        """A call of a user function."""
        self.at(node.offset)
        arguments = [self.expression(argument) for argument in node.arguments]
        return self.call(function_name(node.function), *arguments)

    def visit_CallStatic(self, node: typed.CallStatic) -> ast.expr:
        """``Type.method(…)``."""
        self.at(node.offset)
        arguments = [self.expression(argument) for argument in node.arguments]
        key = f"{node.method.name}/{len(arguments)}"
        return self.call(self.static_name(node.method.owner.name, key), *arguments)

    def visit_CallMethod(self, node: typed.CallMethod) -> ast.expr:
        """``receiver.method(…)`` on a static type."""
        receiver = self.expression(node.receiver)
        self.at(node.offset)
        arguments = [self.expression(argument) for argument in node.arguments]
        return self.invoke(receiver, f"{node.method.name}/{len(arguments)}", arguments)

    def visit_CallDef(self, node: typed.CallDef) -> ast.expr:
        """``receiver.name(…)`` on def."""
        receiver = self.expression(node.receiver)
        self.at(node.offset)
        types = tuple(
            captured_types(argument) if isinstance(argument, _FUNCTION_OBJECTS) else argument.type.name
            for argument in node.arguments
        )
        arguments = [self.expression(argument) for argument in node.arguments]
        name, returns = node.name, "def" if node.type.name == "void" else node.type.name
        site = self.constant_object(lambda linker: CallSite(linker, name, types, returns))
        known = self.constant_object(lambda linker: linker.objects[site].cache.get)
        link = self.constant_object(lambda linker: linker.objects[site].link)
        kept = [self.walrus(self.temporary(), receiver)]
        for argument in arguments:
            # The handler is looked up when all arguments have been evaluated.
            kept.append(argument if _is_plain(argument) else self.walrus(self.temporary(), argument))
        values = [self.load(item.target.id) if isinstance(item, ast.NamedExpr) else item for item in kept]
        walrus = [item for item in kept if isinstance(item, ast.NamedExpr)]
        first = kept[0] if len(walrus) == 1 else self.last_of([*walrus, values[0]])
        handler = self.junction(ast.Or(), [self.call(known, self.call("type", first)), self.call(link, values[0])])
        return self.call(handler, *values)

    def visit_Lambda(self, node: typed.Lambda) -> ast.expr:
        """A lambda."""
        self.at(node.offset)
        function = f"lambda_{self.lambdas}"
        self.lambdas += 1
        self.write_function(function, (*node.inner, *node.parameters), node.body, None)
        parameters = [variable.type.name for variable in node.parameters]
        returns, name = node.returns.name, node.name
        site = self.constant_object(lambda linker: LambdaSite(linker, function, name, parameters, returns))
        captures = [self.load(local_name(variable)) for variable in node.captures]
        owner = self.load(site)
        if node.interface is None:
            return self.call(self.attribute(owner, "pending"), *captures)
        interface = self.value(node.interface.owner.name)
        return self.call(self.attribute(owner, "bind"), interface, self.sequence(captures))

    def visit_FunctionRef(self, node: typed.FunctionRef) -> ast.expr:
        """``symbol::name``."""
        self.at(node.offset)
        symbol, name = node.symbol, node.name
        mine = {
            len(function.parameters): (
                function_name(function),
                [variable.type.name for variable in function.parameters],
                function.returns.name,
            )
            for function in self.functions
            if function.name == name
        }
        site = self.constant_object(lambda linker: ReferenceSite(linker, symbol, name, mine))
        captured: list[ast.expr] = []
        if node.captured is not None:
            captured.append(self.boxed(self.load(local_name(node.captured)), node.captured.type.name))
        if node.interface is None:
            return self.call(self.attribute(self.load(site), "pending"), *captured)
        interface = self.value(node.interface.owner.name)
        return self.call(self.attribute(self.load(site), "bind"), interface, *captured)

    def visit_NewArrayRef(self, node: typed.NewArrayRef) -> ast.expr:
        """``T[]::new``."""
        self.at(node.offset)
        array_type = node.array_type.name
        site = self.constant_object(lambda linker: ArrayReferenceSite(linker, array_type))
        if node.interface is None:
            return self.call(self.attribute(self.load(site), "pending"))
        return self.call(self.attribute(self.load(site), "bind"), self.value(node.interface.owner.name))
