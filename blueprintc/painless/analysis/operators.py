"""Operators, conditionals, casts and assignments."""

from typing import cast

from blueprintc.painless import nodes, typed
from blueprintc.painless.analysis.casts import (
    promote_add,
    promote_conditional,
    promote_equality,
    promote_numeric,
    promote_unary,
    promote_xor,
)
from blueprintc.painless.analysis.class_names import class_text
from blueprintc.painless.analysis.fold import fold_binary, fold_comparison, fold_concat, fold_unary
from blueprintc.painless.analysis.walk import (
    READ,
    Result,
    Use,
    Visitor,
    Walk,
    bad_bytecode,
    is_order_with_null,
    stack_underflow,
)
from blueprintc.painless.errors import CLASS_CAST, NULL_POINTER, CompileError
from blueprintc.painless.scope import Scope
from blueprintc.painless.types import BOOLEAN, DEF, DOUBLE, INT, LONG, PATTERN, STRING, VOID, Type

_NAMES = {
    "*": "multiplication", "/": "division", "%": "remainder", "+": "addition", "-": "subtraction", "=~": "find",
    "==~": "match", "<<": "left shift", ">>": "right shift", ">>>": "unsigned shift", "~": "bitwise not",
    "&": "bitwise and", "^": "bitwise xor", "|": "boolean or", "!": "boolean not", "&&": "boolean and", "||":
    "boolean or",
    "<": "less than", "<=": "less than or equals", ">": "greater than", ">=": "greater than or equals",
    "==": "equals", "===": "reference equals", "!=": "not equals", "!==": "reference not equals",
}  # fmt: skip
"""The server's names of operators (it does call ``|`` the boolean or)."""
_SHIFTS = frozenset({"<<", ">>", ">>>"})
_EQUALITIES = frozenset({"==", "!=", "===", "!=="})
_CONSTANTS = (nodes.Boolean, nodes.Numeric, nodes.Decimal, nodes.String)


def _check_operator(walk: Walk, node: nodes.Expr, operator: str, use: Use) -> None:
    shown = f"{_NAMES[operator]} operation [{operator}]"
    walk.check_use(node, use, shown, f"result not used from {shown}")


def visit_unary(walk: Walk, node: nodes.Unary, use: Use, scope: Scope) -> Result:
    """``+ - ! ~``; a minus goes into the literal behind it."""
    operator, child = node.operator, node.child
    _check_operator(walk, node, operator, use)
    if operator == "-" and isinstance(child, nodes.Numeric | nodes.Decimal):
        literal_use = Use(True, False, use.target, use.explicit, use.internal, True)
        value = walk.value(child, literal_use, scope)
        if use.target is not None:
            walk.cast(value, use.target, child.offset, explicit=use.explicit, internal=use.internal)
        return value
    if operator == "!":
        return _unary(node, BOOLEAN, BOOLEAN, walk.condition(child, scope))
    value = walk.value(child, READ, scope)
    operand = promote_unary(value.type, decimal=operator != "~")
    if operand is None:
        raise CompileError(
            f"cannot apply the {_NAMES[operator]} operator [{operator}] to the type [{value.type}]",
            node.offset,
            CLASS_CAST,
        )
    value = walk.cast(value, operand, child.offset)
    result = use.target if operand == DEF and use.target is not None else operand
    return _unary(node, result, operand, value, use.explicit)


def _unary(node: nodes.Unary, type_: Type, operand: Type, value: typed.Expr, explicit: bool = False) -> typed.Expr:
    if isinstance(value, typed.Constant):
        return typed.Constant(value.offset, type_, fold_unary(node.operator, type_, value.value))
    return typed.Unary(node.offset, type_, node.operator, operand, value, explicit)


def _inapplicable(node: nodes.Expr, operator: str, left: Type, right: Type) -> CompileError:
    return CompileError(
        f"cannot apply the {_NAMES[operator]} operator [{operator}] to the types [{left}] and [{right}]",
        node.offset,
        CLASS_CAST,
    )


