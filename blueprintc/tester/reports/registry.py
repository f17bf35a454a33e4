"""The formats of reports by name; a file is loaded when its format is wanted."""

import importlib
from typing import cast

from blueprintc.tester.result import TestResult

FORMATS = ("text", "json", "junit", "github")
"""What ``--format`` takes."""


def render_report(result: TestResult, name: str, *, color: bool = False, verbose: bool = False) -> str:
    """A result in a format. ``color`` and ``verbose`` matter to ``text`` only."""
    module = importlib.import_module(f"blueprintc.tester.reports.{name}")
    if name == "text":
        return cast("str", module.render(result, color=color, verbose=verbose))
    return cast("str", module.render(result))
