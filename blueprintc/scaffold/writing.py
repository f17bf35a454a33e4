"""Writes several new files, or none of them."""

from collections.abc import Mapping
from pathlib import Path

from blueprintc.errors import FileError, UsageError
from blueprintc.files import write_files


def write_new_files(folder: Path, files: Mapping[str, str], *, force: bool = False) -> list[Path]:
    """Write ``files`` (path below ``folder`` → text) and give back the paths of those that were written.

    A file that has the same text already is left alone. One with another text is overwritten only with ``force``;
    without, nothing at all is written and a ``UsageError`` names every such file. Raises ``FileError``.
    """
    wanted = {folder / name: text for name, text in files.items()}
    try:
        present = {path: path.read_bytes().decode("utf-8", "replace") for path in wanted if path.exists()}
        other = [path for path, content in present.items() if content != wanted[path]]
        if other and not force:
            names = ", ".join(path.as_posix() for path in other)
            raise UsageError(f"{names}: already there with other content; --force overwrites")
        written = [path for path in wanted if path not in present or path in other]
    except OSError as error:
        raise FileError(f"{error.filename or folder}: {error.strerror or error}") from error
    write_files({path: wanted[path] for path in written})
    return written
