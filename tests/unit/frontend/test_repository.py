"""The root of a repository, and what is inside it."""

from pathlib import Path

import pytest

from blueprintc.frontend import LoadOptions, find_root, load_file
from blueprintc.frontend.repository import inside


def test_root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "a" / "b"
    folder.mkdir(parents=True)
    file = folder / "x.blueprint.yaml"
    assert find_root(file) == folder
    monkeypatch.chdir(tmp_path)
    assert find_root(file) == tmp_path
    (tmp_path / "pyproject.toml").write_text("[tool.other]\n")
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.blueprintc]\n")
    assert find_root(file) == tmp_path / "a"
    (folder / "blueprintc.toml").write_text("")
    assert find_root(file) == folder
    (tmp_path / ".git").mkdir()
    assert find_root(file) == tmp_path


def test_inside(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    assert inside(tmp_path / "in", tmp_path / "in" / "x") == tmp_path / "in" / "x"
    assert inside(tmp_path / "in", tmp_path / "in" / ".." / "x") is None
    assert inside(tmp_path / "in", tmp_path / "inside") is None
    (tmp_path / "in" / "link").symlink_to(tmp_path)
    assert inside(tmp_path / "in", tmp_path / "in" / "link" / "x") is None


def test_templates_are_found_beside_and_above(tmp_path: Path) -> None:
    for folder, text in (("templates", "root"), ("a/templates", "near"), ("b/templates", "other")):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "t.j2").write_text(text)
    for folder, expected in (("a/deep", "near"), ("b", "other"), ("c", "root")):
        (tmp_path / folder).mkdir(parents=True, exist_ok=True)
        path = tmp_path / folder / "x.blueprint.yaml"
        path.write_text("blueprint: 1\nname: !template t.j2\nversion: 1\nprotocol: http\n")
        loaded = load_file(path, LoadOptions(root=tmp_path))
        assert loaded.blueprint is not None
        assert loaded.blueprint.instances[0].names("name") == (expected,)
        assert [each.name for each in loaded.files] == ["x.blueprint.yaml", "t.j2"]
