"""A blueprint with one of the test files of ``tests/cases/tester`` beside it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from blueprintc.cli import main

CASES = Path(__file__).parents[2] / "cases" / "tester"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty repository with the blueprint of the cases."""
    shutil.copy(CASES / "embedding.blueprint.yaml", tmp_path)
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CI", raising=False)
    return tmp_path


@pytest.fixture
def blueprintc(folder: Path) -> Callable[..., Result]:
    """The command line, run in the folder."""

    def run(*arguments: str, tests: str = "") -> Result:
        if tests:
            text = (CASES / f"{tests}.test.yaml").read_text(encoding="utf-8") if ":" not in tests else tests
            (folder / "embedding.test.yaml").write_text(text, encoding="utf-8")
        return CliRunner().invoke(main, ["test", *arguments])

    return run
