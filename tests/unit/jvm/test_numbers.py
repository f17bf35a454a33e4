"""Java's number texts, where they are not Python's."""

import math
from decimal import Decimal

import pytest

from blueprintc.jvm import (
    JavaError,
    big_decimal_to_string,
    double_to_int,
    double_to_string,
    float_to_string,
    integer_class,
    parse_double,
    parse_float,
    parse_int,
    to_float32,
    to_int,
    to_long,
)
from blueprintc.jvm.numbers import parse_big_decimal


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.001, "0.001"),
        (0.00099, "9.9E-4"),
        (9999999.0, "9999999.0"),
        (1e7, "1.0E7"),
        (5e-324, "4.9E-324"),
        (2e-323, "2.0E-323"),
        (1e23, "1.0E23"),
        (-0.0, "-0.0"),
        (math.nan, "NaN"),
        (-math.inf, "-Infinity"),
    ],
)
def test_double_text(value: float, text: str) -> None:
    assert double_to_string(value) == text


@pytest.mark.parametrize(
    ("value", "text"), [(1e23, "9.999999999999999E22"), (2e23, "1.9999999999999998E23"), (0.1, "0.1"), (1e22, "1.0E22")]
)
def test_double_text_before_jdk_19(value: float, text: str) -> None:
    assert double_to_string(value, jdk=17) == text


@pytest.mark.parametrize(
    ("value", "text"), [(0.1, "0.1"), (8.5e9, "8.5E9"), (1.4e-45, "1.4E-45"), (16777217, "1.6777216E7")]
)
def test_float_text(value: float, text: str) -> None:
    assert float_to_string(to_float32(value)) == text


def test_float_text_before_jdk_19() -> None:
    assert float_to_string(to_float32(8.5e9), jdk=17) != "8.5E9"


def test_a_decimal_is_rounded_to_float_once() -> None:
    # Halfway between two floats plus a bit that a double cannot hold.
    text = "1.000000059604644775390625000000000000000001"
    assert parse_float(text) == 1.0000001192092896
    assert to_float32(parse_double(text)) == 1.0


@pytest.mark.parametrize("text", ["1_0", "٣", "", " ", "0x1", "1e", "--1", "infinity", "1f2", "0x.p1"])
def test_what_python_or_nobody_takes_for_a_number(text: str) -> None:
    with pytest.raises(JavaError) as error:
        parse_double(text)
    assert error.value.java_class == "java.lang.NumberFormatException"


def test_hexadecimal_numbers_beyond_all_bounds() -> None:
    assert parse_double("0x1p99999999999") == math.inf
    assert parse_double("-0x1p-99999999999") == 0.0


def test_casts_wrap_and_clamp() -> None:
    assert to_int(2**31) == -(2**31)
    assert to_long(2**64 + 5) == 5
    assert double_to_int(1e300) == 2**31 - 1
    assert double_to_int(math.nan) == 0
    assert [integer_class(value) for value in (1, 2**31, 2**63)] == ["Integer", "Long", "BigInteger"]


def test_integers_take_all_digits_of_unicode() -> None:
    assert parse_int("٣٤") == 34
    with pytest.raises(JavaError, match='For input string: "99999999999"'):
        parse_int("99999999999")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", None),
        ("NaN", 'Character N is neither a decimal digit number, decimal point, nor "e" notation exponential mark.'),
        ("1.2.3", "Character array contains more than one decimal point."),
        ("1e99999999999", "Too many nonzero exponent digits."),
        ("1e3000000000", "Exponent overflow."),
        ("1234567890123456789x", 'Character array is missing "e" notation exponential mark.'),
    ],
)
def test_why_a_text_is_no_big_decimal(text: str, message: str | None) -> None:
    with pytest.raises(JavaError) as error:
        parse_big_decimal(text)
    assert error.value.message == message


def test_big_decimal_text() -> None:
    assert big_decimal_to_string(Decimal("-0.00")) == "0.00"
    assert big_decimal_to_string(Decimal("1E+10")) == "1E+10"
