"""Kinds of Painless tokens.

A kind is the token's own text for those that have only one (``"("``, ``"if"``, ``">>>="``), else the name that the
server's grammar gives it. The server prints kinds in its messages; ``shown`` spells them as it does.
"""

from collections.abc import Collection
from dataclasses import dataclass

EOF = "<EOF>"
ID = "ID"
PRIMITIVE = "PRIMITIVE"
STRING = "STRING"
REGEX = "REGEX"
OCTAL = "OCTAL"
HEX = "HEX"
INTEGER = "INTEGER"
DECIMAL = "DECIMAL"
DOT_INTEGER = "DOTINTEGER"
DOT_ID = "DOTID"
ERROR = "ERROR"
"""Not a token of the grammar: the place where the lexer gave up."""

_NAMED = frozenset(
    {ID, PRIMITIVE, STRING, REGEX, OCTAL, HEX, INTEGER, DECIMAL, DOT_INTEGER, DOT_ID, EOF, "/"},
)
NUMBERS = frozenset({OCTAL, HEX, INTEGER, DECIMAL})

PRIMITIVES = frozenset({"boolean", "byte", "short", "char", "int", "long", "float", "double"})


def _words(*lines: str) -> list[str]:
    return " ".join(lines).split()


KEYWORDS: dict[str, str] = {
    word: word
    for word in _words(
        "if in else while do for continue break return new try catch throw this instanceof true false null def"
    )
} | dict.fromkeys(PRIMITIVES, PRIMITIVE)
"""Reserved words and their kinds."""

OPERATORS = _words(
    ">>>= <<= >>= >>> === !== ==~ ?. ?: :: -> =~ == != <= >= << >> && || ++ -- += -= *= %= &= ^= |=",
    "{ } [ ] ( ) . , ; ! ~ * % + - < > & ^ | ? : =",
)
"""Every operator but those that begin with a slash, longest first."""

# The order of the grammar's token types, in which the server lists alternatives.
_ORDER = {
    kind: number
    for number, kind in enumerate(
        _words(
            "<EOF> { } [ ] ( ) . ?. , ; if in else while do for continue break return new try catch throw this",
            "instanceof ! ~ * / % + - << >> >>> < <= > >= == === != !== & ^ | && || ? : ?: :: -> =~ ==~ ++ --",
            "= += -= *= /= %= &= ^= |= <<= >>= >>>= OCTAL HEX INTEGER DECIMAL STRING REGEX true false null",
            "PRIMITIVE def ID DOTINTEGER DOTID",
        )
    )
}


@dataclass(slots=True, eq=False)
class Token:
    """One token; ``start`` is its offset in UTF-16 units."""

    kind: str
    text: str
    start: int


def shown(kinds: Collection[str]) -> str:
    """A set of kinds as the server prints it: ``'('``, ``ID``, ``{<EOF>, ';'}``."""
    names = [
        {"/": "DIV"}.get(kind, kind) if kind in _NAMED else f"'{kind}'"
        for kind in sorted(kinds, key=_ORDER.__getitem__)
    ]
    return names[0] if len(names) == 1 else "{" + ", ".join(names) + "}"


def displayed(token: Token) -> str:
    """The text of a token as the server quotes it."""
    return "'" + escaped(token.text) + "'"


def escaped(text: str) -> str:
    """Control characters as the server shows them in messages about single tokens."""
    return text.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")
