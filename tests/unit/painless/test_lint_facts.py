"""Facts about scripts: found where they are, and not elsewhere."""

import pytest

from blueprintc.painless.compiler import check
from blueprintc.painless.lint_facts import SLOWER_THAN_LINEAR, FactKind, lint_facts


def _facts(source: str) -> list[tuple[str, str, str]]:
    checked = check(source, "generic")
    assert checked.script is not None, checked.errors
    return [(fact.kind.value, fact.name, source[fact.offset :][:6]) for fact in lint_facts(checked.script)]


@pytest.mark.parametrize(
    ("source", "facts"),
    [
        ("int x = 1; int y = 2; return y", [("unused variable", "x", "x = 1;")]),
        ("int x = 1; x = 2; x++; return 1", [("unused variable", "x", "x = 1;")]),
        ("int x = 1; return x++", []),
        ("int x = 1; return [1].collect(e -> e + x)", []),
        ("String s = 'a'; return [1].stream().map(s::concat)", []),
        ("def f(int a) { int b; return a } return f(1)", [("unused variable", "b", "b; ret")]),
        ("return 'a' =~ /b/", [("regex", "=~", "'a' =~"), ("regex", "b", "/b/")]),
        ("def s = ''; for (x in params.docs) { s += x; } return s", [("growing text", "s", "s += x")]),
        ("String s = ''; for (int i=0; i<9; ++i) { s = s + i; } return s", [("growing text", "s", "s = s ")]),
        ("for (x in params.docs) { def s = ''; s += x; params.put(s, s); } return 1", []),
        ("def s = ''; s += 'a'; return s", []),
        ("def n = 0; for (x in params.docs) { n += x; } return n", []),
        (
            "def n = 0; for (x in params.docs) { for (y in params.docs) { n += x + y; } } return n",
            [("repeated loop", "params.docs", "for (y")],
        ),
        ("def n = 0; for (x in params.docs) { for (y in x) { n += y; } } return n", []),
        (
            "def d = params.docs; def n = 0; for (int i=0; i<d.length; i++) "
            "{ for (int j=0; j<d.length; j++) { n += j; } } return n",
            [("repeated loop", "d", "for (i")],
        ),
        (
            "List l = []; for (x in params.docs) { if (!l.contains(x)) { l.add(x) } } return l",
            [("search in loop", "l.contains", ".conta")],
        ),
        ("Set l = new HashSet(); for (x in params.docs) { if (!l.contains(x)) { l.add(x) } } return l", []),
        ("List l = [1]; while (l.size() > 0) { l.remove(0); } return l", [("search in loop", "l.remove", ".remov")]),
    ],
)
def test_facts(source: str, facts: list[tuple[str, str, str]]) -> None:
    assert _facts(source) == facts


def test_kinds_are_sorted_into_slow_and_other() -> None:
    assert {FactKind.UNUSED_VARIABLE, FactKind.REGEX}.isdisjoint(SLOWER_THAN_LINEAR)
