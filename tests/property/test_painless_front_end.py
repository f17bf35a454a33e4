"""The Painless front end under texts of any kind: an answer in bounded time, never a traceback."""

import random
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from blueprintc.painless.compiler import Checked, check
from blueprintc.painless.lexer import tokenize
from blueprintc.painless.units import to_units
from tests.property.painless_scripts import ScriptWriter, scripts


def _words(text: str) -> list[str]:
    return text.split()


_PIECES = [
    *_words("( ) [ ] { } . ?. , ; : ? ?: :: -> = == + - ++ ! ~ / < 1 1.5 0x1 'a' \"b\" /c/ x params def int List"),
    *_words("if else for in while do try catch return throw new this instanceof true null"),
    *("\n", "é", "\ud800", "😀", "@", "\\", '"', "'"),
]


def _well_formed(checked: Checked) -> None:
    assert (checked.script is None) == bool(checked.errors)
    for error in checked.errors:
        if error.offset is not None:
            assert 0 <= error.offset <= len(to_units(checked.source))
            assert len(error.stack) == 2


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    _well_formed(check(text))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(_PIECES), max_size=40), st.sampled_from(["", " "]))
def test_pieces_of_scripts(pieces: list[str], between: str) -> None:
    _well_formed(check(between.join(pieces)))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(scripts, st.randoms(use_true_random=False))
def test_broken_scripts(script: str, rng: random.Random) -> None:
    start, end = sorted(rng.randrange(len(script) + 1) for _ in range(2))
    _well_formed(check(script[:start] + script[end:]))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(scripts)
def test_tokens_tile_the_script(script: str) -> None:
    tokens, error = tokenize(to_units(script))
    at = 0
    for token in tokens[:-1]:
        assert token.start >= at
        assert to_units(script)[token.start : token.start + len(token.text)] == token.text
        at = token.start + len(token.text)
    assert error is not None or tokens[-1].start == len(to_units(script))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(scripts)
def test_checking_is_deterministic(script: str) -> None:
    assert check(script).errors == check(script).errors


_DEEP = {
    "parentheses": "return " + "(" * 10_000 + "1" + ")" * 10_000,
    "open parentheses": "(" * 10_000,
    "lists": "return " + "[" * 10_000,
    "maps": "return " + "[1:" * 10_000,
    "blocks": "if (x == 1) {" * 10_000,
    "bare ifs": "if (x == 1) " * 10_000,
    "negations": "return " + "!" * 10_000 + "true",
    "signs": "return " + "- " * 10_000 + "1",
    "casts": "return " + "(int)" * 10_000 + "1",
    "sums": "return 1" + "+1" * 10_000,
    "members": "return x" + ".a" * 10_000,
    "indexes": "return x" + "[0]" * 10_000,
    "conditionals": "return " + "a ? b : " * 7_000 + "c",
    "assignments": "a = " * 10_000 + "1",
    "lambdas": "f(" + "x -> f(" * 5_000,
    "calls": "f(" * 10_000,
    "statements": "x = 1;" * 10_000,
    "strings": "return '" + "\\\\" * 30_000 + "'",
    "open string": "return '" + "a\n" * 30_000,
    "slashes": "/" * 20_000,
    "broken sums": "return " + "'a' + x + " * 5_000 + "1 2",
    "broken list": "return [" + "1, " * 15_000 + "1 2]",
    "broken depth": "return " + "('a' + " * 150 + "1 2" + ")" * 150,
    "digits": "return " + "9" * 60_000,
    "names": "x" * 60_000,
}


@pytest.mark.parametrize("script", _DEEP.values(), ids=_DEEP.keys())
def test_deep_and_long_scripts(script: str) -> None:
    start = time.perf_counter()
    _well_formed(check(script, max_bytes=None))
    assert time.perf_counter() - start < 30


def test_a_megabyte() -> None:
    script = "List l = new ArrayList();\n" + "l.add('text' + params.x.y[0] + 1.5);\n" * 27_000
    assert len(script) > 1_000_000 - 100_000
    assert check(script).errors[0].message
    start = time.perf_counter()
    _well_formed(check(script, max_bytes=None))
    assert time.perf_counter() - start < 60


def test_most_written_scripts_compile() -> None:
    """The generator is of use only if a good part of its careful scripts is right."""
    written = [ScriptWriter(random.Random(seed), slip=0.0).script() for seed in range(150)]
    assert sum(not check(script, "generic").errors for script in written) > 50
