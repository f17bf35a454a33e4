"""Prints every figure with its limit; the exit status is 1 if one is over it."""

import sys
import tempfile
from pathlib import Path

from benchmarks.figures import FIGURES
from benchmarks.harness import Missing


def main() -> int:
    """Measure, print a table."""
    over = 0
    for figure in FIGURES:
        with tempfile.TemporaryDirectory() as folder:
            try:
                result = figure.measure(Path(folder), figure.rounds)
            except Missing as missing:
                print(f"{'skip':<18}  {figure.name} ({missing})", flush=True)
                continue
        verdict = "ok" if result.ratio <= figure.limit else "OVER"
        over += result.ratio > figure.limit
        seconds = f"({result.ours:.3f} s / {result.theirs:.3f} s)"
        print(f"{verdict:<4} {result.ratio:6.2f} ≤ {figure.limit:<4}  {figure.name} {seconds}", flush=True)
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
