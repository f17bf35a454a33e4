"""The keywords of JSON Schema that apply subschemas: to the same value, to properties, to items."""

from collections.abc import Callable, Mapping
from typing import Protocol, TypeAlias

from blueprintc.emulator.json_schema.equality import has_type
from blueprintc.emulator.json_schema.keywords import Schema
from blueprintc.emulator.json_schema.outcome import Place, Result, Wording
from blueprintc.jsontext import Json, print_jackson
from blueprintc.jvm.regex import compile_pattern


class Evaluator(Protocol):
    """Evaluates a subschema; follows references."""

    def evaluate(self, schema: Json, value: Json, place: Place) -> Result:
        """The outcome of ``schema`` for ``value``."""

    def refer(self, reference: str, value: Json, place: Place) -> Result:
        """The outcome of the schema behind ``reference``."""


Applicator: TypeAlias = Callable[[Evaluator, Json, Json, Schema, Place, Result], None]
"""(evaluator, keyword's value, instance, schema around it, place of the keyword, result to fill)."""


def _all_of(run: Evaluator, wanted: Json, value: Json, schema: Schema, place: Place, out: Result) -> None:
    for index, one in enumerate(wanted if isinstance(wanted, list) else []):
        result = run.evaluate(one, value, place.along(index))
        out.errors += result.errors
        out.merge_evaluated(result)


def _any_of(run: Evaluator, wanted: Json, value: Json, schema: Schema, place: Place, out: Result) -> None:
    errors = []
    matched = False
    for index, one in enumerate(wanted if isinstance(wanted, list) else []):
        # Upstream: AnyOfValidator: of a subschema with another type, only the type is reported
        branch = one
        if isinstance(one, dict) and isinstance(one.get("type"), str) and not has_type(value, str(one["type"])):
            branch = {"type": one["type"]}
        result = run.evaluate(branch, value, place.along(index))
        if result.valid:
            matched = True
            out.merge_evaluated(result)
            if not _collects(schema):
                break
        errors += result.errors
    if not matched:
        out.errors += errors


def _one_of(run: Evaluator, wanted: Json, value: Json, schema: Schema, place: Place, out: Result) -> None:
    errors = []
    valid: list[int] = []
    for index, one in enumerate(wanted if isinstance(wanted, list) else []):
        result = run.evaluate(one, value, place.along(index))
        if result.valid:
            valid.append(index)
            out.merge_evaluated(result)
        if len(valid) > 1 and not _collects(schema):
            break
        errors += result.errors
    if len(valid) != 1:
        found = f"must be valid to one and only one schema, but {len(valid)} are valid"
        if valid:
            found += f" with indexes '{', '.join(map(str, valid))}'"
        out.errors += [place.error(found), *errors]


def _collects(schema: Schema) -> bool:
    return "unevaluatedProperties" in schema or "unevaluatedItems" in schema


def _not(run: Evaluator, wanted: Json, value: Json, schema: Schema, place: Place, out: Result) -> None:
    if run.evaluate(wanted, value, place).valid:
        shown = print_jackson(wanted)
        if place.wording is Wording.NETWORKNT_1:
            shown = f'"{place.evaluation}" : {shown}'
        out.errors.append(place.error(f"must not be valid to the schema {shown}"))


def _if(run: Evaluator, wanted: Json, value: Json, schema: Schema, place: Place, out: Result) -> None:
    condition = run.evaluate(wanted, value, place)
    out.merge_evaluated(condition)
    branch = "then" if condition.valid else "else"
    if branch in schema:
        result = run.evaluate(schema[branch], value, place.beside(branch))
        out.errors += result.errors
        out.merge_evaluated(result)


def _ref(run: Evaluator, wanted: Json, value: Json, schema: Schema, place: Place, out: Result) -> None:
    result = run.refer(str(wanted), value, place)
    out.errors += result.errors
    out.merge_evaluated(result)


def _properties(run: Evaluator, wanted: Json, value: Json, schema: Schema, place: Place, out: Result) -> None:
    if isinstance(wanted, dict) and isinstance(value, dict):
        for name, one in wanted.items():
            if name in value:
                out.properties.add(name)
                out.errors += run.evaluate(one, value[name], place.along(name).into(name)).errors


def _pattern_properties(run: Evaluator, wanted: Json, value: Json, schema: Schema, place: Place, out: Result) -> None:
    if isinstance(wanted, dict) and isinstance(value, dict):
        patterns = [(pattern, compile_pattern(pattern), one) for pattern, one in wanted.items()]
        for name, item in value.items():
            for text, pattern, one in patterns:
                if pattern.find(name):
                    out.properties.add(name)
                    out.errors += run.evaluate(one, item, place.along(text).into(name)).errors


