"""How commands read texts and standard input, and write: to standard output or, at once and whole, to a file."""

import os
import sys
from pathlib import Path

import click

from blueprintc.errors import FileError
from blueprintc.files import write_file

__all__ = ["read_stdin", "read_text", "use_color", "write_file", "write_stderr", "write_stdout"]

_MOST = 64_000_000


def use_color(choice: str) -> bool:
    """Whether standard output gets colours: the user's choice, else a terminal without ``NO_COLOR``."""
    if choice != "auto":
        return choice == "always"
    if sys.stdout is None:  # closed by the caller
        return False
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def read_stdin() -> bytes:
    """All of standard input, up to a size that no text of ours has."""
    return sys.stdin.buffer.read(_MOST)


def read_text(path: Path) -> str:
    """The text in a file, or of standard input where it is ``-``; lines end as in Unix. Raises ``FileError``."""
    try:
        data = read_stdin() if path == Path("-") else path.read_bytes()
        return data.decode("utf-8").replace("\r\n", "\n")
    except OSError as error:
        raise FileError(f"{path}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise FileError(f"{path}: not UTF-8 at byte {error.start}") from error


def write_stdout(text: str) -> None:
    """Write a text to standard output; characters that the terminal cannot show become escapes."""
    encoding = (sys.stdout.encoding if sys.stdout is not None else None) or "utf-8"
    click.echo(text.encode(encoding, "backslashreplace").decode(encoding), nl=False, color=True)


def write_stderr(text: str) -> None:
    """Write a line of words about the tool."""
    click.echo(text, err=True)
