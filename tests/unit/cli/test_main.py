"""The command line as a whole: commands, wrong usage, faults."""

import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from blueprintc import cli
from blueprintc.errors import FileError, UsageError
from blueprintc.version import __version__

PROGRAM = (sys.executable, "-m", "blueprintc")


def test_version() -> None:
    assert CliRunner().invoke(cli.main, ["--version"]).output == f"blueprintc, version {__version__}\n"


def test_every_command_has_a_help_text() -> None:
    listed = CliRunner().invoke(cli.main, ["--help"])
    assert listed.exit_code == 0
    for name in cli.main.list_commands(cli.click.Context(cli.main)):
        result = CliRunner().invoke(cli.main, [name, "--help"])
        assert result.exit_code == 0, name
        assert result.output.startswith("Usage: ")


def test_a_wrong_command() -> None:
    result = CliRunner().invoke(cli.main, ["chekc"])
    assert result.exit_code == 2
    assert "no such command 'chekc'; did you mean \"check\"?" in result.output


@pytest.mark.parametrize(
    "command",
    [["jsonpath", "$.a", "FILE"], ["painless", "run", "-", "--params", "FILE"], ["painless", "check", "FILE"]],
)
@pytest.mark.parametrize(
    ("file", "complaint"),
    [
        ("binary", "binary: not UTF-8 at byte 1"),
        ("missing", "missing: No such file or directory"),
        (".", ".: Is a directory"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str], file: str, complaint: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "binary").write_bytes(b"a\xff")
    result = CliRunner().invoke(cli.main, [file if word == "FILE" else word for word in command], input="return 1")
    assert (result.exit_code, result.stderr) == (3, f"error: {complaint}\n")


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"a: [1, 2\n", "a.blueprint.yaml:1:4: the list that begins here is not closed, or lacks a comma"),
        (b"a\n\xff", "a.blueprint.yaml:2:1: byte 0xFF is not UTF-8"),
        (b"", "a.blueprint.yaml: the file is empty"),
        (None, 'there is no file "a.blueprint.yaml"'),
    ],
)
def test_a_blueprint_that_cannot_be_read_is_told_with_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes | None, complaint: str
) -> None:
    monkeypatch.chdir(tmp_path)
    if content is not None:
        (tmp_path / "a.blueprint.yaml").write_bytes(content)
    result = CliRunner().invoke(cli.main, ["trust", "a.blueprint.yaml"])
    assert (result.exit_code, result.stderr) == (3, f"error: {complaint}\n")
    message = complaint.rsplit(": ", 1)[-1]
    line = f"line {complaint.split(':')[1]}: " if complaint.count(":") > 1 else ""
    result = CliRunner().invoke(cli.main, ["run", "a.blueprint.yaml", "--doc", "x"])
    expected = f"error: a.blueprint.yaml does not build (blueprintc check shows why): {line}{message}\n"
    assert (result.exit_code, result.stderr) == (2, expected)


def test_a_site_names_the_file_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.blueprint.yaml").write_bytes(b"a\n\xff")
    result = CliRunner().invoke(cli.main, ["site", "public", "a.blueprint.yaml"])
    assert (result.exit_code, result.stderr) == (3, "error: a.blueprint.yaml:2:1: byte 0xFF is not UTF-8\n")


def test_serve_refuses_a_cassette_that_is_not_there(tmp_path: Path) -> None:
    missing = tmp_path / "tape.yaml"
    result = CliRunner().invoke(cli.main, ["serve", "--port", "0", "--cassette", str(missing)])
    assert result.exit_code == 3
    assert result.stderr == f"error: {missing}: there is no such cassette; --record new begins one\n"


@pytest.mark.parametrize(
    ("error", "status", "text"),
    [
        (UsageError("wrong"), 2, "error: wrong\n"),
        (FileError("gone"), 3, "error: gone\n"),
        (PermissionError(13, "Permission denied", "x.txt"), 3, "error: x.txt: Permission denied\n"),
        (UsageError("no file \x1b[31m\n  second line"), 2, "error: no file ␛[31m\n  second line\n"),
        (KeyboardInterrupt(), 130, "\naborted\n"),
        (EOFError(), 130, "\naborted\n"),
        (MemoryError(), 3, "error: the input needs more of the machine than is allowed (MemoryError)\n"),
    ],
)
def test_faults_are_one_line(monkeypatch: pytest.MonkeyPatch, error: BaseException, status: int, text: str) -> None:
    result = _with_fault(monkeypatch, error)
    assert (result.exit_code, result.stderr, result.stdout) == (status, text, "")


def test_an_unexpected_exception_shows_no_data(monkeypatch: pytest.MonkeyPatch) -> None:
    result = _with_fault(monkeypatch, KeyError("sk-secret"))
    assert result.exit_code == 3
    assert result.stderr.startswith("error: internal fault: KeyError")
    assert "sk-secret" not in result.output
    assert isinstance(_with_fault(monkeypatch, KeyError("x"), "--debug").exception, KeyError)


def _with_fault(monkeypatch: pytest.MonkeyPatch, error: BaseException, *options: str) -> "cli.Any":
    def fail(*arguments: object, **keywords: object) -> None:
        raise error

    monkeypatch.setattr("blueprintc.api.check_paths", fail)
    return CliRunner().invoke(cli.main, [*options, "check"])


def test_a_program_ends_with_its_status_and_all_of_its_output(tmp_path: Path) -> None:
    good = subprocess.run([*PROGRAM, "explain"], capture_output=True, text=True, check=False)
    assert good.returncode == 0
    assert good.stdout.endswith("\n")
    bad = subprocess.run([*PROGRAM, "check", "nothing.yaml"], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert bad.returncode == 3
    assert "BP001" in bad.stdout
    assert bad.stderr == "1 error in 1 file\n"


@pytest.mark.skipif(sys.platform == "win32", reason="asks a shell to close a stream")
def test_a_program_with_closed_output_ends_with_its_status(tmp_path: Path) -> None:
    command = shlex.join([*PROGRAM, "check", "nothing.yaml"])
    for closed in (">&-", "2>&-", ">&- 2>&-"):
        done = subprocess.run(["sh", "-c", f"{command} {closed}"], capture_output=True, check=False, cwd=tmp_path)
        assert done.returncode == 3
        assert b"Traceback" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="wants a device that is always full")
def test_a_program_whose_output_cannot_be_written_says_so(tmp_path: Path) -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run([*PROGRAM, "explain"], stdout=full, stderr=subprocess.PIPE, check=False, cwd=tmp_path)
    assert done.returncode == 3
    assert b"No space left" in done.stderr


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("x.connector.json", '{"name": ', "is no JSON"),
        ("notes.yaml", "tests: []\n", "is no blueprint and no connector"),
    ],
)
def test_a_named_file_without_a_connector_is_no_success(tmp_path: Path, name: str, text: str, message: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    result = CliRunner().invoke(cli.main, ["test", str(tmp_path / name)])
    assert result.exit_code == 1
    assert message in result.output
