"""Every kind of finding is declared once, in a ``codes`` module or a rule, with what people need to know."""

import ast
import re
from pathlib import Path

import pytest

from blueprintc.diagnostics import Code
from blueprintc.linter import all_codes

PACKAGE = Path(__file__).parents[2] / "blueprintc"
RULE_FILE = re.compile(r"linter/rules/[a-z]+/bp[0-9]{3}_[a-z0-9_]+\.py")


def _declarations() -> list[tuple[str, str]]:
    """The file and the id of every ``Code(...)`` in the package."""
    found: list[tuple[str, str]] = []
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Code" and node.args:
                first = node.args[0]
                found.append((path.relative_to(PACKAGE).as_posix(), str(getattr(first, "value", "?"))))
    return found


def test_codes_are_declared_in_codes_modules_and_rules_and_only_once() -> None:
    declared = _declarations()
    elsewhere = [file for file, _ in declared if Path(file).name != "codes.py" and not RULE_FILE.fullmatch(file)]
    assert elsewhere == []
    ids = [code_id for _, code_id in declared]
    assert sorted(ids) == sorted(set(ids)) == list(all_codes())


@pytest.mark.parametrize("code", all_codes().values(), ids=lambda code: code.id)
def test_a_code_tells_what_it_is(code: Code) -> None:
    assert re.fullmatch(r"BP[0-9]{3}", code.id)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", code.name) or re.fullmatch(r"[a-z]+", code.name)
    assert code.summary.endswith(".")
    assert code.summary[0].isupper() or code.summary[0] in "`0123456789" or code.summary.startswith("blueprintc")
    assert not code.why or code.why.endswith((".", "`.")), code.why


def test_names_are_unique() -> None:
    names = [code.name for code in all_codes().values()]
    assert len(names) == len(set(names))
