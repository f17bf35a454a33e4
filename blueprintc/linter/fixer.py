"""Applies the fixes of findings to a text, until nothing more can be mended."""

from collections.abc import Callable, Sequence

from blueprintc.diagnostics import Applicability, Diagnostic, Edit, Fix
from blueprintc.records import record
from blueprintc.source import SourceFile

_MOST_ROUNDS = 20

#: Finds what is wrong with a text: the findings and the ``SourceFile`` whose spans they have.
Check = Callable[[str], tuple[SourceFile, Sequence[Diagnostic]]]


@record
class Fixed:
    """A mended text, and the fixes that were applied to it, in order."""

    text: str
    applied: tuple[Fix, ...]


def fix_text(text: str, check: Check, *, unsafe: bool = False) -> Fixed:
    """Apply the safe fixes (with ``unsafe``: all) of what ``check`` finds, again and again until there are none.

    A round whose result has findings of a kind that the text before had not is taken back, and ends the work: a fix
    never makes something new wrong.
    """
    applied: list[Fix] = []
    source, findings = check(text)
    for _ in range(_MOST_ROUNDS):
        chosen = _chosen(source, findings, unsafe)
        if not chosen:
            break
        mended = apply_edits(text, [edit for fix in chosen for edit in fix.edits])
        if mended == text:
            break
        mended_source, mended_findings = check(mended)
        if _kinds(mended_findings) - _kinds(findings):
            break
        text, source, findings = mended, mended_source, mended_findings
        applied += chosen
    return Fixed(text, tuple(applied))


def apply_edits(text: str, edits: Sequence[Edit]) -> str:
    """The text with edits applied; they must not overlap."""
    for edit in sorted(edits, key=lambda edit: (edit.span.start, edit.span.end), reverse=True):
        text = text[: edit.span.start] + edit.replacement + text[edit.span.end :]
    return text


def _chosen(source: SourceFile, findings: Sequence[Diagnostic], unsafe: bool) -> list[Fix]:
    """Fixes that can be applied together: none touches what another one touches."""
    chosen: list[Fix] = []
    taken: list[tuple[int, int]] = []
    for finding in findings:
        fix = finding.fix
        if fix is None or fix in chosen or (fix.applicability is Applicability.UNSAFE and not unsafe):
            continue
        places = [(edit.span.start, edit.span.end) for edit in fix.edits if edit.span.file is source]
        if len(places) < len(fix.edits) or any(_overlaps(place, other) for place in places for other in taken):
            continue
        chosen.append(fix)
        taken += places
    return chosen


def _overlaps(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return (one[0] < other[1] and other[0] < one[1]) or one == other


def _kinds(findings: Sequence[Diagnostic]) -> set[tuple[str, str]]:
    return {(finding.code.id, finding.message) for finding in findings}
