"""Room for recursion over deep trees.

The parser bounds the depth of a script (``token_cursor.DEPTH_BUDGET``), so that a few thousand Python frames are enough
for every stage; the interpreter's default limit is lower than that. Python-to-Python calls take no C stack.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from threading import Lock

_FRAMES = 15_000


class _Limit:
    """The recursion limit is one for all threads: the first that needs room raises it, the last one puts it back."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._users = 0
        self._before = 0

    def raise_for_one(self) -> None:
        """Somebody needs room."""
        with self._lock:
            if self._users == 0:
                self._before = sys.getrecursionlimit()
                sys.setrecursionlimit(max(self._before, _FRAMES))
            self._users += 1

    def restore_for_one(self) -> None:
        """Somebody needs it no longer."""
        with self._lock:
            self._users -= 1
            if self._users == 0:
                sys.setrecursionlimit(self._before)


@cache
def _limit() -> _Limit:
    return _Limit()


@contextmanager
def room_for_deep_trees() -> Iterator[None]:
    """Raise Python's recursion limit while the block runs, and put it back afterwards."""
    limit = _limit()
    limit.raise_for_one()
    try:
        yield
    finally:
        limit.restore_for_one()
