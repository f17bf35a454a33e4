"""How far a long run is: one line on standard error that is written over and over, and only to a terminal."""

import sys
import time
from collections.abc import Callable

_EVERY = 0.1
_BEGIN = 1.0


class Counter:
    """Counts things that are done, and shows the number once a run has taken a second."""

    def __init__(self, words: str, *, quiet: bool, clock: Callable[[], float] = time.monotonic) -> None:
        self._words = words
        self._clock = clock
        self._began = self._shown = clock()
        self._count = 0
        self._bad = 0
        self._is_on = not quiet and sys.stderr is not None and sys.stderr.isatty()
        self._has_written = False

    def done(self, *, bad: bool = False) -> None:
        """One more is done."""
        self._count += 1
        self._bad += bad
        now = self._clock()
        if self._is_on and now - self._began > _BEGIN and now - self._shown > _EVERY:
            self._shown = now
            self._has_written = True
            failed = f", {self._bad:,} failed" if self._bad else ""
            sys.stderr.write(f"\r\x1b[K{self._count:,} {self._words}{failed}")
            sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away."""
        if self._has_written:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
