"""The assertions of JSON Schema that look at one value only; applicators are in ``applicators``.

Upstream: the validators of com.networknt.schema and its jsv-messages.properties.
"""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import TypeAlias

from blueprintc.emulator.json_schema.equality import (
    as_decimal,
    as_text,
    has_type,
    is_number,
    same_node,
    same_value,
    type_of,
)
from blueprintc.emulator.json_schema.outcome import Place, Wording
from blueprintc.jsontext import Json, print_jackson
from blueprintc.jvm import JavaError
from blueprintc.jvm.regex import compile_pattern

Schema: TypeAlias = Mapping[str, Json]
Assertion: TypeAlias = Callable[[Json, Json, Schema, Place], Iterator[str]]
"""(keyword's value, instance, schema around it, place) -> messages."""


class SchemaMistake(JavaError):
    """A schema that the validator refuses when it reads it; the text is the validator's."""

    def __init__(self, message: str) -> None:
        super().__init__("com.networknt.schema.JsonSchemaException", message)


def _type(wanted: Json, value: Json, schema: Schema, place: Place) -> Iterator[str]:
    if isinstance(wanted, list):
        if not any(has_type(value, str(one)) for one in wanted):
            yield f"{type_of(value)} found, [{', '.join(as_text(one) for one in wanted)}] expected"
        return
    name = wanted if isinstance(wanted, str) and wanted in _TYPES else "unknown"
    if value is None and schema.get("nullable") is True and place.wording is Wording.NETWORKNT_1:
        return
    if not has_type(value, name):
        yield f"{type_of(value)} found, {name} expected"


_TYPES = frozenset({"object", "array", "string", "number", "integer", "boolean", "any", "null"})


def _enum(wanted: Json, value: Json, schema: Schema, place: Place) -> Iterator[str]:
    if isinstance(wanted, list) and not any(same_value(one, value) for one in wanted):
        shown = as_text if place.wording is Wording.NETWORKNT_1 else _enum_member
        yield f"does not have a value in the enumeration [{', '.join(map(shown, wanted))}]"


def _enum_member(value: Json) -> str:
    if value is None:
        return ""
    return f'"{value}"' if isinstance(value, str) else print_jackson(value)


def _const(wanted: Json, value: Json, schema: Schema, place: Place) -> Iterator[str]:
    if not same_value(wanted, value):
        plain = place.wording is Wording.NETWORKNT_1 or isinstance(wanted, str)
        yield f"must be the constant value '{as_text(wanted) if plain else print_jackson(wanted)}'"


def _required(wanted: Json, value: Json, schema: Schema, place: Place) -> Iterator[str]:
    if isinstance(wanted, list) and isinstance(value, dict):
        for name in wanted:
            if as_text(name) not in value:
                yield f"required property '{as_text(name)}' not found"


def _dependent_required(wanted: Json, value: Json, schema: Schema, place: Place) -> Iterator[str]:
    if isinstance(wanted, dict) and isinstance(value, dict):
        for name, needed in wanted.items():
            if name in value and isinstance(needed, list):
                for one in needed:
                    if as_text(one) not in value:
                        yield (
                            f"has a missing property '{as_text(one)}' which is dependent required "
                            f"because '{name}' is present"
                        )


def _bound(name: str, fails: Callable[[Decimal, Decimal], bool], text: str) -> Assertion:
    def check(wanted: Json, value: Json, schema: Schema, place: Place) -> Iterator[str]:
        if not is_number(wanted):
            raise SchemaMistake(f"{name} value is not a number")
        if is_number(value) and fails(as_decimal(value), as_decimal(wanted)):
            yield f"must {text} {as_text(wanted)}"

    return check


def _multiple_of(wanted: Json, value: Json, schema: Schema, place: Place) -> Iterator[str]:
    if is_number(wanted) and is_number(value) and as_decimal(wanted) != 0:
        if as_decimal(value) % as_decimal(wanted) != 0:
            yield f"must be multiple of {as_text(wanted)}"


