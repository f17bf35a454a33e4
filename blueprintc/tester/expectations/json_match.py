"""Partial comparison of JSON with what an author wrote, every difference at the author's place.

A mapping is part of another if all its keys are there with matching values; lists must be equally long. A mapping with
one key of ``OPERATORS`` stands for what that operator accepts.
"""

import json
import re
from collections.abc import Callable, Iterator
from typing import NoReturn

from blueprintc.jsontext import Json
from blueprintc.model import Mapping, Node, Plain, Scalar, Sequence, plain
from blueprintc.records import record
from blueprintc.source import Span

_LONGEST = 200
_PLAIN_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*\Z")


@record
class Difference:
    """A place where two values differ: its path, what is wrong, and both values as short texts.

    An empty ``expected`` or ``actual`` means that there is none.
    """

    path: str
    message: str
    span: Span
    expected: str = ""
    actual: str = ""


@record
class Rules:
    """How to compare: whether mappings must be complete, and how far numbers may be apart."""

    complete: bool = False
    tolerance: float = 0.0


def differences(expected: Node, actual: Json, rules: Rules, path: str = "$") -> Iterator[Difference]:
    """Every difference, in the order of the expected value."""
    match expected:
        case Mapping():
            operator = _operator(expected)
            if operator is not None:
                yield from _operated(operator, expected, actual, rules, path)
            else:
                yield from _mapping(expected, actual, rules, path)
        case Sequence():
            yield from _sequence(expected, actual, rules, path)
        case Scalar():
            yield from _scalar(expected, actual, rules, path)


