"""``Limits``: how many requests may go out, and how fast."""

import re
import threading

from blueprintc.errors import UsageError
from blueprintc.transport.clock import WallClock
from blueprintc.transport.failures import Failure, NoConnection

_RATE = re.compile(r"(\d{1,6}(?:\.\d{1,3})?)(?:/(s|m|h))?")
_SECONDS = {"s": 1, "m": 60, "h": 3600}


class Limits:
    """A budget of requests and a least time between two of them; for several threads."""

    def __init__(self, budget: int | None = None, seconds_between: float = 0.0, clock: WallClock | None = None) -> None:
        self._budget = budget
        self._between = seconds_between
        self._clock = clock or WallClock()
        self._lock = threading.Lock()
        self._next = 0.0
        self.sent = 0

    def take(self) -> None:
        """Wait for one's turn. Raises ``NoConnection`` where the budget is spent."""
        with self._lock:
            if self._budget is not None and self.sent >= self._budget:
                raise NoConnection(Failure.BUDGET, f"the budget of {self._budget} requests is spent")
            self.sent += 1
            now = self._clock.monotonic()
            turn = max(now, self._next)
            self._next = turn + self._between
        if turn > now:
            self._clock.wait(round((turn - now) * 1000))


def read_rate(text: str) -> float:
    """Seconds between two requests, of ``5`` (a second), ``30/m`` or ``100/h``. Raises ``UsageError``."""
    match = _RATE.fullmatch(text.strip())
    if match is None or float(match[1]) <= 0:
        raise UsageError(f'a rate is a number of requests a second, or N/m, or N/h; not "{text}"')
    return _SECONDS[match[2] or "s"] / float(match[1])
