"""Names, members and indexes: what may be read and what may be assigned to."""

from typing import cast

from blueprintc.painless import nodes, typed
from blueprintc.painless.analysis.walk import (
    READ,
    PartialName,
    Result,
    TypeName,
    Use,
    Visitor,
    Walk,
    bad_bytecode,
    stack_underflow,
)
from blueprintc.painless.errors import CompileError
from blueprintc.painless.scope import Scope
from blueprintc.painless.types import DEF, INT, LIST, MAP, STRING, VOID, Method, Type

_INTS = range(-0x8000_0000, 0x8000_0000)
ZONED_DATE_TIME = Type("java.time.ZonedDateTime")


def pushed_type(use: Use, *, null_safe: bool) -> Type:
    """The type that a dynamic read or call is linked to: the wanted one, where that is allowed.

    Upstream: visitDot, visitBrace, visitCall; ZonedDateTime is left out since it had a conversion of its own.
    """
    if null_safe or use.target is None or use.target == ZONED_DATE_TIME or use.explicit:
        return DEF
    return use.target


def visit_symbol(walk: Walk, node: nodes.Symbol, use: Use, scope: Scope) -> Result:
    """A type, a variable, or the beginning of a longer type name."""
    type_ = walk.unit.resolve(node.name)
    if type_ is not None:
        if use.write:
            raise _static_write(node, type_)
        if not use.read:
            raise CompileError(f"not a statement: static type [{type_}] not used", node.offset)
        return TypeName(type_)
    if not scope.is_defined(node.name):
        return PartialName(node.name)
    if not use.read and not use.write:
        raise CompileError(f"not a statement: variable [{node.name}] not used", node.offset)
    variable = scope.get(node.offset, node.name)
    if use.write and variable.read_only:
        raise CompileError(f"Variable [{variable.name}] is read-only.", node.offset)
    return typed.Local(node.offset, variable.type, variable)


def _static_write(node: nodes.Expr, type_: Type) -> CompileError:
    return CompileError(f"invalid assignment: cannot write a value to a static type [{type_}]", node.offset)


def visit_dot(walk: Walk, node: nodes.Dot, use: Use, scope: Scope) -> Result:
    """``prefix.name``."""
    if not use.read and not use.write:
        raise CompileError("not a statement: result of dot operator [.] not used", node.offset)
    prefix = walk.visit(node.prefix, READ, scope)
    if not isinstance(prefix, typed.Expr):
        name = prefix.text if isinstance(prefix, PartialName) else prefix.type.name
        type_ = walk.unit.resolve(f"{name}.{node.name}")
        if type_ is not None:
            if use.write:
                raise _static_write(node, type_)
            return TypeName(type_)
        if isinstance(prefix, PartialName):
            return PartialName(f"{name}.{node.name}")
        return _null_safe_member(walk, node, use, None, prefix.type)
    return _null_safe_member(walk, node, use, prefix, prefix.type)


def _null_safe_member(walk: Walk, node: nodes.Dot, use: Use, receiver: typed.Expr | None, owner: Type) -> typed.Expr:
    if not node.null_safe:
        return _member(walk, node, use, receiver, owner)
    held = typed.Held(node.offset, owner)
    step = _member(walk, node, use, held if receiver is not None else None, owner)
    if use.write:
        raise CompileError("invalid assignment: cannot assign a value to a null safe operation [?.]", node.offset)
    return null_safe(walk, node, receiver, held, step)


def null_safe(
    walk: Walk, node: nodes.Expr, receiver: typed.Expr | None, held: typed.Held, step: typed.Expr
) -> typed.Expr:
    """``receiver?.step``; the step must be able to be null."""
    if step.type.is_primitive:
        # Upstream: thrown without a location
        raise CompileError("Result of null safe operator must be nullable", None)
    if receiver is None:
        walk.unit.late_errors.append(stack_underflow())
        return step
    return typed.NullSafe(node.offset, step.type, receiver, held, step)


def _member(walk: Walk, node: nodes.Dot, use: Use, receiver: typed.Expr | None, owner: Type) -> typed.Expr:
    """A member of a value, or a static one when there is no receiver."""
    name = node.name
    if receiver is not None and owner.is_array:
        if name != "length":
            raise CompileError(f"Field [{name}] does not exist for type [{owner}].", node.offset)
        if use.write:
            raise CompileError(
                "invalid assignment: cannot assign a value write to read-only field [length] for an array.", node.offset
            )
        return typed.ArrayLength(node.offset, INT, receiver)
    if receiver is not None and owner == DEF:
        return typed.DefField(node.offset, pushed_type(use, null_safe=node.null_safe), receiver, name)
    field = walk.allowlist.field(owner, name, static=receiver is None)
    if field is not None:
        if use.write and field.final:
            raise CompileError(f"invalid assignment: cannot assign a value to read-only field [{name}]", node.offset)
        if receiver is None:
            return typed.StaticField(node.offset, field.type, field)
        return typed.InstanceField(node.offset, field.type, receiver, field)
    return _shortcut(walk, node, use, receiver, owner)


