"""Scripts that report each statement as it begins give the same results, at the right offsets."""

import pytest

from blueprintc.painless.connector import ConnectorScripts
from blueprintc.painless.interpreter.run import ScriptError

SCRIPT = """String twice(String s) { return s + s; }
def out = '';
for (int i = 0; i < 2; i++) {
  if (i == 1) {
    out += twice('b');
  } else {
    out += 'a';
  }
}
try { Integer.parseInt(params.text); } catch (Exception e) { out += 'c'; }
return out;"""


def _begun(source: str, **params: object) -> tuple[str | None, list[str]]:
    heard: list[str] = []
    scripts = ConnectorScripts(count=lambda text, offset: heard.append(text[offset:].split("\n")[0]))
    return scripts.execute(source, params), heard


def test_each_statement_is_told_as_often_as_it_begins() -> None:
    result, heard = _begun(SCRIPT, text="x")
    assert result == "abbc" == ConnectorScripts().execute(SCRIPT, {"text": "x"})
    assert [
        sum(line.startswith(start) for line in heard) for start in ("out += 'a'", "out += twice", "return s + s")
    ] == [
        1,
        1,
        1,
    ]
    assert heard[-1] == "return out;"
    assert sum("if (i" in line or line.startswith("if") for line in heard) == 2


def test_errors_are_the_same() -> None:
    source = "def a = 1;\ndef b = params.none;\nreturn b.length();"
    with pytest.raises(ScriptError) as plain:
        ConnectorScripts().execute(source, {})
    with pytest.raises(ScriptError) as counted:
        _begun(source)
    assert counted.value.error == plain.value.error
