"""Tokens, and where they are."""

import pytest

from blueprintc.painless.lexer import tokenize
from blueprintc.painless.units import from_units, to_units


def _kinds(source: str) -> list[tuple[str, str]]:
    return [(token.kind, token.text) for token in tokenize(source)[0][:-1]]


@pytest.mark.parametrize(
    ("source", "tokens"),
    [
        ("x.1.0", [("ID", "x"), (".", "."), ("DOTINTEGER", "1"), (".", "."), ("DOTINTEGER", "0")]),
        ("m?.if", [("ID", "m"), ("?.", "?."), ("DOTID", "if")]),
        ("a ?: b", [("ID", "a"), ("?:", "?:"), ("ID", "b")]),
        ("a>>>=b", [("ID", "a"), (">>>=", ">>>="), ("ID", "b")]),
        ("017 08", [("OCTAL", "017"), ("INTEGER", "0"), ("INTEGER", "8")]),
        ("0x1FL 1f 1e3 1.5d", [("HEX", "0x1FL"), ("INTEGER", "1f"), ("DECIMAL", "1e3"), ("DECIMAL", "1.5d")]),
        ("x / 2 / 3", [("ID", "x"), ("/", "/"), ("INTEGER", "2"), ("/", "/"), ("INTEGER", "3")]),
        ("= /a\\/b/i", [("=", "="), ("REGEX", "/a\\/b/i")]),
        ("x /= 2", [("ID", "x"), ("/=", "/="), ("INTEGER", "2")]),
        ("'a\\'b' \"c\n\"", [("STRING", "'a\\'b'"), ("STRING", '"c\n"')]),
        ("a // b\nc /* d\n*/ e // f", [("ID", "a"), ("ID", "c"), ("ID", "e")]),
        ("int def null", [("PRIMITIVE", "int"), ("def", "def"), ("null", "null")]),
        # A comment that could be a regex constant with a flag is longer as one.
        ("/*c*/int", [("REGEX", "/*c*/i"), ("ID", "nt")]),
    ],
)
def test_tokens(source: str, tokens: list[tuple[str, str]]) -> None:
    assert _kinds(source) == tokens


def test_tokens_are_where_they_say() -> None:
    source = "def m = ['a': 1.5, \"b\": x?.y];  // end\nreturn m.a / 2 >>> 1 "
    for token in tokenize(source)[0][:-1]:
        assert source[token.start : token.start + len(token.text)] == token.text


def test_an_error_ends_the_tokens() -> None:
    tokens, error = tokenize("x = @ y")
    assert [token.kind for token in tokens] == ["ID", "=", "ERROR"]
    assert error is not None
    assert (error.message, error.offset) == ("unexpected character [@].", 4)


def test_units() -> None:
    text = "a😀\ud800b"
    assert len(to_units(text)) == 5
    assert from_units(to_units(text)) == text
