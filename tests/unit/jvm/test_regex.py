"""Regular expressions: what Python would read otherwise, errors, refusals, blow-up."""

import time

import pytest

from blueprintc.jvm import JavaError
from blueprintc.jvm.regex import RegexTimeoutError, UnsupportedRegexError, compile_pattern, quote, quote_replacement


@pytest.mark.parametrize(
    ("pattern", "flags", "text", "matches"),
    [
        (".", "", "\x85", False),
        (".", "d", "\x85", True),
        (r"\d", "", "٣", False),
        (r"\d", "U", "٣", True),
        ("é", "i", "É", False),
        ("é", "iu", "É", True),
        ("k", "iu", "\u212a", True),
        ("[a-z&&[^aeiou]]", "", "e", False),
        ("[a-c[x-z]]", "", "y", True),
        ("[^a[b]]", "", "b", False),
        (r"[\w&&[^\d_]]", "", "7", False),
        (r"\p{javaUpperCase}", "", "É", True),
        (r"\p{IsGreek}", "", "λ", True),
        (r"\p{InCyrillic}", "", "ж", True),
        ("a$", "", "a\r\n", False),
        (r"\Qa.b\E+", "", "a.bb", True),
        ("(?x) a b # comment", "", "ab", True),
        (r"\x{1F600}", "", "😀", True),
        (r"\uD83D\uDE00", "", "😀", True),
        ("a{2}{3}", "", "aa", True),
    ],
)
def test_whole_match(pattern: str, flags: str, text: str, matches: bool) -> None:
    assert (compile_pattern(pattern, flags).matches(text) is not None) is matches


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("(?<1>a)", "capturing group name does not start with a Latin letter near index 3\n(?<1>a)\n   ^"),
        (r"\p{Foo}", "Unknown character property name {Foo} near index 6\n\\p{Foo}\n      ^"),
        (
            "(?<=(a|b)*)c",
            "Look-behind group does not have an obvious maximum length near index 9\n(?<=(a|b)*)c\n         ^",
        ),
        ("[z-a]", "Illegal character range near index 3\n[z-a]\n   ^"),
        ("a\\", "Unescaped trailing backslash near index 2\na\\"),
        ("\t(", "Unclosed group near index 2\n\t("),
    ],
)
def test_syntax_errors(pattern: str, message: str) -> None:
    with pytest.raises(JavaError) as error:
        compile_pattern(pattern)
    assert (error.value.simple_name, error.value.message) == ("PatternSyntaxException", message)


@pytest.mark.parametrize("pattern", [r"\G", r"\b{g}", "(?c)a", r"(?i)(a)\1", "(?<=a++)b", "((a|b)?){2}", "(" * 200])
def test_what_is_not_translated_is_refused(pattern: str) -> None:
    with pytest.raises(UnsupportedRegexError):
        compile_pattern(pattern)


def test_groups_and_utf16_positions() -> None:
    match = compile_pattern("(?<first>b)(c)?").find("😀abd")
    assert match is not None
    assert (match.start, match.end, match.group("first"), match.group(2), match.start_of(2)) == (3, 4, "b", None, -1)
    with pytest.raises(JavaError, match="No group 3"):
        match.group(3)


def test_a_bad_replacement_matters_only_when_something_matches() -> None:
    assert compile_pattern("x").replace_all("abc", "$9") == "abc"
    with pytest.raises(JavaError, match="No group 9"):
        compile_pattern("b").replace_all("abc", "$9")
    assert compile_pattern("b").replace_all("abc", quote_replacement("$9\\")) == "a$9\\c"


def test_split_drops_empty_parts_at_the_end() -> None:
    assert compile_pattern(",").split(",a,,b,,") == ["", "a", "", "b"]
    assert compile_pattern(",").split("a,,", -1) == ["a", "", ""]
    assert compile_pattern(",").split("a,b,c", 2) == ["a", "b,c"]
    assert compile_pattern("").split("ab") == ["a", "b"]


def test_quote() -> None:
    assert compile_pattern(quote("a.b\\E[")).matches("a.b\\E[")


def test_exponential_patterns_end_with_a_named_error() -> None:
    start = time.monotonic()
    with pytest.raises(RegexTimeoutError, match="takes more than 2 seconds"):
        compile_pattern("(?:a|aa)+[bc]").find("a" * 60 + "d")
    assert time.monotonic() - start < 20


def test_long_texts() -> None:
    text = "https://api.example.com/" + "x" * 1_000_000
    assert compile_pattern(r"^https://api\.example\.com/.*$").matches(text)
