"""Room for recursion over deep trees.

The parser bounds the depth of a script (``token_cursor.DEPTH_BUDGET``), so that a few thousand Python frames are
enough for
every stage; the interpreter's default limit is lower than that. Python-to-Python calls take no C stack.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

_FRAMES = 15_000


@contextmanager
def room_for_deep_trees() -> Iterator[None]:
    """Raise Python's recursion limit while the block runs, and put it back afterwards."""
    before = sys.getrecursionlimit()
    if before >= _FRAMES:
        yield
        return
    sys.setrecursionlimit(_FRAMES)
    try:
        yield
    finally:
        sys.setrecursionlimit(before)
