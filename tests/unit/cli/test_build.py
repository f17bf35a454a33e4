"""``blueprintc build`` from outside: where it writes, all or nothing, drift, streams, exit statuses."""

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from blueprintc.cli import main

GOOD = """blueprint: 1
name: "Embeddings {{ vars.size }}"
version: 1
protocol: http
vars: {size: {type: integer, default: 3}}
parameters: {model: m}
actions:
  - action_type: predict
    method: POST
    url: https://api.openai.com/v1/embeddings
    request_body:
      model: ${parameters.model}
"""
VARIANTS = GOOD + "variants: {big: {vars: {size: 9}}}\n"
BAD = GOOD.replace("${parameters.model}", "${parameters.unknown}")
UNKNOWN_KEY = GOOD + "sevrity: 1\n"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty repository, which is the current folder."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def build(*arguments: str, stdin: str | None = None) -> Result:
    """Run the command."""
    return CliRunner().invoke(main, ["build", *arguments], input=stdin)


def name_in(path: Path) -> str:
    """The connector's name in a built file."""
    name: str = json.loads(path.read_text(encoding="utf-8"))["name"]
    return name


def test_writes_beside_the_blueprint(place: Path) -> None:
    (place / "a.blueprint.yaml").write_text(GOOD)
    result = build("a.blueprint.yaml")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "wrote a.connector.json\n"
    assert name_in(place / "a.connector.json") == "Embeddings 3"
    assert (place / "a.connector.json").read_bytes().endswith(b"}\n")


def test_each_variant_has_its_file(place: Path) -> None:
    (place / "a.blueprint.yml").write_text(VARIANTS)
    assert build().exit_code == 0
    assert name_in(place / "a.connector.json") == "Embeddings 3"
    assert name_in(place / "a.big.connector.json") == "Embeddings 9"


def test_folders_keep_their_shape(place: Path) -> None:
    for name in ("one/a", "two/a"):
        (place / "src" / name).parent.mkdir(parents=True)
        (place / "src" / f"{name}.blueprint.yaml").write_text(GOOD)
    assert build("src", "-o", "out").exit_code == 0
    assert sorted(path.relative_to(place / "out").as_posix() for path in (place / "out").rglob("*.json")) == [
        "one/a.connector.json",
        "two/a.connector.json",
    ]


def test_two_outputs_in_one_file_are_refused(place: Path) -> None:
    for folder in ("one", "two"):
        (place / folder).mkdir()
        (place / folder / "a.blueprint.yaml").write_text(GOOD)
    result = build("one/a.blueprint.yaml", "two/a.blueprint.yaml", "-o", "out")
    assert result.exit_code == 2
    assert "would both be written to out/a.connector.json" in result.stderr
    assert not (place / "out").exists()


def test_check_does_not_call_standard_output_up_to_date(place: Path) -> None:
    (place / "a.blueprint.yaml").write_text(GOOD)
    for arguments in (("a.blueprint.yaml", "-o", "-"), ("-",)):
        result = build("--check", *arguments, stdin=GOOD)
        assert (result.exit_code, result.stdout) == (2, ""), result.output
        assert result.stderr.startswith("error: --check compares with files")


def test_one_output_file(place: Path) -> None:
    (place / "a.blueprint.yaml").write_text(VARIANTS)
    assert build("a.blueprint.yaml", "-o", "deep/x.json").exit_code == 2
    (place / "a.blueprint.yaml").write_text(GOOD)
    assert build("a.blueprint.yaml", "-o", "deep/x.json").exit_code == 0
    assert name_in(place / "deep/x.json") == "Embeddings 3"


def test_a_connector_is_not_overwritten_by_itself(place: Path) -> None:
    (place / "a.connector.json").write_text('{"name": "n", "version": 1, "protocol": "http"}')
    result = build("a.connector.json")
    assert result.exit_code == 2
    assert "its own output" in result.stderr
    assert build("a.connector.json", "-o", "-").stdout.startswith('{\n  "name": "n",')


def test_configured_output_folder(place: Path) -> None:
    (place / "blueprintc.toml").write_text('output = "built"\n')
    (place / "src").mkdir()
    (place / "src" / "a.blueprint.yaml").write_text(GOOD)
    assert build("src").exit_code == 0
    assert (place / "built" / "src" / "a.connector.json").is_file()
    (place / "blueprints" / "x").mkdir(parents=True)
    (place / "blueprints" / "x" / "b.blueprint.yaml").write_text(GOOD)
    assert build("blueprints").exit_code == 0
    assert (place / "built" / "x" / "b.connector.json").is_file()


