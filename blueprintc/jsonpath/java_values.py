"""What Jayway says about values: class names, texts, equality; arrays and maps as its provider sees them."""

from decimal import Decimal
from typing import TypeGuard

from blueprintc.jsontext.json_smart import FLOAT_NAN, to_json_string
from blueprintc.jsontext.values import Json, LazyNumber
from blueprintc.jvm import big_decimal_to_string, double_to_string, integer_class


class KeySet(list[Json]):
    """The result of ``keys()``: a set, which Jayway takes neither for an array nor for a map."""


def is_array(value: object) -> TypeGuard[list[Json]]:
    """``JsonProvider.isArray``: a ``java.util.List``."""
    return isinstance(value, list) and not isinstance(value, KeySet)


def is_number(value: object) -> TypeGuard[int | float | Decimal]:
    """Whether the value is a ``java.lang.Number`` (a boolean is none)."""
    return isinstance(value, (int, float, Decimal)) and not isinstance(value, bool)


def class_name(value: Json) -> str:
    """``value.getClass().getName()`` for what json-smart makes; ``null`` for null."""
    match value:
        case None:
            return "null"
        case bool():
            return "java.lang.Boolean"
        case str():
            return "java.lang.String"
        case int():
            package = "java.math" if integer_class(value) == "BigInteger" else "java.lang"
            return f"{package}.{integer_class(value)}"
        case float():
            return "java.lang.Float" if value is FLOAT_NAN else "java.lang.Double"
        case Decimal():
            return "java.math.BigDecimal"
        case LazyNumber():
            return "com.google.gson.internal.LazilyParsedNumber"
        case KeySet():
            return "java.util.LinkedHashMap$LinkedKeySet"
        case list():
            return "net.minidev.json.JSONArray"
    return "java.util.LinkedHashMap"


def to_text(value: Json) -> str:
    """``String.valueOf(value)``: a map as ``{a=1}``, an array as JSON, because that is what JSONArray prints."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case str():
            return value
        case float():
            return double_to_string(value)
        case Decimal():
            return big_decimal_to_string(value)
        case KeySet():
            return f"[{', '.join(map(to_text, value))}]"
        case list():
            return to_json_string(value)
        case dict():
            return "{" + ", ".join(f"{key}={to_text(item)}" for key, item in value.items()) + "}"
    return str(value)


def java_equals(one: Json, two: Json) -> bool:
    """``one.equals(two)`` (null equals null): numbers of different classes differ, ``0.0`` and ``-0.0`` too."""
    stack = [(one, two)]
    while stack:
        left, right = stack.pop()
        if isinstance(left, list) and isinstance(right, list):
            if len(left) != len(right):
                return False
            stack.extend(zip(left, right, strict=True))
        elif isinstance(left, dict) and isinstance(right, dict):
            if left.keys() != right.keys():
                return False
            stack.extend((item, right[key]) for key, item in left.items())
        elif isinstance(left, float) and isinstance(right, float):
            if double_to_string(left) != double_to_string(right):
                return False
        elif isinstance(left, Decimal) and isinstance(right, Decimal):
            if left.as_tuple() != right.as_tuple():
                return False
        elif type(left) is not type(right) or left != right:
            return False
    return True
