"""Suppression comments: ``# blueprintc: ignore[BP214] reason``, on the line or on the line above.

A comment that stands alone covers the next line that is no comment. Where the covered line opens a block text
(``request_body: |``), the whole block is covered: nothing can be written inside it. A code that suppresses nothing is
reported.
"""

import functools
import re
from collections.abc import Iterable

from blueprintc.diagnostics.codes import BAD_SUPPRESSION, UNUSED_SUPPRESSION
from blueprintc.diagnostics.diagnostic import Diagnostic
from blueprintc.records import record
from blueprintc.source import SourceFile, Span


@record
class SuppressionComment:
    """One comment: the codes it names with their places, its reason, and the 1-based lines that it covers."""

    codes: tuple[tuple[str, Span], ...]
    reason: str
    span: Span
    first_line: int
    last_line: int


@record
class Sifted:
    """Findings that stay (with those about the comments themselves), and suppressed ones with the reasons given."""

    kept: list[Diagnostic]
    suppressed: list[tuple[Diagnostic, str]]


@functools.cache
def _comment() -> re.Pattern[str]:
    return re.compile(
        r"(?:#|//)[ \t]*blueprintc[ \t]*:[ \t]*ignore\b[ \t]*(?:\[([^\]\r\n]*)\])?([^\r\n]*)", re.IGNORECASE
    )


@functools.cache
def _block_header() -> re.Pattern[str]:
    return re.compile(r"(?:^|[\s:\-])[|>][-+0-9]*[ \t]*$")


def find_suppressions(source: SourceFile) -> list[SuppressionComment]:
    """The suppression comments of a file, in order."""
    if "blueprintc" not in source.text:
        return []
    found: list[SuppressionComment] = []
    for match in _comment().finditer(source.text):
        line = source.position(match.start()).line
        first, last = _covered(source, line, match.start())
        names = tuple(
            (each.group().upper(), Span(source, match.start(1) + each.start(), match.start(1) + each.end()))
            for each in re.finditer(r"[^\s,]+", match.group(1) or "")
        )
        end = match.end() if match.group(1) is None else match.end(1) + 1
        found.append(SuppressionComment(names, match.group(2).strip(), Span(source, match.start(), end), first, last))
    return found


def suppress(diagnostics: Iterable[Diagnostic], sources: Iterable[SourceFile]) -> Sifted:
    """Take away what comments suppress, in ``sources`` and in every file that a finding is in."""
    findings = list(diagnostics)
    files: dict[int, SourceFile] = {id(source): source for source in sources}
    files.update((id(each.span.file), each.span.file) for each in findings)
    comments = {key: comments for key, source in files.items() if (comments := find_suppressions(source))}
    if not comments:
        return Sifted(findings, [])
    kept: list[Diagnostic] = []
    suppressed: list[tuple[Diagnostic, str]] = []
    used: set[tuple[int, str]] = set()
    for each in findings:
        comment = _match(each, comments.get(id(each.span.file), ()))
        if comment is None:
            kept.append(each)
        else:
            used.add((id(comment), each.code.id))
            suppressed.append((each, comment.reason))
    for group in comments.values():
        for comment in group:
            kept.extend(_complaints(comment, used))
    return Sifted(kept, suppressed)


def _match(diagnostic: Diagnostic, comments: Iterable[SuppressionComment]) -> SuppressionComment | None:
    for comment in comments:
        if any(name == diagnostic.code.id for name, _ in comment.codes):
            if comment.first_line <= diagnostic.span.begin.line <= comment.last_line:
                return comment
    return None


def _complaints(comment: SuppressionComment, used: set[tuple[int, str]]) -> Iterable[Diagnostic]:
    if not comment.codes:
        yield Diagnostic.of(
            BAD_SUPPRESSION, "a suppression must name codes", comment.span, help="write ignore[BP214] and the reason"
        )
    for name, span in comment.codes:
        if not re.fullmatch(r"BP[0-9]{3}", name):
            yield Diagnostic.of(BAD_SUPPRESSION, f'"{name[:40]}" is no code', span)
        elif (id(comment), name) not in used:
            yield Diagnostic.of(UNUSED_SUPPRESSION, f"nothing here is reported as {name}", span, help="remove it")


def _covered(source: SourceFile, line: int, at: int) -> tuple[int, int]:
    """The lines that a comment at offset ``at`` of ``line`` covers."""
    code = source.text[source.line_starts()[line - 1] : at].removeprefix("\ufeff")
    last_line = len(source.line_starts())
    target = line
    if not code.strip():
        target += 1
        while target < last_line and source.line_text(target).lstrip().startswith(("#", "//")):
            target += 1
        code = source.line_text(target).split(" #", 1)[0] if target <= last_line else ""
    if not _block_header().search(code):
        return line, target
    indent = len(code) - len(code.lstrip(" "))
    end = target
    while end < last_line:
        text = source.line_text(end + 1)
        if text.strip() and len(text) - len(text.lstrip(" ")) <= indent:
            break
        end += 1
    return line, end
