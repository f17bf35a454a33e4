"""Texts of Gson and Jackson: numbers and escapes."""

import math
from decimal import Decimal

import pytest

from blueprintc.jsontext import Json, print_gson, print_jackson
from blueprintc.jvm import JavaError


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1, "1"),
        (1.0, "1.0"),
        (1e7, "1.0E7"),
        (1e-4, "1.0E-4"),
        (0.001, "0.001"),
        (123456789.0, "1.23456789E8"),
        (-0.0, "-0.0"),
        (Decimal("1E+3"), "1E+3"),
        (None, "null"),
        ([True, False, {}], "[true,false,{}]"),
        ({"a": [{"b": None}]}, '{"a":[{"b":null}]}'),
    ],
)
def test_both_print_alike(value: Json, text: str) -> None:
    assert print_gson(value) == text
    assert print_jackson(value) == text


def test_escapes_differ() -> None:
    text = "\u2028\x1f\x7f<é😀/"
    assert print_gson(text) == '"\\u2028\\u001f\x7f<é😀/"'
    assert print_gson(text, html_safe=True) == '"\\u2028\\u001f\x7f\\u003cé😀/"'
    assert print_jackson(text) == '"\u2028\\u001F\x7f<é😀/"'
    assert print_jackson(text, raw_non_bmp=False) == '"\u2028\\u001F\x7f<é\\uD83D\\uDE00/"'


def test_numbers_that_are_none() -> None:
    assert print_jackson([math.nan, math.inf]) == '["NaN","Infinity"]'
    with pytest.raises(JavaError, match="NaN is not a valid double value"):
        print_gson(math.nan)


def test_nulls_may_be_left_out() -> None:
    assert print_gson({"a": None, "b": [None]}, nulls=False) == '{"b":[null]}'


def test_depth_is_no_matter() -> None:
    value: Json = 1
    for _ in range(20_000):
        value = [value]
    assert print_gson(value) == "[" * 20_000 + "1" + "]" * 20_000
