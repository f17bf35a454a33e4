"""How bodies break the contracts of providers, sorted by what an author has done."""

import re
from enum import Enum
from functools import lru_cache

from blueprintc.linter.facts.answers import operation_of
from blueprintc.linter.facts.bodies import Body, body_of
from blueprintc.linter.facts.subject import Action, Subject
from blueprintc.lowering import ParameterTypes
from blueprintc.providers import Operation
from blueprintc.providers.schemas import load_schema
from blueprintc.providers.validation import Hole, Violation, violations
from blueprintc.records import record


class Kind(Enum):
    """What an author has done; each is told by a rule of its own."""

    NUMBER_IN_QUOTES = "a number or a boolean stands in quotes"
    LIST_IN_QUOTES = "a list or an object stands in quotes"
    QUOTED_JSON = "a placeholder in quotes whose parameter is known to be no text, which BP221 tells"
    UNKNOWN_FIELD = "a field that the contract does not have"
    OTHER = "anything else"


@record
class Breach:
    """One violation: what kind it is, of which operation, in which body."""

    kind: Kind
    violation: Violation
    operation: Operation
    body: Body


_LITERAL = re.compile(r"-?\d+(?:\.\d+)?|true|false")


def breaches(subject: Subject, action: Action) -> tuple[Breach, ...]:
    """How an action's body breaks its provider's contract; nothing where the provider is not known for certain."""
    operation = operation_of(subject, action)
    schema = operation.request_schema if operation is not None and operation.is_by_host else None
    body = body_of(subject, action) if schema is not None else None
    if operation is None or schema is None or body is None:
        return ()
    types = subject.types_of(action)
    return tuple(
        Breach(_kind(violation, body, types), violation, operation, body)
        for violation in _violations(operation.contract, _Same(body))
    )


class _Same:
    """A body, compared by identity: the rules of the family ask one after the other for the same."""

    def __init__(self, body: Body) -> None:
        self.body = body

    def __hash__(self) -> int:
        return id(self.body)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.body is self.body


@lru_cache(maxsize=8)
def _violations(contract: str, same: _Same) -> tuple[Violation, ...]:
    schema = load_schema(contract, "request")
    return () if schema is None else tuple(violations(schema, same.body.value))


def _kind(violation: Violation, body: Body, types: ParameterTypes) -> Kind:
    if violation.kind in ("unknown", "ignored"):
        return Kind.UNKNOWN_FIELD
    if violation.kind != "type":
        return Kind.OTHER
    value = value_at(body.value, violation.place)
    wanted = violation.message.partition(", and is ")[0]
    if isinstance(value, str) and _LITERAL.fullmatch(value) and re.search(r"number|true or false", wanted):
        return Kind.NUMBER_IN_QUOTES
    if isinstance(value, Hole) and violation.place in body.quoted and "a text" not in wanted:
        known = types.of(body.quoted[violation.place])
        if known is not None:
            return Kind.OTHER if known.is_text else Kind.QUOTED_JSON
        return Kind.LIST_IN_QUOTES if re.search(r"list|object", wanted) else Kind.NUMBER_IN_QUOTES
    return Kind.OTHER


def value_at(value: object, place: tuple[str | int, ...]) -> object:
    """The value at a place of a body; none where there is none."""
    for step in place:
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value
