"""What is wrong with the text of a test: collected with its place, as findings about blueprints are."""

from pathlib import Path

from blueprintc.diagnostics import Diagnostic
from blueprintc.records import record
from blueprintc.source import Span
from blueprintc.tester.result import Failure, Place

_LONGEST_LINE = 400


@record
class Problem:
    """A mistake in a test; ``message`` starts in lower case, ``help`` says how to mend it."""

    message: str
    span: Span
    help: str = ""


class Problems:
    """Collects mistakes, and which files were read on the way."""

    def __init__(self) -> None:
        self.found: list[Problem] = []
        self.files: list[Path] = []

    def report(self, message: str, span: Span, help: str = "") -> None:
        """Take a mistake."""
        problem = Problem(message, span, help)
        if problem not in self.found:  # one item may stand for many cases
            self.found.append(problem)

    def take(self, diagnostics: list[Diagnostic]) -> None:
        """Take the errors that a reader found."""
        for found in diagnostics:
            if found.severity.value == "error":
                self.report(found.message, found.span, found.help)


def place_of(span: Span) -> Place:
    """A span for people."""
    begin, finish = span.begin, span.finish
    text = span.file.line_text(begin.line)[:_LONGEST_LINE] if span.file.text else ""
    return Place(
        path=span.file.path,
        line=begin.line,
        column=begin.column,
        end_line=finish.line,
        end_column=finish.column,
        text=text,
    )


def failure_of(problem: Problem) -> Failure:
    """A mistake as the failure of a file."""
    return Failure(kind="file", message=problem.message, place=place_of(problem.span), help=problem.help)
