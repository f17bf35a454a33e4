"""Which conversions are legal at compile time, and what types operators work on.

Upstream: AnalyzerCaster. Names of types in messages are canonical Painless names.
"""

from blueprintc.painless.allowlist import Allowlist
from blueprintc.painless.errors import CLASS_CAST, CompileError
from blueprintc.painless.types import (
    BOOLEAN,
    BOX_OF,
    BYTE,
    CHAR,
    DEF,
    DOUBLE,
    FLOAT,
    INT,
    LONG,
    NUMBER,
    OBJECT,
    SHORT,
    STRING,
    UNBOXED,
    VOID,
    Type,
)

_WIDER: dict[Type, frozenset[Type]] = {
    BYTE: frozenset({SHORT, INT, LONG, FLOAT, DOUBLE}),
    SHORT: frozenset({INT, LONG, FLOAT, DOUBLE}),
    CHAR: frozenset({INT, LONG, FLOAT, DOUBLE}),
    INT: frozenset({LONG, FLOAT, DOUBLE}),
    LONG: frozenset({FLOAT, DOUBLE}),
    FLOAT: frozenset({DOUBLE}),
    DOUBLE: frozenset(),
}
"""Numeric primitive types and those that they widen to."""


def check_cast(
    allowlist: Allowlist, actual: Type, expected: Type, offset: int, *, explicit: bool, internal: bool
) -> None:
    """Raise the server's error when a value of type ``actual`` cannot become ``expected``.

    ``explicit`` is a cast written in the script; ``internal`` one of the positions where the server also boxes and
    unboxes (arguments, returns, elements; reference §2.2).
    """
    # Upstream: AnalyzerCaster.getLegalCast
    if actual == expected or (DEF in (actual, expected) and VOID not in (actual, expected)):
        return
    if _is_primitive_cast(actual, expected, explicit=explicit, internal=internal):
        return
    if allowlist.is_assignable(expected, actual) or (explicit and allowlist.is_assignable(actual, expected)):
        return
    raise CompileError(f"Cannot cast from [{actual}] to [{expected}].", offset, CLASS_CAST)


def _is_primitive_cast(actual: Type, expected: Type, *, explicit: bool, internal: bool) -> bool:
    """The rules that need a primitive type, a box or a char on one side."""
    if actual == STRING:
        return explicit and expected == CHAR
    wider = _WIDER.get(actual)
    if wider is not None:
        if expected in wider or (explicit and expected in _WIDER):
            return True
        if explicit and actual == CHAR and expected == STRING:
            return True
        return internal and (expected in (OBJECT, NUMBER) or _boxes(actual, expected))
    if actual == BOOLEAN:
        return internal and expected in (OBJECT, BOX_OF[BOOLEAN])
    primitive = UNBOXED.get(actual)
    if primitive is None or not internal:
        return False
    return expected == primitive or expected in _WIDER.get(primitive, ()) or _boxes(primitive, expected)


def _boxes(primitive: Type, box: Type) -> bool:
    """``box`` is the box of ``primitive`` or of a type that it widens to."""
    unboxed = UNBOXED.get(box)
    return unboxed is not None and (unboxed == primitive or unboxed in _WIDER.get(primitive, ()))


def promote_unary(operand: Type, *, decimal: bool) -> Type | None:
    """The type that a unary operator or a shift works on; None when it cannot."""
    # Upstream: AnalyzerCaster.promoteNumeric(Class, boolean)
    if operand in (DEF, LONG) or (decimal and operand in (DOUBLE, FLOAT)):
        return operand
    return INT if operand in (INT, CHAR, SHORT, BYTE) else None


def promote_numeric(left: Type, right: Type, *, decimal: bool) -> Type | None:
    """The type that an arithmetic operator works on; None when neither side is numeric."""
    # Upstream: AnalyzerCaster.promoteNumeric(Class, Class, boolean): one numeric side is enough
    pair = (left, right)
    if DEF in pair:
        return DEF
    if decimal:
        if DOUBLE in pair:
            return DOUBLE
        if FLOAT in pair:
            return FLOAT
    if LONG in pair:
        return LONG
    return INT if any(side in (INT, CHAR, SHORT, BYTE) for side in pair) else None


def promote_add(left: Type, right: Type) -> Type | None:
    """The type that ``+`` works on."""
    if STRING in (left, right):
        return STRING
    return promote_numeric(left, right, decimal=True)


def promote_xor(left: Type, right: Type) -> Type | None:
    """The type that ``^`` works on (and ``& |`` in compound assignments)."""
    pair = (left, right)
    if DEF in pair:
        return DEF
    if BOOLEAN in pair:
        return BOOLEAN
    return promote_numeric(left, right, decimal=False)


def promote_equality(left: Type, right: Type) -> Type | None:
    """The type that two sides are compared as by ``== != === !==``."""
    if left == STRING and right == STRING:
        return STRING
    if DEF in (left, right):
        return DEF
    if left.is_primitive and right.is_primitive:
        if left == BOOLEAN and right == BOOLEAN:
            return BOOLEAN
        return promote_numeric(left, right, decimal=True)
    return OBJECT


def promote_conditional(left: Type, right: Type) -> Type | None:
    """The type of ``?:`` without a target; None for pairs of small primitives that have none."""
    if left == right:
        return left
    if DEF in (left, right):
        return DEF
    if left.is_primitive and right.is_primitive and BOOLEAN not in (left, right):
        for wide in (DOUBLE, FLOAT, LONG, INT):
            if wide in (left, right):
                return wide
        if CHAR in (left, right) and (SHORT in (left, right) or BYTE in (left, right)):
            return INT
        return None
    return OBJECT
