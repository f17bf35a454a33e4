"""The part of the parser that reads operators, casts and postfixes."""

from collections.abc import Callable

from blueprintc.painless import nodes
from blueprintc.painless.primary_parser import PrimaryParser
from blueprintc.painless.token_cursor import CHAINED, NESTED, NOT, SIGN
from blueprintc.painless.tokens import DOT_ID, DOT_INTEGER, ID, NUMBERS, PRIMITIVE, REGEX, STRING, Token

_PRECEDENCE: dict[str, int] = {}
for _level, _operators in enumerate(
    ("||", "&&", "|", "^", "&", "== != === !==", "instanceof", "< <= > >=", "<< >> >>>", "=~ ==~", "+ -", "* / %")
):
    _PRECEDENCE |= dict.fromkeys(_operators.split(), _level + 2)
_ELVIS = 1
_COMPARISONS = frozenset(["==", "!=", "===", "!==", "<", "<=", ">", ">="])
_ASSIGNMENTS = {"=": None} | {f"{op}=": op for op in ["+", "-", "*", "/", "%", "&", "^", "|", "<<", ">>", ">>>"]}
_STARTS_CAST_OPERAND = NUMBERS | {"(", "true", "false", "null", STRING, REGEX, ID, "new", "!", "~"}


class ExpressionParser(PrimaryParser):
    """Reads expressions."""

    def expression(self) -> nodes.Expr:
        """An expression with assignment and conditional, both right-associative."""
        self._enter(CHAINED)
        start = self._tokens[self.position].start
        left = self._binary(_ELVIS)
        kind = self._kinds[self.position]
        if kind == "?":
            self.position += 1
            then = self.expression()
            self._take(":")
            left = nodes.Conditional(start, left, then, self.expression())
        elif kind in _ASSIGNMENTS:
            self.position += 1
            left = nodes.Assignment(start, left, self.expression(), _ASSIGNMENTS[kind], False)
        self._depth -= CHAINED
        return left

    def _binary(self, lowest: int) -> nodes.Expr:
        """Operators that bind at least as tightly as ``lowest``."""
        start = self._tokens[self.position].start
        left = self._unary()
        before = self._depth
        while True:
            kind = self._kinds[self.position]
            if kind == "?:" and lowest <= _ELVIS:
                self.position += 1
                self._enter(CHAINED)
                left = nodes.Elvis(start, left, self._binary(_ELVIS))
                continue
            precedence = _PRECEDENCE.get(kind, 0)
            if precedence < lowest or precedence == 0:
                break
            self._enter(CHAINED)
            self.position += 1
            if kind == "instanceof":
                left = nodes.InstanceOf(start, left, self._type())
                continue
            right = self._binary(precedence + 1)
            if kind in _COMPARISONS:
                left = nodes.Comparison(start, kind, left, right)
            elif kind in ("&&", "||"):
                left = nodes.BooleanOp(start, kind, left, right)
            else:
                left = nodes.Binary(start, kind, left, right)
        self._depth = before
        return left

    def _unary(self) -> nodes.Expr:
        token = self._tokens[self.position]
        kind = token.kind
        if kind in ("++", "--"):
            self.position += 1
            return self._increment(token.start, self._chain(), kind, post=False)
        if kind in ("+", "-"):
            return self._prefix(token, SIGN, self._unary)
        return self._unary_without_sign()

    def _prefix(self, token: Token, cost: int, operand: Callable[[], nodes.Expr]) -> nodes.Expr:
        self._enter(cost)
        self.position += 1
        child = operand()
        self._depth -= cost
        return nodes.Unary(token.start, token.kind, child)

    def _unary_without_sign(self) -> nodes.Expr:
        token = self._tokens[self.position]
        kind = token.kind
        if kind in ("!", "~"):
            return self._prefix(token, NOT, self._unary)
        if kind == "(":
            cast = self._cast(token.start)
            if cast is not None:
                return cast
        chain = self._chain()
        after = self._kinds[self.position]
        if after in ("++", "--"):
            self.position += 1
            return self._increment(token.start, chain, after, post=True)
        return chain

    @staticmethod
    def _increment(offset: int, target: nodes.Expr, kind: str, *, post: bool) -> nodes.Expr:
        # Upstream: Walker.visitPre, Walker.visitPost
        return nodes.Assignment(offset, target, nodes.Numeric(offset, "1", 10), kind[0], post)

    def _cast(self, offset: int) -> nodes.Expr | None:
        """``(T) operand``, or None when the parenthesis is not a cast (the position is then unchanged).

        ``(a) [b]`` is an index of ``a``: the grammar's ambiguity goes to the earlier alternative. ``(a) [b, c]``
        can only
        be a cast, which takes reading the brackets to see.
        """
        start = self.position
        kinds = self._kinds
        end = self._scan_type(start + 1)
        if end == 0 or kinds[end] != ")":
            return None
        after = kinds[end + 1]
        plain = kinds[start + 1] in ("def", PRIMITIVE) and end == start + 2
        certain = kinds[start + 1] in ("def", PRIMITIVE) or kinds[end - 1] == "]"
        if not certain and after != "[" and after not in _STARTS_CAST_OPERAND:
            return None
        self.position = start + 1
        type_name = self._type()
        self.position += 1
        self._enter(NOT)
        operand: nodes.Expr | None
        if plain:
            operand = self._unary()
        elif after == "[" and not certain:
            operand = self._bracketed_operand()
        else:
            operand = self._unary_without_sign()
        self._depth -= NOT
        if operand is None:
            self.position = start
            return None
        return nodes.Explicit(offset, type_name, operand)

    def _bracketed_operand(self) -> nodes.Expr | None:
        """The list or map behind ``(a)``; None when it is an index after all."""
        token = self._tokens[self.position]
        initializer = self._initializer()
        if isinstance(initializer, nodes.ListInit) and len(initializer.items) == 1:
            return None
        chain = self._postfixes(initializer)
        after = self._kinds[self.position]
        if after in ("++", "--"):
            self.position += 1
            return self._increment(token.start, chain, after, post=True)
        return chain

    def _chain(self) -> nodes.Expr:
        kinds = self._kinds
        if kinds[self.position] == "new":
            end = self._scan_type(self.position + 1, brackets=False)
            if end == 0:
                self.position += 1
                raise self._fail()
            if kinds[end] == "[":
                return self._new_array()
        primary = self._primaries.get(kinds[self.position])
        if primary is None:
            raise self._fail()
        return self._postfixes(primary())

    def _postfixes(self, prefix: nodes.Expr) -> nodes.Expr:
        before = self._depth
        while True:
            token = self._tokens[self.position]
            if token.kind == "." or token.kind == "?.":
                self.position += 1
                prefix = self._member(token, prefix)
            elif token.kind == "[":
                self.position += 1
                self._enter(NESTED)
                index = self.expression()
                self._take("]")
                self._depth -= NESTED
                prefix = nodes.Brace(token.start, prefix, index)
            else:
                break
            self._enter(CHAINED)
        self._depth = before
        return prefix

    def _member(self, dot: Token, prefix: nodes.Expr) -> nodes.Expr:
        name = self._tokens[self.position]
        null_safe = dot.kind == "?."
        if name.kind == DOT_INTEGER:
            self.position += 1
            return nodes.Dot(dot.start, prefix, name.text, null_safe)
        self._take(DOT_ID)
        if self._kinds[self.position] == "(":
            return nodes.Call(dot.start, prefix, name.text, self._arguments(), null_safe)
        return nodes.Dot(dot.start, prefix, name.text, null_safe)
