"""``blueprintc check`` from outside: options, exit statuses, streams."""

import json
import os
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from blueprintc.cli import main

GOOD = """blueprint: 1
name: Embeddings
version: 1
protocol: http
inputs:
  input: {type: array, items: {type: string}}
credential:
  key: {env: API_KEY}
actions:
  - action_type: predict
    method: POST
    url: https://api.openai.com/v1/embeddings
    headers: {Authorization: "Bearer ${credential.key}"}
    request_body:
      {model: text-embedding-3-small, input: "${parameters.input}"}
"""
UNKNOWN = GOOD.replace("version: 1", "version: 1\ndescripton: x")
CONNECTOR = r"""{
  "name": "Embeddings", "version": 1, "protocol": "http", "nmae": 1, "credential": {"key": "<env:API_KEY>"},
  "actions": [
    {
      "action_type": "predict", "method": "POST", "url": "https://api.openai.com/v1/embeddings",
      "headers": {"Authorization": "Bearer ${credential.key}"},
      "request_body": "{ \"model\": \"m\", \"input\": ${parameters.input} }"
    }
  ]
}
"""
BROKEN = "a: [\n"
FORMATS = ["text", "concise", "json", "sarif", "junit", "github"]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty repository, which is the current folder."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, stdin: str = "") -> Result:
    return CliRunner().invoke(main, ["check", *arguments], input=stdin)


def write(path: str, text: str) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, encoding="utf-8")


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(
    ("text", "options", "status"),
    [
        (GOOD, [], 0),
        (UNKNOWN, [], 1),
        (BROKEN, [], 1),
        (UNKNOWN, ["--fail-on", "never"], 0),
        (UNKNOWN, ["--ignore", "BP101"], 0),
        (UNKNOWN, ["--select", "BP2"], 0),
        (BROKEN, ["--select", "BP2"], 1),
        (UNKNOWN, ["--var", "x"], 2),
        (UNKNOWN, ["--select", "E5"], 2),
        (UNKNOWN, ["--config", "none.toml"], 3),
        (UNKNOWN, ["none.blueprint.yaml"], 3),
        (UNKNOWN, ["--env", "production"], 2),
    ],
)
def test_the_status_is_the_same_in_every_format(
    place: Path, name: str, text: str, options: list[str], status: int
) -> None:
    write("a.blueprint.yaml", text)
    result = run("a.blueprint.yaml", "--format", name, *options)
    assert result.exit_code == status, result.output
    assert "Traceback" not in result.output


def test_warnings_fail_where_they_are_asked_to(place: Path) -> None:
    write("a.connector.json", CONNECTOR)
    assert run().exit_code == 0
    assert run("--fail-on", "warning").exit_code == 1
    assert "warning[BP101]" in run().stdout


def test_unsafe_fixes_alone_are_refused(place: Path) -> None:
    write("a.connector.json", CONNECTOR)
    result = run("--unsafe-fixes")
    assert (result.exit_code, result.stderr) == (2, "error: --unsafe-fixes belongs to --fix or --diff\n")


def test_folders_are_walked_and_words_go_to_stderr(place: Path) -> None:
    write("one/a.blueprint.yaml", UNKNOWN)
    write("two/b.blueprint.yml", GOOD.replace("name: Embeddings", "name: Others"))
    write("two/ignored.yaml", BROKEN)
    result = run("--format", "concise")
    assert result.stdout == 'one/a.blueprint.yaml:4:1: error[BP101]: "descripton" is no key of the top level\n'
    assert result.stderr == "1 error in 2 files\n"
    assert run("--quiet", "two").output == ""


def test_standard_input_has_a_name(place: Path) -> None:
    write("blueprintc.toml", '[[overrides]]\npaths = ["lenient/"]\nignore = ["BP101"]\n')
    assert run("-", "--stdin-filename", "strict/a.blueprint.yaml", stdin=UNKNOWN).exit_code == 1
    assert run("-", "--stdin-filename", "lenient/a.blueprint.yaml", stdin=UNKNOWN).exit_code == 0
    assert run("-", "--format", "concise", stdin=UNKNOWN).stdout.startswith("<stdin>:4:1: error[BP101]")


def test_configuration_selects_and_excludes(place: Path) -> None:
    write("a.blueprint.yaml", UNKNOWN)
    write("vendor/b.blueprint.yaml", BROKEN)
    write("blueprintc.toml", 'ignore = ["BP1"]\nexclude = ["vendor/"]\n')
    assert run().exit_code == 0
    assert run("--ignore", "BP2").exit_code == 1
    assert run("vendor/b.blueprint.yaml").exit_code == 1
    assert run("vendor/b.blueprint.yaml", "--force-exclude").exit_code == 0
    write("blueprintc.toml", "ignroe = []\n")
    result = run()
    assert (result.exit_code, result.stdout) == (2, "")
    assert 'unknown key "ignroe"; did you mean "ignore"?' in result.stderr


def test_variables_and_environments(place: Path) -> None:
    templated = GOOD.replace("name: Embeddings", 'name: "{{ vars.title }}"\nvars: {title: {required: true}}')
    write("a.blueprint.yaml", templated)
    write("blueprintc.toml", '[environments.production]\nvars = {title = "T"}\n')
    assert run().exit_code == 1
    assert run("--var", "title=T").exit_code == 0
    assert run("--env", "production").exit_code == 0
    result = run("--env", "prodction")
    assert result.exit_code == 2
    assert 'did you mean "production"?' in result.stderr