def visit_binary(walk: Walk, node: nodes.Binary, use: Use, scope: Scope) -> Result:
    """Arithmetic, bit, shift and regex operators."""
    operator = node.operator
    _check_operator(walk, node, operator, use)
    left = walk.value(node.left, READ, scope)
    right = walk.value(node.right, READ, scope)
    if operator in ("=~", "==~"):
        left = walk.cast(left, STRING, node.left.offset)
        right = walk.cast(right, PATTERN, node.right.offset)
        return typed.Match(node.offset, BOOLEAN, operator, left, right)
    operand, shift = _operand_types(operator, left.type, right.type)
    if operand is None:
        raise _inapplicable(node, operator, left.type, right.type)
    result = operand
    if DEF in (operand, shift):
        if use.target is not None:
            result = use.target
    elif operand != STRING:
        left = walk.cast(left, operand, node.left.offset)
        right = _right_operand(walk, right, shift or operand, node.right.offset, is_shift=shift is not None)
    if operator == "+" and result == STRING:
        return _concatenate(walk, node, left, right)
    if VOID in (left.type, right.type):
        walk.unit.late_errors.append(CompileError(None, None, "java.lang.ClassFormatError"))
    binary = typed.Binary(node.offset, result, operator, operand, shift, left, right, use.explicit)
    if isinstance(left, typed.Constant) and isinstance(right, typed.Constant):
        try:
            return typed.Constant(left.offset, result, fold_binary(binary, left.value, right.value))
        except CompileError as error:
            walk.unit.fold_errors.append(error)
    return binary


def _right_operand(walk: Walk, right: typed.Expr, type_: Type, offset: int, *, is_shift: bool) -> typed.Expr:
    if is_shift and type_ == LONG:
        return walk.cast(right, INT, offset, explicit=True)
    return walk.cast(right, type_, offset)


def _operand_types(operator: str, left: Type, right: Type) -> tuple[Type | None, Type | None]:
    """What an operator works on, and for shifts what the distance is taken as."""
    if operator == "+":
        return promote_add(left, right), None
    if operator in _SHIFTS:
        shift = promote_unary(right, decimal=False)
        return (None if shift is None else promote_unary(left, decimal=False)), shift
    if operator in ("&", "|"):
        return promote_numeric(left, right, decimal=False), None
    if operator == "^":
        return promote_xor(left, right), None
    return promote_numeric(left, right, decimal=True), None


def _concatenate(walk: Walk, node: nodes.Expr, left: typed.Expr, right: typed.Expr) -> typed.Expr:
    # Upstream: DefaultStringConcatenationOptimizationPhase joins nested concatenations
    parts: list[typed.Expr] = []
    for side in (left, right):
        parts.extend(side.parts if isinstance(side, typed.Concat) else (side,))
        if side.type == VOID:
            walk.unit.late_errors.append(stack_underflow())
        walk.check_merged(side)
    folded = fold_concat(tuple(parts), walk.unit.jdk)
    if len(folded) == 1 and isinstance(folded[0], typed.Constant):
        return folded[0]
    return typed.Concat(node.offset, STRING, folded)


def visit_boolean_op(walk: Walk, node: nodes.BooleanOp, use: Use, scope: Scope) -> Result:
    """``&&`` and ``||``."""
    _check_operator(walk, node, node.operator, use)
    left = walk.condition(node.left, scope)
    right = walk.condition(node.right, scope)
    if isinstance(left, typed.Constant) and isinstance(right, typed.Constant):
        both, either = left.value and right.value, left.value or right.value
        return typed.Constant(left.offset, BOOLEAN, both if node.operator == "&&" else either)
    return typed.BooleanOp(node.offset, BOOLEAN, node.operator, left, right)


def visit_comparison(walk: Walk, node: nodes.Comparison, use: Use, scope: Scope) -> Result:
    """``< <= > >= == != === !==``."""
    operator = node.operator
    _check_operator(walk, node, operator, use)
    left = walk.value(node.left, READ, scope)
    right = walk.value(node.right, READ, scope)
    if operator in _EQUALITIES:
        operand = promote_equality(left.type, right.type)
    else:
        operand = promote_numeric(left.type, right.type, decimal=True)
    if operand is None:
        raise _inapplicable(node, operator, left.type, right.type)
    if operator in _EQUALITIES and isinstance(node.left, nodes.Null) and isinstance(node.right, nodes.Null):
        raise CompileError("extraneous comparison of [null] constants", node.offset)
    if operator in ("===", "!==") or operand != DEF:
        left = walk.cast(left, operand, node.left.offset)
        right = walk.cast(right, operand, node.right.offset)
    elif VOID in (left.type, right.type):
        walk.unit.late_errors.append(stack_underflow())
    if is_order_with_null(operator, operand, right):
        walk.unit.late_errors.append(stack_underflow())
    folded = fold_comparison(operator, left, right)
    if folded is not None:
        return typed.Constant(left.offset, BOOLEAN, folded)
    return typed.Comparison(node.offset, BOOLEAN, operator, operand, left, right)


