"""``init`` and ``new``: what they write, that it is right, and that nothing is overwritten."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from blueprintc.cli import main
from blueprintc.config.reader import read_config
from blueprintc.errors import FileError, UsageError
from blueprintc.scaffold import catalogue, find_entry, write_new_files
from blueprintc.version import __version__


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, which is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, stdin: str = "") -> Result:
    return CliRunner().invoke(main, list(arguments), input=stdin)


def test_init_writes_a_repository_that_is_in_order(place: Path) -> None:
    result = run("init", "my-connectors")
    assert result.exit_code == 0, result.output
    root = place / "my-connectors"
    names = {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}
    assert names == {
        *(".github/workflows/blueprints.yml", ".gitignore", ".pre-commit-config.yaml", "README.md", "blueprintc.toml"),
        *("blueprints/.gitkeep", "connectors/.gitkeep", "templates/.gitkeep"),
    }
    config = read_config(root / "blueprintc.toml")
    assert config is not None
    assert config.output == "connectors"
    assert (root / "README.md").read_text(encoding="utf-8").startswith("# my-connectors\n")
    workflow = yaml.safe_load((root / ".github/workflows/blueprints.yml").read_text(encoding="utf-8"))
    assert f"pip install blueprintc=={__version__}" in str(workflow["jobs"])
    assert "@" not in (root / "README.md").read_text(encoding="utf-8")


def test_hooks_of_a_new_repository_are_valid_and_the_same_as_ours(place: Path) -> None:
    run("init")
    subprocess.run([sys.executable, "-m", "pre_commit", "validate-config", ".pre-commit-config.yaml"], check=True)
    written = yaml.safe_load(Path(".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"][0]["hooks"]
    ours = yaml.safe_load((Path(__file__).parents[3] / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    offered = {hook["id"]: hook for hook in ours}
    assert {hook["id"] for hook in written} == offered.keys() - {"blueprintc-fix"}  # it changes files: to be asked for
    for hook in written:
        for key in ("name", "entry", "files", "types", "pass_filenames"):
            assert hook.get(key) == offered[hook["id"]].get(key)


def test_init_keeps_what_is_there(place: Path) -> None:
    Path("README.md").write_text("mine", encoding="utf-8")
    result = run("init")
    assert result.exit_code == 0
    assert "kept README.md" in result.stderr
    assert Path("README.md").read_text(encoding="utf-8") == "mine"
    again = run("init")
    assert "wrote" not in again.output
    assert run("init", "--force").stdout == "wrote README.md\n"
    assert Path("README.md").read_text(encoding="utf-8") != "mine"


def test_commented_configuration_is_valid_too(place: Path) -> None:
    run("init")
    text = Path("blueprintc.toml").read_text(encoding="utf-8")
    assert "environments" in str(tomllib.loads(text.replace("# [env", "[env").replace("# model", "model")))


@pytest.mark.parametrize("entry", catalogue(), ids=lambda entry: entry.id)
def test_new_gives_a_blueprint_that_checks(place: Path, entry: "object") -> None:
    run("init")
    result = run("new", entry.id, "--name", 'My "own" name')
    assert result.exit_code == 0, result.output
    path = Path(f"blueprints/{entry.provider}/{entry.task}.blueprint.yaml")
    assert 'name: "My \\"own\\" name"\n' in path.read_text(encoding="utf-8")
    assert run("check").exit_code == 0, run("check").output


def test_new_does_not_overwrite(place: Path) -> None:
    entry = catalogue()[0]
    assert run("new", entry.id, "--file", "mine").exit_code == 0
    path = Path(f"blueprints/{entry.provider}/mine.blueprint.yaml")
    path.write_text("edited", encoding="utf-8")
    result = run("new", entry.id, "--file", "mine")
    assert (result.exit_code, path.read_text(encoding="utf-8")) == (2, "edited")
    assert "already there with other content; --force overwrites" in result.stderr
    assert run("new", entry.id, "--file", "mine", "--force").exit_code == 0


def test_new_in_a_script_says_what_it_needs(place: Path) -> None:
    result = run("new")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "give PROVIDER/TASK; blueprintc catalog shows what there is" in result.stderr
    assert "openai/chat" in run("new", "--list").stdout
    assert 'did you mean "openai/chat"?' in run("new", "openai/chta").stderr
    assert "there are openai/" in run("new", "openai/zzzzzz").stderr


def test_the_catalogue_is_found_by_id() -> None:
    entry = find_entry("openai/embedding")
    assert (entry.provider, entry.task) == ("openai", "embedding")
    assert entry.title
    with pytest.raises(UsageError):
        find_entry("../x")


def test_all_files_or_none(tmp_path: Path) -> None:
    (tmp_path / "b").write_text("other", encoding="utf-8")
    with pytest.raises(UsageError, match="b: already there"):
        write_new_files(tmp_path, {"a": "1", "b": "2"}, keep=False)
    assert not (tmp_path / "a").exists()
    with pytest.raises(FileError):
        write_new_files(tmp_path, {"a": "1", "b/c": "2"})
    assert not (tmp_path / "a").exists()
