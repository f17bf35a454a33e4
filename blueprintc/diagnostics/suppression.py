"""Suppression comments: ``# blueprintc: ignore[BP214] reason``, on the line or on the line above.

A comment that stands alone covers the next line that is no comment. Where the covered line opens a block text
(``request_body: |``), the whole block is covered: nothing can be written inside it. A code that suppresses nothing is
reported.
"""

import functools
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable

from blueprintc.diagnostics.codes import BAD_SUPPRESSION, UNUSED_SUPPRESSION
from blueprintc.diagnostics.diagnostic import Diagnostic
from blueprintc.records import record
from blueprintc.source import SourceFile, Span

#: How many comments above a line are looked at; more than anybody writes.
_NEAR = 200


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
    coverage = _Coverage(source)
    for match in _comment().finditer(source.text):
        line = source.position(match.start()).line
        first, last = coverage.of(line, match.start())
        names = tuple(
            (each.group().upper(), Span(source, match.start(1) + each.start(), match.start(1) + each.end()))
            for each in re.finditer(r"[^\s,]+", match.group(1) or "")
        )
        end = match.end() if match.group(1) is None else match.end(1) + 1
        found.append(SuppressionComment(names, match.group(2).strip(), Span(source, match.start(), end), first, last))
    return found


def suppress(
    diagnostics: Iterable[Diagnostic],
    sources: Iterable[SourceFile],
    *,
    complain: bool = True,
    is_looked_for: Callable[[str], bool] = lambda _: True,
) -> Sifted:
    """Take away what comments suppress, in ``sources`` and in every file that a finding is in.

    With ``complain``, comments that suppress nothing are findings themselves, as far as their codes were looked for.
    """
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
        comment = _match(each, comments.get(id(each.span.file), []))
        if comment is None:
            kept.append(each)
        else:
            used.add((id(comment), each.code.id))
            suppressed.append((each, comment.reason))
    for group in comments.values() if complain else ():
        for comment in group:
            kept.extend(_complaints(comment, used, is_looked_for))
    return Sifted(kept, suppressed)


def _match(diagnostic: Diagnostic, comments: list[SuppressionComment]) -> SuppressionComment | None:
    """The nearest comment above the end of a line that covers the line and names the code."""
    line = diagnostic.span.begin.line
    nearest = bisect_right(comments, line, key=lambda comment: comment.first_line)
    for comment in reversed(comments[max(nearest - _NEAR, 0) : nearest]):
        if comment.last_line >= line and any(name == diagnostic.code.id for name, _ in comment.codes):
            return comment
    return None


def _complaints(
    comment: SuppressionComment, used: set[tuple[int, str]], is_looked_for: Callable[[str], bool]
) -> Iterable[Diagnostic]:
    if not comment.codes:
        yield Diagnostic.of(
            BAD_SUPPRESSION, "a suppression must name codes", comment.span, help="write ignore[BP214] and the reason"
        )
    for name, span in comment.codes:
        if not re.fullmatch(r"BP[0-9]{3}", name):
            yield Diagnostic.of(BAD_SUPPRESSION, f'"{name[:40]}" is no code', span)
        elif (id(comment), name) not in used and is_looked_for(name):
            yield Diagnostic.of(UNUSED_SUPPRESSION, f"nothing here is reported as {name}", span, help="remove it")


class _Coverage:
    """Which lines comments cover; each stretch of lines is looked through once, however many comments stand in it."""

    def __init__(self, source: SourceFile) -> None:
        self._source = source
        self._starts = source.line_starts()
        self._behind_run = 0  # the line behind the last run of comment lines that was looked through
        self._block_ends: dict[int, int] = {}

    def of(self, line: int, at: int) -> tuple[int, int]:
        """The first and last line that a comment at offset ``at`` of ``line`` covers."""
        source = self._source
        code = source.text[self._starts[line - 1] : at].removeprefix("\ufeff")
        target = line
        if not code.strip():
            target = self._line_behind(line)
            code = source.line_text(target).split(" #", 1)[0] if target <= len(self._starts) else ""
        if not _block_header().search(code):
            return line, target
        if target not in self._block_ends:
            self._block_ends[target] = self._block_end(target, len(code) - len(code.lstrip(" ")))
        return line, self._block_ends[target]

    def _line_behind(self, line: int) -> int:
        """The first line behind ``line`` that is no comment."""
        if line >= self._behind_run:
            target = line + 1
            while target < len(self._starts) and self._source.line_text(target).lstrip().startswith(("#", "//")):
                target += 1
            self._behind_run = target
        return self._behind_run

    def _block_end(self, header: int, indent: int) -> int:
        """The last line of the block text that begins at the line ``header``."""
        end = header
        while end < len(self._starts):
            text = self._source.line_text(end + 1)
            if text.strip() and len(text) - len(text.lstrip(" ")) <= indent:
                break
            end += 1
        return end