def visit_explicit(walk: Walk, node: nodes.Explicit, use: Use, scope: Scope) -> Result:
    """``(T) e``."""
    name = node.type_name
    walk.check_use(
        node,
        use,
        f"an explicit cast with target type [{name}]",
        f"result not used from explicit cast with target type [{name}]",
    )
    type_ = walk.unit.resolve(name)
    if type_ is None:
        raise CompileError(f"cannot resolve type [{name}]", node.offset)
    return walk.converted(node.child, type_, scope, explicit=True)


def visit_instance_of(walk: Walk, node: nodes.InstanceOf, use: Use, scope: Scope) -> Result:
    """``e instanceof T``."""
    name = node.type_name
    walk.check_use(
        node,
        use,
        f"instanceof with target type [{name}]",
        f"result not used from instanceof with target type [{name}]",
    )
    tested = walk.unit.resolve(name)
    if tested is None:
        raise CompileError(f"Not a type [{name}].", node.offset)
    child = walk.value(node.child, READ, scope)
    if child.type == VOID:
        walk.unit.late_errors.append(stack_underflow())
    elif child.type in (LONG, DOUBLE):
        # Upstream: the value is dropped as if it took one place of the stack, not two
        walk.unit.late_errors.append(bad_bytecode())
    elif tested == VOID and not child.type.is_primitive:
        walk.unit.late_errors.append(CompileError("V", None, "java.lang.NoClassDefFoundError"))
    return typed.InstanceOf(node.offset, BOOLEAN, child, tested)


def visit_conditional(walk: Walk, node: nodes.Conditional, use: Use, scope: Scope) -> Result:
    """``c ? a : b``: both branches become the wanted type, else a common one."""
    walk.check_use(node, use, "conditional operation [?:]", "result not used from conditional operation [?:]")
    condition = walk.condition(node.condition, scope)
    branch = Use(True, False, use.target, use.explicit, use.internal)
    then = walk.value(node.then, branch, scope)
    otherwise = walk.value(node.otherwise, branch, scope)
    type_ = use.target
    if type_ is None:
        type_ = promote_conditional(then.type, otherwise.type)
        if type_ is None:
            raise CompileError(
                f"cannot apply the conditional operator [?:] to the types [{then.type}] and [{otherwise.type}]",
                node.offset,
                CLASS_CAST,
            )
    then = walk.cast(then, type_, node.then.offset, explicit=use.explicit, internal=use.internal)
    otherwise = walk.cast(otherwise, type_, node.otherwise.offset, explicit=use.explicit, internal=use.internal)
    return typed.Conditional(node.offset, type_, condition, then, otherwise)


def visit_elvis(walk: Walk, node: nodes.Elvis, use: Use, scope: Scope) -> Result:
    """``a ?: b``."""
    walk.check_use(node, use, "elvis operation [?:]", "result not used from elvis operation [?:]")
    if use.target is not None and use.target.is_primitive:
        raise CompileError("Elvis operator cannot return primitives", node.offset)
    side = Use(True, False, use.target, use.explicit, use.internal)
    left = walk.value(node.left, side, scope)
    right = walk.value(node.right, side, scope)
    if isinstance(node.left, nodes.Null):
        raise CompileError("Extraneous elvis operator. LHS is null.", node.offset)
    if isinstance(node.left, _CONSTANTS):
        raise CompileError("Extraneous elvis operator. LHS is a constant.", node.offset)
    if left.type.is_primitive:
        raise CompileError("Extraneous elvis operator. LHS is a primitive.", node.offset)
    if isinstance(node.right, nodes.Null):
        raise CompileError("Extraneous elvis operator. RHS is null.", node.offset)
    type_ = use.target or promote_conditional(left.type, right.type)
    if type_ is None:
        raise CompileError(None, None, NULL_POINTER)
    left = walk.cast(left, type_, node.left.offset, explicit=use.explicit, internal=use.internal)
    right = walk.cast(right, type_, node.right.offset, explicit=use.explicit, internal=use.internal)
    return typed.Elvis(node.offset, type_, left, right)


