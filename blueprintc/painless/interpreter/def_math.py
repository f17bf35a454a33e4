"""Operators on ``def`` operands (reference §2.7). Operands come boxed; results go out boxed.

# Upstream: DefMath and DefBootstrap.MIC. Each function first serves the common pairs without leaving it, then asks
# ``_binary``, which follows the server's linking.
"""

from collections.abc import Callable
from typing import Any

from blueprintc.jvm.errors import JavaError
from blueprintc.painless.interpreter import arithmetic
from blueprintc.painless.interpreter.adaptation import check_link, unbox_object
from blueprintc.painless.interpreter.conversions import is_number, narrow_number
from blueprintc.painless.interpreter.sites import RANK_NAMES, RANKS, OperatorSite
from blueprintc.painless.values import (
    Char,
    Float,
    Long,
    canonical_name,
    class_cast,
    equals,
    null_pointer,
)

_INTS, _LONGS = (int, int), (Long, Long)
_DOUBLES, _STRINGS = (float, float), (str, str)

_SYMBOLS = {
    "mul": "*",
    "div": "/",
    "rem": "%",
    "add": "+",
    "sub": "-",
    "lt": "<",
    "lte": "<=",
    "gt": ">",
    "gte": ">=",
    "and": "&",
    "xor": "^",
    "or": "|",
    "lsh": "<<",
    "rsh": ">>",
    "ush": ">>>",
}
# Upstream: DefMath.gte(Object, Object) names the wrong operator.
_GENERIC_SYMBOLS = {**_SYMBOLS, "gte": ">"}

_Operation = Callable[[Any, Any], Any]

_INT: dict[str, _Operation] = {
    "mul": lambda a, b: arithmetic.wrap_int(a * b),
    "div": arithmetic.divide_int,
    "rem": arithmetic.remainder_integer,
    "add": lambda a, b: arithmetic.wrap_int(a + b),
    "sub": lambda a, b: arithmetic.wrap_int(a - b),
    "and": lambda a, b: a & b,
    "xor": lambda a, b: a ^ b,
    "or": lambda a, b: a | b,
}
_LONG: dict[str, _Operation] = {
    **_INT,
    "mul": lambda a, b: arithmetic.wrap_long(a * b),
    "div": arithmetic.divide_long,
    "add": lambda a, b: arithmetic.wrap_long(a + b),
    "sub": lambda a, b: arithmetic.wrap_long(a - b),
}
_FLOAT: dict[str, _Operation] = {
    "mul": arithmetic.multiply_float,
    "div": arithmetic.divide_float,
    "rem": arithmetic.remainder_float,
    "add": arithmetic.add_float,
    "sub": arithmetic.subtract_float,
}
_DOUBLE: dict[str, _Operation] = {
    "mul": lambda a, b: a * b,
    "div": arithmetic.divide_double,
    "rem": arithmetic.remainder_double,
    "add": lambda a, b: a + b,
    "sub": lambda a, b: a - b,
}
_COMPARE: dict[str, _Operation] = {
    "lt": lambda a, b: a < b,
    "lte": lambda a, b: a <= b,
    "gt": lambda a, b: a > b,
    "gte": lambda a, b: a >= b,
    "eq": lambda a, b: a == b,
}
_BITWISE = frozenset({"and", "or", "xor"})


def _calculate(name: str, rank: int, left: Any, right: Any) -> Any:
    """The operation on two numbers after promotion to ``rank``; the result boxed."""
    if name in _COMPARE:
        return _COMPARE[name](_promoted(left, rank), _promoted(right, rank))
    if rank == 1:
        return _INT[name](_promoted(left, 1), _promoted(right, 1))
    if rank == 2:
        return Long(_LONG[name](_promoted(left, 2), _promoted(right, 2)))
    if rank == 3:
        return Float(_FLOAT[name](_promoted(left, 3), _promoted(right, 3)))
    return _DOUBLE[name](float(left), float(right))


def _promoted(value: Any, rank: int) -> Any:
    return narrow_number(value, RANK_NAMES[rank])


def _binary(site: OperatorSite, name: str, left: Any, right: Any) -> Any:
    if left is None or right is None:
        return _with_null(site, name, left, right)
    if site.link((type(left), type(right))):
        return _typed(site, name, left, right)
    return _generic(site, name, left, right)


