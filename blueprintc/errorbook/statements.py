"""What a text of any kind says went wrong: error bodies of the REST API, exceptions in logs, single lines."""

import json
import re
from collections.abc import Iterator
from typing import cast

from blueprintc.records import record

#: ``java.lang.IllegalArgumentException: message``, with or without ``Caused by:``.
_EXCEPTION = re.compile(
    r"(?:Caused by: |Suppressed: )?(?<![\w$.])((?:[\w$]+\.)+[\w$]*(?:Exception|Error))(?:\[(.*)\])?(?:: (.*))?$"
)
#: Where a message of several lines ends.
_NEXT = re.compile(r"\s+at [\w.$/@<>-]+\(|\s*Caused by: |\s*\.\.\. \d+ (?:more|common)|\s*Suppressed: |\[\d{4}-|\s*$")
_LONGEST_MESSAGE = 60
_LONGEST_LINE = 100_000
_MOST_BODIES = 10_000
_DEEPEST = 50


@record
class Statement:
    """One thing that is said: the message, the class or REST type of the exception if it is known, and the line."""

    message: str
    line: int
    error_type: str = ""
    is_exact: bool = False


def statements(text: str) -> Iterator[Statement]:
    """All statements of a text, in order. A text of one paragraph is taken as one message, too."""
    body = _body(text, 0)
    if body is not None and not text[: body[1]].strip() and not text[body[2] :].strip():
        yield from _of_body(body[0], 1)
        return
    lines = text.split("\n")
    skip = 0
    for number, line in enumerate(lines, 1):
        if skip:
            skip -= 1
            continue
        found = _body(line, 0) if '"error"' in line else None
        if found is None and line.strip() in ("{", "[") and '"error"' in "\n".join(lines[number - 1 : number + 3]):
            rest = "\n".join(lines[number - 1 : number + 2_000])
            found = _body(rest, 0)
            if found is not None:
                skip = rest[: found[2]].count("\n")
        if found is not None:
            if _is_of_the_server(found[0]) or not line[: found[1]].strip():
                yield from _of_body(found[0], number)
            else:  # a provider's error inside of the server's
                yield Statement(line[:_LONGEST_LINE], number)
            continue
        match = _EXCEPTION.search(line[:_LONGEST_LINE].rstrip())
        if match is not None:
            message, more = _whole_message(match.group(3) or match.group(2) or "", lines, number)
            skip = more
            yield Statement(message, number, match.group(1).rsplit(".", 1)[-1], is_exact=True)
            if match.start() and not match.group().startswith(("Caused", "Suppressed")):
                yield Statement(line[: match.start()], number)
        elif line.strip():
            yield Statement(line[:_LONGEST_LINE], number)


def _is_of_the_server(body: dict[str, object]) -> bool:
    """Whether an error body has the form of the REST API, and not of a provider."""
    error = body.get("error", body)
    return not isinstance(error, dict) or not {"type", "reason", "root_cause", "details"}.isdisjoint(error)


def _whole_message(first: str, lines: list[str], number: int) -> tuple[str, int]:
    """A message with the lines that belong to it, and how many those are; only in front of a stack trace."""
    taken = [first]
    for line in lines[number : number + _LONGEST_MESSAGE]:
        if _NEXT.match(line):
            return ("\n".join(taken), len(taken) - 1) if line.strip() else (first, 0)
        taken.append(line)
    return first, 0


def _body(text: str, start: int) -> tuple[dict[str, object], int, int] | None:
    """The first JSON object with ``error`` in a text: the object, its start and its end."""
    decoder = json.JSONDecoder(strict=False)
    for _ in range(20):
        start = text.find("{", start)
        if start < 0:
            return None
        try:
            value, end = decoder.raw_decode(text, start)
        except (ValueError, RecursionError):
            start += 1
            continue
        if isinstance(value, dict) and (value.get("error") or ("reason" in value and "type" in value)):
            return cast(dict[str, object], value), start, end
        errors = _nested_errors(value)
        if errors:
            return {"error": errors}, start, end
        start = end
    return None


def _nested_errors(value: object) -> list[object]:
    """The errors inside an answer that is none itself: of a bulk request, of a simulated pipeline, of shards."""
    found: list[object] = []
    waiting: list[object] = [value]
    for _ in range(_MOST_BODIES):
        if not waiting:
            break
        here = waiting.pop()
        if isinstance(here, dict):
            error = here.get("error", here.get("reason") if "shard" in here else None)
            if isinstance(error, dict | str):
                found.append(error)
            else:
                waiting.extend(reversed(here.values()))
        elif isinstance(here, list):
            waiting.extend(reversed(here))
    return found


def _of_body(body: dict[str, object], line: int) -> Iterator[Statement]:
    """The reasons of an error body, from outside to inside; those of root causes are among them."""
    error = body.get("error", body)
    seen: set[str] = set()
    waiting: list[object] = [error]
    count = 0
    while waiting and count < _MOST_BODIES:
        count += 1
        here = waiting.pop(0)
        if isinstance(here, str):
            if here not in seen:
                seen.add(here)
                yield Statement(here, line, is_exact=True)
        elif isinstance(here, dict):
            reason = here.get("reason", here.get("message", here.get("details")))
            kind = str(here.get("type", ""))
            if isinstance(reason, str) and reason not in seen:
                seen.add(reason)
                yield Statement(reason, line, kind, is_exact=True)
            elif isinstance(reason, dict) or (reason is None and kind and kind not in seen):
                seen.add(kind)
                if reason is None:
                    yield Statement("null", line, kind, is_exact=True)
            waiting = [here[key] for key in ("caused_by", "failed_shards", "suppressed") if key in here] + waiting
            if isinstance(reason, dict):
                waiting.insert(0, reason)
        elif isinstance(here, list):
            waiting = [*here[:100], *waiting]
