"""Calls, lambdas and method references."""

from typing import cast

from blueprintc.painless import nodes, typed
from blueprintc.painless.analysis.members import null_safe, pushed_type
from blueprintc.painless.analysis.walk import (
    READ,
    PartialName,
    Result,
    TypeName,
    Use,
    Visitor,
    Walk,
    bad_bytecode,
)
from blueprintc.painless.errors import ILLEGAL_STATE, NULL_POINTER, CompileError
from blueprintc.painless.scope import Scope
from blueprintc.painless.types import BOX_OF, DEF, INT, OBJECT, VOID, Constructor, Method, Type

_DYNAMIC_ARGUMENT = Use(read=True, internal=True)

_UPSTREAM_NODES = {
    nodes.Boolean: "EBooleanConstant", nodes.BooleanOp: "EBooleanComp", nodes.Comparison: "EComp",
    nodes.InstanceOf: "EInstanceof", nodes.NewObject: "ENewObj", nodes.NewArrayRef: "ENewArrayFunctionRef",
}  # fmt: skip
"""Java classes of argument nodes whose names are not ours with an ``E`` in front."""


def visit_call(walk: Walk, node: nodes.Call, use: Use, scope: Scope) -> Result:
    """``prefix.name(…)``."""
    arity = len(node.arguments)
    walk.check_write(node, use, f"method call [{node.name}/{arity}]")
    prefix = walk.visit(node.prefix, READ, scope)
    if isinstance(prefix, PartialName):
        raise CompileError(f"cannot resolve symbol [{prefix.text}]", node.offset)
    if isinstance(prefix, TypeName):
        call = _static_call(walk, node, prefix.type, scope)
        return null_safe(walk, node, None, typed.Held(node.offset, prefix.type), call) if node.null_safe else call
    if not node.null_safe:
        return _value_call(walk, node, use, prefix, scope)
    held = typed.Held(node.offset, prefix.type)
    step = _value_call(walk, node, use, held, scope)
    result = null_safe(walk, node, prefix, held, step)
    if prefix.type.is_primitive:
        walk.unit.late_errors.append(bad_bytecode())
    return result


def _static_call(walk: Walk, node: nodes.Call, owner: Type, scope: Scope) -> typed.Expr:
    arity = len(node.arguments)
    method = walk.allowlist.method(owner, node.name, arity, static=True)
    if method is None:
        raise CompileError(f"static method [{owner}, {node.name}/{arity}] not found", node.offset)
    arguments = walk.arguments(node.arguments, method.parameters, scope)
    return typed.CallStatic(node.offset, method.returns, method, arguments)


def _value_call(walk: Walk, node: nodes.Call, use: Use, receiver: typed.Expr, scope: Scope) -> typed.Expr:
    owner, arity = receiver.type, len(node.arguments)
    if owner == DEF:
        arguments: list[typed.Expr] = []
        for argument in node.arguments:
            value = walk.value(argument, _DYNAMIC_ARGUMENT, scope)
            if value.type == VOID:
                raise CompileError(
                    f"Argument(s) cannot be of [void] type when calling method [{node.name}].", node.offset
                )
            arguments.append(value)
        type_ = pushed_type(use, null_safe=node.null_safe)
        return typed.CallDef(node.offset, type_, receiver, node.name, tuple(arguments))
    method = walk.allowlist.method(owner, node.name, arity, static=False)
    if method is None:
        raise CompileError(f"member method [{owner}, {node.name}/{arity}] not found", node.offset)
    converted = walk.arguments(node.arguments, method.parameters, scope)
    box = BOX_OF.get(owner)
    if box is not None:
        receiver = typed.Cast(receiver.offset, box, receiver, False)
    return typed.CallMethod(node.offset, method.returns, receiver, method, converted)


