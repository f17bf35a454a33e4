"""The place of the parser in the tokens: looking ahead, taking tokens, type names, and the bound on depth."""

from blueprintc.painless.errors import STACK_OVERFLOW, CompileError
from blueprintc.painless.tokens import DOT_ID, EOF, ID, PRIMITIVE, Token

DEPTH_BUDGET = 3800
"""How deep a tree may be, in the units below. The server's limit is its thread's stack: a 64-bit JVM with default
settings ends at about 375 parentheses, 315 lists, 500 negations, 565 blocks or 1350 chained operators."""
NESTED, LISTED, BLOCK, NOT, SIGN, CHAINED = 7, 9, 7, 8, 4, 3


class SyntaxFailure(Exception):
    """The parser is stuck at the token with this index."""

    def __init__(self, index: int) -> None:
        super().__init__(index)
        self.index = index


class TokenCursor:
    """The state of one run over a list of tokens."""

    def __init__(self, tokens: list[Token], position: int = 0) -> None:
        self._tokens = tokens
        self._kinds = [token.kind for token in tokens]
        self._kinds.extend((EOF, EOF, EOF))  # room for lookahead
        self._depth = 0
        self.position = position

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
