"""``expect.requests``: how many requests go to the provider, and what they are like."""

import json
from collections.abc import Iterator

from blueprintc.emulator.exchange import Request
from blueprintc.jsontext import Json
from blueprintc.model import Mapping, Node, Scalar, Sequence
from blueprintc.records import record
from blueprintc.source import Span
from blueprintc.tester.expectations.contract import Evidence
from blueprintc.tester.expectations.json_match import Difference, Rules, differences, show
from blueprintc.tester.expectations.json_path import check_paths, path_differences
from blueprintc.tester.expectations.telling import told
from blueprintc.tester.problems import Problems, place_of
from blueprintc.tester.result import Failure


@record
class RequestsExpectation:
    """``count`` with its place; ``each`` holds for every request, ``items`` for one each, in order."""

    count: int | None
    place: Span
    each: Mapping | None
    items: tuple[Mapping, ...]

    def check(self, evidence: Evidence) -> Iterator[Failure]:
        """What does not hold."""
        numbered = [(at, request) for at, run in enumerate(evidence.runs) for request in run.outcome.requests]
        if self.count is not None and self.count != len(numbered):
            yield Failure(
                kind="requests.count",
                message=f"{_requests(len(numbered))} to the provider, expected {self.count}",
                place=place_of(self.place),
                expected=str(self.count),
                actual=str(len(numbered)),
            )
        if self.each is not None:
            if not numbered:
                place = place_of(_first_line(self.each.span))
                yield Failure(kind="requests", message="there is no request to the provider", place=place)
            for number, (at, request) in enumerate(numbered, 1):
                yield from _check(self.each, request, f"request {number}", at)
        for number, (item, (at, request)) in enumerate(zip(self.items, numbered, strict=False), 1):
            yield from _check(item, request, f"request {number}", at)


def read_requests(node: Node, problems: Problems) -> RequestsExpectation:
    """An integer, a mapping or a list of mappings."""
    items: tuple[Mapping, ...] = ()
    each: Mapping | None = None
    count: int | None = None
    place = node.span
    if isinstance(node, Scalar) and isinstance(node.value, int):
        count = node.value
    elif isinstance(node, Sequence):
        items = tuple(item for item in node.items if isinstance(item, Mapping))
        count, place = len(node.items), _first_line(node.span)
    elif isinstance(node, Mapping):
        given = node.get("count")
        if isinstance(given, Scalar) and isinstance(given.value, int):
            count, place = given.value, given.span
        each = node if any(key != "count" for key in node.keys()) else None  # noqa: SIM118
    for one in (*items, *((each,) if each is not None else ())):
        paths = one.get("jsonpath")
        if isinstance(paths, Mapping):
            check_paths(paths, problems)
    return RequestsExpectation(count, place, each, items)


def _check(expected: Mapping, request: Request, what: str, at: int) -> Iterator[Failure]:
    for member in expected.members:
        name, value = member.key.value, member.value
        match name:
            case "method" | "url":
                yield from _text(f"requests.{name}", value, getattr(request, name), f"{what}: the {name}", at)
            case "headers" if isinstance(value, Mapping):
                yield from _headers(value, request, what, at)
            case "body_exact" if isinstance(value, Scalar):
                yield from _text("requests.body_exact", value, _body(request), f"{what}: the body", at)
            case "body" | "jsonpath":
                yield from _body_failures(name, value, request, what, at)


def _body_failures(name: str, value: Node, request: Request, what: str, at: int) -> Iterator[Failure]:
    text = _body(request)
    body: Json
    try:
        body = json.loads(text)
    except (ValueError, RecursionError) as error:
        message = f"{what}: the body is not JSON ({error}): {text[:200]}" if text else f"{what}: there is no body"
        yield Failure(kind=f"requests.{name}", message=message, place=place_of(_first_line(value.span)), played=at)
        return
    found: Iterator[Difference]
    if name == "jsonpath":
        found = path_differences(value, body, Rules()) if isinstance(value, Mapping) else iter(())
    else:
        found = differences(value, body, Rules())
    yield from told(f"requests.{name}", f"{what}: body", found, at)


def _headers(expected: Mapping, request: Request, what: str, at: int) -> Iterator[Failure]:
    for member in expected.members:
        name, value = member.key.value, member.value
        found = request.header(name)
        if isinstance(value, Scalar) and value.value is None:
            if found is not None:
                message = f"{what}: the header {name} must not be there"
                yield Failure(
                    kind="requests.headers", message=message, place=place_of(member.span), actual=found, played=at
                )
        elif isinstance(value, Scalar) and not isinstance(value.value, str):
            yield from _text("requests.headers", value, found, f"{what}: the header {name}", at, value.text.value)
        else:
            if found is None:
                there = ", ".join(key for key, _ in request.headers)
                message = f"{what}: there is no header {name}; there is {there}"
                yield Failure(kind="requests.headers", message=message, place=place_of(member.span), played=at)
            else:
                found_differences = differences(value, found, Rules(), f"header {name}")
                yield from told("requests.headers", what, found_differences, at)


def _text(
    kind: str, expected: Node, actual: str | None, what: str, at: int, wanted: str | None = None
) -> Iterator[Failure]:
    text = wanted if wanted is not None else (expected.text.value if isinstance(expected, Scalar) else "")
    if actual == text:
        return
    difference = ""
    message = f"{what} is {show(actual)}, expected {show(text)}"
    if actual is not None and len(text) > 60:
        same = next(
            (n for n, (a, b) in enumerate(zip(text, actual, strict=False)) if a != b), min(map(len, (text, actual)))
        )
        message = f"{what} differs from character {same + 1} on"
        begin = max(same - 30, 0)
        difference = f"- {text[begin : same + 80]}\n+ {actual[begin : same + 80]}\n  {' ' * (same - begin)}^"
    yield Failure(
        kind=kind,
        message=message,
        place=place_of(_first_line(expected.span)),
        expected=text,
        actual=actual or "",
        difference=difference,
        played=at,
    )


def _body(request: Request) -> str:
    return (request.body or b"").decode("utf-8", "replace")


def _requests(count: int) -> str:
    return "1 request" if count == 1 else f"{count} requests"


def _first_line(span: Span) -> Span:
    end = span.file.text.find("\n", span.start, span.end)
    return span if end < 0 else Span(span.file, span.start, max(end, span.start + 1))
