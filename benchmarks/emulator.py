"""Cases that the emulator plays in a second, and against reading and printing the same lines with Python's json.

    python benchmarks/emulator.py [--cases ../shared/golden/predict.jsonl] [--check]

Cases with scripts are left out. The figure is the fastest of several runs, in the processor's time. With ``--check``
less than 2,000 cases a second end with status 1, and so does more than 18 times the peer's time: both ask for the same
speed, the second on any machine.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from blueprintc.emulator.cases import run_lines

LEAST_A_SECOND = 2_000
MOST_RATIO = 18.0
_SCRIPTS = ("return ", "def ")


def seconds(work: Callable[[], object], runs: int = 5) -> float:
    """The fastest of several runs."""
    taken = []
    for _ in range(runs):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken)


def without_scripts(path: Path) -> list[str]:
    """The cases of a file that need no Painless."""
    lines = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
    return [line for line in lines if not any(script in line for script in _SCRIPTS)]


def measure(lines: list[str]) -> tuple[float, float]:
    """Cases a second, and the ratio to the peer."""
    ours = seconds(lambda: list(run_lines(lines)))
    theirs = seconds(lambda: [json.dumps(json.loads(line)) for line in lines])
    return len(lines) / ours, ours / theirs


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    default = Path(__file__).parents[2] / "shared" / "golden" / "predict.jsonl"
    parser.add_argument("--cases", type=Path, default=default)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    lines = without_scripts(options.cases)
    rate, ratio = measure(lines)
    print(f"{len(lines)} cases, {rate:,.0f} a second, {ratio:.1f} × json (at most {MOST_RATIO})")
    return 1 if options.check and (rate < LEAST_A_SECOND or ratio > MOST_RATIO) else 0


if __name__ == "__main__":
    sys.exit(main())
