"""One line a finding: ``path:line:column: severity[CODE]: message``."""

from blueprintc.diagnostics import Diagnostic
from blueprintc.report.paint import Paint
from blueprintc.report.report import Report
from blueprintc.report.visible import visible


def render(report: Report, *, color: bool = False) -> str:
    """All findings, one a line."""
    paint = Paint(color)
    return "".join(f"{headline(diagnostic, paint)}\n" for diagnostic in report.diagnostics)


def headline(diagnostic: Diagnostic, paint: Paint) -> str:
    """The line of one finding, which the format ``text`` begins with too."""
    begin = diagnostic.span.begin
    place = f"{visible(diagnostic.span.file.path)}:{begin.line}:{begin.column}"
    kind = f"{diagnostic.severity.value}[{diagnostic.code.id}]"
    return f"{paint('bold', place)}: {paint.severity(diagnostic.severity, kind)}: {visible(diagnostic.message)}"
