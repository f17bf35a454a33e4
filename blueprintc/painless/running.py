"""Compile and run a script in one step, with a trace on request: what the command line and library users call."""

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from blueprintc.errors import UsageError
from blueprintc.painless.compiler import Regexes, check
from blueprintc.painless.connector import with_default_functions
from blueprintc.painless.errors import PainlessError
from blueprintc.painless.interpreter.generator import generate
from blueprintc.painless.interpreter.run import Explanation, ScriptError, Trace, execute
from blueprintc.painless.values import Runtime, box, class_name
from blueprintc.painless.values.from_json import Numbers, from_json
from blueprintc.painless.values.memory import resident_bytes


@dataclass(frozen=True, slots=True)
class Change:
    """A variable after a statement: its value as Java prints it."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class TraceStep:
    """A statement that was executed: its offset and line (from 1) in the script, and the variables it changed."""

    offset: int
    line: int
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What running a script gave.

    ``source`` is what was run, the default ``escape`` function included. Either ``error`` is set, or ``result`` is
    the text of the value (``None`` for null) and ``java_class`` its class (``None`` for null). ``explanation``
    belongs to an error of ``Debug.explain``.
    """

    source: str
    result: str | None
    java_class: str | None
    error: PainlessError | None
    explanation: Explanation | None
    trace: tuple[TraceStep, ...]


def run(
    source: str,
    params: Mapping[str, Any],
    *,
    context: str = "template",
    numbers: Numbers = "jackson",
    jdk: int = 25,
    regexes: Regexes = "limited",
    trace: bool = False,
    clock: Callable[[], int] | None = None,
) -> Outcome:
    """Run ``source`` with ``params`` (JSON values) in the ``template`` or ``generic`` context.

    ``numbers`` says which parser the parameters come from (Gson: every number is a Double), ``jdk`` which release
    prints doubles. ``clock`` gives nanoseconds since 1970 to scripts that ask for the time. Raises
    ``UnsupportedError`` for what blueprintc does not run, ``UsageError`` for an unknown context.
    """
    whole = with_default_functions(source)
    checked = check(whole, context, regexes=regexes, recover=False, jdk=jdk)
    if checked.script is None:
        return Outcome(whole, None, None, checked.errors[0], None, ())
    runtime = Runtime(
        jdk=jdk,
        regex_factor=6 if regexes == "limited" else None,
        clock=clock,
        timer=time.monotonic,
        memory=resident_bytes,
    )
    recorder = _Recorder(whole, runtime)
    observe: Trace | None = recorder.observe if trace else None
    try:
        program = generate(checked.script, traced=trace)
        value = execute(program, {"params": from_json(params, numbers)}, runtime, observe)
    except ScriptError as failure:
        return Outcome(whole, None, None, failure.error, failure.explanation, tuple(recorder.steps))
    text = None if value is None else runtime.to_text(value)
    return Outcome(whole, text, None if value is None else class_name(value), None, None, tuple(recorder.steps))


class _Recorder:
    """Turns the states that the generated code reports into what changed."""

    def __init__(self, source: str, runtime: Runtime) -> None:
        self.steps: list[TraceStep] = []
        self._source = source
        self._runtime = runtime
        self._known: dict[str, str] = {}

    def observe(self, offset: int, state: tuple[tuple[str, str, Any], ...]) -> None:
        """One statement has been executed."""
        self._runtime.step(1000)
        shown = {name: self._runtime.to_text(box(value, kind)) for name, kind, value in state}
        changes = tuple(Change(name, text) for name, text in shown.items() if self._known.get(name) != text)
        self._known = shown
        line = self._source.count("\n", 0, offset) + 1
        self.steps.append(TraceStep(offset, line, changes))


JDK_OF_RELEASE = ((3, 0, 25), (2, 12, 21), (0, 0, 17))
"""The JDK of a server, by the first release that has it: what the recordings were made with."""


def flavour(release: str) -> tuple[Numbers, int]:
    """The parser of responses and the JDK of an OpenSearch release (``3.4``). Raises ``UsageError``."""
    parts = release.split(".")
    if len(parts) < 2 or not all(part.isdecimal() and part.isascii() for part in parts[:3]):
        raise UsageError(f"release '{release}' is no version, expected one such as 3.4")
    version = (int(parts[0]), int(parts[1]))
    jdk = next(jdk for major, minor, jdk in JDK_OF_RELEASE if version >= (major, minor))
    return ("jackson" if version >= (3, 5) else "gson"), jdk


def read_params(text: str) -> dict[str, Any]:
    """Parameters from a JSON text; an array becomes ``{"result": array}``, as for post-process functions.

    Raises ``UsageError`` when it is no JSON, or neither an object nor an array.
    """
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"the parameters are no JSON: {error}") from None
    if isinstance(value, list):
        return {"result": value}
    if not isinstance(value, dict):
        raise UsageError("the parameters must be a JSON object, or an array as a response body may be")
    return value
