"""The lexer: script text to tokens.

All offsets count UTF-16 units. The text is taken apart into units first (a character beyond U+FFFF becomes its two
surrogates, see ``units``), so that every later stage can use plain string indexes.

The server fetches tokens as its parser asks for them, so an error of the lexer counts only when the parser gets
there. Therefore ``tokenize`` never raises: it ends the list with an ``ERROR`` token and returns the error beside it.
"""

import re
from typing import NoReturn

from blueprintc.painless.errors import CompileError
from blueprintc.painless.tokens import (
    DECIMAL,
    DOT_ID,
    DOT_INTEGER,
    EOF,
    ERROR,
    HEX,
    ID,
    INTEGER,
    KEYWORDS,
    OCTAL,
    OPERATORS,
    REGEX,
    STRING,
    Token,
    escaped,
)
from blueprintc.painless.units import from_units

_MAIN = re.compile(
    r"(?P<space>[ \t\n\r]+)"
    r"|(?P<word>[_a-zA-Z][_a-zA-Z0-9]*)"
    r"|(?P<number>[0-9])"
    r"|(?P<string>\"(?:[^\\\"]|\\[\"\\])*+\"|'(?:[^\\']|\\['\\])*+')"
    r"|(?P<operator>" + "|".join(re.escape(operator) for operator in OPERATORS) + ")",
)
# Longest match; on equal length the earlier rule of the grammar wins, hence this order of attempts.
_OCTAL = re.compile(r"0[0-7]+[lL]?")
_HEX = re.compile(r"0[xX][0-9a-fA-F]+[lL]?")
_INTEGER = re.compile(r"(?:0|[1-9][0-9]*)[lLfFdD]?")
_DECIMAL = re.compile(r"(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?[fFdD]?")
_AFTER_DOT = re.compile(r"(?P<integer>0|[1-9][0-9]*)|(?P<word>[_a-zA-Z][_a-zA-Z0-9]*)")
_STRING_PREFIX = {
    '"': re.compile(r"\"(?:[^\\\"]|\\[\"\\])*+"),
    "'": re.compile(r"'(?:[^\\']|\\['\\])*+"),
}
_REGEX_BODY = re.compile(r"/(?:\\[^\n]|[^/\n\\])++(?=/)")
_REGEX_ALIVE = re.compile(r"/(?:\\[^\n]|[^/\n])*+")
_REGEX_ENDED_BY_ESCAPE = re.compile(r"/(?:\\[^\n]|[^/\n\\])*\\(?=/)")
_FLAGS = re.compile(r"[cilmsUux]*")

_DIVISION_AFTER = frozenset({"]", ")", OCTAL, HEX, INTEGER, DECIMAL, ID, DOT_INTEGER, DOT_ID})


def tokenize(source: str) -> tuple[list[Token], CompileError | None]:
    """All tokens of ``source`` (given in UTF-16 units), and the error that stopped it, if any.

    The last token is ``EOF``, or ``ERROR`` when there is an error.
    """
    lexer = _Lexer(source)
    try:
        lexer.run()
    except CompileError as error:
        lexer.tokens.append(Token(ERROR, "", error.offset or 0))
        return lexer.tokens, error
    return lexer.tokens, None


class _Lexer:
    """The state of one run."""

    def __init__(self, source: str) -> None:
        self._source = source
        self.tokens: list[Token] = []

    def run(self) -> None:
        source, tokens = self._source, self.tokens
        at, size = 0, len(source)
        match_main = _MAIN.match
        while at < size:
            match = match_main(source, at)
            if match is None:
                at = self._slash(at) if source[at] == "/" else self._fail(at)
                continue
            group, end = match.lastgroup, match.end()
            if group == "word":
                text = match[0]
                tokens.append(Token(KEYWORDS.get(text, ID), text, at))
            elif group == "operator":
                text = match[0]
                tokens.append(Token(text, text, at))
                if text in (".", "?."):
                    end = self._after_dot(end)
            elif group == "number":
                end = self._number(at)
            elif group == "string":
                tokens.append(Token(STRING, match[0], at))
            at = end
        tokens.append(Token(EOF, EOF, size))

    def _after_dot(self, at: int) -> int:
        """The name or index that must follow a dot at once."""
        if at == len(self._source):
            return at
        match = _AFTER_DOT.match(self._source, at)
        if match is None:
            self._raise(at, at + 1)
        kind = DOT_INTEGER if match.lastgroup == "integer" else DOT_ID
        self.tokens.append(Token(kind, match[0], at))
        return match.end()

    def _number(self, at: int) -> int:
        best, kind = at, INTEGER
        for pattern, candidate in ((_OCTAL, OCTAL), (_HEX, HEX), (_INTEGER, INTEGER), (_DECIMAL, DECIMAL)):
            match = pattern.match(self._source, at)
            if match is not None and match.end() > best:
                best, kind = match.end(), candidate
        self.tokens.append(Token(kind, self._source[at:best], at))
        return best

    def _slash(self, at: int) -> int:
        """A comment, a division, a ``/=`` or a regex constant, whichever is longest."""
        source = self._source
        second = source[at + 1 : at + 2]
        if second == "/":
            # Upstream: the grammar ends a line comment at the end of the script too, since 2.12.
            ends = [end for end in (source.find("\n", at), source.find("\r", at)) if end >= 0]
            return min(ends) + 1 if ends else len(source)
        comment = 0
        if second == "*":
            close = source.find("*/", at + 2)
            comment = close + 2 if close >= 0 else 0
        is_regex = not (self.tokens and self.tokens[-1].kind in _DIVISION_AFTER)
        regex = self._regex_end(at) if is_regex else 0
        plain = at + 2 if second == "=" else (0 if is_regex else at + 1)
        longest = max(comment, regex, plain)
        if longest == 0:
            stop = len(source) if second == "*" else self._regex_stop(at)
            self._raise(at, stop)
        if comment == longest:
            return comment
        if plain == longest:
            self.tokens.append(Token(source[at:plain], source[at:plain], at))
        else:
            self.tokens.append(Token(REGEX, source[at:regex], at))
        return longest

    def _regex_end(self, at: int) -> int:
        """Where a regex constant with its flags ends; 0 when there is none.

        Upstream: an escaped slash belongs to the body if another slash follows on the line, else it is the end.
        """
        match = _REGEX_BODY.match(self._source, at) or _REGEX_ENDED_BY_ESCAPE.match(self._source, at)
        if match is None:
            return 0
        flags = _FLAGS.match(self._source, match.end() + 1)
        return flags.end() if flags is not None else 0

    def _regex_stop(self, at: int) -> int:
        """The end of the text that the server quotes for an unfinished regex constant."""
        match = _REGEX_ALIVE.match(self._source, at)
        return (match.end() if match is not None else at) + 1

    def _fail(self, at: int) -> NoReturn:
        prefix = _STRING_PREFIX.get(self._source[at])
        match = prefix.match(self._source, at) if prefix is not None else None
        self._raise(at, match.end() + 2 if match is not None else at + 1)

    def _raise(self, start: int, end: int) -> NoReturn:
        # Upstream: EnhancedPainlessLexer.recover
        text = self._source[start:end]
        message = f"unexpected character [{from_units(escaped(text))}]."
        if text[0] in "\"'" and len(text) > 2 and text[-2] == "\\":
            quote = text[0]
            message += (
                f" The only valid escape sequences in strings starting with [{quote}] are [\\\\] and [\\{quote}]."
            )
        raise CompileError(message, start)