def test_several_formats_and_files(place: Path) -> None:
    write("a.blueprint.yaml", UNKNOWN)
    result = run(
        *["--format", "sarif", "--output", "a.sarif", "--format", "junit", "--output", "a.xml", "--format", "concise"]
    )
    assert result.stdout.count("\n") == 1
    assert json.loads(Path("a.sarif").read_text())["version"] == "2.1.0"
    assert Path("a.xml").read_text().startswith("<?xml")
    assert not [path for path in Path().iterdir() if path.name.endswith(".tmp")]
    assert run("--format", "sarif", "--format", "json").exit_code == 2
    assert run("--output", "a", "--output", "b").exit_code == 2
    assert run("--output", ".").exit_code == 3


def test_color(place: Path) -> None:
    write("a.blueprint.yaml", UNKNOWN)
    assert "\x1b[" not in run().stdout
    coloured = run("--color", "always", "--output", "plain.txt", "--format", "text", "--format", "concise").stdout
    assert "\x1b[" in coloured
    assert "\x1b[" not in Path("plain.txt").read_text()
    assert re.sub(r"\x1b\[[0-9;]*m", "", run("--color", "always").stdout) == run().stdout


PAGE = """# A page

```json
POST /_plugins/_ml/connectors/_create
{
  "name": "x", "version": 1, "protocol": "http", "nmae": 1, "actions": []
}
```
"""


def test_markdown(place: Path) -> None:
    write("docs/page.md", PAGE)
    write("docs/other.md", "# No connector here\n")
    write("a.blueprint.yaml", BROKEN)
    result = run("--markdown", "--format", "concise", "--fail-on", "warning")
    assert result.exit_code == 1
    assert "docs/page.md:6:50: warning[BP101]" in result.stdout
    assert run("-", "--markdown", "--fail-on", "warning", stdin=PAGE).exit_code == 1


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0",
        b"\xff\xfe",
        b"name: \xe9",
        b"&a [*a]",
        b"!x 1",
        b"[" * 20_000,
        b"{" * 20_000,
        b"a" * 5_000_000,
        b"\x85",
    ],
    ids=["empty", "nul", "utf-16", "latin-1", "recursive", "tag", "deep", "deeper", "large", "nel"],
)
@pytest.mark.parametrize("name", ["a.blueprint.yaml", "a.connector.json"])
def test_bad_input_is_a_finding(place: Path, content: bytes, name: str) -> None:
    Path(name).write_bytes(content)
    result = run(name, "--format", "concise")
    assert result.exit_code == 1, result.output
    assert result.stdout.startswith(f"{name}:1:")
    assert "BP9" not in result.stdout


@pytest.mark.skipif(os.name == "nt", reason="no such files there")
def test_things_that_are_no_files(place: Path) -> None:
    os.mkfifo("a.blueprint.yaml")
    os.symlink("b.blueprint.yaml", "b.blueprint.yaml")
    result = run("--format", "concise")
    assert result.exit_code == 3
    assert [line.split(": ")[1] for line in result.stdout.splitlines()] == ["error[BP001]", "error[BP001]"]


def test_our_own_fault_is_a_finding_and_the_run_goes_on(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object, **options: object) -> None:
        raise ZeroDivisionError("secret")

    write("a.blueprint.yaml", GOOD)
    monkeypatch.setattr("blueprintc.linter.runner.load", fail)
    result = run("a.blueprint.yaml", "none.yaml", "--format", "concise")
    assert result.exit_code == 3
    assert "error[BP901]: blueprintc failed on this file: ZeroDivisionError" in result.stdout
    assert "none.yaml:1:1: error[BP001]" in result.stdout
    assert "secret" not in result.output


def test_comments_suppress(place: Path) -> None:
    write("a.blueprint.yaml", UNKNOWN.replace("descripton: x", "descripton: x  # blueprintc: ignore[BP101] on purpose"))
    assert run("--fail-on", "info").exit_code == 0
    results = json.loads(run("--format", "sarif").stdout)["runs"][0]["results"]
    assert [result["suppressions"] for result in results] == [[{"kind": "inSource", "justification": "on purpose"}]]
    write("a.blueprint.yaml", GOOD.replace("version: 1", "version: 1  # blueprintc: ignore[BP101]"))
    assert "warning[BP091]" in run("--fail-on", "warning").stdout


def test_a_finding_in_a_shared_file_counts_once(place: Path) -> None:
    write("base.yaml", UNKNOWN)
    for name in ("a", "b"):
        write(f"{name}.blueprint.yaml", f"blueprint: 1\nextends: base.yaml\nname: {name}\n")
    assert run("--format", "concise").stdout.count("base.yaml:4:1: error[BP101]") == 1


def test_a_page_that_is_named_is_a_page(place: Path) -> None:
    write("page.md", PAGE)
    assert "page.md:6:50: warning[BP101]" in run("--format", "concise", "page.md").stdout
    assert run("--fix", "page.md").exit_code == run("page.md").exit_code


def test_releases_that_there_are_not_are_wrong_usage(place: Path) -> None:
    write("page.md", PAGE)
    done = run("--target", "9.9", "page.md")
    assert done.exit_code == 2
    assert "9.9" in done.stderr


def test_nothing_to_look_at_is_said(place: Path) -> None:
    done = run()
    assert done.exit_code == 0
    assert "there are no blueprints or connectors here" in done.stderr
