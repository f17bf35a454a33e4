"""Every blueprint of the catalogue passes its tests, and bears what its callers are tried with, on all its releases."""

from pathlib import Path

import pytest

from blueprintc.api import run_tests
from blueprintc.tester.options import TestOptions

BLUEPRINTS = Path(__file__).parents[2] / "blueprints"
PROVIDERS = sorted(path.name for path in BLUEPRINTS.iterdir() if path.is_dir())
#: Connectors that no predict call leads to: agents call their tools by other ways.
WITHOUT_CALLS = ("aws", "mcp")


@pytest.mark.slow
@pytest.mark.parametrize("provider", PROVIDERS)
def test_the_catalogue_passes(provider: str) -> None:
    result = run_tests(TestOptions(paths=(BLUEPRINTS / provider,), frozen_snapshots=True))
    failed = [
        f"{case.path}: {case.name}: {case.reason or [failure.message for failure in case.errors]}"
        for case in result.cases
        if case.verdict in ("failed", "error")
    ]
    assert not failed
    assert result.cases or provider in WITHOUT_CALLS
