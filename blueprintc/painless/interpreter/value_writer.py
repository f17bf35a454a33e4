"""Code for constants, operators, and new lists, maps, arrays and objects."""

import ast
from collections.abc import Callable

from blueprintc.painless import typed
from blueprintc.painless.interpreter.adaptation import is_primitive
from blueprintc.painless.interpreter.cast_writer import CastWriter
from blueprintc.painless.interpreter.conversions import BOX_NAMES
from blueprintc.painless.interpreter.sites import OperatorSite
from blueprintc.painless.values import DEFAULTS

_DEF_OPERATORS = {
    "*": "def_multiply",
    "/": "def_divide",
    "%": "def_remainder",
    "+": "def_add",
    "-": "def_subtract",
    "<<": "def_shift_left",
    ">>": "def_shift_right",
    ">>>": "def_shift_unsigned",
    "&": "def_and",
    "^": "def_xor",
    "|": "def_or",
    "<": "def_less",
    "<=": "def_less_equal",
    ">": "def_greater",
    ">=": "def_greater_equal",
    "==": "def_equal",
    "!=": "def_not_equal",
}
_INLINE: dict[str, Callable[[], ast.operator]] = {"+": ast.Add, "-": ast.Sub, "*": ast.Mult}
_BITWISE: dict[str, Callable[[], ast.operator]] = {"&": ast.BitAnd, "|": ast.BitOr, "^": ast.BitXor}
_HELPERS = {
    ("/", "int"): "divide_int",
    ("/", "long"): "divide_long",
    ("/", "double"): "divide_double",
    ("%", "int"): "remainder_integer",
    ("%", "long"): "remainder_integer",
    ("%", "double"): "remainder_double",
    ("+", "float"): "add_float",
    ("-", "float"): "subtract_float",
    ("*", "float"): "multiply_float",
    ("/", "float"): "divide_float",
    ("%", "float"): "remainder_float",
    ("<<", "int"): "shift_left_int",
    ("<<", "long"): "shift_left_long",
    (">>>", "int"): "shift_unsigned_int",
    (">>>", "long"): "shift_unsigned_long",
}
_COMPARISONS: dict[str, Callable[[], ast.cmpop]] = {
    "<": ast.Lt,
    "<=": ast.LtE,
    ">": ast.Gt,
    ">=": ast.GtE,
    "==": ast.Eq,
    "!=": ast.NotEq,
    "===": ast.Eq,
    "!==": ast.NotEq,
}
_LIMITS = {"int": 0x7FFFFFFF, "long": 0x7FFFFFFFFFFFFFFF}
_ORDERINGS = frozenset({"<", "<=", ">", ">="})
_STATIC_NUMBERS = frozenset({"int", "double"})
_WRAP_EVERY = 16


def _is_at_hand(node: ast.expr) -> bool:
    """Whether evaluating the code twice, or later, changes nothing."""
    return isinstance(node, ast.Constant | ast.Name)


def _same_ring(inner: typed.Binary, outer: typed.Binary) -> bool:
    """Whether ``outer`` goes on calculating modulo the same power of two, so that ``inner`` need not be wrapped."""
    kind = inner.operand_type.name
    return (
        kind in _LIMITS and outer.operand_type.name == kind and inner.operator in _INLINE and outer.operator in _INLINE
    )


