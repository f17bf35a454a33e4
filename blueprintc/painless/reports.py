"""What the commands ``painless check`` and ``painless run`` print."""

from dataclasses import dataclass
from typing import cast

from blueprintc.painless.compiler import Regexes, check
from blueprintc.painless.connector import with_default_functions
from blueprintc.painless.errors import PainlessError
from blueprintc.painless.hints import hint
from blueprintc.painless.running import Outcome, TraceStep, flavour, read_params, run
from blueprintc.painless.values.from_json import Numbers

_WIDEST = 200


@dataclass(frozen=True, slots=True)
class PainlessReport:
    """Lines for standard output, remarks for standard error, and the exit status."""

    lines: tuple[str, ...]
    remarks: tuple[str, ...]
    status: int


def check_report(source: str, name: str, context: str, regexes: str) -> PainlessReport:
    """All compile errors, the server's first; status 1 when there are any."""
    whole = with_default_functions(source)
    checked = check(whole, context, regexes=cast("Regexes", regexes))
    lines = [line for error in checked.errors for line in _error_lines(whole, source, name, error)]
    return PainlessReport(tuple(lines), (), 1 if checked.errors else 0)


def run_report(
    source: str,
    params: str,
    name: str,
    *,
    context: str,
    regexes: str,
    target: str,
    numbers: str | None,
    trace: bool,
) -> PainlessReport:
    """The result of a run. Raises ``UsageError`` for parameters that are no JSON object and for an odd release."""
    release_numbers, jdk = flavour(target)
    outcome = run(
        source,
        read_params(params),
        context=context,
        numbers=cast("Numbers", numbers or release_numbers),
        jdk=jdk,
        regexes=cast("Regexes", regexes),
        trace=trace,
    )
    remarks = [_step_line(name, step) for step in outcome.trace]
    if outcome.error is not None:
        remarks += _error_lines(outcome.source, source, name, outcome.error)
        remarks += _explanation(outcome)
        return PainlessReport((), tuple(remarks), 1)
    if outcome.result is None:
        return PainlessReport((), (*remarks, "note: the result is null"), 0)
    if context == "generic":
        remarks.append(f"note: the result is a {outcome.java_class}")
    return PainlessReport((outcome.result,), tuple(remarks), 0)


def _step_line(name: str, step: TraceStep) -> str:
    changes = ", ".join(f"{change.name} = {_short(change.value)}" for change in step.changes)
    return f"{name}:{step.line}: {changes}" if changes else f"{name}:{step.line}"


def _short(text: str) -> str:
    text = text.replace("\n", "\\n")
    return text if len(text) <= _WIDEST else f"{text[:_WIDEST]}…"


def _error_lines(whole: str, source: str, name: str, error: PainlessError) -> list[str]:
    """The error with its place and the line it is on; offsets count UTF-16 units and the function put in front."""
    phase = "compile error" if error.phase == "compile" else "runtime error"
    simple = error.java_class.rpartition(".")[2]
    text = f"error: {phase}: {error.message}" if error.message else f"error: {phase}: {simple}"
    if error.message:
        text += f" [{simple}]"
    advice = hint(error) if error.phase == "compile" else None
    if error.offset is None:
        return [f"{name}: {text}", *([f"  = help: {advice}"] if advice else [])]
    added = len(whole) - len(source)
    offset = _code_point(whole, error.offset)
    shown, at = (whole, offset) if offset < added else (source, offset - added)
    if shown is whole and added:
        name = f"{name} (default escape function)"
    start = shown.rfind("\n", 0, at) + 1
    end = shown.find("\n", at)
    line = shown[start : end if end >= 0 else len(shown)]
    number, column = shown.count("\n", 0, at) + 1, at - start
    width = len(str(number))
    return [
        f"{name}:{number}:{column + 1}: {text}",
        f"{' ' * width} |",
        f"{number} | {line.replace(chr(9), ' ')}",
        f"{' ' * width} | {' ' * column}^",
        *([f"{' ' * width} = help: {advice}"] if advice else []),
    ]


def _code_point(text: str, units: int) -> int:
    """The index in ``text`` of the UTF-16 offset ``units``."""
    if text.isascii() or max(text) <= "\uffff":
        return min(units, len(text))
    seen = 0
    for index, char in enumerate(text):
        if seen >= units:
            return index
        seen += 2 if char > "\uffff" else 1
    return len(text)


def _explanation(outcome: Outcome) -> list[str]:
    if outcome.explanation is None:
        return []
    known = outcome.explanation
    lines = [f"note: the value is {known.to_string}"]
    if known.java_class is not None:
        lines.append(f"note: its class is {known.java_class}")
    return lines
