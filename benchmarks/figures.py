"""The figures that blueprintc is held to: what is measured against what, and the limit of the ratio."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpus import ROOT, SCHEMA, generate
from benchmarks.harness import Command, Paired, paired, script

_ONE = "blueprints/openai/embedding.blueprint.yaml"

_BUILD_AND_CHECK = """
import sys
from blueprintc.cli import main
for arguments in (["build", "-q", "-o", sys.argv[1]], ["check", "-q"]):
    try:
        main(arguments)
    except SystemExit as stop:
        if stop.code:
            raise
"""


@dataclass(frozen=True)
class Figure:
    """A ratio: ``measure(folder, rounds)`` works in an empty folder; ``limit`` is the most that it may be."""

    name: str
    limit: float
    measure: Callable[[Path, int], Paired]
    rounds: int


def _check_one(folder: Path, rounds: int) -> Paired:
    ours = Command(script("blueprintc", "check", _ONE), ROOT)
    theirs = Command(script("check-jsonschema", "--schemafile", str(SCHEMA), _ONE), ROOT)
    return paired(ours, theirs, rounds)


def _version(folder: Path, rounds: int) -> Paired:
    folder.mkdir(exist_ok=True)
    ours = Command(script("blueprintc", "--version"), folder)
    theirs = Command((sys.executable, "-c", "import click"), folder)
    return paired(ours, theirs, rounds)


def _thousand(folder: Path, rounds: int) -> Paired:
    files = generate(folder / "repository", 1000)
    ours = Command((sys.executable, "-c", _BUILD_AND_CHECK, str(folder / "out")), folder / "repository")
    names = [path.relative_to(folder / "repository").as_posix() for path in files]
    theirs = Command(script("check-jsonschema", "--schemafile", str(SCHEMA), *names), folder / "repository")
    return paired(ours, theirs, rounds)


def _ten_times(folder: Path, rounds: int) -> Paired:
    generate(folder / "large", 1000)
    generate(folder / "small", 100)
    large = Command(script("blueprintc", "check", "-q"), folder / "large")
    small = Command(script("blueprintc", "check", "-q"), folder / "small")
    return paired(large, small, rounds)


FIGURES: tuple[Figure, ...] = (
    Figure("check of one blueprint / check-jsonschema with our schema", 0.5, _check_one, 15),
    Figure('--version / python -c "import click"', 2.0, _version, 15),
    Figure("1,000 blueprints built and checked in one process / check-jsonschema", 1.5, _thousand, 3),
    Figure("check of 1,000 blueprints / check of 100", 11.0, _ten_times, 3),
)
