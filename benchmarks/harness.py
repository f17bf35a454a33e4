"""Paired runs: two commands in turn, the median of the ratios of neighbours.

Both commands run on the same machine in the same seconds, so what slows the one slows the other. Each tool is started
by its real interpreter directly: no shims, no wrapper scripts.
"""

import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path


class Missing(Exception):
    """A peer that is not installed; the text says how to install it."""


@dataclass(frozen=True)
class Command:
    """A command line, the folder that it runs in, and the exit status that it must have."""

    argv: tuple[str, ...]
    cwd: Path
    status: int = 0


@dataclass(frozen=True)
class Paired:
    """What paired runs gave: the median ratio, and the median seconds of both sides."""

    ratio: float
    ours: float
    theirs: float


def script(name: str, *arguments: str) -> tuple[str, ...]:
    """The command line of a tool that is installed beside this interpreter."""
    return sys.executable, str(Path(sys.executable).parent / name), *arguments


def paired(ours: Command, theirs: Command, rounds: int) -> Paired:
    """Run both commands in turn; the first round only warms caches up and does not count."""
    pairs = [(_seconds(ours), _seconds(theirs)) for _ in range(rounds + 1)][1:]
    return Paired(
        statistics.median(our / their for our, their in pairs),
        statistics.median(our for our, _ in pairs),
        statistics.median(their for _, their in pairs),
    )


def _seconds(command: Command) -> float:
    # Compiled files must be written, or every start would compile everything again.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    began = time.perf_counter()
    done = subprocess.run(command.argv, cwd=command.cwd, env=environment, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - began
    if done.returncode != command.status:
        raise RuntimeError(f"{' '.join(command.argv)}: status {done.returncode}\n{(done.stdout + done.stderr)[-2000:]}")
    return seconds
