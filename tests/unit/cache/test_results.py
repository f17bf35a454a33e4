"""The content cache from outside: the same output as without it, nothing stale, nothing broken."""

import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import blueprintc.linter
from blueprintc.cache import fingerprint, results, store
from blueprintc.cli import main
from blueprintc.report import format_names
from tests.unit.cli.test_check import GOOD, UNKNOWN

CASES = Path(__file__).parents[2] / "cases" / "linter"
TEMPLATED = re.sub(r"request_body:\s*\{[^}]*\}[^}]*\}", "request_body: !template body.j2", GOOD)
assert "!template" in TEMPLATED
BODY = '{"model": "text-embedding-3-small", "input": ${parameters.input}'


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "blueprintc.toml").write_text("")
    (tmp_path / "a.blueprint.yaml").write_text(UNKNOWN)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def check(*arguments: str) -> Result:
    result = CliRunner().invoke(main, ["check", *arguments])
    assert result.exit_code in (0, 1), result.output
    return result


def entries(folder: Path) -> list[Path]:
    return sorted(path for path in (folder / store.FOLDER).iterdir() if path.name not in (".gitignore", "CACHEDIR.TAG"))


def is_remembered(*arguments: str) -> bool:
    """Whether a run finds all that it needs."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the linter was asked")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blueprintc.linter, "lint_bytes", refuse)
        patch.setattr(blueprintc.linter, "run_cross_rules", refuse)
        return CliRunner().invoke(main, ["check", *arguments]).exit_code in (0, 1)


def test_a_second_run_imports_neither_frontend_nor_linter(repository: Path) -> None:
    (repository / "b.blueprint.yaml").write_text(GOOD)
    code = (
        "import sys\nfrom blueprintc.cli import main\ntry:\n    main(['check', '-q'])\nexcept SystemExit:\n    pass\n"
        "print(' '.join({name.split('.')[1] for name in sys.modules if name.startswith('blueprintc.')}))"
    )
    for _ in range(5):  # whoever changes the package while this runs makes entries old
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        loaded = set(done.stdout.splitlines()[-1].split())
        if not loaded & {"frontend", "linter", "lowering", "emulator"}:
            return
    pytest.fail(f"loaded {sorted(loaded)}")


@pytest.mark.parametrize("format_name", format_names())
def test_every_format_is_the_same_with_and_without(format_name: str, repository: Path) -> None:
    for number, case in enumerate(sorted(CASES.glob("*/bad_1.yaml"))):
        (repository / f"case-{number}.blueprint.yaml").write_bytes(case.read_bytes())
    (repository / "latin.blueprint.yaml").write_bytes(b"name: \xe9\n")
    (repository / "broken.blueprint.yaml").write_text("name: [\n")
    quiet = UNKNOWN.replace("descripton: x", "descripton: x  # blueprintc: ignore[BP214,BP106,BP105,BP101] because")
    (repository / "quiet.blueprint.yaml").write_text(quiet)
    plain, filled, found = (check("--format", format_name, *more) for more in (("--no-cache",), (), ()))
    # one for each file, and one for what comparing them gave
    assert len(entries(repository)) == len(list(repository.glob("*.blueprint.yaml"))) + 1
    assert is_remembered("--format", format_name)
    assert plain.output == filled.output == found.output
    assert plain.exit_code == filled.exit_code == found.exit_code
    narrowed = ("--format", format_name, "--ignore", "BP1,BP3", "--fail-on", "info")
    assert check(*narrowed).output == check("--no-cache", *narrowed).output


def test_a_change_of_the_file_is_seen(repository: Path) -> None:
    assert check().exit_code == 1
    (repository / "a.blueprint.yaml").write_text(GOOD)
    assert check().exit_code == 0
    assert is_remembered()
    (repository / "a.blueprint.yaml").write_text(UNKNOWN)
    assert check().exit_code == 1
    assert len(entries(repository)) == 1


def test_options_and_configuration_are_told_apart(repository: Path) -> None:
    check()
    assert not is_remembered("--target", ">=2.19")
    (repository / "blueprintc.toml").write_text('opensearch = ">=2.19"\n')
    assert not is_remembered()
    check()
    assert is_remembered()


def test_what_comparing_files_finds_is_remembered_until_one_changes(repository: Path) -> None:
    (repository / "b.blueprint.yaml").write_text(GOOD)
    (repository / "a.blueprint.yaml").write_text(GOOD)
    first = check("--format", "json")
    assert "BP660" in first.output
    assert is_remembered()
    assert check("--format", "json").output == first.output == check("--format", "json", "--no-cache").output
    (repository / "b.blueprint.yaml").write_text(GOOD.replace("name: Embeddings", "name: Others"))
    assert "BP660" not in check("--format", "json").output
    (repository / "b.blueprint.yaml").write_text("# moved\n" + GOOD)
    assert check("--format", "json").output == check("--format", "json", "--no-cache").output != first.output


def test_a_change_of_a_template_is_seen(repository: Path) -> None:
    (repository / "templates").mkdir()
    template = repository / "templates" / "body.j2"
    template.write_text(BODY + "}")
    (repository / "a.blueprint.yaml").write_text(TEMPLATED)
    assert check().exit_code == 0
    assert is_remembered()
    template.write_text(BODY)
    broken = check()
    assert broken.exit_code == 1
    assert check().output == broken.output == check("--no-cache").output
    assert is_remembered()


def test_a_template_that_comes_to_stand_nearer_is_seen(repository: Path) -> None:
    (repository / "templates").mkdir()
    (repository / "templates" / "body.j2").write_text(BODY + "}")
    (repository / "sub").mkdir()
    (repository / "a.blueprint.yaml").rename(repository / "sub" / "a.blueprint.yaml")
    (repository / "sub" / "a.blueprint.yaml").write_text(TEMPLATED)
    assert check().exit_code == 0
    assert is_remembered()
    (repository / "sub" / "templates").mkdir()
    (repository / "sub" / "templates" / "body.j2").write_text("{")
    assert check().exit_code == 1


def test_a_base_that_is_missing_may_come(repository: Path) -> None:
    (repository / "a.blueprint.yaml").write_text("extends: base.yaml\n" + GOOD)
    assert check().exit_code == 1
    (repository / "base.yaml").write_text(GOOD)
    assert check().exit_code == 0


def test_what_cannot_be_read_is_not_kept(repository: Path) -> None:
    (repository / "a.blueprint.yaml").unlink()
    for _ in range(2):
        result = CliRunner().invoke(main, ["check", "a.blueprint.yaml"])
        assert result.exit_code == 3
    assert not (repository / store.FOLDER).exists()


def test_a_fault_of_a_rule_is_not_kept(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ValueError("boom")

    with monkeypatch.context() as patch:
        patch.setattr("blueprintc.linter.runner.lower", fail)
        assert "BP901" in CliRunner().invoke(main, ["check"]).output
    assert "BP901" not in check().output


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: content[: len(content) // 2],
        lambda content: b"",
        lambda content: b"\x00" * 100,
        lambda content: content.replace(b"descripton", b"description"),
        lambda content: b"blueprintc cache 0" + content[18:],
        lambda content: content + b" ",
    ],
    ids=["truncated", "empty", "foreign", "changed", "other-version", "longer"],
)
def test_a_spoilt_entry_is_no_entry(spoil: "type[bytes]", repository: Path) -> None:
    first = check()
    (entry,) = entries(repository)
    whole = entry.read_bytes()
    entry.write_bytes(spoil(whole))
    assert check().output == first.output
    assert entry.read_bytes() == whole


def test_an_entry_of_another_file_is_no_entry(repository: Path) -> None:
    (repository / "b.blueprint.yaml").write_text(GOOD)
    first = check()
    one, other, *_ = entries(repository)
    one.write_bytes(other.read_bytes())
    assert check().output == first.output


def test_an_entry_of_an_older_form_is_no_entry(repository: Path) -> None:
    first = check()
    (entry,) = entries(repository)
    shelf = store.Store(repository)
    for text in ("{}", "[]", "[[], true]", "null", '[[["", "0"]], true, [], [], [], []]', '[[["",1]],1,[1],1,1,1]'):
        shelf.write(entry.name, text)
        assert check().output == first.output


def test_an_upgrade_is_seen(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    check()
    monkeypatch.setattr(results, "tool_fingerprint", lambda: "another")
    check()
    assert len(entries(repository)) == 2


def test_a_changed_source_file_changes_the_fingerprint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "rule.py").write_text("1")
    monkeypatch.setattr(fingerprint, "_PACKAGE", tmp_path)
    fingerprint.tool_fingerprint.cache_clear()
    before = fingerprint.tool_fingerprint()
    os.utime(tmp_path / "rule.py", ns=(1, 1))
    fingerprint.tool_fingerprint.cache_clear()
    after = fingerprint.tool_fingerprint()
    fingerprint.tool_fingerprint.cache_clear()
    assert before != after


def test_a_folder_that_cannot_be_written_is_no_error(repository: Path) -> None:
    (repository / store.FOLDER).write_text("a file in the way")
    assert check().output == check("--no-cache").output


def test_a_link_is_not_followed(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (repository / store.FOLDER).symlink_to(elsewhere)
    check()
    assert list(elsewhere.iterdir()) == []


def test_the_folder_hides_itself_from_git(repository: Path) -> None:
    check()
    assert (repository / store.FOLDER / ".gitignore").read_text() == "*\n"


def test_the_oldest_entries_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "MOST_ENTRIES", 10)
    for number in range(30):
        shelf = store.Store(tmp_path)
        shelf.write(f"{number:040}", "[]")
        os.utime(tmp_path / store.FOLDER / f"{number:040}", (number, number))
        shelf.tidy()
    left = [int(path.name) for path in entries(tmp_path)]
    assert len(left) <= 10
    assert left[-1] == 29


def test_processes_at_once(repository: Path) -> None:
    for number in range(10):
        (repository / f"{number}.blueprint.yaml").write_text(UNKNOWN)
    command = [sys.executable, "-m", "blueprintc", "check", "-q"]

    def run(_: int) -> str:
        return subprocess.run(command, capture_output=True, text=True, check=False, cwd=repository).stdout

    with ThreadPoolExecutor(4) as pool:
        outputs = set(pool.map(run, range(6)))
    assert len(outputs) == 1
    assert all(store.Store(repository).read(path.name) is not None for path in entries(repository))
    assert not [path for path in entries(repository) if path.name.endswith(".tmp")]


def test_fixing_sees_what_it_changed(repository: Path) -> None:
    check()
    mended = check("--fix", "--unsafe-fixes")
    (repository / "a.blueprint.yaml").write_text(UNKNOWN)
    assert check("--fix", "--unsafe-fixes", "--no-cache").output == mended.output
