"""What tests reach: actions, callers, placeholders, branches, lines of scripts."""

from collections.abc import Mapping
from typing import TypeAlias

from blueprintc.data import Target
from blueprintc.emulator.dry_run import Run
from blueprintc.emulator.environment import ScriptEngine
from blueprintc.runner import Workpiece
from blueprintc.tester.coverage.reachable import Key, Reachable, reachable_of
from blueprintc.tester.coverage.scripts import ScriptCoverage
from blueprintc.tester.coverage.watching import reached_by
from blueprintc.tester.problems import place_of
from blueprintc.tester.result import Covered

Hits: TypeAlias = Mapping[Key, int]
"""How often things were reached; can be sent between processes."""

__all__ = ["Coverage", "Hits"]


class Coverage:
    """Watches calls; tells what of each blueprint they reached."""

    def __init__(self) -> None:
        self._scripts = ScriptCoverage()
        self._reachable: dict[str, list[Reachable]] = {}
        self._hits: dict[Key, int] = {}

    def expect(self, piece: Workpiece | None) -> None:
        """Note what can be reached in a blueprint."""
        if piece is not None and piece.connectors:
            self._reachable[piece.path.as_posix()] = reachable_of(piece, self._scripts)

    def scripts(self, target: Target) -> ScriptEngine | None:
        """An engine that notes which lines run."""
        return self._scripts.engine(target)

    def observe(self, run: Run, piece: Workpiece, variant: str | None, caller: str) -> None:
        """Count what a call reached."""
        for key in reached_by(run, piece, variant, caller):
            self._hits[key] = self._hits.get(key, 0) + 1

    def of(self, piece: Workpiece | None) -> tuple[Covered, ...]:
        """What can be reached in a blueprint, and how often it was."""
        if piece is None:
            return ()
        return tuple(
            Covered(kind=one.kind, name=one.name, hits=self._count(one), place=place_of(one.span))
            for one in self._reachable.get(piece.path.as_posix(), ())
        )

    def _count(self, one: Reachable) -> int:
        return one.hits + self._hits.get(one.key, 0) + self._scripts.hits.get(one.key, 0)

    def forget(self) -> None:
        """Begin to count anew."""
        self._hits.clear()
        self._scripts.hits.clear()

    def taken(self) -> Hits:
        """What was counted since the last time."""
        counted = dict(self._hits)
        for key, count in self._scripts.hits.items():
            counted[key] = counted.get(key, 0) + count
        self.forget()
        return counted

    def merge(self, hits: Hits) -> None:
        """Add what another process counted."""
        for key, count in hits.items():
            self._hits[key] = self._hits.get(key, 0) + count
