"""Which files a path on the command line stands for."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from blueprintc.config.finder import ConfigFinder
from blueprintc.errors import FileError

BLUEPRINT_ENDINGS = (".blueprint.yaml", ".blueprint.yml", ".blueprint.json")
"""How the name of a blueprint ends."""

CONNECTOR_ENDINGS = (".connector.json",)
"""How the name of a connector ends."""

_NEVER = frozenset({"node_modules", "__pycache__"})


def find_files(
    paths: Iterable[Path],
    finder: ConfigFinder,
    *,
    endings: tuple[str, ...] = BLUEPRINT_ENDINGS + CONNECTOR_ENDINGS,
    force_exclude: bool = False,
) -> list[Path]:
    """The files themselves and those with one of ``endings`` in the folders, in order, each once.

    A folder is walked without hidden folders, without links to folders, and without what the configuration
    excludes; a path that is named itself is taken all the same unless ``force_exclude``, even if there is nothing:
    whoever reads it will say so. Raises ``FileError`` for a folder that cannot be read.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            found |= dict.fromkeys(_walk(path, finder, endings))
        elif not (force_exclude and finder.of_file(path).excludes(path)):
            found[path] = None
    return list(found)


def _walk(folder: Path, finder: ConfigFinder, endings: tuple[str, ...]) -> Iterator[Path]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        raise FileError(f"{folder}: {error.strerror or error}") from error
    config = finder.of_folder(folder)
    for entry in entries:
        path = folder / entry.name
        if entry.is_dir(follow_symlinks=False):
            hidden = entry.name.startswith(".") or entry.name in _NEVER or (path / "pyvenv.cfg").exists()
            if not hidden and not config.excludes(path):
                yield from _walk(path, finder, endings)
        elif entry.name.endswith(endings) and not path.is_dir() and not config.excludes(path):
            yield path
