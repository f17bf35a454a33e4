"""The format for programs: one JSON object, as ``docs/reference/output-formats.md`` describes it."""

import json

from blueprintc.diagnostics import Diagnostic, Fix, Severity
from blueprintc.report.report import Report
from blueprintc.source import Span
from blueprintc.version import __version__


def render(report: Report, *, color: bool = False) -> str:
    """``{"baseline": n, "diagnostics": [...], "files": n, "summary": {...}, "suppressed": n, "version": ...}``.

    Lines and columns are 1-based; a column counts code points; an end is the place behind the last character.
    """
    data = {
        "baseline": len(report.known),
        "diagnostics": [_diagnostic(diagnostic) for diagnostic in report.diagnostics],
        "files": len(report.paths),
        "summary": {severity.value: report.count(severity) for severity in Severity},
        "suppressed": len(report.suppressed),
        "version": __version__,
    }
    return json.dumps(data, indent=2) + "\n"


def _diagnostic(diagnostic: Diagnostic) -> dict[str, object]:
    return {
        "code": diagnostic.code.id,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        **_place(diagnostic.span),
        "help": diagnostic.help or None,
        "fix": None if diagnostic.fix is None else _fix(diagnostic.fix),
    }


def _fix(fix: Fix) -> dict[str, object]:
    edits = [{**_place(edit.span), "replacement": edit.replacement} for edit in fix.edits]
    return {"title": fix.title, "applicability": fix.applicability.value, "edits": edits}


def _place(span: Span) -> dict[str, object]:
    begin, finish = span.begin, span.finish
    return {
        "path": span.file.path,
        "line": begin.line,
        "column": begin.column,
        "end_line": finish.line,
        "end_column": finish.column,
    }