def _with_null(site: OperatorSite, name: str, left: Any, right: Any) -> Any:
    # Upstream: DefBootstrap.MIC: the guard of a linked site asks both operands for their class; where null is
    # allowed, its exception leads to the generic handler.
    allowed = name == "eq" or (name == "add" and not {site.left, site.right} & set(RANK_NAMES))
    if site.pair is not None and not site.generic and not allowed:
        knows_left = site.left not in ("def", "java.lang.Object")
        if left is None and not knows_left:
            raise null_pointer('Cannot invoke "Object.getClass()" because "leftObject" is null')
        if knows_left or (site.right in ("def", "java.lang.Object") and type(left) is _first(site)):
            raise null_pointer('Cannot invoke "Object.getClass()" because "rightObject" is null')
    site.link((type(left), type(right)))
    return _generic(site, name, left, right)


def _first(site: OperatorSite) -> Any:
    return site.pair[0] if isinstance(site.pair, tuple) else None


def _typed(site: OperatorSite, name: str, left: Any, right: Any) -> Any:
    first, second = RANKS.get(type(left)), RANKS.get(type(right))
    if first is None or second is None:
        check_link(site, left, "class java.lang.Object")
        return _generic(site, name, left, right)
    rank = max(first, second)
    check_link(site, left, "boolean" if name in _COMPARE else RANK_NAMES[rank])
    if rank == 0:
        return _booleans(name, left, right)
    if first == 0 or second == 0:
        raise _boolean_against_number(site, name, rank, left if first == 0 else right, first == 0)
    if rank > 2 and name in _BITWISE:
        # Upstream: DefMath.and(double, double) says "float" too.
        raise class_cast(f"Cannot apply [{_SYMBOLS[name]}] operation to type [float]")
    return _calculate(name, rank, left, right)


def _booleans(name: str, left: bool, right: bool) -> bool:
    if name == "eq":
        return left == right
    if name in _BITWISE:
        return bool(_INT[name](left, right))
    raise class_cast(f"Cannot apply [{_SYMBOLS[name]}] operation to type [boolean]")


def _boolean_against_number(site: OperatorSite, name: str, rank: int, value: bool, is_left: bool) -> JavaError:
    if (site.left if is_left else site.right) == "boolean":
        if name in _COMPARE:
            return class_cast("Cannot cast from: boolean to boolean")
        return class_cast(f"Cannot cast from: {RANK_NAMES[rank]} to class java.lang.Object")
    boxed = ("", "Integer", "Long", "Float", "Double")[rank]
    return class_cast(f"Cannot cast java.lang.Boolean to java.lang.{boxed}")


def _numeric_rank(value: Any) -> int:
    return RANKS.get(type(value), 1)


def _generic(site: OperatorSite, name: str, left: Any, right: Any) -> Any:
    if name == "eq":
        return _generic_equals(left, right)
    if name in _BITWISE:
        return _generic_bitwise(name, left, right)
    if name == "add" and (type(left) is str or type(right) is str):
        return site.concat(left, right)
    if _is_numeric(left) and _is_numeric(right):
        return _calculate(name, max(_numeric_rank(left), _numeric_rank(right)), left, right)
    if left is None:
        raise null_pointer('Cannot invoke "Object.getClass()" because "left" is null')
    if right is None:
        raise null_pointer('Cannot invoke "Object.getClass()" because "right" is null')
    raise class_cast(
        f"Cannot apply [{_GENERIC_SYMBOLS[name]}] operation to types "
        f"[{canonical_name(left)}] and [{canonical_name(right)}]."
    )


def _is_numeric(value: Any) -> bool:
    return is_number(value) or type(value) is Char


def _generic_equals(left: Any, right: Any) -> bool:
    if left is None or right is None:
        return left is right
    if _is_numeric(left) and _is_numeric(right):
        rank = max(_numeric_rank(left), _numeric_rank(right))
        return bool(_promoted(left, rank) == _promoted(right, rank))
    return equals(left, right)


