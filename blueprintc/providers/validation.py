"""Holds a body against a contract, also one whose values are not all known.

``Hole`` stands for a value of which only the type may be known: no rule about its content applies. The schemas are
those of this package, which keep to the keywords that are handled here (a test sees to it). Of alternatives the one is
reported that the author meant: whose ``type`` or ``role`` is the body's, else whose kind of value is.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from blueprintc.providers.contract import Value
from blueprintc.records import record

Step: TypeAlias = str | int
Schema: TypeAlias = "Mapping[str, Value]"
KEYWORDS = frozenset(
    """$schema $id $comment $ref $defs title description type properties required additionalProperties items enum const
    anyOf oneOf allOf minimum maximum exclusiveMinimum minItems maxItems minLength maxLength minProperties maxProperties
    pattern not""".split()  # noqa: SIM905  a list would be a page long
)


@record
class Hole:
    """A value that is not known; ``kinds`` are its possible JSON types, empty: any."""

    kinds: frozenset[str] = frozenset()


@record
class Violation:
    """Where a body breaks a contract, how, and what is wanted.

    ``kind``: ``missing`` (a field), ``type``, ``value``, ``count``, ``unknown`` (a field that is refused), ``ignored``
    (a field that is not part of the contract, and does nothing). ``place``: the steps to the value; for a missing field
    it ends with its name.
    """

    place: tuple[Step, ...]
    kind: str
    message: str

    @property
    def where(self) -> str:
        """The place as ``messages[0].content``; ``the body`` for the whole."""
        return written_place(self.place)


def written_place(place: tuple[Step, ...]) -> str:
    """Steps as ``messages[0].content``; ``the body`` where there are none."""
    text = ""
    for step in place:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text or "the body"


def violations(schema: Schema, body: object) -> list[Violation]:
    """How a body breaks a schema; the body is parsed JSON, with ``Hole`` where a value is not known."""
    return list(_Validator(schema).check(schema, body, ()))


def is_hard(violation: Violation) -> bool:
    """Whether the provider refuses the body for it."""
    return violation.kind != "ignored"


class _Validator:
    def __init__(self, root: Schema) -> None:
        self._root = root

    def check(self, schema: object, value: object, place: tuple[Step, ...]) -> Iterator[Violation]:
        """The violations of a value under a subschema."""
        if schema is False:
            yield Violation(place, "unknown", "is not allowed here")
        if not isinstance(schema, Mapping) or (isinstance(value, Hole) and not value.kinds):
            return
        if "$ref" in schema:
            yield from self.check(self._resolved(str(schema["$ref"])), value, place)
        wrong = _wrong_type(schema, value)
        if wrong:
            yield Violation(place, "type", wrong)
            return
        if isinstance(value, dict):
            yield from self._object(schema, value, place)
        elif isinstance(value, list):
            yield from self._list(schema, value, place)
        for violation in _own_value(schema, value):
            yield Violation(place, *violation)
        for one in _schemas(schema.get("allOf")):
            yield from self.check(one, value, place)
        for keyword in ("anyOf", "oneOf"):
            if keyword in schema:
                yield from self._alternatives(_schemas(schema[keyword]), value, place)
        if "not" in schema and not any(map(is_hard, self.check(schema["not"], value, place))):
            yield Violation(place, "value", str(schema.get("$comment", "has fields that exclude each other")))

    def _object(self, schema: Schema, value: dict[str, object], place: tuple[Step, ...]) -> Iterator[Violation]:
        known = schema.get("properties")
        properties: Mapping[str, Value] = known if isinstance(known, Mapping) else {}
        required = schema.get("required")
        for name in required if isinstance(required, list) else ():
            if name not in value and not _is_open(value):
                yield Violation((*place, str(name)), "missing", "is missing")
        rest = schema.get("additionalProperties", True if not properties else None)
        for name, item in value.items():
            if name == OPEN:
                continue
            if name in properties:
                yield from self.check(properties[name], item, (*place, name))
            elif rest is False:
                yield Violation((*place, name), "unknown", _unknown(name, properties))
            elif rest is None:
                yield Violation((*place, name), "ignored", _unknown(name, properties))
            else:
                yield from self.check(rest, item, (*place, name))
        count = sum(name in properties for name in value) if properties else len(value)
        if not _is_open(value):
            yield from _counted(schema, "Properties", count, place, "field", properties)

    def _list(self, schema: Schema, value: list[object], place: tuple[Step, ...]) -> Iterator[Violation]:
        wanted = schema.get("items")
        is_open = OPEN in value
        for index, item in enumerate(value):
            if not (isinstance(item, str) and item == OPEN):
                yield from self.check(wanted, item, (*place, index))
        if not is_open:
            yield from _counted(schema, "Items", len(value), place, "item", {})

    def _alternatives(self, options: list[Schema], value: object, place: tuple[Step, ...]) -> Iterator[Violation]:
        best: list[Violation] | None = None
        worth = -1
        for option in options:
            found = list(self.check(option, value, place))
            if not any(map(is_hard, found)):
                yield from found
                return
            fit = self._fit(option, value)
            if fit > worth or (fit == worth and best is not None and len(found) < len(best)):
                best, worth = found, fit
        if worth > 0 and best:
            yield from best
            return
        wanted = sorted({words for option in options for words in self._wanted(option)})
        if len(wanted) == 1 and best:
            yield from best
            return
        yield Violation(place, "type", f"must be {' or '.join(wanted)}, and is {described(value)}")

    def _fit(self, schema: Schema, value: object) -> int:
        """How much an alternative looks like what was meant: 0 for another type, more for the same ``type``."""
        while "$ref" in schema:
            schema = self._resolved(str(schema["$ref"]))
        if _wrong_type(schema, value):
            return 0
        nested = [one for key in ("anyOf", "oneOf", "allOf") for one in _schemas(schema.get(key))]
        if nested and "type" not in schema:
            return max(self._fit(one, value) for one in nested)
        if not isinstance(value, dict):
            return 2 if isinstance(value, list) else 1
        score = 1
        properties = schema.get("properties")
        for name, wanted in properties.items() if isinstance(properties, Mapping) else ():
            only = _only_values(wanted)
            if name in value and only:
                score += 4 if value[name] in only else -2
            elif name in value:
                score += 1
        return max(score, 0)

    def _wanted(self, schema: Schema) -> Iterator[str]:
        if "$ref" in schema:
            yield from self._wanted(self._resolved(str(schema["$ref"])))
        nested = [one for key in ("anyOf", "oneOf") for one in _schemas(schema.get(key))]
        for one in nested:
            yield from self._wanted(one)
        only = _only_values(schema)
        if only and "type" not in schema:
            yield _listed(only)
        for kind in _types(schema):
            yield _KINDS[kind] if kind != "string" or not only else _listed(only)

    def _resolved(self, reference: str) -> Schema:
        node: object = self._root
        for step in reference.removeprefix("#").split("/")[1:]:
            node = node[step] if isinstance(node, Mapping) else None
        if not isinstance(node, Mapping):
            raise ValueError(f"the schema has no {reference}")
        return node


#: A member (of an object: its name) that stands for unknown further ones: nothing counts as missing then.
OPEN = "\ue000…"
_KINDS = {
    "string": "a text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "array": "a list",
    "object": "an object",
    "null": "null",
}


def described(value: object) -> str:
    """What a value is, in words."""
    if isinstance(value, Hole):
        return " or ".join(_KINDS[kind] for kind in sorted(value.kinds)) or "unknown"
    if isinstance(value, str):
        return f'the text "{value[:40]}{"…" if len(value) > 40 else ""}"'
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int | float):
        return f"the number {value}"
    return "a list" if isinstance(value, list) else "an object"


def _kinds_of(value: object) -> frozenset[str]:
    if isinstance(value, Hole):
        return value.kinds
    if value is None:
        return frozenset({"null"})
    if isinstance(value, bool):
        return frozenset({"boolean"})
    if isinstance(value, int) or (isinstance(value, float) and value.is_integer()):
        return frozenset({"integer", "number"})
    if isinstance(value, float):
        return frozenset({"number"})
    return frozenset({"string" if isinstance(value, str) else "array" if isinstance(value, list) else "object"})


def _types(schema: Schema) -> list[str]:
    kind = schema.get("type")
    return [str(one) for one in kind] if isinstance(kind, list) else [] if kind is None else [str(kind)]


def _wrong_type(schema: Schema, value: object) -> str:
    wanted = _types(schema)
    if not wanted:
        return ""
    kinds = _kinds_of(value)
    allowed = {*wanted, *(("integer",) if "number" in wanted else ())}
    # A number that is not known may be a whole one.
    if kinds & allowed or (isinstance(value, Hole) and "number" in kinds and "integer" in allowed):
        return ""
    only = _only_values(schema)
    names = [_KINDS[kind] for kind in wanted if kind != "null" or len(wanted) == 1]
    return f"must be {_listed(only) if only else ' or '.join(names)}, and is {described(value)}"


def _own_value(schema: Schema, value: object) -> Iterator[tuple[str, str]]:
    """What is wrong with the content of a text, a number, or a value that must be one of a few."""
    if isinstance(value, Hole):
        return
    only = _only_values(schema)
    if only and value not in only:
        yield "value", f"must be {_listed(only)}, and is {described(value)}"
    if isinstance(value, int | float) and not isinstance(value, bool):
        for keyword, fails, words in _BOUNDS:
            limit = schema.get(keyword)
            if isinstance(limit, int | float) and fails(value, limit):
                yield "value", f"must be {words} {limit}, and is {value}"
    if isinstance(value, str):
        low, high, pattern = schema.get("minLength"), schema.get("maxLength"), schema.get("pattern")
        if isinstance(low, int) and len(value) < low:
            yield "value", "must not be empty" if low == 1 else f"must have at least {low} characters"
        if isinstance(high, int) and len(value) > high:
            yield "value", f"must have at most {high} characters, and has {len(value)}"
        if isinstance(pattern, str) and re.search(pattern, value) is None:
            yield "value", f"must match {pattern}, and is {described(value)}"


_BOUNDS: tuple[tuple[str, Callable[[float, float], bool], str], ...] = (
    ("minimum", lambda value, limit: value < limit, "at least"),
    ("maximum", lambda value, limit: value > limit, "at most"),
    ("exclusiveMinimum", lambda value, limit: value <= limit, "more than"),
)


def _counted(
    schema: Schema, what: str, count: int, place: tuple[Step, ...], noun: str, names: Mapping[str, Value]
) -> Iterator[Violation]:
    low, high = schema.get(f"min{what}"), schema.get(f"max{what}")
    of = f" of {', '.join(names)}" if 0 < len(names) <= 12 else ""
    if isinstance(low, int) and count < low:
        words = "must not be empty" if low == 1 and not of else f"must have at least {low} {noun}{'s' * (low > 1)}{of}"
        yield Violation(place, "count", words)
    if isinstance(high, int) and count > high:
        yield Violation(place, "count", f"must have at most {high} {noun}{'s' * (high > 1)}{of}, and has {count}")


def _only_values(schema: object) -> list[Value]:
    """The few values that a schema allows; empty where it does not say."""
    if isinstance(schema, Mapping):
        if "const" in schema:
            return [schema["const"]]
        values = schema.get("enum")
        return values if isinstance(values, list) else []
    return []


def _listed(values: list[Value]) -> str:
    shown = [f'"{value}"' if isinstance(value, str) else str(value) for value in values]
    return " or ".join(shown) if len(shown) <= 8 else f"one of {', '.join(shown[:8])} …"


def _schemas(value: object) -> list[Schema]:
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []


def _is_open(value: dict[str, object]) -> bool:
    return OPEN in value


def _unknown(name: str, properties: Mapping[str, Value]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, list(properties), 1, 0.75)
    return f"is not a field that is known here{f'; did you mean {near[0]}?' if near else ''}"