def _whole(limit: Json) -> int | None:
    return int(limit) if isinstance(limit, int | float) and not isinstance(limit, bool) else None


def _min_length(wanted: Json, value: Json, schema: Schema, place: Place) -> Iterator[str]:
    limit = _whole(wanted)
    if limit is not None and isinstance(value, str) and len(value) < limit:
        yield f"must be at least {limit} characters long"


def _max_length(wanted: Json, value: Json, schema: Schema, place: Place) -> Iterator[str]:
    limit = _whole(wanted)
    if limit is not None and isinstance(value, str) and len(value) > limit:
        yield f"must be at most {limit} characters long"


def _min_items(wanted: Json, value: Json, schema: Schema, place: Place) -> Iterator[str]:
    limit = _whole(wanted)
    if limit is not None and isinstance(value, list) and len(value) < limit:
        yield f"must have at least {limit} items but found {len(value)}"


def _max_items(wanted: Json, value: Json, schema: Schema, place: Place) -> Iterator[str]:
    limit = _whole(wanted)
    if limit is not None and isinstance(value, list) and len(value) > limit:
        yield f"must have at most {limit} items but found {len(value)}"


def _min_properties(wanted: Json, value: Json, schema: Schema, place: Place) -> Iterator[str]:
    limit = _whole(wanted)
    if limit is not None and isinstance(value, dict) and len(value) < limit:
        yield f"must have at least {limit} properties"


def _max_properties(wanted: Json, value: Json, schema: Schema, place: Place) -> Iterator[str]:
    limit = _whole(wanted)
    if limit is not None and isinstance(value, dict) and len(value) > limit:
        yield f"must have at most {limit} properties"


def _unique_items(wanted: Json, value: Json, schema: Schema, place: Place) -> Iterator[str]:
    # Upstream: UniqueItemsValidator looks at the values of objects too; 3.0 reports every repetition
    values = [*value.values()] if isinstance(value, dict) else value
    if wanted is True and isinstance(values, list):
        repeated = _repetitions(values)
        for _ in range(min(repeated, 1) if place.wording is Wording.NETWORKNT_1 else repeated):
            yield "must have only unique items in the array"


def _repetitions(values: list[Json]) -> int:
    repeated = 0
    seen: dict[str, list[Json]] = {}
    for value in values:
        alike = seen.setdefault(print_jackson(value) if not isinstance(value, dict) else "{}", [])
        if any(same_node(value, other) for other in alike):
            repeated += 1
        else:
            alike.append(value)
    return repeated


def _pattern(wanted: Json, value: Json, schema: Schema, place: Place) -> Iterator[str]:
    if not isinstance(wanted, str):
        raise SchemaMistake("")
    try:
        pattern = compile_pattern(wanted)
    except JavaError as error:
        raise SchemaMistake(f"{error.java_class}: {error.message}") from error
    if isinstance(value, str) and not pattern.find(value):
        yield f"does not match the regex pattern {wanted}"


ASSERTIONS: Mapping[str, Assertion] = {
    "type": _type,
    "enum": _enum,
    "const": _const,
    "required": _required,
    "dependentRequired": _dependent_required,
    "minimum": _bound("minimum", lambda value, limit: value < limit, "have a minimum value of"),
    "maximum": _bound("maximum", lambda value, limit: value > limit, "have a maximum value of"),
    "exclusiveMinimum": _bound(
        "exclusiveMinimum",
        lambda value, limit: value <= limit,
        "have an exclusive minimum value of",
    ),
    "exclusiveMaximum": _bound(
        "exclusiveMaximum",
        lambda value, limit: value >= limit,
        "have an exclusive maximum value of",
    ),
    "multipleOf": _multiple_of,
    "minLength": _min_length,
    "maxLength": _max_length,
    "minItems": _min_items,
    "maxItems": _max_items,
    "minProperties": _min_properties,
    "maxProperties": _max_properties,
    "uniqueItems": _unique_items,
    "pattern": _pattern,
}
