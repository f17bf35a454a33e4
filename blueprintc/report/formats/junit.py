"""JUnit XML: a suite a file, a case a kind of finding; what fails the run is a failure, the rest is output."""

from blueprintc.diagnostics import Diagnostic
from blueprintc.report.formats.concise import headline
from blueprintc.report.paint import Paint
from blueprintc.report.report import Report

_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}


def render(report: Report, *, color: bool = False) -> str:
    """The whole document. A file without findings has one passed case."""
    by_path: dict[str, list[Diagnostic]] = {path: [] for path in report.paths}
    for diagnostic in report.diagnostics:
        by_path.setdefault(diagnostic.span.file.path, []).append(diagnostic)
    suites = [_suite(report, path, found) for path, found in by_path.items()]
    tests = sum(tests for _, tests, _ in suites)
    failures = sum(failures for _, _, failures in suites)
    head = f'<testsuites name="blueprintc check" tests="{tests}" failures="{failures}" errors="0">'
    body = "".join(text for text, _, _ in suites)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{head}\n{body}</testsuites>\n'


def _suite(report: Report, path: str, found: list[Diagnostic]) -> tuple[str, int, int]:
    """The suite's text, its number of cases and of failed ones."""
    by_code: dict[str, list[Diagnostic]] = {}
    for diagnostic in found:
        by_code.setdefault(diagnostic.code.id, []).append(diagnostic)
    cases = [_case(report, path, same) for same in by_code.values()]
    if not cases:
        cases = [(f"    <testcase {_attributes(name='check', classname=_dotted(path), file=path)}/>\n", False)]
    failures = sum(failed for _, failed in cases)
    attributes = _attributes(name=path, tests=str(len(cases)), failures=str(failures), errors="0")
    text = "".join(text for text, _ in cases)
    return f"  <testsuite {attributes}>\n{text}  </testsuite>\n", len(cases), failures


def _case(report: Report, path: str, same: list[Diagnostic]) -> tuple[str, bool]:
    first = same[0]
    failing = [diagnostic for diagnostic in same if report.fails(diagnostic)]
    name = f"{first.code.id} {first.code.name}"
    line = str(first.span.begin.line)
    lines = [f"    <testcase {_attributes(name=name, classname=_dotted(path), file=path, line=line)}>\n"]
    for diagnostic in failing:
        attributes = _attributes(message=diagnostic.message, type=diagnostic.severity.value)
        lines.append(f"      <failure {attributes}>{_escape(_body(diagnostic))}</failure>\n")
    quiet = [diagnostic for diagnostic in same if not report.fails(diagnostic)]
    if quiet:
        text = "\n".join(_body(diagnostic) for diagnostic in quiet)
        lines.append(f"      <system-out>{_escape(text)}</system-out>\n")
    return "".join(lines) + "    </testcase>\n", bool(failing)


def _body(diagnostic: Diagnostic) -> str:
    help_line = f"\nhelp: {diagnostic.help}" if diagnostic.help else ""
    return headline(diagnostic, Paint(False)) + help_line


def _dotted(path: str) -> str:
    """A path in the form of a class name, which CI servers make a tree of."""
    parts = [part for part in path.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    return ".".join(part.replace(".", "_") for part in parts)


def _attributes(**values: str) -> str:
    return " ".join(f'{name}="{_escape(value)}"' for name, value in values.items())


def _escape(text: str) -> str:
    return "".join(_ESCAPES.get(char, char) if _allowed(char) else "\ufffd" for char in text)


def _allowed(char: str) -> bool:
    """Whether XML 1.0 can hold a character at all."""
    return char in "\t\n\r" or " " <= char <= "\ud7ff" or "\ue000" <= char <= "\ufffd" or char >= "\U00010000"
