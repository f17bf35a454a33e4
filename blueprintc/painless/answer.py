"""The operations of the answer protocol that are about Painless: dict in, dict out (``oracle/README.md``)."""

from collections.abc import Callable
from typing import Any

from blueprintc.painless.compiler import check
from blueprintc.painless.errors import PainlessError
from blueprintc.painless.interpreter.generator import generate
from blueprintc.painless.interpreter.run import ScriptError, execute
from blueprintc.painless.values import Array, Runtime, canonical_name, class_name
from blueprintc.painless.values.from_json import from_json

Request = dict[str, Any]
Answer = dict[str, Any]


def painless(request: Request) -> Answer:
    """Compile and run a script: ``result`` as text with its ``type``, or ``error``."""
    source = request["source"]
    if request.get("escape_function"):
        source = with_escape_function(source)
    regexes = request.get("regex", "limited")
    checked = check(source, request.get("context", "template"), regexes=regexes, recover=False, max_bytes=None)
    if checked.script is None:
        return {"error": error_fields(checked.errors[0])}
    runtime = Runtime(regex_factor=6 if regexes == "limited" else None)
    params = from_json(request.get("params") or {}, request.get("numbers", "jackson"))
    try:
        value = execute(generate(checked.script), {"params": params}, runtime)
        text = None if value is None else runtime.to_text(value)
    except ScriptError as failure:
        return {"error": error_fields(failure.error) | explained(failure)}
    return {"result": text, "type": "null" if value is None else simple_class(value)}


def error_fields(error: PainlessError) -> Answer:
    """An error in the oracle's fields."""
    fields: Answer = {"phase": error.phase, "class": error.java_class, "message": error.message}
    if error.offset is not None:
        fields |= {"offset": error.offset, "start": error.start, "end": error.end}
    if error.stack:
        fields["script_stack"] = list(error.stack)
    return fields


def explained(failure: ScriptError) -> Answer:
    """What ``Debug.explain`` adds to its error."""
    explanation: Answer = getattr(failure.thrown, "explanation", {})
    return explanation


def simple_class(value: Any) -> str:
    """``getClass().getSimpleName()``."""
    if type(value) is Array:
        return canonical_name(value).rpartition(".")[2]
    return class_name(value).rpartition(".")[2].rpartition("$")[2]


def with_escape_function(source: str) -> str:
    """The script with the default ``escape`` in front, when it uses it."""
    from blueprintc.painless.connector import with_default_functions

    return with_default_functions(source)


OPERATIONS: dict[str, Callable[[Request], Answer]] = {"painless": painless}
