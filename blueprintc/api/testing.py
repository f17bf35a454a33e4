"""Tests of blueprints."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from blueprintc.tester.options import TestOptions
    from blueprintc.tester.result import CaseResult, TestResult


def run_tests(
    options: "TestOptions | None" = None, progress: "Callable[[CaseResult], None] | None" = None
) -> "TestResult":
    """Carry out the tests of blueprints and what every declared caller must be able to do.

    Nothing is sent anywhere unless ``options.source`` does. Snapshots are written where the options say so. Raises
    ``ConfigError``, ``FileError`` and ``UsageError``; what is wrong with one blueprint is in the result.
    """
    from blueprintc.tester.options import TestOptions
    from blueprintc.tester.running import run_tests

    return run_tests(options or TestOptions(), progress)


def list_tests(options: "TestOptions | None" = None) -> list[tuple[Path, str]]:
    """The cases that ``run_tests`` would carry out, in order: blueprint and name."""
    from blueprintc.tester.options import TestOptions
    from blueprintc.tester.running import list_tests

    return list_tests(options or TestOptions())
