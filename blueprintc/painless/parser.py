"""The parser: tokens to syntax tree.

Recursive descent with one token of lookahead and a few scans over type names. It accepts what the server's grammar
accepts (reference §1.2) and builds the tree that the server's walker builds. When it is stuck it does not know what the
server would say: ``syntax_errors`` works that out from the tokens.
"""

from blueprintc.painless import nodes
from blueprintc.painless.errors import NULL_POINTER, CompileError
from blueprintc.painless.expression_parser import ExpressionParser
from blueprintc.painless.token_cursor import BLOCK
from blueprintc.painless.tokens import EOF, ID, PRIMITIVE


class Parser(ExpressionParser):
    """Reads functions, statements and whole scripts."""

    def script(self) -> nodes.Script:
        """A whole script. Raises ``SyntaxFailure``, or ``CompileError`` for a script that is too deep."""
        offset = self._tokens[0].start
        functions: list[nodes.Function] = []
        while self.at_function():
            functions.append(self.function())
        statements: list[nodes.Stmt] = []
        while self._kinds[self.position] != EOF:
            statements.append(self.statement())
        if self._empty_lambda:
            # Upstream: Walker.visitLambda passes on the null that an empty block is, which ELambda refuses
            raise CompileError(None, None, NULL_POINTER)
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
        self._enter(BLOCK)
        statement = self.statement()
        self._depth -= BLOCK
        return nodes.Block(statement.offset, (statement,))

    def _block(self) -> nodes.Block | None:
        offset = self._tokens[self.position].start
        statements = self._braced()
        return nodes.Block(offset, statements) if statements else None

    def _braced(self) -> tuple[nodes.Stmt, ...]:
        """``{ … }``; the last simple statement may go without its semicolon."""
        self._take("{")
        self._enter(BLOCK)
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
        self._depth -= BLOCK
        return tuple(statements)
