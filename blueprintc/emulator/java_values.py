"""Java classes of the values that JSON parsers make, and the errors of casts between them."""

import math
from collections.abc import Callable
from decimal import Decimal

from blueprintc.emulator.errors import ServerError
from blueprintc.jsontext import Json, LazyNumber

JSON_ARRAY = "net.minidev.json.JSONArray"

_INT = 2**31
_LONG = 2**63


def class_of(value: Json, *, list_class: str = JSON_ARRAY, map_class: str = "java.util.LinkedHashMap") -> str:
    """The full name of the class of a value that is not null; lists and maps are Jayway's unless told otherwise."""
    match value:
        case bool():
            return "java.lang.Boolean"
        case int():
            if -_INT <= value < _INT:
                return "java.lang.Integer"
            return "java.lang.Long" if -_LONG <= value < _LONG else "java.math.BigInteger"
        case float():
            # json-smart makes a Float of the bare word NaN and a Double of any other number
            return "java.lang.Float" if math.isnan(value) else "java.lang.Double"
        case Decimal():
            return "java.math.BigDecimal"
        case str():
            return "java.lang.String"
        case LazyNumber():
            return "com.google.gson.internal.LazilyParsedNumber"
        case list():
            return list_class
        case dict():
            return map_class
        case None:
            raise ValueError("null has no class")


def is_number(value: Json) -> bool:
    """``value instanceof Number``."""
    return isinstance(value, int | float | Decimal | LazyNumber) and not isinstance(value, bool)


def class_cast(found: str, wanted: str) -> ServerError:
    """The ``ClassCastException`` of a value of class ``found`` that is cast to ``wanted``."""
    if found.startswith("java.") and wanted.startswith("java."):
        where = f"{found} and {wanted} are in module java.base of loader 'bootstrap'"
    else:
        where = f"{_place(found)}; {_place(wanted)}"
    return ServerError("ClassCastException", f"class {found} cannot be cast to class {wanted} ({where})")


def _place(name: str) -> str:
    if name.startswith("java."):
        return f"{name} is in module java.base of loader 'bootstrap'"
    return f"{name} is in unnamed module of loader 'app'"


def cast_list(value: Json) -> list[Json] | None:
    """``(List) value``; null passes."""
    if value is None or isinstance(value, list):
        return value
    raise class_cast(class_of(value), "java.util.List")


def cast_map(value: Json) -> dict[str, Json] | None:
    """``(Map) value``; null passes."""
    if value is None or isinstance(value, dict):
        return value
    raise class_cast(class_of(value), "java.util.Map")


def cast_string(value: Json) -> str | None:
    """``(String) value``; null passes."""
    if value is None or isinstance(value, str):
        return value
    raise class_cast(class_of(value), "java.lang.String")


def cast_exactly(value: Json, wanted: str) -> None:
    """A cast to a final class such as ``java.lang.Integer``; null passes."""
    if value is not None and class_of(value) != wanted:
        raise class_cast(class_of(value), wanted)


def to_number_array(values: list[Json]) -> list[Json]:
    """``list.toArray(new Number[0])``: nulls pass, anything else but a number does not."""
    if not _all(values, lambda value: value is None or is_number(value)):
        raise ServerError(
            "ArrayStoreException",
            "arraycopy: element type mismatch: can not cast one of the elements of java.lang.Object[] "
            "to the type of the destination array, java.lang.Number",
        )
    return list(values)


def long_value(value: int | float | Decimal | LazyNumber) -> int:
    """``Number.longValue``: doubles are cut and saturate, bigger integers wrap."""
    if isinstance(value, float):
        if math.isnan(value):
            return 0
        return max(-_LONG, min(_LONG - 1, int(value))) if math.isfinite(value) else (_LONG - 1 if value > 0 else -_LONG)
    whole = int(Decimal(value.text)) if isinstance(value, LazyNumber) else int(value)
    return (whole + _LONG) % (2 * _LONG) - _LONG


def _all(values: list[Json], test: Callable[[Json], bool]) -> bool:
    return all(map(test, values))