def _shortcut(walk: Walk, node: nodes.Dot, use: Use, receiver: typed.Expr | None, owner: Type) -> typed.Expr:
    """``.name`` that stands for a getter, a map key or a list index."""
    name = node.name
    static = receiver is None
    capital = name[0].upper() + name[1:]
    getter = walk.allowlist.method(owner, "get" + capital, 0, static=static) or walk.allowlist.method(
        owner, "is" + capital, 0, static=static
    )
    # Upstream: setters are looked for with no parameters, so that there never is one
    setter = walk.allowlist.method(owner, "set" + capital, 0, static=static)
    if getter is not None or setter is not None:
        return _getter(walk, node, use, receiver, owner, getter, setter)
    if receiver is not None and walk.allowlist.is_assignable(MAP, owner):
        getter, setter = _accessors(walk, owner, "put")
        _check_shortcut(node, use, "map", owner, getter, setter)
        key = typed.Constant(node.offset, STRING, name)
        return typed.MapAccess(
            node.offset, _value_type(getter, setter), receiver, _boxed(walk, key), getter, setter, False
        )
    if receiver is not None and walk.allowlist.is_assignable(LIST, owner):
        if not name.isdigit() or int(name[:20]) not in _INTS:
            raise CompileError(f"invalid list index [{name}]", node.offset)
        getter, setter = _accessors(walk, owner, "set")
        _check_shortcut(node, use, "list", owner, getter, setter)
        index = typed.Constant(node.offset, INT, int(name))
        return typed.ListAccess(node.offset, _value_type(getter, setter), receiver, index, getter, setter, False)
    raise CompileError(f"field [{owner}, {name}] not found", node.offset)


def _boxed(walk: Walk, key: typed.Expr) -> typed.Expr:
    return walk.cast(key, DEF, key.offset)


def _getter(
    walk: Walk,
    node: nodes.Dot,
    use: Use,
    receiver: typed.Expr | None,
    owner: Type,
    getter: Method | None,
    setter: Method | None,
) -> typed.Expr:
    name = node.name
    if getter is not None and getter.returns == VOID:
        raise CompileError(f"Illegal get shortcut on field [{name}] for type [{owner}].", node.offset)
    if setter is not None:
        raise CompileError(f"Illegal set shortcut on field [{name}] for type [{owner}].", node.offset)
    if getter is None or use.write:
        raise CompileError(f"Illegal shortcut on field [{name}] for type [{owner}].", node.offset)
    if receiver is not None and owner.is_primitive:
        walk.unit.late_errors.append(bad_bytecode())
    return typed.Shortcut(node.offset, getter.returns, receiver, getter, setter)


def _accessors(walk: Walk, owner: Type, setter: str) -> tuple[Method | None, Method | None]:
    return (
        walk.allowlist.method(owner, "get", 1, static=False),
        walk.allowlist.method(owner, setter, 2, static=False),
    )


def _check_shortcut(
    node: nodes.Expr, use: Use, kind: str, owner: Type, getter: Method | None, setter: Method | None
) -> None:
    if (use.read and getter is None) or (use.write and setter is None) or (getter is None and setter is None):
        raise CompileError(f"Illegal {kind} shortcut for type [{owner}].", node.offset)


def _value_type(getter: Method | None, setter: Method | None) -> Type:
    if setter is not None:
        return setter.parameters[1]
    return getter.returns if getter is not None else DEF


def visit_brace(walk: Walk, node: nodes.Brace, use: Use, scope: Scope) -> Result:
    """``prefix[index]``."""
    if not use.read and not use.write:
        raise CompileError("not a statement: result of brace operator not used", node.offset)
    prefix = walk.value(node.prefix, READ, scope)
    owner = prefix.type
    if owner.is_array:
        index = walk.converted(node.index, INT, scope)
        return typed.ArrayIndex(node.offset, owner.component, prefix, index)
    if owner == DEF:
        index = walk.value(node.index, READ, scope)
        if index.type == VOID:
            walk.unit.late_errors.append(CompileError(None, None, "java.lang.ClassFormatError"))
        return typed.DefIndex(node.offset, pushed_type(use, null_safe=False), prefix, index)
    if walk.allowlist.is_assignable(MAP, owner):
        getter, setter = _accessors(walk, owner, "put")
        _check_shortcut(node, use, "map", owner, getter, setter)
        accessor = setter or getter
        key = walk.converted(node.index, accessor.parameters[0] if accessor is not None else DEF, scope)
        return typed.MapAccess(node.offset, _value_type(getter, setter), prefix, key, getter, setter, True)
    if walk.allowlist.is_assignable(LIST, owner):
        getter, setter = _accessors(walk, owner, "set")
        _check_shortcut(node, use, "list", owner, getter, setter)
        index = walk.converted(node.index, INT, scope)
        return typed.ListAccess(node.offset, _value_type(getter, setter), prefix, index, getter, setter, True)
    raise CompileError(f"Illegal array access on type [{owner}].", node.offset)


VISITORS = cast(
    "dict[type[nodes.Expr], Visitor]",
    {
        nodes.Symbol: visit_symbol,
        nodes.Dot: visit_dot,
        nodes.Brace: visit_brace,
    },
)
