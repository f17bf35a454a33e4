"""Arbitrary texts: the readers of paths, patterns, JSON, numbers and URIs fail with errors of ours only."""

from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from blueprintc.errors import BlueprintcError
from blueprintc.jsonpath import explain_no_match, read_text, run_jsonpath
from blueprintc.jsontext import json_smart
from blueprintc.jvm import (
    double_to_string,
    float_to_string,
    hashmap_order,
    join_surrogates,
    parse_double,
    parse_float,
    to_utf16,
)
from blueprintc.jvm.regex import compile_pattern
from blueprintc.jvm.uri import parse_uri

_paths = st.one_of(st.text("$@.[]()'\"*?:,-=<>!~/&|{} a1\\\ud800", max_size=30), st.text(max_size=12))
_texts = st.one_of(st.text("{}[],:\"'\\ ab1.eE+-\n\x1a\x7f", max_size=40), st.text(max_size=20))
_patterns = st.one_of(st.text("ab[]()^$.*+?{}|\\&-<>=!:#pPLQEkxu0123 \n", max_size=20), st.text(max_size=10))


@given(_texts, _paths)
def test_paths(text: str, path: str) -> None:
    with suppress(BlueprintcError):
        read_text(text, path)
    with suppress(BlueprintcError):
        run_jsonpath(path, text)
    assert explain_no_match(path or "$", {"a": [1]})


@given(_texts)
def test_json_that_was_printed_is_read_back(text: str) -> None:
    with suppress(BlueprintcError):
        value = json_smart.parse(text)
        printed = json_smart.to_json_string(value)
        assert json_smart.to_json_string(json_smart.parse(printed)) == printed


@settings(deadline=None)
@given(_patterns, st.text("ab \n-1é", max_size=12), st.sampled_from(["", "i", "iu", "x", "ms", "U"]))
def test_patterns(pattern: str, text: str, flags: str) -> None:
    with suppress(BlueprintcError):
        compiled = compile_pattern(pattern, flags)
        parts = compiled.split(text)
        assert not parts or "".join(parts) == text or compiled.find(text)
        assert all(match.start <= match.end for match in compiled.find_all(text))


@given(st.floats(allow_nan=False, width=32), st.floats(allow_nan=False))
def test_number_texts_read_back(single: float, double: float) -> None:
    for jdk in (17, 25):
        assert parse_float(float_to_string(single, jdk=jdk)) == single
        assert parse_double(double_to_string(double, jdk=jdk)) == double


@given(st.text(max_size=30))
def test_uris(text: str) -> None:
    with suppress(BlueprintcError):
        assert parse_uri(text).text == join_surrogates(text)


@given(st.text(max_size=20))
def test_utf16_goes_both_ways(text: str) -> None:
    assert to_utf16(join_surrogates(text)) == to_utf16(text)


@given(st.lists(st.text("ABab", min_size=1, max_size=7), max_size=60))
def test_hash_maps_lose_nothing(keys: list[str]) -> None:
    assert sorted(hashmap_order(keys)) == sorted(set(keys))