def test_standard_streams(place: Path) -> None:
    (place / "a.blueprint.yaml").write_text(GOOD)
    from_file = build("a.blueprint.yaml", "-o", "-")
    from_stdin = build("-", stdin=GOOD)
    assert from_file.exit_code == from_stdin.exit_code == 0
    assert from_file.stdout == from_stdin.stdout
    assert from_file.stderr == from_stdin.stderr == ""
    assert json.loads(from_file.stdout)["name"] == "Embeddings 3"
    assert sorted(os.listdir(place)) == [".git", "a.blueprint.yaml"]


def test_json_on_standard_input(place: Path) -> None:
    connector = '{"name": "n", // comment\n "version": 1, "protocol": "http",}'
    assert json.loads(build("-", stdin=connector).stdout) == {"name": "n", "version": 1, "protocol": "http"}


def test_check_shows_drift(place: Path) -> None:
    (place / "a.blueprint.yaml").write_text(GOOD)
    missing = build("--check")
    assert missing.exit_code == 1
    assert missing.stdout.startswith("--- /dev/null\n+++ built from a.blueprint.yaml\n")
    assert not (place / "a.connector.json").exists()
    build()
    fresh = build("--check")
    assert (fresh.exit_code, fresh.stdout) == (0, "")
    path = place / "a.connector.json"
    path.write_text(path.read_text().replace('"m"', '"other"').rstrip("\n"))
    drifted = build("--check")
    assert drifted.exit_code == 1
    assert '-    "model": "other"\n+    "model": "m"\n' in drifted.stdout
    assert "\\ No newline at end of file" in drifted.stdout


def test_check_sees_line_ends(place: Path) -> None:
    (place / "a.blueprint.yaml").write_text(GOOD)
    build()
    path = place / "a.connector.json"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert build("--check").exit_code == 1


def test_all_or_nothing(place: Path) -> None:
    (place / "a.blueprint.yaml").write_text(GOOD)
    (place / "b.blueprint.yaml").write_text(BAD)
    result = build()
    assert result.exit_code == 1
    assert "error[BP201]" in result.stderr
    assert sorted(os.listdir(place)) == [".git", "a.blueprint.yaml", "b.blueprint.yaml"]


def test_nothing_changes_when_a_file_cannot_be_written(place: Path) -> None:
    for name in ("a", "b"):
        (place / f"{name}.blueprint.yaml").write_text(GOOD)
    (place / "out").mkdir()
    (place / "out" / "a.connector.json").write_text("old")
    (place / "out" / "b.connector.json").mkdir()
    result = build("-o", "out")
    assert result.exit_code == 3
    assert sorted(os.listdir(place / "out")) == ["a.connector.json", "b.connector.json"]


def test_findings_that_do_not_stop_a_build(place: Path) -> None:
    (place / "a.blueprint.yaml").write_text(UNKNOWN_KEY)
    result = build()
    assert result.exit_code == 0
    assert "BP101" in result.stderr
    assert (place / "a.connector.json").is_file()


def test_suppressed_findings(place: Path) -> None:
    (place / "a.blueprint.yaml").write_text(
        UNKNOWN_KEY.replace("sevrity: 1", "sevrity: 1  # blueprintc: ignore[BP101] as published")
    )
    assert build().stderr == "wrote a.connector.json\n"


def test_variables_and_environments(place: Path) -> None:
    (place / "a.blueprint.yaml").write_text(VARIANTS)
    (place / "blueprintc.toml").write_text('[environments.prod.vars]\nsize = 7\n[environments.bad.vars]\nsize = "x"\n')
    assert build("--env", "prod").exit_code == 0
    assert name_in(place / "a.connector.json") == "Embeddings 7"
    assert name_in(place / "a.big.connector.json") == "Embeddings 9"
    assert build("--env", "prod", "--var", "size=11").exit_code == 0
    assert name_in(place / "a.big.connector.json") == "Embeddings 11"
    assert build("--var", "size=many").exit_code == 1
    assert build("--env", "bad").exit_code == 1
    assert build("--env", "prd").exit_code == 2
    unknown = build("--var", "sise=1")
    assert unknown.exit_code == 2
    assert 'did you mean "size"?' in unknown.stderr


def test_statuses(place: Path) -> None:
    assert build("missing.blueprint.yaml").exit_code == 3
    assert build("--format", "nonsense").exit_code == 2
    assert build("--nonsense").exit_code == 2
    assert build().exit_code == 0


def test_same_bytes_every_time(place: Path) -> None:
    (place / "a.blueprint.yaml").write_text(VARIANTS)
    texts = set()
    for folder in ("x", "y"):
        build("-o", folder)
        texts.add((place / folder / "a.connector.json").read_bytes())
    assert len(texts) == 1


def test_crlf_source_gives_the_same_bytes(place: Path) -> None:
    (place / "a.blueprint.yaml").write_bytes(GOOD.encode())
    (place / "b.blueprint.yaml").write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    build()
    assert (place / "a.connector.json").read_bytes() == (place / "b.connector.json").read_bytes()
