"""Executes a program: parameters in, result or error out, in the server's words."""

import sys
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from types import TracebackType
from typing import Any

from blueprintc.errors import BlueprintcError
from blueprintc.jvm.errors import JavaError
from blueprintc.jvm.strings import join_surrogates, to_utf16
from blueprintc.painless.allowlist import template_allowlist
from blueprintc.painless.api import canonical
from blueprintc.painless.api.org.opensearch.painless.api.debug import ExplainError
from blueprintc.painless.errors import PainlessError
from blueprintc.painless.interpreter.builder import offset_of
from blueprintc.painless.interpreter.dispatch import AllowlistLookup, Linker
from blueprintc.painless.interpreter.generator import FILE_NAME, MAIN, Program
from blueprintc.painless.interpreter.namespace import java_error, namespace
from blueprintc.painless.types import Type
from blueprintc.painless.values import Runtime, placed_line

_UNKNOWN = "<<< unknown portion of script >>>"
_FRAMES = 6000

Trace = Callable[[int, tuple[tuple[str, str, Any], ...]], None]
"""Called after each statement with its offset and the visible variables: name, type, value."""


class ScriptError(BlueprintcError):
    """A script does not compile or has failed; ``error`` is the server's answer, ``thrown`` the exception it
    threw."""

    def __init__(self, error: PainlessError, thrown: JavaError | None) -> None:
        super().__init__(error.message or error.java_class)
        self.error = error
        self.thrown = thrown

    @property
    def explanation(self) -> "Explanation | None":
        """What ``Debug.explain`` found out, when it was that."""
        thrown = self.thrown
        if not isinstance(thrown, ExplainError):
            return None
        name = thrown.java_name
        if name is None:
            return Explanation("null", None, None)
        known = template_allowlist().api(Type(canonical(name))) is not None
        return Explanation(thrown.to_string or "null", name, canonical(name) if known else None)


@dataclass(frozen=True, slots=True)
class Explanation:
    """The answer of ``Debug.explain``: the value's text, its class, and the class as scripts name it (if they
    can)."""

    to_string: str
    java_class: str | None
    painless_class: str | None


def execute(program: Program, variables: Mapping[str, Any], runtime: Runtime, trace: Trace | None = None) -> Any:
    """Run the main body with these values (references; see ``values``) and give the result as a reference.

    Raises ``ScriptError`` for what the server would report, ``UnsupportedError`` for what blueprintc does not run.
    """
    return Prepared(program, runtime, trace).execute(variables)


class Prepared:
    """A program with its dynamic call sites, which stay linked from one run to the next, as in the server's cache.

    That shows: a null at a site is named otherwise once the site has seen another value.
    """

    def __init__(self, program: Program, runtime: Runtime, trace: Trace | None = None) -> None:
        self._program = program
        self._runtime = runtime
        linker = Linker(AllowlistLookup(template_allowlist()), runtime)
        self._names = linker.objects
        self._names.update(namespace(linker, trace))
        for name, factory in program.factories.items():
            self._names[name] = factory(linker)
        exec(program.code, self._names)  # noqa: S102 - generated from the tree, never from text

    def execute(self, variables: Mapping[str, Any]) -> Any:
        """Run the main body, with fresh budgets; see ``execute``."""
        self._runtime.restart()
        try:
            with _room_for_recursion():
                return self._names[MAIN](*variables.values())
        except Exception as error:
            thrown = java_error(error)
            if thrown is None:
                raise
            located = _located(self._program, thrown, error.__traceback__)
            # The frames hold everything that the script made.
            error.__traceback__ = thrown.__traceback__ = None
            raise ScriptError(located, thrown) from None


@contextmanager
def _room_for_recursion() -> Iterator[None]:
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(max(before, _FRAMES))
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


def _located(program: Program, error: JavaError, traceback: TracebackType | None) -> PainlessError:
    # Upstream: PainlessScript.convertToScriptException: the innermost frame of the script counts.
    line = placed_line(error)
    if line is None:
        line = _script_line(traceback)
    offset = offset_of(line) if line is not None else None
    if offset is None:
        unknown: tuple[str, ...] = () if line is None else (_UNKNOWN,)
        return PainlessError(error.java_class, error.message, None, None, None, unknown, "runtime")
    source = to_utf16(program.source)
    start, end = _statement(program, offset, len(source))
    stack = (join_surrogates(source[start:end]), " " * (offset - start) + "^---- HERE")
    return PainlessError(error.java_class, error.message, offset, start, end, stack, "runtime")


def _script_line(traceback: TracebackType | None) -> int | None:
    line: int | None = None
    while traceback is not None:
        if traceback.tb_frame.f_code.co_filename == FILE_NAME:
            line = traceback.tb_lineno
        traceback = traceback.tb_next
    return line


def _statement(program: Program, offset: int, length: int) -> tuple[int, int]:
    """The bounds of the statement around ``offset``: from its start to the start of the next one."""
    starts = program.statements
    at = bisect_right(starts, offset)
    start = starts[at - 1] if at else 0
    end = starts[at] if at < len(starts) else length
    return start, end
