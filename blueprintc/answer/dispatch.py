"""Finds the operation of a request and turns what it gives or raises into an answer."""

import json
import re
from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from typing import Any, TypeAlias

from blueprintc.errors import BlueprintcError, UnsupportedError
from blueprintc.jsontext.printing import print_jackson
from blueprintc.jvm import JavaError

Request: TypeAlias = dict[str, Any]
Answer: TypeAlias = dict[str, Any]
Operation: TypeAlias = Callable[[Request], Answer]

# Each exposes ``OPERATIONS: dict[str, Operation]``. An operation returns the answer's fields (``result`` and what
# belongs beside it) or raises; a ``JavaError`` becomes the answer's ``error``.
_MODULES = (
    "blueprintc.answer.java_values",
    "blueprintc.answer.paths",
    "blueprintc.emulator.answer",
    "blueprintc.emulator.answer_functions",
    "blueprintc.emulator.answer_scripts",
    "blueprintc.painless.answer",
)

_NOT_ASCII = re.compile("[^\x00-\x7f]")


@cache
def operations() -> Mapping[str, Operation]:
    """All operations by name. A module that is not there (a smaller installation) is left out."""
    found: dict[str, Operation] = {}
    for name in _MODULES:
        try:
            module = import_module(name)
        except ModuleNotFoundError as error:
            if error.name is None or not name.startswith(error.name):
                raise
            continue
        found.update(module.OPERATIONS)
    found["ops"] = lambda request: {"result": sorted(found)}
    return found


def answer_request(request: Request) -> Answer:
    """The answer to one request, with its ``id``; errors of any kind are answers."""
    answer: Answer = {"id": request["id"]} if "id" in request else {}
    try:
        operation = operations().get(str(request.get("op", "")))
        if operation is None:
            raise UnsupportedError(f"unknown op [{request.get('op')}]")
        answer.update(operation(request))
    except JavaError as error:
        answer["error"] = {"class": error.java_class, "message": error.message}
    except BlueprintcError as error:
        answer["error"] = {"class": f"blueprintc.{type(error).__name__}", "message": str(error)}
    return answer


def answer_line(line: str) -> str:
    """The answer, as one line of JSON, to a request given as one line of JSON."""
    try:
        request = json.loads(line)
    except (ValueError, RecursionError) as error:
        return dump_answer({"error": {"class": "blueprintc.UsageError", "message": f"no JSON: {error}"}})
    if not isinstance(request, dict):
        return dump_answer({"error": {"class": "blueprintc.UsageError", "message": "a request is a JSON object"}})
    return dump_answer(answer_request(request))


def dump_answer(answer: Answer) -> str:
    """The answer's JSON as the oracle writes it: Jackson's number texts, everything beyond ASCII escaped."""
    return _NOT_ASCII.sub(_escape, print_jackson(answer))


def _escape(match: "re.Match[str]") -> str:
    units = match.group().encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02X}{units[at + 1]:02X}" for at in range(0, len(units), 2))
