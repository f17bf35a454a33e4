"""Writing files so that nobody ever sees half of one, and showing what a change would be."""

import contextlib
import os
from collections.abc import Mapping
from pathlib import Path

from blueprintc.errors import FileError


def write_file(path: Path, text: str) -> None:
    """Put a text in place of a file's content, in one step. Raises ``FileError``; the file is then as it was."""
    write_files({path: text})


def write_files(texts: Mapping[Path, str]) -> None:
    """Put texts in place of the content of files: none of them before all are on the disk.

    Folders that are missing are made. Raises ``FileError``; unless renaming itself fails, no file has changed then.
    """
    staged: list[tuple[Path, Path]] = []
    path = Path()
    try:
        for path, text in texts.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            staged.append((_stage(path, text), path))
        for beside, path in staged:
            os.replace(beside, path)
    except OSError as error:
        raise FileError(f"{path}: {error.strerror or error}") from error
    finally:
        for beside, _ in staged:
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)


def _stage(path: Path, text: str) -> Path:
    """Write a text to a new file beside ``path``, with that file's permissions."""
    beside = path.parent / f".{path.name}.{os.getpid()}.tmp"
    with open(beside, "xb") as stream:
        try:
            stream.write(text.encode("utf-8", "backslashreplace"))
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
    with contextlib.suppress(FileNotFoundError):
        os.chmod(beside, path.stat().st_mode & 0o777)
    return beside


def unified_diff(before: str, after: str, before_name: str, after_name: str) -> str:
    """The change from one text to another as a unified diff; empty where there is none."""
    import difflib  # costs several milliseconds; wanted only where something differs

    lines = difflib.unified_diff(
        before.splitlines(keepends=True), after.splitlines(keepends=True), before_name, after_name
    )
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
