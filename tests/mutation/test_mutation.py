"""The checker finds the mistakes that authors make, and is not disturbed by edits that change nothing.

A few documents are taken for each mistake; ``python -m tests.mutation 0`` takes all of them, and prints the figures by
operator.
"""

import pytest

from tests.mutation.measure import Figures, judge, new_errors
from tests.mutation.mutant import EQUIVALENT, OPERATORS
from tests.mutation.operators import __all__ as topics

SAMPLE = 4
#: Of so many documents one is edited without meaning; ``python -m tests.mutation 0`` takes all.
EVERY = 8
SHARE = 0.98


def _share(limit: int | None) -> tuple[float, list[str]]:
    figures = {name: judge(operator, limit) for name, operator in OPERATORS.items()}
    total = sum(one.total for one in figures.values())
    found = sum(one.found for one in figures.values())
    failed = [f"{name}: {text}" for name, one in figures.items() for text in _failures(one)]
    return found / max(total, 1), failed


def _failures(figures: Figures) -> list[str]:
    return [*(f"missed in {name}" for name in figures.missed), *figures.elsewhere]


def test_there_are_many_operators() -> None:
    assert len(OPERATORS) >= 250
    assert len(topics) == 15
    assert all(operator.__doc__ for operator in [*OPERATORS.values(), *EQUIVALENT.values()])


@pytest.mark.parametrize("name", OPERATORS)
def test_a_mistake_is_found_in_most_documents(name: str) -> None:
    figures = judge(OPERATORS[name], SAMPLE)
    assert figures.equivalent <= figures.total, "the operator mostly changes nothing"
    assert figures.found >= 0.8 * figures.total, _failures(figures)


def test_nearly_all_mistakes_are_found_in_their_places() -> None:
    share, failed = _share(SAMPLE)
    assert share >= SHARE, failed


@pytest.mark.parametrize("name", EQUIVALENT)
def test_an_edit_that_changes_nothing_brings_no_error(name: str) -> None:
    assert list(new_errors(EQUIVALENT[name], EVERY)) == []
