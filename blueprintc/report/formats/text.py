"""The format for people: headline, source line with carets, help and notes."""

from blueprintc.diagnostics import Diagnostic, Label
from blueprintc.report.excerpt import excerpt
from blueprintc.report.formats.concise import headline
from blueprintc.report.paint import Paint
from blueprintc.report.report import Report
from blueprintc.report.visible import visible


def render(report: Report, *, color: bool = False) -> str:
    """All findings with their source lines, an empty line between two."""
    paint = Paint(color)
    return "\n".join("".join(f"{line}\n" for line in _lines(diagnostic, paint)) for diagnostic in report.diagnostics)


def _lines(diagnostic: Diagnostic, paint: Paint) -> list[str]:
    lines = [headline(diagnostic, paint)]
    lines += excerpt(
        diagnostic.span,
        visible(diagnostic.expected),
        lambda text: paint("gutter", text),
        lambda text: paint.severity(diagnostic.severity, text),
    )
    indent = " " * (len(str(diagnostic.span.begin.line)) + 1)
    for word, text in _remarks(diagnostic):
        first, *more = text.split("\n")
        lines.append(f"{indent}{paint('gutter', '=')} {paint('bold', word)}: {visible(first)}")
        lines += [f"{indent}{' ' * (len(word) + 4)}{visible(line)}" for line in more]
    return lines


def _remarks(diagnostic: Diagnostic) -> list[tuple[str, str]]:
    remarks: list[tuple[str, str]] = []
    fix = diagnostic.fix
    if fix is not None and diagnostic.help in ("", fix.title):
        remarks.append(("help", f"{fix.title} ({fix.applicability.value} fix)"))
    else:
        if diagnostic.help:
            remarks.append(("help", diagnostic.help))
        if fix is not None:
            remarks.append(("help", f"{fix.title} ({fix.applicability.value} fix)"))
    remarks += [("note", note) for note in diagnostic.notes]
    remarks += [("note", f"{label.message} at {_place(label, diagnostic)}") for label in diagnostic.labels]
    return remarks


def _place(label: Label, diagnostic: Diagnostic) -> str:
    begin = label.span.begin
    place = f"{begin.line}:{begin.column}"
    same_file = label.span.file is diagnostic.span.file
    return place if same_file else f"{label.span.file.path}:{place}"