def _additional_properties(
    run: Evaluator, wanted: Json, value: Json, schema: Schema, place: Place, out: Result
) -> None:
    if not isinstance(value, dict):
        return
    declared = schema.get("properties")
    known = set(declared) if isinstance(declared, dict) else set()
    patterns = schema.get("patternProperties")
    matchers = [compile_pattern(text) for text in patterns] if isinstance(patterns, dict) else []
    for name, item in value.items():
        if name in known or any(matcher.find(name) for matcher in matchers):
            continue
        out.properties.add(name)
        if wanted is False:
            out.errors.append(
                place.error(
                    f"property '{name}' is not defined in the schema "
                    "and the schema does not allow additional properties"
                )
            )
        elif isinstance(wanted, dict):
            out.errors += run.evaluate(wanted, item, place.into(name)).errors


def _property_names(run: Evaluator, wanted: Json, value: Json, schema: Schema, place: Place, out: Result) -> None:
    if isinstance(value, dict):
        for name in value:
            for error in run.evaluate(wanted, name, place.into(name)).errors:
                out.errors.append(place.error(f"property '{name}' name is not valid: {error.message}"))


def _dependent_schemas(run: Evaluator, wanted: Json, value: Json, schema: Schema, place: Place, out: Result) -> None:
    if isinstance(wanted, dict) and isinstance(value, dict):
        for name, one in wanted.items():
            if name in value:
                result = run.evaluate(one, value, place.along(name))
                out.errors += result.errors
                out.merge_evaluated(result)


def _prefix_items(run: Evaluator, wanted: Json, value: Json, schema: Schema, place: Place, out: Result) -> None:
    if isinstance(wanted, list) and isinstance(value, list):
        for index, (one, item) in enumerate(zip(wanted, value, strict=False)):
            out.items.add(index)
            out.errors += run.evaluate(one, item, place.into(index)).errors


def _items(run: Evaluator, wanted: Json, value: Json, schema: Schema, place: Place, out: Result) -> None:
    if not isinstance(value, list):
        return
    if isinstance(wanted, list):
        _prefix_items(run, wanted, value, schema, place, out)
        if "additionalItems" in schema:
            _rest(run, schema["additionalItems"], value, len(wanted), place, out)
        return
    prefix = schema.get("prefixItems")
    _rest(run, wanted, value, len(prefix) if isinstance(prefix, list) else 0, place, out)


def _rest(run: Evaluator, wanted: Json, value: list[Json], start: int, place: Place, out: Result) -> None:
    for index in range(start, len(value)):
        out.items.add(index)
        if wanted is False:
            out.errors.append(
                place.error(
                    f"index '{index}' is not defined in the schema and the schema does not allow additional items"
                )
            )
            continue
        out.errors += run.evaluate(wanted, value[index], place.into(index)).errors


def _contains(run: Evaluator, wanted: Json, value: Json, schema: Schema, place: Place, out: Result) -> None:
    if not isinstance(value, list):
        return
    matching = [index for index, item in enumerate(value) if run.evaluate(wanted, item, place.into(index)).valid]
    out.items |= set(matching)
    least, most = schema.get("minContains", 1), schema.get("maxContains")
    shown = print_jackson(wanted)
    if isinstance(least, int) and len(matching) < least:
        out.errors.append(place.error(_CONTAINS.format("least", least, shown)))
    elif isinstance(most, int) and len(matching) > most:
        out.errors.append(place.error(_CONTAINS.format("most", most, shown)))


_CONTAINS = "must contain at {} {} element(s) that passes these validations: {}"


def _unevaluated_properties(
    run: Evaluator, wanted: Json, value: Json, schema: Schema, place: Place, out: Result
) -> None:
    if not isinstance(value, dict):
        return
    for name in [name for name in value if name not in out.properties]:
        if wanted is False:
            out.errors.append(
                place.error(f"property '{name}' is not evaluated and the schema does not allow unevaluated properties")
            )
        else:
            out.errors += run.evaluate(wanted, value[name], place.into(name)).errors
        out.properties.add(name)


def _unevaluated_items(run: Evaluator, wanted: Json, value: Json, schema: Schema, place: Place, out: Result) -> None:
    if not isinstance(value, list):
        return
    for index in [index for index in range(len(value)) if index not in out.items]:
        if wanted is False:
            out.errors.append(
                place.error(f"index '{index}' is not evaluated and the schema does not allow unevaluated items")
            )
        else:
            out.errors += run.evaluate(wanted, value[index], place.into(index)).errors
        out.items.add(index)


APPLICATORS: Mapping[str, Applicator] = {
    "$ref": _ref,
    "allOf": _all_of,
    "anyOf": _any_of,
    "oneOf": _one_of,
    "not": _not,
    "if": _if,
    "properties": _properties,
    "patternProperties": _pattern_properties,
    "additionalProperties": _additional_properties,
    "propertyNames": _property_names,
    "dependentSchemas": _dependent_schemas,
    "prefixItems": _prefix_items,
    "items": _items,
    "contains": _contains,
    "unevaluatedItems": _unevaluated_items,
    "unevaluatedProperties": _unevaluated_properties,
}
