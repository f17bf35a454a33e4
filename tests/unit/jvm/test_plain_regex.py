"""Plain patterns mean what the whole translation of them means."""

import random
import re

import pytest

from blueprintc.data import Target
from blueprintc.emulator.cluster import default_trusted_endpoints
from blueprintc.jvm.regex.parser import parse_pattern
from blueprintc.jvm.regex.plain import plain_translation
from blueprintc.jvm.regex.translate import translate

PIECES = ["a", "b", "-", "/", ":", r"\.", r"\-", ".", ".*", "a*", "b+", "[a-b]", "[a0-9-]", "[a.]+", " "]
CHARACTERS = ["a", "b", "0", "-", "/", ":", ".", " ", "\n", "\r", "\u2028", "\u0085", "é", "\U0001f600", "\ud800"]


@pytest.mark.parametrize("pattern", [*default_trusted_endpoints(Target.parse("2.18")), "(?s).*", "^a$"])
def test_the_patterns_of_clusters_are_plain(pattern: str) -> None:
    assert plain_translation(pattern) is not None


@pytest.mark.parametrize(
    "pattern",
    [
        *(
            "a?",
            "a*?",
            "a*+",
            "a{2}",
            "(a)",
            "a|b",
            "[^a]",
            "[b-a]",
            "[a&&b]",
            r"\d",
            r"\Q",
            "a#$b",
            "[a",
            "a]",
            "*",
            "é",
        ),
        *("(?i)a", ".*.*.*", "^*", "a\n"),
    ],
)
def test_others_are_not(pattern: str) -> None:
    plain = plain_translation(pattern)
    assert plain is None or plain == translate(parse_pattern(pattern, "")).text


def test_plain_patterns_mean_the_same() -> None:
    source = random.Random(7)
    tried = 0
    for _ in range(3000):
        body = "".join(source.choices(PIECES, k=source.randint(1, 5)))
        pattern = source.choice(["", "^", "(?s)", "(?s)^"]) + body + source.choice(["", "$"])
        plain = plain_translation(pattern)
        if plain is None:
            continue
        tried += 1
        whole = re.compile(translate(parse_pattern(pattern, "")).text)
        short = re.compile(plain)
        for _ in range(10):
            text = "".join(source.choices(CHARACTERS, k=source.randint(0, 6)))
            for method in ("fullmatch", "match", "search"):
                one, other = getattr(whole, method)(text), getattr(short, method)(text)
                assert (one and one.span()) == (other and other.span()), (pattern, text, method)
    assert tried > 1000
