"""Answers that are wrong on purpose: what a connector must tell from a good one, or bear."""

import json
from collections.abc import Iterator

from blueprintc.providers.answering import JSON_HEADERS, dumps, stub
from blueprintc.providers.contract import Answer, Operation, Request, Value
from blueprintc.records import record


@record
class Fault:
    """A wrong answer with status 200. ``name`` is short and unique; ``words`` tell what is wrong with it."""

    name: str
    words: str
    answer: Answer


def faults(operation: Operation, request: Request) -> tuple[Fault, ...]:
    """Wrong answers to a good request: one too few, one too many, other order, cut off, empty, without a field.

    Where the stub refuses the request there are none.
    """
    good = stub(request, operation)
    if good.status != 200:
        return ()
    value: Value = json.loads(good.body)
    found = [Fault(name, words, Answer(200, JSON_HEADERS, dumps(wrong))) for name, words, wrong in _wrong(value)]
    cut = good.body[: max(len(good.body) * 2 // 3, 1)]
    return (
        *found,
        Fault("truncated", "the answer stops in its middle", Answer(200, JSON_HEADERS, cut)),
        Fault("empty", "the answer has no body", Answer(200, JSON_HEADERS, b"")),
        Fault("empty object", "the answer is an empty object", Answer(200, JSON_HEADERS, b"{}")),
        Fault("html", "a page in place of JSON", Answer(200, (("Content-Type", "text/html"),), _PAGE)),
    )


_PAGE = b"<html><body><h1>502 Bad Gateway</h1></body></html>"


def _wrong(value: Value) -> Iterator[tuple[str, str, Value]]:
    results = _results(value)
    if results is not None:
        if len(results) > 1:
            yield "one too few", "the last result is missing", _with(value, results, results[:-1])
            yield "other order", "the results are in another order", _with(value, results, results[::-1])
        yield "one too many", "the last result is there twice", _with(value, results, [*results, results[-1]])
        yield "no results", "the list of results is empty", _with(value, results, [])
        first = results[0]
        if isinstance(first, dict) and first:
            name = max(first, key=lambda key: len(json.dumps(first[key])))
            rest: Value = {key: item for key, item in first.items() if key != name}
            yield f"no {name}", f'the first result has no "{name}"', _with(value, results, [rest, *results[1:]])
    if isinstance(value, dict):
        name = max(value, key=lambda key: len(json.dumps(value[key])), default="")
        if name:
            yield "missing field", f'"{name}" is missing', {key: item for key, item in value.items() if key != name}
            yield "null field", f'"{name}" is null', {**value, name: None}


def _results(value: Value) -> list[Value] | None:
    """The list of results: the answer itself, or its first list of vectors, objects or texts."""
    if isinstance(value, list):
        return value or None
    for item in value.values() if isinstance(value, dict) else ():
        if isinstance(item, list) and item and isinstance(item[0], list | dict):
            return item
    for item in value.values() if isinstance(value, dict) else ():
        found = _results(item) if isinstance(item, dict) else None
        if found:
            return found
    return None


def _with(value: Value, results: list[Value], others: list[Value]) -> Value:
    """The answer with other results in the place of the list (found by identity)."""
    if value is results:
        return others
    if isinstance(value, dict):
        return {key: _with(item, results, others) for key, item in value.items()}
    return value
