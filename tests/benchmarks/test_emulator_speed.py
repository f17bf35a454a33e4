"""The emulator's speed: cases of the recordings, against reading and printing their lines as JSON."""

import pytest

from benchmarks.emulator import MOST_RATIO, measure, without_scripts
from tests.shared import shared_path

TRIES = 3


@pytest.mark.slow
def test_cases_are_fast() -> None:
    lines = without_scripts(shared_path("golden/predict.jsonl"))
    assert len(lines) > 450
    ratios = [ratio for _, ratio in (measure(lines) for _ in range(TRIES))]
    assert min(ratios) <= MOST_RATIO, f"ratios {ratios}, all over {MOST_RATIO}"
