"""Every complaint and every trap of the research notes has a rule, or a documented reason why it has none."""

import re
from pathlib import Path

import pytest

from blueprintc.linter import all_codes
from tests.conformance.rules_for_rows import COMPLAINTS, TRAPS
from tests.shared import shared_path

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "rules" / "not-checked.md"
_ROW = re.compile(r"^\| *(\d+) *\|", re.MULTILINE)


def _rows(name: str, start: str, end: str) -> set[int]:
    text = shared_path(f"reference/{name}").read_text(encoding="utf-8")
    part = text[text.index(start) :]
    return {int(number) for number in _ROW.findall(part[: part.index(end)])}


def test_every_row_has_a_rule_or_a_reason() -> None:
    assert _rows("pains.md", "## A.2 ", "## A.3 ") == set(COMPLAINTS)
    assert _rows("ml-commons-semantics.md", "# 8. ", "\n---\n") == set(TRAPS)


@pytest.mark.parametrize("table", [COMPLAINTS, TRAPS], ids=["complaints", "traps"])
def test_rules_and_reasons_exist(table: dict[int, str]) -> None:
    reasons = re.findall(r"^\| (.*?) \| ", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    known = all_codes()
    for number, value in table.items():
        if value.startswith("BP"):
            assert all(code in known for code in value.split()), number
        else:
            assert any(reason.startswith(value) for reason in reasons), (number, value)


def test_no_reason_is_left_over() -> None:
    used = [value for table in (COMPLAINTS, TRAPS) for value in table.values() if not value.startswith("BP")]
    reasons = re.findall(r"^\| (.*?) \| ", PAGE.read_text(encoding="utf-8"), re.MULTILINE)[1:]
    assert [reason for reason in reasons if not any(reason.startswith(value) for value in used)] == []
