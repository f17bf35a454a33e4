"""The part of the parser that reads primaries and arguments: literals, lists, maps, new objects, lambdas,
references.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable

from blueprintc.painless import nodes
from blueprintc.painless.token_cursor import LISTED, NESTED, TokenCursor
from blueprintc.painless.tokens import (
    DECIMAL,
    HEX,
    ID,
    NUMBERS,
    OCTAL,
    PRIMITIVE,
    REGEX,
    STRING,
    Token,
)
from blueprintc.painless.units import from_units

_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


class PrimaryParser(TokenCursor, ABC):
    """Reads what operators and postfixes are applied to."""

    def __init__(self, tokens: list[Token], position: int = 0) -> None:
        super().__init__(tokens, position)
        self._empty_lambda = False
        self._primaries: dict[str, Callable[[], nodes.Expr]] = {
            "(": self._parenthesis,
            "[": self._initializer,
            ID: self._identifier,
            STRING: self._string,
            "new": self._new_object,
            "null": self._null,
            "true": self._boolean,
            "false": self._boolean,
            REGEX: self._regex,
        } | dict.fromkeys(NUMBERS, self._number)

    @abstractmethod
    def expression(self) -> nodes.Expr:
        """A whole expression."""

    @abstractmethod
    def _braced(self) -> tuple[nodes.Stmt, ...]:
        """``{ … }``."""

    @abstractmethod
    def _postfixes(self, prefix: nodes.Expr) -> nodes.Expr:
        """Members, calls and indexes behind ``prefix``."""

    # --- primaries ----------------------------------------------------------------------------------------------

    def _parenthesis(self) -> nodes.Expr:
        self.position += 1
        self._enter(NESTED)
        inner = self.expression()
        self._depth -= NESTED
        self._take(")")
        return inner

    def _number(self) -> nodes.Expr:
        token = self._tokens[self.position]
        self.position += 1
        if token.kind == DECIMAL:
            return nodes.Decimal(token.start, token.text)
        if token.kind == HEX:
            return nodes.Numeric(token.start, token.text[2:], 16)
        if token.kind == OCTAL:
            return nodes.Numeric(token.start, token.text[1:], 8)
        return nodes.Numeric(token.start, token.text, 10)

    def _string(self) -> nodes.Expr:
        token = self._take(STRING)
        text = token.text[1:-1]
        if "\\" in text:
            text = _ESCAPED.sub(r"\1", text)
        return nodes.String(token.start, from_units(text))

    def _boolean(self) -> nodes.Expr:
        token = self._tokens[self.position]
        self.position += 1
        return nodes.Boolean(token.start, token.kind == "true")

    def _null(self) -> nodes.Expr:
        return nodes.Null(self._take("null").start)

    def _regex(self) -> nodes.Expr:
        token = self._take(REGEX)
        slash = token.text.rindex("/")
        return nodes.Regex(token.start, from_units(token.text[1:slash]), token.text[slash + 1 :])

    def _identifier(self) -> nodes.Expr:
        token = self._take(ID)
        if self._kinds[self.position] == "(":
            return nodes.CallLocal(token.start, token.text, self._arguments())
        return nodes.Symbol(token.start, token.text)

    def _new_object(self) -> nodes.Expr:
        offset = self._take("new").start
        type_name = self._type(brackets=False)
        return nodes.NewObject(offset, type_name, self._arguments())

    def _new_array(self) -> nodes.Expr:
        offset = self._take("new").start
        type_name = self._type(brackets=False)
        if self._kinds[self.position + 1] == "]":
            self.position += 2
            self._take("{")
            items = self._listed("}")
            return self._postfixes(nodes.NewArray(offset, type_name + "[]", items, True))
        sizes: list[nodes.Expr] = []
        while self._accept("["):
            self._enter(NESTED)
            sizes.append(self.expression())
            self._depth -= NESTED
            self._take("]")
        array = nodes.NewArray(offset, type_name + "[]" * len(sizes), tuple(sizes), False)
        # The grammar allows no index directly behind the sizes, but they have taken every bracket anyway.
        return self._postfixes(array)

    def _initializer(self) -> nodes.Expr:
        """A list or a map."""
        offset = self._take("[").start
        if self._accept("]"):
            return nodes.ListInit(offset, ())
        if self._accept(":"):
            self._take("]")
            return nodes.MapInit(offset, (), ())
        self._enter(LISTED)
        first = self.expression()
        result: nodes.Expr
        if self._kinds[self.position] == ":":
            keys, values = [first], []
            self.position += 1
            values.append(self.expression())
            while self._accept(","):
                keys.append(self.expression())
                self._take(":")
                values.append(self.expression())
            result = nodes.MapInit(offset, tuple(keys), tuple(values))
        else:
            items = [first]
            while self._accept(","):
                items.append(self.expression())
            result = nodes.ListInit(offset, tuple(items))
        self._take("]")
        self._depth -= LISTED
        return result

    def _listed(self, close: str) -> tuple[nodes.Expr, ...]:
        """Expressions up to ``close``."""
        items: list[nodes.Expr] = []
        self._enter(NESTED)
        if self._kinds[self.position] != close:
            items.append(self.expression())
            while self._accept(","):
                items.append(self.expression())
        self._take(close)
        self._depth -= NESTED
        return tuple(items)

    # --- arguments ----------------------------------------------------------------------------------------------

    def _arguments(self) -> tuple[nodes.Expr, ...]:
        self._take("(")
        if self._accept(")"):
            return ()
        self._enter(NESTED)
        arguments = [self._argument()]
        while self._accept(","):
            arguments.append(self._argument())
        self._take(")")
        self._depth -= NESTED
        return tuple(arguments)

    def _argument(self) -> nodes.Expr:
        kinds, at = self._kinds, self.position
        kind = kinds[at]
        if kind == "this":
            return self._function_ref()
        if kind in (ID, PRIMITIVE, "def"):
            end = self._scan_type(at)
            if kinds[end] == "::":
                return self._function_ref()
            if kinds[end] == ID or kinds[end] == "->":
                return self._lambda()
        elif kind == "(" and self._at_lambda(at):
            return self._lambda()
        return self.expression()

    def _at_lambda(self, at: int) -> bool:
        """The parenthesis at ``at`` holds lambda parameters: its closing one is followed by an arrow."""
        kinds = self._kinds
        at += 1
        if kinds[at] == ")":
            return kinds[at + 1] == "->"
        while True:
            end = self._scan_type(at)
            if end == 0:
                return False
            if kinds[end] == ID:
                end += 1
            if kinds[end] == ")":
                return kinds[end + 1] == "->"
            if kinds[end] != ",":
                return False
            at = end + 1

    def _lambda(self) -> nodes.Expr:
        offset = self._tokens[self.position].start
        parameters: list[nodes.Parameter] = []
        if self._accept("("):
            if self._kinds[self.position] != ")":
                parameters.append(self._lambda_parameter())
                while self._accept(","):
                    parameters.append(self._lambda_parameter())
            self._take(")")
        else:
            parameters.append(self._lambda_parameter())
        self._take("->")
        if self._kinds[self.position] == "{":
            start = self._tokens[self.position].start
            statements = self._braced()
            self._empty_lambda = self._empty_lambda or not statements
            return nodes.Lambda(offset, tuple(parameters), nodes.Block(start, statements), False)
        body = nodes.Return(offset, self.expression())
        return nodes.Lambda(offset, tuple(parameters), nodes.Block(offset, (body,)), True)

    def _lambda_parameter(self) -> nodes.Parameter:
        start = self._tokens[self.position].start
        type_name = None
        if not (self._kinds[self.position] == ID and self._kinds[self.position + 1] != ID):
            end = self._scan_type(self.position)
            if end > 0 and self._kinds[end] == ID:
                type_name = self._type()
        elif self._scan_type(self.position) > self.position + 1:
            type_name = self._type()
        return nodes.Parameter(start, type_name, self._take(ID).text)

    def _function_ref(self) -> nodes.Expr:
        offset = self._tokens[self.position].start
        if self._accept("this"):
            self._take("::")
            return nodes.FunctionRef(offset, "this", self._take(ID).text)
        symbol = self._type()
        self._take("::")
        if self._accept("new"):
            return (
                nodes.NewArrayRef(offset, symbol) if symbol.endswith("]") else nodes.FunctionRef(offset, symbol, "new")
            )
        return nodes.FunctionRef(offset, symbol, self._take(ID).text)
