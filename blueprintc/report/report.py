"""What a check found, ready to be shown."""

from collections.abc import Sequence

from blueprintc.diagnostics import Diagnostic, Severity
from blueprintc.records import record
from blueprintc.source import Reads, Span


@record
class Suppressed:
    """A finding that a comment in the file keeps quiet, and the reason that the comment gives."""

    diagnostic: Diagnostic
    reason: str = ""


@record
class Built:
    """A connector that the file ``path`` builds: its name, where that stands, and the variant that it is."""

    path: str
    name: str
    span: Span
    variant: str | None = None


@record
class Linted:
    """The findings of one file in the order of their places.

    ``understood`` is false where the file is not a blueprint or connector at all: its findings then cannot be
    deselected, because nothing else was looked at. ``reads`` is what they depend on besides the file's own text; those
    that are ``remembered`` come from an earlier run. ``connectors`` are what rules over several files compare.
    """

    diagnostics: Sequence[Diagnostic]
    suppressed: Sequence[Suppressed] = ()
    understood: bool = True
    reads: Reads = Reads()
    remembered: bool = False
    connectors: Sequence[Built] = ()


@record
class Report:
    """The findings of one run.

    ``diagnostics`` are in the order in which they are to be shown; ``paths`` are the files that were looked at, with
    and without findings. A finding at or above ``fail_on`` fails the run; with none, nothing does. ``known`` are the
    findings of a baseline.
    """

    diagnostics: tuple[Diagnostic, ...]
    paths: tuple[str, ...]
    suppressed: tuple[Suppressed, ...] = ()
    fail_on: Severity | None = Severity.ERROR
    known: tuple[Diagnostic, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether a finding is bad enough to fail the run."""
        return any(self.fails(diagnostic) for diagnostic in self.diagnostics)

    def fails(self, diagnostic: Diagnostic) -> bool:
        """Whether this finding alone fails the run."""
        return self.fail_on is not None and diagnostic.severity.rank >= self.fail_on.rank

    def count(self, severity: Severity) -> int:
        """How many findings of one severity there are."""
        return sum(1 for diagnostic in self.diagnostics if diagnostic.severity is severity)

    def summary(self) -> str:
        """One line for people: ``2 errors, 1 warning in 3 files``."""
        if not self.paths:
            return "there are no blueprints or connectors here"
        counted = [_plural(self.count(severity), severity.value) for severity in Severity if self.count(severity)]
        known = f" ({len(self.known)} more in the baseline)" if self.known else ""
        return f"{', '.join(counted) or 'no findings'} in {_plural(len(self.paths), 'file')}{known}"


def _plural(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 or noun == "info" else f"{count} {noun}s"
