"""Where the repository of a file begins, and paths that must stay inside it."""

import os
from pathlib import Path

_VERSION_CONTROL = (".git", ".hg", ".jj")


def find_root(path: Path) -> Path:
    """The root of the repository of ``path``.

    That is the nearest folder above it under version control; without one, the nearest with a configuration; without
    that, the working folder if the file is below it, else the file's own folder.
    """
    folder = _resolved(path).parent
    configured: Path | None = None
    for candidate in (folder, *folder.parents):
        name = os.path.join(candidate, "")
        if any(os.path.exists(name + mark) for mark in _VERSION_CONTROL):
            return candidate
        if configured is None and (os.path.isfile(f"{name}blueprintc.toml") or _configures(f"{name}pyproject.toml")):
            configured = candidate
    if configured is not None:
        return configured
    working = _resolved(Path())
    return working if working.parent != working and folder.is_relative_to(working) else folder


def _configures(project: str) -> bool:
    try:
        return os.path.isfile(project) and b"[tool.blueprintc" in Path(project).read_bytes()
    except OSError:
        return False


def _resolved(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path.absolute()


def inside(root: Path, path: Path) -> Path | None:
    """``path`` without symbolic links, where it stays inside ``root``, which has none itself; else ``None``."""
    target = _resolved(path)
    return target if target.is_relative_to(root) else None
