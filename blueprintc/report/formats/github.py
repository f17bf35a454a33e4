"""Workflow commands that GitHub shows as annotations at the lines of a pull request."""

from blueprintc.diagnostics import Diagnostic, Severity
from blueprintc.report.report import Report
from blueprintc.report.visible import visible

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(report: Report, *, color: bool = False) -> str:
    """One command a finding, the worst first, because GitHub shows only about ten of a kind in a step."""
    ordered = sorted(report.diagnostics, key=lambda diagnostic: -diagnostic.severity.rank)
    lines = [_command(diagnostic) for diagnostic in ordered]
    return "".join(f"{line}\n" for line in lines)


def _command(diagnostic: Diagnostic) -> str:
    begin, finish = diagnostic.span.begin, diagnostic.span.finish
    path = diagnostic.span.file.path.replace("\\", "/")
    properties = {"file": path, "line": str(begin.line), "endLine": str(finish.line)}
    if begin.line == finish.line:  # GitHub refuses columns of an annotation with several lines
        properties |= {"col": str(begin.column), "endColumn": str(finish.column)}
    properties["title"] = f"blueprintc {diagnostic.code.id} {diagnostic.code.name}"
    # The log shows only the message, so the place is in it too.
    lines = [f"{path}:{begin.line}:{begin.column}: {diagnostic.code.id} {diagnostic.message}"]
    lines += f"help: {diagnostic.help}".split("\n") if diagnostic.help else []
    text = "\n".join(visible(line) for line in lines)
    listed = ",".join(f"{name}={_escape_property(value)}" for name, value in properties.items())
    return f"::{_LEVELS[diagnostic.severity]} {listed}::{_escape(text)}"


def _escape(text: str) -> str:
    text = text.encode("utf-8", "replace").decode()
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
