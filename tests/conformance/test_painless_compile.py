"""Compile errors and the allowlist, against the recordings of the real engine."""

import json
from typing import Any

import pytest

from blueprintc.painless.allowlist import template_allowlist
from blueprintc.painless.allowlist_dump import dump_allowlist
from blueprintc.painless.compiler import check
from blueprintc.painless.connector import with_default_functions
from tests.shared import has_shared, shared_path


def _recordings() -> list[dict[str, Any]]:
    if not has_shared("golden/painless.jsonl"):
        return []
    lines = shared_path("golden/painless.jsonl").read_text(encoding="utf-8").splitlines()
    return [case for line in lines if not (case := json.loads(line)).get("escape_function")]


@pytest.mark.parametrize("case", _recordings(), ids=lambda case: case["id"])
def test_compile_errors(case: dict[str, Any]) -> None:
    checked = check(case["source"], case.get("context", "template"), regexes=case.get("regex", "limited"))
    error = case["expect"].get("error")
    if error is None or error["phase"] != "compile":
        assert not checked.errors
        return
    found = checked.errors[0]
    wanted = (error["class"], error["message"], error.get("offset"), error.get("start"), error.get("end"))
    assert (found.java_class, found.message, found.offset, found.start, found.end) == wanted
    assert list(found.stack) == (error.get("script_stack") or [])


def test_allowlist_is_the_engines() -> None:
    recorded = shared_path("golden/painless_allowlist.json").read_text(encoding="utf-8")
    assert dump_allowlist(template_allowlist()) == json.loads(recorded)


def test_official_scripts_compile() -> None:
    scripts = sorted(shared_path("corpus/painless").glob("*.painless"))
    assert scripts
    for path in scripts:
        checked = check(with_default_functions(path.read_text(encoding="utf-8")))
        assert not checked.errors, (path.name, checked.errors[:1])