def show(value: "Json | Plain") -> str:
    """A value as a short text."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def kind_of(value: Json) -> str:
    """What a JSON value is, in a word."""
    match value:
        case None:
            return "null"
        case bool():
            return "boolean"
        case int() | float():
            return "number"
        case str():
            return "string"
        case list():
            return "array"
        case _:
            return "object"


def _mapping(expected: Mapping, actual: Json, rules: Rules, path: str) -> Iterator[Difference]:
    if not isinstance(actual, dict):
        yield _other_kind(expected, "an object", actual, path)
        return
    for member in expected.members:
        name = member.key.value
        inner = _member_path(path, name)
        if _is_absent(member.value):
            if name in actual:
                yield Difference(inner, f"{inner} must not be there", member.span, "", show(actual[name]))
        elif name not in actual:
            there = ", ".join(actual) or "nothing"
            message = f"{inner} is missing; there is {there[:_LONGEST]}"
            yield Difference(inner, message, member.span, show(plain(member.value)))
        else:
            yield from differences(member.value, actual[name], rules, inner)
    if rules.complete:
        known = set(expected.keys())
        for name in actual:
            if name not in known:
                inner = _member_path(path, name)
                place = _opening(expected.span)
                yield Difference(inner, f"{inner} was not expected", place, "", show(actual[name]))


def _sequence(expected: Sequence, actual: Json, rules: Rules, path: str) -> Iterator[Difference]:
    if not isinstance(actual, list):
        yield _other_kind(expected, "an array", actual, path)
        return
    if len(expected.items) != len(actual):
        message = f"{path} has {len(actual)} item{'s' * (len(actual) != 1)}, expected {len(expected.items)}"
        yield Difference(path, message, _opening(expected.span), show(plain(expected)), show(actual))
    for number, (item, value) in enumerate(zip(expected.items, actual, strict=False)):
        yield from differences(item, value, rules, f"{path}[{number}]")


def _scalar(expected: Scalar, actual: Json, rules: Rules, path: str) -> Iterator[Difference]:
    wanted = expected.value
    if kind_of(wanted) == kind_of(actual):
        if wanted == actual:
            return
        if isinstance(wanted, int | float) and isinstance(actual, int | float) and near(wanted, actual, rules):
            return
    hint = ""
    if isinstance(wanted, str) and not isinstance(actual, str) and wanted == show(actual):
        hint = " (a text is not a value: remove the quotes)"
    elif isinstance(actual, str) and not isinstance(wanted, str) and actual == expected.text.value:
        hint = " (the value is a text)"
    message = f"{path} is {show(actual)}, expected {show(wanted)}{hint}"
    yield Difference(path, message, expected.span, show(wanted), show(actual))


def near(wanted: float, actual: float, rules: Rules) -> bool:
    """Whether a number is as near as the rules ask."""
    return wanted == actual or abs(wanted - actual) <= rules.tolerance


def _other_kind(expected: Mapping | Sequence, wanted: str, actual: Json, path: str) -> Difference:
    message = f"{path} is {show(actual)}, expected {wanted}"
    return Difference(path, message, _opening(expected.span), show(plain(expected)), show(actual))


def _opening(span: Span) -> Span:
    """The first line of a collection."""
    end = span.file.text.find("\n", span.start, span.end)
    return span if end < 0 else Span(span.file, span.start, max(end, span.start + 1))


def _member_path(path: str, name: str) -> str:
    return f"{path}.{name}" if _PLAIN_NAME.match(name) else f"{path}[{json.dumps(name, ensure_ascii=False)}]"


# Operators


def _operator(expected: Mapping) -> str | None:
    """The operator that a mapping stands for."""
    names = expected.keys()
    if not names or names[0] not in OPERATORS:
        return None
    return names[0] if len(names) == 1 or (names[0] == "$near" and names[1:] == ["tolerance"]) else None


def _is_absent(node: Node) -> bool:
    return isinstance(node, Mapping) and node.keys() == ["$absent"]


def _operated(operator: str, expected: Mapping, actual: Json, rules: Rules, path: str) -> Iterator[Difference]:
    argument = expected.members[0].value
    if operator == "$exact":
        yield from differences(argument, actual, Rules(True, rules.tolerance), path)
        return
    if operator == "$contains":
        yield from _contains(argument, actual, rules, path)
        return
    wanted = OPERATORS[operator](argument, actual, expected)
    if wanted is not None:
        yield Difference(path, f"{path} is {show(actual)}, expected {wanted}", expected.span, wanted, show(actual))


def _contains(argument: Node, actual: Json, rules: Rules, path: str) -> Iterator[Difference]:
    """Part of a text, or an item of a list."""
    shown = show(plain(argument))
    if isinstance(actual, str) and isinstance(argument, Scalar) and argument.text.value in actual:
        return
    if isinstance(actual, list) and any(not any(differences(argument, item, rules, path)) for item in actual):
        return
    message = f"{path} is {show(actual)}, expected something that contains {shown}"
    yield Difference(path, message, argument.span, shown, show(actual))


def _near(argument: Node, actual: Json, expected: Mapping) -> str | None:
    given = expected.get("tolerance")
    tolerance = given.value if isinstance(given, Scalar) and isinstance(given.value, int | float) else 1e-6
    wanted = argument.value if isinstance(argument, Scalar) else None
    if isinstance(wanted, int | float) and isinstance(actual, int | float) and not isinstance(actual, bool):
        if near(wanted, actual, Rules(tolerance=tolerance)):
            return None
    return f"a number within {tolerance} of {show(plain(argument))}"


def _matches(argument: Node, actual: Json, expected: Mapping) -> str | None:
    pattern = argument.text.value if isinstance(argument, Scalar) else ""
    try:
        if isinstance(actual, str) and re.search(pattern, actual):
            return None
    except re.error as error:
        return f"a text that fits {pattern!r}, which is no regular expression ({error})"
    return f"a text that fits {pattern!r}"


def _type(argument: Node, actual: Json, expected: Mapping) -> str | None:
    wanted = argument.text.value if isinstance(argument, Scalar) else ""
    found = kind_of(actual)
    if wanted == found or (wanted == "integer" and isinstance(actual, int) and not isinstance(actual, bool)):
        return None
    return f"a value of type {wanted}"


def _length(argument: Node, actual: Json, expected: Mapping) -> str | None:
    wanted = argument.value if isinstance(argument, Scalar) else None
    if isinstance(actual, str | list | dict) and len(actual) == wanted:
        return None
    return f"something of length {wanted}"


def _any(argument: Node, actual: Json, expected: Mapping) -> str | None:
    return None


def _unreachable(argument: Node, actual: Json, expected: Mapping) -> NoReturn:
    raise AssertionError("handled where mappings are")


OPERATORS: dict[str, Callable[[Node, Json, Mapping], str | None]] = {
    "$near": _near,
    "$matches": _matches,
    "$type": _type,
    "$length": _length,
    "$any": _any,
    "$absent": lambda argument, actual, expected: "nothing",
    "$exact": _unreachable,
    "$contains": _unreachable,
}
