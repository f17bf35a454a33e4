"""Each rule: its page, its example, its cases on disk."""

import importlib
import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from blueprintc.linter.fixer import fix_text
from blueprintc.linter.rule import HEADINGS, Rule
from blueprintc.linter.rules import module_names
from blueprintc.report import Report, render
from tests.unit.linter.checking import check_for_fixer, check_text

CASES = Path(__file__).parents[2] / "cases" / "linter"
ALL = [importlib.import_module(name) for name in module_names()]
#: Rules over several files have tests of their own: ``test_across.py``.
MODULES = [module for module in ALL if isinstance(module.RULE, Rule)]
_BLOCK = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def _page(module: ModuleType) -> dict[str, str]:
    """A rule's page by heading; the part before the first heading is under the empty one."""
    parts = re.split(r"^## (.+)$", module.__doc__ or "", flags=re.MULTILINE)
    return {"": parts[0], **dict(zip(parts[1::2], parts[2::2], strict=True))}


def _example(module: ModuleType, heading: str) -> list[str]:
    return _BLOCK.findall(_page(module)[heading])


def _id(module: ModuleType) -> str:
    return module.__name__.rsplit(".", 1)[-1]


@pytest.mark.parametrize("module", ALL, ids=_id)
def test_the_page_has_its_headings(module: ModuleType) -> None:
    page = _page(module)
    assert tuple(page)[1:] == HEADINGS
    assert all(text.strip() for text in page.values())
    assert _example(module, "Example")
    assert _example(module, "Use instead")


@pytest.mark.parametrize("module", ALL, ids=_id)
def test_the_file_is_named_after_the_rule(module: ModuleType) -> None:
    code = module.RULE.code
    assert _id(module) == f"{code.id.lower()}_{code.name.replace('-', '_')}"


@pytest.mark.parametrize("module", MODULES, ids=_id)
def test_the_example_triggers_this_rule_alone_and_use_instead_none(module: ModuleType) -> None:
    for text in _example(module, "Example"):
        assert {finding.code.id for finding in check_text(text)} == {module.RULE.code.id}
    for text in _example(module, "Use instead"):
        assert [finding.message for finding in check_text(text)] == []


@pytest.mark.parametrize("module", MODULES, ids=_id)
def test_fixes_mend_the_example_and_settle(module: ModuleType) -> None:
    for text in _example(module, "Example"):
        promises_fix = not _page(module)["Fix"].strip().startswith("None")
        fixed = fix_text(text, check_for_fixer, unsafe=True)
        assert bool(fixed.applied) is promises_fix
        if promises_fix:
            assert module.RULE.code.id not in {finding.code.id for finding in check_text(fixed.text)}
            assert fix_text(fixed.text, check_for_fixer, unsafe=True).text == fixed.text


@pytest.mark.parametrize("module", MODULES, ids=_id)
def test_there_are_cases(module: ModuleType) -> None:
    folder = CASES / module.RULE.code.id
    assert list(folder.glob("bad_*.yaml")), f"no bad case in {folder}"
    assert list(folder.glob("good_*.yaml")), f"no good case in {folder}"


def test_no_case_folder_without_a_rule() -> None:
    known = {module.RULE.code.id for module in MODULES}
    assert {folder.name for folder in CASES.iterdir() if folder.is_dir()} <= known


@pytest.mark.parametrize("path", sorted(CASES.glob("*/bad_*.yaml")), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_bad_cases(path: Path, golden: Callable[[str, str], None]) -> None:
    findings = check_text(path.read_text(encoding="utf-8"), name=path.name)
    assert path.parent.name in {finding.code.id for finding in findings}
    text = render(Report(diagnostics=tuple(findings), paths=(path.name,)), "text", color=False)
    golden(f"linter/{path.parent.name}/{path.stem}.out", text)


@pytest.mark.parametrize(
    "path", sorted(CASES.glob("*/good_*.yaml")), ids=lambda path: f"{path.parent.name}/{path.stem}"
)
def test_good_cases_are_silent(path: Path) -> None:
    assert [finding.message for finding in check_text(path.read_text(encoding="utf-8"), name=path.name)] == []
