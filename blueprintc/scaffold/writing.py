"""Writes several new files, or none of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from blueprintc.errors import FileError, UsageError
from blueprintc.files import write_files


@dataclass(frozen=True, slots=True)
class Written:
    """Which files were written, and which were kept because they had other content."""

    written: list[Path]
    kept: list[Path]


def write_new_files(folder: Path, files: Mapping[str, str], *, force: bool = False, keep: bool = True) -> Written:
    """Write ``files`` (path below ``folder`` → text).

    A file that has the same text already is left alone. One with another text is overwritten with ``force``, else
    kept; or, without ``keep``, nothing at all is written and a ``UsageError`` names every such file. Raises
    ``FileError``.
    """
    wanted = {folder / name: text for name, text in files.items()}
    try:
        present = {path: path.read_bytes().decode("utf-8", "replace") for path in wanted if path.exists()}
    except OSError as error:
        raise FileError(f"{error.filename or folder}: {error.strerror or error}") from error
    other = [path for path, content in present.items() if content != wanted[path]]
    if other and not force and not keep:
        names = ", ".join(path.as_posix() for path in other)
        raise UsageError(f"{names}: already there with other content; --force overwrites")
    kept = [] if force else other
    written = [path for path in wanted if path not in present or (path in other and force)]
    write_files({path: wanted[path] for path in written})
    return Written(written, kept)
