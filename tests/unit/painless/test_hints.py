"""Advice about compile errors."""

import json
from pathlib import Path

import pytest

from blueprintc.painless.compiler import check
from blueprintc.painless.hints import hint

_CASES = Path(__file__).parents[2] / "cases" / "painless" / "compile.jsonl"


@pytest.mark.parametrize(
    ("source", "advice"),
    [
        ("return 'a\\nb'", "write line breaks"),
        ("return 'a", "the quote is not closed"),
        ("String f(){return params.a} return f()", "functions see only their own parameters"),
        ("return ctx.a", "they have only params"),
        ("onnector.post_process.x", "built-in function, misspelt"),
        ("var x = 1; return 'a'", "write def"),
        ("Lisst x; return 'a'", "did you mean 'List'?"),
        ("return 'a,b'.split(',')", "splitOnToken"),
        ("return 'a'.toUppercase()", "did you mean 'toUpperCase'?"),
        ("return 'a'.substring()", "String.substring takes 1 or 2 arguments here, not 0"),
        ("return 'a'.length", "length() with parentheses"),
        ("return [1]", "use .toString()"),
        ("int i = 1; if (i == null) {return 'a'} return 'b'", "never null"),
        ("if (params.size()) {return 'a'} return 'b'", "a condition must be boolean"),
        ("int i = params.a ?: 5; return 'a'", "as def"),
        ("List<String> l = new ArrayList()", "no generics"),
        ("return 0x1F", "hexadecimal"),
        ("[1].each(x -> {}); return 'a'", "empty body"),
        ("return " + "(" * 5000, "nested too deeply"),
    ],
)
def test_advice(source: str, advice: str) -> None:
    found = hint(check(source).errors[0])
    assert found is not None
    assert advice in found


def test_most_errors_come_with_advice() -> None:
    recorded = [json.loads(line) for line in _CASES.read_text(encoding="utf-8").splitlines()]
    errors = [check(case["source"], case["context"]).errors[0] for case in recorded if "error" in case]
    assert sum(hint(error) is not None for error in errors) > len(errors) * 0.5