def _generic_bitwise(name: str, left: Any, right: Any) -> Any:
    if type(left) is bool and type(right) is bool:
        return bool(_INT[name](left, right))
    if type(left) is Long or type(right) is Long:
        return Long(_INT[name](_integral(left, True), _integral(right, True)))
    return _INT[name](_integral(left, False), _integral(right, False))


def _integral(value: Any, long: bool) -> int:
    if RANKS.get(type(value)) == 1 or (long and type(value) is Long):
        return int(value)
    if value is None:
        raise null_pointer('Cannot invoke "Object.getClass()" because "o" is null')
    raise class_cast(f"Cannot convert [{canonical_name(value)}] to an integral value.")


def add(site: OperatorSite, left: Any, right: Any) -> Any:
    """``left + right``; a String on either side makes a String."""
    kind = type(left)
    if kind is type(right):
        if kind is float:
            if site.pair is not _DOUBLES:
                site.link(_DOUBLES)
            return left + right
        if kind is int:
            if site.pair is not _INTS:
                site.link(_INTS)
            total = left + right
            return total if -0x80000000 <= total <= 0x7FFFFFFF else arithmetic.wrap_int(total)
        if kind is str:
            if site.pair is not _STRINGS:
                site.link(_STRINGS)
            return site.concat(left, right)
    return _binary(site, "add", left, right)


def subtract(site: OperatorSite, left: Any, right: Any) -> Any:
    """``left - right``."""
    kind = type(left)
    if kind is type(right):
        if kind is float:
            if site.pair is not _DOUBLES:
                site.link(_DOUBLES)
            return left - right
        if kind is int:
            if site.pair is not _INTS:
                site.link(_INTS)
            total = left - right
            return total if -0x80000000 <= total <= 0x7FFFFFFF else arithmetic.wrap_int(total)
    return _binary(site, "sub", left, right)


def multiply(site: OperatorSite, left: Any, right: Any) -> Any:
    """``left * right``."""
    if type(left) is float and type(right) is float:
        if site.pair is not _DOUBLES:
            site.link(_DOUBLES)
        return left * right
    return _binary(site, "mul", left, right)


def divide(site: OperatorSite, left: Any, right: Any) -> Any:
    """``left / right``."""
    if type(left) is float and type(right) is float and right:
        if site.pair is not _DOUBLES:
            site.link(_DOUBLES)
        return left / right
    return _binary(site, "div", left, right)


def remainder(site: OperatorSite, left: Any, right: Any) -> Any:
    """``left % right``."""
    return _binary(site, "rem", left, right)


def bitwise_and(site: OperatorSite, left: Any, right: Any) -> Any:
    """``left & right``."""
    return _binary(site, "and", left, right)


def bitwise_or(site: OperatorSite, left: Any, right: Any) -> Any:
    """``left | right``."""
    return _binary(site, "or", left, right)


def bitwise_xor(site: OperatorSite, left: Any, right: Any) -> Any:
    """``left ^ right``."""
    return _binary(site, "xor", left, right)


def less(site: OperatorSite, left: Any, right: Any) -> bool:
    """``left < right``."""
    kind = type(left)
    if kind is type(right) and (kind is int or kind is float):
        pair = _INTS if kind is int else _DOUBLES
        if site.pair is not pair:
            site.link(pair)
        return bool(left < right)
    return bool(_binary(site, "lt", left, right))


def less_equal(site: OperatorSite, left: Any, right: Any) -> bool:
    """``left <= right``."""
    kind = type(left)
    if kind is type(right) and (kind is int or kind is float):
        pair = _INTS if kind is int else _DOUBLES
        if site.pair is not pair:
            site.link(pair)
        return bool(left <= right)
    return bool(_binary(site, "lte", left, right))


def greater(site: OperatorSite, left: Any, right: Any) -> bool:
    """``left > right``."""
    kind = type(left)
    if kind is type(right) and (kind is int or kind is float):
        pair = _INTS if kind is int else _DOUBLES
        if site.pair is not pair:
            site.link(pair)
        return bool(left > right)
    return bool(_binary(site, "gt", left, right))


def greater_equal(site: OperatorSite, left: Any, right: Any) -> bool:
    """``left >= right``."""
    kind = type(left)
    if kind is type(right) and (kind is int or kind is float):
        pair = _INTS if kind is int else _DOUBLES
        if site.pair is not pair:
            site.link(pair)
        return bool(left >= right)
    return bool(_binary(site, "gte", left, right))


