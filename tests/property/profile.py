"""How long property tests look: the default is quick; ``BLUEPRINTC_FUZZ_EXAMPLES`` makes fuzz tests look longer."""

import os
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, settings


def fuzz(test: Callable[..., Any]) -> Callable[..., Any]:
    """Marks a fuzz test: as many examples as ``BLUEPRINTC_FUZZ_EXAMPLES`` says (400 without)."""
    examples = int(os.environ.get("BLUEPRINTC_FUZZ_EXAMPLES", "400"))
    checks = [HealthCheck.too_slow, HealthCheck.data_too_large]
    decorated: Callable[..., Any] = settings(max_examples=examples, deadline=None, suppress_health_check=checks)(test)
    return decorated
