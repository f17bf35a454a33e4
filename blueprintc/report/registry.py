"""The formats, discovered from the folder ``formats``."""

import importlib
import os

from blueprintc.errors import UsageError
from blueprintc.report import formats
from blueprintc.report.report import Report


def format_names() -> tuple[str, ...]:
    """The names of all formats, sorted. A module ``formats/<name>.py`` exposes ``render(report, *, color) -> str``."""
    files = (name for folder in formats.__path__ for name in os.listdir(folder))
    return tuple(sorted(name[:-3] for name in files if name.endswith(".py") and name[0] != "_"))


def render(report: Report, format_name: str, *, color: bool = False) -> str:
    """The report as text in a format; it ends with a newline unless it is empty.

    ``color`` asks for ANSI colours, which only formats for people use. An unknown name is a ``UsageError``.
    """
    if format_name not in format_names():
        raise UsageError(f'unknown format "{format_name}"; there are {", ".join(format_names())}')
    text: str = importlib.import_module(f"{formats.__name__}.{format_name}").render(report, color=color)
    return text
