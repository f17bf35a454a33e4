"""Where the connectors of a blueprint are written."""

from dataclasses import dataclass
from pathlib import Path

from blueprintc.errors import UsageError

#: Endings of a source's name that do not belong to its stem, the longest first.
_ENDINGS = (
    ".blueprint.yaml", ".blueprint.yml", ".blueprint.json", ".connector.json", ".yaml", ".yml", ".json",
)  # fmt: skip

STDOUT = Path("-")
"""The path that stands for standard input and standard output."""


@dataclass(frozen=True, slots=True)
class Source:
    """An input of a build: its path, and where it stands below the folder through which it was found."""

    path: Path
    relative: Path


def stem(name: str) -> str:
    """The name of a source without its ending."""
    for ending in _ENDINGS:
        if name.lower().endswith(ending) and len(name) > len(ending):
            return name[: -len(ending)]
    return name


def file_name(source: Path, variant: str | None, ending: str = ".connector.json") -> str:
    """``<stem>[.<variant>]<ending>``; an ending such as ``/main.tf`` makes it a file in a folder of its own."""
    middle = f".{variant}" if variant else ""
    return f"{stem(source.name)}{middle}{ending}"


class OutputNamer:
    """Chooses the path of each output.

    ``output`` is what the user asked for: ``-``, a folder, a file, or ``None`` for beside the source (or the folder
    that the configuration names). A file can take one connector only. ``ending`` is what follows the stem in the names.
    """

    def __init__(self, output: Path | None, *, is_folder: bool, ending: str) -> None:
        self._output = output
        self._ending = ending
        self._is_folder = is_folder
        self._taken: dict[str, str] = {}

    def path(self, source: Source, variant: str | None, configured: Path | None, shown: str) -> Path:
        """The path for a connector of ``source``; raises ``UsageError`` where two would be written to one file."""
        path = self._choose(source, variant, configured)
        if path == STDOUT:
            return path
        what = f"{shown} ({variant})" if variant else shown
        if path.absolute() == source.path.absolute():
            raise UsageError(f"{shown} would be overwritten by its own output; choose another place with -o")
        key = path.absolute().as_posix().casefold()
        other = self._taken.setdefault(key, what)
        if other != what:
            raise UsageError(f"{other} and {what} would both be written to {path.as_posix()}")
        return path

    def _choose(self, source: Source, variant: str | None, configured: Path | None) -> Path:
        name = file_name(source.path, variant, self._ending)
        if self._output is not None:
            if self._output == STDOUT or not self._is_folder:
                return self._output
            return self._output / source.relative.parent / name
        if source.path == STDOUT:
            return STDOUT
        return source.path.parent / name if configured is None else configured / name
