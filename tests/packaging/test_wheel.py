"""What ends up in the wheel, and that it works without the checkout."""

import os
import subprocess
import sys
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest

from blueprintc.version import __version__

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built as a release builds it: by way of the source distribution."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run([sys.executable, "-m", "build", "--outdir", str(folder), str(ROOT)], check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.mark.slow
def test_contents(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        (metadata,) = [name for name in names if name.endswith(".dist-info/METADATA")]
        fields = Parser().parsestr(archive.read(metadata).decode("utf-8"))
    assert fields["Version"] == __version__
    assert fields["License-Expression"] == "Apache-2.0"
    assert any(name.endswith("licenses/LICENSE") for name in names)
    modules = {f"blueprintc/{path.relative_to(ROOT / 'blueprintc').as_posix()}" for path in _modules()}
    assert modules <= names
    assert {name for name in names if not name.startswith("blueprintc-")} == {
        name for name in names if name.startswith("blueprintc/") and not name.startswith("blueprintc/dev/")
    }
    for path in [*(ROOT / "blueprints").rglob("*.yaml"), *(ROOT / "templates").rglob("*.*")]:
        assert f"blueprintc/catalogue/{path.relative_to(ROOT).as_posix()}" in names
    assert {"blueprintc/py.typed", "blueprintc/scaffold/files/dot_pre-commit-config.yaml"} <= names
    assets = {f"blueprintc/pages/assets/{path.name}" for path in (ROOT / "blueprintc/pages/assets").iterdir()}
    assert assets <= names


def _modules() -> list[Path]:
    return [path for path in (ROOT / "blueprintc").rglob("*.py") if path.parts[len(ROOT.parts) + 1] != "dev"]


@pytest.mark.slow
def test_the_wheel_works_alone(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    (tmp_path / "work").mkdir()

    def run(*arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "blueprintc", *arguments],
            cwd=tmp_path / "work",
            env={**os.environ, "PYTHONPATH": str(tmp_path / "site")},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    run("init")
    ids = [line.split()[0] for line in run("new", "--list").splitlines()]
    assert "openai/chat" in ids
    assert {"anthropic/chat", "voyage/rerank"} <= set(ids)
    for entry_id in ("openai/embedding", *ids[::12]):
        run("new", entry_id, "--force")
    run("new", "voyage/rerank", "--extends", "--file", "thin")
    assert "extends: catalog:voyage/rerank" in (tmp_path / "work/blueprints/voyage/thin.blueprint.yaml").read_text(
        "utf-8"
    )
    run("check")
    run("site", "public", "blueprints/openai")
    run("build")
    assert run("build", "--check") == ""
