"""Constants, lists, maps, arrays and new objects."""

from typing import cast

from blueprintc.painless import nodes, typed
from blueprintc.painless.analysis.regexes import check_pattern
from blueprintc.painless.analysis.walk import Result, Use, Visitor, Walk
from blueprintc.painless.errors import ILLEGAL_STATE, CompileError
from blueprintc.painless.scope import Scope
from blueprintc.painless.types import (
    ARRAY_LIST,
    BOOLEAN,
    BYTE,
    CHAR,
    DEF,
    DOUBLE,
    FLOAT,
    HASH_MAP,
    INT,
    LONG,
    OBJECT,
    PATTERN,
    SHORT,
    STRING,
    Type,
)

_SMALL = {BYTE: range(-0x80, 0x80), SHORT: range(-0x8000, 0x8000), CHAR: range(0x10000)}
_INTS = range(-0x8000_0000, 0x8000_0000)
_LONGS = range(-0x8000_0000_0000_0000, 0x8000_0000_0000_0000)
# Upstream: java.util.regex.Pattern's bits
_FLAGS = {"c": 0x80, "i": 0x02, "l": 0x10, "m": 0x08, "s": 0x20, "U": 0x100, "u": 0x40, "x": 0x04}


def visit_boolean(walk: Walk, node: nodes.Boolean, use: Use, scope: Scope) -> Result:
    """``true``, ``false``."""
    text = "true" if node.value else "false"
    walk.check_use(node, use, f"boolean constant [{text}]", f"boolean constant [{text}] not used")
    return typed.Constant(node.offset, BOOLEAN, node.value)


def visit_numeric(walk: Walk, node: nodes.Numeric, use: Use, scope: Scope) -> Result:
    """An integer literal. A small target type is taken over where the value fits."""
    text = "-" + node.text if use.negate else node.text
    walk.check_use(node, use, f"numeric constant [{text}]", f"numeric constant [{text}] not used")
    suffix = text[-1]
    if suffix in "dDfF":
        if node.radix != 10:
            # Upstream: DefaultSemanticAnalysisPhase.visitNumeric takes a last hex digit for a suffix
            raise CompileError("Illegal tree structure.", node.offset, ILLEGAL_STATE)
        return _floating(node.offset, text)
    if suffix in "lL":
        value = _parse(text[:-1], node.radix)
        if value not in _LONGS:
            raise CompileError(f"Invalid long constant [{text}].", node.offset)
        return typed.Constant(node.offset, LONG, value)
    value = _parse(text, node.radix)
    if value not in _INTS:
        message = f"Invalid int constant [{text}]."
        if value in _LONGS:
            message += f" If you want a long constant then change it to [{text}L]."
        raise CompileError(message, node.offset)
    small = _SMALL.get(use.target) if use.target is not None else None
    if small is not None and value in small and use.target is not None:
        return typed.Constant(node.offset, use.target, value)
    return typed.Constant(node.offset, INT, value)


def _parse(digits: str, radix: int) -> int:
    body = digits.removeprefix("-").lstrip("0")[:80]  # more digits are out of every range all the same
    value = int(body or "0", radix)
    return -value if digits.startswith("-") else value


def visit_decimal(walk: Walk, node: nodes.Decimal, use: Use, scope: Scope) -> Result:
    """A literal with a fraction or an exponent."""
    text = "-" + node.text if use.negate else node.text
    walk.check_use(node, use, f"decimal constant [{text}]", f"decimal constant [{text}] not used")
    return _floating(node.offset, text)


def _floating(offset: int, text: str) -> typed.Constant:
    from blueprintc import jvm  # costs start-up time, and few scripts have such literals

    if text[-1] in "fF":
        return typed.Constant(offset, FLOAT, jvm.parse_float(text[:-1]))
    return typed.Constant(offset, DOUBLE, jvm.parse_double(text.rstrip("dD")))


def visit_string(walk: Walk, node: nodes.String, use: Use, scope: Scope) -> Result:
    """A string literal."""
    walk.check_use(node, use, f"string constant [{node.value}]", f"string constant [{node.value}] not used")
    return typed.Constant(node.offset, STRING, node.value)


