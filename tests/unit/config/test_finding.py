"""Which configuration holds for a file, and which files a folder stands for."""

from pathlib import Path

import pytest

from blueprintc.config import ConfigFinder, Selection, find_files
from blueprintc.config.patterns import matches
from blueprintc.config.selection import parse_codes
from blueprintc.errors import ConfigError, FileError, UsageError


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("legacy/", "legacy/a.yaml", True),
        ("legacy/", "x/legacy/a.yaml", True),
        ("/legacy/", "x/legacy/a.yaml", False),
        ("a/b", "x/a/b", False),
        ("a/b", "a/b/c/d.yaml", True),
        ("*.draft.yaml", "x/y/a.draft.yaml", True),
        ("*.draft.yaml", "x/a.yaml", False),
        ("a/*.yaml", "a/b/c.yaml", False),
        ("a/**/c.yaml", "a/c.yaml", True),
        ("a/**/c.yaml", "a/x/y/c.yaml", True),
        ("a/**", "a/x/y", True),
        ("**/b", "b", True),
        ("**/b", "x/y/b", True),
        ("?.yaml", "a.yaml", True),
        ("?.yaml", "ab.yaml", False),
        ("a.yaml", "aXyaml", False),
        ("./a/b", "a/b", True),
        ("[x]", "[x]", True),
    ],
)
def test_patterns(pattern: str, path: str, expected: bool) -> None:
    assert matches(pattern, path) is expected


@pytest.mark.parametrize(
    ("select", "ignore", "reported"),
    [
        ((), (), True),
        (("BP2",), (), True),
        (("BP3",), (), False),
        ((), ("BP2",), False),
        (("BP214",), ("BP2",), True),
        (("BP2",), ("BP214",), False),
        (("BP2",), ("BP2",), False),
        (("ALL",), ("ALL",), False),
        (("BP2",), ("ALL",), True),
    ],
)
def test_selection(select: tuple[str, ...], ignore: tuple[str, ...], reported: bool) -> None:
    assert ("BP214" in Selection(select, ignore)) is reported


def test_codes_on_the_command_line() -> None:
    assert parse_codes(("BP1, BP214", "ALL")) == ("BP1", "BP214", "ALL")
    with pytest.raises(UsageError, match='"E5" is no code'):
        parse_codes(("E5",))


def _tree(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("", encoding="utf-8")


def test_nearest_configuration_wins(tmp_path: Path) -> None:
    _tree(tmp_path, "a/b/x.yaml", "c/x.yaml", "a/pyproject.toml")
    (tmp_path / ".git").mkdir()
    (tmp_path / "blueprintc.toml").write_text("select = ['BP1']")
    (tmp_path / "a" / "blueprintc.toml").write_text("select = ['BP2']")
    finder = ConfigFinder()
    assert finder.of_file(tmp_path / "a/b/x.yaml").select == ("BP2",)
    assert finder.of_file(tmp_path / "a/b/x.yaml").root == tmp_path / "a"
    assert finder.of_file(tmp_path / "c/x.yaml").select == ("BP1",)
    assert ConfigFinder(tmp_path / "blueprintc.toml").of_file(tmp_path / "a/b/x.yaml").select == ("BP1",)


def test_the_search_ends_at_the_repository(tmp_path: Path) -> None:
    (tmp_path / "blueprintc.toml").write_text("select = ['BP1']")
    _tree(tmp_path, "repository/.git/HEAD", "repository/a/x.yaml")
    config = ConfigFinder().of_file(tmp_path / "repository/a/x.yaml")
    assert (config.path, config.root) == (None, tmp_path / "repository")


def test_broken_configuration_is_told(tmp_path: Path) -> None:
    (tmp_path / "blueprintc.toml").write_text("x")
    with pytest.raises(ConfigError):
        ConfigFinder().of_folder(tmp_path)


def test_folders_are_walked(tmp_path: Path) -> None:
    _tree(
        tmp_path,
        *("b.blueprint.yaml", "a/c.blueprint.yml", "a/d.blueprint.json", "a/e.connector.json", "a/f.yaml", "a/g.json"),
        *(".hidden/h.blueprint.yaml", "node_modules/i.blueprint.yaml", "venv/pyvenv.cfg", "venv/j.blueprint.yaml"),
        *("vendor/k.blueprint.yaml", "a/l.draft.blueprint.yaml"),
    )
    (tmp_path / "blueprintc.toml").write_text('exclude = ["vendor/", "*.draft.blueprint.yaml"]')
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "z.blueprint.yaml").mkdir()
    names = [path.relative_to(tmp_path).as_posix() for path in find_files([tmp_path], ConfigFinder())]
    assert names == ["a/c.blueprint.yml", "a/d.blueprint.json", "a/e.connector.json", "b.blueprint.yaml"]


def test_a_named_file_is_taken(tmp_path: Path) -> None:
    _tree(tmp_path, "vendor/k.txt")
    (tmp_path / "blueprintc.toml").write_text('exclude = ["vendor/"]')
    path = tmp_path / "vendor" / "k.txt"
    assert find_files([path, path], ConfigFinder()) == [path]
    assert find_files([path], ConfigFinder(), force_exclude=True) == []
    assert find_files([tmp_path / "none"], ConfigFinder()) == [tmp_path / "none"]


def test_unreadable_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(folder: Path) -> None:
        raise PermissionError(13, "Permission denied", str(folder))

    monkeypatch.setattr("blueprintc.config.files.os.scandir", refuse)
    with pytest.raises(FileError, match="Permission denied"):
        find_files([tmp_path], ConfigFinder())
