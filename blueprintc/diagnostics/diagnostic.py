"""Findings: what is wrong, where, what was expected, how to mend it."""

from dataclasses import dataclass, field
from enum import Enum

from blueprintc.diagnostics.code import Code, Severity
from blueprintc.records import record, state
from blueprintc.source import Span


class Applicability(Enum):
    """Whether a fix keeps what the file means."""

    SAFE = "safe"
    UNSAFE = "unsafe"


@record
class Edit:
    """Replace the characters of ``span`` by ``replacement``."""

    span: Span
    replacement: str


@record
class Fix:
    """A change of the text that mends a finding. ``title`` is an imperative sentence without a full stop."""

    title: str
    edits: tuple[Edit, ...]
    applicability: Applicability = Applicability.SAFE


@record
class Label:
    """A second place that belongs to a finding, and what it has to do with it."""

    span: Span
    message: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding.

    ``message`` quotes what is wrong and is understandable alone in one line: lower-case start, no full stop.
    ``expected`` is a short text to stand under the caret. ``help`` says how to mend it; ``notes`` add facts.
    """

    code: Code
    message: str
    span: Span
    expected: str = ""
    help: str = ""
    notes: tuple[str, ...] = ()
    labels: tuple[Label, ...] = ()
    fix: Fix | None = None
    severity: Severity = field(default=Severity.ERROR)

    def __post_init__(self) -> None:
        """Messages quote what somebody wrote: line ends and control characters in them become visible."""
        object.__setattr__(self, "message", _one_line(self.message))
        object.__setattr__(self, "help", _one_line(self.help))

    def told(self, path: str = "") -> str:
        """The message behind its place, for one line of words; in the file ``path`` the line alone is named."""
        file, begin = self.span.file, self.span.begin
        if not file.text:  # no place in it; some of these messages name the file
            return self.message if path or file.path in self.message else f"{file.path}: {self.message}"
        place = f"line {begin.line}" if file.path == path else f"{file.path}:{begin.line}:{begin.column}"
        return f"{place}: {self.message}"

    @staticmethod
    def of(
        code: Code,
        message: str,
        span: Span,
        *,
        expected: str = "",
        help: str = "",
        notes: tuple[str, ...] = (),
        labels: tuple[Label, ...] = (),
        fix: Fix | None = None,
    ) -> "Diagnostic":
        """A finding with the severity of its code."""
        return Diagnostic(code, message, span, expected, help, notes, labels, fix, code.severity)


def _one_line(text: str) -> str:
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)


@state
class DiagnosticSink:
    """Collects findings; a stage that finds something reports it and goes on."""

    diagnostics: list[Diagnostic] = field(default_factory=list)

    def report(self, diagnostic: Diagnostic) -> None:
        """Take a finding."""
        self.diagnostics.append(diagnostic)

    @property
    def has_errors(self) -> bool:
        """Whether a finding of severity error was reported."""
        return any(diagnostic.severity is Severity.ERROR for diagnostic in self.diagnostics)

    def sorted(self) -> list[Diagnostic]:
        """The findings in the order of their places, each once."""
        unique = {(d.span.file.path, d.span.start, d.span.end, d.code.id, d.message): d for d in self.diagnostics}
        return [unique[key] for key in sorted(unique)]