def equal(site: OperatorSite, left: Any, right: Any) -> bool:
    """``left == right``."""
    kind = type(left)
    if kind is str and type(right) is str:
        if site.pair is not _STRINGS:
            site.link(_STRINGS)
        return bool(left == right)
    if left is None or right is None:
        site.link((type(left), type(right)))
        return left is right
    if kind is type(right) and (kind is int or kind is float):
        pair = _INTS if kind is int else _DOUBLES
        if site.pair is not pair:
            site.link(pair)
        return bool(left == right)
    return bool(_binary(site, "eq", left, right))


def not_equal(site: OperatorSite, left: Any, right: Any) -> bool:
    """``left != right``."""
    return not equal(site, left, right)


# --- unary and shifts ---------------------------------------------------------------------------------------------


def _unary_link(site: OperatorSite, value: Any) -> bool:
    if value is None:
        # Upstream: DefBootstrap.MIC.lookup asks args[0] for its class; a linked site asks "leftObject".
        name = "args[0]" if site.pair is None else "leftObject"
        raise null_pointer(f'Cannot invoke "Object.getClass()" because "{name}" is null')
    typed = site.link((type(value),)) and type(value) in RANKS
    if typed:
        check_link(site, value, RANK_NAMES[RANKS[type(value)]])
    return typed


def negate(site: OperatorSite, value: Any) -> Any:
    """``-value``."""
    return _sign(site, value, "-")


def plus(site: OperatorSite, value: Any) -> Any:
    """``+value``: promotes."""
    return _sign(site, value, "+")


def _sign(site: OperatorSite, value: Any, symbol: str) -> Any:
    typed = _unary_link(site, value)
    rank = RANKS.get(type(value), 0)
    if rank == 0:
        if typed:
            raise class_cast(f"Cannot apply [{symbol}] operation to type [boolean]")
        raise class_cast(f"Cannot apply [{symbol}] operation to type [{canonical_name(value)}].")
    number = _promoted(value, rank)
    if symbol == "-":
        number = -number
    if rank == 1:
        return arithmetic.wrap_int(number)
    if rank == 2:
        return Long(arithmetic.wrap_long(number))
    return Float(number) if rank == 3 else number


def complement(site: OperatorSite, value: Any) -> Any:
    """``~value``."""
    typed = _unary_link(site, value)
    rank = RANKS.get(type(value), 0)
    if rank == 1:
        return ~int(value)
    if rank == 2:
        return Long(~int(value))
    if typed:
        raise class_cast(f"Cannot apply not [~] to type [{RANK_NAMES[rank]}]")
    raise class_cast(f"Cannot apply [~] operation to type [{canonical_name(value)}].")


_SHIFTS: dict[str, tuple[_Operation, _Operation]] = {
    "lsh": (arithmetic.shift_left_int, arithmetic.shift_left_long),
    "rsh": (lambda a, b: a >> (b & 31), lambda a, b: a >> (b & 63)),
    "ush": (arithmetic.shift_unsigned_int, arithmetic.shift_unsigned_long),
}


def shift_left(site: OperatorSite, left: Any, right: Any) -> Any:
    """``left << right``."""
    return _shift(site, "lsh", left, right)


def shift_right(site: OperatorSite, left: Any, right: Any) -> Any:
    """``left >> right``."""
    return _shift(site, "rsh", left, right)


def shift_unsigned(site: OperatorSite, left: Any, right: Any) -> Any:
    """``left >>> right``."""
    return _shift(site, "ush", left, right)


def _shift(site: OperatorSite, name: str, left: Any, right: Any) -> Any:
    typed = _unary_link(site, left)
    count = unbox_object(right, "long")
    rank = RANKS.get(type(left), 0)
    if rank in (1, 2):
        result = _SHIFTS[name][rank - 1](int(left), count)
        return Long(result) if rank == 2 else result
    if typed:
        raise class_cast(f"Cannot apply [{_SYMBOLS[name]}] operation to type [{RANK_NAMES[rank]}]")
    return _integral(left, False)
