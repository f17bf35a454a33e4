"""What a result depends on besides files and options: this tool and what it stands on, as a short text."""

import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from blueprintc.version import __version__

_PACKAGE = Path(__file__).parents[1]


@cache
def tool_fingerprint() -> str:
    """Changes when this package, Python or an installed library changes; empty where that cannot be told.

    An installed package says with its ``RECORD`` which files it has. A checkout is told by the sizes and times of its
    files, because there is no other sign that a developer has changed one.
    """
    try:
        own = _record() or "\n".join(_sources(str(_PACKAGE)))
        return "\n".join([__version__, sys.version, *_libraries(), own])
    except OSError:
        return ""


def _record() -> str | None:
    record = _PACKAGE.parent / f"blueprintc-{__version__}.dist-info" / "RECORD"
    try:
        return record.read_text("utf-8")
    except FileNotFoundError:
        return None


def _sources(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.name == "__pycache__":
                continue
            if entry.is_dir():
                yield from _sources(entry.path)
            else:
                state = entry.stat()
                yield f"{entry.path} {state.st_size} {state.st_mtime_ns}"


def _libraries() -> Iterator[str]:
    """The folders of installed packages: installing or removing one changes their times."""
    for folder in sys.path:
        if folder.endswith(("site-packages", "dist-packages")) and os.path.isdir(folder):
            yield f"{folder} {os.stat(folder).st_mtime_ns}"