def visit_assignment(walk: Walk, node: nodes.Assignment, use: Use, scope: Scope) -> Result:
    """``=``, ``op=``, ``++`` and ``--``."""
    left = walk.value(node.left, Use(read=use.read, write=True), scope)
    if node.operator is not None:
        return _compound(walk, node, node.operator, left, use, scope)
    if isinstance(left, typed.DefField | typed.DefIndex):
        # Upstream: a store into a def takes the value as it is
        value = walk.value(node.right, READ, scope)
        if value.type == VOID:
            raise CompileError("invalid assignment: cannot assign type [void]", node.offset)
        left = _retyped(left, value.type)
    else:
        value = walk.converted(node.right, left.type, scope)
    if isinstance(left, typed.Local):
        walk.note_stored(left.variable, value)
    target = _place(walk, left)
    return typed.Assign(node.offset, left.type if use.read else VOID, target, value)


def _retyped(place: typed.DefField | typed.DefIndex, type_: Type) -> typed.Place:
    if isinstance(place, typed.DefField):
        return typed.DefField(place.offset, type_, place.receiver, place.name)
    return typed.DefIndex(place.offset, type_, place.receiver, place.index)


_NO_DEPTH = (
    'Cannot invoke "org.opensearch.painless.symbol.Decorations$AccessDepth.getAccessDepth()" because the return value '
    'of "org.opensearch.painless.symbol.ScriptScope.getDecoration(org.opensearch.painless.node.ANode, '
    'java.lang.Class)" is null'
)


def _place(walk: Walk, left: typed.Expr) -> typed.Place:
    """The target of an assignment; of all other nodes only an assignment gets this far."""
    if isinstance(left, typed.Place):
        return left
    # Upstream: DefaultUserTreeToIRTreePhase.visitAssignment, before anything is folded
    walk.unit.fold_errors.insert(0, CompileError(_NO_DEPTH, None, NULL_POINTER))
    return typed.DefField(left.offset, left.type, left, "")


def _compound(
    walk: Walk, node: nodes.Assignment, operator: str, left: typed.Expr, use: Use, scope: Scope
) -> typed.Expr:
    right = walk.value(node.right, READ, scope)
    operand, shift = _compound_types(operator, left.type, right.type)
    if operand is None:
        raise CompileError(
            f"invalid compound assignment: cannot apply [{operator}=] to types "
            f"[{class_text(walk.allowlist, left.type)}] and [{class_text(walk.allowlist, right.type)}]",
            node.offset,
            CLASS_CAST,
        )
    if shift is not None:
        if operand == DEF:
            right = walk.cast(right, DEF, node.right.offset)
        else:
            if shift == DEF:
                # Upstream: the distance is never converted to a number
                walk.unit.late_errors.append(bad_bytecode())
            right = _right_operand(walk, right, shift, node.right.offset, is_shift=True)
    elif operand == STRING:
        if right.type == VOID:
            walk.unit.late_errors.append(stack_underflow())
    else:
        right = walk.cast(right, operand, node.right.offset)
    walk.check_cast(left.type, operand, node.offset, explicit=False, internal=False)
    walk.check_cast(operand, left.type, node.offset, explicit=True, internal=False)
    if isinstance(left, typed.Local):
        walk.note_stored(left.variable, None)
    type_ = left.type if use.read else VOID
    return typed.CompoundAssign(node.offset, type_, _place(walk, left), operator, operand, shift, right, node.post)


def _compound_types(operator: str, left: Type, right: Type) -> tuple[Type | None, Type | None]:
    if operator in ("&", "|", "^"):
        # Upstream: all three go through promoteXor here, so that booleans work
        return promote_xor(left, right), None
    return _operand_types(operator, left, right)


VISITORS = cast(
    "dict[type[nodes.Expr], Visitor]",
    {
        nodes.Unary: visit_unary,
        nodes.Binary: visit_binary,
        nodes.BooleanOp: visit_boolean_op,
        nodes.Comparison: visit_comparison,
        nodes.Explicit: visit_explicit,
        nodes.InstanceOf: visit_instance_of,
        nodes.Conditional: visit_conditional,
        nodes.Elvis: visit_elvis,
        nodes.Assignment: visit_assignment,
    },
)
