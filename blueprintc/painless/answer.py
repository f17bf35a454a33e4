"""The operations of the answer protocol that are about Painless: dict in, dict out (``oracle/README.md``)."""

import re
from collections.abc import Callable
from typing import Any

from blueprintc.jvm.errors import JavaError
from blueprintc.painless.allowlist import template_allowlist
from blueprintc.painless.allowlist_dump import dump_allowlist
from blueprintc.painless.compiler import check
from blueprintc.painless.connector import defines_escape, uses_escape, with_default_functions
from blueprintc.painless.errors import PainlessError
from blueprintc.painless.interpreter.generator import generate
from blueprintc.painless.interpreter.run import ScriptError, execute
from blueprintc.painless.values import Array, Runtime, box, canonical_name, class_name
from blueprintc.painless.values.from_json import from_json

_IDENTITY = re.compile(r"(\[[A-Z]|[\w$]+\.[\w$.]+;?)@[0-9a-f]+")

Request = dict[str, Any]
Answer = dict[str, Any]


def painless(request: Request) -> Answer:
    """Compile and run a script: ``result`` as text with its ``type``, or ``error``."""
    source = request["source"]
    if request.get("escape_function"):
        source = with_default_functions(source)
    regexes = request.get("regex", "limited")
    checked = check(source, request.get("context", "template"), regexes=regexes, recover=False, max_bytes=None)
    if checked.script is None:
        return {"error": error_fields(checked.errors[0])}
    runtime = Runtime(regex_factor=6 if regexes == "limited" else None)
    params = from_json(request.get("params") or {}, request.get("numbers", "jackson"))
    try:
        value = execute(generate(checked.script), {"params": params}, runtime)
    except ScriptError as failure:
        return {"error": error_fields(failure.error) | explained(failure)}
    try:
        text = None if value is None else printed(runtime, value)
    except JavaError as error:
        return {"error": {"class": error.java_class, "message": error.message}}
    if request.get("context", "template") == "template":
        return {"result": text}
    return {"result": text, "type": "null" if value is None else simple_class(value)}


def printed(runtime: Runtime, value: Any) -> str:
    """A value as the oracle prints it: arrays with their content."""
    if isinstance(value, Array):
        inside = (printed(runtime, box(element, value.component)) for element in value)
        return f"array[{', '.join(inside)}]"
    return runtime.to_text(value)


def error_fields(error: PainlessError) -> Answer:
    """An error in the oracle's fields."""
    fields: Answer = {"phase": error.phase, "class": error.java_class, "message": error.message}
    if error.java_class == "java.lang.StackOverflowError":
        return fields  # where the stack ends depends on the JIT compiler
    if error.offset is not None:
        fields |= {"offset": error.offset, "start": error.start, "end": error.end}
    if error.stack:
        fields["script_stack"] = list(error.stack)
    return fields


def explained(failure: ScriptError) -> Answer:
    """What ``Debug.explain`` adds to its error."""
    explanation = failure.explanation
    if explanation is None:
        return {}
    fields: Answer = {"to_string": [_IDENTITY.sub(r"\1@<hash>", explanation.to_string)]}
    if explanation.java_class is not None:
        fields["java_class"] = [explanation.java_class]
    if explanation.painless_class is not None:
        fields["painless_class"] = [explanation.painless_class]
    return fields


def simple_class(value: Any) -> str:
    """``getClass().getSimpleName()``."""
    if type(value) is Array:
        return canonical_name(value).rpartition(".")[2]
    simple = class_name(value).rpartition(".")[2].rpartition("$")[2]
    return "" if simple.isdecimal() else simple  # an anonymous class has no name


def escape_detection(request: Request) -> Answer:
    """What the server finds out about ``escape`` in a script."""
    source = request["source"]
    used, defined = uses_escape(source), defines_escape(source)
    prepended = with_default_functions(source) != source
    return {"result": {"used": used, "defined": defined, "prepended": prepended}}


def painless_allowlist(request: Request) -> Answer:
    """The API of the template context."""
    return {"result": dump_allowlist(template_allowlist())}


OPERATIONS: dict[str, Callable[[Request], Answer]] = {
    "escape_detection": escape_detection,
    "painless": painless,
    "painless_allowlist": painless_allowlist,
}