def visit_call_local(walk: Walk, node: nodes.CallLocal, use: Use, scope: Scope) -> Result:
    """``name(…)``: a user function; the template context imports no static methods and has no bindings."""
    arity = len(node.arguments)
    walk.check_write(node, use, f"function call [{node.name}/{arity}]")
    function = walk.unit.functions.get(f"{node.name}/{arity}")
    if function is None or node.name == "execute":
        shown = ", ".join(
            "org.opensearch.painless.node."
            + _UPSTREAM_NODES.get(type(argument), "E" + type(argument).__name__)
            + "@<hash>"
            for argument in node.arguments
        )
        raise CompileError(f"Unknown call [{node.name}] with [[{shown}]] arguments.", node.offset)
    parameters = tuple([parameter.type for parameter in function.parameters])
    arguments = walk.arguments(node.arguments, parameters, scope)
    return typed.CallLocal(node.offset, function.returns, function, arguments)


# --- lambdas ----------------------------------------------------------------------------------------------------


def visit_lambda(walk: Walk, node: nodes.Lambda, use: Use, scope: Scope) -> Result:
    """A lambda; without a target type its place in a dynamic call decides at run time."""
    interface: Method | None = None
    if use.target is not None:
        interface = walk.functional(use.target)
        if interface is None:
            raise CompileError(f"Cannot pass lambda to [{use.target}], not a functional interface", node.offset)
        if interface.arity != len(node.parameters):
            # Upstream: thrown without a location
            raise CompileError(f"Incorrect number of parameters for [{interface.name}] in [{use.target}]", None)
    returns = DEF if interface is None or interface.returns == VOID else interface.returns
    types = [_parameter_type(walk, node, index, interface) for index in range(len(node.parameters))]
    inner = scope.function(returns)
    parameters = tuple(
        [
            inner.define(node.offset, type_, parameter.name, read_only=True)
            for type_, parameter in zip(types, node.parameters, strict=True)
        ]
    )
    body, returns_always = walk.visit_body(node.block, inner)
    if not returns_always:
        raise CompileError("not all paths return a value for lambda", node.offset)
    name = walk.unit.synthetic_name("lambda")
    if VOID in types:
        raise CompileError("parameter type cannot be void", None)
    if interface is not None:
        for wanted, given in zip(interface.parameters, types, strict=True):
            walk.check_cast(wanted, given, node.offset, explicit=False, internal=True)
    captures = inner.frame.captures
    return typed.Lambda(
        node.offset,
        use.target or OBJECT,
        name,
        parameters,
        tuple(captures),
        tuple(captures.values()),
        body,
        returns,
        interface,
    )


def _parameter_type(walk: Walk, node: nodes.Lambda, index: int, interface: Method | None) -> Type:
    name = node.parameters[index].type_name
    if name is None:
        return DEF if interface is None else interface.parameters[index]
    type_ = walk.unit.resolve(name)
    if type_ is None:
        raise CompileError(f"cannot resolve type [{name}]", node.offset)
    return type_


# --- references -------------------------------------------------------------------------------------------------


def visit_function_ref(walk: Walk, node: nodes.FunctionRef, use: Use, scope: Scope) -> Result:
    """``Type::method``, ``Type::new``, ``this::function``, ``variable::method``."""
    symbol, name = node.symbol, node.method
    is_static = symbol == "this" or walk.unit.resolve(symbol) is not None
    kind = "function reference" if is_static else "capturing function reference"
    shown = f"{kind} [{symbol}:{name}]"
    walk.check_use(node, use, shown, f"{shown} not used")
    captured = None if is_static else scope.get(node.offset, symbol)
    target = use.target
    if target is None or (captured is not None and captured.type == DEF):
        interface = None if target is None else walk.functional(target)
        return typed.FunctionRef(node.offset, target or OBJECT, symbol, name, captured, interface, None, None, None)
    owner = symbol if captured is None else captured.type.name
    interface, found = _resolve_reference(walk, node, target, owner, captures=int(captured is not None))
    function = found if isinstance(found, typed.Function) else None
    constructor = found if isinstance(found, Constructor) else None
    method = found if isinstance(found, Method) else None
    return typed.FunctionRef(node.offset, target, symbol, name, captured, interface, function, constructor, method)


