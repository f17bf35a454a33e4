"""Where the reference data beside the project is, for tests that compare with recordings."""

from pathlib import Path

import pytest

_SHARED = Path(__file__).parents[2] / "shared"


def shared_path(relative: str) -> Path:
    """The file or folder ``relative`` of the reference data; the calling test is skipped where it is missing."""
    path = _SHARED / relative
    if not path.exists():
        pytest.skip(f"reference data are not here: shared/{relative}")
    return path


def has_shared(relative: str) -> bool:
    """Whether the reference data are here; for what is decided while tests are collected."""
    return (_SHARED / relative).exists()
