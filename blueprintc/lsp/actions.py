"""Quick fixes: the fix of a finding, and a comment that suppresses it."""

from collections.abc import Callable, Iterator, Sequence

from lsprotocol import types

from blueprintc import api
from blueprintc.diagnostics import Applicability, Diagnostic, Edit, Fix
from blueprintc.lsp.checking import is_inside
from blueprintc.lsp.document import Document
from blueprintc.lsp.publishing import SOURCE, to_protocol
from blueprintc.source import Span

#: Findings of one place that get a comment offered; each costs a check or more.
_MOST_IGNORED = 5
#: Lines above a finding that are tried for a comment: its own, and those that it hangs under.
_MOST_LINES = 6
_NOT_IGNORABLE = frozenset({"BP091", "BP092"})

#: The kind of the action that applies all safe fixes; editors run it when a file is saved.
FIX_ALL = f"{types.CodeActionKind.SourceFixAll.value}.{SOURCE}"

#: Finds what is wrong with a text of the document.
Check = Callable[[Document], Sequence[Diagnostic]]


def quick_fixes(document: Document, findings: Sequence[Diagnostic], check: Check) -> Iterator[types.CodeAction]:
    """The actions for findings, those that mend something first."""
    inside = [found for found in findings if is_inside(found, document)]
    for found in inside:
        if found.fix is not None and all(edit.span.file is found.span.file for edit in found.fix.edits):
            yield _mend(found, found.fix, document)
    for found in [each for each in inside if each.code.id not in _NOT_IGNORABLE][:_MOST_IGNORED]:
        edit = _comment(found, document, check)
        if edit is not None:
            yield types.CodeAction(
                title=f"Ignore {found.code.id} here",
                kind=types.CodeActionKind.QuickFix,
                diagnostics=[to_protocol(found, document)],
                edit=_change(document, [edit]),
            )


def fix_all(document: Document, check: Check) -> Iterator[types.CodeAction]:
    """The action that applies every safe fix, again and again until there are none; none where there is no fix."""
    if document.is_page:
        return
    text = api.fix_all(document.text, document.path.as_posix(), lambda text: check(document.with_text(text)))
    if text != document.text:
        whole = types.TextEdit(document.range(0, len(document.text)), text)
        yield types.CodeAction(
            title="Fix all that has a safe fix",
            kind=FIX_ALL,
            edit=types.WorkspaceEdit(changes={document.uri: [whole]}),
        )


def _mend(found: Diagnostic, fix: Fix, document: Document) -> types.CodeAction:
    is_safe = fix.applicability is Applicability.SAFE
    title = fix.title[:1].upper() + fix.title[1:]
    return types.CodeAction(
        title=title if is_safe else f"{title} (unsafe: look at the result)",
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[to_protocol(found, document)],
        is_preferred=is_safe,
        edit=_change(document, fix.edits),
    )


def _change(document: Document, edits: Sequence[Edit]) -> types.WorkspaceEdit:
    changes = [types.TextEdit(document.range(edit.span.start, edit.span.end), edit.replacement) for edit in edits]
    return types.WorkspaceEdit(changes={document.uri: changes})


def _comment(found: Diagnostic, document: Document, check: Check) -> Edit | None:
    """Where a comment suppresses exactly this finding; tried out, because a text may span many lines."""
    before = _kinds(check(document))
    key = (found.code.id, found.message)
    for line in _lines(found, document):
        source = found.span.file
        start = source.line_starts()[line - 1] + (line == 1 and source.text.startswith("\ufeff"))
        text = source.line_text(line)
        indent = text[: len(text) - len(text.lstrip(" "))]
        ending = "\r\n" if "\r\n" in source.text else "\n"
        comment = f"{indent}# blueprintc: ignore[{found.code.id}] say why{ending}"
        after = _kinds(check(document.with_text(source.text[:start] + comment + source.text[start:])))
        if after.get(key, 0) < before.get(key, 0) and not after.keys() - before.keys():
            return Edit(Span(source, start, start), comment)
    return None


def _lines(found: Diagnostic, document: Document) -> Iterator[int]:
    """The line of a finding, then the nearest ones above that are less indented."""
    source = found.span.file
    line = found.span.begin.line
    depth: int | None = None
    given = 0
    while line >= 1 and given < _MOST_LINES:
        text = source.line_text(line)
        indent = len(text) - len(text.lstrip(" "))
        if text.strip() and not text.lstrip().startswith("#") and (depth is None or indent < depth):
            depth = indent
            given += 1
            yield line
        line -= 1


def _kinds(findings: Sequence[Diagnostic]) -> dict[tuple[str, str], int]:
    counts: dict[tuple[str, str], int] = {}
    for found in findings:
        key = (found.code.id, found.message)
        counts[key] = counts.get(key, 0) + 1
    return counts
