"""``TestOptions``: what is tested, how, and on which server."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeAlias

from blueprintc.runner import RunOptions
from blueprintc.tester.sources import OfflineSource, ProviderSource

Only: TypeAlias = Literal["all", "tests", "callers"]
"""Everything; only what authors wrote; only what declared callers are tried with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TestOptions:
    """What to test.

    ``names`` (any of them is part of the case's name, case does not count), ``tags``, ``callers`` and ``since`` (a
    commit: only blueprints that differ from it) select cases; ``shard`` is the part and the number of parts, from 1.
    ``fuzz`` is how many generated inputs each declared caller is tried with. ``update_snapshots`` writes all of them,
    ``frozen_snapshots`` makes a missing one a failure. ``keeps_calls`` keeps the calls of passed cases for reports.
    ``limit`` is how many cases are carried out at most. ``source`` makes what gives the answers.
    """

    __test__ = False  # pytest would take it for a class of tests

    paths: tuple[Path, ...] = ()
    run: RunOptions = field(default_factory=RunOptions)
    only: Only = "all"
    names: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    callers: tuple[str, ...] = ()
    since: str = ""
    shard: tuple[int, int] = (1, 1)
    jobs: int = 1
    fail_fast: bool = False
    fuzz: int = 0
    seed: int = 0
    update_snapshots: bool = False
    frozen_snapshots: bool = False
    coverage: bool = False
    keeps_calls: bool = False
    limit: int | None = None
    source: Callable[[], ProviderSource] = OfflineSource

    @property
    def selects(self) -> bool:
        """Whether some cases of a file may be left out."""
        return bool(self.names or self.tags or self.callers or self.shard[1] > 1 or self.only == "callers")
