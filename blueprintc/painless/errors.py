"""Compile errors of Painless: what the server would answer, and nothing about how we say it to people."""

from dataclasses import dataclass
from typing import Literal

from blueprintc.errors import BlueprintcError
from blueprintc.painless.units import from_units

Phase = Literal["compile", "runtime"]

ILLEGAL_ARGUMENT = "java.lang.IllegalArgumentException"
ILLEGAL_STATE = "java.lang.IllegalStateException"
CLASS_CAST = "java.lang.ClassCastException"
ARITHMETIC = "java.lang.ArithmeticException"
NULL_POINTER = "java.lang.NullPointerException"
STACK_OVERFLOW = "java.lang.StackOverflowError"
ARRAY_INDEX = "java.lang.ArrayIndexOutOfBoundsException"

_AROUND = 25  # characters of the source that a script stack shows on each side of the offset


@dataclass(frozen=True, slots=True)
class PainlessError:
    """One error of a script, in the server's words.

    ``java_class`` is the full name of the exception (the ``caused_by`` of a ``script_exception``), ``message`` its
    text (``None`` for a null message), ``offset`` the place in UTF-16 units (``None`` for the few errors without
    position). ``start`` and ``end`` bound the excerpt in ``stack``, the two lines of the server's ``script_stack``.
    """

    java_class: str
    message: str | None
    offset: int | None
    start: int | None
    end: int | None
    stack: tuple[str, ...]
    phase: Phase = "compile"


class CompileError(BlueprintcError):
    """Raised inside the front end for the first error; ``check`` turns it into a ``PainlessError``."""

    def __init__(self, message: str | None, offset: int | None, java_class: str = ILLEGAL_ARGUMENT) -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset
        self.java_class = java_class

    def located(self, source: str) -> PainlessError:
        """The error with its excerpt of ``source``, in the shape of the server's answer.

        ``source`` is the text in UTF-16 units, one character each (see ``lexer.utf16``).
        """
        # Upstream: PainlessScript.convertToScriptException
        if self.offset is None:
            return PainlessError(self.java_class, self.message, None, None, None, ())
        start = max(0, self.offset - _AROUND)
        end = min(len(source), self.offset + _AROUND)
        line = from_units(source[start:end])
        pointer = " " * (self.offset - start) + "^---- HERE"
        if start > 0:
            line = "... " + line
            pointer = "    " + pointer
        if end < len(source):
            line += " ..."
        return PainlessError(self.java_class, self.message, self.offset, start, end, (line, pointer))
