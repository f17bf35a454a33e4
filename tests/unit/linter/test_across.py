"""Rules over all files of a run together."""

import subprocess
import sys
from pathlib import Path

import pytest

from blueprintc.api import CheckOptions, check

TEXT = """blueprint: 1
name: {name}
version: 1
protocol: http
credential:
  key: {{env: API_KEY}}
actions:
  - action_type: predict
    method: POST
    url: https://api.openai.com/v1/embeddings
    headers: {{Authorization: "Bearer ${{credential.key}}"}}
    request_body: {{model: text-embedding-3-small, input: !json "${{parameters.input}}"}}
"""


def _codes(folder: Path, files: dict[str, str], *, cache: bool = False) -> list[tuple[str, str, int]]:
    for name, title in files.items():
        (folder / name).write_text(TEXT.format(name=title), encoding="utf-8")
    report = check(folder, options=CheckOptions(cache=cache))
    return [(one.code.id, Path(one.span.file.path).name, one.span.begin.line) for one in report.diagnostics]


def test_a_name_is_given_once(tmp_path: Path) -> None:
    files = {"a.blueprint.yaml": "Embeddings", "b.blueprint.yaml": "Embeddings", "c.blueprint.yaml": "Others"}
    assert _codes(tmp_path, files) == [("BP660", "b.blueprint.yaml", 2)]


def test_what_was_built_is_no_other_connector(tmp_path: Path) -> None:
    (tmp_path / "blueprints").mkdir()
    text = TEXT.format(name="Embeddings") + "variants:\n  large: {description: large}\n"
    (tmp_path / "blueprints/a.blueprint.yaml").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "blueprintc", "build", "blueprints", "-o", "connectors"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    assert len(list((tmp_path / "connectors").rglob("*.connector.json"))) == 2
    assert [found.code.id for found in check(tmp_path).diagnostics if found.code.id == "BP660"] == []


def test_what_is_remembered_is_compared_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "blueprintc.toml").write_text("")
    files = {"a.blueprint.yaml": "Embeddings", "b.blueprint.yaml": "Embeddings"}
    first = _codes(tmp_path, files, cache=True)
    assert first == [("BP660", "b.blueprint.yaml", 2)]
    assert _codes(tmp_path, files, cache=True) == first


@pytest.mark.parametrize("cache", [False, True])
def test_a_comment_suppresses_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cache: bool) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.blueprint.yaml").write_text(TEXT.format(name="Embeddings"), encoding="utf-8")
    quiet = TEXT.format(name="Embeddings  # blueprintc: ignore[BP660] both are wanted")
    (tmp_path / "b.blueprint.yaml").write_text(quiet, encoding="utf-8")
    for _ in range(2):
        report = check(tmp_path, options=CheckOptions(cache=cache))
        assert report.diagnostics == ()
        assert [(one.diagnostic.code.id, one.reason) for one in report.suppressed] == [("BP660", "both are wanted")]
    alone = check(tmp_path / "b.blueprint.yaml", options=CheckOptions(cache=cache))
    assert alone.diagnostics == ()  # whether the comment is of use cannot be told from one file


def test_an_output_is_written_once(tmp_path: Path) -> None:
    files = {"a.blueprint.yaml": "First", "a.blueprint.yml": "Second"}
    assert _codes(tmp_path, files) == [("BP661", "a.blueprint.yml", 2)]


def test_different_files_are_content(tmp_path: Path) -> None:
    assert _codes(tmp_path, {"a.blueprint.yaml": "First", "b.blueprint.yaml": "Second"}) == []
