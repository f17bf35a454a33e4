"""``blueprintc painless`` from outside: results, errors with places, traces, scripts inside blueprints."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from blueprintc.cli import main

BLUEPRINT = """blueprint: 1
name: Scripts
version: 1
protocol: http
actions:
  - action_type: predict
    method: POST
    url: https://api.openai.com/v1/embeddings
    request_body: '{"input": "${parameters.input}"}'
    pre_process_function: |
      return '{"parameters":{"input":"' + escape(params.text_docs[0]) + '"}}';
    post_process_function: connector.post_process.openai.embedding
"""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty repository, which is the current folder."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def painless(*arguments: str, stdin: str | None = None) -> Result:
    """Run the command."""
    return CliRunner().invoke(main, ["painless", *arguments], input=stdin)


def params(place: Path, value: object) -> str:
    """A file with parameters."""
    (place / "params.json").write_text(json.dumps(value))
    return "params.json"


def test_run_prints_the_result(place: Path) -> None:
    (place / "s.painless").write_text('return "x" + params.n + params.d')
    result = painless("run", "s.painless", "--params", params(place, {"n": 5, "d": 1e23}))
    assert (result.exit_code, result.stdout, result.stderr) == (0, "x51.0E23\n", "")


def test_the_release_decides_number_classes_and_texts(place: Path) -> None:
    given = params(place, {"n": 5, "d": 1e23})
    result = painless("run", "-", "--params", given, "--target", "2.9", stdin='return "x" + params.n + params.d')
    assert result.stdout == "x5.09.999999999999999E22\n"
    result = painless("run", "-", "--params", given, "--target", "3.4", stdin='return "x" + params.n + params.d')
    assert result.stdout == "x5.01.0E23\n"


def test_an_array_is_a_response(place: Path) -> None:
    result = painless("run", "-", "--params", params(place, [7, 8]), stdin='return "" + params.result[1]')
    assert result.stdout == "8\n"


def test_null_is_said_beside_the_output(place: Path) -> None:
    result = painless("run", "-", stdin="return null")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "note: the result is null\n")


def test_any_result_in_the_generic_context(place: Path) -> None:
    result = painless("run", "-", "--context", "generic", stdin="return [1, 2L]")
    assert (result.stdout, result.stderr) == ("[1, 2]\n", "note: the result is a java.util.ArrayList\n")


def test_runtime_error_with_its_place(place: Path) -> None:
    (place / "s.painless").write_text("def x = 5;\nint z = 0;\nreturn 'a' + x / z;\n")
    result = painless("run", "s.painless")
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "s.painless:3:14: error: runtime error: / by zero [ArithmeticException]",
        "  |",
        "3 | return 'a' + x / z;",
        "  |              ^",
    ]


def test_place_behind_the_default_escape_function(place: Path) -> None:
    result = painless("run", "-", "--params", params(place, {"x": 5}), stdin="return escape(params.y) + params.z.w")
    assert "(default escape function):3:16: error: runtime error" in result.stderr
    result = painless("check", "-", stdin="\nreturn escape(params.y) + foo")
    assert result.stdout.startswith("-:2:27: error: compile error: cannot resolve symbol [foo]")


def test_check_reports_all_compile_errors(place: Path) -> None:
    result = painless("check", "-", stdin="def a = foo;\ndef b = bar;\nreturn 1")
    assert result.exit_code == 1
    assert [line.split(": ")[0] for line in result.stdout.splitlines() if "error" in line] == [
        "-:1:9",
        "-:2:9",
        "-:3:8",
    ]
    assert painless("check", "-", stdin="return 'a'").exit_code == 0


def test_trace_shows_lines_and_changes(place: Path) -> None:
    (place / "s.painless").write_text("int s = 0;\nfor (int i = 0; i < 2; i++) {\n  s += i + 1;\n}\nreturn '' + s;\n")
    result = painless("run", "s.painless", "--trace")
    assert result.stdout == "3\n"
    assert result.stderr.splitlines() == [
        "s.painless:1: params = {}, s = 0",
        "s.painless:3: s = 1, i = 0",
        "s.painless:3: s = 3, i = 1",
        "s.painless:2",
    ]


def test_explain_shows_the_value(place: Path) -> None:
    result = painless("run", "-", stdin='Debug.explain(["a":1])')
    assert result.stderr.splitlines()[-2:] == ["note: the value is {a=1}", "note: its class is java.util.HashMap"]


def test_script_of_a_blueprint(place: Path) -> None:
    (place / "b.blueprint.yaml").write_text(BLUEPRINT)
    given = params(place, {"text_docs": ['say "hi"\n']})
    result = painless("run", "b.blueprint.yaml", "--which", "pre", "--action", "predict", "--params", given)
    assert (result.exit_code, result.stdout) == (0, '{"parameters":{"input":"say \\"hi\\"\\n"}}\n')
    assert painless("check", "b.blueprint.yaml", "--which", "pre").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["b.blueprint.yaml", "--which", "post"], "is a built-in function, not a script"),
        (["b.blueprint.yaml", "--which", "pre", "--action", "x"], "has no action 'x'; it has predict"),
        (["b.blueprint.yaml", "--action", "predict"], "--action needs --which"),
        (["missing.painless"], "missing.painless: No such file"),
    ],
)
def test_wrong_usage(place: Path, arguments: list[str], complaint: str) -> None:
    (place / "b.blueprint.yaml").write_text(BLUEPRINT)
    result = painless("check", *arguments)
    assert result.exit_code == (3 if "missing" in complaint else 2)
    assert complaint in result.stderr


def test_parameters_must_be_json(place: Path) -> None:
    (place / "p.json").write_text("{")
    assert painless("run", "-", "--params", "p.json", stdin="return 'a'").exit_code == 2
    (place / "p.json").write_text("5")
    assert painless("run", "-", "--params", "p.json", stdin="return 'a'").exit_code == 2
    assert painless("run", "-", "--target", "x", stdin="return 'a'").exit_code == 2
