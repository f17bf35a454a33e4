"""The files of a new blueprint repository."""

from importlib import resources
from importlib.resources.abc import Traversable

from blueprintc.version import __version__


def init_repository(name: str) -> dict[str, str]:
    """Path → text of every file; ``name`` is the repository's name for its README.

    The texts are the files of ``scaffold/files``, where ``dot_`` at the beginning of a name stands for a dot.
    """
    values = {"@NAME@": name, "@VERSION@": __version__}
    files: dict[str, str] = {}
    for path, text in _texts(resources.files(__package__) / "files", ""):
        for mark, value in values.items():
            text = text.replace(mark, value)
        files[path] = text
    return dict(sorted(files.items()))


def _texts(folder: Traversable, prefix: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for entry in folder.iterdir():
        name = "." + entry.name.removeprefix("dot_") if entry.name.startswith("dot_") else entry.name
        if entry.is_dir():
            found += _texts(entry, f"{prefix}{name}/")
        else:
            found.append((prefix + name, entry.read_text(encoding="utf-8")))
    return found
