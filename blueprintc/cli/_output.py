"""How commands read standard input and write: to standard output or, at once and whole, to a file."""

import contextlib
import os
import sys
from pathlib import Path

import click

from blueprintc.errors import FileError

_MOST = 64_000_000


def use_color(choice: str) -> bool:
    """Whether standard output gets colours: the user's choice, else a terminal without ``NO_COLOR``."""
    if choice != "auto":
        return choice == "always"
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def read_stdin() -> bytes:
    """All of standard input, up to a size that no text of ours has."""
    return sys.stdin.buffer.read(_MOST)


def write_stdout(text: str) -> None:
    """Write a text to standard output; characters that the terminal cannot show become escapes."""
    encoding = sys.stdout.encoding or "utf-8"
    click.echo(text.encode(encoding, "backslashreplace").decode(encoding), nl=False, color=True)


def write_stderr(text: str) -> None:
    """Write a line of words about the tool."""
    click.echo(text, err=True)


def write_file(path: Path, text: str) -> None:
    """Put a text in place of a file's content, in one step: nobody ever sees half of it. Raises ``FileError``."""
    beside = path.parent / f".{path.name}.{os.getpid()}.tmp"
    try:
        with open(beside, "xb") as stream:
            stream.write(text.encode("utf-8", "backslashreplace"))
        try:
            with contextlib.suppress(FileNotFoundError):
                os.chmod(beside, path.stat().st_mode & 0o777)
            os.replace(beside, path)
        except BaseException:
            beside.unlink()
            raise
    except OSError as error:
        raise FileError(f"{path}: {error.strerror or error}") from error
