"""Fixtures of the differential tests: the running oracle and the time that a test may take."""

import os
from collections.abc import Iterator

import pytest

from tests.differential.oracle import Oracle, find_jar, find_java


@pytest.fixture(scope="session")
def oracle() -> Iterator[Oracle]:
    """The oracle, started once; the tests that want it are skipped by name where it cannot run."""
    java = find_java()
    running = Oracle(java, find_jar(java))
    yield running
    running.close()


@pytest.fixture(scope="session")
def seconds() -> float:
    """How long one differential test generates cases."""
    return float(os.environ.get("BLUEPRINTC_DIFFERENTIAL_SECONDS", "3"))
