"""Constant folding: operators, comparisons, casts and concatenations of literals.

Nodes are folded as they are made, in the order of the server's folding pass; but that pass runs only over scripts
without semantic errors, so its errors are collected in ``Unit.fold_errors`` and count last.
Upstream: DefaultConstantFoldingOptimizationPhase, AnalyzerCaster.constCast.
"""

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from math import copysign, fmod, inf, isnan, nan

from blueprintc.painless import typed
from blueprintc.painless.errors import ARITHMETIC, CLASS_CAST, CompileError
from blueprintc.painless.types import BOOLEAN, BYTE, CHAR, DOUBLE, FLOAT, INT, LONG, SHORT, STRING, Type
from blueprintc.painless.units import from_units, to_units

Value = bool | int | float | str

CONSTANT_TYPES = frozenset({BOOLEAN, BYTE, SHORT, CHAR, INT, LONG, FLOAT, DOUBLE, STRING})
_BITWISE: dict[str, Callable[[int, int], int]] = {"&": operator.and_, "|": operator.or_, "^": operator.xor}
_COMPARE: dict[str, Callable[[object, object], bool]] = {
    "==": operator.eq, "===": operator.eq, "!=": operator.ne, "!==": operator.ne,
}  # fmt: skip
_ORDER: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Numbers:
    """What is needed of Java's numbers; the package behind it costs start-up time, and few scripts fold."""

    wrap: Mapping[Type, Callable[[int], int]]
    to_float32: Callable[[float], float]
    double_to_int: Callable[[float], int]
    double_to_long: Callable[[float], int]


@cache
def _numbers() -> _Numbers:
    from blueprintc import jvm

    wrap = {BYTE: jvm.to_byte, SHORT: jvm.to_short, CHAR: jvm.to_char, INT: jvm.to_int, LONG: jvm.to_long}
    return _Numbers(wrap, jvm.to_float32, jvm.double_to_int, jvm.double_to_long)


def fold_cast(value: Value, actual: Type, target: Type) -> Value:
    """A constant converted between primitive types, or between ``char`` and ``String``."""
    if actual == STRING:
        units = to_units(str(value))
        if target != CHAR:
            return value
        if len(units) != 1:
            # Upstream: Utility.StringTochar throws without a location
            message = "cannot cast java.lang.String with length not equal to one to char"
            raise CompileError(message, None, CLASS_CAST)
        return ord(units)
    if target == STRING:
        return chr(int(value))
    numbers = _numbers()
    if target in (FLOAT, DOUBLE):
        if target == FLOAT:
            return numbers.to_float32(value if isinstance(value, float) else _sticky(int(value)))
        return float(value)
    if isinstance(value, float):
        return numbers.double_to_long(value) if target == LONG else numbers.wrap[target](numbers.double_to_int(value))
    return numbers.wrap[target](int(value))


def _sticky(value: int) -> float:
    """A double that rounds to the same ``float`` as ``value`` (a ``long`` may not fit a double exactly)."""
    shift = max(0, value.bit_length() - 32)
    kept = abs(value) >> shift
    if kept << shift != abs(value):
        kept |= 1
    return copysign(float(kept << shift), value)


def fold_unary(symbol: str, type_: Type, value: Value) -> Value:
    """``+ - ~ !`` on a constant."""
    if symbol == "!":
        return not value
    if symbol == "+" or isinstance(value, str):
        return value
    if isinstance(value, float):
        return -value
    return _numbers().wrap[type_](~value if symbol == "~" else -value)


def fold_binary(node: typed.Binary, left: Value, right: Value) -> Value:
    """An arithmetic, bit or shift operator on two constants of its type."""
    symbol, type_ = node.operator, node.type
    if type_ == BOOLEAN:
        return bool(left) ^ bool(right)
    if type_ in (FLOAT, DOUBLE):
        result = _float_arithmetic(symbol, float(left), float(right))
        return _numbers().to_float32(result) if type_ == FLOAT else result
    wrap = _numbers().wrap[type_]
    a, b = int(left), int(right)
    if symbol in _BITWISE:
        return wrap(_BITWISE[symbol](a, b))
    if symbol in ("<<", ">>", ">>>"):
        return _shift(symbol, type_, a, b)
    if symbol in ("/", "%"):
        if b == 0:
            raise CompileError("/ by zero", node.offset, ARITHMETIC)
        quotient = abs(a) // abs(b) * (1 if (a < 0) == (b < 0) else -1)
        return wrap(quotient if symbol == "/" else a - quotient * b)
    return wrap(a + b if symbol == "+" else a - b if symbol == "-" else a * b)


def _shift(symbol: str, type_: Type, value: int, distance: int) -> int:
    bits = 64 if type_ == LONG else 32
    distance &= bits - 1
    if symbol == "<<":
        return _numbers().wrap[type_](value << distance)
    if symbol == ">>>":
        value &= (1 << bits) - 1
    return _numbers().wrap[type_](value >> distance)


def _float_arithmetic(symbol: str, left: float, right: float) -> float:
    if symbol == "+":
        return left + right
    if symbol == "-":
        return left - right
    if symbol == "*":
        return left * right
    if symbol == "/":
        if right != 0:
            return left / right
        return nan if left == 0 or isnan(left) else copysign(inf, left) * copysign(1.0, right)
    if isnan(left) or isnan(right) or right == 0 or left in (inf, -inf):
        return nan
    return fmod(left, right)


def fold_comparison(symbol: str, left: typed.Expr, right: typed.Expr) -> bool | None:
    """A comparison of constants and nulls; None when it is left to the run."""
    if isinstance(left, typed.Null) or isinstance(right, typed.Null):
        if symbol in _ORDER or not all(isinstance(side, typed.Null | typed.Constant) for side in (left, right)):
            return None
        same = isinstance(left, typed.Null) and isinstance(right, typed.Null)
        return same if symbol in ("==", "===") else not same
    if not isinstance(left, typed.Constant) or not isinstance(right, typed.Constant):
        return None
    a, b = left.value, right.value
    if symbol in ("===", "!==") and isinstance(a, str):
        # Upstream: the identity of two String objects that the compiler holds
        return symbol == "!=="
    if symbol in _COMPARE:
        return _COMPARE[symbol](a, b)
    if isinstance(a, str) or isinstance(b, str):
        return None
    return _ORDER[symbol](a, b)


def fold_concat(parts: tuple[typed.Expr, ...], jdk: int) -> tuple[typed.Expr, ...]:
    """Neighbouring constants and nulls joined to one String."""
    joined: list[typed.Expr] = []
    for part in parts:
        if joined:
            before, after = constant_text(joined[-1], jdk), constant_text(part, jdk)
            if before is not None and after is not None:
                offset = part.offset if isinstance(joined[-1], typed.Null) else joined[-1].offset
                joined[-1] = typed.Constant(offset, STRING, from_units(before + after))
                continue
        joined.append(part)
    return tuple(joined)


def constant_text(part: typed.Expr, jdk: int) -> str | None:
    """The text of a constant in a concatenation; None when it is not a constant."""
    if isinstance(part, typed.Null):
        return "null"
    if not isinstance(part, typed.Constant):
        return None
    if isinstance(part.value, float):
        from blueprintc import jvm

        text = jvm.float_to_string if part.type == FLOAT else jvm.double_to_string
        return text(part.value, jdk=jdk)
    if isinstance(part.value, bool):
        return "true" if part.value else "false"
    if part.type == CHAR:
        return chr(int(part.value))
    return str(part.value)
