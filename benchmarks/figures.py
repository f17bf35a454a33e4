"""The figures that blueprintc is held to: what is measured against what, and the limit of the ratio."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks import templates
from benchmarks.corpus import ROOT, SCHEMA, generate
from benchmarks.harness import Command, Missing, Paired, paired, script
from benchmarks.testing import against_pytest, two_processes

#: Builds and checks the working folder in one process.
_BOTH = """
import sys
from blueprintc.cli import main
for arguments in (["build", "-q", "-o", sys.argv[1]], ["check", "-q", "--no-cache"]):
    try:
        main(arguments)
    except SystemExit as end:
        if end.code:
            raise
"""
_ONE = "blueprints/openai/embedding.blueprint.yaml"


@dataclass(frozen=True)
class Figure:
    """A ratio: ``measure(folder, rounds)`` works in an empty folder; ``limit`` is the most that it may be."""

    name: str
    limit: float
    measure: Callable[[Path, int], Paired]
    rounds: int


def _against_schema(arguments: tuple[str, ...], folder: Path, files: list[str], rounds: int) -> Paired:
    """Our command in a folder, against check-jsonschema over files in it."""
    ours = Command(script("blueprintc", *arguments), folder)
    theirs = Command(script("check-jsonschema", "--schemafile", str(SCHEMA), *files), folder)
    return paired(ours, theirs, rounds)


def _build_one(folder: Path, rounds: int) -> Paired:
    return _against_schema(("build", "-o", "-", _ONE), ROOT, [_ONE], rounds)


def _check_one(folder: Path, rounds: int) -> Paired:
    return _against_schema(("check", "--no-cache", _ONE), ROOT, [_ONE], rounds)


def _version(folder: Path, rounds: int) -> Paired:
    folder.mkdir(exist_ok=True)
    ours = Command(script("blueprintc", "--version"), folder)
    theirs = Command((sys.executable, "-c", "import click"), folder)
    return paired(ours, theirs, rounds)


def _build_thousand(folder: Path, rounds: int) -> Paired:
    repository = folder / "repository"
    files = [path.relative_to(repository).as_posix() for path in generate(repository, 1000)]
    return _against_schema(("build", "-q", "-o", str(folder / "out")), repository, files, rounds)


def _check_thousand(folder: Path, rounds: int) -> Paired:
    repository = folder / "repository"
    files = [path.relative_to(repository).as_posix() for path in generate(repository, 1000)]
    return _against_schema(("check", "-q", "--no-cache"), repository, files, rounds)


def _both_thousand(folder: Path, rounds: int) -> Paired:
    repository = folder / "repository"
    files = [path.relative_to(repository).as_posix() for path in generate(repository, 1000)]
    ours = Command((sys.executable, "-c", _BOTH, str(folder / "out")), repository)
    theirs = Command(script("check-jsonschema", "--schemafile", str(SCHEMA), *files), repository)
    return paired(ours, theirs, rounds)


def _check_different(folder: Path, rounds: int) -> Paired:
    repository = folder / "repository"
    written = generate(repository, 1000, different=True)
    files = [path.relative_to(repository).as_posix() for path in written]
    return _against_schema(("check", "-q", "--no-cache"), repository, files, rounds)


def _check_against_cfn_lint(folder: Path, rounds: int) -> Paired:
    """Raises ``Missing`` where cfn-lint is not installed."""
    linter = templates.command()
    if linter is None:
        raise Missing("cfn-lint is not installed: python -m benchmarks.templates")
    generate(folder / "repository", 1000, different=True)
    names = [path.name for path in templates.generate(folder / "templates", 1000)]
    ours = Command(script("blueprintc", "check", "-q", "--no-cache"), folder / "repository")
    return paired(ours, Command((*linter, *names), folder / "templates"), rounds)


def _unchanged_thousand(folder: Path, rounds: int) -> Paired:
    repository = folder / "repository"
    files = [path.relative_to(repository).as_posix() for path in generate(repository, 1000)]
    return _against_schema(("check", "-q"), repository, files, rounds)


def _unchanged_one(folder: Path, rounds: int) -> Paired:
    (file,) = generate(folder / "repository", 1)
    name = file.relative_to(folder / "repository").as_posix()
    return _against_schema(("check", name), folder / "repository", [name], rounds)


def _ten_times(folder: Path, rounds: int) -> Paired:
    generate(folder / "large", 1000)
    generate(folder / "small", 100)
    large = Command(script("blueprintc", "check", "-q", "--no-cache"), folder / "large")
    small = Command(script("blueprintc", "check", "-q", "--no-cache"), folder / "small")
    return paired(large, small, rounds)


FIGURES: tuple[Figure, ...] = (
    Figure("build of one blueprint / check-jsonschema with our schema", 0.5, _build_one, 15),
    Figure("check of one blueprint with all rules / check-jsonschema with our schema", 0.6, _check_one, 15),
    Figure('--version / python -c "import click"', 2.0, _version, 15),
    Figure("1,000 blueprints built in one process / check-jsonschema", 1.5, _build_thousand, 3),
    Figure("1,000 blueprints checked with all rules in one process / check-jsonschema", 3.0, _check_thousand, 3),
    Figure(
        "1,000 blueprints built and checked with all rules in one process / check-jsonschema", 3.0, _both_thousand, 3
    ),
    Figure("1,000 blueprints that differ checked with all rules / check-jsonschema", 3.0, _check_different, 3),
    Figure("1,000 blueprints that differ checked / cfn-lint over 1,000 templates", 0.25, _check_against_cfn_lint, 1),
    Figure("1,000 unchanged blueprints checked again / check-jsonschema", 0.3, _unchanged_thousand, 3),
    Figure("check of one unchanged blueprint / check-jsonschema", 0.4, _unchanged_one, 15),
    Figure("check of 1,000 blueprints / check of 100", 11.0, _ten_times, 3),
    Figure("1,000 tests of blueprints in one process / pytest with 1,000 empty tests", 2.0, against_pytest, 3),
    Figure("test with two processes / with one", 0.625, two_processes, 3),
)
