"""Compile errors and the allowlist, against the recordings of the real engine."""

import json
from typing import Any

import pytest

from blueprintc.painless.allowlist import template_allowlist
from blueprintc.painless.compiler import check
from blueprintc.painless.connector import with_default_functions
from blueprintc.painless.types import Type
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
    recorded = json.loads(shared_path("golden/painless_allowlist.json").read_text(encoding="utf-8"))
    allowlist = template_allowlist()
    assert sorted(allowlist.class_names()) == sorted(name for name in recorded if "." in name)
    for name in allowlist.class_names():
        api, wanted = allowlist.api(Type(name)), recorded[name]
        assert api is not None
        found: dict[str, list[str]] = {
            "functional": [api.functional.signature] if api.functional else [],
            "new": [constructor.signature for constructor in api.constructors.values()],
            "static": [f"{m.signature}{'†' * m.augmented}" for m in api.static_methods.values()],
            "methods": [f"{m.signature}{'†' * m.augmented}" for m in api.methods.values()],
            "static_fields": [f"{field.type} {field.name}" for field in api.static_fields.values()],
            "fields": [f"{field.type} {field.name}" for field in api.fields.values()],
        }
        assert {kind: sorted(members) for kind, members in found.items() if members} == {
            kind: sorted(members) for kind, members in wanted.items() if kind not in ("imported", "interface")
        }, name
        assert api.is_interface == wanted["interface"], name


def test_official_scripts_compile() -> None:
    scripts = sorted(shared_path("corpus/painless").glob("*.painless"))
    assert scripts
    for path in scripts:
        checked = check(with_default_functions(path.read_text(encoding="utf-8")))
        assert not checked.errors, (path.name, checked.errors[:1])
