"""Suppression comments: what they cover, and what is said about useless ones."""

import pytest

from blueprintc.diagnostics import Code, Diagnostic, Severity, suppress
from blueprintc.source import SourceFile, Span

CODE = Code("BP101", "x", Severity.ERROR, "x")


def _sift(text: str, marked: str = "bad") -> tuple[int, list[tuple[str, str]], list[str]]:
    source = SourceFile("x.yaml", text)
    at = text.index(marked)
    result = suppress([Diagnostic.of(CODE, "wrong", Span(source, at, at + len(marked)))], [source])
    reasons = [reason for _, reason in result.suppressed]
    return len(result.suppressed), [(d.code.id, d.span.text) for d in result.kept], reasons


@pytest.mark.parametrize(
    "text",
    [
        "a: bad  # blueprintc: ignore[BP101] known\n",
        "# blueprintc: ignore[BP101] known\na: bad\n",
        "# blueprintc: ignore[BP101] known\n# more words\na: bad\n",
        "a: |  # blueprintc: ignore[BP101] known\n  one\n\n  bad\nb: c\n",
        "# blueprintc: ignore[BP101] known\na: |\n  one\n  bad\n",
        "a: bad  #blueprintc:ignore[bp101]known\n",
    ],
)
def test_covers(text: str) -> None:
    assert _sift(text) == (1, [], ["known"])


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a: bad  # blueprintc: ignore[BP102]\n", [("BP101", "bad"), ("BP091", "BP102")]),
        ("a: b  # blueprintc: ignore[BP101]\nc: bad\n", [("BP101", "bad"), ("BP091", "BP101")]),
        ("a: |  # blueprintc: ignore[BP101]\n  one\nb: bad\n", [("BP101", "bad"), ("BP091", "BP101")]),
        ("a: bad  # blueprintc: ignore\n", [("BP101", "bad"), ("BP092", "# blueprintc: ignore")]),
        ("a: bad  # blueprintc: ignore[all]\n", [("BP101", "bad"), ("BP092", "all")]),
    ],
)
def test_does_not_cover(text: str, kept: list[tuple[str, str]]) -> None:
    assert _sift(text) == (0, kept, [])


def test_each_unused_code_is_reported() -> None:
    assert _sift("a: bad  # blueprintc: ignore[BP101, BP103]\n") == (1, [("BP091", "BP103")], [""])


def test_many_comments_take_linear_time() -> None:
    comment = "# blueprintc: ignore[BP101] x\n"
    source = SourceFile("x.yaml", comment * 50_000 + "a: |\n" + "  b\n" * 50_000)
    findings = [Diagnostic.of(CODE, "wrong", Span(source, at, at + 1)) for at in range(0, len(source.text), 500)]
    assert len(suppress(findings, [source]).suppressed) == len(findings)
