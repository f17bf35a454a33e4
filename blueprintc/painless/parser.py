"""The parser: tokens to syntax tree.

Recursive descent with one token of lookahead and a few scans over type names. It accepts what the server's grammar
accepts (reference §1.2) and builds the tree that the server's walker builds. When it is stuck it does not know what the
server would say: ``syntax_errors`` works that out from the tokens.
"""

import re
from collections.abc import Callable

from blueprintc.painless import nodes
from blueprintc.painless.errors import STACK_OVERFLOW, CompileError
from blueprintc.painless.lexer import from_units
from blueprintc.painless.tokens import DECIMAL as DECIMAL_TOKEN
from blueprintc.painless.tokens import (
    DOT_ID,
    DOT_INTEGER,
    EOF,
    HEX,
    ID,
    NUMBERS,
    OCTAL,
    PRIMITIVE,
    REGEX,
    STRING,
    Token,
)

DEPTH_BUDGET = 3800
"""How deep a tree may be, in the units below. The server's limit is its thread's stack: a 64-bit JVM with default
settings ends at about 375 parentheses, 315 lists, 500 negations, 565 blocks or 1350 chained operators."""
_NESTED, _LISTED, _BLOCK, _NOT, _SIGN, _CHAINED = 7, 9, 7, 8, 4, 3

_PRECEDENCE: dict[str, int] = {}
for _level, _operators in enumerate(
    ("||", "&&", "|", "^", "&", "== != === !==", "instanceof", "< <= > >=", "<< >> >>>", "=~ ==~", "+ -", "* / %")
):
    _PRECEDENCE |= dict.fromkeys(_operators.split(), _level + 2)
_ELVIS = 1
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_COMPARISONS = frozenset(["==", "!=", "===", "!==", "<", "<=", ">", ">="])
_ASSIGNMENTS = {"=": None} | {f"{op}=": op for op in ["+", "-", "*", "/", "%", "&", "^", "|", "<<", ">>", ">>>"]}
_STARTS_CAST_OPERAND = NUMBERS | {"(", "true", "false", "null", STRING, REGEX, ID, "new", "!", "~"}


class SyntaxFailure(Exception):
    """The parser is stuck at a token; ``statement`` is the index of the first token of the top-level statement."""

    def __init__(self, index: int) -> None:
        super().__init__(index)
        self.index = index


def parse(tokens: list[Token]) -> nodes.Script:
    """The tree of a whole script. Raises ``SyntaxFailure``, or ``CompileError`` for a script that is too deep."""
    return Parser(tokens).script()


