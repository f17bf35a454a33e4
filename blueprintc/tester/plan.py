"""``make_plan``: the files to the cases of a run, in a stable order."""

import dataclasses
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from blueprintc.config import ConfigFinder, find_files
from blueprintc.config.files import BLUEPRINT_ENDINGS, CONNECTOR_ENDINGS
from blueprintc.emulator import callers
from blueprintc.errors import BlueprintcError, FileError, UsageError
from blueprintc.model import Scalar
from blueprintc.records import record
from blueprintc.runner import TRUST_ALL, Workpiece, is_plain_connector, workpiece
from blueprintc.tester.battery import Check, plan_checks
from blueprintc.tester.bench import Bench, Observer
from blueprintc.tester.case import Case
from blueprintc.tester.changes import Changes
from blueprintc.tester.fuzz import FuzzJob, plan_fuzz
from blueprintc.tester.options import TestOptions
from blueprintc.tester.reading import TEST_ENDINGS, FileTests, read_tests, test_files
from blueprintc.tester.snapshots import read_snapshots, snapshot_file
from blueprintc.tester.sources import ProviderSource


@dataclass(slots=True, kw_only=True)
class Suite:
    """A blueprint and everything that is tried on it. ``broken`` says why nothing can be."""

    path: Path
    piece: Workpiece | None = None
    bench: Bench | None = None
    tests: FileTests = field(default_factory=FileTests)
    checks: list[Check] = field(default_factory=list)
    fuzz: list[FuzzJob] = field(default_factory=list)
    snapshots: dict[str, str] = field(default_factory=dict)
    broken: str = ""

    @property
    def name(self) -> str:
        """The connector's name."""
        connectors = () if self.piece is None else self.piece.connectors
        node = connectors[0].root.get("name") if connectors else None
        return node.text.value if isinstance(node, Scalar) else self.path.name


@record
class Broken:
    """A file that cannot be used: it does not build, or its tests cannot be read."""

    name: str


Task: TypeAlias = Case | Check | FuzzJob | Broken


@record
class Item:
    """One case of a run, and the number of its suite."""

    suite: int
    task: Task


@dataclass(slots=True, kw_only=True)
class Plan:
    """All suites of a run, and the cases that were selected, in order; ``left_out`` are those beyond the limit."""

    suites: list[Suite]
    items: list[Item]
    left_out: int = 0


def make_plan(options: TestOptions, source: ProviderSource, observer: Observer | None = None) -> Plan:
    """Find, read and build everything; select. Raises ``ConfigError``, ``FileError`` and ``UsageError``.

    What is wrong with one file is a case of its own, and the others go on.
    """
    for name in options.callers:
        callers.caller(name)
    finder = ConfigFinder(options.run.config)
    changes = Changes(options.since) if options.since else None
    suites = []
    for path in _files(options.paths or (Path(),), finder):
        suite = _suite(path, options, finder, source, observer)
        if changes is None or changes.concern(suite):
            suites.append(suite)
    items = [
        Item(number, task)
        for number, suite in enumerate(suites)
        for task in _tasks(suite, options)
        if _is_selected(task, options) and (not source.is_live or _is_worth_asking(task))
    ]
    part, parts = options.shard
    chosen = items[part - 1 :: parts]
    return Plan(suites=suites, items=chosen[: options.limit], left_out=len(chosen) - len(chosen[: options.limit]))


def tested_files(options: TestOptions) -> list[Path]:
    """The blueprints and connectors that a run looks at. Raises ``ConfigError``, ``FileError`` and ``UsageError``."""
    return list(_files(options.paths or (Path(),), ConfigFinder(options.run.config)))


def _files(paths: tuple[Path, ...], finder: ConfigFinder) -> Iterator[Path]:
    """Blueprints, and connectors that have tests; a test file stands for what it is beside."""
    seen: set[Path] = set()
    for path in paths:
        named = not path.is_dir()
        if named and not path.exists():
            raise FileError(f'there is no file "{path.as_posix()}"')
        for file in [_tested(path)] if named else find_files([path], finder):
            if file in seen or not (named or file.name.endswith(BLUEPRINT_ENDINGS) or test_files(file)):
                continue
            seen.add(file)
            yield file


def _tested(path: Path) -> Path:
    ending = next((ending for ending in TEST_ENDINGS if path.name.endswith(ending)), None)
    if ending is None:
        return path
    stem = path.name.removesuffix(ending)
    beside = [path.parent / f"{stem}{each}" for each in (*BLUEPRINT_ENDINGS, *CONNECTOR_ENDINGS)]
    found = next((each for each in beside if each.is_file()), None)
    if found is None:
        raise UsageError(f"{path.as_posix()} has no blueprint beside it: there is no {beside[0].as_posix()}")
    return found


def _suite(
    path: Path, options: TestOptions, finder: ConfigFinder, source: ProviderSource, observer: Observer | None
) -> Suite:
    suite = Suite(path=path)
    try:
        suite.piece = _trusting(workpiece(path, options.run, finder))
        if source.is_live:
            suite.piece = dataclasses.replace(suite.piece, releases=suite.piece.releases[-1:])
        _refuse_other_files(suite.piece)
        suite.bench = Bench(suite.piece, source, observer)
        if options.only != "callers":
            suite.tests = read_tests(suite.piece)
        if options.only != "tests":
            suite.checks = plan_checks(suite.bench)
        if options.fuzz and not is_plain_connector(path):
            suite.fuzz = plan_fuzz(suite.piece, options.fuzz, options.seed)
        if any("snapshot" in case.expect for case in suite.tests.cases):
            suite.snapshots = read_snapshots(snapshot_file(path))
    except BlueprintcError as error:
        suite.broken = str(error)
    return suite


def _refuse_other_files(piece: Workpiece) -> None:
    """A file that is named and holds no connector must not look like one whose tests pass. Raises ``UsageError``."""
    for one in piece.built:
        try:
            found = json.loads(one.subject.connector)
        except (ValueError, RecursionError):
            raise UsageError(f"{piece.path.as_posix()} is no JSON; blueprintc check says where") from None
        if not isinstance(found, dict) or not {"name", "protocol", "actions"} & set(found):
            raise UsageError(f"{piece.path.as_posix()} is no blueprint and no connector; blueprintc check says why")


def _trusting(piece: Workpiece) -> Workpiece:
    """Where nothing says which endpoints the cluster trusts, it trusts all: that is no matter of the mapping."""
    if piece.config.trusted_endpoints:
        return piece
    return dataclasses.replace(piece, settings={**TRUST_ALL, **piece.settings})


def _tasks(suite: Suite, options: TestOptions) -> Iterator[Task]:
    if suite.broken or suite.tests.problems:
        yield Broken(suite.path.name)
    if not suite.broken:
        yield from suite.tests.cases
        yield from suite.checks
        yield from suite.fuzz


def _is_worth_asking(task: Task) -> bool:
    """Whether a case says something about a real provider: whose answers it does not plan itself, and which is not
    about texts that the mapping alone could harm."""
    if isinstance(task, Case):
        return task.responses is None or all(one.cassette is not None for one in task.responses)
    if isinstance(task, Check):
        return task.kind == "probe" and task.probe.text is None
    return isinstance(task, Broken)


def _is_selected(task: Task, options: TestOptions) -> bool:
    if isinstance(task, Broken):
        return True
    name = task.name.lower()
    if options.names and not any(wanted.lower() in name for wanted in options.names):
        return False
    if options.callers and task.caller not in options.callers:
        return False
    tags = task.tags if isinstance(task, Case) else ()
    return not options.tags or any(tag in options.tags for tag in tags)
