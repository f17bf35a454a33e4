"""Who answers a call, and what: the provider's operation, and a sample of its answer to the connector's own body."""

import json
from functools import lru_cache

from blueprintc.jsontext import Json
from blueprintc.linter.facts.bodies import Body, body_of
from blueprintc.linter.facts.fillers import with_region
from blueprintc.linter.facts.subject import Action, Subject
from blueprintc.model import Scalar
from blueprintc.providers import Operation, Value, operation_for
from blueprintc.providers.validation import OPEN, Hole, is_hard, violations
from blueprintc.records import record


@record
class KnownAnswer:
    """An answer: who gives it, in words; the tasks that it is for; the sample's text."""

    who: str
    tasks: tuple[str, ...]
    text: str

    @property
    def sample(self) -> Json:
        """The parsed answer."""
        return _parsed(self.text)


@lru_cache(maxsize=200)
def _parsed(text: str) -> Json:
    value: Json = json.loads(text)
    return value


def operation_of(subject: Subject, action: Action) -> Operation | None:
    """The provider's operation that an action calls; none where it is not known."""
    text = action.text("url")
    if text is None or not text.value:
        return None
    return operation_for(action.method, with_region(subject.filled(text.value)), _headers(subject, action))


def _headers(subject: Subject, action: Action) -> tuple[tuple[str, str], ...]:
    members = () if action.headers is None else action.headers.members
    return tuple(
        (member.key.value, subject.filled(member.value.text.value))
        for member in members
        if isinstance(member.value, Scalar)
    )


def url_of(subject: Subject, action: Action) -> str:
    """The URL of an action with the connector's own parameters; empty without one."""
    text = action.text("url")
    return "" if text is None else with_region(subject.filled(text.value))


def known_answer(subject: Subject, action: Action) -> KnownAnswer | None:
    """What the provider of an action answers; none where that is not known."""
    operation = operation_of(subject, action)
    if operation is None or not operation.contract:
        return None
    from blueprintc.providers.full_answers import all_types, full_answer

    body, url = body_of(subject, action), url_of(subject, action)
    answer = full_answer(operation, None if body is None else _asked(body, operation), url)
    if _has_no_results(answer):
        answer = full_answer(operation, None, url)
    if body is not None and _leaves_types_open(body) and isinstance(answer, dict) and "embeddings" in answer:
        answer["embeddings"] = all_types()
    return KnownAnswer(operation.title, operation.tasks, json.dumps(_short(answer)))


def _has_no_results(answer: Value) -> bool:
    """Whether the body asks for nothing, so that the answer shows nothing."""
    values = list(answer.values()) if isinstance(answer, dict) else [answer]
    nested = [item for value in values if isinstance(value, dict) for item in value.values()]
    lists = [value for value in (*values, *nested) if isinstance(value, list)]
    return bool(lists) and not any(lists)


def _leaves_types_open(body: Body) -> bool:
    value = body.value
    return isinstance(value, dict) and (isinstance(value.get("embedding_types"), Hole) or OPEN in value)


def _asked(body: Body, operation: Operation) -> Value:
    """The body with the example's values where a call decides; none where the provider refuses it."""
    schema, example = operation.request_schema, operation.example
    if schema is not None and any(map(is_hard, violations(schema, body.value))):
        return None
    return _concrete(body.value, example if isinstance(example, dict) else {})


def _concrete(value: object, example: object) -> Value:
    if isinstance(value, dict):
        known = example if isinstance(example, dict) else {}
        # What a call decides and the example does without is left out: a wrong guess, such as top_n, would show.
        return {
            name: _concrete(item, known.get(name))
            for name, item in value.items()
            if name != OPEN and not (isinstance(item, Hole) and known and name not in known)
        }
    if isinstance(value, list):
        known_item = example[0] if isinstance(example, list) and example else None
        return [_concrete(item, known_item) for item in value if item != OPEN]
    if isinstance(value, Hole):
        kinds = value.kinds or {"string"}
        fallback = next((_HARMLESS[kind] for kind in ("string", "array", "integer", "number") if kind in kinds), None)
        made: Value = _copied(example) if example is not None else fallback
        return made
    return value if isinstance(value, str | int | float | bool) else None


_HARMLESS: dict[str, Value] = {"string": "text", "array": ["text"], "integer": 1, "number": 1}


def _copied(example: object) -> Value:
    value: Value = json.loads(json.dumps(example))
    return value


def _short(value: Value) -> Value:
    """The answer with vectors of two numbers, as no rule looks at more, and results in the order of their indexes."""
    if isinstance(value, dict):
        return {name: _short(item) for name, item in value.items()}
    if isinstance(value, list):
        if len(value) > 2 and all(isinstance(item, int | float) for item in value):
            return value[:2]
        return [_numbered(_short(item), index) for index, item in enumerate(value)]
    return value


def _numbered(item: Value, index: int) -> Value:
    """A result with its own place as its index: how many a call asks for is not known, and functions count."""
    return {**item, "index": index} if isinstance(item, dict) and isinstance(item.get("index"), int) else item