class Parser:
    """The state of one run over a list of tokens."""

    def __init__(self, tokens: list[Token], position: int = 0) -> None:
        self._tokens = tokens
        self._kinds = [token.kind for token in tokens]
        self._kinds.extend((EOF, EOF, EOF))  # room for lookahead
        self._depth = 0
        self.position = position
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

    # --- tokens -------------------------------------------------------------------------------------------------

    def _fail(self) -> SyntaxFailure:
        return SyntaxFailure(self.position)

    def _take(self, kind: str) -> Token:
        position = self.position
        if self._kinds[position] != kind:
            raise SyntaxFailure(position)
        self.position = position + 1
        return self._tokens[position]

    def _accept(self, kind: str) -> bool:
        if self._kinds[self.position] != kind:
            return False
        self.position += 1
        return True

    def _enter(self, cost: int) -> None:
        self._depth += cost
        if self._depth > DEPTH_BUDGET:
            raise CompileError(None, None, STACK_OVERFLOW)

    # --- type names ---------------------------------------------------------------------------------------------

    def _scan_type(self, at: int, *, brackets: bool = True) -> int:
        """The index behind the type name that begins at ``at``; 0 when none does."""
        kinds = self._kinds
        if kinds[at] in ("def", PRIMITIVE):
            at += 1
        elif kinds[at] == ID:
            at += 1
            while kinds[at] == "." and kinds[at + 1] == DOT_ID:
                at += 2
        else:
            return 0
        if brackets:
            while kinds[at] == "[" and kinds[at + 1] == "]":
                at += 2
        return at

    def _type(self, *, brackets: bool = True) -> str:
        end = self._scan_type(self.position, brackets=brackets)
        if end == 0:
            raise self._fail()
        name = "".join(token.text for token in self._tokens[self.position : end])
        self.position = end
        return name

    # --- functions and statements -------------------------------------------------------------------------------

    def script(self) -> nodes.Script:
        """A whole script."""
        offset = self._tokens[0].start
        functions: list[nodes.Function] = []
        while self.at_function():
            functions.append(self.function())
        statements: list[nodes.Stmt] = []
        while self._kinds[self.position] != EOF:
            statements.append(self.statement())
        return nodes.Script(offset, tuple(functions), nodes.Block(offset, tuple(statements)))

    def at_end(self) -> bool:
        """No token is left."""
        return self._kinds[self.position] == EOF

    def at_function(self) -> bool:
        """A function definition begins here."""
        end = self._scan_type(self.position)
        return end > 0 and self._kinds[end] == ID and self._kinds[end + 1] == "("

    def function(self) -> nodes.Function:
        """A user function."""
        offset = self._tokens[self.position].start
        return_type = self._type()
        name = self._take(ID).text
        self._take("(")
        parameters: list[nodes.Parameter] = []
        if self._kinds[self.position] != ")":
            while True:
                start = self._tokens[self.position].start
                type_name = self._type()
                parameters.append(nodes.Parameter(start, type_name, self._take(ID).text))
                if not self._accept(","):
                    break
        self._take(")")
        statements = self._braced()
        return nodes.Function(offset, return_type, name, tuple(parameters), nodes.Block(offset, statements))

    def statement(self) -> nodes.Stmt:
        """A statement with its end."""
        start = self.position
        kind = self._kinds[start]
        if kind == "if":
            return self._if()
        if kind == "for":
            return self._for()
        if kind == "while":
            return self._while()
        if kind == "try":
            return self._try()
        statement = self._simple_statement()
        if self._kinds[self.position] == ";" or self._kinds[self.position] == EOF:
            if self._kinds[self.position] == ";":
                self.position += 1
            return statement
        raise self._fail()

    def _simple_statement(self) -> nodes.Stmt:
        """A statement that needs a semicolon behind it."""
        start = self.position
        token = self._tokens[start]
        kind = token.kind
        if kind == "return":
            self.position += 1
            value = None if self._kinds[self.position] in (";", "}", EOF) else self.expression()
            return nodes.Return(token.start, value)
        if kind == "do":
            self.position += 1
            block = self._block()
            self._take("while")
            return nodes.DoWhile(token.start, block, self._condition())
        if kind == "throw":
            self.position += 1
            return nodes.Throw(token.start, self.expression())
        if kind == "continue":
            self.position += 1
            return nodes.Continue(token.start)
        if kind == "break":
            self.position += 1
            return nodes.Break(token.start)
        if self._at_declaration():
            return self._declaration()
        return nodes.ExpressionStatement(token.start, self.expression())

    def _at_declaration(self) -> bool:
        kind = self._kinds[self.position]
        if kind in ("def", PRIMITIVE):
            return True
        if kind != ID:
            return False
        end = self._scan_type(self.position)
        return self._kinds[end] == ID

    def _declaration(self) -> nodes.DeclarationBlock:
        offset = self._tokens[self.position].start
        type_name = self._type()
        declarations: list[nodes.Declaration] = []
        while True:
            name = self._take(ID)
            value = self.expression() if self._accept("=") else None
            declarations.append(nodes.Declaration(name.start, type_name, name.text, value))
            if not self._accept(","):
                return nodes.DeclarationBlock(offset, tuple(declarations))

    def _condition(self) -> nodes.Expr:
        self._take("(")
        condition = self.expression()
        self._take(")")
        return condition

    def _if(self) -> nodes.Stmt:
        offset = self._take("if").start
        condition = self._condition()
        then = self._trailer()
        if self._accept("else"):
            return nodes.If(offset, condition, then, True, self._trailer())
        return nodes.If(offset, condition, then, False, None)

    def _while(self) -> nodes.Stmt:
        offset = self._take("while").start
        return nodes.While(offset, self._condition(), self._trailer_or_empty())

    def _for(self) -> nodes.Stmt:
        offset = self._take("for").start
        self._take("(")
        kinds, at = self._kinds, self.position
        if kinds[at] == ID and kinds[at + 1] == "in":
            name = self._take(ID).text
            self.position += 1
            return self._for_each(offset, "def", name)
        end = self._scan_type(at)
        if end > 0 and kinds[end] == ID and kinds[end + 1] == ":":
            type_name = self._type()
            name = self._take(ID).text
            self.position += 1
            return self._for_each(offset, type_name, name)
        initializer: nodes.DeclarationBlock | nodes.Expr | None = None
        if kinds[at] != ";":
            initializer = self._declaration() if self._at_declaration() else self.expression()
        self._take(";")
        condition = None if self._kinds[self.position] == ";" else self.expression()
        self._take(";")
        afterthought = None if self._kinds[self.position] == ")" else self.expression()
        self._take(")")
        return nodes.For(offset, initializer, condition, afterthought, self._trailer_or_empty())

    def _for_each(self, offset: int, type_name: str, name: str) -> nodes.Stmt:
        iterable = self.expression()
        self._take(")")
        return nodes.ForEach(offset, type_name, name, iterable, self._trailer())

    def _try(self) -> nodes.Stmt:
        offset = self._take("try").start
        block = self._block()
        catches: list[nodes.Catch] = []
        while True:
            start = self._take("catch").start
            self._take("(")
            type_name = self._type(brackets=False)
            name = self._take(ID).text
            self._take(")")
            catches.append(nodes.Catch(start, type_name, name, self._block()))
            if self._kinds[self.position] != "catch":
                return nodes.Try(offset, block, tuple(catches))

    def _trailer_or_empty(self) -> nodes.Block | None:
        return None if self._accept(";") else self._trailer()

    def _trailer(self) -> nodes.Block | None:
        if self._kinds[self.position] == "{":
            return self._block()
        self._enter(_BLOCK)
        statement = self.statement()
        self._depth -= _BLOCK
        return nodes.Block(statement.offset, (statement,))

    def _block(self) -> nodes.Block | None:
        offset = self._tokens[self.position].start
        statements = self._braced()
        return nodes.Block(offset, statements) if statements else None

    def _braced(self) -> tuple[nodes.Stmt, ...]:
        """``{ … }``; the last simple statement may go without its semicolon."""
        self._take("{")
        self._enter(_BLOCK)
        statements: list[nodes.Stmt] = []
        kinds = self._kinds
        while kinds[self.position] != "}":
            if kinds[self.position] in ("if", "for", "while", "try"):
                statements.append(self.statement())
                continue
            statements.append(self._simple_statement())
            if kinds[self.position] == ";":
                self.position += 1
            elif kinds[self.position] != "}":
                raise self._fail()
        self.position += 1
        self._depth -= _BLOCK
        return tuple(statements)

    # --- expressions --------------------------------------------------------------------------------------------

    def expression(self) -> nodes.Expr:
        """An expression with assignment and conditional, both right-associative."""
        self._enter(_CHAINED)
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
        self._depth -= _CHAINED
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
                self._enter(_CHAINED)
                left = nodes.Elvis(start, left, self._binary(_ELVIS))
                continue
            precedence = _PRECEDENCE.get(kind, 0)
            if precedence < lowest or precedence == 0:
                break
            self._enter(_CHAINED)
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
            return self._prefix(token, _SIGN, self._unary)
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
            return self._prefix(token, _NOT, self._unary)
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

        ``(a) [b]`` is an index of ``a``: the grammar's ambiguity goes to the earlier alternative. ``(a) [b, c]`` can only
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
        self._enter(_NOT)
        operand: nodes.Expr | None
        if plain:
            operand = self._unary()
        elif after == "[" and not certain:
            operand = self._bracketed_operand()
        else:
            operand = self._unary_without_sign()
        self._depth -= _NOT
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
                self._enter(_NESTED)
                index = self.expression()
                self._take("]")
                self._depth -= _NESTED
                prefix = nodes.Brace(token.start, prefix, index)
            else:
                break
            self._enter(_CHAINED)
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

    # --- primaries ----------------------------------------------------------------------------------------------

    def _parenthesis(self) -> nodes.Expr:
        self.position += 1
        self._enter(_NESTED)
        inner = self.expression()
        self._depth -= _NESTED
        self._take(")")
        return inner

    def _number(self) -> nodes.Expr:
        token = self._tokens[self.position]
        self.position += 1
        if token.kind == DECIMAL_TOKEN:
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
            self._enter(_NESTED)
            sizes.append(self.expression())
            self._depth -= _NESTED
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
        self._enter(_LISTED)
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
        self._depth -= _LISTED
        return result

    def _listed(self, close: str) -> tuple[nodes.Expr, ...]:
        """Expressions up to ``close``."""
        items: list[nodes.Expr] = []
        self._enter(_NESTED)
        if self._kinds[self.position] != close:
            items.append(self.expression())
            while self._accept(","):
                items.append(self.expression())
        self._take(close)
        self._depth -= _NESTED
        return tuple(items)

    # --- arguments ----------------------------------------------------------------------------------------------

    def _arguments(self) -> tuple[nodes.Expr, ...]:
        self._take("(")
        if self._accept(")"):
            return ()
        self._enter(_NESTED)
        arguments = [self._argument()]
        while self._accept(","):
            arguments.append(self._argument())
        self._take(")")
        self._depth -= _NESTED
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
            return nodes.Lambda(offset, tuple(parameters), nodes.Block(start, self._braced()), False)
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
            return nodes.NewArrayRef(offset, symbol) if symbol.endswith("]") else nodes.FunctionRef(offset, symbol, "new")
        return nodes.FunctionRef(offset, symbol, self._take(ID).text)