def _resolve_reference(
    walk: Walk, node: nodes.FunctionRef, target: Type, owner: str, *, captures: int
) -> tuple[Method, typed.Function | Constructor | Method]:
    """What a reference means for a functional interface. Upstream: FunctionRef.create."""
    interface = walk.functional(target)
    name = node.method
    if interface is None:
        raise CompileError(
            f"cannot convert function reference [{owner}::{name}] to a non-functional interface [{target}]",
            node.offset,
        )
    arity = interface.arity
    found: typed.Function | Constructor | Method
    if owner == "this":
        function = walk.unit.functions.get(f"{name}/{arity}")
        if function is None:
            raise _reference_not_found(node, f"this::{name}/{arity}", target, interface)
        returns, parameters, found = function.returns, [p.type for p in function.parameters], function
    elif name == "new":
        if captures:
            raise CompileError("internal error", None, ILLEGAL_STATE)
        type_ = walk.unit.resolve(owner)
        constructor = None if type_ is None else walk.allowlist.constructor(type_, arity)
        if constructor is None:
            raise _reference_not_found(node, f"{owner}::new/{arity}", target, interface)
        returns, parameters, found = constructor.owner, list(constructor.parameters), constructor
    else:
        method = _referenced_method(walk, owner, name, arity, captures)
        if method is None:
            raise _reference_not_found(node, f"{owner}::{name}/{arity}", target, interface)
        returns, parameters, found = method.returns, list(method.parameters), method
        if not method.static:
            parameters.insert(0, method.declared)
    for wanted, given in zip(interface.parameters, parameters[captures:], strict=False):
        walk.check_cast(wanted, given, node.offset, explicit=False, internal=True)
    if interface.returns != VOID:
        walk.check_cast(returns, interface.returns, node.offset, explicit=False, internal=True)
    return interface, found


def _referenced_method(walk: Walk, owner: str, name: str, arity: int, captures: int) -> Method | None:
    type_ = walk.unit.resolve(owner)
    if type_ is None:
        return None
    method = walk.allowlist.method(type_, name, arity, static=True)
    if method is not None:
        if captures:
            raise CompileError("internal error", None, ILLEGAL_STATE)
        return method
    return walk.allowlist.method(type_, name, arity - 1 + captures, static=False)


def _reference_not_found(node: nodes.Expr, key: str, target: Type, interface: Method) -> CompileError:
    return CompileError(
        f"function reference [{key}] matching [{target}, {interface.name}/{interface.arity}] not found", node.offset
    )


def visit_new_array_ref(walk: Walk, node: nodes.NewArrayRef, use: Use, scope: Scope) -> Result:
    """``T[]::new``."""
    name = node.type_name
    if use.write:
        raise CompileError(
            f"cannot assign a value to new array function reference with target type [ + {name}]", node.offset
        )
    if not use.read:
        raise CompileError(
            f"not a statement: new array function reference with target type [{name}] not used", node.offset
        )
    array = walk.unit.resolve(name)
    if array is None:
        # Upstream: visitNewArrayFunctionRef keeps the type before it looks whether there is one
        raise CompileError(None, None, NULL_POINTER)
    synthetic = walk.unit.synthetic_name("newarray")
    if use.target is None:
        return typed.NewArrayRef(node.offset, OBJECT, synthetic, array, None)
    interface = walk.functional(use.target)
    if interface is None:
        raise CompileError(
            f"cannot convert function reference [this::{synthetic}] to a non-functional interface [{use.target}]",
            node.offset,
        )
    if interface.arity != 1:
        key = f"this::{synthetic}/{interface.arity}"
        error = _reference_not_found(node, key, use.target, interface)
        raise CompileError(f"{error.message} due to an incorrect number of arguments", node.offset)
    walk.check_cast(interface.parameters[0], INT, node.offset, explicit=False, internal=True)
    if interface.returns != VOID:
        walk.check_cast(array, interface.returns, node.offset, explicit=False, internal=True)
    return typed.NewArrayRef(node.offset, use.target, synthetic, array, interface)


VISITORS = cast(
    "dict[type[nodes.Expr], Visitor]",
    {
        nodes.Call: visit_call,
        nodes.CallLocal: visit_call_local,
        nodes.Lambda: visit_lambda,
        nodes.FunctionRef: visit_function_ref,
        nodes.NewArrayRef: visit_new_array_ref,
    },
)
