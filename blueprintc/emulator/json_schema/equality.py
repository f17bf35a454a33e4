"""When two JSON values are equal for ``enum``, ``const`` and ``uniqueItems``, and how values are named in texts."""

from decimal import Decimal

from blueprintc.jsontext import Json, LazyNumber, print_jackson

_NUMBERS = (int, float, Decimal)


def is_number(value: Json) -> bool:
    """Whether a value is a JSON number."""
    return isinstance(value, _NUMBERS) and not isinstance(value, bool)


def as_decimal(value: Json) -> Decimal:
    """A number as an exact decimal of its shortest text, as ``JsonNode.decimalValue`` gives it."""
    if isinstance(value, float):
        return Decimal(repr(value))
    if isinstance(value, int | Decimal):
        return Decimal(value)
    raise TypeError(value)


def same_node(left: Json, right: Json) -> bool:
    """``JsonNode.equals``: an integer never equals a floating-point number."""
    if isinstance(left, dict) and isinstance(right, dict):
        return left.keys() == right.keys() and all(same_node(value, right[key]) for key, value in left.items())
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(same_node, left, right))
    return type(left) is type(right) and left == right


def same_value(left: Json, right: Json) -> bool:
    """Equality for ``enum`` and ``const``: numbers by value."""
    if is_number(left) and is_number(right):
        return as_decimal(left) == as_decimal(right)
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(same_value, left, right))
    return same_node(left, right)


def as_text(value: Json) -> str:
    """``JsonNode.asText``: nothing for objects and arrays."""
    match value:
        case str():
            return value
        case dict() | list():
            return ""
        case LazyNumber():
            return value.text
        case _:
            return print_jackson(value)


def type_of(value: Json) -> str:
    """The name of a value's JSON type, as the texts have it."""
    match value:
        case None:
            return "null"
        case bool():
            return "boolean"
        case int():
            return "integer"
        case str():
            return "string"
        case list():
            return "array"
        case dict():
            return "object"
        case _:
            return "number"


def has_type(value: Json, wanted: str) -> bool:
    """Whether a value is of a type that a schema names; ``1.0`` is an integer."""
    found = type_of(value)
    if found == wanted or wanted == "any":
        return True
    if wanted == "number":
        return found == "integer"
    if wanted == "integer" and found == "number" and isinstance(value, float | Decimal):
        return value == value // 1
    return False
