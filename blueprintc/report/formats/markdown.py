"""A table in Markdown, for pull requests and for the summary of a step in GitHub Actions."""

import re

from blueprintc.diagnostics import Diagnostic, Severity
from blueprintc.report.report import Report
from blueprintc.report.visible import visible

#: Longer tables are read by nobody, and GitHub cuts off a summary at one megabyte.
_MOST = 100
_LONGEST = 300
_ICONS = {Severity.ERROR: "❌", Severity.WARNING: "⚠️", Severity.INFO: "ℹ️"}
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+!|~&$@-])")


def render(report: Report, *, color: bool = False) -> str:
    """A headline, and the findings with the worst first; what is too much is counted."""
    ordered = sorted(report.diagnostics, key=lambda found: -found.severity.rank)
    lines = ["### blueprintc", "", f"{report.summary()}.", ""]
    if ordered:
        lines += ["| | Place | Code | Finding |", "|---|---|---|---|"]
        lines += [_row(found) for found in ordered[:_MOST]]
        lines.append("")
    if len(ordered) > _MOST:
        lines += [f"{len(ordered) - _MOST} more findings are not shown here.", ""]
    return "\n".join(lines)


def _row(found: Diagnostic) -> str:
    begin = found.span.begin
    message = found.message if len(found.message) <= _LONGEST else found.message[:_LONGEST] + "…"
    help_line = f"<br>{_plain(found.help)}" if found.help else ""
    place = f"{_plain(found.span.file.path)}:{begin.line}:{begin.column}"
    return f"| {_ICONS[found.severity]} | {place} | {found.code.id} | {_plain(message)}{help_line} |"


def _plain(text: str) -> str:
    """A text with no meaning in Markdown, on one line."""
    one_line = " ".join(visible(line) for line in text.encode("utf-8", "replace").decode().split("\n"))
    return _SPECIAL.sub(r"\\\1", one_line)
