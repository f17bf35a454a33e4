"""What an expectation is, and what it is held against."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from blueprintc.emulator.dry_run import Run
from blueprintc.records import record
from blueprintc.tester.result import Failure


@record(kw_only=True)
class Evidence:
    """The calls of a case. ``snapshot`` is what was written for it earlier, if anything was."""

    runs: Sequence[Run]
    key: str = ""
    snapshot: str | None = None
    missing_snapshot_fails: bool = False


class Expectation(Protocol):
    """One thing that must hold."""

    def check(self, evidence: Evidence) -> Iterator[Failure]:
        """What does not hold."""
