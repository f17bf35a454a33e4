"""``find_line``: which line of a request's body, laid out for people, an error of the provider is about."""

import json
from collections.abc import Iterable

from blueprintc.jsontext import Json
from blueprintc.records import record

_LONGEST_LINE = 120


@record
class BodyLine:
    """``number``, from 1, and ``text`` of the line in the body with two spaces of indentation; ``path``: its steps."""

    number: int
    text: str
    path: tuple[str | int, ...]


def find_line(body: bytes | None, paths: Iterable[tuple[str, ...]]) -> BodyLine | None:
    """The line of the first path that the body has; a path that goes on counts as far as it leads."""
    try:
        value: Json = json.loads(body or b"")
    except (ValueError, RecursionError):
        return None
    for steps in paths:
        path = _follow(value, steps)
        if path:
            return _line(value, path)
    return None


def _follow(value: Json, steps: tuple[str, ...]) -> tuple[str | int, ...]:
    """The part of a path that exists."""
    path: list[str | int] = []
    for step in steps:
        if isinstance(value, dict) and step in value:
            path.append(step)
            value = value[step]
        elif isinstance(value, list) and step.isdecimal() and int(step) < len(value):
            path.append(int(step))
            value = value[int(step)]
        else:
            break
    return tuple(path)


def _line(value: Json, path: tuple[str | int, ...]) -> BodyLine:
    """Where a path begins in the text that ``json.dumps(value, indent=2)`` gives."""
    number = 1
    for step in path:
        number += 1
        if isinstance(value, dict):
            for name, member in value.items():
                if name == step:
                    value = member
                    break
                number += _height(member)
        elif isinstance(value, list) and isinstance(step, int):
            number += sum(_height(item) for item in value[:step])
            value = value[step]
    name = f"{json.dumps(path[-1])}: " if isinstance(path[-1], str) else ""
    shown = name + json.dumps(value, ensure_ascii=False)
    return BodyLine(number, shown if len(shown) <= _LONGEST_LINE else shown[:_LONGEST_LINE] + " …", path)


def _height(value: Json) -> int:
    return json.dumps(value, indent=2).count("\n") + 1
