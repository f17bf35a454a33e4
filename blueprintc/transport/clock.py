"""``WallClock``: real time, for calls that really go out."""

import time
from datetime import UTC, datetime


class WallClock:
    """Satisfies ``emulator.environment.Clock``; waiting waits, up to ``longest`` seconds at once."""

    def __init__(self, longest: float = 60.0) -> None:
        self._longest = longest

    def now(self) -> datetime:
        """The time, in UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Seconds that only go up."""
        return time.monotonic()

    def wait(self, milliseconds: int) -> None:
        """Let that much time pass."""
        time.sleep(min(max(milliseconds, 0) / 1000, self._longest))