def visit_null(walk: Walk, node: nodes.Null, use: Use, scope: Scope) -> Result:
    """``null`` takes the type that is wanted."""
    walk.check_use(node, use, "null constant", "null constant not used")
    if use.target is None:
        return typed.Null(node.offset, OBJECT)
    if use.target.is_primitive:
        raise CompileError(f"Cannot cast null to a primitive type [{use.target}].", node.offset)
    return typed.Null(node.offset, use.target)


def visit_regex(walk: Walk, node: nodes.Regex, use: Use, scope: Scope) -> Result:
    """A regex constant; its pattern must compile."""
    shown = f"regex constant [{node.pattern}] with flags [{node.flags}]"
    walk.check_use(node, use, shown, f"{shown} not used")
    if not walk.unit.regexes_enabled:
        raise CompileError(
            "Regexes are disabled. Set [script.painless.regex.enabled] to [true] in opensearch.yaml to allow them. "
            "Be careful though, regexes break out of Painless's protection against deep recursion and long loops.",
            node.offset,
            ILLEGAL_STATE,
        )
    flags = 0
    for flag in node.flags:
        flags |= _FLAGS[flag]
    index = check_pattern(node.pattern, node.flags)
    if index is not None:
        raise CompileError(f"invalid regular expression: could not compile {shown}", node.offset + 1 + index)
    return typed.Regex(node.offset, PATTERN, node.pattern, flags)


def visit_list(walk: Walk, node: nodes.ListInit, use: Use, scope: Scope) -> Result:
    """``[a, b]``."""
    walk.check_use(node, use, "list initializer", "result not used from list initializer")
    return typed.ListInit(node.offset, ARRAY_LIST, _elements(walk, node.items, DEF, scope))


def visit_map(walk: Walk, node: nodes.MapInit, use: Use, scope: Scope) -> Result:
    """``[k: v]``."""
    walk.check_use(node, use, "map initializer", "result not used from map initializer")
    keys: list[typed.Expr] = []
    values: list[typed.Expr] = []
    for key, value in zip(node.keys, node.values, strict=True):
        keys.append(walk.converted(key, DEF, scope, internal=True))
        values.append(walk.converted(value, DEF, scope, internal=True))
    return typed.MapInit(node.offset, HASH_MAP, tuple(keys), tuple(values))


def visit_new_array(walk: Walk, node: nodes.NewArray, use: Use, scope: Scope) -> Result:
    """``new T[n]`` and ``new T[] {…}``."""
    walk.check_use(node, use, "new array", "result not used from new array")
    type_ = walk.unit.resolve(node.type_name)
    if type_ is None:
        raise CompileError(f"Not a type [{node.type_name}].", node.offset)
    if node.initializer:
        return typed.ArrayInit(node.offset, type_, _elements(walk, node.values, type_.component, scope))
    return typed.NewArray(node.offset, type_, _elements(walk, node.values, INT, scope))


def _elements(walk: Walk, elements: tuple[nodes.Expr, ...], type_: Type, scope: Scope) -> tuple[typed.Expr, ...]:
    return tuple([walk.converted(element, type_, scope, internal=True) for element in elements])


def visit_new_object(walk: Walk, node: nodes.NewObject, use: Use, scope: Scope) -> Result:
    """``new T(…)``."""
    arity = len(node.arguments)
    if use.write:
        # Upstream: this one has no colon
        raise CompileError(
            f"invalid assignment cannot assign a value to new object with constructor [{node.type_name}/{arity}]",
            node.offset,
        )
    type_ = walk.unit.resolve(node.type_name)
    if type_ is None:
        raise CompileError(f"Not a type [{node.type_name}].", node.offset)
    constructor = walk.allowlist.constructor(type_, arity)
    if constructor is None:
        raise CompileError(f"constructor [{type_}, <init>/{arity}] not found", node.offset)
    arguments = walk.arguments(node.arguments, constructor.parameters, scope)
    return typed.NewObject(node.offset, type_, constructor, arguments)


VISITORS = cast(
    "dict[type[nodes.Expr], Visitor]",
    {
        nodes.Boolean: visit_boolean,
        nodes.Numeric: visit_numeric,
        nodes.Decimal: visit_decimal,
        nodes.String: visit_string,
        nodes.Null: visit_null,
        nodes.Regex: visit_regex,
        nodes.ListInit: visit_list,
        nodes.MapInit: visit_map,
        nodes.NewArray: visit_new_array,
        nodes.NewObject: visit_new_object,
    },
)
