"""Every kind of mistake in a file has its own finding, at the right place."""

from collections.abc import Callable
from pathlib import Path

import pytest

from blueprintc.diagnostics import Diagnostic
from blueprintc.frontend import LoadOptions, load_file
from blueprintc.lowering import lower
from tests.conftest import CASES

_FOLDER = CASES / "frontend" / "err"
_FILES = sorted(path for path in _FOLDER.iterdir() if not path.name.endswith(".out"))


def _line(found: Diagnostic) -> str:
    begin, finish = found.span.begin, found.span.finish
    parts = [f"{begin.line}:{begin.column}-{finish.line}:{finish.column} {found.severity.value}[{found.code.id}]"]
    parts.append(f"    {found.message}")
    parts.append(f"    at   {found.span.text[:70]!r}")
    if found.help:
        parts.append(f"    help {found.help}")
    parts.extend(f"    also {label.message}: {label.span.text[:50]!r}" for label in found.labels)
    if found.fix is not None:
        parts.extend(
            f"    fix  {found.fix.title}: {edit.span.text!r} -> {edit.replacement!r}" for edit in found.fix.edits
        )
    return "\n".join(parts)


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.name)
def test_findings(path: Path, golden: Callable[[str, str], None]) -> None:
    loaded = load_file(path, LoadOptions(root=_FOLDER), shown=path.name)
    findings = list(loaded.diagnostics)
    if loaded.blueprint is not None:
        findings += lower(loaded.blueprint).diagnostics
    assert findings
    golden(f"frontend/err/{path.name}.out", "\n".join(map(_line, findings)) + "\n")


def test_every_code_of_the_frontend_has_a_case() -> None:
    from blueprintc.diagnostics import Code
    from blueprintc.frontend import codes as frontend
    from blueprintc.lowering import codes as lowering

    shown = "".join(path.read_text(encoding="utf-8") for path in _FOLDER.glob("*.out"))
    elsewhere = {"BP001", "BP002", "BP003", "BP004", "BP012", "BP027"}  # tests/unit/frontend/test_bad_files.py
    known = {each.id for module in (frontend, lowering) for each in vars(module).values() if isinstance(each, Code)}
    assert {code for code in known if f"[{code}]" not in shown} <= elsewhere