class ValueWriter(CastWriter):
    """Writes everything that computes a value from values."""

    def __init__(self) -> None:
        super().__init__()
        self.statement_offsets: set[int] = set()

    def visit_Constant(self, node: typed.Constant) -> ast.expr:
        """A literal."""
        return self.value(node.value)

    def visit_Null(self, node: typed.Null) -> ast.expr:
        """``null``."""
        return self.value(None)

    def visit_Regex(self, node: typed.Regex) -> ast.expr:
        """A pattern, compiled once in a run."""
        # Upstream: the constant is set in the static initializer, by a statement of its own.
        self.statement_offsets.add(node.offset)
        self.at(node.offset)
        pattern, flags = node.pattern, node.flags
        name = self.constant_object(
            lambda linker: linker.static_method("java.util.regex.Pattern", "compile/2")(pattern, flags),
            ("regex", pattern, flags),
        )
        return self.done(self.load(name))

    # --- arithmetic -----------------------------------------------------------------------------------------------

    def visit_Unary(self, node: typed.Unary) -> ast.expr:
        """``+ - ~ !``."""
        self.at(node.offset)
        child = self.expression(node.child)
        kind = node.operand_type.name
        if node.operator == "!":
            return self.negation(child)
        if kind == "def":
            helper = {"-": "def_negate", "+": "def_plus", "~": "def_complement"}[node.operator]
            target = node.type.name
            site = self.operator_site("def", "def", target if self._casts(node) else None, target)
            result = self.call(helper, self.load(site), self.boxed(child, node.child.type.name))
            return self.adapted(result, site, target, node.explicit)
        if node.operator == "+":
            return child
        if node.operator == "~":
            return self.place(ast.UnaryOp(ast.Invert(), child))
        negated = self.place(ast.UnaryOp(ast.USub(), child))
        return self.wrapped(negated, kind) if kind in _LIMITS else negated

    def operator_site(self, left: str, right: str, compound: str | None = None, target: str = "def") -> str:
        """The name of a new site for a dynamic operator with operands of these static types."""
        target = "def" if target in ("void", "java.lang.Object") else target
        return self.constant_object(lambda linker: OperatorSite(linker.runtime, left, right, compound, target))

    def dynamic_helper(self, operator: str) -> str:
        """The function that does a binary operator on def operands."""
        return _DEF_OPERATORS[operator]

    @staticmethod
    def _casts(node: typed.Unary | typed.Binary) -> bool:
        return node.explicit and node.type.name not in ("def", "java.lang.Object", "void")

    def adapted(self, result: ast.expr, site: str, target: str, explicit: bool) -> ast.expr:
        """The result of a dynamic operator linked to ``target`` (the target push)."""
        if target in ("def", "java.lang.Object", "void"):
            return result
        if explicit:
            return self.call("cast_to_static", self.load(site), result, self.value(target))
        return self.call("adapt_operator", self.load(site), result, self.value(target))

    def visit_Binary(self, node: typed.Binary) -> ast.expr:
        """``* / % + - << >> >>> & ^ |``; chains may be longer than Python could recurse."""
        chain = [node]
        left: typed.Expr = node.left
        self.at(node.offset)
        while isinstance(left, typed.Binary):
            chain.append(left)
            self.at(left.offset)
            left = left.left
        value = self.expression(left)
        while chain:
            step = chain.pop()
            right = self.expression(step.right)
            wraps = not (chain and len(chain) % _WRAP_EVERY and _same_ring(step, chain[-1]))
            value = self.done(self.operate(step, value, right, wraps))
        return value

    def operate(self, node: typed.Binary, left: ast.expr, right: ast.expr, wraps: bool) -> ast.expr:
        """One binary operator on operands that are already code."""
        kind, shift = node.operand_type.name, node.shift_type
        if kind == "def" or (shift is not None and shift.name == "def"):
            left_type, right_type = node.left.type.name, node.right.type.name
            target = node.type.name
            site = self.operator_site(left_type, right_type, target if self._casts(node) else None, target)
            result = self._dynamic(node, site, left, right)
            return self.adapted(result, site, target, node.explicit)
        return self.static_operator(node.operator, kind, left, right, wraps)

    def _dynamic(self, node: typed.Binary | typed.Comparison, site: str, left: ast.expr, right: ast.expr) -> ast.expr:
        """A dynamic operator; beside a static number that is at hand the common case is calculated inline."""
        left_type, right_type = node.left.type.name, node.right.type.name
        helper = _DEF_OPERATORS[node.operator]
        compares = node.operator in _ORDERINGS
        inline = compares or (node.operator in _INLINE and node.type.name == "def")
        if inline and right_type in _STATIC_NUMBERS and _is_at_hand(right):
            test, name = self._number_test(left, compares)
            fast = self._inline(node.operator, self.load(name), right)
            return self.either(test, fast, self.call(helper, self.load(site), self.load(name), right))
        if inline and left_type in _STATIC_NUMBERS and _is_at_hand(left):
            test, name = self._number_test(right, compares)
            fast = self._inline(node.operator, left, self.load(name))
            return self.either(test, fast, self.call(helper, self.load(site), left, self.load(name)))
        return self.call(helper, self.load(site), self.boxed(left, left_type), self.boxed(right, right_type))

    def _number_test(self, value: ast.expr, also_int: bool) -> tuple[ast.expr, str]:
        name, kind = self.temporary(), self.temporary()
        test = self.is_type(self.walrus(name, value), "float")
        if also_int:
            asked = self.walrus(kind, self.call("type", self.walrus(name, value)))
            test = self.junction(
                ast.Or(),
                [
                    self.compare(asked, (ast.Is(), self.load("int"))),
                    self.compare(self.load(kind), (ast.Is(), self.load("float"))),
                ],
            )
        return test, name

    def _inline(self, operator: str, left: ast.expr, right: ast.expr) -> ast.expr:
        if operator in _ORDERINGS:
            return self.compare(left, (_COMPARISONS[operator](), right))
        return self.binary(left, _INLINE[operator](), right)

    def static_operator(
        self, operator: str, kind: str, left: ast.expr, right: ast.expr, wraps: bool = True
    ) -> ast.expr:
        """One binary operator on operands of the primitive type ``kind``."""
        if operator in _BITWISE:
            return self.binary(left, _BITWISE[operator](), right)
        if operator == ">>":
            mask = self.value(31 if kind == "int" else 63)
            return self.binary(left, ast.RShift(), self.binary(right, ast.BitAnd(), mask))
        helper = _HELPERS.get((operator, kind))
        if helper is not None:
            return self.call(helper, left, right)
        result = self.binary(left, _INLINE[operator](), right)
        return self.wrapped(result, kind) if wraps and kind in _LIMITS else result

    def wrapped(self, result: ast.expr, kind: str) -> ast.expr:
        """``result`` brought back into the range of ``int`` or ``long``."""
        name, limit = self.temporary(), _LIMITS[kind]
        test = self.compare(
            self.value(-limit - 1), (ast.LtE(), self.walrus(name, result)), (ast.LtE(), self.value(limit))
        )
        return self.either(test, self.load(name), self.call(f"wrap_{kind}", self.load(name)))

    def visit_Match(self, node: typed.Match) -> ast.expr:
        """``=~`` and ``==~``."""
        # Upstream: visitBinaryMath evaluates the pattern before the text.
        self.at(node.offset)
        pattern = self.walrus(self.temporary(), self.expression(node.right))
        text = self.expression(node.left)
        return self.call("match_find" if node.operator == "=~" else "match_all", pattern, text)

    def visit_Concat(self, node: typed.Concat) -> ast.expr:
        """String concatenation."""
        self.at(node.offset)
        parts = [self.concat_part(part) for part in node.parts]
        joined = self.place(ast.JoinedStr(parts))
        if any(part.type.name == "char" for part in node.parts):
            return self.call("joined_text", joined)
        name = self.temporary()
        test = self.compare(self.call("len", self.walrus(name, joined)), (ast.Lt(), self.value(4096)))
        return self.either(test, self.load(name), self.call("large_text", self.load(name)))

    def concat_part(self, part: typed.Expr) -> ast.expr:
        """One operand of a concatenation as a part of an f-string."""
        value = self.expression(part)
        kind = part.type.name
        if isinstance(value, ast.Constant) and isinstance(value.value, str):
            return value
        if kind not in ("byte", "short", "int", "long"):
            value = self.as_text(value, kind)
        return self.place(ast.FormattedValue(value, -1, None))

    # --- comparisons ----------------------------------------------------------------------------------------------

    def visit_Comparison(self, node: typed.Comparison) -> ast.expr:
        """``< <= > >= == != === !==``."""
        self.at(node.offset)
        kind, operator = node.operand_type.name, node.operator
        left = self.expression(node.left)
        if isinstance(node.right, typed.Null):
            test = ast.Is() if operator in ("==", "===") else ast.IsNot()
            return self.compare(left, (test, self.value(None)))
        right = self.expression(node.right)
        if is_primitive(kind):
            return self.compare(left, (_COMPARISONS[operator](), right))
        return self._compare_references(node, operator, left, right)

    def _compare_references(self, node: typed.Comparison, operator: str, left: ast.expr, right: ast.expr) -> ast.expr:
        left_type, right_type = node.left.type.name, node.right.type.name
        if operator in _ORDERINGS:
            return self._dynamic(node, self.operator_site(left_type, right_type), left, right)
        left, right = self.boxed(left, left_type), self.boxed(right, right_type)
        if operator in ("===", "!=="):
            same = self.call("same_object", left, right)
            return same if operator == "===" else self.negation(same)
        if isinstance(node.left, typed.Null):
            test = ast.Is() if operator == "==" else ast.IsNot()
            return self.compare(right, (test, self.value(None)))
        if node.operand_type.name == "def":
            site = self.operator_site(left_type, right_type)
            return self.call(_DEF_OPERATORS[operator], self.load(site), left, right)
        equal = self.call("equals", left, right)
        return equal if operator == "==" else self.negation(equal)

    def visit_BooleanOp(self, node: typed.BooleanOp) -> ast.expr:
        """``&&`` and ``||``."""
        self.at(node.offset)
        operands: list[typed.Expr] = [node.right]
        left = node.left
        while isinstance(left, typed.BooleanOp) and left.operator == node.operator:
            self.at(left.offset)
            operands.append(left.right)
            left = left.left
        operands.append(left)
        operator = ast.And() if node.operator == "&&" else ast.Or()
        return self.junction(operator, [self.expression(operand) for operand in reversed(operands)])

    def visit_InstanceOf(self, node: typed.InstanceOf) -> ast.expr:
        """``instanceof``."""
        child = self.expression(node.child)
        tested, kind = node.tested.name, node.child.type.name
        if tested == "def":
            return self.last_of([child, self.value(True)])
        return self.call("instance_of", self.boxed(child, kind), self.value(BOX_NAMES.get(tested, tested)))

    def visit_Conditional(self, node: typed.Conditional) -> ast.expr:
        """``? :``."""
        self.at(node.offset)
        condition = self.expression(node.condition)
        then = self.expression(node.then)
        otherwise = self.expression(node.otherwise)
        return self.either(condition, then, otherwise)

    def visit_Elvis(self, node: typed.Elvis) -> ast.expr:
        """``?:``."""
        self.at(node.offset)
        name = self.temporary()
        left = self.walrus(name, self.expression(node.left))
        right = self.expression(node.right)
        return self.either(self.compare(left, (ast.IsNot(), self.value(None))), self.load(name), right)

    # --- new values -----------------------------------------------------------------------------------------------

    def visit_ListInit(self, node: typed.ListInit) -> ast.expr:
        """``[a, b]``."""
        self.at(node.offset)
        self.code()
        return self.elements([self.expression(item) for item in node.items])

    def visit_MapInit(self, node: typed.MapInit) -> ast.expr:
        """``[k: v]``."""
        self.at(node.offset)
        self.code()
        pairs: list[ast.expr] = []
        for key, value in zip(node.keys, node.values, strict=True):
            pairs.append(self.expression(key))
            pairs.append(self.expression(value))
        return self.call("new_map", *([self.sequence(pairs)] if pairs else []))

    def visit_NewArray(self, node: typed.NewArray) -> ast.expr:
        """``new T[n][m]``."""
        self.at(node.offset)
        sizes = [self.expression(size) for size in node.sizes]
        return self.call("new_array", self.value(node.type.name), *sizes)

    def visit_ArrayInit(self, node: typed.ArrayInit) -> ast.expr:
        """``new T[] {…}``."""
        self.at(node.offset)
        self.code()
        items = self.elements([self.expression(item) for item in node.items])
        return self.call("Array", self.value(node.type.component.name), items)

    def visit_NewObject(self, node: typed.NewObject) -> ast.expr:
        """``new T(…)``."""
        self.at(node.offset)
        self.code()
        owner, arity = node.constructor.owner.name, len(node.arguments)
        arguments = [self.expression(argument) for argument in node.arguments]
        name = self.constant_object(lambda linker: linker.constructor(owner, arity), ("new", owner, arity))
        made = self.call(name, *arguments)
        if owner.endswith(("Exception", "Error")):
            return self.call("created_at", made, self.value(self.line))
        return made

    def default(self, kind: str) -> ast.expr:
        """What a variable of this type holds before it is set."""
        return self.value(DEFAULTS.get(kind))
