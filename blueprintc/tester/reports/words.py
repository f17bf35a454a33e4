"""Words that several reports share."""

from blueprintc.data import Target
from blueprintc.data.releases import describe
from blueprintc.tester.result import CaseResult, Failure, TestResult


def summary(result: TestResult) -> str:
    """A run in a line."""
    counts = [(result.count("passed"), "passed"), (result.count("failed"), "failed")]
    counts += [(result.count("error"), "could not be carried out"), (result.count("skipped"), "skipped")]
    told = ", ".join(f"{number:,} {word}" for number, word in counts if number) or "no tests"
    limits, warnings = _distinct(result, "limit"), _distinct(result, "warning")
    told += f"; {warnings} warning{'s' * (warnings != 1)}" if warnings else ""
    told += f"; {limits} known limit{'s' * (limits != 1)} of the server" if limits else ""
    files = len(result.files)
    calls = sum(case.calls for case in result.cases)
    return f"{told} ({files} blueprint{'s' * (files != 1)}, {calls:,} calls, {result.seconds:.1f} s)"


def _distinct(result: TestResult, severity: str) -> int:
    """How many different things were told, of each blueprint."""
    return len(
        {
            (case.path, failure.message)
            for case in result.cases
            for failure in case.failures
            if failure.severity == severity
        }
    )


def releases_words(failure: Failure, case: CaseResult) -> str:
    """The releases that a failure is about, where the case was tried on others too."""
    if not failure.releases or len(failure.releases) == len(case.releases):
        return ""
    return describe(tuple(Target.parse(name) for name in failure.releases))


def headline(case: CaseResult) -> str:
    """A case's first failure, or why it could not be carried out, in a line."""
    if case.verdict == "error" and case.reason:
        return case.reason
    shown = case.errors or case.failures
    if not shown:
        return case.reason
    more = len(shown) - 1
    return shown[0].message + (f" (and {more} more)" if more else "")
