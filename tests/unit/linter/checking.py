"""Checks a text with everything that the checker has, for tests."""

from collections.abc import Sequence
from pathlib import Path

from blueprintc.diagnostics import Diagnostic
from blueprintc.frontend import LoadOptions
from blueprintc.linter import lint_bytes
from blueprintc.linter.scope import Scope
from blueprintc.source import SourceFile


def check_text(text: str, scope: Scope | None = None, name: str = "x.blueprint.yaml") -> list[Diagnostic]:
    """The findings of a blueprint's text."""
    options = LoadOptions(root=Path.cwd())
    return list(lint_bytes(text.encode(), name, Path(name), options, scope=scope).diagnostics)


def check_for_fixer(text: str) -> tuple[SourceFile, Sequence[Diagnostic]]:
    """The findings of a text and the file that their spans are in."""
    findings = check_text(text)
    return (findings[0].span.file if findings else SourceFile("x", text)), findings
